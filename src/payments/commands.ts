import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { advanceReceived } from "../company/advance";
import { deductionsOf } from "../company/credit";
import { gstComponents } from "../company/gst";
import { seriesOf, takeNumber } from "../company/numbering";
import type { Company, Party, Payment } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { allocationProblems } from "./allocation";
import { bookPayment, unbookPayment } from "./book";
import { replaceByMoney } from "./cheque-moves";
import { byId, openItems } from "./open-queries";
import { directionFor, paymentProblems, shown, type PaymentDraft, type Side } from "./payment-model";

export type { PaymentDraft } from "./payment-model";

/** Receives money from a customer: bills are settled row by row, what is left stays as the customer's credit. */
export const receivePayment = command("payment.receive", (work, draft: PaymentDraft) =>
  settlement(work, { ...draft, side: draft.side ?? "customer" }),
);

/** Pays a principal: his bills are settled row by row, what is left stays as an advance with him. */
export const payPrincipal = command("payment.pay", (work, draft: PaymentDraft) =>
  settlement(work, { ...draft, side: "principal" }),
);

async function settlement(work: Work, draft: PaymentDraft & { side: Side }) {
  const { side, partyId, advance, on } = draft;
  const [company, party] = await Promise.all([work.get("company:main"), work.get(partyId)]);
  await refuseRows(work, draft, company);
  const { number } = await takeNumber(work, (await seriesFor(work, draft)).id, on);
  const payment: Payment = {
    id: newId("payment"),
    number,
    status: "posted",
    ...(side === "principal" ? { side, direction: directionFor(side, "settlement") } : {}),
    on,
    partyId,
    amount: draft.amount,
    mode: draft.mode,
    reference: draft.reference?.trim() ?? "",
    ...(draft.deductions?.length ? { deductions: draft.deductions.map((one) => ({ ...one })) } : {}),
    allocations: [],
    ...(advance ? { advance: taxedAdvance(draft, company, party) } : {}),
    note: draft.note ?? "",
  };
  await bookPayment(work, payment, draft.allocations);
  if (draft.replaces) await replaceByMoney(work, draft.replaces, payment);
  return { id: payment.id, number };
}

/** Reverses a payment or a refund: its bills are open again, and both entries stay in the ledger. */
export const reversePayment = command(
  "payment.reverse",
  async (work, { id, reason }: { id: Payment["id"]; reason: string }) => {
    const payment = await postedPayment(work, id);
    if (payment.chequeId)
      throw new Refusal(
        msg(str`${payment.number} came of a cheque; say on the cheque that it bounced, and it is reversed.`),
      );
    if (!reason.trim()) throw new Refusal(msg("The payment is not reversed."), { reason: msg("Say why.") });
    await unbookPayment(work, payment, reason.trim());
  },
);

/** A payment that is in force. @throws Refusal */
async function postedPayment(read: Read, id: Payment["id"]): Promise<Payment> {
  const payment = await read.get(id);
  if (payment.status !== "posted")
    throw new Refusal(msg(str`${payment.number} is already reversed; nothing was changed.`));
  return payment;
}

async function refuseRows(work: Work, draft: PaymentDraft & { side: Side }, company: Company): Promise<void> {
  const open = byId(await openItems(work, draft.side, draft.partyId));
  const worth = draft.amount + deductionsOf(draft.deductions);
  const problems = {
    ...paymentProblems(draft, work.today, company),
    ...allocationProblems(draft.allocations, worth, open, shown(company)),
  };
  if (Object.keys(problems).length) throw new Refusal(msg("This payment cannot be saved yet."), problems);
}

const seriesFor = (work: Work, { side, advance }: PaymentDraft) =>
  advance
    ? seriesOf(work, "receipt-voucher", "gst")
    : seriesOf(work, side === "principal" ? "payment-out" : "payment");

function taxedAdvance(
  { advance, amount, deductions }: PaymentDraft,
  company: Company,
  party: Party,
): NonNullable<Payment["advance"]> {
  if (!advance) throw new Error("no advance");
  const placeOfSupply = advance.placeOfSupply || party.stateCode || company.stateCode;
  const components = gstComponents({ supplierState: company.stateCode, placeOfSupply });
  const { net, taxes } = advanceReceived(amount + deductionsOf(deductions), {
    rate: advance.taxRate,
    components,
  });
  return {
    taxCode: advance.taxCode.trim(),
    taxRate: advance.taxRate,
    placeOfSupply,
    description: advance.description.trim(),
    net,
    taxes: components.map(({ name }) => ({ name, amount: taxes[name] ?? 0 })),
  };
}

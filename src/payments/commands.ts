import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import { currencyDigits, formatMoney } from "../base/money";
import { Refusal } from "../base/refusal";
import { openBills } from "../billing/queries";
import { seriesOf, takeNumber } from "../company/numbering";
import { post } from "../company/post";
import { reversed } from "../company/posting";
import { grant, settle } from "../company/settlement";
import type { Company, Payment, RecordId } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { allocationProblems, unallocated, type AllocationRow } from "./allocation";
import { paymentPostings } from "./postings";

export interface PaymentDraft {
  readonly partyId: RecordId<"party">;
  readonly on: Day;
  /** Minor units. */
  readonly amount: number;
  readonly mode: Payment["mode"];
  readonly reference?: string;
  readonly allocations: readonly AllocationRow[];
  readonly note?: string;
}

/** Receives money from a customer: bills are settled row by row, what is left stays as the customer's credit. */
export const receivePayment = command("payment.receive", async (work, draft: PaymentDraft) => {
  const [company, party, bills] = await Promise.all([
    work.get("company:main"),
    work.get(draft.partyId),
    openBills(work, draft.partyId),
  ]);
  const open = new Map(
    bills.map(({ invoice, outstanding }) => [
      invoice.id as string,
      { invoice, number: invoice.number ?? "", outstanding },
    ]),
  );
  const problems = {
    ...paymentProblems(draft, work.today),
    ...allocationProblems(draft.allocations, draft.amount, open, shown(company)),
  };
  if (Object.keys(problems).length) throw new Refusal(msg("This payment cannot be saved yet."), problems);
  const { number } = await takeNumber(work, (await seriesOf(work, "payment")).id, draft.on);
  const payment: Payment = {
    id: newId("payment"),
    number,
    status: "posted",
    on: draft.on,
    partyId: draft.partyId,
    amount: draft.amount,
    mode: draft.mode,
    reference: draft.reference?.trim() ?? "",
    allocations: draft.allocations.map((row) => ({ ...row })),
    note: draft.note ?? "",
  };
  await work.put(payment);
  await book(work, payment, 1);
  await post(work, {
    id: `entry:${payment.id}`,
    on: payment.on,
    sourceId: payment.id,
    sourceNumber: number,
    text: party.name,
    lines: paymentPostings(payment),
  });
  return { id: payment.id, number };
});

/** Uses a customer's credit from an earlier payment on more of his bills. */
export const allocatePayment = command(
  "payment.allocate",
  async (work, { id, rows }: { id: Payment["id"]; rows: readonly AllocationRow[] }) => {
    const payment = await posted(work, id);
    const [company, bills] = await Promise.all([work.get("company:main"), openBills(work, payment.partyId)]);
    const open = new Map(
      bills.map(({ invoice, outstanding }) => [
        invoice.id as string,
        { number: invoice.number ?? "", outstanding },
      ]),
    );
    const problems = allocationProblems(rows, unallocated(payment), open, shown(company));
    if (Object.keys(problems).length) throw new Refusal(msg("These bills cannot be settled so."), problems);
    const more: Payment = { ...payment, allocations: merged([...payment.allocations, ...rows]) };
    await work.put(more);
    await settle(work, { side: "customer", partyId: payment.partyId }, rows, 1);
  },
);

/** Reverses a payment: its bills are open again, and both entries stay in the ledger. */
export const reversePayment = command(
  "payment.reverse",
  async (work, { id, reason }: { id: Payment["id"]; reason: string }) => {
    const payment = await posted(work, id);
    if (!reason.trim()) throw new Refusal(msg("The payment is not reversed."), { reason: msg("Say why.") });
    const entry = await work.get(`entry:${id}`);
    await work.put({ ...payment, status: "reversed", reversedOn: work.today, reverseReason: reason.trim() });
    await book(work, payment, -1);
    await post(work, {
      id: `entry:${id}/reversed`,
      on: work.today,
      sourceId: id,
      sourceNumber: payment.number,
      text: msg(str`Reversed: ${reason.trim()}`),
      lines: reversed(entry.lines),
    });
  },
);

function paymentProblems(draft: PaymentDraft, today: Day): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isDay(draft.on)) problems.on = msg("This is not a day.");
  else if (draft.on > today) problems.on = msg(str`Money cannot be received after today, ${today}.`);
  if (!Number.isSafeInteger(draft.amount) || draft.amount <= 0)
    problems.amount = msg("An amount above zero.");
  if (draft.mode === "cheque" && !draft.reference?.trim())
    problems.reference = msg("The number of the cheque is needed.");
  return problems;
}

/** Books what a payment brings as the customer's credit and settles its bills from it, or takes both back. */
async function book(work: Work, payment: Payment, sign: 1 | -1): Promise<void> {
  await grant(work, "customer", payment.partyId, sign * payment.amount);
  await settle(work, { side: "customer", partyId: payment.partyId }, payment.allocations, sign);
}

async function posted(read: Read, id: Payment["id"]): Promise<Payment> {
  const payment = await read.get(id);
  if (payment.status !== "posted")
    throw new Refusal(msg(str`${payment.number} is already reversed; nothing was changed.`));
  return payment;
}

function merged(rows: readonly AllocationRow[]): AllocationRow[] {
  const sums = new Map<AllocationRow["billId"], number>();
  for (const { billId, amount } of rows) sums.set(billId, (sums.get(billId) ?? 0) + amount);
  return [...sums].map(([billId, amount]) => ({ billId, amount }));
}

const shown =
  ({ currency, locale }: Company) =>
  (minor: number) =>
    formatMoney(minor, { currency, locale, digits: currencyDigits(currency) });

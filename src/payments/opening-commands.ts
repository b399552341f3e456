import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import { currencyDigits, toDecimal } from "../base/money";
import { Refusal } from "../base/refusal";
import { freeLine } from "../company/bill-lines";
import { accounts } from "../company/accounts";
import { seriesOf } from "../company/numbering";
import { post } from "../company/post";
import { posting } from "../company/posting";
import { asBill, controlAccount, owe, type Side } from "../company/settlement";
import { fold } from "../records/terms";
import type { Company, Invoice, Payment, Purchase, RecordId } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { bookPayment } from "./book";

/** A bill or a credit of the time before the book; its number is typed as it stands on the old paper. */
export interface OpeningDraft {
  readonly side: Side;
  readonly partyId: RecordId<"party">;
  readonly number: string;
  readonly on: Day;
  /** When the bill falls due; its own day when left out. */
  readonly dueOn?: Day;
  /** What is still open of it, minor units. */
  readonly amount: number;
}

/** Enters what a bill of the time before the book leaves open: it bears no tax here and moves no goods. */
export const openBill = command("opening.bill", async (work, draft: OpeningDraft) => {
  const company = await work.get("company:main");
  await refuseOpening(work, draft);
  const { name } = await work.get(draft.partyId);
  const bill = draft.side === "customer" ? await ours(work, draft, company) : theirs(draft, company);
  const sign = draft.side === "customer" ? 1 : -1;
  await work.put(bill);
  await owe(work, asBill(bill), draft.amount);
  await post(work, {
    id: `entry:${bill.id}`,
    on: draft.on,
    sourceId: bill.id,
    sourceNumber: draft.number.trim(),
    text: name,
    lines: [
      posting(controlAccount(draft.side), sign * draft.amount, draft.partyId),
      posting(accounts.opening.code, -sign * draft.amount),
    ],
  });
  return { id: bill.id, number: draft.number.trim() };
});

/** Enters a credit of the time before the book: what a customer had paid ahead, or we to a principal. */
export const openCredit = command("opening.credit", async (work, draft: OpeningDraft) => {
  await refuseOpening(work, draft);
  const payment: Payment = {
    id: newId("payment"),
    number: draft.number.trim(),
    status: "posted",
    kind: "opening",
    side: draft.side,
    direction: draft.side === "customer" ? "in" : "out",
    on: draft.on,
    partyId: draft.partyId,
    amount: draft.amount,
    mode: "bank",
    reference: "",
    allocations: [],
    note: "",
  };
  await bookPayment(work, payment);
  return { id: payment.id, number: payment.number };
});

async function refuseOpening(work: Work, draft: OpeningDraft): Promise<void> {
  const { on, dueOn = on, amount, number } = draft;
  const problems: Record<string, string> = {};
  const party = draft.partyId ? await work.find(draft.partyId) : undefined;
  if (!party) problems.partyId = msg("Choose whose balance it is.");
  else if (!party[draft.side])
    problems.partyId =
      draft.side === "customer"
        ? msg(str`${party.name} is no customer.`)
        : msg(str`${party.name} is no principal.`);
  if (!number.trim()) problems.number = msg("The number on the old paper is needed.");
  else if (await isTaken(work, draft))
    problems.number = msg(str`${number.trim()} stands in the book already.`);
  if (!isDay(on)) problems.on = msg("This is not a day.");
  else if (on > work.today) problems.on = msg(str`Not after today, ${work.today}.`);
  if (!isDay(dueOn)) problems.dueOn = msg("This is not a day.");
  else if (dueOn < on) problems.dueOn = msg("A bill cannot fall due before its own date.");
  if (!Number.isSafeInteger(amount) || amount <= 0) problems.amount = msg("An amount above zero.");
  if (Object.keys(problems).length)
    throw new Refusal(msg("This opening balance cannot be saved yet."), problems);
}

/** Whether the party has a paper of that number already. Our own numbers are unique; a principal's only with him. */
async function isTaken(read: Read, { side, partyId, number }: OpeningDraft): Promise<boolean> {
  const payments = await read.list("payment", "number", { is: fold(number) });
  if (payments.some((one) => one.partyId === partyId && one.status === "posted")) return true;
  if (side === "customer")
    return (await read.list("invoice", "number", { is: fold(number) })).some(
      (one) => one.status !== "cancelled",
    );
  const theirs = await read.list("purchase", "reference", { is: [partyId, fold(number)] });
  return theirs.some((one) => one.status !== "cancelled");
}

async function ours(work: Work, draft: OpeningDraft, company: Company): Promise<Invoice> {
  const { partyId, number, on, dueOn = on, amount } = draft;
  return {
    id: newId("invoice"),
    status: "issued",
    kind: "opening",
    seriesId: (await seriesOf(work, "invoice", company.taxScheme)).id,
    number: number.trim(),
    on,
    dueOn,
    customerId: partyId,
    taxScheme: company.taxScheme,
    placeOfSupply: "",
    reverseCharge: false,
    taxInclusive: false,
    poReference: "",
    lines: openingLines(amount, company),
    charges: [],
    note: "",
    prepaid: 0,
    figures: openingFigures(amount),
    issuedAt: work.at,
  };
}

function theirs(draft: OpeningDraft, company: Company): Purchase {
  const { partyId, number, on, dueOn = on, amount } = draft;
  return {
    id: newId("purchase"),
    kind: "opening",
    status: "posted",
    number: number.trim(),
    reference: number.trim(),
    principalId: partyId,
    on,
    dueOn,
    taxScheme: company.taxScheme,
    placeOfSupply: "",
    reverseCharge: false,
    lines: openingLines(amount, company),
    figures: openingFigures(amount),
    note: "",
  };
}

const openingLines = (amount: number, { currency }: Company): Invoice["lines"] => [
  freeLine({
    description: msg("Opening balance"),
    quantity: "1",
    price: toDecimal(amount, currencyDigits(currency)).toString(),
    taxCategory: "outside",
  }),
];

const openingFigures = (amount: number): NonNullable<Invoice["figures"]> => ({
  lineNets: [amount],
  chargeNets: [],
  net: amount,
  taxes: [],
  tax: 0,
  rounding: 0,
  total: amount,
});

import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { freeOf, isCredit, type Credit } from "../company/credit";
import { seriesOf, takeNumber } from "../company/numbering";
import { refuseClosed } from "../company/period";
import { creditOf, mergedRows, reallocate } from "../company/settlement";
import type { Allocation, Payment, RecordId } from "../records";
import { command } from "../store/command";
import type { Read } from "../store/work";
import { allocationProblems, type AllocationRow } from "./allocation";
import { bookPayment } from "./book";
import { byId, openItems } from "./open-queries";
import { dayProblem, directionFor, shown, type Side } from "./payment-model";

export type CreditId = Allocation["billId"];

/** Uses a party's credit, be it of a payment or of a note, on more of its bills. */
export const allocateCredit = command(
  "credit.allocate",
  async (work, { id, rows, on }: { id: CreditId; rows: readonly AllocationRow[]; on?: Day }) => {
    const credit = await creditInForce(work, id);
    const { side, partyId } = creditOf(credit);
    const company = await work.get("company:main");
    await refuseClosed(work, on ?? work.today);
    const open = byId(await openItems(work, side, partyId));
    const problems = allocationProblems(rows, freeOf(credit), open, shown(company));
    if (Object.keys(problems).length) throw new Refusal(msg("These bills cannot be settled so."), problems);
    await reallocate(work, credit, mergedRows([...(credit.allocations ?? []), ...rows]), on);
  },
);

/** Takes a credit off a bill again, wholly or by an amount in minor units; the bill is open by it, the credit free. */
export const unallocateCredit = command(
  "credit.unallocate",
  async (work, { id, billId, amount }: { id: CreditId; billId: CreditId; amount?: number }) => {
    const credit = await creditInForce(work, id);
    await refuseClosed(work, work.today);
    const rows = credit.allocations ?? [];
    const settled = rows.find((row) => row.billId === billId)?.amount ?? 0;
    const less = amount ?? settled;
    if (!settled || less <= 0 || less > settled)
      throw new Refusal(msg("It settles no more of that bill than it says; nothing was changed."), {
        amount: msg(str`At most what it settles of that bill.`),
      });
    const kept = rows.flatMap((row) =>
      row.billId !== billId ? [row] : settled > less ? [{ billId, amount: settled - less }] : [],
    );
    await reallocate(work, credit, kept);
  },
);

/** A refund as it is asked for: money back for credits, each by an amount in minor units. */
export interface RefundDraft {
  readonly side?: Side;
  readonly partyId: RecordId<"party">;
  readonly on: Day;
  readonly mode: Payment["mode"];
  readonly reference?: string;
  readonly note?: string;
  readonly credits: readonly { readonly id: CreditId; readonly amount: number }[];
}

/** Gives a customer's credit back in money (or takes back an advance from a principal): the credits settle the refund like a
 *  bill. A taxed advance is refunded by a refund voucher, and its tax falls away. */
export const refundCredit = command("credit.refund", async (work, draft: RefundDraft) => {
  const { side = "customer", partyId, on, mode } = draft;
  const credits = await Promise.all(draft.credits.map(({ id }) => creditInForce(work, id)));
  const company = await work.get("company:main");
  const problems = { ...dayProblem(on, work.today), ...refundProblems(draft, credits, shown(company)) };
  if (mode === "cheque") problems.mode = msg("Refund by cash, bank, card or UPI.");
  if (Object.keys(problems).length) throw new Refusal(msg("This refund cannot be saved yet."), problems);
  const isTaxed = credits.some((credit) => "advance" in credit && credit.advance);
  const document = isTaxed ? "refund-voucher" : side === "customer" ? "payment-out" : "payment";
  const series = await seriesOf(work, document, isTaxed ? "gst" : undefined);
  const { number } = await takeNumber(work, series.id, on);
  const refund: Payment = {
    id: newId("payment"),
    number,
    status: "posted",
    kind: "refund",
    side,
    direction: directionFor(side, "refund"),
    on,
    partyId,
    amount: draft.credits.reduce((sum, { amount }) => sum + amount, 0),
    mode,
    reference: draft.reference?.trim() ?? "",
    allocations: [],
    note: draft.note ?? "",
  };
  await bookPayment(work, refund);
  for (const [at, credit] of credits.entries()) {
    const row = { billId: refund.id, amount: draft.credits[at]?.amount ?? 0 };
    await reallocate(work, credit, [...(credit.allocations ?? []), row], on);
  }
  return { id: refund.id, number };
});

function refundProblems(
  { side = "customer", partyId, credits: rows }: RefundDraft,
  credits: readonly Credit[],
  show: (minor: number) => string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!rows.length) problems.credits = msg("Choose a credit to give back.");
  rows.forEach(({ amount, id }, at) => {
    const credit = credits[at];
    const field = `credits.${at}`;
    const of = credit && creditOf(credit);
    if (!credit || of?.partyId !== partyId || of.side !== side)
      problems[field] = msg("This is no credit of this party.");
    else if (rows.findIndex((row) => row.id === id) !== at)
      problems[field] = msg("This credit stands here already.");
    else if (!Number.isSafeInteger(amount) || amount <= 0) problems[field] = msg("More than zero.");
    else if (amount > freeOf(credit)) problems[field] = msg(str`Only ${show(freeOf(credit))} of it is free.`);
  });
  return problems;
}

/** A credit that is in force, by its id. @throws Refusal */
async function creditInForce(read: Read, id: CreditId): Promise<Credit> {
  const credit: Credit = await read.get(id);
  if (isCredit(credit)) return credit;
  throw new Refusal(msg(str`${creditOf(credit).number} is no credit in force; nothing was changed.`));
}

import { msg, str } from "@lit/localize";
import type { Allocation, Payment } from "../records";

export interface OpenBill {
  readonly id: `invoice:${string}`;
  readonly number: string;
  readonly dueOn: string;
  /** Minor units. */
  readonly outstanding: number;
}
export interface AllocationRow {
  readonly billId: Allocation["billId"];
  /** Minor units. */
  readonly amount: number;
}

/** Settles the oldest due bills first until the money is used up. */
export function oldestFirst(bills: readonly OpenBill[], amount: number): AllocationRow[] {
  let left = amount;
  return [...bills]
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.number.localeCompare(b.number))
    .map(({ id, outstanding }) => {
      const part = Math.max(0, Math.min(left, outstanding));
      left -= part;
      return { billId: id, amount: part };
    })
    .filter((row) => row.amount > 0);
}

/** The one bill that leaves open exactly this amount, if there is just one. */
export function exactMatch(bills: readonly OpenBill[], amount: number): AllocationRow[] | undefined {
  const matching = bills.filter((bill) => bill.outstanding === amount);
  const only = matching[0];
  return matching.length === 1 && only ? [{ billId: only.id, amount }] : undefined;
}

/** The proposal shown first: the bill that fits exactly, else oldest first. */
export const proposal = (bills: readonly OpenBill[], amount: number): AllocationRow[] =>
  exactMatch(bills, amount) ?? oldestFirst(bills, amount);

/** What is wrong with an allocation, row by row (`allocations.0`), each against its own bill and the running sum. */
export function allocationProblems(
  rows: readonly AllocationRow[],
  amount: number,
  bills: ReadonlyMap<string, Pick<OpenBill, "number" | "outstanding">>,
  show: (minor: number) => string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  const seen = new Map<string, number>();
  let sum = 0;
  rows.forEach((row, at) => {
    const bill = bills.get(row.billId);
    const before = seen.get(row.billId) ?? 0;
    sum += row.amount;
    if (!Number.isSafeInteger(row.amount) || row.amount <= 0)
      problems[`allocations.${at}`] = msg("More than zero.");
    else if (!bill) problems[`allocations.${at}`] = msg("This is not an open bill of this customer.");
    else if (before + row.amount > bill.outstanding)
      problems[`allocations.${at}`] = msg(
        str`${bill.number} leaves only ${show(bill.outstanding - before)} open.`,
      );
    else if (sum > amount)
      problems[`allocations.${at}`] = msg(
        str`The rows come to ${show(sum)}, more than the ${show(amount)} received.`,
      );
    seen.set(row.billId, before + row.amount);
  });
  return problems;
}

/** Money of a payment that settles no bill yet, minor units. */
export const unallocated = (payment: Pick<Payment, "amount" | "allocations">): number =>
  payment.amount - payment.allocations.reduce((sum, row) => sum + row.amount, 0);

import { msg, str } from "@lit/localize";
import { allocateMoney } from "../base/money";
import type { Allocation } from "../records";

/** An open bill as an allocation needs it; a refund that no credit has settled yet counts as one. */
export interface OpenBill {
  readonly id: Allocation["billId"];
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
/** The ways of spreading money over bills that are offered. */
export type ProposalKind = "oldest" | "exact" | "proportional";

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

/** Settles every bill by the same share of what it leaves open, to the minor unit; all of them when there is enough. */
export function proportional(bills: readonly OpenBill[], amount: number): AllocationRow[] {
  const open = bills.filter(({ outstanding }) => outstanding > 0);
  const whole = open.reduce((sum, { outstanding }) => sum + outstanding, 0);
  if (!open.length || amount <= 0) return [];
  const parts = allocateMoney(
    Math.min(amount, whole),
    open.map(({ outstanding }) => outstanding),
  );
  return open.map(({ id }, at) => ({ billId: id, amount: parts[at] ?? 0 })).filter((row) => row.amount > 0);
}

/** The proposal shown first: the bill that fits exactly, else oldest first. */
export const proposal = (bills: readonly OpenBill[], amount: number): AllocationRow[] =>
  exactMatch(bills, amount) ?? oldestFirst(bills, amount);

/** What a proposal of a kind says; an exact match that there is not gives nothing. */
export function proposed(kind: ProposalKind, bills: readonly OpenBill[], amount: number): AllocationRow[] {
  if (kind === "proportional") return proportional(bills, amount);
  return kind === "exact" ? (exactMatch(bills, amount) ?? []) : oldestFirst(bills, amount);
}

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
    else if (!bill) problems[`allocations.${at}`] = msg("This is not an open bill of this party.");
    else if (before + row.amount > bill.outstanding)
      problems[`allocations.${at}`] = msg(
        str`${bill.number} leaves only ${show(bill.outstanding - before)} open.`,
      );
    else if (sum > amount)
      problems[`allocations.${at}`] = msg(
        str`The rows come to ${show(sum)}, more than the ${show(amount)} there are.`,
      );
    seen.set(row.billId, before + row.amount);
  });
  return problems;
}

/** What of promised or proposed rows the bills still leave open, row by row. */
export function asFarAsOpen(
  rows: readonly AllocationRow[],
  bills: ReadonlyMap<string, Pick<OpenBill, "outstanding">>,
  amount: number,
): AllocationRow[] {
  const open = new Map([...bills].map(([id, { outstanding }]) => [id, outstanding]));
  let left = amount;
  return rows.flatMap(({ billId, amount: promised }) => {
    const part = Math.min(promised, open.get(billId) ?? 0, left);
    if (part <= 0) return [];
    open.set(billId, (open.get(billId) ?? 0) - part);
    left -= part;
    return [{ billId, amount: part }];
  });
}

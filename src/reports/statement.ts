import type { Day } from "../base/day";
import { controlAccount, type Side } from "../company/settlement";
import type { Entry, RecordId } from "../records";
import type { Read } from "../store/work";
import type { Span } from "./parameters";

/** A line of a statement; minor units, as the party sees it: `charged` raises what is owed, `settled` lowers it. */
export interface StatementLine {
  readonly entry: Entry;
  readonly charged: number;
  readonly settled: number;
  readonly balance: number;
}

/** A party's account on one side from one day to another; positive = owed to us by a customer, or by us to a principal. */
export interface Statement {
  readonly opening: number;
  readonly lines: readonly StatementLine[];
  readonly closing: number;
}

/** The statement of a party on one side alone, whatever stands on its other. */
export async function statementOf(
  read: Read,
  side: Side,
  partyId: RecordId<"party">,
  { from, to }: Span,
): Promise<Statement> {
  const account = controlAccount(side);
  const sign = side === "customer" ? 1 : -1;
  const entries = await read.list("entry", "party", { is: partyId });
  let [opening, balance] = [0, 0];
  const lines: StatementLine[] = [];
  for (const entry of [...entries].sort(byDay)) {
    if (entry.on > to) continue;
    for (const line of entry.lines) {
      if (line.partyId !== partyId || line.account !== account) continue;
      const moved = sign * (line.debit - line.credit);
      if (!moved) continue;
      balance += moved;
      if (entry.on < from) opening = balance;
      else lines.push({ entry, charged: Math.max(moved, 0), settled: Math.max(-moved, 0), balance });
    }
  }
  return { opening, lines, closing: balance };
}

const byDay = (a: Entry, b: Entry): number => compare(a.on, b.on) || compare(a.id, b.id);
const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

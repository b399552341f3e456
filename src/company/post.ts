import type { Day } from "../base/day";
import type { Entry } from "../records";
import type { Work } from "../store/work";
import { refuseClosed } from "./period";
import type { Posting } from "./posting";

/** Writes a double-entry posting and moves the account balances (parts by month). Unbalanced lines are a bug; a day inside
 *  the closed books is refused. */
export async function post(
  work: Work,
  entry: { id: Entry["id"]; on: Day; sourceId: string; sourceNumber: string; text: string; lines: Posting[] },
): Promise<void> {
  const lines = entry.lines.filter((line) => line.debit !== 0 || line.credit !== 0);
  const off = lines.reduce((sum, line) => sum + line.debit - line.credit, 0);
  if (off !== 0) throw new Error(`${entry.id} does not balance: debits exceed credits by ${off}`);
  await refuseClosed(work, entry.on);
  const sums = new Map<string, number>();
  for (const { account, debit, credit } of lines)
    sums.set(account, (sums.get(account) ?? 0) + debit - credit);
  await Promise.all([
    work.put({ ...entry, lines }),
    ...[...sums].map(([account, sum]) => work.move(`account/${account}`, sum, entry.on.slice(0, 7))),
  ]);
}

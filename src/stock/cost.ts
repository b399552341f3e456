import type { Day } from "../base/day";
import { accounts } from "../company/accounts";
import { post } from "../company/post";
import { posting, type Posting } from "../company/posting";
import type { Entry, RecordId } from "../records";
import type { Work } from "../store/work";

/** What the stock moved by, and the account that stands against it. */
export interface StockValue {
  readonly account: string;
  /** Signed minor units, as `moveStock` gives it: below zero, goods left and the account is debited. */
  readonly value: number;
}

/** The two lines by which a change of the stock's worth stands in a document's own entry. */
export const costPostings = ({ account, value }: StockValue): Posting[] =>
  value === 0 ? [] : [posting(account, -value), posting(accounts.stock.code, value)];

/** Writes an entry of its own for changes of the stock's worth; one that moves no money is not written. */
export async function postStock(
  work: Work,
  {
    lines,
    ...entry
  }: {
    readonly id: Entry["id"];
    readonly on: Day;
    readonly sourceId: RecordId;
    readonly sourceNumber: string;
    readonly text: string;
    readonly lines: readonly StockValue[];
  },
): Promise<void> {
  const sums = new Map<string, number>();
  for (const { account, value } of lines) sums.set(account, (sums.get(account) ?? 0) + value);
  const postings = [...sums].flatMap(([account, value]) => costPostings({ account, value }));
  if (postings.length) await post(work, { ...entry, lines: postings });
}

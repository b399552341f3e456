import type { Day } from "../base/day";
import { accounts } from "../company/accounts";
import type { Entry } from "../records";
import type { Read } from "../store/work";

/** A movement of money on a day, minor units; what came in is positive. */
export interface DayLine {
  readonly entry: Entry;
  readonly amount: number;
}

/** One of the money accounts on one day; minor units. opening + incoming − outgoing = closing. */
export interface DayAccount {
  readonly account: string;
  readonly opening: number;
  readonly incoming: number;
  readonly outgoing: number;
  readonly closing: number;
  readonly lines: readonly DayLine[];
}

/** A day's money by cash and bank: what there was, what came and went, what is left. */
export async function dayBook(read: Read, on: Day): Promise<DayAccount[]> {
  const entries = await read.list("entry", "on", { is: on });
  return Promise.all(
    [accounts.cash.code, accounts.bank.code].map(async (account) => {
      const lines = entries.flatMap((entry) => {
        const amount = movedBy(entry, account);
        return amount ? [{ entry, amount }] : [];
      });
      const opening = await balanceBefore(read, account, on);
      const incoming = lines.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0);
      const outgoing = lines.reduce((sum, { amount }) => sum + Math.max(-amount, 0), 0);
      return { account, opening, incoming, outgoing, closing: opening + incoming - outgoing, lines };
    }),
  );
}

const movedBy = ({ lines }: Entry, account: string): number =>
  lines.reduce((sum, line) => sum + (line.account === account ? line.debit - line.credit : 0), 0);

/** An account's balance on the evening before a day: whole months from its balance, the days of this month from entries. */
async function balanceBefore(read: Read, account: string, on: Day): Promise<number> {
  const month = on.slice(0, 7);
  const { parts } = await read.balance(`account/${account}`);
  const before = Object.entries(parts).reduce((sum, [part, amount]) => sum + (part < month ? amount : 0), 0);
  const thisMonth = await read.list("entry", "on", { from: `${month}-01`, to: on, toOpen: true });
  return thisMonth.reduce((sum, entry) => sum + movedBy(entry, account), before);
}

import type { Entry, RecordId } from "../records";
import type { Read } from "../store/work";

/** A line of a party's ledger with the balance after it; debit raises what the party owes, minor units. */
export interface PartyLedgerLine {
  readonly entry: Entry;
  readonly debit: number;
  readonly credit: number;
  readonly balance: number;
}

/** A party's ledger in order of date, with a running balance. */
export async function partyLedger(read: Read, partyId: RecordId<"party">): Promise<PartyLedgerLine[]> {
  const entries = (await read.list("entry", "party", { is: partyId })).sort(
    (a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id),
  );
  let balance = 0;
  return entries.flatMap((entry) =>
    entry.lines
      .filter((line) => line.partyId === partyId)
      .map(({ debit, credit }) => ({ entry, debit, credit, balance: (balance += debit - credit) })),
  );
}

/** Every account with its debit or credit balance in minor units; the sums of both columns are equal. */
export async function trialBalance(
  read: Read,
): Promise<{ account: string; debit: number; credit: number }[]> {
  return (await read.balances("account/"))
    .map(({ key, amount }) => ({
      account: key.slice("account/".length),
      debit: Math.max(amount, 0),
      credit: Math.max(-amount, 0),
    }))
    .sort((a, b) => a.account.localeCompare(b.account));
}

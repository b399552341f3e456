import type { Entry } from "../records";

/** One line of an entry: an account with a debit or a credit in minor units. */
export type Posting = Entry["lines"][number];

/** Debits when positive, credits when negative: a signed amount as a posting line. */
export const posting = (account: string, signed: number, partyId?: Posting["partyId"]): Posting => ({
  account,
  debit: Math.max(signed, 0),
  credit: Math.max(-signed, 0),
  ...(partyId ? { partyId } : {}),
});

/** The same lines with debit and credit exchanged: an exact reversal. */
export const reversed = (lines: readonly Posting[]): Posting[] =>
  lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit }));

import { msg } from "@lit/localize";

/** The numbers of what must always be true of a book. */
export type Invariant = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13;

/** Every invariant, in order. */
export const invariants: readonly Invariant[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

/** What an invariant says, in one sentence. */
export const invariantName = (invariant: Invariant): string => names()[invariant];

const names = (): Record<Invariant, string> => ({
  1: msg("Every entry balances: its debits are its credits."),
  2: msg(
    "No payment or credit settles more than it is worth, and no bill is settled by more than its total.",
  ),
  3: msg("What bills, parties and accounts are stored to leave open is what their records come to."),
  4: msg("The ledger of every party equals its open bills less its credits."),
  5: msg("The numbers of every series run from 1 without a gap, and none comes twice."),
  6: msg("Stock on hand and its worth are the sums of the movements, and pieces are counted one by one."),
  7: msg("A unit is in exactly one place, and a replacement keeps the chain."),
  8: msg("Nothing is credited beyond its bill, billed beyond its challan, or received beyond its order."),
  9: msg("A cheque moves money once: bounced ones leave no trace but their charges."),
  10: msg("Contracts have exactly the visits they promise, each inside its own window."),
  11: msg("No unit is covered twice on one day unless somebody wished it so."),
  12: msg("Issued papers were never edited, only cancelled, credited or settled."),
  13: msg("Reports agree with the ledger, and the sheets with the book."),
});

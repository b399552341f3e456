import { addDays } from "../../src/base/day";
import { reverseJournal, writeJournal } from "../../src/ledger/journal-commands";
import { closeBooks, reopenBooks } from "../../src/ledger/period-commands";
import type { Move } from "./world";

const ACCOUNTS = [
  "cash",
  "bank",
  "expense:rent",
  "expense:salaries",
  "capital",
  "income:other",
  "receivable",
] as const;

/** Vouchers, and books that are closed and opened again. */
export const ledgerMoves: readonly Move[] = [
  {
    name: "a voucher",
    weight: 2,
    make: async ({ dice, today }) => {
      const amount = dice.int(1, 900_000);
      const [from, to] = [
        dice.pick(ACCOUNTS.slice(0, 6))!,
        dice.pick(dice.chance(95) ? ACCOUNTS.slice(0, 6) : ACCOUNTS)!,
      ];
      const off = dice.chance(5) ? 1 : 0;
      return writeJournal({
        kind: dice.chance(85) ? "voucher" : "opening",
        on: dice.day(today),
        text: "By hand",
        lines: [
          { account: to, debit: amount, credit: 0 },
          { account: from, debit: 0, credit: amount + off },
        ],
      });
    },
  },
  {
    name: "reverse a voucher",
    weight: 1,
    make: async ({ read, dice }) => {
      const one = dice.pick(await read.list("journal", "id"));
      return one && reverseJournal({ id: one.id, reason: "wrong" });
    },
  },
  {
    name: "close the books",
    weight: 1,
    make: async ({ read, dice, today }) => {
      const { closedUntil } = await read.get("company:main");
      return closedUntil && dice.chance(60)
        ? reopenBooks({ reason: "forgotten" })
        : closeBooks({ until: addDays(today, -dice.int(0, 40)), reason: "filed" });
    },
  },
];

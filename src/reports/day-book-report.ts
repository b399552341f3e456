import { msg, str } from "@lit/localize";
import { accountNames, trialBalanceOf } from "../ledger/queries";
import type { RecordId } from "../records";
import { column, sumColumn, sumOf, unequal } from "./columns";
import { Fetched, moneyWriter } from "./names";
import { lastDays, spanOf } from "./parameters";
import type { Report } from "./report";

/** Everything that was booked on some days, line by line, in the order it happened. */
export const dayBookReport: Report = {
  name: "day-book",
  title: () => msg("Day book"),
  about: () => msg("Everything booked on a day or some days: document, account, debit, credit."),
  group: "money",
  picture: "list",
  parameters: [...lastDays(1), { name: "account", label: () => msg("Account"), kind: "account" }],
  run: async (read, answers) => {
    const span = spanOf(answers);
    const [entries, names] = await Promise.all([
      read.list("entry", "on", { from: span.from, to: span.to }),
      accountNames(read),
    ]);
    const { account } = answers;
    const fetched = new Fetched(read);
    const lines = entries.flatMap((entry) =>
      entry.lines.filter((line) => !account || line.account === account).map((line) => ({ entry, line })),
    );
    return {
      columns: [
        column("account", () => msg("Account"), "text", { width: 26 }),
        column("on", () => msg("Date"), "day"),
        column("number", () => msg("Document"), "text", { width: 16, pane: "under" }),
        column("party", () => msg("Party"), "text", { width: 26, pane: "under" }),
        column("text", () => msg("What"), "text", { width: 34 }),
        sumColumn("debit", () => msg("Debit"), { pane: "stays" }),
        sumColumn("credit", () => msg("Credit"), { pane: "stays" }),
      ],
      rows: await Promise.all(
        lines.map(async ({ entry, line }) => ({
          cells: [
            names.get(line.account) ?? line.account,
            entry.on,
            entry.sourceNumber,
            await fetched.name(line.partyId),
            entry.text,
            line.debit || undefined,
            line.credit || undefined,
          ],
          of: entry.sourceId as RecordId,
        })),
      ),
    };
  },
  reconcile: async (read, result, { company, today }) => {
    const money = moneyWriter(company);
    const trial = await trialBalanceOf(read, { from: today, to: today });
    const [debit, credit] = [sumOf(result, "debit"), sumOf(result, "credit")];
    return [
      ...unequal(debit, credit, (a, b) =>
        msg(str`The day book's debits are ${money(a)}, its credits ${money(b)}.`),
      ),
      ...unequal(
        debit,
        trial.reduce((sum, row) => sum + row.debit, 0),
        (a, b) => msg(str`The day book's debits are ${money(a)}, the trial balance's ${money(b)}.`),
      ),
    ];
  },
};

import { msg } from "@lit/localize";
import { computed } from "../workbook/computed";
import { outstandingBills, type OutstandingRow } from "./outstanding-queries";

/** The Outstanding worksheet: every open bill of both sides with its due day, and what cheques in hand would leave of it. */
export const outstandingSheet = computed<OutstandingRow>({
  sheet: "Outstanding",
  table: "Outstanding",
  compute: (read, { today }) => outstandingBills(read, today),
  key: ({ id }) => id,
  whyNot: () => msg("What is open follows from bills and payments; settle the bill, and it goes."),
  marks: [{ headers: ["Days"], begins: "-", tone: "quiet" }],
  columns: [
    { header: "Side", width: 10, value: ({ side }) => side },
    { header: "Party", width: 28, value: ({ party }) => party.name },
    { header: "Phone", width: 16, value: ({ party }) => party.phones[0] },
    { header: "Bill", width: 16, value: ({ number }) => number },
    { header: "Date", kind: "date", width: 12, value: ({ on }) => on },
    { header: "Due", kind: "date", width: 12, value: ({ dueOn }) => dueOn },
    { header: "Days", kind: "number", width: 8, value: ({ days }) => days },
    { header: "Total", kind: "money", width: 14, value: ({ total }) => total },
    { header: "Open", kind: "money", width: 14, value: ({ outstanding }) => outstanding },
    { header: "Cheques in hand", kind: "money", width: 15, value: ({ promised }) => promised || undefined },
    {
      header: "Net of cheques",
      kind: "money",
      width: 15,
      value: ({ outstanding, promised }) => outstanding - Math.min(promised, outstanding),
    },
  ],
  totals: ["Total", "Open", "Cheques in hand", "Net of cheques"],
});

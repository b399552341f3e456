import { accountName } from "../company/accounts";
import type { Entry } from "../records";
import { mirror } from "../workbook/mirror";

const derived = "The ledger follows from bills and payments; correct those.";
type LedgerRow = Entry["lines"][number];

/** The Ledger worksheet: one row per debit or credit, for accountants to filter and sum. */
export const ledgerSheet = mirror<"entry", LedgerRow>({
  of: "entry",
  sheet: "Ledger",
  table: "Ledger",
  rows: (entry) => entry.lines,
  orderBy: "on",
  joins: { party: "party" },
  columns: [
    { header: "Date", kind: "date", width: 12, value: (_, __, entry) => entry.on, whyNot: derived },
    { header: "Document", width: 16, value: (_, __, entry) => entry.sourceNumber, whyNot: derived },
    { header: "Account", width: 22, value: (line) => accountName(line.account), whyNot: derived },
    { header: "Party", width: 28, value: (line, look) => look.find(line.partyId)?.name, whyNot: derived },
    { header: "Text", width: 30, value: (_, __, entry) => entry.text, whyNot: derived },
    { header: "Debit", kind: "money", width: 14, value: (line) => line.debit || undefined, whyNot: derived },
    {
      header: "Credit",
      kind: "money",
      width: 14,
      value: (line) => line.credit || undefined,
      whyNot: derived,
    },
  ],
  totals: ["Debit", "Credit"],
});

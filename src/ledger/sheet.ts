import { msg } from "@lit/localize";
import { fiscalYear } from "../base/fiscal-year";
import { accountId, chartAccount, kindName } from "../company/chart";
import type { Entry, Proof } from "../records";
import { computed } from "../workbook/computed";
import { mirror } from "../workbook/mirror";
import { invariantName, type Invariant } from "./invariants";
import { checkedWords } from "./proof-words";
import { trialBalanceOf, type TrialRow } from "./queries";

const derived = "The ledger follows from bills, payments and vouchers; correct those.";
type LedgerRow = Entry["lines"][number];

/** The Ledger worksheet: one row per debit or credit, for accountants to filter and sum. */
export const ledgerSheet = mirror<"entry", LedgerRow>({
  of: "entry",
  sheet: "Ledger",
  table: "Ledger",
  rows: (entry) => entry.lines,
  orderBy: "on",
  joins: {
    party: "party",
    account: { names: ({ lines }, id) => lines.some(({ account }) => accountId(account) === id) },
  },
  columns: [
    { header: "Date", kind: "date", width: 12, value: (_, __, entry) => entry.on, whyNot: derived },
    { header: "Document", width: 16, value: (_, __, entry) => entry.sourceNumber, whyNot: derived },
    { header: "Code", width: 16, value: (line) => line.account, whyNot: derived },
    {
      header: "Account",
      width: 22,
      value: (line, look) => chartAccount(line.account, look.find(accountId(line.account))).name,
      whyNot: "Accounts are named in the pane, under Ledger.",
    },
    {
      header: "Kind",
      width: 11,
      value: (line, look) => kindName(chartAccount(line.account, look.find(accountId(line.account))).kind),
      whyNot: derived,
    },
    { header: "Party", width: 28, value: (line, look) => look.find(line.partyId)?.name, whyNot: derived },
    { header: "Text", width: 30, value: (_, __, entry) => entry.text, whyNot: derived },
    { header: "Side", width: 6, value: (line) => (line.debit ? "Dr" : "Cr"), whyNot: derived },
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

/** The Trial balance worksheet: every account in the financial year so far. */
export const trialBalanceSheet = computed<TrialRow>({
  sheet: "Trial balance",
  table: "TrialBalance",
  compute: async (read, { today }) => {
    const { fiscalYearStart } = await read.get("company:main");
    return trialBalanceOf(read, { from: fiscalYear(today, fiscalYearStart).from, to: today });
  },
  key: ({ code }) => code,
  whyNot: () => msg("The trial balance is computed from the ledger; correct the papers it follows from."),
  columns: [
    { header: "Code", width: 18, value: ({ code }) => code },
    { header: "Account", width: 30, value: ({ name }) => name },
    { header: "Kind", width: 12, value: ({ kind }) => kindName(kind) },
    { header: "Opening", kind: "money", width: 15, value: ({ opening }) => opening },
    { header: "Debit", kind: "money", width: 15, value: ({ debit }) => debit },
    { header: "Credit", kind: "money", width: 15, value: ({ credit }) => credit },
    { header: "Closing", kind: "money", width: 15, value: ({ closing }) => closing },
    {
      header: "Side",
      width: 6,
      value: ({ closing }) => (closing ? (closing > 0 ? "Dr" : "Cr") : ""),
    },
  ],
  totals: ["Opening", "Debit", "Credit", "Closing"],
});

interface ProofRow {
  readonly invariant: Invariant;
  readonly checked?: string;
  readonly faults?: number;
  readonly recordId?: string;
  readonly text: string;
}

/** A row for every rule, and beneath it one for every record that breaks it. */
function proofRows({ rows, faults }: Proof): ProofRow[] {
  return rows.flatMap((row): ProofRow[] => {
    const invariant = row.invariant as Invariant;
    const checked = row.checked.map(({ what, count }) => checkedWords(what, String(count))).join(", ");
    const own = faults.filter((fault) => fault.invariant === invariant);
    return [
      { invariant, checked, faults: row.faults, text: invariantName(invariant) },
      ...own.map(({ recordId, text }) => ({ invariant, recordId, text })),
    ];
  });
}

const proved = "The proof is made anew in the pane, under Prove it.";

/** The Proof worksheet: what the last proof of the book went through and found. */
export const proofSheet = mirror<"proof", ProofRow>({
  of: "proof",
  sheet: "Proof",
  table: "Proof",
  rows: proofRows,
  orderBy: "id",
  columns: [
    { header: "Proved", kind: "moment", width: 18, value: (_, __, { at }) => at, whyNot: proved },
    { header: "Rule", kind: "number", width: 6, value: ({ invariant }) => invariant, whyNot: proved },
    {
      header: "Result",
      width: 8,
      value: ({ faults, recordId }) => (recordId ? "fault" : faults ? "broken" : "holds"),
      whyNot: proved,
    },
    { header: "Faults", kind: "number", width: 8, value: ({ faults }) => faults, whyNot: proved },
    { header: "What", width: 70, value: ({ text }) => text, whyNot: proved },
    { header: "Checked", width: 50, value: ({ checked }) => checked, whyNot: proved },
    { header: "Record", width: 34, value: ({ recordId }) => recordId, whyNot: proved },
  ],
  totals: ["Faults"],
});

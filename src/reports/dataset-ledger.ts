import { msg } from "@lit/localize";
import { accountName, type AccountKind } from "../company/accounts";
import { accountId, accountKind, accountKinds, kindName } from "../company/chart";
import type { Entry } from "../records";
import type { Dataset, Looks } from "./dataset";
import { choiceField, dayFields, none, partyField } from "./dataset-fields";
import { layout } from "./dataset-layout";
import { ownAccounts } from "./dataset-lookups";

type Line = Entry["lines"][number];

const lines = layout<"entry", Line>({
  name: "ledger",
  of: "entry",
  version: 1,
  title: ({ sourceNumber, on }) => sourceNumber || on,
  parts: ({ lines }) => lines,
  codes: {
    account: ({ account }) => account,
    party: ({ partyId }) => partyId,
    source: (_, { sourceId }) => sourceId.slice(0, sourceId.indexOf(":")),
    on: (_, { on }) => on,
  },
  numbers: {
    debit: ({ debit }) => debit,
    credit: ({ credit }) => credit,
    balance: ({ debit, credit }) => debit - credit,
  },
});

const SOURCES = ["invoice", "payment", "cheque", "purchase", "receipt", "movement", "journal"] as const;

function sourceName(source: string): string {
  switch (source) {
    case "invoice":
      return msg("Bills and notes");
    case "payment":
      return msg("Payments");
    case "cheque":
      return msg("Cheques");
    case "purchase":
      return msg("Bills of principals");
    case "receipt":
      return msg("Goods receipts");
    case "movement":
      return msg("Stock");
    case "journal":
      return msg("Vouchers");
    default:
      return source || none();
  }
}

function ownKind(code: string, looks: Looks): AccountKind {
  const kind = looks.of(ownAccounts, accountId(code), "kind") as AccountKind | "";
  return accountKind(code, kind ? { kind } : undefined);
}

/** Every line of every entry. */
export const ledger: Dataset = {
  name: "ledger",
  table: "Ledger_lines",
  label: () => msg("Ledger"),
  about: () => msg("One row is a line of an entry; debit less credit over everything is nothing."),
  rows: () => msg("lines"),
  layout: lines,
  fields: [
    {
      name: "account",
      label: () => msg("Account"),
      kind: "text",
      of: "account",
      looks: [ownAccounts],
      word: (code, looks) => looks.of(ownAccounts, accountId(code), "name") || accountName(code),
    },
    {
      name: "account-kind",
      label: () => msg("Kind of account"),
      kind: "choice",
      order: accountKinds,
      of: "account",
      looks: [ownAccounts],
      key: ownKind,
      word: (kind) => kindName(kind as AccountKind),
    },
    partyField({ name: "party", label: () => msg("Customer or principal"), of: "party" }),
    choiceField({ name: "source", label: () => msg("From"), of: "source" }, SOURCES, sourceName),
    ...dayFields({ name: "on", label: () => msg("Date"), of: "on" }),
  ],
  measures: [
    { name: "balance", label: () => msg("Debit less credit"), kind: "money", of: "balance" },
    { name: "debit", label: () => msg("Debit"), kind: "money", of: "debit" },
    { name: "credit", label: () => msg("Credit"), kind: "money", of: "credit" },
  ],
};

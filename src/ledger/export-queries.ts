import { currencyDigits } from "../base/money";
import { chartOf } from "../company/chart";
import type { Read } from "../store/work";
import { journalText, type JournalText } from "./journal-text";
import { settlementsIn } from "./settlement-queries";

/** The whole ledger as an hledger journal, bill by bill. */
export async function exportJournal(read: Read, { prefix = "" } = {}): Promise<JournalText> {
  const [company, entries, own, parties, settlements] = await Promise.all([
    read.get("company:main"),
    read.list("entry", "id"),
    read.list("account", "id"),
    read.list("party", "id"),
    settlementsIn(read),
  ]);
  const { invoices, purchases, payments, owed, credits } = settlements;
  const bills = [
    ...invoices.filter(({ kind }) => kind !== "credit-note"),
    ...purchases.filter(({ kind }) => kind !== "debit-note"),
    ...payments.filter(({ kind }) => kind === "refund"),
  ];
  const codes = new Set(entries.flatMap(({ lines }) => lines.map(({ account }) => account)));
  return journalText({
    entries,
    chart: chartOf(own, [...codes]),
    parties: new Map(parties.map(({ id, name }) => [id, name])),
    bills: new Set(bills.map(({ id }) => id)),
    settlements: { owed, credits },
    currency: company.currency,
    digits: currencyDigits(company.currency),
    prefix,
  });
}

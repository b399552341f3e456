import { msg, str } from "@lit/localize";
import { proveContracts } from "../contracts/prove-queries";
import type { RecordId } from "../records";
import type { Read } from "../store/work";

/** A record that breaks an invariant of the book, in words, with the number of the invariant in the domain's list. */
export interface Fault {
  readonly invariant: number;
  readonly id: RecordId;
  readonly text: string;
}

/** Recomputes the book from its records and compares it with what is stored: postings, allocations, bills, parties,
 *  series, stock, account balances, contracts with their visits. An empty list is the proof. */
export async function prove(read: Read): Promise<Fault[]> {
  return (
    await Promise.all([
      proveEntries(read),
      proveBills(read),
      proveSeries(read),
      proveStock(read),
      proveContracts(read),
    ])
  ).flat();
}

async function proveEntries(read: Read): Promise<Fault[]> {
  const faults: Fault[] = [];
  const sums = new Map<string, number>();
  for (const entry of await read.list("entry", "id")) {
    const off = entry.lines.reduce((sum, line) => sum + line.debit - line.credit, 0);
    if (off)
      faults.push({
        invariant: 1,
        id: entry.id,
        text: msg(str`${entry.sourceNumber} does not balance: off by ${off}.`),
      });
    for (const { account, debit, credit } of entry.lines)
      sums.set(account, (sums.get(account) ?? 0) + debit - credit);
  }
  for (const [account, sum] of sums)
    if ((await read.balance(`account/${account}`)).amount !== sum)
      faults.push({
        invariant: 3,
        id: "company:main",
        text: msg(str`The stored balance of ${account} differs from its entries.`),
      });
  return faults;
}

async function proveBills(read: Read): Promise<Fault[]> {
  const faults: Fault[] = [];
  const [invoices, payments, entries] = await Promise.all([
    read.list("invoice", "id"),
    read.list("payment", "id"),
    read.list("entry", "id"),
  ]);
  const settled = new Map<string, number>();
  const credit = new Map<string, number>();
  for (const payment of payments.filter(({ status }) => status === "posted")) {
    const sum = payment.allocations.reduce((total, row) => total + row.amount, 0);
    if (sum > payment.amount)
      faults.push({
        invariant: 2,
        id: payment.id,
        text: msg(str`${payment.number} settles more than it brought.`),
      });
    credit.set(payment.partyId, (credit.get(payment.partyId) ?? 0) + payment.amount - sum);
    for (const row of payment.allocations)
      settled.set(row.billId, (settled.get(row.billId) ?? 0) + row.amount);
  }
  const owed = new Map<string, number>();
  for (const invoice of invoices) {
    const total = invoice.status === "issued" ? (invoice.figures?.total ?? 0) : 0;
    const open = total - (settled.get(invoice.id) ?? 0);
    if (open < 0)
      faults.push({
        invariant: 2,
        id: invoice.id,
        text: msg(str`${invoice.number ?? ""} is settled by more than its total.`),
      });
    if ((await read.balance(`bill/${invoice.id}`)).amount !== open)
      faults.push({
        invariant: 3,
        id: invoice.id,
        text: msg(str`The stored open amount of ${invoice.number ?? ""} is wrong.`),
      });
    owed.set(invoice.customerId, (owed.get(invoice.customerId) ?? 0) + open);
  }
  const ledger = new Map<string, number>();
  for (const line of entries.flatMap((entry) => entry.lines))
    if (line.partyId) ledger.set(line.partyId, (ledger.get(line.partyId) ?? 0) + line.debit - line.credit);
  for (const party of new Set([...owed.keys(), ...credit.keys(), ...ledger.keys()]) as Set<
    RecordId<"party">
  >) {
    const [receivable, stored] = await Promise.all([
      read.balance(`receivable/${party}`),
      read.balance(`credit/${party}`),
    ]);
    const open = owed.get(party) ?? 0;
    const parts = Object.values(receivable.parts).reduce((sum, part) => sum + part, 0);
    if (receivable.amount !== open || parts !== open || stored.amount !== (credit.get(party) ?? 0))
      faults.push({
        invariant: 3,
        id: party,
        text: msg("The stored balance of this customer differs from the bills and payments."),
      });
    if ((ledger.get(party) ?? 0) !== open - (credit.get(party) ?? 0))
      faults.push({
        invariant: 4,
        id: party,
        text: msg("The ledger of this customer differs from the open bills less credits."),
      });
  }
  return faults;
}

async function proveSeries(read: Read): Promise<Fault[]> {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  for (const invoice of await read.list("invoice", "series")) {
    const key = `${invoice.seriesId}/${invoice.fiscalYear ?? ""}`;
    const expected = (seen.get(key) ?? 0) + 1;
    if (invoice.ordinal !== expected)
      faults.push({
        invariant: 5,
        id: invoice.id,
        text: msg(str`${invoice.number ?? ""} should be number ${expected} of its series.`),
      });
    seen.set(key, invoice.ordinal ?? expected);
  }
  return faults;
}

async function proveStock(read: Read): Promise<Fault[]> {
  const faults: Fault[] = [];
  const sums = new Map<RecordId<"item">, number>();
  for (const movement of await read.list("movement", "id"))
    sums.set(movement.itemId, (sums.get(movement.itemId) ?? 0) + movement.quantity);
  for (const [item, sum] of sums)
    if ((await read.balance(`stock/${item}`)).amount !== sum)
      faults.push({ invariant: 6, id: item, text: msg("On hand differs from the sum of the movements.") });
  return faults;
}

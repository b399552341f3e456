import { billNow, draftInvoice, issueInvoice } from "../../src/billing/commands";
import { lineForItem } from "../../src/company/bill-lines";
import { addDays } from "../../src/base/day";
import { setUpCompany } from "../../src/company/commands";
import { addParty } from "../../src/parties/commands";
import type { AnyRecord, Invoice, Item, RecordId } from "../../src/records";
import { addItem } from "../../src/stock/commands";
import { systemClock } from "../../src/store/clock";
import { openStore } from "../../src/store/open";
import type { Operation } from "../../src/store/operation";
import type { BookCopy, Store } from "../../src/store/store";

/** A shop whose book holds a given number of records, with drafts to be issued. */
export interface Shop {
  readonly store: Store;
  /** Issues one more bill of five lines, two of them goods: 7 ledger and stock rows. */
  issueNext(): Promise<void>;
}

const today = () => systemClock.today();

/** Opens a new shop, fills its book to `records` records by copies of one real bill, and drafts `drafts` bills. */
export async function openShop(records: number, drafts: number): Promise<Shop> {
  const name = `bench ${crypto.randomUUID()}`;
  const store = await openStore({ name, clock: systemClock, by: "Bench" });
  const draft = await fillBook(store, records);
  const ids: Invoice["id"][] = [];
  for (let i = 0; i < drafts; i++) ids.push(await store.run(draftInvoice(draft)));
  return { store, issueNext: async () => void (await store.run(issueInvoice({ id: ids.pop()! }))) };
}

/** Sets up a company in an empty book and fills it to `records` records by copies of one real bill; answers what that bill was drafted from. */
export async function fillBook(store: Store, records: number): Promise<Parameters<typeof draftInvoice>[0]> {
  await store.run(setUpCompany({ name: "Bench Services", country: "IN", stateCode: "27" }));
  const draft = { customerId: await customer(store), lines: await fiveLines(store) };
  await store.run(billNow(draft));
  await store.replaceAll(multiplied(await store.exportAll(), records));
  return draft;
}

async function customer(store: Store): Promise<RecordId<"party">> {
  const party = { name: "Sunita Deshpande", customer: true, principal: false, stateCode: "27" };
  return (await store.run(addParty({ ...party, phones: ["9822041577"] }))).partyId;
}

async function fiveLines(store: Store): Promise<Invoice["lines"]> {
  const names = ["Pump", "Filter", "Labour", "Visit", "Cleaning"];
  const lines: Invoice["lines"] = [];
  for (const [at, name] of names.entries()) {
    const goods = at < 2;
    const id = await store.run(
      addItem({
        code: `I${at}`,
        name,
        type: goods ? "stock" : "service",
        unit: "pcs",
        taxCode: goods ? "8421" : "9987",
        taxRate: "18",
        price: `${100 + at}.50`,
        cost: "0",
        reorderLevel: "0",
        warrantyMonths: 0,
        opening: goods ? "1000000" : "0",
      }),
    );
    const item = (await store.read((read) => read.get(id))) as Item;
    lines.push({ ...lineForItem(item, "2"), location: goods ? "store" : "" });
  }
  return lines;
}

/** The copy of a book with its last bill, its entry, its movements and its operation repeated up to a number of records. */
function multiplied(copy: BookCopy, records: number): BookCopy {
  const last = copy.operations.at(-1)!;
  // An item has one valuation, whatever moved it.
  const made = last.changes.flatMap(({ after }) => (after && !after.id.startsWith("valuation:") ? [after] : []));
  const rounds = Math.ceil((records - copy.records.length) / made.length);
  const more: AnyRecord[] = [];
  const operations: Operation[] = [];
  for (let round = 1; round <= rounds; round++) {
    const repeated = made.map((record) => repeat(record, round));
    more.push(...repeated);
    const seq = last.seq + round;
    const changes = repeated.map((after) => ({ id: after.id, after }));
    operations.push({ ...last, seq, id: `${last.id}${round}`, changes });
  }
  return {
    ...copy,
    lastSeq: last.seq + rounds,
    records: [...copy.records, ...more],
    operations: [...copy.operations, ...operations],
    balances: copy.balances.map((balance) =>
      balance.key.startsWith("series/series:invoice") ? { ...balance, amount: balance.amount + rounds } : balance,
    ),
  };
}

/** The copies lie on the days of the two years before, some on each. */
function repeat(record: AnyRecord, round: number): AnyRecord {
  const on = addDays(today(), -1 - (round % 700));
  const id = `${record.id}${round}`;
  if (!record.id.startsWith("invoice:")) return { ...record, id, on } as AnyRecord;
  const invoice = record as Invoice;
  const named = { number: `B/${round + 1}`, ordinal: round + 1 };
  return { ...invoice, ...named, id: id as Invoice["id"], on, dueOn: on };
}

import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { checks } from "../../src/ledger/check-queries";
import { invariantName, invariants } from "../../src/ledger/invariants";
import { writeJournal } from "../../src/ledger/journal-commands";
import { keepProof } from "../../src/ledger/proof-commands";
import { prove } from "../../src/ledger/prove";
import { proveBook } from "../../src/ledger/proof-queries";
import { receivePayment, reversePayment } from "../../src/payments/commands";
import type { AnyRecord, Entry, Invoice, RecordId } from "../../src/records";
import { command } from "../../src/store/command";
import { CountedRead } from "../../src/store/counted-read";
import type { Work } from "../../src/store/work";
import { openBook, type Book } from "../book";
import { openTestStore } from "../store/test-store";

let book: Book;
let bill: Invoice["id"];
let payment: RecordId<"payment">;
beforeEach(async () => {
  book = await openBook();
  const line = freeLine({ description: "Work", quantity: "1", price: "1000", taxRate: "18" });
  bill = (await book.run(billNow({ customerId: book.customer, lines: [line] }))).id;
  await book.run(billNow({ customerId: book.customer, lines: [line] }));
  const money = { partyId: book.customer, on: "2026-04-01", amount: 20_000, mode: "bank" as const };
  payment = (await book.run(receivePayment({ ...money, allocations: [{ billId: bill, amount: 15_000 }] })))
    .id;
});

/** Changes the book behind the back of every rule, as a fault of the program would. */
const bend = (change: (work: Work) => Promise<unknown>) =>
  book.run(command("test.bend", async (work, _: object) => void (await change(work)))({}));

const found = async () => {
  const { faults } = await proveBook(book.store);
  return faults.map(({ invariant, id }) => [invariant, id]);
};

const changed = (id: RecordId, changes: object) => async (work: Work) =>
  work.put({ ...(await work.get(id)), ...changes } as AnyRecord);

describe("proving a book", () => {
  it("[L4] finds nothing in a sound book and says of every invariant what was gone through", async () => {
    const { rows, faults } = await proveBook(book.store);
    expect(faults).toEqual([]);
    expect(rows.map(({ invariant }) => invariant)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    const counted = (invariant: number, what: string) =>
      rows[invariant - 1]?.checked.find((one) => one.what === what)?.count;
    const { entries, invoices } = await book.store.read(async (read) => ({
      entries: await read.count("entry"),
      invoices: await read.count("invoice"),
    }));
    expect([counted(1, "entry"), counted(2, "invoice"), counted(2, "payment")]).toEqual([
      entries,
      invoices,
      1,
    ]);
    expect(counted(12, "operation")).toBe(await book.store.lastSeq());
  });

  it("[L4] finds nothing wrong with a book nobody has set up yet", async () => {
    const bare = await openTestStore();
    expect(await bare.read(prove)).toEqual([]);
    bare.close();
  });

  it("[L6] has a check for every invariant of records, each named in a sentence of its own", () => {
    const held = new Set(checks.flatMap(({ of }) => Object.keys(of).map(Number)));
    // What may never be edited is proved from the operations.
    expect(invariants.filter((invariant) => invariant !== 12 && !held.has(invariant))).toEqual([]);
    expect(new Set(invariants.map(invariantName)).size).toBe(13);
  });

  it("[L4] names an entry whose debits are not its credits", async () => {
    const id = `entry:${bill}` as const;
    await bend(async (work) => {
      const { lines, ...entry } = await work.get(id);
      const [first, ...others] = lines;
      await work.put({ ...entry, lines: [{ ...first!, debit: first!.debit + 1 }, ...others] } as Entry);
    });
    const all = await found();
    expect(all).toContainEqual([1, id]);
    expect(all).toContainEqual([4, book.customer]);
    expect(all).toContainEqual([12, id]);
  });

  it("[L4] names a payment that settles more than it brought, and a bill settled beyond its total", async () => {
    await bend(changed(payment, { allocations: [{ billId: bill, amount: 118_001 }] }));
    const all = await found();
    expect(all).toContainEqual([2, payment]);
    expect(all).toContainEqual([2, bill]);
    expect(all).toContainEqual([3, bill]);
  });

  it("[L4] names a payment that settles a bill of somebody else", async () => {
    await bend(changed(payment, { partyId: "party:other" }));
    expect(await found()).toContainEqual([2, payment]);
  });

  it("[L4] names what is stored as open although no bill stands behind it", async () => {
    await bend((work) => work.move("bill/invoice:ghost", 5, "2026-04-01"));
    expect(await found()).toEqual([[3, "invoice:ghost"]]);
  });

  it("[L4] names a month of an account, a due day of a party, that are wrong although the sums are right", async () => {
    await bend(async (work) => {
      await work.move("account/bank", 5, "2026-03");
      await work.move("account/bank", -5, "2026-04");
      await work.move(`receivable/${book.customer}`, 5, "2026-03-01");
      await work.move(`receivable/${book.customer}`, -5, "2026-04-16");
    });
    expect(await found()).toEqual([
      [3, "company:main"],
      [3, book.customer],
    ]);
  });

  it("[L4] names a series whose number no paper bears, and a number that comes twice", async () => {
    await bend((work) => work.move("series/series:journal/2026-27", 1));
    expect(await found()).toEqual([[5, "series:journal"]]);
    const lines = [
      { account: "cash", debit: 5, credit: 0 },
      { account: "capital", debit: 0, credit: 5 },
    ];
    const { id } = await book.run(writeJournal({ kind: "voucher", on: "2026-04-01", text: "x", lines }));
    await bend(changed(payment, { number: "R/26-27/0001" }));
    const twin = "payment:twin" as const;
    await bend(async (work) =>
      work.put({ ...(await work.get(payment)), id: twin, status: "reversed", number: "r/26-27/0001 " }),
    );
    const all = await found();
    expect(all).toContainEqual([5, twin]);
    expect(all).not.toContainEqual([5, id]);
  });

  it("[L7] names a paper that was edited after it was issued, and which operation did it", async () => {
    await bend(changed(bill, { note: "changed", dueOn: "2027-01-01" }));
    const { faults } = await proveBook(book.store);
    const fault = faults.find(({ invariant }) => invariant === 12);
    expect(fault).toMatchObject({ id: bill });
    expect(fault?.text).toMatch(/S\/26-27\/0001.*test\.bend/);
  });

  it("[L7] names a paper that was removed, and lets what may change change", async () => {
    await book.run(reversePayment({ id: payment, reason: "wrong" }));
    expect(await found()).toEqual([]);
    await bend((work) => work.remove(`entry:${payment}/reversed`));
    expect(await found()).toContainEqual([12, `entry:${payment}/reversed`]);
  });

  it("[L8] names an account that reports and ledger tell differently", async () => {
    await bend((work) => work.move(`credit/${book.customer}`, 7));
    expect(await found()).toEqual([
      [3, book.customer],
      [13, "company:main"],
    ]);
  });

  it("[L8] takes up what differs in the sheets, each with its record", async () => {
    const difference = { recordId: bill, text: "Invoices: Total differs from the book." };
    const compare = async () => [{ sheet: "Invoices", rows: 2, differences: [difference] }];
    const { rows, faults } = await proveBook(book.store, { compare });
    expect(faults).toEqual([{ invariant: 13, id: bill, text: difference.text }]);
    expect(rows[12]?.checked).toContainEqual({ what: "sheet Invoices", count: 2 });
  });

  it("[L9] stops between two pages when it is told to, and tells how far it is", async () => {
    const stop = new AbortController();
    const heard: number[] = [];
    const progress = (done: number) => {
      heard.push(done);
      if (done === 2) stop.abort();
    };
    await expect(proveBook(book.store, { signal: stop.signal, progress })).rejects.toThrow(/abort/i);
    expect(heard).toEqual([0, 1, 2]);
  });

  it("[L9] goes through whole types page by page and counts each record once", async () => {
    const read = await book.store.read(async (inner) => {
      const counted = new CountedRead(inner);
      const once = await counted.list("entry", "id");
      await counted.list("entry", "on");
      expect(once).toEqual(await inner.list("entry", "id"));
      return counted;
    });
    expect(read.counted("entry")).toBe(await book.store.read((inner) => inner.count("entry")));
  });

  it("[L9] keeps the last proof in the book", async () => {
    await bend((work) => work.move("account/bank", 1, "2026-04"));
    await book.run(keepProof(await proveBook(book.store)));
    const kept = await book.store.read((read) => read.get("proof:last"));
    expect(kept.rows[2]).toMatchObject({ invariant: 3, faults: 1 });
    expect(kept.faults[0]).toMatchObject({ invariant: 3, recordId: "company:main" });
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { invoiceDocument } from "../../src/billing/document";
import { freeLine } from "../../src/company/bill-lines";
import { creditBill } from "../../src/billing/note-commands";
import { amendCompany, setUpCompany } from "../../src/company/commands";
import { addParty } from "../../src/parties/commands";
import type { Invoice, RecordId } from "../../src/records";
import { openBook, type Book } from "../book";
import { openTestStore } from "../store/test-store";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const work = (price: string, more: Partial<Invoice["lines"][number]> = {}) =>
  freeLine({ description: "Work", quantity: "1", price, taxRate: "18", ...more });
const issued = async (draft: Omit<Parameters<typeof billNow>[0], "customerId">) => {
  const { id } = await book.run(billNow({ customerId: book.customer, ...draft }));
  return book.store.read((read) => read.get(id));
};
const paper = (invoice: Invoice) =>
  book.store.read(async (read) =>
    invoiceDocument({
      invoice,
      company: await read.get("company:main"),
      customer: await read.get(book.customer),
    }),
  );
const taxesOf = ({ figures }: Invoice) =>
  figures?.taxes.map(({ name, rate, amount }) => [name, rate, amount]);

describe("GST on whole bills", () => {
  it("[T18] under reverse charge no tax is levied, and the paper says who pays it", async () => {
    const bill = await issued({ reverseCharge: true, lines: [work("1000")] });
    expect(bill.figures).toMatchObject({ net: 100_000, tax: 0, total: 100_000 });
    expect((await paper(bill)).scalars.taxNote).toContain("reverse charge");
  });

  it("[T18] an export without tax stands beside taxed lines, in a row of its own, with the law's words", async () => {
    const bill = await issued({
      placeOfSupply: "96",
      lines: [work("1000", { taxCategory: "export" }), work("500")],
    });
    expect(taxesOf(bill)).toEqual([
      ["IGST", "0", 0],
      ["IGST", "18", 9_000],
    ]);
    expect((await paper(bill)).scalars.taxNote).toContain("Export");
  });

  it("[T18] prices that include tax promise the total; a credit note at them gives exactly it back", async () => {
    const bill = await issued({ taxInclusive: true, lines: [work("999", { quantity: "3" })] });
    expect(bill.figures).toMatchObject({ total: 299_700 });
    await book.run(creditBill({ originalId: bill.id, reason: "x", rows: [{ line: 0, quantity: "1" }] }));
    await book.run(creditBill({ originalId: bill.id, reason: "x", rows: [{ line: 0, quantity: "2" }] }));
    expect((await book.store.read((read) => read.balance(`bill/${bill.id}`))).amount).toBe(0);
    expect((await book.store.read((read) => read.balance(`credit/${book.customer}`))).amount).toBe(0);
    expect(await book.faults()).toEqual([]);
  });

  it("[T18] GST rounds each line, or carries the rounding on, as the company chose", async () => {
    const lines = [work("0.25"), work("0.25"), work("0.25")];
    const byLine = await issued({ lines });
    await book.run(amendCompany({ settings: { gstRounding: "carry" } }));
    const carried = await issued({ lines });
    expect([byLine.figures?.tax, carried.figures?.tax]).toEqual([12, 14]);
    expect(await book.faults()).toEqual([]);
  });

  it("[T18] a rate is charged on the days it is in force, on neither day around them", async () => {
    const rates = async (on: string, rate: string) => {
      const own = await openBook();
      own.goTo(on);
      return own.store
        .run(billNow({ customerId: own.customer, on, lines: [work("100", { taxRate: rate })] }))
        .then(
          () => true,
          () => false,
        );
    };
    expect(
      await Promise.all([
        rates("2025-09-21", "28"),
        rates("2025-09-22", "28"),
        rates("2025-09-21", "40"),
        rates("2025-09-22", "40"),
      ]),
    ).toEqual([true, false, false, true]);
  });
});

it("[T18] VAT is rounded once a category, and ПДВ too, whatever the lines", async () => {
  for (const [country, name, tax] of [
    ["EU", "VAT", 23],
    ["UA", "ПДВ", 23],
  ] as const) {
    const store = await openTestStore();
    await store.run(setUpCompany({ name: "Test", country }));
    const { partyId } = await store.run(
      addParty({ name: "A", phones: [], customer: true, principal: false, stateCode: "", address: "" }),
    );
    const lines = ["0.37", "0.38", "0.38"].map((price) => work(price, { taxRate: "20" }));
    const { id } = await store.run(billNow({ customerId: partyId as RecordId<"party">, lines }));
    const { figures } = await store.read((read) => read.get(id));
    expect(figures?.taxes).toMatchObject([{ name, rate: "20", taxable: 113, amount: tax }]);
    expect(figures?.total).toBe(136);
    store.close();
  }
});

import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { addParty } from "../../src/parties/commands";
import { receiveCheque } from "../../src/payments/cheque-commands";
import { receivePayment } from "../../src/payments/commands";
import { openBill, openCredit } from "../../src/payments/opening-commands";
import type { RecordId } from "../../src/records";
import { openBook, type Book } from "../book";
import { differences, reported } from "./reported";

let book: Book;
let second: RecordId<"party">;

/** On 2026-07-01: Sunita owes 1,000 due 1 May and 500 due 10 July, has 200 in credit and a cheque of 300 for the first. */
beforeEach(async () => {
  book = await openBook();
  ({ partyId: second } = await book.run(
    addParty({ name: "Anil", phones: [], customer: true, principal: false, stateCode: "27", address: "" }),
  ));
  const opening = { side: "customer", on: "2026-04-01" } as const;
  const { id: first } = await book.run(
    openBill({ ...opening, partyId: book.customer, number: "OLD/1", dueOn: "2026-05-01", amount: 100_000 }),
  );
  await book.run(
    openBill({ ...opening, partyId: book.customer, number: "OLD/2", dueOn: "2026-07-10", amount: 50_000 }),
  );
  await book.run(
    openBill({ ...opening, partyId: second, number: "OLD/3", dueOn: "2026-06-30", amount: 7_000 }),
  );
  await book.run(
    openCredit({ ...opening, partyId: book.customer, number: "ADV/1", dueOn: "2026-04-01", amount: 20_000 }),
  );
  book.goTo("2026-06-15");
  await book.run(
    receiveCheque({
      partyId: book.customer,
      chequeNumber: "123456",
      bank: "HDFC",
      receivedOn: "2026-06-15",
      chequeOn: "2026-07-05",
      amount: 30_000,
      allocations: [{ billId: first as RecordId<"invoice">, amount: 30_000 }],
    }),
  );
  book.goTo("2026-07-01");
});

const labour = (price: string, taxRate = "18") => ({
  itemId: book.labour,
  description: "Labour",
  taxCode: "9987",
  quantity: "2",
  unit: "h",
  price,
  baseQuantity: "1",
  discountPercent: "0",
  discount: 0,
  charge: 0,
  taxCategory: "standard" as const,
  taxRate,
  location: "",
});
const bill = async (customerId: RecordId<"party">, price: string) =>
  book.run(billNow({ customerId, lines: [labour(price)] }));

describe("ageing", () => {
  it("[R3] sorts what parties owe by the days it is overdue, less their credit", async () => {
    const { table } = await reported(book, "ageing");
    expect(table).toEqual([
      { party: "Sunita Deshpande", age0: 50_000, age3: 100_000, open: 150_000, credit: 20_000, net: 130_000 },
      { party: "Anil", age1: 7_000, open: 7_000, net: 7_000 },
    ]);
    expect(await differences(book, "ageing")).toEqual([]);
  });

  it("[R3] takes cheques in hand off what they are meant for, and says what is meant for nothing", async () => {
    const { table } = await reported(book, "ageing", { cheques: "off" });
    expect(table[0]).toMatchObject({ age0: 50_000, age3: 70_000, cheques: 30_000, open: 150_000 });
  });

  it("[R3] counts bill by bill with other limits and on another day", async () => {
    const { table, columns } = await reported(book, "ageing", {
      by: "bill",
      limits: "7,15,30",
      on: "2026-05-10",
    });
    expect(columns.map(({ key }) => key)).toContain("age4");
    expect(table.map(({ bill: number, age0, age2 }) => [number, age0, age2])).toEqual([
      ["OLD/1", undefined, 100_000],
      ["OLD/3", 7_000, undefined],
      ["OLD/2", 50_000, undefined],
    ]);
  });
});

describe("what is open", () => {
  it("[R4] lists every open bill with its days and what cheques leave of it", async () => {
    const { table } = await reported(book, "outstanding");
    expect(table.map(({ bill: number, days, open, net }) => [number, days, open, net])).toEqual([
      ["OLD/1", 61, 100_000, 70_000],
      ["OLD/3", 1, 7_000, 7_000],
      ["OLD/2", undefined, 50_000, 50_000],
    ]);
    const late = await reported(book, "outstanding", { overdue: "yes", party: second });
    expect(late.table.map(({ bill: number }) => number)).toEqual(["OLD/3"]);
    expect(await differences(book, "outstanding")).toEqual([]);
  });

  it("[R5] tells a customer's account line by line, from what was brought forward", async () => {
    await book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-07-01",
        amount: 10_000,
        mode: "cash",
        allocations: [],
      }),
    );
    const { table, notes } = await reported(book, "customer-statement", {
      party: book.customer,
      from: "2026-07-01",
    });
    expect(table.map(({ charged, settled, balance }) => [charged, settled, balance])).toEqual([
      [undefined, undefined, 130_000],
      [undefined, 10_000, 120_000],
    ]);
    expect(notes).toEqual(["Open at the end: 1,200.00.", "Cheques in hand, not received yet: 300.00."]);
    expect(await differences(book, "customer-statement")).toEqual([]);
    await expect(reported(book, "customer-statement")).rejects.toThrow("Customer is needed.");
  });

  it("[R6] lists cheques in hand by their date", async () => {
    const { table } = await reported(book, "cheques");
    expect(table).toMatchObject([
      { party: "Sunita Deshpande", chequeOn: "2026-07-05", in: 30_000, until: "2026-10-05" },
    ]);
    expect(await differences(book, "cheques")).toEqual([]);
    expect((await reported(book, "cheques", { from: "2026-07-06" })).table).toEqual([]);
  });

  it("[R1] refuses days that run backwards", async () => {
    await expect(reported(book, "cheques", { from: "2026-07-02", to: "2026-07-01" })).rejects.toThrow(
      "backwards",
    );
  });
});

describe("what was billed", () => {
  it("[R7] sums sales, taxes and codes of issued bills, cancelled ones left out", async () => {
    await bill(book.customer, "500");
    await bill(second, "100");
    const { id } = await bill(second, "900");
    await book.run(cancelInvoice({ id, reason: "wrong" }));
    const sales = await reported(book, "sales-by-customer");
    expect(sales.table).toMatchObject([
      { customer: "Sunita Deshpande", bills: 1, net: 100_000, tax: 18_000, share: 83.3 },
      { customer: "Anil", bills: 1, net: 20_000, tax: 3_600, share: 16.7 },
    ]);
    const items = await reported(book, "sales-by-item");
    expect(items.table).toMatchObject([{ item: "Labour", quantity: "4", net: 120_000, price: 30_000 }]);
    const taxes = await reported(book, "tax-summary");
    expect(taxes.table).toMatchObject([
      { tax: "CGST", rate: 9, base: 120_000, output: 10_800, difference: 10_800 },
      { tax: "SGST", rate: 9, base: 120_000, output: 10_800, difference: 10_800 },
    ]);
    const hsn = await reported(book, "hsn-summary");
    expect(hsn.table).toMatchObject([
      {
        hsn: "9987",
        unit: "h",
        rate: 18,
        quantity: "4",
        taxable: 120_000,
        taxCGST: 10_800,
        taxSGST: 10_800,
        total: 141_600,
      },
    ]);
    for (const name of [
      "sales-by-customer",
      "sales-by-item",
      "tax-summary",
      "hsn-summary",
      "series-audit",
      "day-book",
    ])
      expect(await differences(book, name), name).toEqual([]);
  });

  it("[R8] says which numbers were given and which are cancelled", async () => {
    const { id } = await bill(book.customer, "500");
    await book.run(cancelInvoice({ id, reason: "wrong" }));
    const { table } = await reported(book, "series-audit");
    expect(table.find(({ cancelled }) => cancelled)).toMatchObject({ count: 1, cancelled: 1 });
  });

  it("[R9] books a day with equal debits and credits", async () => {
    await bill(book.customer, "500");
    const { table } = await reported(book, "day-book");
    const sum = (key: string) => table.reduce((all, row) => all + Number(row[key] ?? 0), 0);
    expect(sum("debit")).toBe(118_000);
    expect(sum("credit")).toBe(118_000);
    const { table: receivable } = await reported(book, "day-book", { account: "receivable" });
    expect(receivable).toMatchObject([{ party: "Sunita Deshpande", debit: 118_000 }]);
  });
});

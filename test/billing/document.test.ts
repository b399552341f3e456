import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { invoiceDocument } from "../../src/billing/document";
import { freeLine } from "../../src/company/bill-lines";
import { amendParty } from "../../src/parties/commands";
import { receivePayment } from "../../src/payments/commands";
import type { RecordId } from "../../src/records";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const line = freeLine({
  description: "Work",
  quantity: "3",
  price: "333.33",
  taxRate: "18",
  discountPercent: "10",
});
const paper = (id: RecordId<"invoice">) =>
  book.store.read(async (read) =>
    invoiceDocument({
      invoice: await read.get(id),
      company: await read.get("company:main"),
      customer: await read.get(book.customer),
    }),
  );

describe("the paper of a bill", () => {
  it("[I14] prints what was frozen at issue, each tax with its rate, rounding, total and the amount in words", async () => {
    const { id, number } = await book.run(billNow({ customerId: book.customer, lines: [line] }));
    await book.run(amendParty({ id: book.customer, name: "Somebody Else" }));
    const { scalars, blocks } = await paper(id);
    expect(scalars).toMatchObject({
      title: "Tax invoice",
      number,
      date: { day: "2026-04-01" },
      "customer.name": "Sunita Deshpande",
      placeOfSupply: "27 Maharashtra",
      "totals.taxable": { money: 89_999, digits: 2 },
      "totals.roundOff": { money: 1, digits: 2 },
      "totals.total": { money: 106_200, digits: 2 },
      "totals.paid": null,
    });
    expect(scalars.amountInWords).toMatch(/one thousand and sixty-two/i);
    expect(blocks.tax).toEqual([
      { name: "CGST", rate: 9, taxable: { money: 89_999, digits: 2 }, amount: { money: 8_100, digits: 2 } },
      { name: "SGST", rate: 9, taxable: { money: 89_999, digits: 2 }, amount: { money: 8_100, digits: 2 } },
    ]);
    expect(blocks.line).toEqual([
      expect.objectContaining({
        no: 1,
        description: "Work",
        quantity: 3,
        price: 333.33,
        discount: 100,
        amount: { money: 89_999, digits: 2 },
      }),
    ]);
  });

  it("[I15] takes what was paid before out of the payments on account, or refuses the bill", async () => {
    const draft = { customerId: book.customer, lines: [line], prepaid: 50_000 };
    expect((await book.refused(billNow(draft))).problems).toHaveProperty("prepaid");
    const receive = (amount: number) =>
      book.run(
        receivePayment({ partyId: book.customer, on: "2026-04-01", amount, mode: "cash", allocations: [] }),
      );
    await receive(30_000);
    await receive(40_000);
    const { id } = await book.run(billNow(draft));
    const balance = (key: string) => book.store.read(async (read) => (await read.balance(key)).amount);
    expect([await balance(`bill/${id}`), await balance(`credit/${book.customer}`)]).toEqual([56_200, 20_000]);
    expect((await paper(id)).scalars).toMatchObject({
      "totals.paid": { money: 50_000 },
      "totals.due": { money: 56_200 },
    });
    expect(await book.faults()).toEqual([]);
  });

  it("[I17] prints one row for what bears no tax, at no rate, and why", async () => {
    const exempt = { ...line, taxCategory: "exempt" as const };
    const charges = [{ label: "Freight", amount: 5_000, taxCategory: "exempt" as const, taxRate: "18" }];
    const taxReason = "Exempt by notification 12/2017";
    const { id } = await book.run(
      billNow({ customerId: book.customer, lines: [line, exempt], charges, taxReason }),
    );
    const { scalars, blocks } = await paper(id);
    expect(blocks.tax?.map(({ name, rate, amount }) => [name, rate, amount])).toEqual([
      ["CGST", 9, { money: 8_100, digits: 2 }],
      ["SGST", 9, { money: 8_100, digits: 2 }],
      ["Exempt", 0, { money: 0, digits: 2 }],
    ]);
    expect(blocks.line?.map(({ taxRate }) => taxRate)).toEqual([18, 0]);
    expect(scalars).toMatchObject({
      "totals.lines": { money: 179_998, digits: 2 },
      "totals.taxable": { money: 184_998, digits: 2 },
      taxNote: taxReason,
    });
  });
  it("[I17] says the law's words of a reverse charge where nobody wrote others", async () => {
    const reverse = { ...line, taxCategory: "reverse" as const };
    const { id } = await book.run(billNow({ customerId: book.customer, lines: [reverse] }));
    expect((await paper(id)).scalars.taxNote).toMatch(/reverse charge/i);
  });
});

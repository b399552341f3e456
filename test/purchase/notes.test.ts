import { describe, expect, it } from "vitest";
import { billFromReceipts, purchasePage } from "../../src/purchase/bill-queries";
import { allocateNote, cancelPurchase } from "../../src/purchase/cancel-commands";
import { debitPrincipal } from "../../src/purchase/note-commands";
import { openPurchaseBook, type PurchaseBook } from "./purchase-book";

const open = async (book: PurchaseBook, id: string) =>
  (await book.store.read((read) => read.balance(`payable-bill/${id}`))).amount;
const credit = async (book: PurchaseBook) =>
  (await book.store.read((read) => read.balance(`advance/${book.principal}`))).amount;

async function billed(book: PurchaseBook) {
  const receipt = await book.receive([
    { itemId: book.pump, quantity: "10", price: "100" },
    { itemId: book.unit, quantity: "2", price: "1500", serials: ["S1", "S2"] },
  ]);
  return { receipt, bill: await book.bill([receipt]) };
}

describe("a debit note to a principal", () => {
  it("[Q17] sends goods back, gives the tax back, settles his bill, and can be cancelled whole", async () => {
    const book = await openPurchaseBook();
    const { receipt, bill } = await billed(book);
    const units = await book.store.read((read) => read.list("unit", "receipt", { is: receipt }));
    const second = units.find(({ serial }) => serial === "S2");
    if (!second) throw new Error("S2 is not there");
    const sums = ["stock", "payable", "input:CGST", "cost:variance", "received"];
    const before = await Promise.all(sums.map(book.account));
    const { id, number } = await book.run(
      debitPrincipal({
        originalId: bill,
        reason: "faulty",
        lines: [
          { originalLine: 0, quantity: "3", goodsGoBack: true },
          { originalLine: 1, quantity: "1", goodsGoBack: true, units: [second.id] },
        ],
      }),
    );
    expect(number).toBe("PN/26-27/0001");
    expect(await open(book, bill)).toBe(472_000 - 212_400);
    expect(await credit(book)).toBe(0);
    expect(await book.held(book.pump)).toBe(12_000);
    expect(await book.store.read(async (read) => (await read.get(second.id)).status)).toBe("returned");
    expect(
      (await book.store.read(async (read) => (await read.get(receipt)).lines)).map(
        ({ returned }) => returned,
      ),
    ).toEqual([3000, 1000]);
    const page = await book.store.read((read) => purchasePage(read, bill, "2026-04-01"));
    expect(page.settledBy.map((one) => one.amount)).toEqual([212_400]);
    expect(await book.faults()).toEqual([]);
    expect((await book.refused(cancelPurchase({ id: bill, reason: "x" }))).message).toContain(number);
    await book.run(cancelPurchase({ id, reason: "he repaired them" }));
    expect(await Promise.all(sums.map(book.account))).toEqual(before);
    expect(await open(book, bill)).toBe(472_000);
    expect(await book.store.read(async (read) => (await read.get(second.id)).status)).toBe("in stock");
    expect(await book.faults()).toEqual([]);
  });

  it("[Q17] lowers a price: cheaper goods on hand, credit that settles bills or stays", async () => {
    const book = await openPurchaseBook();
    const { bill } = await billed(book);
    const before = await book.worth(book.unit);
    const { id } = await book.run(
      debitPrincipal({
        originalId: bill,
        reason: "rebate",
        allocations: [],
        lines: [{ originalLine: 1, quantity: "2", price: "100", goodsGoBack: false }],
      }),
    );
    expect(before - (await book.worth(book.unit))).toBe(20_000);
    expect(await credit(book)).toBe(23_600);
    expect(await book.faults()).toEqual([]);
    const rows = (amount: number) => allocateNote({ id, rows: [{ billId: bill, amount }] });
    expect((await book.refused(rows(23_601))).problems).toHaveProperty("allocations.0");
    await book.run(rows(10_000));
    await book.run(rows(13_600));
    expect((await book.refused(rows(1))).problems).toHaveProperty("allocations.0");
    expect(await open(book, bill)).toBe(472_000 - 23_600);
    expect(await book.faults()).toEqual([]);
    await book.run(cancelPurchase({ id, reason: "taken back" }));
    expect(await open(book, bill)).toBe(472_000);
    expect(await book.worth(book.unit)).toBe(before);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q17] never takes more than was billed, in quantity or value", async () => {
    const book = await openPurchaseBook();
    const { bill } = await billed(book);
    const debit = (quantity: string, price: string | undefined, goodsGoBack: boolean) =>
      debitPrincipal({
        originalId: bill,
        reason: "faulty",
        lines: [{ originalLine: 0, quantity, goodsGoBack, ...(price ? { price } : {}) }],
      });
    expect((await book.refused(debit("10.5", undefined, true))).problems).toEqual({
      "lines.0.quantity": "Billed 10, sent back 0.",
    });
    await book.run(debit("6", undefined, true));
    expect((await book.refused(debit("5", undefined, true))).problems).toEqual({
      "lines.0.quantity": "Billed 10, sent back 6.",
    });
    expect((await book.refused(debit("10", "41", false))).problems).toHaveProperty("lines.0.price");
    await book.run(debit("10", "40", false));
    expect((await book.refused(debit("1", "0.01", false))).problems).toHaveProperty("lines.0.price");
    const none = debitPrincipal({ originalId: bill, reason: " ", on: "2026-03-31", lines: [] });
    expect(Object.keys((await book.refused(none)).problems).sort()).toEqual(["lines", "on", "reason"]);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q17] gives no expense back to the stock, and what was cancelled is not debited", async () => {
    const book = await openPurchaseBook();
    const { receipt, bill } = await billed(book);
    const lines = (await book.store.read((read) => billFromReceipts(read, [receipt]))).lines;
    expect(lines).toEqual([]);
    await book.run(cancelPurchase({ id: bill, reason: "wrong" }));
    const wish = {
      originalId: bill,
      reason: "x",
      lines: [{ originalLine: 0, quantity: "1", goodsGoBack: true }],
    };
    expect((await book.refused(debitPrincipal(wish))).message).toContain("not posted");
    const paid = await book
      .bill([], {
        principalId: book.principal,
        lines: [{ description: "Rent", quantity: "1", price: "100", account: "expense:rent" }],
      })
      .catch((error: unknown) => error);
    expect(paid).toBeInstanceOf(Error);
  });
});

import { describe, expect, it } from "vitest";
import { amendCompany } from "../../src/company/commands";
import { draftBill, discardBill, amendBill, postBill } from "../../src/purchase/bill-commands";
import {
  billFromReceipts,
  purchasePage,
  purchaseRows,
  receiptsToBill,
} from "../../src/purchase/bill-queries";
import { cancelPurchase } from "../../src/purchase/cancel-commands";
import type { Purchase, RecordId } from "../../src/records";
import { transferStock } from "../../src/stock/transfer-commands";
import { adjustStock } from "../../src/stock/commands";
import { openPurchaseBook, type PurchaseBook } from "./purchase-book";

const linesOf = async (book: PurchaseBook, ids: readonly RecordId<"receipt">[]) =>
  (await book.store.read((read) => billFromReceipts(read, ids))).lines;
const purchase = (book: PurchaseBook, id: Purchase["id"]) => book.store.read((read) => read.get(id));
const amount = async (book: PurchaseBook, key: string) =>
  (await book.store.read((read) => read.balance(key))).amount;

describe("a principal's bill", () => {
  it("[Q10] takes a number of ours and keeps his own, once", async () => {
    const book = await openPurchaseBook();
    const receipt = await book.receive(await book.order());
    const id = await book.bill([receipt], { reference: "AW/2026/55", on: "2026-03-30" });
    expect(await purchase(book, id)).toMatchObject({
      number: "PB/25-26/0001",
      reference: "AW/2026/55",
      dueOn: "2026-04-14",
      figures: { net: 900_000, tax: 162_000, total: 1_062_000 },
    });
    const lines = [{ description: "Rent", quantity: "1", price: "100", account: "expense:rent" }];
    const again = postBill({ principalId: book.principal, reference: "aw/2026/55 ", lines });
    expect((await book.refused(again)).problems).toHaveProperty("reference");
    expect(
      (await book.refused(postBill({ principalId: book.principal, reference: " ", lines }))).problems,
    ).toHaveProperty("reference");
    await book.run(postBill({ principalId: book.other, reference: "AW/2026/55", lines }));
    await book.run(cancelPurchase({ id, reason: "typed twice" }));
    await book.run(postBill({ principalId: book.principal, reference: "AW/2026/55", lines }));
    expect(await book.faults()).toEqual([]);
  });

  it("[Q11] bills a receipt in parts and several at once, to the last paisa and never more", async () => {
    const book = await openPurchaseBook();
    const first = await book.receive([{ itemId: book.pump, quantity: "3", price: "33.335" }]);
    const second = await book.receive([{ itemId: book.pump, quantity: "2", price: "40" }]);
    expect(await book.account("received")).toBe(-18_001);
    const [line] = await linesOf(book, [first]);
    if (!line) throw new Error("nothing to bill");
    const part = (reference: string) => ({
      principalId: book.principal,
      reference,
      lines: [{ ...line, quantity: "1" }],
    });
    const one = (await book.run(postBill(part("1")))).id;
    await book.run(postBill(part("2")));
    await book.run(cancelPurchase({ id: one, reason: "wrong" }));
    expect(
      (await book.store.read((read) => receiptsToBill(read, book.principal))).map(({ id }) => id),
    ).toEqual([first, second]);
    await book.bill([first, second]);
    expect(await book.account("received")).toBe(0);
    expect(await book.store.read((read) => receiptsToBill(read, book.principal))).toEqual([]);
    expect((await book.refused(postBill(part("3")))).problems).toEqual({
      "lines.0.quantity": "Of receipt GR/26-27/0001 only 0 are not billed yet.",
    });
    const twice = { ...part("4"), lines: [line, line] };
    expect((await book.refused(postBill(twice))).problems).toHaveProperty("lines.1.quantity");
    expect(await book.faults()).toEqual([]);
  });

  it("[Q12] has CGST and SGST from inside the state, IGST from across its border", async () => {
    const book = await openPurchaseBook();
    const receive = (principalId: RecordId<"party">) =>
      book.receive([{ itemId: book.pump, quantity: "1", price: "1000" }], { principalId });
    await book.bill([await receive(book.principal)]);
    expect([await book.account("input:CGST"), await book.account("input:SGST")]).toEqual([9000, 9000]);
    await book.bill([await receive(book.other)]);
    expect(await book.account("input:IGST")).toBe(18_000);
    expect(await book.account("payable")).toBe(-236_000);
    expect(await amount(book, `payable/${book.other}`)).toBe(118_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q12] under reverse charge is paid net, the tax owed and deducted at once", async () => {
    const book = await openPurchaseBook();
    const lines = [
      { description: "Transport", quantity: "1", price: "500", account: "expense:freight", taxRate: "5" },
    ];
    const { id } = await book.run(
      postBill({ principalId: book.principal, reference: "T1", reverseCharge: true, lines }),
    );
    expect((await purchase(book, id)).figures).toMatchObject({ net: 50_000, tax: 0, total: 50_000 });
    const sums = ["input:CGST", "input:SGST", "tax:CGST", "tax:SGST", "expense:freight", "payable"];
    expect(await Promise.all(sums.map(book.account))).toEqual([1250, 1250, -1250, -1250, 50_000, -50_000]);
    await book.run(cancelPurchase({ id, reason: "not ours" }));
    expect(await Promise.all(sums.map(book.account))).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q12] bears its tax as cost where the company is under composition", async () => {
    const book = await openPurchaseBook();
    await book.run(amendCompany({ taxScheme: "gst-composition" }));
    const before = await book.worth(book.pump);
    const receipt = await book.receive([{ itemId: book.pump, quantity: "2", price: "1000" }]);
    const id = await book.bill([receipt]);
    expect((await purchase(book, id)).figures).toMatchObject({ net: 200_000, tax: 36_000, total: 236_000 });
    expect((await book.worth(book.pump)) - before).toBe(236_000);
    expect(await book.account("input:CGST")).toBe(0);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q13] dearer than ordered revalues what is on hand; the rest is a difference of price", async () => {
    const book = await openPurchaseBook();
    await book.run(
      adjustStock({ itemId: book.pump, location: "store", counted: "0", on: "2026-04-01", note: "" }),
    );
    const receipt = await book.receive([{ itemId: book.pump, quantity: "10", price: "100" }]);
    await book.run(
      adjustStock({ itemId: book.pump, location: "store", counted: "4", on: "2026-04-01", note: "" }),
    );
    const [line] = await linesOf(book, [receipt]);
    if (!line) throw new Error("nothing to bill");
    const id = await book.bill([receipt], { lines: [{ ...line, price: "120" }] });
    expect(await book.worth(book.pump)).toBe(48_000);
    expect(await book.account("cost:variance")).toBe(12_000);
    expect(await book.account("received")).toBe(0);
    await book.run(
      adjustStock({ itemId: book.pump, location: "store", counted: "2", on: "2026-04-01", note: "" }),
    );
    await book.run(cancelPurchase({ id, reason: "wrong price" }));
    expect(await book.worth(book.pump)).toBe(20_000);
    expect(await book.account("received")).toBe(-100_000);
    // Two left at 120 that had cost 100: the ledger gains what they had cost too much.
    expect(await book.account("cost:variance")).toBe(-4000);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q13] spreads landed charges by value over its goods, pieces at their own cost", async () => {
    const book = await openPurchaseBook();
    const receipt = await book.receive([
      { itemId: book.pump, quantity: "10", price: "100" },
      { itemId: book.unit, quantity: "2", price: "1500", serials: ["S1", "S2"] },
    ]);
    const before = await book.worth(book.pump);
    const lines = await linesOf(book, [receipt]);
    const freight = { description: "Freight", quantity: "1", price: "400", landed: true, taxRate: "18" };
    await book.bill([receipt], { lines: [...lines, freight] });
    expect((await book.worth(book.pump)) - before).toBe(10_000);
    expect(await book.worth(book.unit)).toBe(330_000);
    const units = await book.store.read((read) => read.list("unit", "receipt", { is: receipt }));
    expect(units.map(({ cost }) => cost)).toEqual([165_000, 165_000]);
    expect(await book.account("cost:variance")).toBe(0);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q13] of a carrier is spread over the receipt it names; without one it is refused", async () => {
    const book = await openPurchaseBook();
    const receipt = await book.receive([
      { itemId: book.unit, quantity: "2", price: "1000", serials: ["S1", "S2"] },
    ]);
    const [gone] = await book.store.read((read) => read.list("unit", "receipt", { is: receipt }));
    await book.run(
      adjustStock({ itemId: book.unit, location: "store", counted: "1", on: "2026-04-01", note: "" }),
    );
    const lines = [
      {
        description: "Freight",
        quantity: "1",
        price: "100",
        landed: true,
        taxRate: "0",
        taxCategory: "zero" as const,
      },
    ];
    const draft = { principalId: book.other, reference: "F/1", lines };
    expect((await book.refused(postBill(draft))).problems).toHaveProperty("lines.0.account");
    await book.run(postBill({ ...draft, landedOn: [receipt] }));
    const units = await book.store.read((read) => read.list("unit", "receipt", { is: receipt }));
    expect(units.filter(({ location }) => location).map(({ cost }) => cost)).toEqual([105_000]);
    expect(gone).toBeDefined();
    expect(await book.account("cost:variance")).toBe(5000);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q14] may miss our total by less than a whole unit, which is its rounding", async () => {
    const book = await openPurchaseBook();
    const lines = [
      {
        description: "Rent",
        quantity: "1",
        price: "99.60",
        account: "expense:rent",
        taxRate: "0",
        taxCategory: "zero" as const,
      },
    ];
    const draft = { principalId: book.principal, reference: "R1", lines };
    expect((await book.refused(postBill({ ...draft, stated: 9700 }))).problems.stated).toContain("99.60");
    expect((await book.refused(postBill({ ...draft, stated: 10_060 }))).problems).toHaveProperty("stated");
    const { id } = await book.run(postBill({ ...draft, stated: 10_000 }));
    expect((await purchase(book, id)).figures).toMatchObject({ net: 9960, rounding: 40, total: 10_000 });
    expect(await book.account("rounding")).toBe(40);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q15] books what is no goods as an expense, and is refused by field where it is faulty", async () => {
    const book = await openPurchaseBook();
    const line = {
      description: "Diesel",
      quantity: "2",
      price: "95",
      account: "expense:travel",
      taxRate: "18",
    };
    await book.run(postBill({ principalId: book.principal, reference: "D1", lines: [line] }));
    expect(await book.account("expense:travel")).toBe(19_000);
    const lines = [
      { ...line, account: "cash" },
      { ...line, description: " ", quantity: "-1", price: "", discountPercent: "101" },
      { ...line, taxRate: "28" },
    ];
    const wrong = { principalId: book.principal, reference: "D2", dueOn: "2026-01-01", lines };
    expect(Object.keys((await book.refused(postBill(wrong))).problems).sort()).toEqual([
      "dueOn",
      "lines.0.account",
      "lines.1.description",
      "lines.1.discountPercent",
      "lines.1.price",
      "lines.1.quantity",
      "lines.2.taxRate",
    ]);
    expect(Object.keys((await book.refused(draftBill(wrong))).problems)).toContain("lines.1.description");
    expect((await book.refused(postBill({ ...wrong, principalId: "" as never }))).problems).toHaveProperty(
      "principalId",
    );
  });

  it("[Q16] when cancelled frees what settled it and opens its receipts again", async () => {
    const book = await openPurchaseBook();
    const receipt = await book.receive(await book.order());
    const id = await book.bill([receipt]);
    const page = await book.store.read((read) => purchasePage(read, id, "2026-04-01"));
    expect([page.open, page.state]).toEqual([1_062_000, "posted"]);
    expect((await book.refused(cancelPurchase({ id, reason: "" }))).problems).toHaveProperty("reason");
    await book.run(cancelPurchase({ id, reason: "wrong" }));
    expect(await purchase(book, id)).toMatchObject({ status: "cancelled", number: "PB/26-27/0001" });
    expect(await book.account("payable")).toBe(0);
    expect(await amount(book, `payable-bill/${id}`)).toBe(0);
    const [line] = await book.store.read(async (read) => (await read.get(receipt)).lines);
    expect(line).toMatchObject({ billed: 0, billedValue: 0 });
    expect((await book.refused(cancelPurchase({ id, reason: "again" }))).message).toContain("not posted");
    expect(await book.faults()).toEqual([]);
  });

  it("[Q10] waits as a draft that has no number", async () => {
    const book = await openPurchaseBook();
    const draft = {
      principalId: book.principal,
      reference: "",
      lines: [{ description: "Rent", quantity: "1", price: "100", account: "" }],
    };
    await book.run(discardBill({ id: await book.run(draftBill(draft)) }));
    const id = await book.run(draftBill(draft));
    await book.run(amendBill({ id, ...draft, reference: "R 1" }));
    expect(
      (await book.store.read((read) => purchaseRows(read, "draft", "2026-04-01"))).map((row) => row.id),
    ).toEqual([id]);
    const lines = [{ ...draft.lines[0]!, account: "expense:rent" }];
    await book.run(postBill({ id, ...draft, reference: "R 1", lines }));
    expect((await book.refused(amendBill({ id, ...draft }))).message).toContain("posted");
    book.goTo("2026-06-01");
    expect((await book.store.read((read) => purchaseRows(read, "overdue", "2026-06-01"))).length).toBe(1);
    expect((await book.store.read((read) => purchaseRows(read, "open", "2026-06-01"))).length).toBe(1);
  });

  it("[Q13] of serialised goods in a van revalues them there", async () => {
    const book = await openPurchaseBook();
    const receipt = await book.receive([
      { itemId: book.unit, quantity: "1", price: "1000", serials: ["S1"] },
    ]);
    await book.run(
      transferStock({
        itemId: book.unit,
        from: "store",
        to: book.technician,
        quantity: "1",
        on: "2026-04-01",
      }),
    );
    const [line] = await linesOf(book, [receipt]);
    if (!line) throw new Error("nothing to bill");
    await book.bill([receipt], { lines: [{ ...line, price: "1100" }] });
    expect(await book.worth(book.unit)).toBe(110_000);
    expect(await book.faults()).toEqual([]);
  });
});

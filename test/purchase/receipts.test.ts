import { describe, expect, it } from "vitest";
import { amendReceipt, discardReceipt, draftReceipt, postReceipt } from "../../src/purchase/receipt-commands";
import { receiptRows } from "../../src/purchase/receipt-queries";
import { reverseReceipt } from "../../src/purchase/reverse-commands";
import { amendCompany } from "../../src/company/commands";
import { closeBooks } from "../../src/ledger/period-commands";
import { transferStock } from "../../src/stock/transfer-commands";
import { openPurchaseBook } from "./purchase-book";

describe("goods received", () => {
  it("[Q7] are in stock at the price ordered, each piece with its number, and owed as received", async () => {
    const book = await openPurchaseBook();
    const before = await book.worth(book.pump);
    const id = await book.receive([
      { itemId: book.pump, quantity: "4", price: "912.50" },
      { itemId: book.unit, quantity: "3", price: "9800", serials: ["S1", "S2"] },
    ]);
    const receipt = await book.store.read((read) => read.get(id));
    expect(receipt).toMatchObject({ status: "posted", number: "GR/26-27/0001", location: "store" });
    expect(receipt.lines.map(({ value }) => value)).toEqual([365_000, 2_940_000]);
    const units = await book.store.read((read) =>
      Promise.all((receipt.lines[1]?.units ?? []).map((unit) => read.get(unit))),
    );
    expect(units.map(({ serial, status, cost, receiptId }) => ({ serial, status, cost, receiptId }))).toEqual(
      ["S1", "S2", ""].map((serial) => ({ serial, status: "in stock", cost: 980_000, receiptId: id })),
    );
    expect(await book.held(book.pump)).toBe(9000);
    expect((await book.worth(book.pump)) - before).toBe(365_000);
    expect(await book.account("received")).toBe(-3_305_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q6] with too many serial numbers, with one twice or known already, are refused at the field", async () => {
    const book = await openPurchaseBook();
    const unit = (quantity: string, serials: string[]) => ({
      itemId: book.unit,
      quantity,
      price: "1",
      serials,
    });
    await book.receive([unit("1", ["S1"])]);
    const refused = async (...lines: ReturnType<typeof unit>[]) =>
      (await book.refused(postReceipt({ principalId: book.principal, lines }))).problems;
    expect(await refused(unit("1", ["A", "B"]))).toEqual({
      "lines.0.serials": "2 serial numbers for 1 pieces.",
    });
    expect(await refused(unit("2", ["A", "a"]))).toEqual({ "lines.0.serials": "Serial a is there twice." });
    expect(await refused(unit("2", ["s1"]))).toEqual({
      "lines.0.serials": "Serial s1 is known already: in stock.",
    });
    expect(await refused(unit("1", ["SN 77a0913"]))).toHaveProperty("lines.0.serials");
    expect(await refused(unit("1", ["A"]), unit("1", ["a"]))).toHaveProperty("lines.1.serials");
    expect(await refused({ itemId: book.pump, quantity: "1", price: "1", serials: ["A"] })).toHaveProperty(
      "lines.0.serials",
    );
    expect(await book.held(book.unit)).toBe(1000);
  });

  it("[Q8] on an order come up to what was ordered and the tolerance allows", async () => {
    const book = await openPurchaseBook();
    const orderId = await book.order("10", "900");
    const take = (quantity: string) => ({
      principalId: book.principal,
      orderId,
      lines: [{ itemId: book.pump, orderLine: 0, quantity, price: "900" }],
    });
    await book.run(postReceipt(take("7")));
    expect((await book.refused(postReceipt(take("3.5")))).problems).toEqual({
      "lines.0.quantity": "Ordered 10, received 7: at most 3 more.",
    });
    const { settings } = await book.store.read((read) => read.get("company:main"));
    await book.run(amendCompany({ settings: { ...settings, receiptTolerance: "5" } }));
    await book.run(postReceipt(take("3.5")));
    expect((await book.refused(postReceipt(take("0.001")))).problems).toHaveProperty("lines.0.quantity");
    await book.run(amendCompany({ settings: { ...settings, receiptTolerance: "0" } }));
    const order = await book.store.read((read) => read.get(orderId));
    expect(order).toMatchObject({ tolerance: "5", lines: [{ received: 10_500 }] });
    expect(await book.faults()).toEqual([]);
    const wrong = { ...take("1"), principalId: book.other };
    expect((await book.refused(postReceipt(wrong))).problems).toHaveProperty("orderId");
    const early = { ...take("1"), on: "2026-03-31" };
    expect((await book.refused(postReceipt(early))).problems).toHaveProperty("on");
  });

  it("[Q9] are taken back exactly: stock, worth, order, ledger", async () => {
    const book = await openPurchaseBook();
    const orderId = await book.order("7", "333.33");
    const read = async () => ({
      held: await book.held(book.pump),
      worth: await book.worth(book.pump),
      stock: await book.account("stock"),
      received: await book.account("received"),
      variance: await book.account("cost:variance"),
    });
    const before = await read();
    const id = await book.receive(orderId);
    const after = await read();
    expect(after.held - before.held).toBe(7000);
    await book.run(reverseReceipt({ id, reason: "wrong order" }));
    expect(await read()).toEqual(before);
    const order = await book.store.read((read) => read.get(orderId));
    expect(order.lines[0]?.received).toBe(0);
    expect((await book.refused(reverseReceipt({ id, reason: "again" }))).message).toContain("posted");
    expect(await book.faults()).toEqual([]);
  });

  it("[Q9] that have gone are named instead of taken back", async () => {
    const book = await openPurchaseBook();
    const id = await book.receive([
      { itemId: book.unit, quantity: "2", price: "9800", serials: ["S1", "S2"] },
      { itemId: book.pump, quantity: "4", price: "900" },
    ]);
    const unit = await book.store.read(async (read) => (await read.get(id)).lines[0]?.units?.[0]);
    const move = { from: "store", to: book.technician, on: "2026-04-01" };
    await book.run(transferStock({ ...move, itemId: book.unit, quantity: "1", units: unit ? [unit] : [] }));
    await book.run(transferStock({ ...move, itemId: book.pump, quantity: "7" }));
    const { problems } = await book.refused(reverseReceipt({ id, reason: "wrong" }));
    expect(problems).toEqual({
      "lines.0": "RO Pro 12: 1 pieces have gone (S1).",
      "lines.1": "Pump 36 V: only 2 of 4 are still there.",
    });
    expect((await book.refused(reverseReceipt({ id, reason: "" }))).problems).toHaveProperty("reason");
  });

  it("[Q9] that are billed are not taken back before the bill is", async () => {
    const book = await openPurchaseBook();
    const id = await book.receive(await book.order());
    await book.bill([id]);
    expect((await book.refused(reverseReceipt({ id, reason: "wrong" }))).message).toContain("PB/26-27/0001");
  });

  it("[Q7] wait as a draft, and are refused by field, in closed books too", async () => {
    const book = await openPurchaseBook();
    const line = { itemId: book.pump, quantity: "2", price: "900" };
    const draft = { principalId: book.principal, lines: [line] };
    const thrown = await book.run(draftReceipt(draft));
    await book.run(discardReceipt({ id: thrown }));
    const id = await book.run(draftReceipt(draft));
    expect(await book.held(book.pump)).toBe(5000);
    expect((await book.store.read((read) => receiptRows(read, "draft"))).map((row) => row.id)).toEqual([id]);
    await book.run(amendReceipt({ id, ...draft, reference: "DN 7" }));
    await book.run(postReceipt({ id, ...draft, reference: "DN 7" }));
    expect(await book.held(book.pump)).toBe(7000);
    expect((await book.refused(amendReceipt({ id, ...draft }))).message).toContain("posted");
    const wrong = { principalId: book.customer, on: "2026-04-02", location: "attic", lines: [] };
    expect(Object.keys((await book.refused(postReceipt(wrong))).problems).sort()).toEqual([
      "lines",
      "location",
      "on",
      "principalId",
    ]);
    await book.run(closeBooks({ until: "2026-03-31", reason: "audited" }));
    expect((await book.refused(postReceipt({ ...draft, on: "2026-03-31" }))).problems).toHaveProperty("on");
    expect(await book.faults()).toEqual([]);
  });
});

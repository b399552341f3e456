import { describe, expect, it } from "vitest";
import {
  amendOrder,
  cancelOrder,
  closeOrder,
  discardOrder,
  draftOrder,
  expectOrder,
  orderShort,
  sendOrder,
} from "../../src/purchase/order-commands";
import { orderPage, orderRows, shortItems } from "../../src/purchase/order-queries";
import { amendItem } from "../../src/stock/commands";
import { openPurchaseBook } from "./purchase-book";

describe("an order to a principal", () => {
  it("[Q1] takes its number when it is sent, and stays as it was sent but for the expected day", async () => {
    const book = await openPurchaseBook();
    const draft = {
      principalId: book.principal,
      lines: [{ itemId: book.pump, quantity: "4", price: "890" }],
    };
    const thrown = await book.run(draftOrder(draft));
    await book.run(discardOrder({ id: thrown }));
    const id = await book.run(draftOrder(draft));
    expect((await book.store.read((read) => read.get(id))).number).toBeUndefined();
    await book.run(amendOrder({ id, ...draft, expectedOn: "2026-04-10" }));
    expect(await book.run(sendOrder({ id }))).toEqual({ id, number: "PO/26-27/0001" });
    const sent = await book.store.read((read) => read.get(id));
    expect(sent).toMatchObject({ status: "sent", expectedOn: "2026-04-10" });
    expect(sent.lines[0]).toMatchObject({ description: "AW-36 Pump 36 V", taxRate: "18", received: 0 });
    expect((await book.refused(amendOrder({ id, ...draft }))).message).toContain("stays as it was sent");
    await book.run(expectOrder({ id, expectedOn: "2026-04-20" }));
    await book.run(expectOrder({ id }));
    expect((await book.store.read((read) => read.get(id))).expectedOn).toBeUndefined();
    expect((await book.refused(expectOrder({ id, expectedOn: "2026-03-01" }))).problems).toHaveProperty(
      "expectedOn",
    );
  });

  it("[Q2] is partly received, received, closed short or cancelled, each with what it needs", async () => {
    const book = await openPurchaseBook();
    const state = async (id: `order:${string}`) =>
      (await book.store.read((read) => orderPage(read, id))).state;
    const none = await book.order();
    expect((await book.refused(closeOrder({ id: none, reason: "late" }))).message).toContain(
      "cancel it instead",
    );
    expect((await book.refused(cancelOrder({ id: none, reason: " " }))).problems).toHaveProperty("reason");
    await book.run(cancelOrder({ id: none, reason: "no longer made" }));
    expect(await state(none)).toBe("cancelled");
    const part = await book.order();
    await book.receive([{ itemId: book.pump, orderLine: 0, quantity: "4", price: "900" }], { orderId: part });
    expect(await state(part)).toBe("partly received");
    expect((await book.refused(cancelOrder({ id: part, reason: "x" }))).message).toContain("close it short");
    await book.run(closeOrder({ id: part, reason: "not delivered" }));
    expect(await state(part)).toBe("closed short");
    const whole = await book.order();
    await book.receive(whole);
    expect(await state(whole)).toBe("received");
    expect((await book.refused(closeOrder({ id: whole, reason: "x" }))).message).toContain(
      "nothing was changed",
    );
    const open = await book.store.read((read) => orderRows(read, "open"));
    expect(open.map(({ id }) => id)).toEqual([]);
    expect(await book.faults()).toEqual([]);
  });

  it("[Q3] is drafted to each principal for what is short and not on order", async () => {
    const book = await openPurchaseBook();
    await book.order("3", "870");
    await book.run(amendItem({ id: book.pump, reorderLevel: "20" }));
    expect(await book.store.read(shortItems)).toMatchObject(
      [
        { onHand: 0, onOrder: 0, quantity: "4", price: "900" },
        { onHand: 5000, onOrder: 3000, quantity: "32", price: "870" },
      ].sort((a, b) => b.onHand - a.onHand),
    );
    await book.run(amendItem({ id: book.unit, principalId: book.other }));
    const ids = await book.run(orderShort({}));
    const drafts = await book.store.read((read) => Promise.all(ids.map((id) => read.get(id))));
    expect(new Set(drafts.map(({ principalId }) => principalId))).toEqual(
      new Set([book.principal, book.other]),
    );
    expect(drafts.every(({ status }) => status === "draft")).toBe(true);
    expect((await book.refused(orderShort({}))).message).toContain("on order already");
  });

  it("[Q4] is refused by field while it is faulty", async () => {
    const book = await openPurchaseBook();
    const lines = [
      { itemId: book.labour, quantity: "1", price: "10" },
      { itemId: book.unit, quantity: "1.5", price: "-1" },
      { itemId: book.pump, quantity: "0", price: "x", taxRate: "180" },
    ];
    const { problems } = await book.refused(
      sendOrder({ principalId: book.customer, on: "2026-04-02", lines }),
    );
    expect(Object.keys(problems).sort()).toEqual([
      "lines.0.itemId",
      "lines.1.price",
      "lines.1.quantity",
      "lines.2.price",
      "lines.2.quantity",
      "lines.2.taxRate",
      "on",
      "principalId",
    ]);
    expect(
      (await book.refused(sendOrder({ principalId: book.principal, lines: [] }))).problems,
    ).toHaveProperty("lines");
    expect((await book.refused(sendOrder({}))).problems).toHaveProperty("principalId");
    expect((await book.store.read((read) => read.balances("series/series:order"))).length).toBe(0);
  });
});

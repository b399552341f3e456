import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { NodeOffice } from "../../src/preview/host/node";
import { claimSheet, orderSheet, purchaseSheet, receiptSheet } from "../../src/purchase/sheet";
import { until } from "../store/test-store";
import { openDesk, SAYS_HEADER, startOffice, type Desk } from "../workbook/in-excel";
import { openPurchaseBook, type PurchaseBook } from "./purchase-book";

let office: NodeOffice;
let book: PurchaseBook;
let desk: Desk;
beforeAll(async () => {
  office = await startOffice();
  book = await openPurchaseBook();
  desk = await openDesk(office, { book, mirrors: [orderSheet, receiptSheet, purchaseSheet, claimSheet] });
}, 120_000);
afterEach(() => {
  expect(desk.bugs).toEqual([]);
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});

describe("the sheets of buying", () => {
  it("[Q22] hold a row a line of orders and receipts, and one a bill with what is open", async () => {
    const order = await book.order("10", "900");
    const receipt = await book.receive([{ itemId: book.pump, orderLine: 0, quantity: "4", price: "900" }], {
      orderId: order,
    });
    const bill = await book.bill([receipt]);
    await desk.mirrors.settled();
    expect(desk.row("PurchaseOrders", `${order}#1`)).toMatchObject({
      Order: "PO/26-27/0001",
      Principal: "Aqua Works",
      Ordered: 10,
      Received: 4,
      "To come": 6,
      Net: 9000,
      Status: "partly received",
    });
    expect(desk.row("Receipts", `${receipt}#1`)).toMatchObject({
      Receipt: "GR/26-27/0001",
      Order: "PO/26-27/0001",
      Quantity: 4,
      Worth: 3600,
      "Not billed": 0,
    });
    expect(desk.row("PrincipalBills", bill)).toMatchObject({ Net: 3600, Tax: 648, Total: 4248, Open: 4248 });
  }, 60_000);

  it("[Q22] take a typed day on which an order is expected, and put everything else back", async () => {
    const order = await book.order("3", "900");
    await desk.mirrors.settled();
    await desk.type("PurchaseOrders", `${order}#1`, "Expected", "2026-04-20");
    await until(async () => (await book.store.read((read) => read.get(order))).expectedOn === "2026-04-20");
    await desk.type("PurchaseOrders", `${order}#1`, "Ordered", 30);
    await until(() => desk.row("PurchaseOrders", `${order}#1`)?.[SAYS_HEADER] !== "");
    await desk.shows("PurchaseOrders", `${order}#1`, { Ordered: 3 });
  }, 60_000);
});

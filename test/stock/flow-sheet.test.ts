import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { draftFromChallans } from "../../src/billing/sales-draft-queries";
import type { NodeOffice } from "../../src/preview/host/node";
import { postReceipt } from "../../src/purchase/receipt-commands";
import type { RecordId } from "../../src/records";
import { challanNow, returnChallan } from "../../src/sales/challan-commands";
import { installPiece } from "../../src/sales/install-commands";
import { challanLine } from "../../src/sales/model";
import { addItem } from "../../src/stock/commands";
import { flowSheet } from "../../src/stock/flow-sheet";
import { openPurchaseBook, type PurchaseBook } from "../purchase/purchase-book";
import { openDesk, SAYS_HEADER, startOffice, type Desk } from "../workbook/in-excel";

let office: NodeOffice;
let book: PurchaseBook;
let desk: Desk;
let purifier: RecordId<"item">;
beforeAll(async () => {
  office = await startOffice();
  book = await openPurchaseBook();
  purifier = await book.run(
    addItem({
      code: "RO-20",
      name: "RO Pro 20",
      type: "serialised",
      unit: "pcs",
      taxCode: "8421",
      taxRate: "18",
      price: "14500",
      cost: "9000",
      reorderLevel: "0",
      warrantyMonths: 12,
      opening: "1",
      openingSerials: ["P1"],
    }),
  );
  desk = await openDesk(office, { book, mirrors: [flowSheet] });
}, 120_000);
afterEach(() => {
  expect(desk.bugs).toEqual([]);
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});

/** Figures of an item's row that are not nothing, by header. */
async function flow(item: RecordId<"item">): Promise<Record<string, unknown>> {
  await desk.mirrors.settled();
  const figures = [
    "Ordered",
    "To come",
    "Received",
    "On hand",
    "On challan",
    "Sold",
    "Installed",
    "Sent back",
  ];
  const row = desk.row("GoodsFlow", item) ?? {};
  return Object.fromEntries(figures.flatMap((header) => (row[header] ? [[header, row[header]]] : [])));
}
const goods = async (item: RecordId<"item">, quantity: string) =>
  challanLine(await book.store.read((read) => read.get(item)), quantity, "store");

describe("the Goods flow sheet", () => {
  it("[K39] shows what is on orders and what came of them", async () => {
    expect(await flow(book.pump)).toEqual({ "On hand": 5 });
    const order = await book.order("10");
    expect(await flow(book.pump)).toEqual({ Ordered: 10, "To come": 10, "On hand": 5 });
    await book.run(
      postReceipt({
        principalId: book.principal,
        orderId: order,
        lines: [{ itemId: book.pump, orderLine: 0, quantity: "4", price: "900" }],
      }),
    );
    expect(await flow(book.pump)).toEqual({ Ordered: 10, "To come": 6, Received: 4, "On hand": 9 });
  });

  it("[K39] follows a piece from the challan to its card and its bill, and what came back", async () => {
    await book.receive([{ itemId: purifier, quantity: "2", price: "9000", serials: ["P2", "P3"] }]);
    expect(await flow(purifier)).toEqual({ Received: 2, "On hand": 3 });
    const { id } = await book.run(
      challanNow({ customerId: book.customer, siteId: book.site, lines: [await goods(purifier, "2")] }),
    );
    expect(await flow(purifier)).toEqual({ Received: 2, "On hand": 1, "On challan": 2 });
    const [unit] = await book.store.read((read) => read.list("unit", "place", { prefix: [purifier, id] }));
    if (!unit) throw new Error("no piece is out");
    await book.run(installPiece({ unitId: unit.id, siteId: book.site, on: "2026-04-01", by: "Ravi" }));
    expect(await flow(purifier)).toMatchObject({ "On challan": 2, Installed: 1 });
    const out = await book.store.read((read) => read.list("unit", "place", { prefix: [purifier, id] }));
    const back = out.filter((piece) => piece.id !== unit.id).map((piece) => piece.id);
    await book.run(returnChallan({ id, on: "2026-04-01", lines: [{ line: 0, quantity: "1", units: back }] }));
    expect(await flow(purifier)).toEqual({ Received: 2, "On hand": 2, "On challan": 1, Installed: 1 });
    await book.run(billNow(await book.store.read((read) => draftFromChallans(read, [id]))));
    expect(await flow(purifier)).toEqual({ Received: 2, "On hand": 2, Sold: 1, Installed: 1 });
  });

  it("[K39] can be typed into nowhere: the figure comes back with the reason", async () => {
    await desk.type("GoodsFlow", book.pump, "Received", 99);
    await desk.shows("GoodsFlow", book.pump, {
      Received: 4,
      [SAYS_HEADER]: "The flow of goods is computed from orders, receipts, challans and visits.",
    });
  });
});

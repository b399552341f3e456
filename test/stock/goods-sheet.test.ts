import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { lineForItem } from "../../src/company/bill-lines";
import { billNow } from "../../src/billing/commands";
import { addItem } from "../../src/stock/commands";
import { postCount, startCount } from "../../src/stock/count-commands";
import { countSheet, onHandSheet, stockLedgerSheet, unitSheet } from "../../src/stock/goods-sheet";
import { transferStock } from "../../src/stock/transfer-commands";
import type { NodeOffice } from "../../src/preview/host/node";
import type { RecordId } from "../../src/records";
import { openBook, type Book } from "../book";
import { until } from "../store/test-store";
import { openDesk, SAYS_HEADER, startOffice, type Desk } from "../workbook/in-excel";

let office: NodeOffice;
let book: Book;
let desk: Desk;
let meter: RecordId<"item">;
beforeAll(async () => {
  office = await startOffice();
  book = await openBook();
  meter = await book.run(
    addItem({
      code: "MTR",
      name: "Meter",
      type: "serialised",
      unit: "pcs",
      taxCode: "9026",
      taxRate: "18",
      price: "1000",
      cost: "600",
      reorderLevel: "0",
      warrantyMonths: 12,
      opening: "2",
      openingSerials: ["M1"],
    }),
  );
  desk = await openDesk(office, { book, mirrors: [onHandSheet, stockLedgerSheet, unitSheet, countSheet] });
}, 120_000);
afterEach(() => {
  expect(desk.bugs).toEqual([]);
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});
const tallies = () => book.store.read((read) => read.list("tally", "place"));

describe("the sheets of goods", () => {
  it("[K36] say what is where and what it is worth, by item and place", async () => {
    await book.run(
      transferStock({
        itemId: book.pump,
        from: "store",
        to: book.technician,
        quantity: "2",
        on: "2026-04-01",
      }),
    );
    await desk.mirrors.settled();
    expect(desk.row("StockOnHand", `${book.pump}#store`)).toMatchObject({
      Code: "PMP",
      Place: "Store",
      "On hand": 3,
      Worth: 2_700,
      "Average cost": 900,
      "Reorder at": 2,
      Reorder: "",
    });
    expect(desk.row("StockOnHand", `${book.pump}#${book.technician}`)).toMatchObject({
      Place: "Van of Ravi",
      "On hand": 2,
      Worth: 1_800,
    });
    expect(desk.row("StockOnHand", `${book.unit}#store`)).toMatchObject({ "On hand": 0, Reorder: "under" });
  });

  it("[K36] tell every movement with its document and serial numbers", async () => {
    const item = await book.store.read((read) => read.get(meter));
    const { number } = await book.run(
      billNow({ customerId: book.customer, lines: [lineForItem(item, "1", "store")] }),
    );
    await desk.mirrors.settled();
    const all = await book.store.read((read) => read.list("movement", "item", { prefix: [meter] }));
    const sold = all.find(({ reason }) => reason === "sold");
    const opening = all.find(({ reason }) => reason === "opening");
    expect(desk.row("StockLedger", opening?.id ?? "")).toMatchObject({ In: 2, Out: "", Worth: 1_200 });
    expect(desk.row("StockLedger", sold?.id ?? "")).toMatchObject({
      Item: "Meter",
      Place: "Store",
      Why: "Sold",
      Document: number,
      Out: 1,
      Worth: -600,
    });
    const left = await book.store.read((read) => read.list("unit", "item", { is: [meter, "in stock"] }));
    const gone = await book.store.read((read) => read.list("unit", "item", { is: [meter, "sold"] }));
    expect(desk.row("SerialNumbers", gone[0]?.id ?? "")).toMatchObject({
      State: "sold",
      Place: "",
      Bill: number,
    });
    expect(desk.row("SerialNumbers", left[0]?.id ?? "")).toMatchObject({
      State: "in stock",
      Place: "Store",
    });
  });

  it("[K31] a serial number is captured by typing it, and refused beside the cell", async () => {
    const units = await book.store.read((read) => read.list("unit", "item", { prefix: [meter] }));
    const blank = units.find(({ serial }) => !serial);
    if (!blank) throw new Error("every piece has a number");
    await desk.type("SerialNumbers", blank.id, "Serial", "m1");
    await until(() => desk.row("SerialNumbers", blank.id)?.[SAYS_HEADER] !== "");
    expect(desk.row("SerialNumbers", blank.id)?.[SAYS_HEADER]).toContain("m1");
    await desk.type("SerialNumbers", blank.id, "Serial", "M2");
    await until(async () => (await book.store.read((read) => read.get(blank.id))).serial === "M2");
    await desk.shows("SerialNumbers", blank.id, { Serial: "M2", [SAYS_HEADER]: "" });
  });

  it("[K34] what is counted is typed beside what the book says, and goes when it is posted", async () => {
    await book.run(startCount({ location: "store" }));
    await desk.mirrors.settled();
    const row = (await tallies()).find(({ itemId }) => itemId === book.pump);
    if (!row) throw new Error("the pump is not counted");
    expect(desk.row("StockCount", row.id)).toMatchObject({
      Item: "Pump 36 V",
      "In the book": 3,
      Counted: "",
    });
    await desk.type("StockCount", row.id, "Counted", "-2");
    await until(() => desk.row("StockCount", row.id)?.[SAYS_HEADER] !== "");
    await desk.type("StockCount", row.id, "Counted", 2.5);
    await desk.shows("StockCount", row.id, { Counted: 2.5, Difference: -0.5, [SAYS_HEADER]: "" });
    await desk.type("StockCount", row.id, "Note", "leaking");
    await until(async () => (await tallies()).some(({ note }) => note === "leaking"));
    expect(await book.run(postCount({ location: "store", on: "2026-04-01", reason: "Counted" }))).toBe(1);
    await desk.mirrors.settled();
    expect(desk.row("StockCount", row.id)).toBeUndefined();
    await desk.shows("StockOnHand", `${book.pump}#store`, { "On hand": 2.5, Worth: 2_250 });
    expect(await book.faults()).toEqual([]);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { complaintSheet } from "../../src/complaints/sheet";
import type { NodeOffice } from "../../src/preview/host/node";
import { itemSheet } from "../../src/stock/sheet";
import { complain } from "../book";
import { until } from "../store/test-store";
import { activate, KEY_HEADER, openDesk, SAYS_HEADER, startOffice, type Desk } from "./in-excel";

let office: NodeOffice;
let desk: Desk;
beforeAll(async () => {
  office = await startOffice();
  desk = await openDesk(office, { mirrors: [itemSheet, complaintSheet] });
}, 120_000);
afterEach(() => {
  expect(desk.bugs).toEqual([]);
  desk.refused.length = 0;
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});

const complaint = async () => {
  const { id } = await complain(desk.book);
  await desk.mirrors.settled();
  return id;
};
const recorded = <T extends `${"complaint" | "item"}:${string}`>(id: T) =>
  desk.book.store.read((read) => read.get(id));

describe("typing into the sheets", () => {
  it("[W11] runs the column's command and shows what was recorded", async () => {
    const id = await complaint();
    await desk.type("Complaints", id, "Problem", "Pump hums, water is warm");
    await until(async () => (await recorded(id)).problem !== "Water tastes salty");
    await desk.shows("Complaints", id, { Problem: "Pump hums, water is warm", [SAYS_HEADER]: "" });
    expect(await recorded(id)).toMatchObject({ problem: "Pump hums, water is warm" });
    expect((await desk.book.store.operations(0)).at(-1)).toMatchObject({
      command: "complaint.amend",
      origin: "cell",
    });
  });

  it("[W12] puts back what cannot be typed, with the reason beside it until the next good edit", async () => {
    const id = await complaint();
    const number = desk.row("Complaints", id)?.["No."];
    await desk.type("Complaints", id, "No.", "C-77");
    await desk.shows("Complaints", id, { "No.": number, [SAYS_HEADER]: "A number is given once and stays." });
    expect(desk.refused).toEqual(["A number is given once and stays."]);
    const { sheetId } = office.engine.tables.find("Complaints")!;
    const says = desk.column("Complaints", SAYS_HEADER);
    expect(office.engine.format.columnHidden(sheetId, says)).toBe(false);
    expect(office.engine.format.columnHidden(sheetId, desk.column("Complaints", KEY_HEADER))).toBe(true);
    await desk.type("Complaints", id, "Note", "gate code 12");
    await desk.shows("Complaints", id, { Note: "gate code 12", [SAYS_HEADER]: "" });
    expect(office.engine.format.columnHidden(sheetId, says)).toBe(true);
  });

  it("[W12] gives the command's own refusal", async () => {
    const id = await complaint();
    await desk.type("Complaints", id, "Problem", " ");
    await desk.shows("Complaints", id, { Problem: "Water tastes salty" });
    expect(desk.row("Complaints", id)?.[SAYS_HEADER]).toContain("Say what is wrong.");
    expect(await recorded(id)).toMatchObject({ problem: "Water tastes salty" });
  });

  it("[W13] reads a number by the locale and refuses what is none", async () => {
    await desk.type("Items", desk.book.pump, "Price", "1,25,000.50");
    await desk.shows("Items", desk.book.pump, { Price: 125000.5 });
    expect(await recorded(desk.book.pump)).toMatchObject({ price: "125000.5" });
    await desk.type("Items", desk.book.pump, "Price", "dear");
    await desk.shows("Items", desk.book.pump, {
      Price: 125000.5,
      [SAYS_HEADER]: "“dear” is not a number; Price stays as it was.",
    });
  });

  it("[W14] takes nothing it wrote itself for typing", async () => {
    const id = await complaint();
    const before = await desk.book.store.lastSeq();
    await desk.mirrors.rebuild();
    await desk.mirrors.settled();
    expect(await desk.book.store.lastSeq()).toBe(before);
    expect(desk.refused).toEqual([]);
    expect(desk.row("Complaints", id)?.[SAYS_HEADER]).toBe("");
  });

  it("[W17] notices a drop-down used without an event when the sheet is activated", async () => {
    const id = await complaint();
    const { sheetId, box } = office.engine.tables.find("Complaints")!;
    const at = desk.rows("Complaints").findIndex((row) => row[KEY_HEADER] === id);
    const cell = {
      row: box.row + 1 + at,
      column: desk.column("Complaints", "Priority"),
      rows: 1,
      columns: 1,
    };
    office.engine.cells.write(sheetId, cell, [["urgent"]]);
    await desk.mirrors.settled();
    expect(await recorded(id)).toMatchObject({ priority: "normal" });
    await activate(office.engine, "Items");
    await activate(office.engine, "Complaints");
    await until(async () => (await recorded(id)).priority === "urgent");
    await desk.shows("Complaints", id, { Priority: "urgent", [SAYS_HEADER]: "" });
  });
});

import { afterEach, expect, it } from "vitest";
import type { GridEngine } from "../../src/preview/engine";
import { createNodeEngine } from "../../src/preview/engine-node";
import type { GridEvent } from "../../src/preview/grid-events";
import type { Box } from "../../src/preview/grid-types";
import type { UniverEngine } from "../../src/preview/univer-engine";

let engine: GridEngine;
const opened: GridEngine[] = [];
const open = async (): Promise<string> => {
  engine = await createNodeEngine();
  opened.push(engine);
  return engine.sheets.activeId();
};
afterEach(() => opened.splice(0).forEach((one) => one.dispose()));
const box = (row: number, column: number, rows = 1, columns = 1): Box => ({ row, column, rows, columns });

it("[H1] reads back what was written, raw", async () => {
  const sheet = await open();
  engine.cells.write(sheet, box(0, 0, 2, 3), [
    ["Asha", 12.5, true],
    ["'=1+1", "00123", ""],
  ]);
  expect(engine.cells.values(sheet, box(0, 0, 2, 3))).toEqual([
    ["Asha", 12.5, true],
    ["=1+1", "00123", ""],
  ]);
  expect(engine.cells.used(sheet, true)).toEqual(box(0, 0, 2, 3));
});

it("[H2] calculates formulas before settle resolves, and again when their cells change", async () => {
  const sheet = await open();
  engine.cells.write(sheet, box(0, 0, 1, 4), [[2, "=A1*21", "=1/0", "=SUM(A:A)"]]);
  expect(engine.calculating).toBe(true);
  await engine.settle();
  expect(engine.cells.values(sheet, box(0, 0, 1, 4))).toEqual([[2, 42, "#DIV/0!", 2]]);
  engine.cells.write(sheet, box(0, 0), [[3]]);
  await engine.settle();
  expect(engine.cells.values(sheet, box(0, 0, 1, 4))).toEqual([[3, 63, "#DIV/0!", 3]]);
  expect(engine.cells.formulas(sheet, box(0, 0, 1, 2))).toEqual([[3, "=A1*21"]]);
  engine.cells.write(sheet, box(0, 1), [["plain"]]);
  await engine.settle();
  expect(engine.cells.formulas(sheet, box(0, 0, 1, 2))).toEqual([[3, "plain"]]);
});

it("[H3] makes tables, names their columns and follows a changed header", async () => {
  const sheet = await open();
  const events: GridEvent[] = [];
  engine.onEvent((event) => events.push(event));
  engine.cells.write(sheet, box(1, 1, 3, 2), [
    ["Item", "Price"],
    ["Filter", 100],
    ["Membrane", 250],
  ]);
  const id = engine.tables.add(sheet, box(1, 1, 3, 2), true, "Items");
  expect(engine.tables.get(id)).toMatchObject({
    name: "Items",
    box: box(1, 1, 3, 2),
    columns: [{ name: "Item" }, { name: "Price" }],
  });
  engine.cells.write(sheet, box(0, 0), [["=SUM(Items[Price])"]]);
  await engine.settle();
  expect(engine.cells.values(sheet, box(0, 0))).toEqual([[350]]);
  engine.tables.resize(id, box(1, 1, 4, 3));
  expect(engine.tables.get(id).columns.map((column) => column.name)).toEqual(["Item", "Price", "Column3"]);
  engine.cells.write(sheet, box(4, 2), [[50]]);
  await engine.settle();
  expect(engine.cells.values(sheet, box(0, 0))).toEqual([[400]]);
  engine.cells.write(sheet, box(1, 3), [["Price"]]);
  expect(engine.tables.get(id).columns.map((column) => column.name)).toEqual(["Item", "Price", "Price2"]);
  expect(() => engine.tables.add(sheet, box(3, 3, 5, 2), true)).toThrow(/overlap/);
  expect(events.filter((event) => event.kind === "tableAdded")).toMatchObject([
    { tableId: id, origin: "program" },
  ]);
});

it("[H4] a filter hides rows, subtotals follow, clearing shows them", async () => {
  const sheet = await open();
  engine.cells.write(sheet, box(0, 0, 5, 2), [
    ["Town", "Due"],
    ["Pune", 10],
    ["Kyiv", 20],
    ["Pune", 30],
    ["", 40],
  ]);
  const id = engine.tables.add(sheet, box(0, 0, 5, 2), true, "Dues");
  engine.cells.write(sheet, box(0, 4), [["=SUBTOTAL(109,Dues[Due])"]]);
  await engine.settle();
  expect(engine.cells.values(sheet, box(0, 4))).toEqual([[100]]);
  engine.filters.setTable(id, 0, { on: "values", values: ["Pune"] });
  await engine.settle();
  expect(engine.filters.ofTable(id).hiddenRows).toEqual([2, 4]);
  expect(engine.filters.hides(sheet, 2)).toBe(true);
  expect(engine.cells.values(sheet, box(0, 4))).toEqual([[40]]);
  engine.filters.setTable(id, 1, { on: "custom", first: ">15" });
  expect(engine.filters.ofTable(id).hiddenRows).toEqual([1, 2, 4]);
  engine.filters.clearTable(id);
  await engine.settle();
  expect(engine.filters.ofTable(id).hiddenRows).toEqual([]);
  expect(engine.cells.values(sheet, box(0, 4))).toEqual([[100]]);
});

it("[H5] inserting and removing rows moves formulas, tables and names of any sheet, active or not", async () => {
  const front = await open();
  const back = engine.sheets.add("Back");
  engine.cells.write(back, box(0, 0, 3, 2), [
    ["Item", "Price"],
    ["a", 1],
    ["b", 2],
  ]);
  const id = engine.tables.add(back, box(0, 0, 3, 2), true, "Back_table");
  engine.cells.write(front, box(0, 0), [["=Back!B3"]]);
  engine.cells.insert(back, box(0, 0, 2, 16384), "down");
  await engine.settle();
  expect(engine.tables.get(id).box).toEqual(box(2, 0, 3, 2));
  expect(engine.cells.formulas(front, box(0, 0))).toEqual([["=Back!B5"]]);
  expect(engine.sheets.activeId()).toBe(front);
  engine.cells.remove(back, box(3, 0, 1, 16384), "up");
  await engine.settle();
  expect(engine.tables.get(id).box).toEqual(box(2, 0, 2, 2));
  expect(engine.cells.values(front, box(0, 0))).toEqual([[2]]);
});

it("[H6] sorts as Excel orders kinds, keeps formulas on their row and blanks last", async () => {
  const sheet = await open();
  engine.cells.write(sheet, box(0, 0, 5, 2), [
    ["b", '=A1&"!"'],
    [10, 1],
    ["", 2],
    [true, 3],
    ["A", 4],
  ]);
  engine.cells.sort(sheet, box(0, 0, 5, 2), [{ offset: 0, ascending: true }]);
  await engine.settle();
  expect(engine.cells.values(sheet, box(0, 0, 5, 2))).toEqual([
    [10, 1],
    ["A", 4],
    ["b", "b!"],
    [true, 3],
    ["", 2],
  ]);
  expect(engine.cells.formulas(sheet, box(2, 1))).toEqual([['=A3&"!"']]);
  engine.cells.sort(sheet, box(0, 0, 5, 2), [{ offset: 0, ascending: false }]);
  expect(engine.cells.values(sheet, box(0, 0, 5, 1)).flat()).toEqual([true, "b", "A", 10, ""]);
});

it("[H7] refuses writes into locked cells of a protected sheet and changes nothing", async () => {
  const sheet = await open();
  engine.format.setLocked(sheet, box(0, 1), false);
  engine.sheets.setProtection(sheet, { on: true, options: {} });
  expect(() => engine.cells.write(sheet, box(0, 0), [["x"]])).toThrow(
    expect.objectContaining({ code: "AccessDenied" }) as Error,
  );
  engine.cells.write(sheet, box(0, 1), [["open"]]);
  expect(engine.cells.values(sheet, box(0, 0, 1, 2))).toEqual([["", "open"]]);
});

it("[H9] checks sheet names, keeps one visible and tells of changes", async () => {
  const first = await open();
  const events: GridEvent[] = [];
  engine.onEvent((event) => events.push(event));
  const second = engine.sheets.add("Ledger");
  expect(engine.sheets.activeId()).toBe(first);
  for (const name of ["", "a/b", "x".repeat(32), "'q", "History"])
    expect(() => engine.sheets.rename(second, name)).toThrow(
      expect.objectContaining({ code: "InvalidArgument" }) as Error,
    );
  expect(() => engine.sheets.add("LEDGER")).toThrow(
    expect.objectContaining({ code: "ItemAlreadyExists" }) as Error,
  );
  engine.sheets.setVisibility(second, "VeryHidden");
  expect(engine.sheets.get(second).visibility).toBe("VeryHidden");
  expect(() => engine.sheets.activate(second)).toThrow(/hidden/);
  expect(() => engine.sheets.setVisibility(first, "Hidden")).toThrow(/visible/);
  expect(() => engine.sheets.remove(first)).toThrow(/visible/);
  engine.sheets.setVisibility(second, "Visible");
  engine.sheets.activate(second);
  engine.sheets.remove(first);
  expect(engine.sheets.list().map(({ name }) => name)).toEqual(["Ledger"]);
  expect(events.map(({ kind, origin }) => `${kind} ${origin}`)).toEqual([
    "sheetAdded program",
    "visibility program",
    "visibility program",
    "activated program",
    "sheetRemoved program",
  ]);
});

it("[H8] [H10] typing below a table makes it grow, and is told as the person's", async () => {
  const sheet = await open();
  engine.cells.write(sheet, box(0, 0, 2, 2), [
    ["Item", "Price"],
    ["a", 1],
  ]);
  const id = engine.tables.add(sheet, box(0, 0, 2, 2), true, "Items");
  const { book } = (engine as UniverEngine).parts;
  const type = (row: number, column: number, v: string): void => {
    const params = { unitId: book.unitId, subUnitId: sheet, cellValue: { [row]: { [column]: { v } } } };
    book.commands.syncExecuteCommand("sheet.mutation.set-range-values", params);
  };
  const events: GridEvent[] = [];
  engine.onEvent((event) => events.push(event));
  type(2, 0, "b");
  expect(engine.tables.get(id).box).toEqual(box(0, 0, 3, 2));
  expect(events).toContainEqual({
    kind: "cells",
    origin: "user",
    sheetId: sheet,
    box: box(2, 0),
    change: "edited",
    before: "",
    after: "b",
  });
  type(4, 0, "apart");
  expect(engine.tables.get(id).box).toEqual(box(0, 0, 3, 2));
  engine.cells.write(sheet, box(3, 0), [["api"]]);
  expect(engine.tables.get(id).box).toEqual(box(0, 0, 3, 2));
});

it("[H11] gives the same workbook after snapshot and load", async () => {
  const sheet = await open();
  engine.cells.write(sheet, box(0, 0, 3, 2), [
    ["Item", "Price"],
    ["'=1", 2],
    ["=B2*2", "'007"],
  ]);
  engine.tables.add(sheet, box(0, 0, 3, 2), true, "Items");
  engine.format.patch(sheet, box(0, 1, 1_048_576, 1), { numberFormat: "0.00" });
  engine.book.writeBag("anything", { nested: [1, "two"] });
  engine.sheets.setPageLayout(sheet, { orientation: "landscape", printArea: [box(0, 0, 3, 2)] });
  await engine.settle();
  const before = engine.snapshot();
  const other = await createNodeEngine();
  opened.push(other);
  await other.load(structuredClone(before));
  expect(other.snapshot()).toEqual(before);
  expect(other.cells.texts(sheet, box(1, 0, 2, 2))).toEqual([
    ["=1", "2.00"],
    ["4", "007"],
  ]);
});

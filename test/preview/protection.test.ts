import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GridEngine } from "../../src/preview/engine";
import { createNodeEngine } from "../../src/preview/engine-node";
import type { GridEvent } from "../../src/preview/grid-events";
import type { Box } from "../../src/preview/grid-types";
import type { UniverEngine } from "../../src/preview/univer-engine";
import { pasteInto, typeInto } from "./host/user";

const SENTENCE = /^The cell or chart you're trying to change is on a protected sheet\./;
const box = (row: number, column: number, rows = 1, columns = 1): Box => ({ row, column, rows, columns });

let engine: GridEngine;
let sheet: string;
let events: GridEvent[];

/** A sheet with A1 locked and B1 taken out of protection. */
beforeEach(async () => {
  engine = await createNodeEngine();
  sheet = engine.sheets.activeId();
  engine.cells.write(sheet, box(0, 0, 2, 2), [
    ["locked", "open"],
    ["below", "beside"],
  ]);
  engine.format.setLocked(sheet, box(0, 1), false);
  engine.sheets.setProtection(sheet, { on: true, options: {} });
  events = [];
  engine.onEvent((event) => events.push(event));
});
afterEach(() => engine.dispose());

const values = () => engine.cells.values(sheet, box(0, 0, 2, 2));
const UNCHANGED = [
  ["locked", "open"],
  ["below", "beside"],
];
/** A command of Univer's as the grid runs it for a person on this sheet. */
const asPerson = (id: string, params: object) => {
  const { book } = (engine as UniverEngine).parts;
  return book.commands.executeCommand(id, { unitId: book.unitId, subUnitId: sheet, ...params });
};
const span = (row: number, column: number) => ({
  startRow: row,
  endRow: row,
  startColumn: column,
  endColumn: column,
});

/** Nothing changed, nothing was told but one refusal with Excel's sentence. */
const expectRefused = () => {
  expect(values()).toEqual(UNCHANGED);
  expect(events.filter(({ kind }) => kind === "refused" || kind === "cells")).toEqual([
    { kind: "refused", origin: "user", sheetId: sheet, reason: expect.stringMatching(SENTENCE) as string },
  ]);
};

describe("[H18] on a protected sheet a person", () => {
  it("does not type into a locked cell", async () => {
    await typeInto(engine, "Sheet1", 0, 0, "typed");
    expectRefused();
  });

  it("types into an unlocked cell", async () => {
    await typeInto(engine, "Sheet1", 0, 1, "typed");
    expect(values()[0]).toEqual(["locked", "typed"]);
    expect(events.map(({ kind }) => kind)).not.toContain("refused");
    expect(events).toContainEqual(expect.objectContaining({ kind: "cells", origin: "user", after: "typed" }));
  });

  it("pastes nothing when one of the cells is locked", async () => {
    await pasteInto(engine, "Sheet1", 0, 0, [["both", "cells"]]);
    expectRefused();
  });

  it("does not clear a locked cell", async () => {
    await asPerson("sheet.command.clear-selection-content", { ranges: [span(0, 0)] });
    expectRefused();
  });

  it("does not drag an unlocked cell onto a locked one", async () => {
    await asPerson("sheet.command.move-range", { fromRange: span(0, 1), toRange: span(1, 1) });
    expectRefused();
  });

  it("does not open the editor of a locked cell, but that of an unlocked one", async () => {
    const { book } = (engine as UniverEngine).parts;
    const opened: boolean[] = [];
    // The grid's editor comes with the screen; its operation is what the guard hears of.
    book.commands.registerCommand({
      id: "sheet.operation.set-cell-edit-visible",
      type: book.kit.core.CommandType.OPERATION,
      handler: (_, { visible }: { visible: boolean }) => opened.push(visible) > 0,
    });
    engine.sheets.select(sheet, [box(0, 0)]);
    await asPerson("sheet.operation.set-cell-edit-visible", { visible: true });
    expect(opened).toEqual([]);
    expectRefused();
    engine.sheets.select(sheet, [box(0, 1)]);
    await asPerson("sheet.operation.set-cell-edit-visible", { visible: true });
    expect(opened).toEqual([true]);
  });

  it("removes rows only where the option allows it", async () => {
    const row = { startRow: 1, endRow: 1, startColumn: 0, endColumn: 5, rangeType: 1 };
    await asPerson("sheet.command.remove-row-by-range", { range: row });
    expectRefused();
    engine.sheets.setProtection(sheet, { on: true, options: { allowDeleteRows: true } });
    await asPerson("sheet.command.remove-row-by-range", { range: row });
    expect(values()[1]).toEqual(["", ""]);
  });

  it("types everywhere again once the sheet is unprotected", async () => {
    engine.sheets.setProtection(sheet, { on: false, options: {} });
    await typeInto(engine, "Sheet1", 0, 0, "typed");
    expect(values()[0]).toEqual(["typed", "open"]);
  });
});

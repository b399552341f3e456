import type { GridEngine } from "../../../src/preview/engine";
import type { UniverEngine } from "../../../src/preview/univer-engine";

/** What a person does at the grid, done by Univer's own commands: the engine takes it for the person's. */
export async function typeInto(
  engine: GridEngine,
  sheetName: string,
  row: number,
  column: number,
  value: string | number,
): Promise<void> {
  const { book } = (engine as UniverEngine).parts;
  const subUnitId = engine.sheets.find(sheetName)?.id;
  await book.commands.executeCommand("sheet.command.set-range-values", {
    unitId: book.unitId,
    subUnitId,
    range: { startRow: row, endRow: row, startColumn: column, endColumn: column },
    value: { v: value },
  });
}

/** Pastes rows of cells at a place, as one command. */
export async function pasteInto(
  engine: GridEngine,
  sheetName: string,
  row: number,
  column: number,
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  const { book } = (engine as UniverEngine).parts;
  const subUnitId = engine.sheets.find(sheetName)?.id;
  const width = Math.max(...rows.map((cells) => cells.length));
  await book.commands.executeCommand("sheet.command.set-range-values", {
    unitId: book.unitId,
    subUnitId,
    range: {
      startRow: row,
      endRow: row + rows.length - 1,
      startColumn: column,
      endColumn: column + width - 1,
    },
    value: rows.map((cells) => cells.map((v) => ({ v }))),
  });
}

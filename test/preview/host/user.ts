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

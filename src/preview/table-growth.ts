import { overlap, union, within } from "./boxes";
import type { Box, TableInfo } from "./grid-types";
import type { EngineParts } from "./univer-engine";

/** The box a table takes when something is typed directly below it, pasted over its end, or typed directly at its right, as in Excel. */
export function grownBox({ box, showTotals }: TableInfo, typed: Box): Box | undefined {
  const end = box.row + box.rows;
  const overEnd = { ...box, rows: typed.row + typed.rows - box.row };
  const right = {
    ...box,
    column: box.column + box.columns,
    columns: typed.column + typed.columns - (box.column + box.columns),
  };
  const goesBelow = typed.row > box.row && typed.row <= end && typed.row + typed.rows > end && !showTotals;
  if (goesBelow && within(typed, overEnd)) return union(box, typed);
  if (typed.column === box.column + box.columns && within(typed, right))
    return union(box, { ...typed, row: box.row });
  return undefined;
}

/** Lets the tables of a sheet grow over what was just typed, unless something else stands there. */
export function growTables(parts: EngineParts, sheetId: string, typed: Box): void {
  const all = parts.tables.list(sheetId);
  const inHeader = all.find((table) => table.showHeaders && overlap({ ...table.box, rows: 1 }, typed));
  if (inHeader) return parts.book.change(() => parts.tables.syncHeaders(inHeader.id));
  if (!parts.reader.used(sheetId, true, typed)) return;
  for (const table of all) {
    const box = grownBox(table, typed);
    const blocked = !box || all.some((other) => other.id !== table.id && overlap(other.box, box));
    if (blocked || !newcomersOnly(parts, sheetId, table, box, typed)) continue;
    parts.tables.resize(table.id, box);
    return;
  }
}

/** True when the cells the table would take in hold nothing but what was typed. */
function newcomersOnly(
  { reader }: EngineParts,
  sheetId: string,
  table: TableInfo,
  box: Box,
  typed: Box,
): boolean {
  const strip =
    box.rows > table.box.rows
      ? { ...box, row: table.box.row + table.box.rows, rows: box.rows - table.box.rows }
      : { ...box, column: table.box.column + table.box.columns, columns: box.columns - table.box.columns };
  const used = reader.used(sheetId, true, strip);
  return used !== undefined && within(used, typed);
}

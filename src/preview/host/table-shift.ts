import type { Box, TableInfo } from "../grid-types";
import { intersection } from "./address";
import { invalidOperation } from "./errors";
import type { Shift } from "./grid-bridge";
import type { WorksheetHost } from "./worksheet";

/** Where each table of a sheet belongs once cells have been shifted; Excel refuses to shift a part of a table. */
export function tablesAfter(sheet: WorksheetHost, place: Box, shift: Shift): Map<string, Box> {
  const strip = stripOf(place, shift);
  const places = new Map<string, Box>();
  for (const table of sheet.host.engine.tables.list(sheet.Id)) {
    if (!intersection(table.box, strip)) continue;
    if (!spans(table.box, place, shift))
      throw invalidOperation(
        "This operation is not allowed. The operation is attempting to shift cells in a table on your worksheet.",
      );
    places.set(table.id, moved(table, place, shift));
  }
  return places;
}

/** Brings tables to where they belong, if the grid has not already done so. */
export function settleTables(sheet: WorksheetHost, places: ReadonlyMap<string, Box>): void {
  const { tables } = sheet.host.engine;
  const left = new Set(tables.list(sheet.Id).map(({ id }) => id));
  for (const [id, box] of places) {
    if (!left.has(id)) continue;
    const now = tables.get(id).box;
    if (now.rows !== box.rows || now.columns !== box.columns)
      tables.resize(id, { ...box, row: now.row, column: now.column });
  }
}

const vertical = (shift: Shift): boolean => shift === "down" || shift === "up";

/** The cells that come or go, and all that follow them. */
function stripOf(place: Box, shift: Shift): Box {
  return vertical(shift)
    ? { ...place, rows: Number.MAX_SAFE_INTEGER }
    : { ...place, columns: Number.MAX_SAFE_INTEGER };
}

/** Whether the strip takes in the table's whole width (or height). */
function spans(table: Box, place: Box, shift: Shift): boolean {
  return vertical(shift)
    ? place.column <= table.column && table.column + table.columns <= place.column + place.columns
    : place.row <= table.row && table.row + table.rows <= place.row + place.rows;
}

function moved({ box }: TableInfo, place: Box, shift: Shift): Box {
  const [start, count] = vertical(shift) ? (["row", "rows"] as const) : (["column", "columns"] as const);
  const end = box[start] + box[count];
  if (shift === "down" || shift === "right") {
    const inside = place[start] > box[start];
    return inside
      ? { ...box, [count]: box[count] + place[count] }
      : { ...box, [start]: box[start] + place[count] };
  }
  const before = Math.max(0, Math.min(box[start], place[start] + place[count]) - place[start]);
  const lost = Math.max(0, Math.min(end, place[start] + place[count]) - Math.max(box[start], place[start]));
  return { ...box, [start]: box[start] - before, [count]: box[count] - lost };
}

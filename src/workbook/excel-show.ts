import { toBase64 } from "./copy-codec";
import { type BuiltSheet, buildSheet } from "./excel-build";
import { KeyIndex } from "./excel-index";
import type { ExcelMemory } from "./excel-memory";
import { locate } from "./excel-read";
import { freeName } from "./excel-replace";
import { KEY_HEADER, sheetOf } from "./excel-table";
import type { ShowAt, TableShape } from "./port";

/** Brings a table to the front: its filter set to some texts by header, and the row of a key selected. */
export async function showTable(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  shape: TableShape,
  { key, filter }: ShowAt,
): Promise<void> {
  const at = await locate(context, shape);
  const sheet = sheetOf(context, at);
  const table = context.workbook.tables.getItem(shape.table);
  sheet.activate();
  if (filter) {
    table.clearFilters();
    for (const [header, texts] of Object.entries(filter))
      table.columns.getItem(header).filter.applyValuesFilter([...texts]);
  }
  const place = key === undefined ? undefined : await placeOf(context, memory, shape, key);
  const row = at.headerRow + (place === undefined ? 0 : 1 + place);
  sheet.getRangeByIndexes(row, at.firstColumn + (at.places[0] ?? 0), 1, 1).select();
  await context.sync();
}

async function placeOf(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  shape: TableShape,
  key: string,
): Promise<number | undefined> {
  // Rows may have been sorted since they were last seen, so the key column is read again.
  const index = await KeyIndex.read(context, await locate(context, shape));
  memory.keep(shape.table, index);
  return index.placeOf(key);
}

/** Reads a workbook file's first sheet, for hosts that cannot insert it. */
export type ReadSheet = (bytes: Uint8Array) => Promise<BuiltSheet>;

/** Inserts a workbook file's first sheet at the end, under a free name, and shows it; gives the name. */
export async function insertSheet(
  context: Excel.RequestContext,
  bytes: Uint8Array,
  name: string,
  read?: ReadSheet,
  canInsert = insertsSheets(),
): Promise<string> {
  const free = await freeName(context, name);
  if (read && !canInsert) {
    buildSheet(context, await read(bytes), free).activate();
    await context.sync();
    return free;
  }
  const ids = context.workbook.insertWorksheetsFromBase64(toBase64(bytes), { positionType: "End" });
  await context.sync();
  const [id] = ids.value;
  if (id === undefined) throw new Error("The paper holds no sheet.");
  const sheet = context.workbook.worksheets.getItem(id);
  sheet.name = free;
  sheet.activate();
  await context.sync();
  return free;
}

/** Excel on iOS has the requirement set, but not the method. */
function insertsSheets(): boolean {
  const { platform, requirements } = Office.context;
  return platform !== Office.PlatformType.iOS && requirements.isSetSupported("ExcelApi", "1.13");
}

/** The key in the row of the active cell, when that row is one of these tables'; "" elsewhere. */
export async function selectedKey(
  context: Excel.RequestContext,
  shapes: readonly TableShape[],
): Promise<string> {
  const active = context.workbook.getActiveCell();
  const tables = active.getTables(false).load("items/name");
  await context.sync();
  const table = tables.items.find(({ name }) => shapes.some((shape) => shape.table === name));
  if (!table) return "";
  const column = table.columns.getItemOrNullObject(KEY_HEADER).load("name");
  await context.sync();
  if (column.isNullObject) return "";
  const cell = column.getDataBodyRange().getIntersectionOrNullObject(active.getEntireRow()).load("values");
  await context.sync();
  return cell.isNullObject ? "" : String((cell.values as unknown[][])[0]?.[0] ?? "");
}

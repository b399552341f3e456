import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { askFilter, filterAgain, liftFilter, type FilterAsked } from "./excel-filter";
import { KeyIndex } from "./excel-index";
import { renamedTable } from "./excel-inspect";
import { dressTable, formatColumns, headerRowOf, headersOf, offsetsOf } from "./excel-layout";
import type { ExcelMemory } from "./excel-memory";
import { isTooLarge } from "./excel-run";
import { keepAside, readOwnColumns, type OwnColumns } from "./excel-strangers";
import {
  KEY_HEADER,
  askTable,
  located,
  resizeTable,
  sheetOf,
  type Located,
  type TableAsked,
} from "./excel-table";
import { PAGE_MARK } from "./page";
import { weight } from "./excel-text";
import { BodyWriter } from "./excel-write";
import { TableFaultError, type Progress, type TableRow, type TableShape } from "./port";

const ROWS = 2_500;

/** Puts exactly these rows into a table, making sheet and table where they are missing. */
export async function replaceTable(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  shape: TableShape,
  rows: readonly TableRow[],
  progress: Progress,
): Promise<{ keptAside: number }> {
  memory.forget(shape.table);
  const found = await findTable(context, shape);
  if (!found) {
    await makeTable(context, memory, shape, rows, progress);
    return { keptAside: 0 };
  }
  const index = await KeyIndex.read(context, found.at);
  const own = await readOwnColumns(context, found.at, index);
  const keptAside = await keepAside(context, shape, found.at, index);
  await refillTable(context, memory, { shape, rows, progress, ...found, own });
  return { keptAside };
}

interface Found {
  readonly asked: TableAsked;
  readonly filter: FilterAsked;
  readonly at: Located;
}

/** The table, if it can be filled as it is; renamed ones get their name back, reshaped ones are taken away. */
async function findTable(context: Excel.RequestContext, shape: TableShape): Promise<Found | undefined> {
  const table = context.workbook.tables.getItemOrNullObject(shape.table).load("name");
  const sheet = context.workbook.worksheets.getItemOrNullObject(shape.sheet).load("name");
  await context.sync();
  if (table.isNullObject) {
    const renamed = sheet.isNullObject ? undefined : await renamedTable(context, shape);
    if (!renamed) return undefined;
    context.workbook.tables.getItem(renamed).name = shape.table;
  }
  const asked = askTable(context, shape);
  const filter = askFilter(asked);
  await context.sync();
  try {
    return { asked, filter, at: located(asked) };
  } catch (error) {
    if (!(error instanceof TableFaultError)) throw error;
    await takeAway(context, asked);
    return undefined;
  }
}

/** Takes a reshaped table of ours away; one without our key column is somebody else's and stays. */
async function takeAway(
  context: Excel.RequestContext,
  { shape, table, header, sheet }: TableAsked,
): Promise<void> {
  const headers = (header.values as unknown[][])[0] ?? [];
  const ours =
    headers.includes(KEY_HEADER) || shape.columns.every((column) => headers.includes(column.header));
  if (!ours)
    throw new Refusal(
      msg(
        str`The workbook has a table named ${shape.table} of its own. Give it another name, then build the sheet again; nothing was written over it.`,
      ),
    );
  sheet.load("name");
  await context.sync();
  table.convertToRange();
  // What it held stays readable under another sheet name; the table itself is made afresh.
  sheet.name = await freeName(context, `${sheet.name} (old)`);
  for (const column of ["A", "B"]) sheet.getRange(`${column}:${column}`).columnHidden = false;
  await context.sync();
}

async function makeTable(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  shape: TableShape,
  rows: readonly TableRow[],
  progress: Progress,
): Promise<void> {
  const sheet = await emptySheet(context, shape);
  const headerRow = headerRowOf(shape);
  const headers = headersOf(shape);
  const at: Located = {
    sheetId: sheet.id,
    headerRow,
    firstColumn: 0,
    width: headers.length,
    rows: Math.max(rows.length, 1),
    showTotals: false,
    key: 0,
    says: 1,
    places: shape.columns.map((_, column) => column + 2),
    others: [],
    headers,
  };
  context.runtime.enableEvents = false;
  formatColumns(sheet, shape, 0, offsetsOf(at));
  sheet.getRangeByIndexes(headerRow, 0, 1, headers.length).values = [headers];
  // Values first, then the table: rows added to a table cost far more.
  await writeRows(context, memory, sheet, at, rows, progress);
  const table = sheet.tables.add(sheet.getRangeByIndexes(headerRow, 0, at.rows + 1, headers.length), true);
  table.name = shape.table;
  dressTable(sheet, table, shape);
  context.runtime.enableEvents = true;
  await context.sync();
  remember(memory, shape, at, rows);
}

async function refillTable(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  job: Found & { shape: TableShape; rows: readonly TableRow[]; progress: Progress; own: OwnColumns },
): Promise<void> {
  const { asked, filter, at, rows, shape, own } = job;
  const sheet = sheetOf(context, at);
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  await context.sync();
  context.runtime.enableEvents = false;
  const putBack = liftFilter(asked, filter);
  if (at.showTotals) asked.table.showTotals = false;
  formatColumns(sheet, shape, at.firstColumn, offsetsOf(at), { keepWidths: shape.top !== undefined });
  const below = at.headerRow + 1 + at.rows;
  const grown = rows.length - at.rows;
  if (grown > 0 && !used.isNullObject && used.rowIndex + used.rowCount > below)
    sheet.getRangeByIndexes(below, at.firstColumn, grown, at.width).insert("Down");
  await writeRows(context, memory, sheet, at, rows, job.progress);
  writeOwnColumns(sheet, at, rows, own);
  resizeTable(asked.table, sheet, at, rows.length);
  const left = at.rows - rows.length;
  if (left > 0)
    sheet.getRangeByIndexes(at.headerRow + 1 + rows.length, at.firstColumn, left, at.width).clear("Contents");
  for (const offset of [at.key, at.says])
    if (offset >= 0)
      sheet.getRangeByIndexes(at.headerRow, at.firstColumn + offset, 1, 1).getEntireColumn().columnHidden =
        true;
  if (at.showTotals) asked.table.showTotals = true;
  context.runtime.enableEvents = true;
  await context.sync();
  await filterAgain(context, [putBack]);
  remember(memory, shape, { ...at, rows: Math.max(rows.length, 1) }, rows);
}

/** Writes all rows from the first body row on, a stretch to a request; every stretch lets the pane answer. */
async function writeRows(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  sheet: Excel.Worksheet,
  at: Located,
  rows: readonly TableRow[],
  { onProgress, signal }: Progress,
): Promise<void> {
  const writer = new BodyWriter(context, memory);
  for (let from = 0; from < rows.length;) {
    signal?.throwIfAborted();
    const count = stretch(rows, from, memory.requestBytes);
    const placed = rows.slice(from, from + count).map((row, n) => ({
      place: from + n,
      row: { ...row, says: row.says ?? "" },
    }));
    await writer.write(sheet, at, placed);
    await writer.flush();
    from += count;
    onProgress?.(from);
  }
}

function stretch(rows: readonly TableRow[], from: number, limit: number): number {
  let bytes = 0;
  let count = 0;
  for (let row = rows[from]; row && count < ROWS; row = rows[from + ++count]) {
    bytes += weight(row.cells) + row.key.length;
    if (count > 0 && bytes > limit) break;
  }
  return Math.max(1, count);
}

function writeOwnColumns(
  sheet: Excel.Worksheet,
  at: Located,
  rows: readonly TableRow[],
  { offsets, cells }: OwnColumns,
): void {
  if (!rows.length) return;
  offsets.forEach((offset, column) => {
    const values = rows.map(({ key }) => [cells.get(key)?.[column] ?? ""]);
    sheet.getRangeByIndexes(at.headerRow + 1, at.firstColumn + offset, rows.length, 1).formulas = values;
  });
}

function remember(memory: ExcelMemory, shape: TableShape, at: Located, rows: readonly TableRow[]): void {
  memory.said(shape.table).clear();
  memory.keep(shape.table, new KeyIndex(at, rows.length ? rows.map(({ key }) => key) : [""]));
}

/** The sheet of that name, new or empty; one that holds something else stays, and ours gets a number. */
async function emptySheet(context: Excel.RequestContext, shape: TableShape): Promise<Excel.Worksheet> {
  const found = context.workbook.worksheets.getItemOrNullObject(shape.sheet);
  const used = found.getUsedRangeOrNullObject(true).load("address");
  const corner = found.getRange("A1:A2").load("values");
  found.load("id");
  await context.sync();
  if (!found.isNullObject && !used.isNullObject) {
    // A table of ours turned into plain cells is recognised by its key column and cleared; a page's sheet by its mark, and stays.
    const marks = (corner.values as unknown[][]).flat();
    if (shape.top !== undefined && marks.includes(PAGE_MARK)) return found;
    const ours = marks.includes(KEY_HEADER);
    if (!ours) return addSheet(context, await freeName(context, shape.sheet));
    found.getRange().clear();
  }
  return found.isNullObject ? addSheet(context, shape.sheet) : found;
}

async function addSheet(context: Excel.RequestContext, name: string): Promise<Excel.Worksheet> {
  const sheet = context.workbook.worksheets.add(name);
  sheet.load("id");
  await context.sync();
  return sheet;
}

/** A sheet name that is not taken: the name itself, or with ` 2`, ` 3` …; at most 31 characters. */
export async function freeName(context: Excel.RequestContext, name: string): Promise<string> {
  const sheets = context.workbook.worksheets.load("items/name");
  await context.sync();
  const taken = new Set(sheets.items.map((sheet) => sheet.name.toLowerCase()));
  for (let number = 1; ; number++) {
    const tail = number === 1 ? "" : ` ${number}`;
    const free = name.slice(0, 31 - tail.length) + tail;
    if (!taken.has(free.toLowerCase())) return free;
  }
}

/** Runs a call that may find its requests too large, with smaller ones until it goes through. */
export async function shrinking<T>(memory: ExcelMemory, call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isTooLarge(error) || memory.requestBytes < 20_000) throw error;
      memory.requestBytes = Math.floor(memory.requestBytes / 2);
    }
  }
}

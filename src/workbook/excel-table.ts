import { TableFaultError, type TableShape } from "./port";

/** Headers of the two columns the port keeps for itself, before the declared ones. */
export const KEY_HEADER = "Servicebook key";
export const SAYS_HEADER = "Servicebook says";

/** Where a table and its columns stand; rows and columns of the sheet counted from 0. */
export interface Located {
  readonly sheetId: string;
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly width: number;
  /** Rows of the body, the one blank row of an empty table included. */
  readonly rows: number;
  readonly showTotals: boolean;
  /** Offsets from the first column: key, reasons (−1 = taken away), and the declared columns in the shape's order. */
  readonly key: number;
  readonly says: number;
  readonly places: readonly number[];
  /** Columns in the table that are the person's own. */
  readonly others: readonly number[];
  readonly headers: readonly string[];
}

/** A table asked about: its answers are there after the next sync. */
export interface TableAsked {
  readonly shape: TableShape;
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  readonly header: Excel.Range;
  readonly area: Excel.Range;
}

/** Asks where a table that exists stands. */
export function askTable(context: Excel.RequestContext, shape: TableShape, name = shape.table): TableAsked {
  const table = context.workbook.tables.getItem(name);
  const sheet = table.worksheet;
  const header = table.getHeaderRowRange();
  const area = table.getRange();
  table.load("showTotals");
  sheet.load("id");
  header.load("values");
  area.load("rowIndex,columnIndex,rowCount,columnCount");
  return { shape, table, sheet, header, area };
}

/** Where the table stands, whatever order its columns are in now. @throws TableFaultError when columns are missing */
export function located({ shape, table, sheet, header, area }: TableAsked): Located {
  const headers = ((header.values as unknown[][])[0] ?? []).map(String);
  const key = headers.indexOf(KEY_HEADER);
  const places = shape.columns.map((column) => headers.indexOf(column.header));
  const missing = shape.columns.filter((_, at) => (places[at] ?? -1) < 0).map((column) => column.header);
  if (key < 0) missing.unshift(KEY_HEADER);
  if (missing.length) {
    const fault = { table: shape.table, sheet: shape.sheet, fault: "reshaped" as const };
    throw new TableFaultError([{ ...fault, detail: missing.join(", ") }]);
  }
  const says = headers.indexOf(SAYS_HEADER);
  const ours = new Set([key, says, ...places]);
  return {
    sheetId: sheet.id,
    headerRow: area.rowIndex,
    firstColumn: area.columnIndex,
    width: area.columnCount,
    rows: area.rowCount - 1 - (table.showTotals ? 1 : 0),
    showTotals: table.showTotals,
    key,
    says,
    places,
    others: headers.flatMap((_, at) => (ours.has(at) ? [] : at)),
    headers,
  };
}

/** The sheet a located table stands on. */
export const sheetOf = (context: Excel.RequestContext, { sheetId }: Located): Excel.Worksheet =>
  context.workbook.worksheets.getItem(sheetId);

/** Rows of one column of a table's body; `from` counts from the first body row. */
export const bodyColumn = (
  sheet: Excel.Worksheet,
  { headerRow, firstColumn }: Located,
  offset: number,
  from: number,
  rows: number,
): Excel.Range => sheet.getRangeByIndexes(headerRow + 1 + from, firstColumn + offset, rows, 1);

/** Gives a table other bounds: so many body rows from its header on. */
export function resizeTable(table: Excel.Table, sheet: Excel.Worksheet, at: Located, rows: number): void {
  const { headerRow, firstColumn, width } = at;
  table.resize(sheet.getRangeByIndexes(headerRow, firstColumn, Math.max(rows, 1) + 1, width));
}

/** Offsets grouped into runs of neighbours, so that a row is written in as few ranges as possible. */
export function runsOf(offsets: readonly number[]): { readonly start: number; readonly indexes: number[] }[] {
  const order = offsets.map((offset, index) => ({ offset, index })).filter(({ offset }) => offset >= 0);
  order.sort((a, b) => a.offset - b.offset);
  const runs: { start: number; indexes: number[] }[] = [];
  for (const { offset, index } of order) {
    const last = runs.at(-1);
    if (last && last.start + last.indexes.length === offset) last.indexes.push(index);
    else runs.push({ start: offset, indexes: [index] });
  }
  return runs;
}

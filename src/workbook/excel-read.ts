import { readBody } from "./excel-index";
import type { ExcelMemory } from "./excel-memory";
import { askTable, bodyColumn, located, sheetOf, type Located } from "./excel-table";
import type { AdoptedRow, Cell, FoundRow, Progress, TableShape } from "./port";

/** Reads keys and some declared columns of a table (all when none are named). */
export async function readTable(
  context: Excel.RequestContext,
  shape: TableShape,
  columns: readonly number[] = shape.columns.map((_, at) => at),
  { onProgress }: Progress = {},
): Promise<FoundRow[]> {
  const at = await locate(context, shape);
  const offsets = [at.key, ...columns.map((column) => at.places[column] ?? 0)];
  const rows = await readBody(context, at, offsets, "values", onProgress);
  return rows.map(([key, ...found], place) => {
    const cells: Cell[] = shape.columns.map(() => "");
    columns.forEach((column, which) => (cells[column] = found[which] as Cell));
    return { key: String(key), at: place, cells };
  });
}

/** Where a table stands now. @throws TableFaultError */
export async function locate(context: Excel.RequestContext, shape: TableShape): Promise<Located> {
  const asked = askTable(context, shape);
  await context.sync();
  return located(asked);
}

/** Reads whole rows by their place. */
export async function peekRows(
  context: Excel.RequestContext,
  shape: TableShape,
  places: readonly number[],
): Promise<FoundRow[]> {
  const at = await locate(context, shape);
  const sheet = sheetOf(context, at);
  const asked = places
    .filter((place) => place < at.rows)
    .map((place) => ({
      place,
      row: sheet.getRangeByIndexes(at.headerRow + 1 + place, at.firstColumn, 1, at.width).load("values"),
    }));
  await context.sync();
  return asked.map(({ place, row }) => {
    const [cells = []] = row.values as Cell[][];
    return {
      key: String(cells[at.key] ?? ""),
      at: place,
      cells: at.places.map((offset) => cells[offset] ?? ""),
    };
  });
}

/** Says something beside rows that are none of ours and takes away a key pasted with them. */
export async function disownRows(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  shape: TableShape,
  rows: readonly { readonly at: number; readonly says: string }[],
): Promise<void> {
  const at = await locate(context, shape);
  for (const { at: place, says } of rows) {
    mark(context, memory, at, place, "", says);
    memory.said(shape.table).add(`#${place}`);
  }
  const column = at.says >= 0 && bodyColumn(sheetOf(context, at), at, at.says, 0, 1).getEntireColumn();
  if (column) column.columnHidden = false;
  memory.forget(shape.table);
  await context.sync();
}

/**
 * Makes rows ours by writing the key of their record beside them. A row that is no longer what was read there, because the
 * person sorted or changed it meanwhile, is looked for; one that is gone is left out, and its record is appended like any other. Gives the rows that were changed
 * since they were read, as they are now.
 */
export async function adoptRows(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  shape: TableShape,
  rows: readonly AdoptedRow[],
): Promise<FoundRow[]> {
  const at = await locate(context, shape);
  const found = await peekRows(
    context,
    shape,
    rows.map((row) => row.at),
  );
  const isSame = (one: FoundRow | undefined, cells: readonly Cell[]) =>
    one?.key === "" && one.cells.every((cell, column) => cell === cells[column]);
  const isMoved = rows.some(({ cells }, which) => !isSame(found[which], cells));
  const all = isMoved ? await readTable(context, shape) : found;
  const free = all.filter(({ key }) => key === "");
  const take = (one: FoundRow | undefined): FoundRow[] => (one ? free.splice(free.indexOf(one), 1) : []);
  const given = rows.map((row) => ({ row, found: take(free.find((one) => isSame(one, row.cells))) }));
  // Only when every row that still is what it was has its key: rows pasted together are often much alike.
  for (const one of given) if (!one.found.length) one.found = take(mostAlike(free, one.row.cells));
  for (const { row, found } of given)
    for (const { at: place } of found) {
      mark(context, memory, at, place, row.key, "");
      memory.said(shape.table).delete(`#${place}`);
    }
  memory.forget(shape.table);
  await context.sync();
  return given.flatMap(({ row: { key, cells }, found }) =>
    found.filter((one) => !isSame(one, cells)).map((one) => ({ ...one, key })),
  );
}

/** The row in which a person changed something since it was read: the one that still holds the most of it, more than half. */
function mostAlike(rows: readonly FoundRow[], cells: readonly Cell[]): FoundRow | undefined {
  const filled = cells.flatMap((cell, at) => (cell === "" ? [] : at));
  const alike = (one: FoundRow): number => filled.filter((at) => one.cells[at] === cells[at]).length;
  const [best] = rows
    .map((one) => ({ one, count: alike(one) }))
    .filter(({ count }) => count * 2 > filled.length)
    .sort((a, b) => b.count - a.count);
  return best?.one;
}

/** Queues the key of a row and what is said beside it. */
function mark(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  at: Located,
  place: number,
  key: string,
  says: string,
): void {
  if (place >= at.rows) return;
  for (const [offset, value] of [
    [at.key, key],
    [at.says, says],
  ] as const) {
    if (offset < 0) continue;
    bodyColumn(sheetOf(context, at), at, offset, place, 1).values = [[value]];
    const area = { row: at.headerRow + 1 + place, column: at.firstColumn + offset, rows: 1, columns: 1 };
    memory.wrote(at.sheetId, area, [[value]]);
  }
}

/** Deletes rows without a key that hold nothing, bottom up; gives the places of those that hold something, as they are
 *  afterwards. */
export async function discardEmptyRows(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  shape: TableShape,
  places: readonly number[],
): Promise<number[]> {
  const at = await locate(context, shape);
  const sheet = sheetOf(context, at);
  const rows = places
    .filter((place) => place < at.rows)
    .map((place) => ({
      place,
      cells: sheet.getRangeByIndexes(at.headerRow + 1 + place, at.firstColumn, 1, at.width).load("values"),
    }));
  await context.sync();
  const own = new Set([at.key, at.says]);
  const holds = rows.map(({ cells }) =>
    ((cells.values as unknown[][])[0] ?? []).some((cell, offset) => cell !== "" && !own.has(offset)),
  );
  const empty = rows.filter((_, row) => !holds[row]).map(({ place }) => place);
  // A table keeps one row, even an empty one.
  const gone = empty.sort((a, b) => b - a).slice(0, Math.max(0, at.rows - 1));
  const table = context.workbook.tables.getItem(shape.table);
  for (const place of gone) table.rows.getItemAt(place).delete();
  if (gone.length) memory.forget(shape.table);
  await context.sync();
  return rows
    .filter((_, row) => holds[row])
    .map(({ place }) => place - gone.filter((other) => other < place).length);
}

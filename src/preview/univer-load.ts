import type { ICellData, IWorkbookData, IWorksheetData, Workbook } from "@univerjs/core";
import { spanOf } from "./boxes";
import type { BookCell, BookLine, BookSheet, BookSnapshot } from "./book";
import { GridError } from "./engine";
import type { CellStyle } from "./grid-types";
import { freeSheetName, numberedName, sameName } from "./sheet-names";
import { blankSide } from "./side";
import type { EngineParts } from "./univer-engine";
import { DEFAULT_COLUMN_PIXELS, DEFAULT_ROW_PIXELS, PIXELS_PER_POINT } from "./univer-sheets";
import { patchStyle } from "./univer-style";
import { cellOf } from "./univer-write";

const LEAST_ROWS = 1000;
const LEAST_COLUMNS = 26;
let opened = 0;

/** Replaces the workbook by another. */
export function loadBook(parts: EngineParts, snapshot: BookSnapshot): void {
  const { book } = parts;
  const old = book.unitId;
  const unitId = `book${++opened}`;
  const ids = snapshot.styles.map((_, index) => `s${index}`);
  const data: Partial<IWorkbookData> = {
    id: unitId,
    name: snapshot.fileName,
    sheetOrder: snapshot.sheets.map((sheet) => sheet.id),
    styles: Object.fromEntries(
      snapshot.styles.map((style, index) => [`s${index}`, patchStyle(undefined, style) ?? {}]),
    ),
    sheets: Object.fromEntries(snapshot.sheets.map((sheet) => [sheet.id, sheetData(sheet, ids)])),
  };
  book.change(() => {
    if (old) book.univer.__getInjector().get(book.kit.core.IUniverInstanceService).disposeUnit(old);
    parts.calculation.forget();
    book.unitId = unitId;
    book.side = blankSide(snapshot.fileName);
    book.side.bag = structuredClone(snapshot.bag);
    book.side.calculation = snapshot.calculation ?? "automatic";
    book.univer.createUnit<Partial<IWorkbookData>, Workbook>(
      book.kit.core.UniverInstanceType.UNIVER_SHEET,
      data,
    );
    for (const sheet of snapshot.sheets) furnish(parts, sheet);
    for (const name of snapshot.names) parts.names.set(name);
    const active = snapshot.sheets.find((sheet) => sheet.id === snapshot.activeId);
    if (active && (active.visibility ?? "Visible") === "Visible") parts.sheets.activate(active.id);
    book.emit({ kind: "loaded" });
  });
}

/** Brings sheets of another workbook in; returns their new ids. */
export function insertSheets(
  parts: EngineParts,
  snapshot: BookSnapshot,
  names?: readonly string[],
  position?: number,
): string[] {
  const chosen = names ? names.map((name) => pick(snapshot, name)) : snapshot.sheets;
  const styles = parts.book.workbook.getStyles();
  const ids = snapshot.styles.map(
    (style: CellStyle) => styles.setValue(patchStyle(undefined, style) ?? {}) ?? "",
  );
  const renamed = new Map<string, string>();
  const taken = parts.sheets.list().map((sheet) => sheet.name);
  for (const sheet of chosen) {
    const name = freeSheetName(sheet.name, taken);
    taken.push(name);
    renamed.set(sheet.name, name);
  }
  return parts.book.change(() => {
    const start = position ?? parts.sheets.list().length;
    const inserted = chosen.map((sheet, offset) => {
      const id = parts.sheets.freeId();
      const own = adapted(parts, sheet, id, renamed);
      parts.sheets.insert(sheetData(own, ids), start + offset);
      furnish(parts, own);
      parts.book.emit({ kind: "sheetAdded", sheetId: id, name: own.name });
      return { from: sheet.id, id };
    });
    for (const name of snapshot.names) bringName(parts, name, inserted, renamed);
    parts.calculation.all();
    return inserted.map(({ id }) => id);
  });
}

function pick(snapshot: BookSnapshot, name: string): BookSheet {
  const found = snapshot.sheets.find((sheet) => sameName(sheet.name, name));
  if (!found) throw new GridError("InvalidArgument", `The file has no worksheet named ${name}.`);
  return found;
}

const quoted = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

/** A formula that says the old sheet names says the new ones. */
function withNewNames(formula: string, renamed: ReadonlyMap<string, string>): string {
  let result = formula;
  for (const [before, after] of renamed)
    if (before !== after)
      for (const old of new Set([quoted(before), `'${before.replaceAll("'", "''")}'`]))
        result = result.replaceAll(`${old}!`, `${quoted(after)}!`);
  return result;
}

/** The sheet as it will stand in this workbook: own id, free names of sheet and tables, formulas that follow. */
function adapted(
  parts: EngineParts,
  sheet: BookSheet,
  id: string,
  renamed: ReadonlyMap<string, string>,
): BookSheet {
  const changed = [...renamed].some(([before, after]) => before !== after);
  const cells: BookSheet["cells"] = changed ? {} : sheet.cells;
  if (changed)
    for (const [row, line] of Object.entries(sheet.cells))
      cells[Number(row)] = Object.fromEntries(
        Object.entries(line).map(([column, cell]) => [
          column,
          cell.f ? { ...cell, f: withNewNames(cell.f, renamed) } : cell,
        ]),
      );
  const taken = parts.tables.list();
  const tables = (sheet.tables ?? []).map((table) => ({
    ...table,
    id: taken.some((other) => other.id === table.id) ? "" : table.id,
    name: taken.some((other) => sameName(other.name, table.name))
      ? numberedName(
          `${table.name}_`,
          taken.map((other) => other.name),
        )
      : table.name,
  }));
  return { ...sheet, id, name: renamed.get(sheet.name) ?? sheet.name, cells, tables };
}

function bringName(
  parts: EngineParts,
  name: BookSnapshot["names"][number],
  inserted: readonly { from: string; id: string }[],
  renamed: ReadonlyMap<string, string>,
): void {
  const home = inserted.find((sheet) => sheet.from === name.sheetId);
  const speaks = [...renamed.keys()].some(
    (sheet) => name.formula.includes(`${quoted(sheet)}!`) || name.formula.includes(`'${sheet}'!`),
  );
  if (name.sheetId !== undefined ? !home : !speaks) return;
  const formula = withNewNames(name.formula, renamed);
  // A name that is already here keeps its meaning; the newcomer is known on its own sheet only.
  const clash = parts.names
    .list()
    .some((other) => other.sheetId === undefined && sameName(other.name, name.name));
  const scope = home?.id ?? (clash ? inserted[0]?.id : undefined);
  const { sheetId: _old, ...rest } = name;
  parts.names.set({ ...rest, formula, ...(scope === undefined ? {} : { sheetId: scope }) });
}

function cellData(cell: BookCell, styleIds: readonly string[]): ICellData {
  const style = cell.s === undefined ? undefined : styleIds[cell.s];
  if (cell.v === undefined && cell.f === undefined) return style === undefined ? {} : { s: style };
  // A text that looks like a formula is marked, so that it stays one.
  const value = typeof cell.v === "string" && /^[=']/.test(cell.v) ? `'${cell.v}` : (cell.v ?? "");
  const result = cell.v === undefined ? (style === undefined ? {} : { s: style }) : cellOf(value, style);
  if (cell.f !== undefined) result.f = cell.f;
  return result;
}

function lineData(
  lines: Record<number, BookLine> | undefined,
  size: "w" | "h",
  styleIds: readonly string[],
): Record<number, object> {
  return Object.fromEntries(
    Object.entries(lines ?? {}).map(([key, line]) => [
      key,
      {
        ...(line.size === undefined
          ? {}
          : { [size]: line.size * PIXELS_PER_POINT, ...(size === "h" ? { ia: 0 } : {}) }),
        ...(line.hidden ? { hd: 1 } : {}),
        ...(line.s === undefined ? {} : { s: styleIds[line.s] }),
      },
    ]),
  );
}

/** The part of a sheet Univer keeps in its own snapshot. */
function sheetData(
  sheet: BookSheet,
  styleIds: readonly string[],
): Partial<IWorksheetData> & { id: string; name: string } {
  const cells: Record<number, Record<number, ICellData>> = {};
  let [lastRow, lastColumn] = [0, 0];
  for (const key in sheet.cells) {
    const row = Number(key);
    const line: Record<number, ICellData> = {};
    const source = sheet.cells[row] ?? {};
    for (const columnKey in source) {
      const column = Number(columnKey);
      const cell = source[column];
      if (cell) line[column] = cellData(cell, styleIds);
      if (column > lastColumn) lastColumn = column;
    }
    cells[row] = line;
    if (row > lastRow) lastRow = row;
  }
  for (const table of sheet.tables ?? []) lastRow = Math.max(lastRow, table.box.row + table.box.rows);
  const { rows = 0, columns = 0 } = sheet.freeze ?? {};
  return {
    id: sheet.id,
    name: sheet.name,
    cellData: cells,
    rowCount: Math.max(LEAST_ROWS, lastRow + 100),
    columnCount: Math.max(
      LEAST_COLUMNS,
      lastColumn + 6,
      ...Object.keys(sheet.columns ?? {}).map((key) => Number(key) + 1),
    ),
    tabColor: sheet.tabColor ?? "",
    hidden: (sheet.visibility ?? "Visible") === "Visible" ? 0 : 1,
    showGridlines: sheet.gridlines === false ? 0 : 1,
    defaultColumnWidth: (sheet.defaultWidth ?? DEFAULT_COLUMN_PIXELS / PIXELS_PER_POINT) * PIXELS_PER_POINT,
    defaultRowHeight: (sheet.defaultHeight ?? DEFAULT_ROW_PIXELS / PIXELS_PER_POINT) * PIXELS_PER_POINT,
    columnData: lineData(sheet.columns, "w", styleIds),
    rowData: lineData(sheet.rows, "h", styleIds),
    mergeData: (sheet.merges ?? []).map(spanOf),
    freeze: { startRow: rows || -1, startColumn: columns || -1, ySplit: rows, xSplit: columns },
    rowHeader: { width: sheet.headings === false ? 0 : 46 },
    columnHeader: { height: sheet.headings === false ? 0 : 20 },
  };
}

/** Puts into a sheet what is not cells: tables, filters, rules and the side model. */
function furnish(parts: EngineParts, sheet: BookSheet): void {
  const side = parts.book.sideOf(sheet.id);
  side.veryHidden = sheet.visibility === "VeryHidden";
  side.headings = sheet.headings ?? true;
  side.protection = sheet.protection ?? side.protection;
  side.unlocked = [...(sheet.unlocked ?? [])];
  side.pageLayout = sheet.pageLayout ?? {};
  side.hyperlinks = [...(sheet.hyperlinks ?? [])];
  side.pictures = [...(sheet.pictures ?? [])];
  side.bag = structuredClone(sheet.bag ?? {});
  for (const { id, box, name, criteria, columns, ...looks } of sheet.tables ?? []) {
    const columnIds = columns.map((column) => column.id);
    const tableId = parts.tables.add(sheet.id, box, true, name, { ...looks, columnIds }, id || undefined);
    for (const [offset, criterion] of criteria) parts.filters.setTable(tableId, offset, criterion);
  }
  if (sheet.filter) {
    parts.filters.setSheet(sheet.id, sheet.filter.box);
    for (const [offset, criterion] of sheet.filter.criteria)
      parts.filters.setSheet(sheet.id, sheet.filter.box, offset, criterion);
  }
  for (const { boxes, validation } of sheet.validations ?? [])
    parts.validation.add(sheet.id, boxes, validation);
  for (const { id, ...format } of [...(sheet.conditionals ?? [])].sort((a, b) => b.priority - a.priority))
    parts.conditional.add(sheet.id, format, id || undefined);
  parts.pictures.show(sheet.id);
}

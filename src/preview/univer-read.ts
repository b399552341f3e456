import type { ICellData, IStyleData, Nullable } from "@univerjs/core";
import type { Box, CellValue } from "./grid-types";
import type { CellMatrix, UniverBook } from "./univer-book";
import type { Calculation } from "./univer-calc";

const BOOLEAN = 3;

/** The raw value in a cell: "" for nothing, errors as their text. */
export function valueOf(cell: Nullable<ICellData> | void): CellValue {
  if (!cell) return "";
  // Text typed with several formats inside is a small document.
  if (cell.p) return (cell.p.body?.dataStream ?? "").replace(/\r\n$/, "").replaceAll("\r", "\n");
  const value = cell.v;
  if (value === undefined || value === null) return "";
  return cell.t === BOOLEAN ? Boolean(Number(value)) : value;
}

/** Fills a matrix of the box's shape from the cells there are; the rest is `blank`. */
function fill<T>(
  matrix: CellMatrix,
  box: Box,
  blank: T,
  read: (cell: ICellData, row: number, column: number) => T,
): T[][] {
  const result: T[][] = [];
  for (let row = box.row; row < box.row + box.rows; row++) {
    const cells = matrix[row];
    const line: T[] = new Array<T>(box.columns).fill(blank);
    if (cells)
      for (let offset = 0; offset < box.columns; offset++) {
        const cell = cells[box.column + offset];
        if (cell) line[offset] = read(cell, row, box.column + offset);
      }
    result.push(line);
  }
  return result;
}

/** Reads contents of cells straight from the grid's matrix. */
export class CellReader {
  constructor(
    private readonly book: UniverBook,
    private readonly calculation: Calculation,
  ) {}

  values(sheetId: string, box: Box): CellValue[][] {
    const spilled = this.calculation.spilled(sheetId);
    const values = fill<CellValue>(this.book.matrix(sheetId), box, "", valueOf);
    if (spilled) overlay(values, box, spilled);
    return values;
  }

  formulas(sheetId: string, box: Box): CellValue[][] {
    return fill<CellValue>(this.book.matrix(sheetId), box, "", (cell, row, column) =>
      cell.f || cell.si ? this.formulaAt(sheetId, cell, row, column) : valueOf(cell),
    );
  }

  /** The formula of one cell with its `=`; those filled down share one and say how far they are from it. */
  formulaAt(sheetId: string, cell: ICellData, row: number, column: number): string {
    if (cell.f) return cell.f;
    const held = this.calculation.formulasOf(sheetId)[row]?.[column];
    if (!held) return "";
    return held.x || held.y ? this.calculation.moved(held.f, held.x ?? 0, held.y ?? 0) : held.f;
  }

  texts(sheetId: string, box: Box): string[][] {
    const format = this.formatter(sheetId);
    const values = this.values(sheetId, box);
    return values.map((line, down) =>
      line.map((value, right) => format(value, box.row + down, box.column + right)),
    );
  }

  /** Display text of a value standing in a certain cell. */
  formatter(sheetId: string): (value: CellValue, row: number, column: number) => string {
    const { numfmt } = this.book.kit.core;
    const patternAt = this.patternReader(sheetId);
    return (value, row, column) => {
      if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
      if (typeof value === "string") return value;
      const pattern = patternAt(row, column);
      return pattern === "@" ? String(value) : numfmt.format(pattern, value, { throws: false });
    };
  }

  numberFormats(sheetId: string, box: Box): string[][] {
    const patternAt = this.patternReader(sheetId);
    const lines = Array.from({ length: box.rows }, (_, down) => box.row + down);
    const columns = Array.from({ length: box.columns }, (_, right) => box.column + right);
    return lines.map((row) => columns.map((column) => patternAt(row, column)));
  }

  /** The number format that holds in a cell: its own, else its row's, else its column's. */
  patternReader(sheetId: string): (row: number, column: number) => string {
    const matrix = this.book.matrix(sheetId);
    const sheet = this.book.sheet(sheetId);
    const styles = this.book.workbook.getStyles();
    const patternOf = (style: Nullable<IStyleData>): string | undefined => style?.n?.pattern;
    return (row, column) => {
      const own = matrix[row]?.[column]?.s;
      return (
        (own ? patternOf(styles.get(own)) : undefined) ??
        patternOf(sheet.getRowStyle(row)) ??
        patternOf(sheet.getColumnStyle(column)) ??
        "General"
      );
    };
  }

  used(sheetId: string, valuesOnly: boolean, within?: Box): Box | undefined {
    const matrix = this.book.matrix(sheetId);
    const bounds = { top: Infinity, bottom: -1, left: Infinity, right: -1 };
    const from = within ?? { row: 0, column: 0, rows: Infinity, columns: Infinity };
    for (const key in matrix) {
      const row = Number(key);
      if (row < from.row || row >= from.row + from.rows) continue;
      const cells = matrix[row];
      for (const columnKey in cells) {
        const column = Number(columnKey);
        if (column < from.column || column >= from.column + from.columns) continue;
        const cell = cells[column];
        if (!cell || (valuesOnly && !holdsValue(cell))) continue;
        if (row < bounds.top) bounds.top = row;
        if (row > bounds.bottom) bounds.bottom = row;
        if (column < bounds.left) bounds.left = column;
        if (column > bounds.right) bounds.right = column;
      }
    }
    if (bounds.bottom < 0) return undefined;
    const { top, bottom, left, right } = bounds;
    return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }
}

/** True when a cell shows something or calculates something. */
export const holdsValue = (cell: Nullable<ICellData> | void): boolean =>
  !!cell && (!!cell.f || !!cell.si || !!cell.p || (cell.v !== undefined && cell.v !== null && cell.v !== ""));

/** Results that a formula spilled into the cells beside it live in a matrix of their own. */
function overlay(values: CellValue[][], box: Box, spilled: CellMatrix): void {
  for (const key in spilled) {
    const line = values[Number(key) - box.row];
    if (!line) continue;
    const cells = spilled[Number(key)];
    for (const columnKey in cells) {
      const offset = Number(columnKey) - box.column;
      if (offset >= 0 && offset < box.columns && line[offset] === "")
        line[offset] = valueOf(cells[Number(columnKey)]);
    }
  }
}

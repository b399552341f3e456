import { type Box, MAX_COLUMNS, MAX_ROWS } from "./grid-types";

/** A rectangle as Univer writes it: first and last, both included. */
export interface Span {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

export const spanOf = (box: Box): Span => ({
  startRow: box.row,
  endRow: box.row + box.rows - 1,
  startColumn: box.column,
  endColumn: box.column + box.columns - 1,
});

export const boxOf = (span: Span): Box => ({
  row: span.startRow,
  column: span.startColumn,
  rows: span.endRow - span.startRow + 1,
  columns: span.endColumn - span.startColumn + 1,
});

export const wholeColumns = (box: Box): boolean => box.row === 0 && box.rows >= MAX_ROWS;
export const wholeRows = (box: Box): boolean => box.column === 0 && box.columns >= MAX_COLUMNS;

export const sameBox = (a: Box, b: Box): boolean =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;

export const overlap = (a: Box, b: Box): boolean => intersection(a, b) !== undefined;

/** True when every cell of `inner` lies in `outer`. */
export const within = (inner: Box, outer: Box): boolean =>
  inner.row >= outer.row &&
  inner.column >= outer.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;

/** The cells both have, or undefined. */
export function intersection(a: Box, b: Box): Box | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

/** The smallest box around both. */
export function union(a: Box, b: Box): Box {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.max(a.column + a.columns, b.column + b.columns) - column;
  return { row, column, rows, columns };
}

/** `box` without the cells of `hole`, as at most four boxes. */
export function subtract(box: Box, hole: Box): Box[] {
  const cut = intersection(box, hole);
  if (!cut) return [box];
  const below = box.row + box.rows - (cut.row + cut.rows);
  const right = box.column + box.columns - (cut.column + cut.columns);
  const middle = { row: cut.row, rows: cut.rows };
  return [
    { ...box, rows: cut.row - box.row },
    { ...box, row: cut.row + cut.rows, rows: below },
    { ...middle, column: box.column, columns: cut.column - box.column },
    { ...middle, column: cut.column + cut.columns, columns: right },
  ].filter((part) => part.rows > 0 && part.columns > 0);
}

/** Where a line lands when `count` lines are inserted (negative: removed) at `at`; undefined when it is removed. */
function shiftedLine(line: number, at: number, count: number): number | undefined {
  if (line < at) return line;
  if (count < 0 && line < at - count) return undefined;
  return line + count;
}

/** First and length of a stretch of lines after an insertion or removal; undefined when nothing is left. */
export function shiftedStretch(
  first: number,
  length: number,
  at: number,
  count: number,
): { first: number; length: number } | undefined {
  if (count > 0) {
    if (at <= first) return { first: first + count, length };
    return at < first + length ? { first, length: length + count } : { first, length };
  }
  const lost = Math.max(0, Math.min(first + length, at - count) - Math.max(first, at));
  if (lost === length) return undefined;
  return { first: shiftedLine(first, at, count) ?? at, length: length - lost };
}

/** A box after whole rows or columns were inserted (`count` > 0) or removed before it. */
export function shiftedBox(box: Box, axis: "rows" | "columns", at: number, count: number): Box | undefined {
  const start = axis === "rows" ? box.row : box.column;
  const stretch = shiftedStretch(start, box[axis], at, count);
  if (!stretch) return undefined;
  return axis === "rows"
    ? { ...box, row: stretch.first, rows: stretch.length }
    : { ...box, column: stretch.first, columns: stretch.length };
}

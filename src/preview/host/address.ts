import { type Box, MAX_COLUMNS, MAX_ROWS } from "../grid-types";
import { invalidArgument } from "./errors";

/** Column letters of a zero-based index: 0 → `A`, 27 → `AB`. */
export function columnName(index: number): string {
  let name = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A box checked against the sheet's limits; outside them Excel answers `InvalidArgument`. */
export function box(row: number, column: number, rows: number, columns: number): Box {
  const whole = [row, column, rows, columns].every(Number.isInteger);
  const inside = row >= 0 && column >= 0 && rows >= 1 && columns >= 1;
  if (!whole || !inside || row + rows > MAX_ROWS || column + columns > MAX_COLUMNS) throw invalidArgument();
  return { row, column, rows, columns };
}

function spanned(firstRow: number, firstColumn: number, lastRow: number, lastColumn: number): Box {
  return box(
    Math.min(firstRow, lastRow),
    Math.min(firstColumn, lastColumn),
    Math.abs(lastRow - firstRow) + 1,
    Math.abs(lastColumn - firstColumn) + 1,
  );
}

/** `A1`, `$A$1:B9`, `C:D` or `3:4` as a box, without a sheet part; null when it is none of these. */
export function parseArea(text: string): Box | null {
  const plain = text.replaceAll("$", "").trim().toUpperCase();
  const cells = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(plain);
  if (cells) {
    const [, c1 = "", r1 = "", c2 = c1, r2 = r1] = cells;
    return spanned(Number(r1) - 1, columnIndex(c1), Number(r2) - 1, columnIndex(c2));
  }
  const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/.exec(plain);
  if (columns) return spanned(0, columnIndex(columns[1] ?? ""), MAX_ROWS - 1, columnIndex(columns[2] ?? ""));
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  if (rows) return spanned(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, MAX_COLUMNS - 1);
  return null;
}

/** Splits `'My sheet'!A1` into sheet name and rest; the sheet is null when there is none. */
export function splitSheet(text: string): { sheet: string | null; area: string } {
  const found = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(text);
  if (!found) return { sheet: null, area: text.replace(/^=/, "") };
  return { sheet: (found[1] ?? found[2] ?? "").replaceAll("''", "'"), area: found[3] ?? "" };
}

/** A sheet name as it stands before `!`: quoted where Excel quotes it. */
export function quotedSheet(name: string): string {
  const bare =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Z]{1,3}\d+$/i.test(name) && !/^R\d*C\d*$/i.test(name);
  return bare ? name : `'${name.replaceAll("'", "''")}'`;
}

/** A box in A1 notation: `B2`, `A1:C9`, `A:C` for whole columns, `2:5` for whole rows. */
export function areaName({ row, column, rows, columns }: Box, dollar = ""): string {
  const left = dollar + columnName(column);
  const right = dollar + columnName(column + columns - 1);
  if (rows === MAX_ROWS) return `${left}:${right}`;
  if (columns === MAX_COLUMNS) return `${dollar}${row + 1}:${dollar}${row + rows}`;
  const first = `${left}${dollar}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${right}${dollar}${row + rows}`;
}

/** The cells two boxes share, or null. */
export function intersection(a: Box, b: Box): Box | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** The smallest box around both. */
export function around(a: Box, b: Box): Box {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

/** Whether the second box lies wholly inside the first. */
export function encloses(outer: Box, inner: Box): boolean {
  const shared = intersection(outer, inner);
  return shared !== null && shared.rows === inner.rows && shared.columns === inner.columns;
}

import { type Box, MAX_COLUMNS, MAX_ROWS } from "./grid-types";
import { columnLetters } from "./sheet-names";

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function boxBetween(first: [number, number], last: [number, number]): Box | undefined {
  const [row, column] = [Math.min(first[0], last[0]), Math.min(first[1], last[1])];
  const rows = Math.abs(first[0] - last[0]) + 1;
  const columns = Math.abs(first[1] - last[1]) + 1;
  const inside = row >= 0 && column >= 0 && row + rows <= MAX_ROWS && column + columns <= MAX_COLUMNS;
  return inside ? { row, column, rows, columns } : undefined;
}

/** `A1`, `$A$1:B9`, `C:D` or `3:4` as a box; undefined when it is none of these. */
export function parseReference(text: string): Box | undefined {
  const plain = text.replaceAll("$", "").trim();
  const cells = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/i.exec(plain);
  if (cells) {
    const [, c1 = "", r1 = "", c2 = c1, r2 = r1] = cells;
    return boxBetween([Number(r1) - 1, columnIndex(c1)], [Number(r2) - 1, columnIndex(c2)]);
  }
  const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/i.exec(plain);
  if (columns)
    return boxBetween([0, columnIndex(columns[1] ?? "")], [MAX_ROWS - 1, columnIndex(columns[2] ?? "")]);
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  return rows ? boxBetween([Number(rows[1]) - 1, 0], [Number(rows[2]) - 1, MAX_COLUMNS - 1]) : undefined;
}

/** Several references separated by spaces or commas; what is none is left out. */
export const parseReferences = (text: string): Box[] =>
  text.split(/[\s,]+/).flatMap((part) => parseReference(part.replace(/^.*!/, "")) ?? []);

/** A box as `A1:B2`, or one cell as `A1`. */
export function referenceOf(box: Box): string {
  const first = `${columnLetters(box.column)}${box.row + 1}`;
  if (box.rows === 1 && box.columns === 1) return first;
  return `${first}:${columnLetters(box.column + box.columns - 1)}${box.row + box.rows}`;
}

/** A sheet's name as it stands in formulas. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;

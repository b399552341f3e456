/** The last row and column a worksheet has. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** A rectangle of cells, first and last included, counted from 1. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** "A" → 1, "AA" → 27. */
export function columnNumber(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n;
}

/** 1 → "A", 27 → "AA". */
export function columnName(number: number): string {
  let name = "";
  for (let n = number; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** Reads "B2" or "B2:D9", with or without dollars; undefined for anything else. */
export function parseArea(text: string): Area | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, left = "", top = "", right = left, bottom = top] = match;
  return { left: columnNumber(left), top: Number(top), right: columnNumber(right), bottom: Number(bottom) };
}

/** Writes "B2", or "B2:D9" where the area is more than one cell. */
export function areaText({ left, top, right, bottom }: Area): string {
  const first = columnName(left) + top;
  return left === right && top === bottom ? first : `${first}:${columnName(right)}${bottom}`;
}

/** One end of a reference in a formula; `column` is "" where whole rows are meant. */
export interface CellPart {
  column: string;
  columnFixed: boolean;
  row: number;
  rowFixed: boolean;
}

/** A reference in a formula: a cell (`to` is null) or a range, on `sheet` or, where that is null, on the formula's own. */
export interface Reference {
  sheet: string | null;
  from: CellPart;
  to: CellPart | null;
}

const NAME = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\?]*`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const END = String.raw`(?![\p{L}\p{N}_.(!\[])`;
const TOKEN = new RegExp(
  [
    `"(?:[^"]|"")*"`, // text
    `(?<sheet>'(?:[^']|'')+'|(?:\\[[^\\]]*\\])?${NAME}(?::${NAME})?)!`,
    String.raw`\[(?:[^\[\]]|\[[^\]]*\])*\]`, // structured reference
    `(?<area>${CELL}:${CELL})${END}`,
    `(?<cell>${CELL})${END}`,
    String.raw`(?<rows>\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\p{L}\p{N}_.])`,
    NAME,
    String.raw`\d+(?:\.\d*)?(?:[Ee][+-]?\d+)?`,
    String.raw`[^]`,
  ].join("|"),
  "gu",
);

/** What stands on either side of a reference. */
export interface Around {
  before: string;
  after: string;
}

/**
 * Rewrites the cell, range and whole-row references of a formula; texts, names, functions and table columns are left
 * alone. `replace` gives the new reference, null to keep it as written, or a string to put in its place.
 */
export function replaceReferences(
  formula: string,
  replace: (reference: Reference, around: Around) => Reference | string | null,
  rename: (sheet: string) => string = (sheet) => sheet,
): string {
  let sheet: string | null = null;
  return formula.replace(TOKEN, (token, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const offset = rest.at(-3) as number;
    if (groups.sheet !== undefined) {
      sheet = unquote(groups.sheet);
      return renameQualifier(token, sheet, rename);
    }
    const on = sheet;
    sheet = null;
    const text = groups.area ?? groups.cell ?? groups.rows;
    const reference = text === undefined ? undefined : parseReference(text, on);
    if (!reference) return token;
    const around = { before: formula.slice(0, offset), after: formula.slice(offset + token.length) };
    const replaced = replace(reference, around);
    return replaced === null ? token : typeof replaced === "string" ? replaced : referenceText(replaced);
  });
}

function parseReference(text: string, sheet: string | null): Reference | undefined {
  const ends = text.split(":").map((end): CellPart | undefined => {
    const match = /^(\$?)([A-Za-z]{0,3})(\$?)(\d+)$/.exec(end);
    if (!match) return undefined;
    const [, first = "", column = "", second = "", row = ""] = match;
    const rowFixed = column ? second === "$" : first === "$";
    const part = { column, columnFixed: column !== "" && first === "$", row: Number(row), rowFixed };
    return part.row <= LAST_ROW && columnNumber(column) <= LAST_COLUMN ? part : undefined;
  });
  const [from, to] = ends;
  if (!from || (ends.length === 2 && !to)) return undefined;
  return { sheet, from, to: to ?? null };
}

function referenceText({ from, to }: Reference): string {
  const end = ({ column, columnFixed, row, rowFixed }: CellPart) =>
    `${columnFixed ? "$" : ""}${column}${rowFixed ? "$" : ""}${row}`;
  return to ? `${end(from)}:${end(to)}` : end(from);
}

function unquote(sheet: string): string {
  return sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
}

/** A sheet's name as formulas write it: quoted unless it is a plain word. */
export function quoteSheet(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
    !/^([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]?\d*|[Cc]\d*|true|false)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

function renameQualifier(token: string, sheet: string, rename: (sheet: string) => string): string {
  const names = sheet.split(":");
  const renamed = names.map(rename);
  if (names.every((name, i) => name === renamed[i])) return token;
  if (renamed.length === 1) return `${quoteSheet(renamed[0]!)}!`;
  return `'${renamed.join(":").replaceAll("'", "''")}'!`;
}

import type { Box } from "./grid-types";
import { sameName } from "./sheet-names";
import type { CellReader } from "./univer-read";
import type { CellWriter } from "./univer-write";

/** `Column1`, `Column2` …, the names of a table without headers. */
export const plainHeaders = (columns: number): string[] =>
  Array.from({ length: columns }, (_, offset) => `Column${offset + 1}`);

/** What Excel puts into a new totals row: the word and the sum of the last column. */
export function totalsLine(table: string, names: readonly string[]): string[] {
  const last = names[names.length - 1] ?? "";
  const sum = `=SUBTOTAL(109,${table}[${last.replace(/['[\]#]/g, "'$&")}])`;
  return names.length === 1
    ? [sum]
    : names.map((_, offset) => (offset === 0 ? "Total" : offset === names.length - 1 ? sum : ""));
}

/** Makes the header cells of a table texts that are all different, as Excel does, and returns them. */
export function settleHeaders(reader: CellReader, writer: CellWriter, sheetId: string, box: Box): string[] {
  const line = { ...box, rows: 1 };
  const texts = reader.texts(sheetId, line)[0] ?? [];
  const values = reader.values(sheetId, line)[0] ?? [];
  const names: string[] = [];
  for (const [offset, text] of texts.entries()) {
    const blank = text.trim() === "";
    const taken = (name: string): boolean => names.some((other) => sameName(other, name));
    let name = blank ? `Column${offset + 1}` : text;
    for (let number = 2; taken(name); number++) name = `${blank ? "Column" : text}${number}`;
    names.push(name);
  }
  if (names.some((name, offset) => name !== values[offset]))
    writer.write(sheetId, line, [names.map((name) => `'${name}`)]);
  return names;
}

import { msg } from "@lit/localize";
import { read, SSF, type CellObject, type WorkSheet } from "xlsx";
import { addDays, serialToDay } from "../base/day";
import { Refusal } from "../base/refusal";
import { readDelimited, type CodePage } from "./delimited";
import { fileKind, harmless, most } from "./guard";
import type { Cell, ForeignRow, ForeignSheet } from "./model";

/** What a foreign file was read as. */
export interface ForeignFile {
  readonly sheets: readonly ForeignSheet[];
  /** The code page of a text file, as it was found or chosen. */
  readonly codePage?: CodePage;
}

/** Reads the cells of an .xlsx, .xls, .ods or .csv file, whatever it is called. @throws Refusal, whatever is wrong with it */
export function readForeignFile(bytes: Uint8Array, codePage?: CodePage): ForeignFile {
  const kind = fileKind(bytes);
  const file =
    kind === "text"
      ? textFile(bytes, codePage)
      : { sheets: workbookSheets(kind === "zip" ? harmless(bytes) : bytes) };
  const sheets = file.sheets.filter(({ rows }) => rows.length > 1);
  if (!sheets.length) throw new Refusal(msg("The file holds no list: headings and a row below them."));
  return { ...file, sheets };
}

function textFile(bytes: Uint8Array, chosen: CodePage | undefined): ForeignFile {
  const { rows, codePage } = readDelimited(bytes, chosen);
  return { sheets: [{ name: "", rows }], codePage };
}

function workbookSheets(bytes: Uint8Array): ForeignSheet[] {
  const book = opened(bytes);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.slice(0, most.sheets).flatMap((name) => {
    const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
    return sheet ? [{ name, rows: rowsOf(sheet, is1904) }] : [];
  });
}

function opened(bytes: Uint8Array) {
  try {
    return read(bytes, {
      type: "array",
      dense: true,
      cellNF: true,
      cellText: false,
      cellFormula: false,
      cellHTML: false,
    });
  } catch (error) {
    const says = error instanceof Error ? error.message : "";
    throw new Refusal(
      /password|encrypt/i.test(says)
        ? msg("The file is protected by a password; save it without one.")
        : msg("The file is damaged, or written in a way that cannot be read; save it anew as .xlsx."),
    );
  }
}

/** The rows of a dense sheet; its stated range is not trusted, nor walked. */
function rowsOf(sheet: WorkSheet, is1904: boolean): ForeignRow[] {
  const data = (sheet["!data"] ?? []) as (CellObject | undefined)[][];
  const rows: ForeignRow[] = [];
  // Only what is there is visited: a row may claim to be the millionth.
  for (const key of Object.keys(data)) {
    const index = Number(key);
    const line = data[index];
    if (!Array.isArray(line) || !(index < 1_048_576)) continue;
    const cells = cellsOf(line, is1904);
    if (cells.length) rows.push({ at: index + 1, cells });
  }
  return rows;
}

function cellsOf(line: readonly (CellObject | undefined)[], is1904: boolean): Cell[] {
  const cells: Cell[] = [];
  const width = Math.min(line.length, most.columns);
  for (let column = 0; column < width; column++) cells.push(cellOf(line[column], is1904));
  while (cells.length && cells.at(-1) === null) cells.pop();
  return cells;
}

function cellOf(cell: CellObject | undefined, is1904: boolean): Cell {
  const value = cell?.v;
  if (cell === undefined || value === undefined || value === null) return null;
  if (typeof value === "string") return cell.t === "e" ? null : value === "" ? null : value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return { day: value.toISOString().slice(0, 10) };
  if (cell.t === "e") return null;
  return numberCell(value, typeof cell.z === "string" ? cell.z : "", is1904);
}

function numberCell(value: number, format: string, is1904: boolean): Cell {
  if (format.includes("%")) return { percent: value };
  if (!format || !isDate(format)) return value;
  const day = serialToDay(value);
  if (day === undefined) return value;
  return { day: is1904 ? addDays(day, 1462) : day };
}

const dates = new Map<string, boolean>();
function isDate(format: string): boolean {
  let known = dates.get(format);
  if (known === undefined)
    dates.set(format, (known = Boolean((SSF as { is_date(format: string): boolean }).is_date(format))));
  return known;
}

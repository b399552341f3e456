import { KEY_HEADER, SAYS_HEADER, type Located } from "./excel-table";
import { columnName } from "./excel-text";
import type { ShapeColumn, TableShape } from "./port";

/** Drop-downs reach so far down; rules over a million rows make deleting a row slow, and beyond them the book still checks. */
const LAST_RULE_ROW = 20_000;
const STYLE = "TableStyleLight9";
const SAYS_WIDTH = 44;
/** A list of choices longer than this does not fit a validation rule. */
const RULE_CHARS = 255;

/** Row of the header on a sheet made afresh, from 0: under the totals where there are any, so that they stay in sight. */
export const headerRowOf = ({ columns, top = 0 }: TableShape): number =>
  top + (columns.some(({ total }) => total) ? 1 : 0);

/** Headers of a table made afresh. */
export const headersOf = ({ columns }: TableShape): string[] => [
  KEY_HEADER,
  SAYS_HEADER,
  ...columns.map(({ header }) => header),
];

/** Number formats of whole columns, and their widths unless those are kept; formats come before values, so that text is taken as text. */
export function formatColumns(
  sheet: Excel.Worksheet,
  shape: TableShape,
  first: number,
  offsets: readonly number[],
  { keepWidths = false } = {},
): void {
  const own: ShapeColumn[] = [
    { header: KEY_HEADER, format: "@", width: 10 },
    { header: SAYS_HEADER, format: "@", width: SAYS_WIDTH },
    ...shape.columns,
  ];
  own.forEach(({ format, width }, at) => {
    const offset = offsets[at] ?? -1;
    if (offset < 0) return;
    const name = columnName(first + offset);
    const column = sheet.getRange(`${name}:${name}`);
    // One value for a whole column: the typings only know matrices.
    column.numberFormat = format as never;
    if (!keepWidths) column.format.columnWidth = points(width);
  });
}

/** Looks of a table made afresh: style, hidden key, frozen header and first column, drop-downs, totals, marked reasons. */
export function dressTable(sheet: Excel.Worksheet, table: Excel.Table, shape: TableShape): void {
  const header = headerRowOf(shape);
  table.style = STYLE;
  for (const column of ["A", "B"]) sheet.getRange(`${column}:${column}`).columnHidden = true;
  // The first declared column stays in sight as well: it says which row one is in.
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:C${header + 1}`));
  offerChoices(sheet, shape, header);
  markCells(sheet, shape, header);
  const reasons = sheet.getRange("B:B");
  reasons.format.font.color = "#A4262C";
  reasons.format.font.bold = true;
  writeTotals(sheet, shape, header);
}

function offerChoices(sheet: Excel.Worksheet, shape: TableShape, header: number): void {
  shape.columns.forEach(({ choices }, at) => {
    const source = choices?.join(",") ?? "";
    const fits = choices?.every((choice) => !choice.includes(",")) && source.length <= RULE_CHARS;
    if (!source || !fits) return;
    const name = columnName(at + 2);
    const validation = sheet.getRange(`${name}${header + 2}:${name}${LAST_RULE_ROW}`).dataValidation;
    validation.rule = { list: { inCellDropDown: true, source } };
    // What is not in the list is refused by the book, which says why and puts the cell back.
    validation.errorAlert = { showAlert: false, style: "Information", title: "", message: "" };
  });
}

const TONES = {
  bad: { fill: "#FDE7E9", ink: "#A4262C" },
  warn: { fill: "#FFF4CE", ink: "#7A4B00" },
  ok: { fill: "#DFF6DD", ink: "#0E700E" },
  quiet: { fill: "#F0F0F0", ink: "#4A4A4A" },
} as const;

/** Conditional formats by what the first of a mark's columns begins with. */
function markCells(sheet: Excel.Worksheet, { columns, marks = [] }: TableShape, header: number): void {
  for (const { headers, begins, tone } of marks) {
    const names = headers.map((one) => columnName(columns.findIndex((column) => column.header === one) + 2));
    const test = `LEFT($${names[0]}${header + 2},${begins.length})="${begins.replaceAll('"', '""')}"`;
    for (const name of names) {
      const cells = sheet.getRange(`${name}${header + 2}:${name}${LAST_RULE_ROW}`);
      const { custom } = cells.conditionalFormats.add("Custom");
      custom.rule.formula = `=${test}`;
      custom.format.fill.color = TONES[tone].fill;
      custom.format.font.color = TONES[tone].ink;
    }
  }
}

/** SUBTOTALs follow the filter, and by the table's and column's names they follow the table. */
function writeTotals(sheet: Excel.Worksheet, shape: TableShape, header: number): void {
  shape.columns.forEach(({ header: name, total, format }, at) => {
    if (!total) return;
    const cell = sheet.getRange(`${columnName(at + 2)}${header}`);
    cell.numberFormat = [[format]];
    cell.formulas = [[`=SUBTOTAL(109,${shape.table}[${structuredName(name)}])`]];
    cell.format.font.bold = true;
  });
}

/** A column's name inside a structured reference; other than plain words need brackets of their own. */
const structuredName = (header: string): string => {
  const quoted = header.replace(/['#[\]]/g, "'$&");
  return /^[\p{L}\p{N}_]+$/u.test(quoted) ? quoted : `[${quoted}]`;
};

/** Offsets of key, reasons and declared columns in a located table. */
export const offsetsOf = ({ key, says, places }: Located): number[] => [key, says, ...places];

/** A width in characters as points, by Excel's default font: seven pixels a character and five around. */
const points = (characters: number): number => (characters * 7 + 5) * 0.75;

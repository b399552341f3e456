import exceljs, {
  type CellValue as FileValue,
  type TableProperties,
  type Workbook,
  type Worksheet,
} from "exceljs";
import { unzip, zip } from "../base/zip";
import type { BookCell, BookSheet, BookSnapshot } from "./book";
import { writeConditionals } from "./xlsx-conditional";
import { writeExtras } from "./xlsx-extras";
import { writeLayout } from "./xlsx-layout";
import { writePictures } from "./xlsx-pictures";
import { styleToFile } from "./xlsx-style";
import { referenceOf } from "./references";

const PIXELS_PER_POINT = 4 / 3;
const PIXELS_PER_CHARACTER = 7;

/** A workbook as an .xlsx file, with settings and custom XML in parts of their own. */
export async function writeXlsx(book: BookSnapshot): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  workbook.created = new Date(0);
  const styles = book.styles.map((style) => styleToFile(style));
  for (const sheet of book.sheets) writeSheet(workbook, sheet, styles);
  const active = book.sheets.findIndex((sheet) => sheet.id === book.activeId);
  workbook.views = [
    {
      x: 0,
      y: 0,
      width: 20_000,
      height: 12_000,
      firstSheet: 0,
      activeTab: Math.max(0, active),
      visibility: "visible",
    },
  ];
  // The application calculates afresh when it opens the file.
  workbook.calcProperties.fullCalcOnLoad = true;
  const data = new Uint8Array(await workbook.xlsx.writeBuffer());
  const limits = { packed: 1 << 30, part: 1 << 30, total: 2 ** 31, parts: 10_000, ratio: 100_000 };
  return zip(writeExtras(unzip(data, "The file", limits), book));
}

type FileStyle = ReturnType<typeof styleToFile>;

function writeSheet(workbook: Workbook, book: BookSheet, styles: readonly FileStyle[]): void {
  const { rows = 0, columns = 0 } = book.freeze ?? {};
  const state = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;
  const view = { showGridLines: book.gridlines !== false, showRowColHeaders: book.headings !== false };
  const sheet = workbook.addWorksheet(book.name, {
    state: state[book.visibility ?? "Visible"],
    properties: {
      ...(book.tabColor ? { tabColor: { argb: `FF${book.tabColor.slice(1)}` } } : {}),
      ...(book.defaultHeight ? { defaultRowHeight: book.defaultHeight } : {}),
      ...(book.defaultWidth ? { defaultColWidth: charactersOf(book.defaultWidth) } : {}),
    } as Worksheet["properties"],
    views: [
      rows || columns
        ? { state: "frozen", xSplit: columns, ySplit: rows, ...view }
        : { state: "normal", ...view },
    ],
  });
  writeLines(sheet, book, styles);
  writeCells(sheet, book, styles);
  writeTables(sheet, book);
  for (const merged of book.merges ?? []) sheet.mergeCellsWithoutStyle(referenceOf(merged));
  writeConditionals(sheet, book.conditionals ?? []);
  writeLayout(sheet, book.pageLayout ?? {});
  writePictures(workbook, sheet, book);
  writeProtection(sheet, book);
}

/** Width in characters of Excel's standard font. */
const charactersOf = (points: number): number =>
  Math.max(0, (points * PIXELS_PER_POINT - 5) / PIXELS_PER_CHARACTER);

function writeLines(sheet: Worksheet, book: BookSheet, styles: readonly FileStyle[]): void {
  for (const [key, line] of Object.entries(book.columns ?? {})) {
    const column = sheet.getColumn(Number(key) + 1);
    if (line.size !== undefined) column.width = charactersOf(line.size);
    if (line.hidden) column.hidden = true;
    if (line.s !== undefined) column.style = styles[line.s] ?? {};
  }
  for (const [key, line] of Object.entries(book.rows ?? {})) {
    const row = sheet.getRow(Number(key) + 1);
    if (line.size !== undefined) row.height = line.size;
    if (line.hidden) row.hidden = true;
    if (line.s !== undefined) Object.assign(row, { style: styles[line.s] ?? {} });
  }
}

function writeCells(sheet: Worksheet, book: BookSheet, styles: readonly FileStyle[]): void {
  const links = new Map((book.hyperlinks ?? []).map(({ box, link }) => [`${box.row},${box.column}`, link]));
  for (const key in book.cells) {
    const row = sheet.getRow(Number(key) + 1);
    const line = book.cells[Number(key)] ?? {};
    for (const columnKey in line) {
      const source = line[Number(columnKey)];
      if (!source) continue;
      const cell = row.getCell(Number(columnKey) + 1);
      const link = links.get(`${key},${columnKey}`);
      const hyperlink = link && (link.address ?? `#${link.documentReference ?? ""}`);
      cell.value = hyperlink ? { text: String(source.v ?? hyperlink), hyperlink } : valueToFile(source);
      // A style of its own for each cell: protection is set on single cells later.
      if (source.s !== undefined) cell.style = { ...styles[source.s] };
    }
  }
}

/** Texts that look like formulas stay texts, because only `f` is written as a formula. */
function valueToFile({ v, f, e }: BookCell): FileValue {
  if (f !== undefined) {
    const result = e ? { error: v } : v;
    return { formula: f.slice(1), ...(v === undefined ? {} : { result }) } as FileValue;
  }
  return v ?? null;
}

function writeTables(sheet: Worksheet, book: BookSheet): void {
  for (const table of book.tables ?? []) {
    const { row, column, rows } = table.box;
    const first = row + (table.showHeaders ? 1 : 0);
    const dataRows = rows - (table.showHeaders ? 1 : 0) - (table.showTotals ? 1 : 0);
    const properties: TableProperties = {
      name: table.name,
      displayName: table.name,
      ref: referenceOf({ row, column, rows: 1, columns: 1 }),
      headerRow: table.showHeaders,
      totalsRow: table.showTotals,
      style: {
        theme: (table.style || null) as never,
        showRowStripes: table.showBandedRows,
        showColumnStripes: table.showBandedColumns,
        showFirstColumn: table.highlightFirstColumn,
        showLastColumn: table.highlightLastColumn,
      },
      columns: table.columns.map(({ name }) => ({ name, filterButton: table.showFilterButton })),
      rows: [],
    };
    // The library fills a table's cells itself when it is added: ours are there already, so it only learns the shape.
    const totals = table.columns.map(
      (_, offset) => sheet.getRow(row + rows).getCell(column + offset + 1).value,
    );
    const data = Array.from({ length: Math.max(dataRows, 1) }, (_, down) =>
      table.columns.map(
        (_column, offset) => sheet.getRow(first + down + 1).getCell(column + offset + 1).value,
      ),
    );
    sheet.addTable({ ...properties, rows: data });
    if (table.showTotals)
      totals.forEach(
        (value, offset) => (sheet.getRow(row + rows).getCell(column + offset + 1).value = value),
      );
  }
}

function writeProtection(sheet: Worksheet, book: BookSheet): void {
  for (const box of book.unlocked ?? [])
    for (let row = box.row; row < Math.min(box.row + box.rows, box.row + 10_000); row++)
      for (let column = box.column; column < Math.min(box.column + box.columns, box.column + 200); column++) {
        const cell = sheet.getRow(row + 1).getCell(column + 1);
        cell.protection = { locked: false };
      }
  if (book.protection?.on) Object.assign(sheet, { sheetProtection: { sheet: true } });
}

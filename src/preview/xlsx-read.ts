import exceljs, { type CellValue as FileValue, type Workbook, type Worksheet } from "exceljs";
import { type Parts, zip } from "../base/zip";
import type { BookCell, BookLine, BookSheet, BookSnapshot, BookTable } from "./book";
import { GridError } from "./engine";
import type { Box, CellStyle } from "./grid-types";
import { parseReference, parseReferences } from "./references";
import {
  type SheetExtras,
  asDefinedName,
  openPackage,
  readCustomXml,
  readNames,
  sheetParts,
  takeExtras,
} from "./xlsx-parts";
import { readConditionals } from "./xlsx-conditional";
import { readLayout } from "./xlsx-layout";
import { readPictures } from "./xlsx-pictures";
import { colorOf, styleFromFile } from "./xlsx-style";

const PIXELS_PER_CHARACTER = 7;
const POINTS_PER_PIXEL = 0.75;
const DAY = 86_400_000;
/** Serial number of 1970-01-01. */
const EPOCH = 25_569;

/** Takes an .xlsx apart. @throws GridError with a sentence for a file that is not one; nothing is changed then. */
export async function readXlsx(bytes: Uint8Array, fileName = "Book1.xlsx"): Promise<BookSnapshot> {
  const parts = openPackage(bytes);
  const extras = new Map([...sheetParts(parts)].map(([name, path]) => [name, takeExtras(parts, path)]));
  const workbook = await parse(parts);
  const styles = new Styles();
  const sheets = workbook.worksheets.map((sheet, index) =>
    readSheet(workbook, sheet, `sheet${index + 1}`, styles, extras.get(sheet.name)),
  );
  if (!sheets.some((sheet) => sheet.visibility === "Visible"))
    throw new GridError("InvalidArgument", "The file has no visible worksheet.");
  const active = workbook.views?.[0]?.activeTab ?? 0;
  const book: BookSnapshot = {
    version: 1,
    fileName,
    sheets,
    activeId:
      (sheets[active]?.visibility === "Visible"
        ? sheets[active]
        : sheets.find((one) => one.visibility === "Visible")
      )?.id ?? "",
    styles: styles.list,
    names: [],
    bag: readBag(parts),
  };
  applyNames(book, parts);
  return book;
}

async function parse(parts: Parts): Promise<Workbook> {
  const workbook = new exceljs.Workbook();
  const data = zip(parts);
  try {
    await workbook.xlsx.load(
      data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer,
    );
  } catch {
    throw new GridError("InvalidArgument", "The file is damaged: its worksheets cannot be read.");
  }
  return workbook;
}

class Styles {
  readonly list: CellStyle[] = [];
  private readonly known = new Map<string, number>();

  add(style: CellStyle): number | undefined {
    if (!Object.keys(style).length) return undefined;
    const key = JSON.stringify(style);
    const known = this.known.get(key) ?? this.list.push(style) - 1;
    this.known.set(key, known);
    return known;
  }
}

function readSheet(
  workbook: Workbook,
  sheet: Worksheet,
  id: string,
  styles: Styles,
  extras?: SheetExtras,
): BookSheet {
  const tables = readTables(sheet, extras);
  const hiding = [
    ...tables.filter((table) => table.criteria.length).map((table) => table.box),
    ...(extras?.filter?.criteria.length ? [extras.filter.box] : []),
  ];
  // A file without sheet views gives null here, whatever its type says.
  const view = (sheet.views as typeof sheet.views | null)?.[0];
  const frozen = view?.state === "frozen" ? view : undefined;
  const unlocked: Box[] = [];
  const links: NonNullable<BookSheet["hyperlinks"]> = [];
  const columns = readColumns(sheet, styles);
  const rows = readRows(sheet, styles, hiding);
  const book: BookSheet = {
    id,
    name: sheet.name,
    cells: readCells(sheet, styles, unlocked, links),
    visibility: sheet.state === "veryHidden" ? "VeryHidden" : sheet.state === "hidden" ? "Hidden" : "Visible",
    tabColor: colorOf(sheet.properties.tabColor) ?? "",
    gridlines: view?.showGridLines !== false,
    headings: view?.showRowColHeaders !== false,
    columns,
    rows,
    ...(sheet.properties.defaultColWidth ? { defaultWidth: pointsOf(sheet.properties.defaultColWidth) } : {}),
    ...(sheet.properties.defaultRowHeight ? { defaultHeight: sheet.properties.defaultRowHeight } : {}),
    merges: mergesOf(sheet),
    freeze: { rows: frozen?.ySplit ?? 0, columns: frozen?.xSplit ?? 0 },
    tables,
    ...(extras?.filter ? { filter: extras.filter } : {}),
    validations: extras?.validations ?? [],
    conditionals: readConditionals(sheet),
    hyperlinks: links,
    pictures: [],
    protection: { on: protectedSheet(sheet), options: {} },
    unlocked,
    pageLayout: readLayout(sheet),
  };
  book.pictures = readPictures(workbook, sheet, book);
  return book;
}

const protectedSheet = (sheet: Worksheet): boolean =>
  (sheet as unknown as { sheetProtection?: { sheet?: boolean } | null }).sheetProtection?.sheet === true;

const mergesOf = (sheet: Worksheet): Box[] =>
  ((sheet.model as unknown as { merges?: string[] }).merges ?? []).flatMap(
    (text) => parseReference(text) ?? [],
  );

/** Width in points of so many characters, as Excel measures its standard font. */
export const pointsOf = (characters: number): number =>
  Math.trunc(characters * PIXELS_PER_CHARACTER + 5) * POINTS_PER_PIXEL;

function readColumns(sheet: Worksheet, styles: Styles): Record<number, BookLine> {
  const lines: Record<number, BookLine> = {};
  // A file without column settings has none here.
  for (const column of (sheet.columns as Worksheet["columns"] | null) ?? []) {
    const line: BookLine = {};
    if (column.width !== undefined) line.size = pointsOf(column.width);
    if (column.hidden) line.hidden = true;
    const style = styles.add(styleFromFile(column.style));
    if (style !== undefined) line.s = style;
    if (Object.keys(line).length && column.number !== undefined) lines[column.number - 1] = line;
  }
  return lines;
}

function readRows(sheet: Worksheet, styles: Styles, hiding: readonly Box[]): Record<number, BookLine> {
  const lines: Record<number, BookLine> = {};
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    const line: BookLine = {};
    const { height } = row as { height?: number };
    if (height) line.size = height;
    const filtered = hiding.some((box) => number - 1 > box.row && number - 1 < box.row + box.rows);
    if (row.hidden && !filtered) line.hidden = true;
    const style = styles.add(styleFromFile((row as unknown as { style?: object }).style));
    if (style !== undefined) line.s = style;
    if (Object.keys(line).length) lines[number - 1] = line;
  });
  return lines;
}

function readCells(
  sheet: Worksheet,
  styles: Styles,
  unlocked: Box[],
  links: NonNullable<BookSheet["hyperlinks"]>,
): BookSheet["cells"] {
  const cells: BookSheet["cells"] = {};
  const known = new Map<object, number | undefined>();
  sheet.eachRow((row, number) => {
    const line: Record<number, BookCell> = {};
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      // All but the first cell of a merge only repeat its value.
      const covered = cell.isMerged && cell.master.address !== cell.address;
      const result: BookCell = covered ? {} : valueFromFile(cell.value, cell.formula);
      if (!known.has(cell.style)) known.set(cell.style, styles.add(styleFromFile(cell.style)));
      const style = known.get(cell.style);
      if (style !== undefined) result.s = style;
      if (Object.keys(result).length) line[column - 1] = result;
      const box = { row: number - 1, column: column - 1, rows: 1, columns: 1 };
      if (cell.protection?.locked === false) unlocked.push(box);
      const link = covered
        ? undefined
        : (cell.value as { hyperlink?: string; tooltip?: string } | null)?.hyperlink;
      if (link)
        links.push({
          box,
          link: link.startsWith("#") ? { documentReference: link.slice(1) } : { address: link },
        });
    });
    if (Object.keys(line).length) cells[number - 1] = line;
  });
  return cells;
}

/** A cell's value as the library gives it: dates become serial numbers again, rich text loses its fonts. */
export function valueFromFile(value: FileValue, formula?: string): BookCell {
  if (value === null || value === undefined) return {};
  if (value instanceof Date) return { v: Math.round((value.getTime() / DAY + EPOCH) * 1e8) / 1e8 };
  if (typeof value !== "object") return { v: value };
  if ("error" in value) return { v: value.error, e: 1 };
  if ("richText" in value) return { v: value.richText.map((part) => part.text).join("") };
  if ("hyperlink" in value) {
    const shown = value.text as unknown;
    return typeof shown === "object" ? valueFromFile(shown as FileValue) : { v: String(shown) };
  }
  const result =
    "result" in value && value.result !== undefined ? valueFromFile(value.result as FileValue) : {};
  return formula ? { ...result, f: `=${formula.replace(/_xlfn\.(_xlws\.)?/g, "")}` } : result;
}

interface FileTable {
  name: string;
  displayName?: string;
  tableRef: string;
  headerRow?: boolean;
  totalsRow?: boolean;
  columns: { name: string }[];
  style?: {
    theme?: string;
    showRowStripes?: boolean;
    showColumnStripes?: boolean;
    showFirstColumn?: boolean;
    showLastColumn?: boolean;
  };
  autoFilterRef?: string;
}

function readTables(sheet: Worksheet, extras: SheetExtras | undefined): BookTable[] {
  const all = (sheet as unknown as { tables: Record<string, { table: FileTable }> }).tables;
  return Object.values(all).flatMap(({ table }): BookTable[] => {
    const box = parseReference(table.tableRef);
    if (!box) return [];
    const name = table.displayName ?? table.name;
    return [
      {
        id: "",
        name,
        box,
        showHeaders: table.headerRow !== false,
        showTotals: table.totalsRow === true,
        showFilterButton: table.autoFilterRef !== undefined,
        showBandedRows: table.style?.showRowStripes ?? false,
        showBandedColumns: table.style?.showColumnStripes ?? false,
        highlightFirstColumn: table.style?.showFirstColumn ?? false,
        highlightLastColumn: table.style?.showLastColumn ?? false,
        style: table.style?.theme ?? "",
        columns: table.columns.map((column, index) => ({ id: index + 1, name: column.name })),
        criteria: extras?.tables.get(name) ?? [],
      },
    ];
  });
}

function readBag(parts: Parts): Record<string, unknown> {
  const { settings, parts: customXml } = readCustomXml(parts);
  return { ...(settings ? { settings } : {}), ...(customXml.length ? { customXml } : {}) };
}

/** Names go to the book; print areas and print titles, which are names in a file, to the page layouts. */
function applyNames(book: BookSnapshot, parts: Parts): void {
  for (const name of readNames(parts)) {
    const sheet = name.position === undefined ? undefined : book.sheets[name.position];
    if (name.name === "_xlnm.Print_Area" && sheet)
      sheet.pageLayout = { ...sheet.pageLayout, printArea: parseReferences(name.formula.slice(1)) };
    else if (name.name === "_xlnm.Print_Titles" && sheet) applyTitles(sheet, name.formula.slice(1));
    else if (!name.name.startsWith("_xlnm.")) book.names.push(asDefinedName(name, sheet?.id));
  }
}

function applyTitles(sheet: BookSheet, formula: string): void {
  for (const text of formula.split(",")) {
    const box = parseReference(text.replace(/^.*!/, ""));
    if (!box) continue;
    const rows = /\d/.test(text.replace(/^.*!/, ""));
    sheet.pageLayout = {
      ...sheet.pageLayout,
      ...(rows
        ? { titleRows: { first: box.row, count: box.rows } }
        : { titleColumns: { first: box.column, count: box.columns } }),
    };
  }
}

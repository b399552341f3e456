import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A cell of a small template: text, or an object for a number, a formula, a style. */
export type Cell = string | number | null | { v?: number; f?: string; s?: number };

/** A sheet of a small template: rows of cells from A1, and XML to stand before and after the cells. */
export interface MiniSheet {
  name: string;
  rows: Cell[][];
  before?: string;
  after?: string;
}

/** The smallest workbook that holds these sheets; `workbook` goes after its list of sheets, styles are 0 … 5. */
export function miniTemplate(sheets: MiniSheet[], { workbook = "", properties = "" } = {}): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  const put = (path: string, xml: string) =>
    (parts[path] = strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`));
  const override = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  put(
    "[Content_Types].xml",
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
      override("xl/workbook.xml", "sheet.main") +
      override("xl/styles.xml", "styles") +
      sheets.map((_, i) => override(`xl/worksheets/sheet${i + 1}.xml`, "worksheet")).join("") +
      "</Types>",
  );
  put("_rels/.rels", relations([["rId1", "officeDocument", "xl/workbook.xml"]]));
  put(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${properties}<sheets>` +
      sheets
        .map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
        .join("") +
      `</sheets>${workbook}</workbook>`,
  );
  put(
    "xl/_rels/workbook.xml.rels",
    relations([
      ...sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["rId99", "styles", "styles.xml"],
    ]),
  );
  put("xl/styles.xml", STYLES);
  sheets.forEach((sheet, i) => put(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)));
  return zipSync(parts);
}

function sheetXml({ rows, before = "", after = "" }: MiniSheet): string {
  const data = rows.map(
    (cells, y) => `<row r="${y + 1}">${cells.map((cell, x) => cellXml(cell, x, y)).join("")}</row>`,
  );
  return `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${before}<sheetData>${data.join("")}</sheetData>${after}</worksheet>`;
}

function cellXml(cell: Cell, x: number, y: number): string {
  const at = String.fromCharCode(65 + x) + (y + 1);
  if (cell === null) return "";
  if (typeof cell === "string")
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  const style = cell.s === undefined ? "" : ` s="${cell.s}"`;
  return `<c r="${at}"${style}>${cell.f === undefined ? "" : `<f>${escapeXml(cell.f)}</f>`}<v>${cell.v ?? 0}</v></c>`;
}

/** Text as XML writes it. */
export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const entries = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join("")}</Relationships>`;
}

/** Gives cells such as "B2" a style by its index: a regular expression's work on the sheet's XML. */
export function styled(bytes: Uint8Array, styles: Record<string, number>, sheet = 1): Uint8Array {
  return edited(bytes, `xl/worksheets/sheet${sheet}.xml`, (xml) =>
    Object.entries(styles).reduce(
      (out, [at, s]) => out.replace(`<c r="${at}"`, `<c r="${at}" s="${s}"`),
      xml,
    ),
  );
}

/** A workbook with one part changed as text. */
export function edited(bytes: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  parts[path] = strToU8(change(strFromU8(parts[path]!)));
  return zipSync(parts);
}

/** A part of a workbook as text; "" where it has none. */
export function part(bytes: Uint8Array, path: string): string {
  const found = unzipSync(bytes)[path];
  return found ? strFromU8(found) : "";
}

/** The first sheet as an independent reader sees it. */
export async function readSheet(bytes: Uint8Array, index = 0): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer as ExcelJS.Buffer);
  return workbook.worksheets[index]!;
}

// 0 General · 1 dd.mm.yyyy · 2 #,##0.00 · 3 @ · 4 0% · 5 wrapped, 10 points
const STYLES =
  `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts>` +
  '<fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">' +
  [0, 164, 4, 49, 9]
    .map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
    .join("") +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>';

import { zip } from "../base/zip";
import { headerRowOf } from "./excel-layout";
import { columnName } from "./excel-text";
import type { Page } from "./page";
import { chartParts } from "./page-file-chart";
import { PageStyles } from "./page-file-styles";
import type { Cell } from "./port";

/** Text inside XML; signs that XML cannot hold are left out. */
export const xml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** A page as the bytes of an .xlsx file: one sheet with its table, totals, print setup and native chart. */
export function pageFile(page: Page): Uint8Array {
  const chart = page.chart && chartParts(page);
  const parts = new Map<string, string>([
    ["[Content_Types].xml", contentTypes(!!chart)],
    ["_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", workbook(page)],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ["worksheet", "worksheets/sheet1.xml"],
        ["styles", "styles.xml"],
      ]),
    ],
    ["xl/worksheets/sheet1.xml", ""],
    [
      "xl/worksheets/_rels/sheet1.xml.rels",
      relations([
        ["table", "../tables/table1.xml"],
        ...(chart ? [["drawing", "../drawings/drawing1.xml"] as const] : []),
      ]),
    ],
    ["xl/tables/table1.xml", tablePart(page)],
    ...(chart ?? []),
  ]);
  const styles = new PageStyles();
  parts.set("xl/worksheets/sheet1.xml", sheetPart(page, styles, !!chart));
  parts.set("xl/styles.xml", HEAD + styles.xml());
  const encoder = new TextEncoder();
  return zip(new Map([...parts].map(([name, text]) => [name, encoder.encode(text)])));
}

const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

function contentTypes(hasChart: boolean): string {
  const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const drawing = "application/vnd.openxmlformats-officedocument";
  const parts: [string, string][] = [
    ["xl/workbook.xml", `${spreadsheet}.sheet.main+xml`],
    ["xl/worksheets/sheet1.xml", `${spreadsheet}.worksheet+xml`],
    ["xl/styles.xml", `${spreadsheet}.styles+xml`],
    ["xl/tables/table1.xml", `${spreadsheet}.table+xml`],
    ...(hasChart
      ? ([
          ["xl/drawings/drawing1.xml", `${drawing}.drawing+xml`],
          ["xl/charts/chart1.xml", `${drawing}.drawingml.chart+xml`],
        ] as [string, string][])
      : []),
  ];
  const overrides = parts
    .map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`)
    .join("");
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`;
}

/** The relationships of a part, `rId1` … in their order. */
export const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

function workbook({ shape, rows }: Page): string {
  const name = quoted(shape.sheet);
  const header = headerRowOf(shape) + 1;
  const last = columnName(shape.columns.length - 1);
  const bottom = header + Math.max(rows.length, 1);
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xml(shape.sheet)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">${xml(name)}!$A$1:$${last}$${bottom}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${xml(name)}!$${header}:$${header}</definedName></definedNames><calcPr calcId="0" fullCalcOnLoad="1"/></workbook>`;
}

function tablePart({ shape, rows }: Page): string {
  const header = headerRowOf(shape) + 1;
  const area = `A${header}:${columnName(shape.columns.length - 1)}${header + Math.max(rows.length, 1)}`;
  const columns = shape.columns.map(
    (column, at) => `<tableColumn id="${at + 1}" name="${xml(column.header)}"/>`,
  );
  return `${HEAD}<table xmlns="${MAIN}" id="1" name="${shape.table}" displayName="${shape.table}" ref="${area}" totalsRowShown="0"><autoFilter ref="${area}"/><tableColumns count="${columns.length}">${columns.join("")}</tableColumns><tableStyleInfo name="TableStyleLight9" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
}

function sheetPart(page: Page, styles: PageStyles, hasChart: boolean): string {
  const { shape, landscape, foot } = page;
  const header = headerRowOf(shape);
  const widths = shape.columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width + 0.7}" customWidth="1"/>`,
  );
  const text = xml(foot.replaceAll("&", "&&"));
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="${header + 1}" topLeftCell="B${header + 2}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${sheetRows(page, styles).join("")}</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${text}&amp;C&amp;D&amp;R&amp;P / &amp;N</oddFooter></headerFooter>${hasChart ? '<drawing r:id="rId2"/>' : ""}<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`;
}

function sheetRows({ shape, title, lines, rows }: Page, styles: PageStyles): string[] {
  const header = headerRowOf(shape);
  const out = [title, ...lines].map((line, at) => {
    const style = styles.of("@", at === 0 ? "title" : "hint");
    return `<row r="${at + 1}">${line ? textCell(`A${at + 1}`, line, style) : ""}</row>`;
  });
  const first = header + 2;
  const last = header + 1 + Math.max(rows.length, 1);
  if (shape.columns.some(({ total }) => total)) {
    const sums = shape.columns.map(({ total, format }, at) => {
      if (!total) return "";
      const column = columnName(at);
      const sum = rows.reduce((all, { cells }) => all + (typeof cells[at] === "number" ? cells[at] : 0), 0);
      return `<c r="${column}${header}" s="${styles.of(format, "total")}"><f>SUBTOTAL(109,${column}${first}:${column}${last})</f><v>${Number(sum.toFixed(6))}</v></c>`;
    });
    out.push(`<row r="${header}">${sums.join("")}</row>`);
  }
  const heads = shape.columns.map((column, at) =>
    textCell(`${columnName(at)}${header + 1}`, column.header, styles.of("@", "header")),
  );
  out.push(`<row r="${header + 1}">${heads.join("")}</row>`);
  const plain = shape.columns.map(({ format }) => styles.of(format, "plain"));
  rows.forEach(({ cells }, place) => {
    const row = first + place;
    const written = cells.map((cell, at) => writtenCell(`${columnName(at)}${row}`, cell, plain[at] ?? 0));
    out.push(`<row r="${row}">${written.join("")}</row>`);
  });
  return out;
}

function writtenCell(at: string, cell: Cell, style: number): string {
  if (cell === "") return `<c r="${at}" s="${style}"/>`;
  if (typeof cell === "number") return `<c r="${at}" s="${style}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${at}" s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return textCell(at, cell, style);
}

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;

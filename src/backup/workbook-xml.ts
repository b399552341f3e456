import type { CellStyle } from "./columns";
import { columnName, xmlAttribute } from "./cell-xml";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts of a backup that no worksheet knows: what it is, and the machine copy. */
export const MANIFEST_PART = "servicebook/manifest.json";
export const COPY_PART = "servicebook/copy.txt";

/** The styles of cells, as their numbers in the style sheet. */
export const styleNumbers: Readonly<
  Record<CellStyle | "title" | "heading" | "wrapped" | "hint" | "momentLeft", number>
> = {
  text: 0,
  number: 0,
  money: 1,
  date: 2,
  moment: 3,
  title: 4,
  heading: 5,
  wrapped: 6,
  hint: 7,
  momentLeft: 8,
};

/** One sheet of a workbook that is written: `table` when there is one on it. */
export interface SheetPart {
  readonly name: string;
  readonly hidden?: boolean;
  readonly table?: TablePart;
}

export interface TablePart {
  readonly name: string;
  readonly headers: readonly string[];
  /** Rows under the header. */
  readonly rows: number;
  /** Row of the header, from 1; 1 when left out. */
  readonly top?: number;
}

/** Every part of a workbook beside its worksheets, by name. */
export function bookParts(sheets: readonly SheetPart[], digits: number, own: boolean): [string, string][] {
  const tables = sheets.flatMap(({ table }, at) => (table ? [{ table, at: at + 1 }] : []));
  return [
    ["[Content_Types].xml", contentTypes(sheets, own)],
    ["_rels/.rels", relationsXml([["officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", workbookXml(sheets)],
    [
      "xl/_rels/workbook.xml.rels",
      relationsXml([
        ...sheets.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const),
        ["styles", "styles.xml"],
      ]),
    ],
    ["xl/styles.xml", stylesXml(digits)],
    ...tables.flatMap(({ table, at }): [string, string][] => [
      [`xl/tables/table${at}.xml`, tableXml(table, at)],
      [`xl/worksheets/_rels/sheet${at}.xml.rels`, relationsXml([["table", `../tables/table${at}.xml`]])],
    ]),
  ];
}

function contentTypes(sheets: readonly SheetPart[], own: boolean): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  const standard = (extension: string, type: string) =>
    `<Default Extension="${extension}" ContentType="${type}"/>`;
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">${standard("rels", "application/vnd.openxmlformats-package.relationships+xml")}${standard("xml", "application/xml")}${
    own ? standard("json", "application/json") + standard("txt", "text/plain") : ""
  }${override("xl/workbook.xml", "sheet.main")}${override("xl/styles.xml", "styles")}${sheets
    .map(
      ({ table }, at) =>
        override(`xl/worksheets/sheet${at + 1}.xml`, "worksheet") +
        (table ? override(`xl/tables/table${at + 1}.xml`, "table") : ""),
    )
    .join("")}</Types>`;
}

const relationsXml = (relations: readonly (readonly [type: string, target: string])[]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

const workbookXml = (sheets: readonly SheetPart[]): string =>
  `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets
    .map(
      ({ name, hidden }, at) =>
        `<sheet name="${xmlAttribute(name)}" sheetId="${at + 1}"${hidden ? ' state="veryHidden"' : ""} r:id="rId${at + 1}"/>`,
    )
    .join("")}</sheets></workbook>`;

const tableXml = ({ name, headers, rows, top = 1 }: TablePart, id: number): string => {
  const ref = `A${top}:${columnName(headers.length - 1)}${top + Math.max(rows, 1)}`;
  return `${DECLARATION}<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0"><autoFilter ref="${ref}"/><tableColumns count="${headers.length}">${headers
    .map((header, at) => `<tableColumn id="${at + 1}" name="${xmlAttribute(header)}"/>`)
    .join(
      "",
    )}</tableColumns><tableStyleInfo name="TableStyleLight9" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
};

function stylesXml(digits: number): string {
  const font = (more: string, size = 10) =>
    `<font>${more}<sz val="${size}"/><name val="Calibri"/><family val="2"/></font>`;
  const format = (more: string) => `<xf fontId="0" fillId="0" borderId="0" xfId="0" numFmtId="0"${more}`;
  const numbered = (id: number) =>
    `<xf fontId="0" fillId="0" borderId="0" xfId="0" numFmtId="${id}" applyNumberFormat="1"/>`;
  const money = digits ? `#,##0.${"0".repeat(digits)}` : "#,##0";
  return `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${money}"/></numFmts><fonts count="4">${font("")}${font("<b/>", 16)}${font("<b/>")}${font('<color rgb="FF605E5C"/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">${format("/>")}${numbered(164)}${numbered(14)}${numbered(22)}${format(' applyFont="1"/>').replace('fontId="0"', 'fontId="1"')}${format(' applyFont="1"/>').replace('fontId="0"', 'fontId="2"')}${format(' applyAlignment="1"><alignment horizontal="left" vertical="top" wrapText="1"/></xf>')}${format(' applyFont="1"/>').replace('fontId="0"', 'fontId="3"')}${numbered(22).replace("/>", ' applyAlignment="1"><alignment horizontal="left"/></xf>')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** A worksheet up to its rows: frozen under the header, widths in characters, hidden columns at the end. */
export function sheetHead(widths: readonly number[], hidden: number, frozenRows: number): string {
  const columns = [
    ...widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`),
    ...(hidden
      ? [
          `<col min="${widths.length + 1}" max="${widths.length + hidden}" width="6" customWidth="1" hidden="1"/>`,
        ]
      : []),
  ];
  const pane = frozenRows
    ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
    : "";
  return `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${frozenRows ? "" : ' showGridLines="0"'} workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="14"/><cols>${columns.join("")}</cols><sheetData>`;
}

/** A worksheet after its rows. */
export const sheetTail = (hasTable: boolean, landscape = true): string =>
  `</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="0"/>${
    hasTable ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : ""
  }</worksheet>`;

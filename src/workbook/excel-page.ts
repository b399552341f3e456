import { KeyIndex } from "./excel-index";
import { headerRowOf } from "./excel-layout";
import type { ExcelMemory } from "./excel-memory";
import { drawChart } from "./excel-page-chart";
import { replaceTable } from "./excel-replace";
import { readOwnColumns } from "./excel-strangers";
import { KEY_HEADER, SAYS_HEADER, askTable, located, sheetOf, type Located } from "./excel-table";
import { columnName, toExcel } from "./excel-text";
import { HEAD_ROWS, PAGE_MARK, type Page } from "./page";
import type { Progress, TableShape } from "./port";

/**
 * Writes a page as a sheet of its own, or afresh where it stands already: the table is refilled in place, the person's own
 * columns follow their rows, widths and the place of the chart stay as they were made. Shows it and gives the sheet's name.
 */
export async function writePage(
  context: Excel.RequestContext,
  memory: ExcelMemory,
  page: Page,
  progress: Progress = {},
): Promise<string> {
  const own = await takeReshaped(context, page.shape);
  // The sheet may bear another name by now; only its table tells.
  const shape = own ? { ...page.shape, sheet: own.sheet } : page.shape;
  await replaceTable(context, memory, shape, page.rows, progress);
  const asked = askTable(context, page.shape);
  await context.sync();
  const at = located(asked);
  const sheet = sheetOf(context, at);
  sheet.load("name");
  writeHead(sheet, at, page);
  setPrint(sheet, at, page);
  if (own) putBack(asked.table, page, own);
  sheet.activate();
  sheet.getRangeByIndexes(at.headerRow, at.firstColumn + (at.places[0] ?? 0), 1, 1).select();
  await context.sync();
  if (page.chart) await drawChart(context, sheet, at, page.chart);
  return sheet.name;
}

interface OwnByHeader {
  /** What the table's sheet is called. */
  readonly sheet: string;
  readonly headers: readonly string[];
  /** Cells by the row's key, in the order of the headers. */
  readonly cells: ReadonlyMap<string, readonly unknown[]>;
}

/** Where our own columns became other ones, takes the table away and gives what the person had added to it. */
async function takeReshaped(
  context: Excel.RequestContext,
  shape: TableShape,
): Promise<OwnByHeader | undefined> {
  const table = context.workbook.tables.getItemOrNullObject(shape.table).load("name");
  await context.sync();
  if (table.isNullObject) return undefined;
  const sheet = table.worksheet;
  const header = table.getHeaderRowRange().load("values");
  const area = table.getRange().load("rowIndex,columnIndex,rowCount,columnCount");
  const mark = sheet.getRange("A1:A2").load("values");
  table.load("showTotals");
  sheet.load("id,name");
  await context.sync();
  const headers = ((header.values as unknown[][])[0] ?? []).map(String);
  const [isOurs, ours] = readMark(mark.values as unknown[][]);
  const wanted = shape.columns.map((column) => column.header);
  const isSame =
    ours.length === wanted.length && wanted.every((one) => ours.includes(one) && headers.includes(one));
  if (!isOurs || isSame || !headers.includes(KEY_HEADER)) return undefined;
  const known = new Set([KEY_HEADER, SAYS_HEADER, ...ours]);
  const at: Located = {
    sheetId: sheet.id,
    headerRow: area.rowIndex,
    firstColumn: area.columnIndex,
    width: area.columnCount,
    rows: area.rowCount - 1 - (table.showTotals ? 1 : 0),
    showTotals: table.showTotals,
    key: headers.indexOf(KEY_HEADER),
    says: headers.indexOf(SAYS_HEADER),
    places: [],
    others: headers.flatMap((one, place) => (known.has(one) ? [] : place)),
    headers,
  };
  const { cells } = await readOwnColumns(context, at, await KeyIndex.read(context, at));
  table.convertToRange();
  const top = Math.max(0, at.headerRow - 1);
  sheet.getRangeByIndexes(top, at.firstColumn, area.rowCount + at.headerRow - top, area.columnCount).clear();
  await context.sync();
  return { sheet: sheet.name, headers: at.others.map((place) => headers[place] ?? ""), cells };
}

function readMark(values: readonly (readonly unknown[])[]): [isOurs: boolean, headers: string[]] {
  try {
    const headers: unknown = JSON.parse(String(values[1]?.[0] ?? ""));
    return [values[0]?.[0] === PAGE_MARK, Array.isArray(headers) ? headers.map(String) : []];
  } catch {
    return [false, []];
  }
}

/** The person's own columns stand at the table's right again, by the rows' keys. */
function putBack(table: Excel.Table, { rows }: Page, { headers, cells }: OwnByHeader): void {
  headers.forEach((header, column) => {
    const values = (rows.length ? rows : [{ key: "" }]).map(({ key }) => [
      (cells.get(key)?.[column] ?? "") as string | number | boolean,
    ]);
    table.columns.add(undefined, [[toExcel(header)], ...values]);
  });
}

const INK = "#5C5C5C";

function writeHead(sheet: Excel.Worksheet, at: Located, { title, lines, shape }: Page): void {
  const first = columnName(at.firstColumn + (at.places[0] ?? 2));
  const top = at.headerRow - headerRowOf(shape);
  // Rows were taken away above the table: the head has no place any more, and the figures matter more.
  if (top < 0) return;
  const mark = sheet.getRange("A1:A2");
  mark.numberFormat = [["@"], ["@"]];
  mark.values = [[PAGE_MARK], [`'${JSON.stringify(shape.columns.map(({ header }) => header))}`]];
  const head = sheet.getRange(`${first}${top + 1}:${first}${top + HEAD_ROWS}`);
  head.numberFormat = Array.from({ length: HEAD_ROWS }, () => ["@"]);
  head.values = [title, ...lines].slice(0, HEAD_ROWS).map((line) => [toExcel(line)]);
  head.format.horizontalAlignment = "Left";
  head.format.wrapText = false;
  head.format.font.color = INK;
  head.format.font.bold = false;
  const name = sheet.getRange(`${first}${top + 1}`);
  name.format.font.bold = true;
  name.format.font.size = 15;
  name.format.font.color = "#0F6C5C";
}

/** On A4, as wide as one page, the header on every page, pages numbered. */
function setPrint(sheet: Excel.Worksheet, at: Located, { landscape, foot, rows, shape }: Page): void {
  const layout = sheet.pageLayout;
  const top = Math.max(0, at.headerRow - headerRowOf(shape));
  const first = at.firstColumn + Math.min(...at.places);
  const last = at.firstColumn + Math.max(...at.places, ...at.others);
  const bottom = at.headerRow + 1 + Math.max(rows.length, 1);
  layout.orientation = landscape ? "Landscape" : "Portrait";
  layout.paperSize = "A4";
  layout.zoom = { horizontalFitToPages: 1 };
  layout.setPrintArea(`${columnName(first)}${top + 1}:${columnName(last)}${bottom}`);
  layout.setPrintTitleRows(`$${at.headerRow + 1}:$${at.headerRow + 1}`);
  const pages = layout.headersFooters.defaultForAllPages;
  // An ampersand begins a code in headers and footers.
  pages.leftFooter = foot.replaceAll("&", "&&").slice(0, 200);
  pages.centerFooter = "&D";
  pages.rightFooter = "&P / &N";
}

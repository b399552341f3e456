import { headerRowOf } from "./excel-layout";
import { columnName } from "./excel-text";
import type { Page } from "./page";
import type { Cell } from "./port";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const COLOURS = ["0F6C5C", "7DB8AC", "E3B341", "C98A1B", "D97A80", "B10E1C", "115EA3", "616161"];

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The drawing with the page's native chart, at the right of its table: parts by name. */
export function chartParts(page: Page): [string, string][] {
  const header = headerRowOf(page.shape);
  const from = page.shape.columns.length + 1;
  const marker = (column: number, row: number) =>
    `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
  const frame = `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Servicebook chart" descr="${escaped(page.chart?.title ?? "")}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
  return [
    [
      "xl/drawings/drawing1.xml",
      `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONS}"><xdr:twoCellAnchor><xdr:from>${marker(from, header)}</xdr:from><xdr:to>${marker(from + 8, header + 20)}</xdr:to>${frame}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
    ],
    [
      "xl/drawings/_rels/drawing1.xml.rels",
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/chart" Target="../charts/chart1.xml"/></Relationships>`,
    ],
    ["xl/charts/chart1.xml", HEAD + chartXml(page)],
  ];
}

function chartXml(page: Page): string {
  const { chart } = page;
  if (!chart) return "";
  const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${escaped(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  const legend = chart.values.length > 1 || chart.kind === "pie";
  return `<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONS}"><c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot(page)}</c:plotArea>${legend ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : ""}<c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;
}

function plot(page: Page): string {
  const { chart } = page;
  if (!chart) return "";
  const series = chart.values.map((place, at) => seriesXml(page, place, at)).join("");
  const ids = '<c:axId val="1"/><c:axId val="2"/>';
  switch (chart.kind) {
    case "pie":
      return `<c:doughnutChart><c:varyColors val="1"/>${series}<c:holeSize val="55"/></c:doughnutChart>`;
    case "line":
      return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${ids}</c:lineChart>${axes(false)}`;
    default: {
      const across = chart.kind !== "column";
      const stacked = chart.kind === "stacked";
      return `<c:barChart><c:barDir val="${across ? "bar" : "col"}"/><c:grouping val="${stacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/>${stacked ? '<c:overlap val="100"/>' : ""}${ids}</c:barChart>${axes(across)}`;
    }
  }
}

/** Both axes; bars that lie run from the first row at the top. */
const axes = (across: boolean): string =>
  `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${across ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${across ? "l" : "b"}"/><c:numFmt formatCode="General" sourceLinked="1"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="${across ? "b" : "l"}"/><c:majorGridlines><c:spPr><a:ln><a:solidFill><a:srgbClr val="E0E0E0"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:crossAx val="1"/><c:crosses val="${across ? "max" : "autoZero"}"/></c:valAx>`;

function seriesXml(page: Page, place: number, at: number): string {
  const { shape, chart, rows } = page;
  if (!chart) return "";
  const header = headerRowOf(shape) + 1;
  const sheet = `'${shape.sheet.replaceAll("'", "''")}'`;
  const area = (column: number) =>
    escaped(`${sheet}!$${columnName(column)}$${header + 1}:$${columnName(column)}$${header + chart.rows}`);
  const shown = rows.slice(0, chart.rows);
  const points = (column: number, write: (cell: Cell) => string) =>
    `<c:ptCount val="${shown.length}"/>${shown
      .map(({ cells }, index) => ({ index, text: write(cells[column] ?? "") }))
      .filter(({ text }) => text !== "")
      .map(({ index, text }) => `<c:pt idx="${index}"><c:v>${escaped(text)}</c:v></c:pt>`)
      .join("")}`;
  const format = shape.columns[chart.names]?.format ?? "@";
  const names =
    format === "@"
      ? `<c:strRef><c:f>${area(chart.names)}</c:f><c:strCache>${points(chart.names, String)}</c:strCache></c:strRef>`
      : `<c:numRef><c:f>${area(chart.names)}</c:f><c:numCache><c:formatCode>${escaped(format)}</c:formatCode>${points(chart.names, String)}</c:numCache></c:numRef>`;
  const fill = `<c:spPr><a:solidFill><a:srgbClr val="${COLOURS[at % COLOURS.length]}"/></a:solidFill></c:spPr>`;
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:strRef><c:f>${escaped(`${sheet}!$${columnName(place)}$${header}`)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escaped(shape.columns[place]?.header ?? "")}</c:v></c:pt></c:strCache></c:strRef></c:tx>${chart.kind === "pie" ? "" : fill}<c:cat>${names}</c:cat><c:val><c:numRef><c:f>${area(place)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(place, String)}</c:numCache></c:numRef></c:val></c:ser>`;
}

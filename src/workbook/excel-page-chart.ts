import { errorCode } from "./excel-run";
import { bodyColumn, type Located } from "./excel-table";
import type { Page, PageChart } from "./page";

/** The name by which a page's chart is found again. */
export const CHART_NAME = "Servicebook chart";

const TYPES: Readonly<Record<PageChart["kind"], Excel.ChartType | string>> = {
  bar: "BarClustered",
  column: "ColumnClustered",
  stacked: "BarStacked",
  line: "Line",
  pie: "Doughnut",
};
const [WIDTH, HEIGHT] = [480, 300];

/**
 * Draws the page's chart at the right of its table, or gives the one that stands there other data: where the person moved it
 * to and how it looks stays. A workbook that has no charts is left without.
 */
export async function drawChart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  at: Located,
  chart: NonNullable<Page["chart"]>,
): Promise<void> {
  try {
    await draw(context, sheet, at, chart);
  } catch (error) {
    if (errorCode(error) !== "ApiNotFound") throw error;
  }
}

async function draw(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  at: Located,
  { kind, title, names, values, rows }: NonNullable<Page["chart"]>,
): Promise<void> {
  const found = sheet.charts.getItemOrNullObject(CHART_NAME).load("name");
  const beside = sheet.getRangeByIndexes(Math.max(0, at.headerRow), at.firstColumn + at.width + 1, 1, 1);
  beside.load("left,top");
  await context.sync();
  const offsets = values.map((place) => at.places[place] ?? -1).filter((offset) => offset >= 0);
  const column = (offset: number) => bodyColumn(sheet, at, offset, 0, Math.max(rows, 1));
  const [first] = offsets;
  if (first === undefined) return;
  const chart = found.isNullObject
    ? sheet.charts.add(TYPES[kind] as Excel.ChartType, column(first), "Columns")
    : found;
  if (found.isNullObject) {
    chart.name = CHART_NAME;
    chart.left = beside.left;
    chart.top = beside.top;
    chart.width = WIDTH;
    chart.height = HEIGHT;
  }
  chart.title.text = title;
  const series = chart.series.load("count");
  await context.sync();
  const labels = column(at.places[names] ?? 0);
  offsets.forEach((offset, place) => {
    const one = place < series.count ? series.getItemAt(place) : series.add();
    one.name = at.headers[offset] ?? "";
    one.setValues(column(offset));
    one.setXAxisValues(labels);
  });
  for (let place = series.count - 1; place >= offsets.length; place--) series.getItemAt(place).delete();
  await context.sync();
}

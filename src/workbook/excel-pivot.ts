import { freeName } from "./excel-replace";
import { errorCode } from "./excel-run";
import type { Pivot, PivotValue } from "./pivot";

const CHART_NAME = "Servicebook pivot chart";
const TOP_LEFT = "A4";
const BY: Readonly<Record<PivotValue["by"], Excel.AggregationFunction | string>> = {
  sum: "Sum",
  count: "Count",
  average: "Average",
  min: "Min",
  max: "Max",
};
const SHARES = {
  total: "PercentOfGrandTotal",
  row: "PercentOfRowTotal",
  column: "PercentOfColumnTotal",
} as const;
const CHARTS = {
  bar: "BarClustered",
  column: "ColumnClustered",
  stacked: "BarStacked",
  line: "Line",
} as const;
const SLICER = { width: 150, height: 190, gap: 10 };

const supports = (version: string): boolean =>
  Office.context.requirements.isSetSupported("ExcelApi", version);

/**
 * Lets the data be written and makes a pivot table over its table, with a chart and slicers; where it stands already it is refreshed in place and
 * keeps what the person made of it. Gives the sheet's name; undefined, and nothing written, in a workbook without pivots.
 */
export async function writePivot(
  context: Excel.RequestContext,
  pivot: Pivot,
  table: string,
  writeData: () => Promise<unknown>,
): Promise<string | undefined> {
  const found = supports("1.8") ? await findPivot(context, pivot.name) : undefined;
  if (!found) return undefined;
  await writeData();
  const isSame = !found.isNullObject && (await standsAs(context, found, pivot));
  const sheet = found.isNullObject ? await newSheet(context, pivot) : found.worksheet;
  sheet.load("name");
  if (isSame) found.refresh();
  else {
    if (!found.isNullObject) found.delete();
    await layOut(context, sheet, table, pivot);
  }
  sheet.activate();
  await context.sync();
  return sheet.name;
}

/** The pivot table of a name, a null object where there is none; undefined in a workbook that has no pivots at all. */
async function findPivot(context: Excel.RequestContext, name: string): Promise<Excel.PivotTable | undefined> {
  try {
    const found = context.workbook.pivotTables.getItemOrNullObject(name).load("name");
    await context.sync();
    return found;
  } catch (error) {
    if (errorCode(error) !== "ApiNotFound") throw error;
    return undefined;
  }
}

/** Whether a pivot table has exactly these fields and figures: then the person's own formats in it stay. */
async function standsAs(
  context: Excel.RequestContext,
  found: Excel.PivotTable,
  pivot: Pivot,
): Promise<boolean> {
  const zones = [found.rowHierarchies, found.columnHierarchies, found.dataHierarchies].map((zone) =>
    zone.load("items/name"),
  );
  await context.sync();
  const [rows, columns, values] = zones.map(({ items }) =>
    (items as readonly { readonly name: string }[])
      .map(({ name }) => name)
      .filter((name) => name !== "Values"),
  );
  return (
    same(rows, pivot.rows) &&
    same(columns, pivot.columns) &&
    same(
      values,
      pivot.values.map(({ label }) => label),
    )
  );
}

const same = (found: readonly string[] = [], wanted: readonly string[]): boolean =>
  found.length === wanted.length && wanted.every((name, at) => found[at] === name);

async function newSheet(context: Excel.RequestContext, { sheet }: Pivot): Promise<Excel.Worksheet> {
  // What a tab may not be called.
  const allowed = sheet
    .replace(/[\\/?*[\]:']/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return context.workbook.worksheets.add(await freeName(context, allowed));
}

async function layOut(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  table: string,
  pivot: Pivot,
): Promise<void> {
  const head = sheet.getRange("A1");
  head.numberFormat = [["@"]];
  head.values = [[`'${pivot.title}`]];
  head.format.font.bold = true;
  head.format.font.size = 15;
  const source = context.workbook.tables.getItem(table);
  const made = sheet.pivotTables.add(pivot.name, source, sheet.getRange(TOP_LEFT));
  for (const header of pivot.rows) made.rowHierarchies.add(made.hierarchies.getItem(header));
  for (const header of pivot.columns) made.columnHierarchies.add(made.hierarchies.getItem(header));
  const figures = pivot.values.map((value) => addValue(made, value));
  addFilters(made, pivot);
  const [sorted] = pivot.rows;
  const by = pivot.sort && figures[pivot.sort.by];
  if (by && sorted !== undefined && supports("1.9"))
    made.hierarchies
      .getItem(sorted)
      .fields.getItem(sorted)
      .sortByValues(pivot.sort?.descending ? "Descending" : "Ascending", by);
  await context.sync();
  await drawChart(context, sheet, made, pivot);
  if (supports("1.10")) await addSlicers(context, sheet, made, pivot);
}

function addValue(
  made: Excel.PivotTable,
  { header, label, by, format, share }: PivotValue,
): Excel.DataPivotHierarchy {
  const figure = made.dataHierarchies.add(made.hierarchies.getItem(header));
  figure.summarizeBy = BY[by] as Excel.AggregationFunction;
  figure.name = label;
  figure.numberFormat = share ? "0.0%" : format;
  if (share) figure.showAs = { calculation: SHARES[share] };
  return figure;
}

/** A field that is grouped by already is filtered where it stands. */
function addFilters(made: Excel.PivotTable, { filters, rows, columns }: Pivot): void {
  for (const { header, only } of filters) {
    const hierarchy = made.hierarchies.getItem(header);
    if (![...rows, ...columns].includes(header)) made.filterHierarchies.add(hierarchy);
    if (only?.length && supports("1.12"))
      hierarchy.fields.getItem(header).applyFilter({ manualFilter: { selectedItems: [...only] } });
  }
}

/** Beside the pivot table; one that stands there already follows it by itself. */
async function drawChart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  made: Excel.PivotTable,
  { chart: kind, title }: Pivot,
): Promise<void> {
  const area = made.layout.getRange().load("left,top,width,height");
  const earlier = sheet.charts.getItemOrNullObject(CHART_NAME).load("name");
  await context.sync();
  if (!earlier.isNullObject) earlier.delete();
  const chart = sheet.charts.add(CHARTS[kind], made.layout.getRange(), "Auto");
  chart.name = CHART_NAME;
  chart.title.text = title;
  chart.left = area.left + area.width + 24;
  chart.top = area.top;
  chart.width = 480;
  chart.height = 300;
  await context.sync();
}

/** Under the chart, one beside another; those of an earlier layout are taken away. */
async function addSlicers(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  made: Excel.PivotTable,
  { name, slicers }: Pivot,
): Promise<void> {
  const area = made.layout.getRange().load("left,top,width");
  const earlier = sheet.slicers.load("items/name");
  await context.sync();
  const own = `${name} `;
  for (const slicer of earlier.items) if (slicer.name.startsWith(own)) slicer.delete();
  slicers.forEach((header, at) => {
    const slicer = sheet.slicers.add(made, header, sheet);
    slicer.name = own + header;
    slicer.caption = header;
    slicer.left = area.left + area.width + 24 + at * (SLICER.width + SLICER.gap);
    slicer.top = area.top + 316;
    slicer.width = SLICER.width;
    slicer.height = SLICER.height;
  });
  await context.sync();
}

/** How a cell looks; colours are "#RRGGBB", number formats en-US codes. */
export interface BuiltLook {
  readonly numberFormat: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly colour: string | undefined;
  readonly fill: string | undefined;
  readonly horizontal: string | undefined;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly indent: number;
  readonly edges: Readonly<Partial<Record<Side, { style: string; colour: string | undefined }>>>;
}

type Side = "left" | "right" | "top" | "bottom";

/** A cell by its place from 0; cells of one style share one look. */
export interface BuiltCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | boolean | null;
  readonly formula?: string;
  readonly look: BuiltLook;
}

/** A sheet told cell by cell, for hosts that cannot take one from a file. Sizes are in points, 0 is hidden. */
export interface BuiltSheet {
  readonly cells: readonly BuiltCell[];
  readonly merges: readonly string[];
  readonly widths: readonly { readonly first: number; readonly last: number; readonly points: number }[];
  readonly heights: readonly { readonly row: number; readonly points: number }[];
  readonly page: {
    readonly printArea: string | undefined;
    readonly titleRows: string | undefined;
    readonly landscape: boolean;
    readonly fitToWidth: boolean;
    readonly gridlines: boolean;
    readonly margins: Readonly<Record<Side | "header" | "footer", number>>;
  };
}

/** Adds a sheet of that free name and builds it in one batch; pictures are not built. The caller syncs. */
export function buildSheet(context: Excel.RequestContext, built: BuiltSheet, name: string): Excel.Worksheet {
  const sheet = context.workbook.worksheets.add(name);
  for (const run of runsOf(built.cells)) buildLook(sheet, run);
  buildValues(sheet, built.cells);
  for (const merge of built.merges) sheet.getRange(merge).merge();
  buildSizes(sheet, built);
  buildPage(sheet, built.page);
  return sheet;
}

interface LookRun {
  row: number;
  first: number;
  last: number;
  look: BuiltLook;
}

/** Neighbours of one look in a row are dressed together. */
function runsOf(cells: readonly BuiltCell[]): LookRun[] {
  const runs: LookRun[] = [];
  for (const { row, column, look } of cells) {
    const run = runs.at(-1);
    if (run?.row === row && run.last === column - 1 && run.look === look) run.last = column;
    else runs.push({ row, first: column, last: column, look });
  }
  return runs;
}

function buildValues(sheet: Excel.Worksheet, cells: readonly BuiltCell[]): void {
  const rows = 1 + Math.max(0, ...cells.map(({ row }) => row));
  const columns = 1 + Math.max(0, ...cells.map(({ column }) => column));
  const values: (string | number | boolean)[][] = Array.from({ length: rows }, () =>
    new Array<string>(columns).fill(""),
  );
  for (const { row, column, value, formula } of cells) values[row]![column] = formula ?? guarded(value);
  sheet.getRangeByIndexes(0, 0, rows, columns).values = values;
}

// A quote keeps text from becoming a formula, a number or a date.
function guarded(value: BuiltCell["value"]): string | number | boolean {
  return typeof value === "string" && value !== "" ? `'${value}` : (value ?? "");
}

function buildLook(sheet: Excel.Worksheet, { row, first, last, look }: LookRun): void {
  const range = sheet.getRangeByIndexes(row, first, 1, last - first + 1);
  range.numberFormat = [new Array<string>(last - first + 1).fill(look.numberFormat)];
  const { font, fill } = range.format;
  font.name = look.fontName;
  font.size = look.fontSize;
  if (look.bold) font.bold = true;
  if (look.italic) font.italic = true;
  if (look.colour) font.color = look.colour;
  if (look.fill) fill.color = look.fill;
  if (look.wrap) range.format.wrapText = true;
  range.format.horizontalAlignment = HORIZONTAL[look.horizontal ?? ""] ?? "General";
  range.format.verticalAlignment = VERTICAL[look.vertical] ?? "Bottom";
  if (look.indent) range.format.indentLevel = look.indent;
  buildEdges(range, look, last > first);
}

const HORIZONTAL: Readonly<Record<string, "Left" | "Center" | "Right" | "Justify">> = {
  left: "Left",
  center: "Center",
  centerContinuous: "Center",
  right: "Right",
  justify: "Justify",
};
const VERTICAL: Readonly<Record<string, "Top" | "Center">> = { top: "Top", center: "Center" };
const WEIGHTS: Readonly<Record<string, "Hairline" | "Medium" | "Thick">> = {
  hair: "Hairline",
  medium: "Medium",
  thick: "Thick",
};
const EDGES = { left: "EdgeLeft", right: "EdgeRight", top: "EdgeTop", bottom: "EdgeBottom" } as const;

function buildEdges(range: Excel.Range, { edges }: BuiltLook, several: boolean): void {
  for (const side of ["left", "right", "top", "bottom"] as const) {
    const edge = edges[side];
    if (!edge) continue;
    const inside = several && (side === "left" || side === "right") ? (["InsideVertical"] as const) : [];
    for (const place of [EDGES[side], ...inside]) {
      const border = range.format.borders.getItem(place);
      border.style = "Continuous";
      border.weight = WEIGHTS[edge.style] ?? "Thin";
      if (edge.colour) border.color = edge.colour;
    }
  }
}

function buildSizes(sheet: Excel.Worksheet, { widths, heights }: BuiltSheet): void {
  for (const { first, last, points } of widths) {
    const columns = sheet.getRangeByIndexes(0, first, 1, last - first + 1).getEntireColumn();
    if (points > 0) columns.format.columnWidth = points;
    else columns.columnHidden = true;
  }
  for (const { row, points } of heights) {
    const line = sheet.getRangeByIndexes(row, 0, 1, 1).getEntireRow();
    if (points > 0) line.format.rowHeight = points;
    else line.rowHidden = true;
  }
}

function buildPage(sheet: Excel.Worksheet, page: BuiltSheet["page"]): void {
  sheet.showGridlines = page.gridlines;
  const layout = sheet.pageLayout;
  layout.orientation = page.landscape ? "Landscape" : "Portrait";
  if (page.fitToWidth) layout.zoom = { horizontalFitToPages: 1 };
  if (page.printArea) layout.setPrintArea(page.printArea);
  if (page.titleRows) layout.setPrintTitleRows(`$${page.titleRows.replace(":", ":$")}`);
  layout.leftMargin = page.margins.left;
  layout.rightMargin = page.margins.right;
  layout.topMargin = page.margins.top;
  layout.bottomMargin = page.margins.bottom;
  layout.headerMargin = page.margins.header;
  layout.footerMargin = page.margins.footer;
}

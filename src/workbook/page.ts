import { currencyDigits } from "../base/money";
import type { Company } from "../records";
import { toCell } from "./cells";
import type { CellKind } from "./mirror";
import type { Cell, ShapeColumn, TableRow, TableShape } from "./port";
import { formatOf } from "./shape";

/** How a figure of a page is written; money in minor units, percent as 12.5 for 12.5 %. */
export type PageKind = "text" | "day" | "money" | "quantity" | "number" | "percent" | "hours";

export interface PageColumn {
  readonly key: string;
  readonly header: string;
  readonly kind: PageKind;
  /** Characters. */
  readonly width?: number;
  /** Gets a SUBTOTAL above its header. */
  readonly total?: boolean;
}

/** A native chart over the page's table: a mark a row for each column of figures. */
export interface PageChart {
  readonly kind: "bar" | "column" | "stacked" | "line" | "pie";
  readonly title: string;
  /** Key of the column with the names. */
  readonly names: string;
  /** Keys of the columns with the figures. */
  readonly values: readonly string[];
}

/** What a page shows: something computed once, written as a sheet of its own and refreshed there. */
export interface PageContent {
  /** Lower case letters and hyphens: by it the sheet is found again, whatever it is called by then. */
  readonly name: string;
  readonly title: string;
  /** Under the title, one line each, at most three: whose it is, what was asked, what to know. */
  readonly lines: readonly string[];
  readonly columns: readonly PageColumn[];
  readonly rows: readonly {
    readonly key?: string;
    readonly cells: readonly (string | number | undefined)[];
  }[];
  readonly chart?: PageChart;
}

/** A page as the port writes it: a table under a head of fixed height, how it prints, and its chart. */
export interface Page {
  readonly shape: TableShape;
  readonly title: string;
  readonly lines: readonly string[];
  readonly rows: readonly TableRow[];
  readonly landscape: boolean;
  /** Printed at the left of the foot. */
  readonly foot: string;
  /** Places of the chart's columns in the shape, and how many rows it shows from the top. */
  readonly chart?: Omit<PageChart, "names" | "values"> & {
    readonly names: number;
    readonly values: readonly number[];
    readonly rows: number;
  };
}

/** Stands in the hidden first cell of a page's sheet, so that it is known as ours; the headers written last stand under it. */
export const PAGE_MARK = "Servicebook page";
/** Rows above a page's totals and table: title, three lines. */
export const HEAD_ROWS = 4;
/** Wider than this many characters it is printed across. */
const PORTRAIT = 96;
const MOST_BARS = 12;
const MOST_STEPS = 31;

/** The page that shows some content with the number formats of the company. */
export function pageOf(content: PageContent, company: Pick<Company, "currency" | "locale" | "name">): Page {
  const { name, title, columns, rows, chart } = content;
  const digits = currencyDigits(company.currency);
  const headers = uniqueHeaders(columns);
  const shaped = columns.map(({ kind, width = 14, total }, at): ShapeColumn => ({
    header: headers[at] ?? "",
    format: pageFormat(kind, company),
    width,
    ...(total ? { total } : {}),
  }));
  const placeOf = (key: string) => columns.findIndex((column) => column.key === key);
  const steps = chart?.kind === "column" || chart?.kind === "line";
  return {
    shape: { sheet: sheetName(title), table: tableName(name), columns: shaped, top: HEAD_ROWS },
    title,
    lines: [0, 1, 2].map((at) => content.lines[at] ?? ""),
    rows: keyed(rows).map(({ key, cells }) => ({
      key,
      cells: columns.map(({ kind }, at): Cell => toCell(cells[at], CELL_KINDS[kind], { digits })),
    })),
    landscape: shaped.reduce((sum, { width }) => sum + width, 0) > PORTRAIT,
    foot: company.name,
    ...(chart && rows.length
      ? {
          chart: {
            kind: chart.kind,
            title: chart.title,
            names: placeOf(chart.names),
            values: chart.values.map(placeOf),
            rows: Math.min(rows.length, steps ? MOST_STEPS : MOST_BARS),
          },
        }
      : {}),
  };
}

const CELL_KINDS: Readonly<Record<PageKind, CellKind>> = {
  text: "text",
  day: "date",
  money: "money",
  quantity: "quantity",
  number: "number",
  percent: "number",
  hours: "number",
};

function pageFormat(kind: PageKind, company: Pick<Company, "currency" | "locale">): string {
  switch (kind) {
    case "percent":
      return '0.0" %"';
    case "hours":
      return "#,##0.0";
    case "number":
      return "#,##0";
    case "quantity":
      return "#,##0.###";
    default:
      return formatOf(CELL_KINDS[kind], company);
  }
}

/** A table cannot have one header twice. */
function uniqueHeaders(columns: readonly PageColumn[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ header }) => {
    let free = header;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${header} ${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Keys by which a person's own columns follow their rows: the row's own, numbered where it comes again. */
function keyed(rows: PageContent["rows"]): { key: string; cells: PageContent["rows"][number]["cells"] }[] {
  const seen = new Map<string, number>();
  return rows.map(({ key, cells }) => {
    const own = key ?? `row:${String(cells[0] ?? "")}`;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return { key: count > 1 ? `${own}#${count}` : own, cells };
  });
}

/** Letters only, as every table of ours: `customer-statement` → `ReportCustomerStatement`. */
const tableName = (name: string): string =>
  `Report${name
    .split(/[^a-z0-9]+/i)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}`;

/** A title as Excel allows it on a tab. */
const sheetName = (title: string): string =>
  title
    .replace(/[\\/?*[\]:]/g, " ")
    .replace(/^'+|'+$/g, "")
    .replace(/\s+/g, " ")
    .slice(0, 31)
    .trim() || "Report";

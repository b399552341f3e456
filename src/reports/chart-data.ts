import { msg } from "@lit/localize";
import { numberOf } from "./columns";
import type { ReportResult, ReportValue } from "./report";

/** What a chart draws: names once each, and a figure of every series for each; money in minor units. */
export interface ChartData {
  readonly names: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

const MOST = 12;
const MOST_STEPS = 31;

/**
 * The figures of a report's chart: rows of one name together. Bars and pies show the twelve largest and the others as one;
 * columns and lines keep the order of the rows, the last ones where there are too many. `write` writes a name.
 */
export function chartData(
  { columns, rows, chart }: ReportResult,
  write: (value: ReportValue) => string = (value) => String(value ?? ""),
): ChartData | undefined {
  if (!chart || !rows.length) return undefined;
  const placeOf = (key: string) => columns.findIndex((column) => column.key === key);
  const [nameAt, valuesAt] = [placeOf(chart.names), chart.values.map(placeOf)];
  const sums = new Map<string, number[]>();
  for (const { cells } of rows) {
    const name = write(cells[nameAt]);
    const sum = sums.get(name) ?? valuesAt.map(() => 0);
    valuesAt.forEach((at, series) => (sum[series] = (sum[series] ?? 0) + numberOf(cells[at])));
    sums.set(name, sum);
  }
  const steps = chart.kind === "column" || chart.kind === "line";
  const shown = steps ? [...sums].slice(-MOST_STEPS) : largest([...sums]);
  return {
    names: shown.map(([name]) => name),
    series: valuesAt.map((at, series) => ({
      name: columns[at]?.header() ?? "",
      values: shown.map(([, values]) => values[series] ?? 0),
    })),
  };
}

type Named = readonly [name: string, values: readonly number[]];

function largest(all: readonly Named[]): Named[] {
  const total = ([, values]: Named) => values.reduce((sum, value) => sum + value, 0);
  const order = all.filter((one) => total(one) !== 0).sort((a, b) => total(b) - total(a));
  if (order.length <= MOST) return order;
  const rest = order.slice(MOST - 1);
  const others =
    rest[0]?.[1].map((_, at) => rest.reduce((sum, [, values]) => sum + (values[at] ?? 0), 0)) ?? [];
  return [...order.slice(0, MOST - 1), [msg("Others"), others]];
}

import { msg } from "@lit/localize";
import type { Cube } from "./cube";
import type { Dataset } from "./dataset";
import { fieldOf } from "./datasets";
import { figureKind, sliceTitle, type FigureKind } from "./slice-words";

/** What a small picture of a cube shows: its outermost groups by its first figure, a series for each of few columns. */
export interface SliceChart {
  readonly kind: "bar" | "stacked" | "line" | "column";
  readonly title: string;
  readonly names: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly figures: FigureKind;
}

const MOST_NAMES = 12;
const MOST_SERIES = 8;

/** The picture of a cube; undefined where it has no rows or figures that a bar would lie about. */
export function chartData(dataset: Dataset, cube: Cube): SliceChart | undefined {
  const { slice, columns } = cube;
  const [value] = slice.values;
  const field = fieldOf(dataset, slice.rows[0] ?? "");
  const rows = cube.rows.filter(({ path, isRest }) => isRest || path.length === 1);
  if (!value || !field || !rows.length) return undefined;
  const isTime = field.kind === "period" || field.kind === "day";
  const width = slice.values.length;
  const figure = (cells: Float64Array, column: number) => orNothing(cells[column * width]);
  // Of time the latest, of anything else the first as they are ordered.
  const shown = isTime ? rows.slice(-MOST_NAMES) : rows.slice(0, MOST_NAMES);
  const isSplit = slice.columns.length > 0 && columns.length > 1 && columns.length <= MOST_SERIES;
  const series = isSplit
    ? columns.map((path, column) => ({
        name: path.map(({ label }) => label).join(" · "),
        values: shown.map(({ cells }) => figure(cells, column)),
      }))
    : [{ name: msg("Total"), values: shown.map(({ cells }) => figure(cells, columns.length)) }];
  const isSigned = series.some(({ values }) => values.some((one) => one < 0));
  if (isSigned && isSplit) return undefined;
  return {
    kind: isSplit ? "stacked" : isTime && shown.length > 2 && !isSigned ? "column" : "bar",
    title: sliceTitle(dataset, { ...slice, values: [value], rows: slice.rows.slice(0, 1) }),
    names: shown.map(({ path }) => path[0]?.label ?? ""),
    series,
    figures: figureKind(dataset, value),
  };
}

const orNothing = (figure: number | undefined): number =>
  figure === undefined || Number.isNaN(figure) ? 0 : figure;

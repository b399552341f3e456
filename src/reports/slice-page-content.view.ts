import { msg, str } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import type { AppContext } from "../ui/context";
import type { SheetPage } from "../ui/sheets";
import type { Cube } from "./cube";
import type { Dataset } from "./dataset";
import { datasetNamed } from "./datasets";
import { filterWords } from "./slice-chip-words";
import { sliceCube } from "./slice-queries";
import { fieldLabel, figureKind, sliceTitle, valueLabel, type FigureKind } from "./slice-words";
import type { Slice } from "./slice";

/** A slice as it stands, to be written as a sheet of its own. */
export interface NamedSlice {
  /** By it the sheet is found again: of a kept slice its own, else the dataset's. */
  readonly name: string;
  readonly title: string;
  readonly slice: Slice;
}

/** A slice as a cross-table for a sheet: its finest groups, a total a row, sums under the head where they add up. */
export async function crossTable(app: AppContext, { name, title, slice }: NamedSlice): Promise<SheetPage> {
  const dataset = datasetNamed(slice.dataset);
  if (!dataset) throw new Error(`there is no dataset ${slice.dataset}`);
  const cube = await sliceCube(app.store, slice);
  const { format, company } = app;
  const figures = figureColumns(dataset, cube);
  return {
    name,
    title,
    lines: [
      msg(str`${company?.name ?? ""}, as of ${format.moment(app.now())}`),
      sliceTitle(dataset, slice),
      format.prose(slice.filters.map((filter) => filterWords(dataset, filter)).join("   ·   ")),
    ],
    columns: [
      ...slice.rows.map((field, at) => ({
        key: `row${letter(at)}`,
        header: fieldLabel(dataset, field),
        kind: "text" as const,
        width: 24,
      })),
      ...(slice.rows.length ? [] : [{ key: "rowA", header: msg("Rows"), kind: "text" as const, width: 24 }]),
      ...figures.map(({ key, header, kind, total }) => ({
        key,
        header,
        kind: pageKind(kind),
        width: 14,
        total,
      })),
    ],
    rows: leaves(cube).map(({ path, cells }) => ({
      key: `row:${path.map((one) => one.key).join("|")}`,
      cells: [
        ...(slice.rows.length ? slice.rows.map((_, at) => path[at]?.label ?? "") : [msg("All")]),
        ...figures.map(({ at, kind }) => pageFigure(kind, cells[at] ?? NaN)),
      ],
    })),
    ...chartOf(title, slice, figures),
  };
}

interface FigureColumn {
  readonly key: string;
  readonly header: string;
  readonly kind: FigureKind;
  /** Place among a row's cells. */
  readonly at: number;
  /** Whether its rows add up to the total. */
  readonly total: boolean;
}

function figureColumns(dataset: Dataset, { columns, slice }: Cube): FigureColumn[] {
  const { values } = slice;
  const across = slice.columns.length > 0;
  const paths = across
    ? [...columns.map((path) => path.map(({ label }) => label).join(" · ")), msg("Total")]
    : [""];
  const seen = new Map<string, number>();
  return paths.flatMap((path, place) =>
    values.map((value, order) => {
      const label = valueLabel(dataset, value);
      const header = !path ? label : values.length > 1 ? `${path}: ${label}` : path;
      // Two groups of one name would be two columns of one header.
      const times = (seen.get(header) ?? 0) + 1;
      seen.set(header, times);
      return {
        key: `c${letter(place * values.length + order)}`,
        header: times > 1 ? `${header} (${times})` : header,
        kind: figureKind(dataset, value),
        at: (across ? place : columns.length) * values.length + order,
        total: (value.by === "sum" || value.by === "count") && !value.share,
      };
    }),
  );
}

/** The finest groups, and the rest. */
const leaves = ({ rows, slice, total }: Cube): Pick<Cube["rows"][number], "path" | "cells">[] =>
  slice.rows.length
    ? rows.filter(({ path, isRest }) => isRest || path.length === slice.rows.length)
    : [{ path: [], cells: total }];

function chartOf(title: string, { rows, columns }: Slice, figures: readonly FigureColumn[]) {
  if (!rows.length || rows.length > 1) return {};
  const shown = columns.length ? figures.slice(0, -1).slice(0, 8) : figures.slice(0, 1);
  if (!shown.length) return {};
  const kind = columns.length ? ("stacked" as const) : ("bar" as const);
  return { chart: { kind, title, names: "rowA", values: shown.map(({ key }) => key) } };
}

const pageKind = (kind: FigureKind): SheetPage["columns"][number]["kind"] =>
  kind === "count" || kind === "average" ? "number" : kind;

/** A figure as pages take it: quantities as decimal text, percent as 12.5, hours as hours. */
function pageFigure(kind: FigureKind, figure: number): string | number | undefined {
  if (Number.isNaN(figure)) return undefined;
  switch (kind) {
    case "quantity":
      return fromThousandths(Math.round(figure));
    case "percent":
      return figure * 100;
    case "hours":
      return figure / 60;
    case "money":
      return Math.sign(figure) * Math.round(Math.abs(figure)) + 0;
    default:
      return figure;
  }
}

/** A, B … Z, AA …: keys of columns are letters. */
const letter = (at: number): string =>
  (at >= 26 ? letter(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

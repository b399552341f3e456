import type { Dataset } from "./dataset";
import { measureOf } from "./datasets";
import type { Slice, SliceFilter, SliceValue } from "./slice";

/** Where a field or a figure may stand. */
export type Zone = "rows" | "columns" | "values" | "filters";
export const zones: readonly Zone[] = ["rows", "columns", "values", "filters"];

/** What is taken up to be put somewhere: by its name, from the palette or from where it stands. */
export interface Taken {
  readonly name: string;
  /** Its zone and place there; absent from the palette. */
  readonly from?: { readonly zone: Zone; readonly at: number };
}

/** How many things stand in a zone. */
export const sizeOf = (slice: Slice, zone: Zone): number => slice[zone].length;

/** Puts a field or figure into a zone at a place (the end when left out), taking it away from where it stood. */
export function placed(slice: Slice, dataset: Dataset, taken: Taken, zone: Zone, at?: number): Slice {
  const { from, name } = taken;
  if (from?.zone === zone) return moved(slice, zone, from.at, at ?? sizeOf(slice, zone) - 1);
  if (zone === "values") return inValues(slice, dataset, taken, at);
  // A figure is nothing to group by.
  if (measureOf(dataset, name) || name === "") return slice;
  if (zone === "filters") return inFilters(slice, name, at);
  // A field stands down or across, and once.
  const without = { ...slice, rows: drop(slice.rows, name), columns: drop(slice.columns, name) };
  return { ...without, [zone]: inserted(without[zone], name, at) };
}

/** Takes what stands at a place of a zone away; the last figure becomes the number of rows. */
export function removed(slice: Slice, zone: Zone, at: number): Slice {
  const kept = (slice[zone] as readonly unknown[]).filter((_, place) => place !== at);
  if (zone === "values") return withValues(slice, kept as SliceValue[]);
  return { ...slice, [zone]: kept };
}

/** Moves what stands at a place of a zone to another place there. */
export function moved(slice: Slice, zone: Zone, from: number, to: number): Slice {
  const list = [...(slice[zone] as readonly unknown[])];
  const [one] = list.splice(from, 1);
  if (one === undefined) return slice;
  list.splice(Math.max(0, Math.min(to, list.length)), 0, one);
  return zone === "values" ? withValues(slice, list as SliceValue[]) : { ...slice, [zone]: list };
}

/** Another way to take a figure together. */
export const valueSet = (slice: Slice, at: number, value: SliceValue): Slice =>
  withValues(
    slice,
    slice.values.map((one, place) => (place === at ? value : one)),
  );

export const filterSet = (slice: Slice, at: number, filter: SliceFilter): Slice => ({
  ...slice,
  filters: slice.filters.map((one, place) => (place === at ? filter : one)),
});

function inValues(slice: Slice, dataset: Dataset, { name, from }: Taken, at?: number): Slice {
  const value: SliceValue = measureOf(dataset, name)
    ? { by: "sum", of: name }
    : name
      ? { by: "distinct", of: name }
      : { by: "count", of: "" };
  if (slice.values.some(({ by, of }) => by === value.by && of === value.of)) return slice;
  const next = from && from.zone !== "filters" ? removed(slice, from.zone, from.at) : slice;
  return withValues(next, inserted(next.values, value, at));
}

function inFilters(slice: Slice, name: string, at?: number): Slice {
  // A field may be filtered and grouped by at once: it stays where it stood.
  if (slice.filters.some(({ field }) => field === name)) return slice;
  return { ...slice, filters: inserted(slice.filters, { field: name }, at) };
}

/** An order by a figure that is gone falls back to the names. */
function withValues(slice: Slice, values: readonly SliceValue[]): Slice {
  const { sort, ...rest } = slice;
  const kept: readonly SliceValue[] = values.length ? values : [{ by: "count", of: "" }];
  const isKept = sort && (sort.by === "name" || sort.by < kept.length);
  return { ...rest, values: kept, ...(isKept ? { sort } : {}) };
}

const drop = (list: readonly string[], name: string): string[] => list.filter((one) => one !== name);

const inserted = <T>(list: readonly T[], one: T, at = list.length): T[] => [
  ...list.slice(0, at),
  one,
  ...list.slice(at),
];

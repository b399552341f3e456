import { msg, str } from "@lit/localize";
import { datasetNamed, fieldOf, measureOf } from "./datasets";
import type { Slice, SliceValue } from "./slice";

/** Why a slice cannot be asked, in a sentence; undefined where it can. */
export function sliceProblem({ dataset: name, rows, columns, values, filters }: Slice): string | undefined {
  const dataset = datasetNamed(name);
  if (!dataset) return msg(str`Nothing is called ${name} here.`);
  const names = [...rows, ...columns, ...filters.map(({ field }) => field)];
  const unknown =
    names.find((field) => !fieldOf(dataset, field)) ?? values.find((value) => !isKnown(value))?.of;
  if (unknown !== undefined) return msg(str`${dataset.label()} have no field ${unknown}.`);
  if (new Set([...rows, ...columns]).size < rows.length + columns.length)
    return msg("A field stands either down or across, and only once.");
  return values.length ? undefined : msg("Choose at least one figure.");

  function isKnown({ by, of }: SliceValue): boolean {
    if (!dataset || by === "count") return dataset !== undefined;
    return (by === "distinct" ? fieldOf(dataset, of) : measureOf(dataset, of)) !== undefined;
  }
}

/** What is left of a slice where a field was taken out of the program; undefined where its dataset is gone. */
export function mended(slice: Slice): Slice | undefined {
  const dataset = datasetNamed(slice.dataset);
  if (!dataset) return undefined;
  const isField = (name: string) => fieldOf(dataset, name) !== undefined;
  const rows = slice.rows.filter(isField);
  const values = slice.values.filter(
    ({ by, of }) =>
      by === "count" || (by === "distinct" ? isField(of) : measureOf(dataset, of) !== undefined),
  );
  return {
    ...slice,
    rows,
    columns: slice.columns.filter((name) => isField(name) && !rows.includes(name)),
    values: values.length ? values : [{ by: "count", of: "" }],
    filters: slice.filters.filter(({ field }) => isField(field)),
  };
}

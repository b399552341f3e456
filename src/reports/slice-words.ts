import { msg, str } from "@lit/localize";
import type { Dataset, Measure } from "./dataset";
import { fieldOf, measureOf } from "./datasets";
import type { Aggregate, Slice, SliceValue } from "./slice";

/** How a figure of a value is written. */
export type FigureKind = Measure["kind"] | "count" | "percent" | "average";

export const fieldLabel = (dataset: Dataset, name: string): string => fieldOf(dataset, name)?.label() ?? name;

/** What a value is called above its figures. */
export function valueLabel(dataset: Dataset, value: SliceValue): string {
  const plain = plainLabel(dataset, value);
  switch (value.share) {
    case "total":
      return msg(str`${plain}, % of all`);
    case "row":
      return msg(str`${plain}, % of the row`);
    case "column":
      return msg(str`${plain}, % of the column`);
    default:
      return plain;
  }
}

function plainLabel(dataset: Dataset, { by, of }: SliceValue): string {
  if (by === "count") return msg(str`Number of ${dataset.rows()}`);
  if (by === "distinct") return msg(str`Different: ${fieldLabel(dataset, of)}`);
  const label = measureOf(dataset, of)?.label() ?? of;
  switch (by) {
    case "sum":
      return label;
    case "average":
      return msg(str`${label}, average`);
    case "min":
      return msg(str`${label}, least`);
    case "max":
      return msg(str`${label}, most`);
  }
}

export function aggregateName(by: Aggregate): string {
  switch (by) {
    case "sum":
      return msg("Sum");
    case "count":
      return msg("Number of rows");
    case "average":
      return msg("Average");
    case "distinct":
      return msg("Different ones");
    case "min":
      return msg("Least");
    case "max":
      return msg("Most");
  }
}

export function figureKind(dataset: Dataset, { by, of, share }: SliceValue): FigureKind {
  if (share) return "percent";
  if (by === "count" || by === "distinct") return "count";
  const kind = measureOf(dataset, of)?.kind ?? "number";
  return by === "average" && kind === "number" ? "average" : kind;
}

/** What a slice shows, in one line: its figures by its rows and columns. */
export function sliceTitle(dataset: Dataset, { rows, columns, values }: Slice): string {
  const figures = values.map((value) => valueLabel(dataset, value)).join(", ");
  const by = [...rows, ...columns].map((name) => fieldLabel(dataset, name)).join(" × ");
  return by ? msg(str`${figures} by ${by}`) : figures;
}

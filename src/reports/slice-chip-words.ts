import { msg, str } from "@lit/localize";
import type { Dataset } from "./dataset";
import type { Zone } from "./slice-moves";
import { fieldLabel } from "./slice-words";
import type { SliceFilter } from "./slice";

export function zoneName(zone: Zone): string {
  switch (zone) {
    case "rows":
      return msg("Rows");
    case "columns":
      return msg("Columns");
    case "values":
      return msg("Values");
    case "filters":
      return msg("Filters");
  }
}

/** A filter as its chip says it. */
export function filterWords(dataset: Dataset, { field, only, from, to }: SliceFilter): string {
  const name = fieldLabel(dataset, field);
  if (only) return msg(str`${name}: ${only.length} chosen`);
  if (from && to) return `${name}: ${from} – ${to}`;
  if (from) return msg(str`${name} from ${from}`);
  return to ? msg(str`${name} to ${to}`) : msg(str`${name}: all`);
}

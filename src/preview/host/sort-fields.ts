import type { SortKey } from "../grid-types";
import { apiNotFound, invalidArgument } from "./errors";

/** Office's `SortField[]` → the grid's keys. Sorting by colour or icon fails loudly. */
export function sortKeys(fields: unknown, columns: number): SortKey[] {
  if (!Array.isArray(fields) || fields.length === 0) throw invalidArgument();
  return (fields as Record<string, unknown>[]).map(({ key, ascending, sortOn }) => {
    if (typeof key !== "number" || !Number.isInteger(key) || key < 0 || key >= columns)
      throw invalidArgument();
    if (sortOn != null && sortOn !== "Value") throw apiNotFound(`SortField.sortOn ${String(sortOn)}`);
    return { offset: key, ascending: ascending !== false };
  });
}

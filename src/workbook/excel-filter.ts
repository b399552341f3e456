import type { TableAsked } from "./excel-table";

/** What a table was filtered by when it was asked. */
export interface FilterAsked {
  readonly filter: Excel.AutoFilter;
}

/** Asks for a table's filter; the answer is there after the next sync. */
export function askFilter({ table }: TableAsked): FilterAsked {
  const filter = table.autoFilter;
  filter.load("isDataFiltered,criteria");
  return { filter };
}

/** Whether rows are hidden by the filter: values written across hidden rows land in the wrong ones. */
export const isFiltered = ({ filter }: FilterAsked): boolean => filter.isDataFiltered;

/** Shows all rows; gives how to filter as before, or undefined when nothing was filtered. */
export function liftFilter({ table }: TableAsked, { filter }: FilterAsked): (() => void) | undefined {
  if (!filter.isDataFiltered) return undefined;
  const criteria = filter.criteria.map((one) => plainCriteria(one));
  table.clearFilters();
  return () =>
    criteria.forEach((one, at) => {
      if (one) table.columns.getItemAt(at).filter.apply(one);
    });
}

/** Filters as before, in a request of its own: criteria that Excel does not take back must not undo what was written. */
export async function filterAgain(
  context: Excel.RequestContext,
  putBack: readonly ((() => void) | undefined)[],
): Promise<void> {
  for (const one of putBack) {
    if (!one) continue;
    one();
    await context.sync().catch((error: unknown) => console.warn("A filter could not be set again.", error));
  }
}

/** Criteria as they may be handed back: what is unset comes as null or "" and is refused when applied again. */
function plainCriteria(criteria: Excel.FilterCriteria | null | undefined): Excel.FilterCriteria | undefined {
  if (!criteria?.filterOn) return undefined;
  const set = Object.entries(criteria).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && !value.length),
  );
  return Object.fromEntries(set) as unknown as Excel.FilterCriteria;
}

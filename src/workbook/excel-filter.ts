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

/** Shows all rows; gives how to filter as before. */
export function liftFilter({ table }: TableAsked, { filter }: FilterAsked): () => void {
  if (!filter.isDataFiltered) return () => undefined;
  const criteria = filter.criteria.map((one) => plainCriteria(one));
  table.clearFilters();
  return () =>
    criteria.forEach((one, at) => {
      if (one) table.columns.getItemAt(at).filter.apply(one);
    });
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

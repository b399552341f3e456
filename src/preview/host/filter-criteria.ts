import type { FilterCriterion } from "../grid-types";
import { apiNotFound, invalidArgument } from "./errors";

/** Office's `FilterCriteria` → the grid's. What this host has not learned fails loudly. */
export function criterionOf(given: unknown): FilterCriterion {
  const criteria = (given ?? {}) as Record<string, unknown>;
  switch (criteria["filterOn"]) {
    case "Values": {
      const values = criteria["values"];
      if (!Array.isArray(values)) throw invalidArgument();
      if (values.some((value) => typeof value !== "string")) throw apiNotFound("FilterDatetime");
      return { on: "values", values: values as string[] };
    }
    case "Custom":
      return customCriterion(criteria["criterion1"], criteria["criterion2"], criteria["operator"]);
    case undefined:
      throw invalidArgument();
    default:
      throw apiNotFound(`FilterCriteria.filterOn ${String(criteria["filterOn"])}`);
  }
}

/** A custom filter from its one or two comparisons. */
export function customCriterion(first: unknown, second: unknown, operator: unknown): FilterCriterion {
  if (typeof first !== "string") throw invalidArgument();
  if (second == null) return { on: "custom", first };
  if (typeof second !== "string") throw invalidArgument();
  return { on: "custom", first, second, operator: operator === "Or" ? "or" : "and" };
}

/** The grid's criterion → Office's. */
export function criteriaOf(criterion: FilterCriterion): Record<string, unknown> {
  if (criterion.on === "values") return { filterOn: "Values", values: [...criterion.values] };
  const { first, second, operator } = criterion;
  return {
    filterOn: "Custom",
    criterion1: first,
    ...(second === undefined ? {} : { criterion2: second, operator: operator === "or" ? "Or" : "And" }),
  };
}

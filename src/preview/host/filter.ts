import type { FilterCriterion } from "../grid-types";
import { invalidArgument } from "./errors";
import { criteriaOf, criterionOf, customCriterion } from "./filter-criteria";
import { HostObject } from "./host-object";
import type { TableHost } from "./table";

/** The filter of one table column. */
export class FilterHost extends HostObject {
  readonly className = "Filter";
  constructor(
    private readonly table: TableHost,
    private readonly offset: () => number,
  ) {
    super();
  }
  get Criteria(): unknown {
    const { criteria } = this.table.host.engine.filters.ofTable(this.table.Id);
    const mine = criteria.get(this.offset());
    return mine ? criteriaOf(mine) : null;
  }
  Apply(criteria: unknown): void {
    this.put(criterionOf(criteria));
  }
  ApplyValuesFilter(values: unknown): void {
    if (!Array.isArray(values)) throw invalidArgument();
    this.put(criterionOf({ filterOn: "Values", values }));
  }
  ApplyCustomFilter(first: unknown, second: unknown, operator: unknown): void {
    this.put(customCriterion(first, second, operator));
  }
  Clear(): void {
    this.put(null);
  }
  private put(criterion: FilterCriterion | null): void {
    this.table.sheet.guard("allowAutoFilter");
    this.table.host.engine.filters.setTable(this.table.Id, this.offset(), criterion);
  }
}

import type { Box, FilterCriterion, FilterState } from "../grid-types";
import { intersection } from "./address";
import { invalidArgument, itemNotFound } from "./errors";
import { criteriaOf, criterionOf } from "./filter-criteria";
import { HostObject, NullObject } from "./host-object";
import type { RangeHost } from "./range";
import { integer } from "./range-area";
import type { TableHost } from "./table";
import type { WorksheetHost } from "./worksheet";

/** Where an AutoFilter lives: on a sheet, or on a table. */
interface Place {
  readonly sheet: WorksheetHost;
  state(): FilterState | undefined;
  set(box: Box, offset?: number, criterion?: FilterCriterion): void;
  clear(offset?: number): void;
  remove(): void;
}

/** `worksheet.autoFilter` and `table.autoFilter`. */
export class AutoFilterHost extends HostObject {
  readonly className = "AutoFilter";
  private constructor(private readonly place: Place) {
    super();
  }

  static ofTable(table: TableHost): AutoFilterHost {
    const { filters, tables } = table.host.engine;
    return new AutoFilterHost({
      sheet: table.sheet,
      state: () => (table.info.showFilterButton ? filters.ofTable(table.Id) : undefined),
      set: (box, offset, criterion) => {
        if (!intersection(box, table.info.box)) throw invalidArgument();
        tables.setLooks(table.Id, { showFilterButton: true });
        if (offset !== undefined && criterion) filters.setTable(table.Id, offset, criterion);
      },
      clear: (offset) =>
        offset === undefined ? filters.clearTable(table.Id) : filters.setTable(table.Id, offset, null),
      remove: () => {
        filters.clearTable(table.Id);
        tables.setLooks(table.Id, { showFilterButton: false });
      },
    });
  }

  static ofSheet(sheet: WorksheetHost): AutoFilterHost {
    const { filters } = sheet.host.engine;
    return new AutoFilterHost({
      sheet,
      state: () => filters.ofSheet(sheet.Id),
      set: (box, offset, criterion) => filters.setSheet(sheet.Id, box, offset, criterion),
      clear: (offset) => {
        const state = filters.ofSheet(sheet.Id);
        filters.clearSheet(sheet.Id);
        if (!state || offset === undefined) return;
        for (const [at, criterion] of state.criteria)
          if (at !== offset) filters.setSheet(sheet.Id, state.box, at, criterion);
      },
      remove: () => filters.removeSheet(sheet.Id),
    });
  }

  get Enabled(): boolean {
    return this.place.state() !== undefined;
  }
  get IsDataFiltered(): boolean {
    return (this.place.state()?.criteria.size ?? 0) > 0;
  }
  get Criteria(): unknown[] {
    const state = this.place.state();
    if (!state) return [];
    return Array.from({ length: state.box.columns }, (_, offset) => {
      const criterion = state.criteria.get(offset);
      return criterion ? criteriaOf(criterion) : null;
    });
  }

  Apply(range: unknown, columnIndex: unknown, criteria: unknown): void {
    const { sheet } = this.place;
    sheet.guard("allowAutoFilter");
    const area = sheet.boxOf(range);
    if (columnIndex == null) return this.place.set(area);
    const offset = integer(columnIndex);
    if (offset < 0 || offset >= area.columns) throw invalidArgument();
    if (criteria == null) this.place.set(area);
    else this.place.set(area, offset, criterionOf(criteria));
  }
  ClearCriteria(): void {
    this.place.sheet.guard("allowAutoFilter");
    this.place.clear();
  }
  ClearColumnCriteria(columnIndex: unknown): void {
    this.place.clear(integer(columnIndex));
  }
  Reapply(): void {
    this.place.sheet.host.engine.filters.reapply(this.place.sheet.Id);
  }
  Remove(): void {
    this.place.remove();
  }
  GetRange(): RangeHost {
    const state = this.place.state();
    if (!state) throw itemNotFound();
    return this.place.sheet.range(state.box);
  }
  GetRangeOrNullObject(): HostObject {
    const state = this.place.state();
    return state ? this.place.sheet.range(state.box) : NullObject.instance;
  }
}

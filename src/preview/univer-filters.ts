import type { IFilterColumn, SheetsFilterService } from "@univerjs/sheets-filter";
import type { ITableFilterItem, SheetTableService } from "@univerjs/sheets-table";
import { boxOf, sameBox, spanOf } from "./boxes";
import { criterionTest } from "./criteria";
import { type FiltersPart, GridError } from "./engine";
import type { Box, FilterCriterion, FilterState } from "./grid-types";
import type { UniverBook } from "./univer-book";
import type { Calculation } from "./univer-calc";
import type { CellReader } from "./univer-read";
import type { UniverTables } from "./univer-tables";

const SET_TABLE = "sheet.mutation.set-table-filter";
const SET_RANGE = "sheet.mutation.set-filter-range";
const SET_CRITERIA = "sheet.mutation.set-filter-criteria";
const REMOVE = "sheet.mutation.remove-filter";
const RECALCULATE = "sheet.mutation.re-calc-filter";
/** How Univer's table filter names the blank cells. */
const BLANKS = "__UNIVER_TABLE_FILTER_EMPTY__";

type ManualFilter = Extract<ITableFilterItem, { values: string[] }>;

/**
 * Filters. Univer's tables know a choice of values and a few comparisons; so that every criterion of Excel works, the
 * rows are chosen here and handed over as values. What was asked for is remembered with that choice.
 */
export class UniverFilters implements FiltersPart {
  private readonly asked = new WeakMap<object, FilterCriterion>();
  private readonly askedOfSheet = new Map<string, { json: string; criterion: FilterCriterion }>();

  constructor(
    private readonly book: UniverBook,
    private readonly tables: UniverTables,
    private readonly reader: CellReader,
    private readonly calculation: Calculation,
  ) {}

  ofTable(tableId: string): FilterState {
    const { box, columns } = this.tables.get(tableId);
    const filters = this.tables.table(tableId).getTableFilters();
    const criteria = new Map<number, FilterCriterion>();
    columns.forEach((_, offset) => {
      const filter = filters.getColumnFilter(offset);
      if (filter) criteria.set(offset, this.asked.get(filter) ?? this.foreign(tableId, offset, filter));
    });
    return { box, criteria, hiddenRows: ascending(filters.getFilterOutRows()) };
  }

  setTable(tableId: string, offset: number, criterion: FilterCriterion | null): void {
    const { sheetId, columns } = this.tables.get(tableId);
    if (!columns[offset]) throw new GridError("InvalidArgument", "The table has no such column.");
    this.book.change(() => {
      this.apply(tableId, offset, criterion);
      this.book.emit({ kind: "filtered", sheetId, tableId });
    });
  }

  clearTable(tableId: string): void {
    const { criteria } = this.ofTable(tableId);
    if (!criteria.size) return;
    this.book.change(() => {
      for (const offset of criteria.keys()) this.apply(tableId, offset, null);
      this.book.emit({ kind: "filtered", sheetId: this.tables.get(tableId).sheetId, tableId });
    });
  }

  ofSheet(sheetId: string): FilterState | undefined {
    const model = this.service().getFilterModel(this.book.unitId, sheetId);
    if (!model) return undefined;
    this.book.sheet(sheetId);
    const box = boxOf(model.getRange());
    const criteria = new Map<number, FilterCriterion>();
    for (const [column, filter] of model.getAllFilterColumns())
      criteria.set(column - box.column, this.sheetCriterion(sheetId, column, filter.getColumnData()));
    return { box, criteria, hiddenRows: ascending(model.filteredOutRows) };
  }

  setSheet(sheetId: string, box: Box, offset?: number, criterion?: FilterCriterion): void {
    this.book.change(() => {
      const before = this.ofSheet(sheetId);
      if (!before || !sameBox(before.box, box)) {
        this.book.reach(sheetId, box);
        if (before) this.book.run(REMOVE, {}, sheetId);
        this.book.run(SET_RANGE, { range: spanOf(box) }, sheetId);
      }
      if (offset !== undefined && criterion) this.applyToSheet(sheetId, box, offset, criterion);
      this.book.emit({ kind: "filtered", sheetId });
      this.changed(sheetId, box);
    });
  }

  clearSheet(sheetId: string): void {
    const state = this.ofSheet(sheetId);
    if (!state?.criteria.size) return;
    this.book.change(() => {
      for (const offset of state.criteria.keys())
        this.book.run(SET_CRITERIA, { col: state.box.column + offset, criteria: null }, sheetId);
      this.book.emit({ kind: "filtered", sheetId });
      this.changed(sheetId, state.box);
    });
  }

  removeSheet(sheetId: string): void {
    const state = this.ofSheet(sheetId);
    if (!state) return;
    this.book.change(() => {
      this.book.run(REMOVE, {}, sheetId);
      this.book.emit({ kind: "filtered", sheetId });
      this.changed(sheetId, state.box);
    });
  }

  reapply(sheetId: string): void {
    this.book.change(() => {
      for (const { id } of this.tables.list(sheetId)) this.reapplyTable(id);
      const state = this.ofSheet(sheetId);
      if (!state) return;
      for (const [offset, criterion] of state.criteria)
        this.applyToSheet(sheetId, state.box, offset, criterion);
      this.book.run(RECALCULATE, {}, sheetId);
      this.changed(sheetId, state.box);
    });
  }

  /** Works the choice of rows out again; what hides nothing is left alone. */
  reapplyTable(tableId: string): void {
    for (const [offset, criterion] of this.ofTable(tableId).criteria) this.apply(tableId, offset, criterion);
  }

  hides(sheetId: string, row: number): boolean {
    return this.book.sheet(sheetId).isRowFiltered(row);
  }

  private apply(tableId: string, offset: number, criterion: FilterCriterion | null): void {
    const { sheetId, box } = this.tables.get(tableId);
    const tableFilter = criterion ? this.chosen(tableId, offset, criterion) : undefined;
    if (tableFilter && criterion) this.asked.set(tableFilter, criterion);
    this.book.run(SET_TABLE, { tableId, column: offset, tableFilter });
    this.changed(sheetId, box);
  }

  /** The values a criterion comes to, as Univer will compare them. */
  private chosen(tableId: string, offset: number, criterion: FilterCriterion): ManualFilter {
    const table = this.tables.table(tableId);
    const range = boxOf(table.getTableFilterRange());
    const column = { row: range.row, column: range.column + offset, rows: range.rows, columns: 1 };
    const sheetId = table.getSubunitId();
    const sheet = this.book.sheet(sheetId);
    const service = this.book.service<SheetTableService>(this.book.kit.table.SheetTableService);
    const kept = new Set<string>();
    for (const row of this.passing(sheetId, column, criterion)) {
      const shown = service.getCellValueWithConditionType(sheet, row, column.column) as
        string | null | undefined;
      kept.add(shown ?? BLANKS);
    }
    return { filterType: "manual", values: [...kept] } as unknown as ManualFilter;
  }

  /** Rows of a column of cells that pass. */
  private passing(sheetId: string, column: Box, criterion: FilterCriterion): number[] {
    if (column.rows <= 0) return [];
    const passes = criterionTest(criterion);
    const values = this.reader.values(sheetId, column);
    const text = this.reader.formatter(sheetId);
    const rows = values.map((_, down) => column.row + down);
    return rows.filter((row, down) => {
      const value = values[down]?.[0] ?? "";
      return passes(value, text(value, row, column.column));
    });
  }

  private applyToSheet(sheetId: string, box: Box, offset: number, criterion: FilterCriterion): void {
    const column = box.column + offset;
    const data = { row: box.row + 1, column, rows: box.rows - 1, columns: 1 };
    const text = this.reader.formatter(sheetId);
    const values = this.reader.values(sheetId, data);
    const shown = new Set(
      this.passing(sheetId, data, criterion).map((row) =>
        text(values[row - data.row]?.[0] ?? "", row, column),
      ),
    );
    const blank = shown.delete("") ? { blank: true as const } : {};
    const criteria: IFilterColumn = { colId: column, filters: { filters: [...shown], ...blank } };
    this.askedOfSheet.set(`${sheetId}!${column}`, { json: JSON.stringify(criteria.filters), criterion });
    this.book.run(SET_CRITERIA, { col: column, criteria }, sheetId);
  }

  private sheetCriterion(sheetId: string, column: number, data: IFilterColumn): FilterCriterion {
    const asked = this.askedOfSheet.get(`${sheetId}!${column}`);
    if (asked && asked.json === JSON.stringify(data.filters)) return asked.criterion;
    const custom = data.customFilters?.customFilters;
    if (custom) {
      const [first, second] = custom.map(({ operator, val }) => `${SIGNS[operator ?? "equal"] ?? "="}${val}`);
      const operator = data.customFilters?.and ? "and" : "or";
      return { on: "custom", first: first ?? "=", ...(second === undefined ? {} : { second, operator }) };
    }
    const blank = data.filters?.blank ? [""] : [];
    return { on: "values", values: [...(data.filters?.filters ?? []), ...blank] };
  }

  /** A filter a person set in the grid, in Excel's words; comparisons Excel writes otherwise become the rows they leave. */
  private foreign(tableId: string, offset: number, filter: ITableFilterItem): FilterCriterion {
    if ("values" in filter)
      return { on: "values", values: filter.values.map((value) => (value === BLANKS ? "" : String(value))) };
    const { box, sheetId } = this.tables.get(tableId);
    const hidden = this.tables.table(tableId).getTableFilters().getFilterOutRows() ?? new Set<number>();
    const column = { row: box.row + 1, column: box.column + offset, rows: box.rows - 1, columns: 1 };
    const texts = this.reader.texts(sheetId, column).map(([text]) => text ?? "");
    const shown = texts.filter((_, down) => !hidden.has(column.row + down));
    return { on: "values", values: [...new Set(shown)] };
  }

  private changed(sheetId: string, box: Box): void {
    // Subtotals count visible rows only.
    this.calculation.touch(sheetId, box);
    this.book.onDirectChange(sheetId, box);
  }

  private service(): SheetsFilterService {
    return this.book.service(this.book.kit.filter.SheetsFilterService);
  }
}

const SIGNS: Record<string, string> = {
  equal: "=",
  notEqual: "<>",
  notEquals: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

const ascending = (rows: Iterable<number> | undefined): number[] => [...(rows ?? [])].sort((a, b) => a - b);

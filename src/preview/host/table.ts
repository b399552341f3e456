import type { Box, TableInfo, TableLooks } from "../grid-types";
import { AutoFilterHost } from "./auto-filter";
import { invalidArgument, itemNotFound } from "./errors";
import type { ExcelHost } from "./host";
import { HostObject } from "./host-object";
import type { RangeHost } from "./range";
import { TableColumnsHost } from "./table-columns";
import { TableRowsHost } from "./table-rows";
import { TableSortHost } from "./table-sort";
import type { WorksheetHost } from "./worksheet";

/** One table, addressed by its id: its name may change. */
export class TableHost extends HostObject {
  readonly className = "Table";
  constructor(
    readonly host: ExcelHost,
    readonly Id: string,
  ) {
    super();
  }
  override get eventTarget(): string {
    return this.Id;
  }

  get info(): TableInfo {
    return this.tables.get(this.Id);
  }
  private get tables() {
    return this.host.engine.tables;
  }
  get sheet(): WorksheetHost {
    return this.host.workbook.sheet(this.info.sheetId);
  }
  /** The rows between header and totals; null when there are none. */
  get body(): Box | null {
    const { box, showHeaders, showTotals } = this.info;
    const rows = box.rows - (showHeaders ? 1 : 0) - (showTotals ? 1 : 0);
    return rows > 0 ? { ...box, row: box.row + (showHeaders ? 1 : 0), rows } : null;
  }

  get Name(): string {
    return this.info.name;
  }
  set Name(name: unknown) {
    if (typeof name !== "string") throw invalidArgument();
    this.tables.rename(this.Id, name);
  }
  get ShowHeaders(): boolean {
    return this.info.showHeaders;
  }
  set ShowHeaders(shown: unknown) {
    this.guard();
    this.tables.setHeaders(this.Id, shown === true);
  }
  get ShowTotals(): boolean {
    return this.info.showTotals;
  }
  set ShowTotals(shown: unknown) {
    this.guard();
    this.tables.setTotals(this.Id, shown === true);
  }
  get Style(): string {
    return this.info.style;
  }
  set Style(style: unknown) {
    if (typeof style !== "string" || !/^(TableStyle(Light|Medium|Dark)\d{1,2})?$/.test(style))
      throw invalidArgument();
    this.looks({ style });
  }
  get ShowBandedRows(): boolean {
    return this.info.showBandedRows;
  }
  set ShowBandedRows(shown: unknown) {
    this.looks({ showBandedRows: shown === true });
  }
  get ShowBandedColumns(): boolean {
    return this.info.showBandedColumns;
  }
  set ShowBandedColumns(shown: unknown) {
    this.looks({ showBandedColumns: shown === true });
  }
  get ShowFilterButton(): boolean {
    return this.info.showFilterButton;
  }
  set ShowFilterButton(shown: unknown) {
    this.looks({ showFilterButton: shown === true });
  }
  get HighlightFirstColumn(): boolean {
    return this.info.highlightFirstColumn;
  }
  set HighlightFirstColumn(on: unknown) {
    this.looks({ highlightFirstColumn: on === true });
  }
  get HighlightLastColumn(): boolean {
    return this.info.highlightLastColumn;
  }
  set HighlightLastColumn(on: unknown) {
    this.looks({ highlightLastColumn: on === true });
  }

  get Worksheet(): WorksheetHost {
    return this.sheet;
  }
  get Columns(): TableColumnsHost {
    return new TableColumnsHost(this);
  }
  get Rows(): TableRowsHost {
    return new TableRowsHost(this);
  }
  get Sort(): TableSortHost {
    return new TableSortHost(this);
  }
  get AutoFilter(): AutoFilterHost {
    return AutoFilterHost.ofTable(this);
  }

  GetRange(): RangeHost {
    return this.sheet.range(this.info.box);
  }
  GetHeaderRowRange(): RangeHost {
    const { box, showHeaders } = this.info;
    if (!showHeaders) throw itemNotFound();
    return this.sheet.range({ ...box, rows: 1 });
  }
  GetDataBodyRange(): RangeHost {
    const { body } = this;
    if (!body) throw itemNotFound();
    return this.sheet.range(body);
  }
  GetTotalRowRange(): RangeHost {
    const { box, showTotals } = this.info;
    if (!showTotals) throw itemNotFound();
    return this.sheet.range({ ...box, row: box.row + box.rows - 1, rows: 1 });
  }
  Resize(range: unknown): void {
    this.guard();
    this.tables.resize(this.Id, this.sheet.boxOf(range));
  }
  ConvertToRange(): RangeHost {
    const { sheet, info } = this;
    this.guard();
    this.tables.convertToRange(this.Id);
    return sheet.range(info.box);
  }
  Delete(): void {
    this.guard();
    this.tables.remove(this.Id);
  }
  ClearFilters(): void {
    this.host.engine.filters.clearTable(this.Id);
  }
  ReapplyFilters(): void {
    this.host.engine.filters.reapply(this.info.sheetId);
  }

  /** On a protected sheet no table changes its shape, whatever else is allowed. */
  guard(): void {
    this.sheet.guard("allowTables");
  }

  private looks(looks: TableLooks): void {
    this.sheet.guardFormat();
    this.tables.setLooks(this.Id, looks);
  }
}

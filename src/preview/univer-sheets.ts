import type { IWorksheetData } from "@univerjs/core";
import type { ISelectionWithStyle, SheetsSelectionsService } from "@univerjs/sheets";
import type { TableManager } from "@univerjs/sheets-table";
import { boxOf, spanOf, wholeColumns, wholeRows } from "./boxes";
import { GridError, type SheetsPart } from "./engine";
import type { Box, PageLayout, Protection, Selection, SheetInfo, SheetVisibility } from "./grid-types";
import { checkSheetName, numberedName, sameName } from "./sheet-names";
import type { UniverBook } from "./univer-book";
import { hexColor } from "./univer-style";
import { ID } from "./univer-ids";

/** Sheets as Excel makes them: 15 points high, 48 wide. */
export const PIXELS_PER_POINT = 4 / 3;
export const DEFAULT_ROW_PIXELS = 20;
export const DEFAULT_COLUMN_PIXELS = 64;

/** The sheets of a Univer workbook. */
export class UniverSheets implements SheetsPart {
  private created = 0;

  constructor(private readonly book: UniverBook) {}

  list(): readonly SheetInfo[] {
    return this.book.workbook.getSheetOrders().map((id) => this.get(id));
  }

  get(id: string): SheetInfo {
    const sheet = this.book.sheet(id);
    const side = this.book.sideOf(id);
    return {
      id,
      name: sheet.getName(),
      visibility: !sheet.isSheetHidden() ? "Visible" : side.veryHidden ? "VeryHidden" : "Hidden",
      tabColor: hexColor(sheet.getTabColor()) ?? "",
      gridlines: !sheet.hasHiddenGridlines(),
      headings: side.headings,
    };
  }

  find(name: string): SheetInfo | undefined {
    return this.list().find((sheet) => sameName(sheet.name, name));
  }

  add(name?: string, position?: number): string {
    const taken = this.list();
    const chosen =
      name ??
      numberedName(
        "Sheet",
        taken.map((sheet) => sheet.name),
      );
    this.checkFree(chosen);
    const id = this.freeId();
    this.insert({ id, name: chosen, rowCount: 1000, columnCount: 26 }, position ?? taken.length);
    return id;
  }

  /** Inserts a sheet made of Univer's own data; the active sheet stays active. */
  insert(sheet: Partial<IWorksheetData> & { id: string; name: string }, position: number): void {
    const whole = this.book.kit.core.mergeWorksheetSnapshotWithDefault({
      defaultColumnWidth: DEFAULT_COLUMN_PIXELS,
      defaultRowHeight: DEFAULT_ROW_PIXELS,
      cellData: {},
      ...sheet,
    });
    this.book.change(() => {
      // `fromCollab` keeps Univer from jumping to the new sheet.
      const params = { unitId: this.book.unitId, index: position, sheet: whole };
      this.book.commands.syncExecuteCommand(ID.insertSheet, params, { fromCollab: true });
    });
  }

  freeId(): string {
    const taken = new Set(this.book.workbook.getSheetOrders());
    let id = "";
    do id = `sheet${++this.created}`;
    while (taken.has(id));
    return id;
  }

  remove(id: string): void {
    const { name, visibility } = this.get(id);
    if (visibility === "Visible") this.keepOneVisible(id);
    this.book.change(() => {
      this.removeTables(id);
      this.book.run(ID.removeSheet, { subUnitName: name }, id);
      this.book.side.sheets.delete(id);
    });
  }

  /** Univer would leave them in its list, without a sheet. */
  private removeTables(sheetId: string): void {
    const manager = this.book.service<TableManager>(this.book.kit.table.TableManager);
    for (const table of manager.getTablesBySubunitId(this.book.unitId, sheetId))
      this.book.run("sheet.mutation.delete-table", { tableId: table.getId() }, sheetId);
  }

  rename(id: string, name: string): void {
    const before = this.get(id).name;
    if (before === name) return;
    if (!sameName(before, name)) this.checkFree(name);
    else checkSheetName(name);
    this.book.change(() => this.book.run(ID.sheetName, { name }, id));
  }

  move(id: string, position: number): void {
    const from = this.book.workbook.getSheetOrders().indexOf(this.get(id).id);
    const count = this.book.workbook.getSheetOrders().length;
    if (!Number.isInteger(position) || position < 0 || position >= count)
      throw new GridError("InvalidArgument", "There is no such position.");
    if (from === position) return;
    this.book.change(() => this.book.run(ID.sheetOrder, { fromOrder: from, toOrder: position }, id));
  }

  setVisibility(id: string, visibility: SheetVisibility): void {
    const before = this.get(id).visibility;
    if (before === visibility) return;
    if (before === "Visible") this.keepOneVisible(id);
    this.book.change(() => {
      const hidden = visibility === "Visible" ? 0 : 1;
      this.book.sideOf(id).veryHidden = visibility === "VeryHidden";
      const params = { unitId: this.book.unitId, subUnitId: id, hidden };
      // `fromCollab`: showing a sheet does not activate it.
      if (this.book.sheet(id).isSheetHidden() !== hidden)
        this.book.commands.syncExecuteCommand(ID.sheetHide, params, { fromCollab: true });
      this.book.emit({ kind: "visibility", sheetId: id, before, after: visibility });
    });
  }

  setTabColor(id: string, color: string): void {
    this.book.change(() => this.book.run(ID.tabColor, { color }, this.get(id).id));
  }

  setGridlines(id: string, shown: boolean): void {
    this.book.change(() => this.book.run(ID.gridlines, { showGridlines: shown ? 1 : 0 }, this.get(id).id));
  }

  setHeadings(id: string, shown: boolean): void {
    this.book.sheet(id);
    this.book.sideOf(id).headings = shown;
    // A heading of no size is how Univer hides it.
    const config = this.book.sheet(id).getConfig();
    config.rowHeader = { ...config.rowHeader, width: shown ? 46 : 0 };
    config.columnHeader = { ...config.columnHeader, height: shown ? 20 : 0 };
    this.book.onDirectChange(id, { row: 0, column: 0, rows: 1, columns: 1 });
  }

  activate(id: string): void {
    if (this.get(id).visibility !== "Visible")
      throw new GridError("InvalidOperation", "A hidden worksheet cannot be activated.");
    if (this.activeId() === id) return;
    this.book.change(() => this.book.run(ID.activate, {}, id));
  }

  activeId(): string {
    return this.book.workbook.getActiveSheet().getSheetId();
  }

  selection(): Selection {
    const sheetId = this.activeId();
    const service = this.book.service<SheetsSelectionsService>(this.book.kit.sheets.SheetsSelectionsService);
    const chosen = service.getWorkbookSelections(this.book.unitId).getSelectionsOfWorksheet(sheetId);
    const boxes = chosen.map(({ range }) => boxOf(range));
    return { sheetId, boxes: boxes.length ? boxes : [{ row: 0, column: 0, rows: 1, columns: 1 }] };
  }

  select(sheetId: string, boxes: readonly Box[]): void {
    this.activate(sheetId);
    const sheet = this.book.sheet(sheetId);
    const selections = boxes.map((box): ISelectionWithStyle => {
      this.book.reach(sheetId, {
        ...box,
        rows: wholeColumns(box) ? 1 : box.rows,
        columns: wholeRows(box) ? 1 : box.columns,
      });
      const span = spanOf(this.book.clip(sheetId, box));
      const primary = this.book.kit.sheets.getPrimaryForRange(span, sheet);
      return { range: span, primary, style: null };
    });
    this.book.change(() => this.book.run(ID.select, { selections }, sheetId));
  }

  freeze(id: string, rows: number, columns: number): void {
    const params = { startRow: rows || -1, startColumn: columns || -1, ySplit: rows, xSplit: columns };
    this.book.change(() => this.book.run(ID.frozen, params, this.get(id).id));
  }

  frozen(id: string): { rows: number; columns: number } {
    const { xSplit, ySplit } = this.book.sheet(id).getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  protection(id: string): Protection {
    this.book.sheet(id);
    return this.book.sideOf(id).protection;
  }

  setProtection(id: string, protection: Protection): void {
    const before = this.protection(id);
    this.book.sideOf(id).protection = protection;
    if (before.on !== protection.on)
      this.book.change(() => this.book.emit({ kind: "protection", sheetId: id, on: protection.on }));
  }

  pageLayout(id: string): PageLayout {
    this.book.sheet(id);
    return this.book.sideOf(id).pageLayout;
  }

  setPageLayout(id: string, layout: PageLayout): void {
    this.book.sheet(id);
    this.book.sideOf(id).pageLayout = layout;
  }

  private checkFree(name: string): void {
    checkSheetName(name);
    if (this.find(name)) throw new GridError("ItemAlreadyExists", `There is already a sheet named ${name}.`);
  }

  private keepOneVisible(id: string): void {
    const others = this.list().filter((sheet) => sheet.id !== id && sheet.visibility === "Visible");
    if (!others.length)
      throw new GridError("InvalidOperation", "A workbook must keep one visible worksheet.");
  }
}

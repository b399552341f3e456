import type { TableManager } from "@univerjs/sheets-table";
import { boxOf, overlap, spanOf } from "./boxes";
import { GridError, type TablesPart } from "./engine";
import type { Box, TableInfo, TableLooks } from "./grid-types";
import { checkDefinedName, numberedName, sameName } from "./sheet-names";
import { type SideTable, plainTable } from "./side";
import { plainHeaders, settleHeaders, totalsLine } from "./table-shape";
import { NO_THEME } from "./table-themes";
import type { UniverBook } from "./univer-book";
import type { CellReader } from "./univer-read";
import type { CellShifter } from "./univer-shift";
import type { CellWriter } from "./univer-write";

/** Univer does not export its table class by name. */
type Table = NonNullable<ReturnType<TableManager["getTableById"]>>;

const ADD = "sheet.mutation.add-table";
const SET = "sheet.mutation.set-sheet-table";
const DELETE = "sheet.mutation.delete-table";

/** Excel tables on Univer's; a totals row is ours: it stands below Univer's table. */
export class UniverTables implements TablesPart {
  private readonly manager: TableManager;
  private created = 0;

  constructor(
    private readonly book: UniverBook,
    private readonly reader: CellReader,
    private readonly writer: CellWriter,
    private readonly shifter: CellShifter,
  ) {
    this.manager = book.service(book.kit.table.TableManager);
  }

  list(sheetId?: string): readonly TableInfo[] {
    if (sheetId !== undefined) this.book.sheet(sheetId);
    // Univer leaves a table behind when its sheet is removed.
    const ids = this.manager
      .getTableList(this.book.unitId)
      .filter((table) => this.book.workbook.getSheetBySheetId(table.subUnitId))
      .map((table) => table.id);
    const all = ids.map((id) => this.get(id));
    return sheetId === undefined ? all : all.filter((table) => table.sheetId === sheetId);
  }

  get(id: string): TableInfo {
    const table = this.table(id);
    const { columnIds, ...side } = this.sideOf(id);
    const own = boxOf(table.getRange());
    const columns = Array.from({ length: own.columns }, (_, offset) => ({
      id: columnIds[offset] ?? offset + 1,
      name: table.getColumnNameByIndex(offset),
    }));
    const box = side.showTotals ? { ...own, rows: own.rows + 1 } : own;
    return { id, sheetId: table.getSubunitId(), name: table.getDisplayName(), box, columns, ...side };
  }

  exists(id: string): boolean {
    return this.manager.getTableById(this.book.unitId, id) !== undefined;
  }

  find(name: string): TableInfo | undefined {
    return this.list().find((table) => sameName(table.name, name));
  }

  add(
    sheetId: string,
    box: Box,
    hasHeaders: boolean,
    name?: string,
    looks?: Partial<SideTable>,
    id?: string,
  ): string {
    const chosen = name ?? this.freeName();
    this.checkName(chosen);
    this.checkRoom(sheetId, box);
    return this.book.change(() => {
      const area = hasHeaders ? this.withDataRow(box) : this.withHeaderRow(sheetId, box);
      const tableId = id ?? this.freeId();
      const side = { ...plainTable(area.columns), ...looks };
      this.book.side.tables.set(tableId, side);
      this.book.reach(sheetId, area);
      const header = side.showHeaders
        ? settleHeaders(this.reader, this.writer, sheetId, area)
        : plainHeaders(area.columns);
      const own = side.showTotals ? { ...area, rows: area.rows - 1 } : area;
      const options = { tableStyleId: side.style || NO_THEME, showHeader: side.showHeaders };
      this.book.run(ADD, { name: chosen, tableId, range: spanOf(own), header, options }, sheetId);
      return tableId;
    });
  }

  rename(id: string, name: string): void {
    const { name: before, sheetId } = this.get(id);
    if (before === name) return;
    this.checkName(name, id);
    this.book.change(() => {
      this.book.run(SET, { tableId: id, config: { name } }, sheetId);
      this.book.emit({ kind: "tableChanged", sheetId, tableId: id, name });
    });
  }

  renameColumn(id: string, offset: number, name: string): void {
    const { sheetId, box, columns } = this.get(id);
    if (!columns[offset]) throw new GridError("ItemNotFound", "The table has no such column.");
    if (columns.some((column, index) => index !== offset && sameName(column.name, name)))
      throw new GridError("InvalidArgument", `The table already has a column named ${name}.`);
    this.book.change(() => {
      this.writer.write(sheetId, { row: box.row, column: box.column + offset, rows: 1, columns: 1 }, [
        [`'${name}`],
      ]);
      this.syncHeaders(id);
    });
  }

  resize(id: string, box: Box): void {
    const before = this.get(id);
    const least = (before.showHeaders ? 1 : 0) + (before.showTotals ? 1 : 0) + 1;
    if (box.row !== before.box.row || !overlap(box, before.box) || box.rows < least)
      throw new GridError(
        "InvalidArgument",
        "A table keeps its header row and some of its cells when it is resized.",
      );
    this.checkRoom(before.sheetId, box, id);
    this.book.change(() => {
      this.book.reach(before.sheetId, box);
      if (before.showTotals) this.moveTotals(before, box);
      this.reshape(id, box);
      this.book.emit({ kind: "tableChanged", sheetId: before.sheetId, tableId: id, name: before.name });
    });
  }

  remove(id: string): void {
    const { sheetId, box } = this.get(id);
    this.book.change(() => {
      this.convertToRange(id);
      this.writer.clearContents(sheetId, box);
    });
  }

  convertToRange(id: string): void {
    const { sheetId } = this.get(id);
    this.book.change(() => {
      this.book.run(DELETE, { tableId: id }, sheetId);
    });
  }

  setLooks(id: string, looks: TableLooks): void {
    const { sheetId } = this.get(id);
    Object.assign(this.sideOf(id), looks);
    if (looks.style !== undefined)
      this.book.change(() =>
        this.book.run(SET, { tableId: id, config: { theme: looks.style || NO_THEME } }, sheetId),
      );
  }

  setTotals(id: string, shown: boolean): void {
    const { sheetId, box, showTotals, columns, name } = this.get(id);
    if (shown === showTotals) return;
    this.book.change(() => {
      const row = shown ? box.row + box.rows : box.row + box.rows - 1;
      const line = { row, column: box.column, rows: 1, columns: box.columns };
      if (shown) {
        if (this.reader.used(sheetId, true, line)) this.shifter.insert(sheetId, line, "down");
        this.writer.write(sheetId, line, [
          totalsLine(
            name,
            columns.map((column) => column.name),
          ),
        ]);
      } else this.shifter.remove(sheetId, line, "up");
      this.sideOf(id).showTotals = shown;
      this.book.emit({ kind: "tableChanged", sheetId, tableId: id, name });
    });
  }

  setHeaders(id: string, shown: boolean): void {
    const { sheetId, box, showHeaders, showTotals, columns, name } = this.get(id);
    if (shown === showHeaders) return;
    this.book.change(() => {
      const own = showTotals ? { ...box, rows: box.rows - 1 } : box;
      const line = { row: shown ? box.row - 1 : box.row, column: box.column, rows: 1, columns: box.columns };
      if (shown && (box.row === 0 || this.reader.used(sheetId, true, line)))
        throw new GridError("InvalidOperation", "There is no free row above the table for its headers.");
      if (shown) this.writer.write(sheetId, line, [columns.map((column) => `'${column.name}`)]);
      else this.writer.clearContents(sheetId, line);
      const range = shown
        ? { ...own, row: own.row - 1, rows: own.rows + 1 }
        : { ...own, row: own.row + 1, rows: own.rows - 1 };
      this.sideOf(id).showHeaders = shown;
      this.book.run(
        SET,
        { tableId: id, config: { options: { showHeader: shown }, updateRange: { newRange: spanOf(range) } } },
        sheetId,
      );
      this.book.emit({ kind: "tableChanged", sheetId, tableId: id, name });
    });
  }

  /** Takes over what now stands in the header cells; blank and double names are mended there. */
  syncHeaders(id: string): void {
    const { box, showHeaders } = this.get(id);
    if (showHeaders) this.reshape(id, box);
  }

  /** Univer's side of a table, for filters. */
  table(id: string): Table {
    const table = this.manager.getTableById(this.book.unitId, id);
    if (!table) throw new GridError("ItemNotFound", "The table does not exist.");
    return table;
  }

  /** What is kept beside Univer's table; made anew for one a person added through the grid's own menu. */
  sideOf(id: string): SideTable {
    const known = this.book.side.tables.get(id) ?? plainTable(boxOf(this.table(id).getRange()).columns);
    this.book.side.tables.set(id, known);
    return known;
  }

  /** Gives Univer the new range and the names in its header; the first call leaves its columns out of order. */
  private reshape(id: string, box: Box): void {
    const side = this.sideOf(id);
    const table = this.table(id);
    const sheetId = table.getSubunitId();
    const own = side.showTotals ? { ...box, rows: box.rows - 1 } : box;
    const config = { updateRange: { newRange: spanOf(own) } };
    const old = boxOf(table.getRange());
    this.book.run(SET, { tableId: id, config }, sheetId);
    const known = new Map(side.columnIds.map((number, offset) => [old.column + offset, number]));
    let next = Math.max(0, ...side.columnIds);
    side.columnIds = Array.from(
      { length: own.columns },
      (_, offset) => known.get(own.column + offset) ?? ++next,
    );
    const names = side.showHeaders
      ? settleHeaders(this.reader, this.writer, sheetId, own)
      : plainHeaders(own.columns);
    const blank = { dataType: "none", formula: "", meta: {}, style: {} };
    const columns = names.map((displayName, offset) => ({
      ...blank,
      id: `column${side.columnIds[offset]}`,
      displayName,
    }));
    table.setColumns(columns as Parameters<Table["setColumns"]>[0]);
    this.book.run(SET, { tableId: id, config }, sheetId);
  }

  private moveTotals(before: TableInfo, box: Box): void {
    const from = { ...before.box, row: before.box.row + before.box.rows - 1, rows: 1 };
    const to = { row: box.row + box.rows - 1, column: box.column, rows: 1, columns: box.columns };
    if (from.row === to.row) return;
    const formulas = this.reader.formulas(before.sheetId, from)[0] ?? [];
    this.writer.clearContents(before.sheetId, from);
    const line = Array.from(
      { length: to.columns },
      (_, offset) => formulas[to.column + offset - from.column] ?? "",
    );
    this.writer.write(before.sheetId, to, [line]);
  }

  private withDataRow(box: Box): Box {
    return box.rows === 1 ? { ...box, rows: 2 } : box;
  }

  private withHeaderRow(sheetId: string, box: Box): Box {
    this.shifter.insert(sheetId, { ...box, rows: 1 }, "down");
    return { ...box, rows: box.rows + 1 };
  }

  private checkName(name: string, own?: string): void {
    checkDefinedName(name);
    const taken = this.list().some((table) => table.id !== own && sameName(table.name, name));
    if (taken) throw new GridError("ItemAlreadyExists", `There is already a table named ${name}.`);
  }

  private checkRoom(sheetId: string, box: Box, own?: string): void {
    const other = this.list(sheetId).find((table) => table.id !== own && overlap(table.box, box));
    if (other)
      throw new GridError("InvalidArgument", `A table cannot overlap another table (${other.name}).`);
  }

  private freeName(): string {
    return numberedName(
      "Table",
      this.list().map((table) => table.name),
    );
  }

  private freeId(): string {
    const taken = new Set(this.list().map((table) => table.id));
    let id = "";
    do id = String(++this.created);
    while (taken.has(id));
    return id;
  }
}

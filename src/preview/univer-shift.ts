import type { IMutationInfo } from "@univerjs/core";
import type { SheetInterceptorService } from "@univerjs/sheets";
import { shiftedBox, spanOf, wholeColumns, wholeRows } from "./boxes";
import { GridError } from "./engine";
import type { Box } from "./grid-types";
import type { SideSheet } from "./side";
import type { UniverBook } from "./univer-book";
import { ID } from "./univer-ids";

const COMMAND = {
  insertRows: "sheet.command.insert-row",
  insertColumns: "sheet.command.insert-col",
  removeRows: "sheet.command.remove-row",
  removeColumns: "sheet.command.remove-col",
  down: "sheet.command.insert-range-move-down",
  right: "sheet.command.insert-range-move-right",
  up: "sheet.command.delete-range-move-up",
  left: "sheet.command.delete-range-move-left",
} as const;

const ROW_RANGE = 1;
const COLUMN_RANGE = 2;
const ROWS_DIMENSION = 1;
const COLUMNS_DIMENSION = 0;
/** Univer's word for "before". */
const BEFORE_ROW = 0;
const BEFORE_COLUMN = 3;

/**
 * Inserts and removes cells. Univer's own commands move the selection and may activate the sheet; here the same
 * mutations run without that, and what lives in the side model moves along.
 */
export class CellShifter {
  constructor(private readonly book: UniverBook) {}

  insert(sheetId: string, box: Box, shift: "down" | "right"): void {
    this.book.change(() => {
      if (shift === "down" && wholeRows(box)) this.insertRows(sheetId, box);
      else if (shift === "right" && wholeColumns(box)) this.insertColumns(sheetId, box);
      else this.insertCells(sheetId, box, shift);
    });
  }

  remove(sheetId: string, box: Box, shift: "up" | "left"): void {
    this.book.change(() => {
      if (shift === "up" && wholeRows(box)) this.removeRows(sheetId, box);
      else if (shift === "left" && wholeColumns(box)) this.removeColumns(sheetId, box);
      else this.removeCells(sheetId, box, shift);
    });
  }

  private insertRows(sheetId: string, box: Box): void {
    this.book.reach(sheetId, { ...box, columns: 1 });
    const range = { ...spanOf(this.book.clip(sheetId, box)), rangeType: ROW_RANGE };
    const mutation = { id: ID.insertRowMutation, params: { ...this.target(sheetId), range } };
    this.execute(sheetId, COMMAND.insertRows, { range, direction: BEFORE_ROW }, [mutation]);
    shiftSide(this.book.sideOf(sheetId), "rows", box.row, box.rows);
    this.book.emit({ kind: "cells", sheetId, box, change: "rowInserted" });
  }

  private insertColumns(sheetId: string, box: Box): void {
    this.book.reach(sheetId, { ...box, rows: 1 });
    const range = { ...spanOf(this.book.clip(sheetId, box)), rangeType: COLUMN_RANGE };
    const mutation = { id: ID.insertColumnMutation, params: { ...this.target(sheetId), range } };
    this.execute(sheetId, COMMAND.insertColumns, { range, direction: BEFORE_COLUMN }, [mutation]);
    shiftSide(this.book.sideOf(sheetId), "columns", box.column, box.columns);
    this.book.emit({ kind: "cells", sheetId, box, change: "columnInserted" });
  }

  private removeRows(sheetId: string, box: Box): void {
    const clipped = this.book.clip(sheetId, box);
    if (clipped.rows > 0) {
      const range = { ...spanOf(clipped), rangeType: ROW_RANGE };
      const mutation = { id: ID.removeRowMutation, params: { ...this.target(sheetId), range } };
      this.execute(sheetId, COMMAND.removeRows, { range }, [mutation]);
      this.book.reach(sheetId, { row: 0, column: 0, rows: 200, columns: 26 });
    }
    shiftSide(this.book.sideOf(sheetId), "rows", box.row, -box.rows);
    this.book.emit({ kind: "cells", sheetId, box, change: "rowDeleted" });
  }

  private removeColumns(sheetId: string, box: Box): void {
    const clipped = this.book.clip(sheetId, box);
    if (clipped.columns > 0) {
      const range = { ...spanOf(clipped), rangeType: COLUMN_RANGE };
      const mutation = { id: ID.removeColumnMutation, params: { ...this.target(sheetId), range } };
      this.execute(sheetId, COMMAND.removeColumns, { range }, [mutation]);
      this.book.reach(sheetId, { row: 0, column: 0, rows: 200, columns: 26 });
    }
    shiftSide(this.book.sideOf(sheetId), "columns", box.column, -box.columns);
    this.book.emit({ kind: "cells", sheetId, box, change: "columnDeleted" });
  }

  private insertCells(sheetId: string, box: Box, shift: "down" | "right"): void {
    const down = shift === "down";
    const last = this.lastUsed(sheetId);
    this.book.reach(sheetId, {
      row: box.row,
      column: box.column,
      rows: down ? Math.max(last.row - box.row + 1, 0) + box.rows : Math.min(box.rows, 1),
      columns: down ? Math.min(box.columns, 1) : Math.max(last.column - box.column + 1, 0) + box.columns,
    });
    const range = spanOf(this.book.clip(sheetId, box));
    const params = {
      ...this.target(sheetId),
      range,
      shiftDimension: down ? ROWS_DIMENSION : COLUMNS_DIMENSION,
    };
    const injector = this.book.univer.__getInjector();
    const { redo } = this.book.kit.sheets.getInsertRangeMutations(injector, params);
    this.execute(sheetId, COMMAND[shift], { range }, redo);
    this.book.emit({ kind: "cells", sheetId, box, change: "cellInserted" });
  }

  private removeCells(sheetId: string, box: Box, shift: "up" | "left"): void {
    const clipped = this.book.clip(sheetId, box);
    if (clipped.rows > 0 && clipped.columns > 0) {
      const range = spanOf(clipped);
      const dimension = shift === "up" ? ROWS_DIMENSION : COLUMNS_DIMENSION;
      const params = { ...this.target(sheetId), range, shiftDimension: dimension };
      const { redo } = this.book.kit.sheets.getRemoveRangeMutations(this.book.univer.__getInjector(), params);
      this.execute(sheetId, COMMAND[shift], { range }, redo);
    }
    this.book.emit({ kind: "cells", sheetId, box, change: "cellDeleted" });
  }

  private target(sheetId: string): { unitId: string; subUnitId: string } {
    return { unitId: this.book.unitId, subUnitId: sheetId };
  }

  private lastUsed(sheetId: string): { row: number; column: number } {
    const range = this.book.sheet(sheetId).getCellMatrix().getDataRange();
    return { row: range.endRow, column: range.endColumn };
  }

  /** Runs the mutations together with what formulas, tables, filters and rules add to a command of that name. */
  private execute(
    sheetId: string,
    command: string,
    params: object,
    mutations: readonly IMutationInfo[],
  ): void {
    const interceptors = this.book.service<SheetInterceptorService>(
      this.book.kit.sheets.SheetInterceptorService,
    );
    const info = { id: command, params: { ...this.target(sheetId), ...params } };
    const added = onTop(this.book, sheetId, () => interceptors.onCommandExecute(info));
    const all = [...(added.preRedos ?? []), ...mutations, ...added.redos];
    for (const { id, params: values } of all) {
      const done: unknown = this.book.commands.syncExecuteCommand(id, values);
      if (done === false) throw new GridError("GeneralException", `The workbook refused ${id}.`);
    }
    const after = onTop(this.book, sheetId, () => interceptors.afterCommandExecute(info));
    for (const { id, params: values } of after.redos) this.book.commands.syncExecuteCommand(id, values);
  }
}

/** Univer works out moved references for the active sheet only: while `run` lasts, it takes this one for it. */
export function onTop<T>(book: UniverBook, sheetId: string, run: () => T): T {
  const workbook = book.workbook;
  const sheet = book.sheet(sheetId);
  const pretend = { configurable: true, value: () => sheet };
  Object.defineProperty(workbook, "getActiveSheet", pretend);
  try {
    return run();
  } finally {
    Reflect.deleteProperty(workbook, "getActiveSheet");
  }
}

/** Moves what the side model has at certain cells when whole rows or columns come or go. */
export function shiftSide(side: SideSheet, axis: "rows" | "columns", at: number, count: number): void {
  const movedAll = (boxes: readonly Box[]): Box[] =>
    boxes.flatMap((box) => shiftedBox(box, axis, at, count) ?? []);
  side.unlocked = movedAll(side.unlocked);
  side.hyperlinks = side.hyperlinks.flatMap(({ box, link }) => {
    const to = shiftedBox(box, axis, at, count);
    return to ? [{ box: to, link }] : [];
  });
  if (side.pageLayout.printArea)
    side.pageLayout = { ...side.pageLayout, printArea: movedAll(side.pageLayout.printArea) };
}

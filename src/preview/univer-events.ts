import type {
  ICommandInfo,
  IMutationCommonParams,
  IObjectMatrixPrimitiveType,
  IRange,
  Nullable,
  ICellData,
} from "@univerjs/core";
import type { TableManager } from "@univerjs/sheets-table";
import { boxOf } from "./boxes";
import type { Box, CellValue } from "./grid-types";
import type { EngineParts } from "./univer-engine";
import { ID } from "./univer-ids";
import { valueOf } from "./univer-read";
import { shiftSide } from "./univer-shift";
import { growTables } from "./table-growth";

const EDITING = "sheet.operation.set-cell-edit-visible";
const FILTERS = new Set([
  "sheet.mutation.set-filter-range",
  "sheet.mutation.set-filter-criteria",
  "sheet.mutation.remove-filter",
]);
const STRUCTURE = {
  [ID.insertRowMutation]: { change: "rowInserted", axis: "rows", sign: 1 },
  [ID.removeRowMutation]: { change: "rowDeleted", axis: "rows", sign: -1 },
  [ID.insertColumnMutation]: { change: "columnInserted", axis: "columns", sign: 1 },
  [ID.removeColumnMutation]: { change: "columnDeleted", axis: "columns", sign: -1 },
} as const;

interface Params extends IMutationCommonParams {
  unitId: string;
  subUnitId: string;
  cellValue?: IObjectMatrixPrimitiveType<Nullable<ICellData>>;
  range?: IRange;
  ranges?: IRange[];
  selections?: { range: IRange }[];
  name?: string;
  sheet?: { id: string; name: string };
  subUnitName?: string;
  fromOrder?: number;
  toOrder?: number;
  hidden?: 0 | 1;
  visible?: boolean;
  fromRange?: IRange;
  toRange?: IRange;
  from?: { subUnitId: string };
  to?: { subUnitId: string };
}

interface Options {
  onlyLocal?: boolean;
  applyFormulaCalculationResult?: boolean;
  fromFormula?: boolean;
}

/** Turns what a person does in Univer's grid into the engine's events; what the engine does itself is told by the engine. */
export class UserEvents {
  editing = false;
  private before: { row: number; column: number; value: CellValue } | undefined;
  private sheetNames = new Map<string, string>();
  private activeId = "";
  private selected = "";

  constructor(private readonly parts: EngineParts) {
    const { commands } = parts.book;
    commands.beforeCommandExecuted((command) => this.foresee(command));
    commands.onCommandExecuted((command, options) => this.hear(command, (options ?? {}) as Options));
    this.listenToTables();
    parts.book.listen((event) => {
      if (event.kind === "loaded") this.reset();
    });
  }

  private reset(): void {
    this.editing = false;
    this.selected = "";
    this.activeId = this.parts.sheets.activeId();
    this.sheetNames = new Map(this.parts.sheets.list().map(({ id, name }) => [id, name]));
  }

  /** Before a single cell changes its value is remembered: Excel tells it with the event. */
  private foresee(command: Readonly<ICommandInfo>): void {
    if (command.id !== ID.setRangeValues || this.parts.book.programmed) return;
    const { cellValue, subUnitId, unitId } = command.params as Params;
    if (unitId !== this.parts.book.unitId) return;
    const only = onlyCell(cellValue);
    this.before = only && {
      ...only,
      value: valueOf(this.parts.book.matrix(subUnitId)[only.row]?.[only.column]),
    };
  }

  private hear({ id, params: raw }: Readonly<ICommandInfo>, options: Options): void {
    const params = (raw ?? {}) as Params;
    if (id === EDITING) return this.setEditing(params.visible === true);
    if (params.unitId !== this.parts.book.unitId) return;
    if (id === ID.activate) return this.activated(params.subUnitId);
    if (id === ID.select) return this.selection(params);
    if (id === ID.insertSheet || id === ID.removeSheet) return this.sheetCame(id === ID.insertSheet, params);
    if (id === ID.sheetNameMutation) return this.renamed(params);
    if (id === ID.sheetOrder) return this.moved(params);
    if (this.parts.book.programmed) return;
    if (id === ID.setRangeValues) return this.edited(params, options);
    this.hearUser(id, params);
  }

  private hearUser(id: string, params: Params): void {
    const { book } = this.parts;
    const { subUnitId: sheetId, range, ranges } = params;
    const structure = STRUCTURE[id as keyof typeof STRUCTURE];
    if (structure && range) {
      const box = boxOf(range);
      const at = structure.axis === "rows" ? box.row : box.column;
      shiftSide(book.sideOf(sheetId), structure.axis, at, structure.sign * box[structure.axis]);
      return book.emit({ kind: "cells", sheetId, box, change: structure.change });
    }
    if (id === ID.moveRange) return this.cellsMoved(params);
    if (id === ID.reorder && range) return book.emit({ kind: "sorted", sheetId, box: boxOf(range) });
    if (FILTERS.has(id)) return book.emit({ kind: "filtered", sheetId });
    if (id === ID.sheetHide) return this.hidden(params);
    if (id === ID.rowHidden || id === ID.rowVisible)
      for (const one of ranges ?? [])
        book.emit({ kind: "rowsHidden", sheetId, box: boxOf(one), hidden: id === ID.rowHidden });
  }

  private cellsMoved({ fromRange, toRange, from, to }: Params): void {
    for (const [range, sheet] of [
      [fromRange, from],
      [toRange, to],
    ] as const)
      if (range && sheet)
        this.parts.book.emit({
          kind: "cells",
          sheetId: sheet.subUnitId,
          box: boxOf(range),
          change: "edited",
        });
  }

  private edited({ subUnitId: sheetId, cellValue }: Params, options: Options): void {
    if (options.applyFormulaCalculationResult || options.fromFormula || options.onlyLocal || !cellValue)
      return;
    const { book } = this.parts;
    const contents = boxAround(
      cellValue,
      (cell) => !cell || "v" in cell || "f" in cell || "p" in cell || "si" in cell,
    );
    if (!contents) {
      const formats = boxAround(cellValue, () => true);
      return formats && book.emit({ kind: "format", sheetId, box: formats });
    }
    const { before } = this;
    const single = before && contents.rows === 1 && contents.columns === 1;
    const after = valueOf(book.matrix(sheetId)[contents.row]?.[contents.column]);
    growTables(this.parts, sheetId, contents);
    book.emit({
      kind: "cells",
      sheetId,
      box: contents,
      change: "edited",
      ...(single ? { before: before.value, after } : {}),
    });
  }

  private activated(sheetId: string): void {
    const previousId = this.activeId;
    if (previousId === sheetId) return;
    this.activeId = sheetId;
    const known = this.sheetNames.has(previousId) ? { previousId } : {};
    this.parts.book.emit({ kind: "activated", sheetId, ...known });
  }

  private selection({ subUnitId: sheetId, selections }: Params): void {
    const boxes = (selections ?? []).map(({ range }) => boxOf(range));
    const key = JSON.stringify([sheetId, boxes]);
    // Univer sets the selection several times while the mouse is held.
    if (!boxes.length || key === this.selected) return;
    this.selected = key;
    this.parts.book.emit({ kind: "selection", sheetId, boxes });
  }

  private sheetCame(came: boolean, { sheet, subUnitId }: Params): void {
    const { book } = this.parts;
    if (came && sheet) {
      this.sheetNames.set(sheet.id, sheet.name);
      return book.emit({ kind: "sheetAdded", sheetId: sheet.id, name: sheet.name });
    }
    const name = this.sheetNames.get(subUnitId) ?? "";
    this.sheetNames.delete(subUnitId);
    if (!book.programmed) book.side.sheets.delete(subUnitId);
    book.emit({ kind: "sheetRemoved", sheetId: subUnitId, name });
  }

  private renamed({ subUnitId: sheetId, name: after = "" }: Params): void {
    const before = this.sheetNames.get(sheetId) ?? "";
    this.sheetNames.set(sheetId, after);
    this.parts.book.emit({ kind: "sheetRenamed", sheetId, before, after });
  }

  private moved({ subUnitId: sheetId, fromOrder: before = 0, toOrder: after = 0 }: Params): void {
    this.parts.book.emit({ kind: "sheetMoved", sheetId, before, after });
  }

  private hidden({ subUnitId: sheetId, hidden }: Params): void {
    this.parts.book.sideOf(sheetId).veryHidden = false;
    const [before, after] = hidden ? (["Visible", "Hidden"] as const) : (["Hidden", "Visible"] as const);
    this.parts.book.emit({ kind: "visibility", sheetId, before, after });
  }

  private setEditing(editing: boolean): void {
    if (this.editing === editing) return;
    this.editing = editing;
    this.parts.book.emit({ kind: "editMode", editing });
  }

  private listenToTables(): void {
    const { book, tables } = this.parts;
    const manager = book.service<TableManager>(book.kit.table.TableManager);
    const own = (unitId: string): boolean => unitId === book.unitId;
    manager.tableAdd$.subscribe(({ unitId, subUnitId: sheetId, tableId, tableName: name }) => {
      if (!own(unitId)) return;
      tables.sideOf(tableId);
      book.emit({ kind: "tableAdded", sheetId, tableId, name });
    });
    manager.tableDelete$.subscribe(({ unitId, subUnitId: sheetId, tableId, tableName: name }) => {
      if (!own(unitId)) return;
      book.side.tables.delete(tableId);
      book.emit({ kind: "tableRemoved", sheetId, tableId, name });
    });
    const changed = ({
      unitId,
      subUnitId: sheetId,
      tableId,
    }: {
      unitId: string;
      subUnitId: string;
      tableId: string;
    }): void => {
      if (!own(unitId) || book.programmed) return;
      book.emit({ kind: "tableChanged", sheetId, tableId, name: tables.get(tableId).name });
    };
    manager.tableRangeChanged$.subscribe(changed);
    manager.tableNameChanged$.subscribe(changed);
    manager.tableFilterChanged$.subscribe(({ unitId, subUnitId: sheetId, tableId }) => {
      if (own(unitId) && !book.programmed) book.emit({ kind: "filtered", sheetId, tableId });
    });
  }
}

type Cells = Params["cellValue"];

function onlyCell(cells: Cells): { row: number; column: number } | undefined {
  const rows = Object.keys(cells ?? {});
  const columns = rows.length === 1 ? Object.keys(cells?.[Number(rows[0])] ?? {}) : [];
  return columns.length === 1 ? { row: Number(rows[0]), column: Number(columns[0]) } : undefined;
}

function boxAround(
  cells: NonNullable<Cells>,
  counts: (cell: Nullable<ICellData>) => boolean,
): Box | undefined {
  const span = { startRow: Infinity, endRow: -1, startColumn: Infinity, endColumn: -1 };
  for (const key of Object.keys(cells)) {
    const row = Number(key);
    for (const [columnKey, cell] of Object.entries(cells[row] ?? {})) {
      if (!counts(cell)) continue;
      const column = Number(columnKey);
      span.startRow = Math.min(span.startRow, row);
      span.endRow = Math.max(span.endRow, row);
      span.startColumn = Math.min(span.startColumn, column);
      span.endColumn = Math.max(span.endColumn, column);
    }
  }
  return span.endRow < 0 ? undefined : boxOf(span);
}

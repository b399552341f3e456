import type {
  ICellData,
  ICommandService,
  IUniverInstanceService,
  Nullable,
  Univer,
  Workbook,
  Worksheet,
} from "@univerjs/core";
import { GridError } from "./engine";
import type { GridEvent } from "./grid-events";
import { type Box, MAX_COLUMNS, MAX_ROWS } from "./grid-types";
import { type Side, type SideSheet, blankSide, sideOf } from "./side";
import { FIRST_UNIT } from "./univer-boot";
import { ID } from "./univer-ids";
import type { UniverKit } from "./univer-kit";

/** The cells of a sheet as Univer keeps them: by row, then column. */
export type CellMatrix = Record<number, Record<number, Nullable<ICellData>> | undefined>;

/** An event before it is known who caused it. */
export type EventBody = GridEvent extends infer Event
  ? Event extends GridEvent
    ? Omit<Event, "origin">
    : never
  : never;

/** One Univer workbook with its side model: what every part of the engine works on. */
export class UniverBook {
  side: Side = blankSide("Book1.xlsx");
  unitId: string = FIRST_UNIT;
  readonly commands: ICommandService;
  readonly instances: IUniverInstanceService;
  /** Told of every sheet whose cells were changed past the command system, so that a browser can paint. */
  onDirectChange: (sheetId: string, box: Box) => void = () => undefined;
  private readonly listeners = new Set<(event: GridEvent) => void>();
  private depth = 0;

  constructor(
    readonly kit: UniverKit,
    readonly univer: Univer,
  ) {
    const injector = univer.__getInjector();
    this.commands = injector.get(kit.core.ICommandService);
    this.instances = injector.get(kit.core.IUniverInstanceService);
  }

  /** A service of Univer by its identifier. */
  service<T>(identifier: Parameters<ReturnType<Univer["__getInjector"]>["get"]>[0]): T {
    return this.univer.__getInjector().get(identifier) as T;
  }

  get workbook(): Workbook {
    const workbook = this.instances.getUnit<Workbook>(this.unitId);
    if (!workbook) throw new GridError("GeneralException", "No workbook is open.");
    return workbook;
  }

  sheet(id: string): Worksheet {
    const sheet = this.workbook.getSheetBySheetId(id);
    if (!sheet) throw new GridError("ItemNotFound", "The worksheet does not exist.");
    return sheet;
  }

  sideOf(sheetId: string): SideSheet {
    return sideOf(this.side, sheetId);
  }

  matrix(sheetId: string): CellMatrix {
    return this.sheet(sheetId).getCellMatrix().getMatrix() as CellMatrix;
  }

  /** Runs a command or mutation on the workbook, or on one sheet of it. */
  run(id: string, params: object, sheetId?: string): void {
    const target = sheetId === undefined ? {} : { subUnitId: sheetId };
    const done: unknown = this.commands.syncExecuteCommand(id, { unitId: this.unitId, ...target, ...params });
    if (done === false) throw new GridError("GeneralException", `The workbook refused ${id}.`);
  }

  /** True while the engine itself is changing something. */
  get programmed(): boolean {
    return this.depth > 0;
  }

  /** Runs a change of the engine's own: events raised meanwhile have the origin `program`, and Undo forgets what went before. */
  change<T>(run: () => T): T {
    this.depth++;
    try {
      return run();
    } finally {
      this.depth--;
      if (this.depth === 0)
        this.service<{ clearUndoRedo(unit: string): void }>(this.kit.core.IUndoRedoService).clearUndoRedo(
          this.unitId,
        );
    }
  }

  listen(listener: (event: GridEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(body: EventBody): void {
    const event = { ...body, origin: this.programmed ? "program" : "user" } as GridEvent;
    for (const listener of [...this.listeners]) listener(event);
  }

  /** Lets the sheet's memory reach the box; Excel's sheets always do. */
  reach(sheetId: string, box: Box): void {
    const sheet = this.sheet(sheetId);
    const rows = Math.min(box.row + box.rows, MAX_ROWS);
    const columns = Math.min(box.column + box.columns, MAX_COLUMNS);
    // Grown by a good piece at a time: every growth lays the sheet out anew.
    if (rows > sheet.getRowCount())
      this.run(ID.rowCount, { rowCount: Math.min(MAX_ROWS, Math.ceil(rows * 1.2) + 100) }, sheetId);
    if (columns > sheet.getColumnCount())
      this.run(ID.columnCount, { columnCount: Math.min(MAX_COLUMNS, columns + 6) }, sheetId);
  }

  /** The part of a box that has memory behind it. */
  clip(sheetId: string, box: Box): Box {
    const sheet = this.sheet(sheetId);
    return {
      row: box.row,
      column: box.column,
      rows: Math.max(0, Math.min(box.rows, sheet.getRowCount() - box.row)),
      columns: Math.max(0, Math.min(box.columns, sheet.getColumnCount() - box.column)),
    };
  }
}

import type { GridEvent } from "../grid-events";
import { type Box, type CellValue, MAX_COLUMNS } from "../grid-types";
import { areaName, intersection } from "./address";
import { EVENT, WORKBOOK_TARGET } from "./events";
import type { ExcelHost } from "./host";
import { valueType } from "./range-cells";

type CellsEvent = Extract<GridEvent, { kind: "cells" }>;

const CHANGE = {
  edited: "RangeEdited",
  rowInserted: "RowInserted",
  rowDeleted: "RowDeleted",
  columnInserted: "ColumnInserted",
  columnDeleted: "ColumnDeleted",
  cellInserted: "CellInserted",
  cellDeleted: "CellDeleted",
} as const;

/** Turns what happens in the grid into the events Office.js knows, telling own writes from the person's. */
export class GridBridge {
  /** Ends the listening. */
  readonly stop: () => void;

  constructor(private readonly host: ExcelHost) {
    this.stop = host.engine.onEvent((event) => this.heard(event));
  }

  private heard(event: GridEvent): void {
    switch (event.kind) {
      case "cells":
        return this.cells(event);
      case "selection":
        return this.selected(event.sheetId, event.boxes);
      case "activated":
        if (event.previousId !== undefined)
          this.onSheet(EVENT.deactivated, event.previousId, { worksheetId: event.previousId });
        return this.onSheet(EVENT.activated, event.sheetId, { worksheetId: event.sheetId });
      case "sheetAdded":
        return this.sheet(EVENT.added, event.sheetId, {});
      case "sheetRemoved":
        return this.sheet(EVENT.deleted, event.sheetId, {});
      case "sheetRenamed":
        return this.sheet(EVENT.renamed, event.sheetId, { nameBefore: event.before, nameAfter: event.after });
      case "sheetMoved":
        return this.sheet(EVENT.moved, event.sheetId, {
          positionBefore: event.before,
          positionAfter: event.after,
        });
      case "visibility":
        return this.sheet(EVENT.visibility, event.sheetId, {
          visibilityBefore: event.before,
          visibilityAfter: event.after,
        });
      case "tableAdded":
        return this.table(EVENT.tableAdded, event);
      case "tableRemoved":
        return this.table(EVENT.tableDeleted, event);
      case "sorted":
        return this.sheet(EVENT.rowSorted, event.sheetId, { address: areaName(event.box) });
      case "rowsHidden":
        return this.sheet(EVENT.rowHidden, event.sheetId, {
          address: areaName({ ...event.box, column: 0, columns: MAX_COLUMNS }),
          changeType: event.hidden ? "Hidden" : "Unhidden",
        });
      case "format":
        return this.sheet(EVENT.format, event.sheetId, {
          address: areaName(event.box),
          referenceId: eventReference(event.sheetId, event.box),
        });
      case "protection":
        return this.sheet(EVENT.protection, event.sheetId, { isProtected: event.on });
      case "calculated":
        for (const worksheetId of event.sheetIds)
          this.onSheet(EVENT.calculated, worksheetId, { worksheetId });
        return;
      case "loaded":
        return this.host.workbook.forgetSheets();
      // The client library knows no event for these; edit mode is asked of the engine at each request.
      case "tableChanged":
      case "filtered":
      case "editMode":
      case "refused":
        return;
    }
  }

  private cells(event: CellsEvent): void {
    const { sheetId, box } = event;
    const shift = this.shift(event);
    if (shift === "down" || shift === "right") this.host.ranges.inserted(sheetId, box, shift);
    if (shift === "up" || shift === "left") this.host.ranges.deleted(sheetId, box, shift);
    const message = {
      changeType: CHANGE[event.change],
      source: "Local",
      worksheetId: sheetId,
      address: areaName(box),
      referenceId: eventReference(sheetId, box),
      triggerSource: this.trigger(event),
      shiftDirection: shift && event.change.startsWith("cell") ? SHIFT_NAME[shift] : "None",
      ...(event.before === undefined ? {} : valueDetails(event.before, event.after ?? "")),
    };
    this.onSheet(EVENT.changed, sheetId, message);
    for (const { id, box: place } of this.host.engine.tables.list(sheetId)) {
      const shared = intersection(place, box);
      if (!shared) continue;
      this.onTable(EVENT.tableChanged, id, sheetId, { ...message, tableId: id, address: areaName(shared) });
    }
  }

  private shift({ change, origin }: CellsEvent): keyof typeof SHIFT_NAME | null {
    if (change === "edited") return null;
    if (change === "rowInserted" || change === "columnInserted")
      return change === "rowInserted" ? "down" : "right";
    if (change === "rowDeleted" || change === "columnDeleted") return change === "rowDeleted" ? "up" : "left";
    const told = origin === "program" ? this.host.shifting : null;
    return told ?? (change === "cellInserted" ? "down" : "up");
  }

  private trigger({ origin }: GridEvent): string {
    return origin === "program" && this.host.inRequest ? "ThisLocalAddin" : "Unknown";
  }

  private selected(worksheetId: string, boxes: readonly Box[]): void {
    const address = boxes.map((box) => areaName(box)).join(",");
    this.onSheet(EVENT.selection, worksheetId, { worksheetId, address });
    for (const { id, box } of this.host.engine.tables.list(worksheetId)) {
      const inside = boxes.flatMap((one) => intersection(one, box) ?? []);
      const message = { worksheetId, tableId: id, address: inside.map((one) => areaName(one)).join(",") };
      this.host.raise(EVENT.tableSelection, id, message);
    }
    this.host.wire.selectionChanged();
  }

  private sheet(type: number, worksheetId: string, more: Record<string, unknown>): void {
    this.onSheet(type, worksheetId, { worksheetId, source: "Local", ...more });
  }

  private table(type: number, event: { sheetId: string; tableId: string; name: string }): void {
    this.onTable(type, event.tableId, event.sheetId, {
      worksheetId: event.sheetId,
      tableId: event.tableId,
      tableName: event.name,
      source: "Local",
    });
  }

  private onSheet(type: number, sheetId: string, message: unknown): void {
    this.host.raise(type, sheetId, message);
    this.host.raise(type, WORKBOOK_TARGET, message);
  }

  private onTable(type: number, tableId: string, sheetId: string, message: unknown): void {
    this.host.raise(type, tableId, message);
    this.host.raise(type, sheetId, message);
    this.host.raise(type, WORKBOOK_TARGET, message);
  }
}

const SHIFT_NAME = {
  down: "ShiftCellDown",
  right: "ShiftCellRight",
  up: "ShiftCellUp",
  left: "ShiftCellLeft",
} as const;

/** How cells move when others come or go. */
export type Shift = keyof typeof SHIFT_NAME;

/** The details of a one-cell change, which Excel gives with its event. */
function valueDetails(before: CellValue, after: CellValue): Record<string, unknown> {
  return {
    valueBefore: before,
    valueAfter: after,
    valueTypeBefore: valueType(before),
    valueTypeAfter: valueType(after),
  };
}

/** The reference by which an event's `getRange` finds its cells again. */
export function eventReference(sheetId: string, { row, column, rows, columns }: Box): string {
  return JSON.stringify([sheetId, row, column, rows, columns]);
}

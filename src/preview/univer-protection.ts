import type { ICommandInfo, IMutationCommonParams, IRange } from "@univerjs/core";
import type { SheetsSelectionsService } from "@univerjs/sheets";
import { boxOf } from "./boxes";
import type { Box } from "./grid-types";
import type { EngineParts } from "./univer-engine";
import { ID } from "./univer-ids";

/** What Excel says to a person who is about to change a locked cell. */
export const PROTECTED =
  "The cell or chart you're trying to change is on a protected sheet. To make a change, unprotect the sheet. You might be requested to enter a password.";

const EDITING = "sheet.operation.set-cell-edit-visible";
/** Letters typed on a cell reach its waiting editor by these, before it is shown. */
const TYPING = new Set(["doc.command.insert-text", "doc.command.ime-input"]);
const CELL_EDITORS = new Set(["__INTERNAL_EDITOR__DOCS_NORMAL", "__INTERNAL_EDITOR__DOCS_FORMULA_BAR"]);
/** What lets a person do it on a protected sheet all the same, by Excel's option names. */
const ALLOWED_BY: Record<string, string> = {
  [ID.insertRowMutation]: "allowInsertRows",
  [ID.removeRowMutation]: "allowDeleteRows",
  [ID.insertColumnMutation]: "allowInsertColumns",
  [ID.removeColumnMutation]: "allowDeleteColumns",
};

interface Params extends IMutationCommonParams {
  unitId: string;
  subUnitId: string;
  cellValue?: Record<number, Record<number, object | null | undefined> | undefined>;
  range?: IRange;
  fromRange?: IRange;
  toRange?: IRange;
  from?: { subUnitId: string };
  to?: { subUnitId: string };
  visible?: boolean;
}

/** Refuses what a person does to locked cells of a protected sheet before anything changed, and tells `refused`; the engine's own changes are checked where they are made. */
export function guardProtected(parts: EngineParts): void {
  const { book } = parts;
  book.commands.beforeCommandExecuted((command, options) => {
    const { onlyLocal, applyFormulaCalculationResult, fromFormula } = (options ?? {}) as Record<
      string,
      unknown
    >;
    if (book.programmed || onlyLocal || applyFormulaCalculationResult || fromFormula) return;
    const sheetId = refusedOn(parts, command);
    if (sheetId === undefined) return;
    book.emit({ kind: "refused", sheetId, reason: PROTECTED });
    throw new book.kit.core.CustomCommandExecutionError(PROTECTED);
  });
}

/** The protected sheet that refuses a command, if any does. */
function refusedOn(parts: EngineParts, { id, params: raw }: Readonly<ICommandInfo>): string | undefined {
  const params = (raw ?? {}) as Params;
  if (startsEditing(id, params)) return lockedAtCursor(parts);
  if (params.unitId !== parts.book.unitId) return undefined;
  return changedBy(id, params).find(([sheetId, boxes]) => {
    const protection = parts.book.side.sheets.get(sheetId)?.protection;
    if (!protection?.on) return false;
    const option = ALLOWED_BY[id];
    if (option) return protection.options[option] !== true;
    return boxes().some((box) => parts.format.lockedParts(sheetId, box).length > 0);
  })?.[0];
}

const startsEditing = (id: string, { visible, unitId }: Params): boolean =>
  (id === EDITING && visible === true) || (TYPING.has(id) && CELL_EDITORS.has(unitId));

/** The open sheet, when it is protected and the cell with the cursor is locked. */
function lockedAtCursor({ book, sheets, format }: EngineParts): string | undefined {
  const sheetId = sheets.activeId();
  const cursor = book
    .service<SheetsSelectionsService>(book.kit.sheets.SheetsSelectionsService)
    .getCurrentLastSelection()?.primary;
  if (!cursor || !sheets.protection(sheetId).on) return undefined;
  const cell = { row: cursor.actualRow, column: cursor.actualColumn, rows: 1, columns: 1 };
  return format.lockedParts(sheetId, cell).length ? sheetId : undefined;
}

/** The sheets whose cells a mutation changes, with the cells; these are only gathered where they matter. */
function changedBy(
  id: string,
  { subUnitId, cellValue, range, fromRange, toRange, from, to }: Params,
): readonly (readonly [sheetId: string, boxes: () => readonly Box[]])[] {
  if (id === ID.setRangeValues) return [[subUnitId, () => cellsOf(cellValue ?? {})]];
  if (id === ID.moveRange && from && to && fromRange && toRange)
    return [
      [from.subUnitId, () => [boxOf(fromRange)]],
      [to.subUnitId, () => [boxOf(toRange)]],
    ];
  return range && (id === ID.reorder || id in ALLOWED_BY) ? [[subUnitId, () => [boxOf(range)]]] : [];
}

const cellsOf = (cells: NonNullable<Params["cellValue"]>): Box[] =>
  Object.entries(cells).flatMap(([row, line]) =>
    Object.keys(line ?? {}).map((column) => ({
      row: Number(row),
      column: Number(column),
      rows: 1,
      columns: 1,
    })),
  );

import type { BookSnapshot } from "./book";
import type { GridEvent } from "./grid-events";
import type * as grid from "./grid-types";
import type { Box } from "./grid-types";

/** Thrown by every engine call that refuses; nothing has changed then. `code` is Excel's word for it. */
export class GridError extends Error {
  constructor(
    readonly code:
      | "InvalidArgument"
      | "ItemNotFound"
      | "ItemAlreadyExists"
      | "AccessDenied"
      | "InvalidOperation"
      | "GeneralException",
    message: string,
  ) {
    super(message);
    this.name = "GridError";
  }
}

/** Worksheets, in tab order. Names are compared regardless of case and checked as Excel checks them. */
export interface SheetsPart {
  /** In tab order. */
  list(): readonly grid.SheetInfo[];
  /** @throws GridError ItemNotFound */
  get(id: string): grid.SheetInfo;
  find(name: string): grid.SheetInfo | undefined;
  /** Adds at the end (or at `position`) without activating it; returns its id. @throws ItemAlreadyExists, InvalidArgument */
  add(name?: string, position?: number): string;
  /** @throws InvalidOperation for the last visible sheet. */
  remove(id: string): void;
  rename(id: string, name: string): void;
  move(id: string, position: number): void;
  setVisibility(id: string, visibility: grid.SheetVisibility): void;
  setTabColor(id: string, color: string): void;
  setGridlines(id: string, shown: boolean): void;
  setHeadings(id: string, shown: boolean): void;
  /** @throws InvalidOperation when it is hidden. */
  activate(id: string): void;
  activeId(): string;
  selection(): grid.Selection;
  /** Selects boxes of a sheet, activating it. */
  select(sheetId: string, boxes: readonly Box[]): void;
  freeze(id: string, rows: number, columns: number): void;
  frozen(id: string): { readonly rows: number; readonly columns: number };
  protection(id: string): grid.Protection;
  setProtection(id: string, protection: grid.Protection): void;
  pageLayout(id: string): grid.PageLayout;
  setPageLayout(id: string, layout: grid.PageLayout): void;
}

/** Cell contents. Boxes may be whole rows or columns; matrices returned are clipped to the used cells only where said. */
export interface CellsPart {
  /** Raw values, row by row, exactly the box's shape. */
  values(sheetId: string, box: Box): grid.CellValue[][];
  /** Formulas with `=`, otherwise the raw value; a text that looks like a formula is itself (no apostrophe). */
  formulas(sheetId: string, box: Box): grid.CellValue[][];
  /** Display texts by number format. */
  texts(sheetId: string, box: Box): string[][];
  /** `General` where none is set. */
  numberFormats(sheetId: string, box: Box): string[][];
  /** Writes a matrix of the box's shape as one change and one event. @throws AccessDenied where locked, InvalidArgument */
  write(sheetId: string, box: Box, matrix: readonly (readonly grid.CellInput[])[]): void;
  setNumberFormats(sheetId: string, box: Box, matrix: readonly (readonly (string | null)[])[]): void;
  clear(sheetId: string, box: Box, what: "contents" | "formats" | "all"): void;
  /** The smallest box around values (and formats, unless `valuesOnly`) inside `within`; undefined when there is none. */
  used(sheetId: string, valuesOnly: boolean, within?: Box): Box | undefined;
  /** Shifts cells; whole rows or columns when the box spans them. Tables, filters, names and formulas follow. */
  insert(sheetId: string, box: Box, shift: "down" | "right"): void;
  remove(sheetId: string, box: Box, shift: "up" | "left"): void;
  /** Sorts the rows of the box; the caller leaves the header row out. Blanks last. */
  sort(sheetId: string, box: Box, keys: readonly grid.SortKey[], matchCase?: boolean): void;
  merges(sheetId: string): readonly Box[];
  merge(sheetId: string, box: Box, across?: boolean): void;
  unmerge(sheetId: string, box: Box): void;
  hyperlinks(sheetId: string, box: Box): readonly { readonly box: Box; readonly link: grid.Hyperlink }[];
  setHyperlink(sheetId: string, box: Box, link: grid.Hyperlink | null): void;
}

/** Looks of cells, columns and rows. Lengths in points. */
export interface FormatPart {
  /** The style of one cell with column and row defaults applied. */
  style(sheetId: string, row: number, column: number): grid.CellStyle;
  /** The properties all cells of the box share; one that differs is null, one nobody sets is absent. */
  commonStyle(sheetId: string, box: Box): grid.CellStyle;
  /** Merges the patch into every cell; whole columns become column defaults, so it costs nothing. */
  patch(sheetId: string, box: Box, patch: grid.CellStyle): void;
  columnWidth(sheetId: string, column: number): number;
  setColumnWidth(sheetId: string, column: number, columns: number, points: number): void;
  rowHeight(sheetId: string, row: number): number;
  setRowHeight(sheetId: string, row: number, rows: number, points: number): void;
  autofitColumns(sheetId: string, column: number, columns: number): void;
  autofitRows(sheetId: string, row: number, rows: number): void;
  /** Hidden by hand; what a filter hides is told by `FilterState`. */
  rowHidden(sheetId: string, row: number): boolean;
  columnHidden(sheetId: string, column: number): boolean;
  setRowsHidden(sheetId: string, row: number, rows: number, hidden: boolean): void;
  setColumnsHidden(sheetId: string, column: number, columns: number, hidden: boolean): void;
  /** null when the box is mixed. Cells are locked unless said otherwise. */
  locked(sheetId: string, box: Box): boolean | null;
  setLocked(sheetId: string, box: Box, locked: boolean): void;
}

/** Excel tables. */
export interface TablesPart {
  /** Of the workbook or of one sheet, in order of creation. */
  list(sheetId?: string): readonly grid.TableInfo[];
  /** @throws ItemNotFound */
  get(id: string): grid.TableInfo;
  find(name: string): grid.TableInfo | undefined;
  /** Makes a table of the box; without headers the cells move down and `Column1 …` are written. Empty or double headers are renamed as Excel does. @throws ItemAlreadyExists over another table or for a taken name */
  add(sheetId: string, box: Box, hasHeaders: boolean, name?: string): string;
  rename(id: string, name: string): void;
  renameColumn(id: string, offset: number, name: string): void;
  /** New box with header and totals row; must keep the header row and overlap the old one. @throws InvalidArgument */
  resize(id: string, box: Box): void;
  /** Takes table and cells away. */
  remove(id: string): void;
  /** Takes the table away and leaves the cells. */
  convertToRange(id: string): void;
  setLooks(id: string, looks: grid.TableLooks): void;
  /** Shows or takes away the totals row; cells below move down or up. */
  setTotals(id: string, shown: boolean): void;
  setHeaders(id: string, shown: boolean): void;
}

/** Filters of tables and the one AutoFilter a sheet may have beside them. */
export interface FiltersPart {
  ofTable(tableId: string): grid.FilterState;
  setTable(tableId: string, offset: number, criterion: grid.FilterCriterion | null): void;
  clearTable(tableId: string): void;
  ofSheet(sheetId: string): grid.FilterState | undefined;
  /** Puts the AutoFilter on a box, optionally with one column's criterion. */
  setSheet(sheetId: string, box: Box, offset?: number, criterion?: grid.FilterCriterion): void;
  /** Shows all rows; the buttons stay. */
  clearSheet(sheetId: string): void;
  /** Takes the AutoFilter away. */
  removeSheet(sheetId: string): void;
  /** Evaluates all criteria of the sheet again. */
  reapply(sheetId: string): void;
  /** True when any filter hides the row. */
  hides(sheetId: string, row: number): boolean;
}

/** Data validation and conditional formats. */
export interface RulesPart {
  /** The rule all cells of the box share; null when they differ, undefined when there is none. */
  validation(sheetId: string, box: Box): grid.Validation | null | undefined;
  setValidation(sheetId: string, box: Box, validation: grid.Validation | null): void;
  /** Boxes inside `box` whose present values break their rule. */
  invalidCells(sheetId: string, box: Box): readonly Box[];
  /** In order of priority. */
  conditionalFormats(sheetId: string): readonly grid.ConditionalFormat[];
  addConditionalFormat(sheetId: string, format: Omit<grid.ConditionalFormat, "id" | "priority">): string;
  updateConditionalFormat(
    sheetId: string,
    id: string,
    change: Partial<Omit<grid.ConditionalFormat, "id">>,
  ): void;
  removeConditionalFormat(sheetId: string, id: string): void;
  /** Takes the box out of every conditional format. */
  clearConditionalFormats(sheetId: string, box: Box): void;
}

/** Names, pictures and the drawers of JSON that travel with the file. */
export interface BookPart {
  names(): readonly grid.DefinedName[];
  /** Adds, or replaces the one of the same name and scope. */
  setName(name: grid.DefinedName): void;
  removeName(name: string, sheetId?: string): void;
  pictures(sheetId: string): readonly grid.Picture[];
  addPicture(sheetId: string, picture: Omit<grid.Picture, "id">): string;
  changePicture(
    sheetId: string,
    id: string,
    change: Partial<Omit<grid.Picture, "id" | "bytes" | "type">>,
  ): void;
  removePicture(sheetId: string, id: string): void;
  /** JSON kept with the workbook, or with one sheet. `settings` (Record of JSON texts) and `customXml` ({id, xml}[]) of the workbook also travel in .xlsx; the others only in snapshots. */
  readBag(key: string, sheetId?: string): unknown;
  writeBag(key: string, value: unknown, sheetId?: string): void;
  /** File name shown in the title, without folder. */
  fileName(): string;
  setFileName(name: string): void;
}

/**
 * The workbook behind the preview: everything Excel's side of Office.js needs, in plain values. All calls are
 * synchronous and act at once, except that formulas are calculated in the background: `await settle()` before reading
 * results. Boxes are zero-based; sheets go by id. Calls throw `GridError` and change nothing when they refuse.
 */
export interface GridEngine {
  readonly sheets: SheetsPart;
  readonly cells: CellsPart;
  readonly format: FormatPart;
  readonly tables: TablesPart;
  readonly filters: FiltersPart;
  readonly rules: RulesPart;
  readonly book: BookPart;

  /** True while formulas wait to be calculated: values read now may be stale. */
  readonly calculating: boolean;
  /** Resolves when every formula is calculated; at once when none is waiting. */
  settle(): Promise<void>;
  calculationMode(): "automatic" | "manual";
  setCalculationMode(mode: "automatic" | "manual"): void;
  /** Calculates everything again; await `settle()` for the end. */
  recalculate(): void;

  /** Hears every change, of the person and of the program; returns the way to stop. Events come synchronously, after the change. */
  onEvent(listener: (event: GridEvent) => void): () => void;
  /** True while a person is typing in a cell. */
  readonly editing: boolean;
  /** Stops painting while `true`; nothing in Node. */
  suspendPainting(suspended: boolean): void;

  /** The whole workbook as plain, structured-cloneable data. */
  snapshot(): BookSnapshot;
  /** Replaces everything; raises `loaded`. */
  load(book: BookSnapshot): Promise<void>;
  /** Inserts sheets of another workbook, names made unique as Excel does; returns their ids. @throws InvalidArgument for an unknown name */
  insertSheets(book: BookSnapshot, names?: readonly string[], position?: number): string[];
  /** Takes an .xlsx apart; @throws GridError with a sentence for a file that is not one. */
  readXlsx(bytes: Uint8Array): Promise<BookSnapshot>;
  dispose(): void;
}

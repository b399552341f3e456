import {
  type Box,
  MAX_COLUMNS,
  MAX_ROWS,
  type SheetInfo,
  type SheetVisibility,
  type SortKey,
} from "../grid-types";
import { box, parseArea, splitSheet } from "./address";
import { SheetCells } from "./cells";
import { accessDenied, invalidArgument, itemNotFound } from "./errors";
import type { Shift } from "./grid-bridge";
import type { ExcelHost } from "./host";
import { type HostObject, NullObject } from "./host-object";
import { NamedItemCollectionHost } from "./named-items";
import { integer, RangeArea } from "./range-area";
import { RangeHost } from "./range";
import { sameName } from "./names";
import { settleTables, tablesAfter } from "./table-shift";
import { TableCollectionHost } from "./tables";
import { WorksheetParts } from "./worksheet-parts";

/** One worksheet, addressed by its id: names may change under it. */
export class WorksheetHost extends WorksheetParts {
  readonly className = "Worksheet";
  readonly cells: SheetCells;
  protected readonly self = this;

  constructor(host: ExcelHost, id: string) {
    super(host, id);
    this.cells = new SheetCells(this);
  }

  private get info(): SheetInfo {
    return this.sheets.get(this.Id);
  }
  private get sheets() {
    return this.host.engine.sheets;
  }

  get Name(): string {
    return this.info.name;
  }
  set Name(name: unknown) {
    if (typeof name !== "string") throw invalidArgument();
    this.sheets.rename(this.Id, name);
  }
  get Position(): number {
    return this.sheets.list().findIndex(({ id }) => id === this.Id);
  }
  set Position(position: unknown) {
    const to = integer(position);
    if (to < 0 || to >= this.sheets.list().length) throw invalidArgument();
    this.sheets.move(this.Id, to);
  }
  get Visibility(): string {
    return this.info.visibility;
  }
  set Visibility(value: unknown) {
    if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden") throw invalidArgument();
    this.sheets.setVisibility(this.Id, value as SheetVisibility);
  }
  get TabColor(): string {
    return this.info.tabColor;
  }
  set TabColor(color: unknown) {
    if (typeof color !== "string" || !/^(#[0-9a-f]{6})?$/i.test(color)) throw invalidArgument();
    this.sheets.setTabColor(this.Id, color.toUpperCase());
  }
  get ShowGridlines(): boolean {
    return this.info.gridlines;
  }
  set Gridlines(shown: unknown) {
    this.sheets.setGridlines(this.Id, shown === true);
  }
  get ShowHeadings(): boolean {
    return this.info.headings;
  }
  set Headings(shown: unknown) {
    this.sheets.setHeadings(this.Id, shown === true);
  }

  Activate(): void {
    this.sheets.activate(this.Id);
  }
  Calculate(): void {
    this.host.engine.recalculate();
  }
  Delete(): void {
    this.sheets.remove(this.Id);
  }
  Copy(positionType: unknown, relativeTo: unknown): WorksheetHost {
    const book = this.host.engine.snapshot();
    const list = this.sheets.list();
    const mine = { ...book, sheets: book.sheets.filter(({ id }) => id === this.Id) };
    const beside = relativeTo instanceof WorksheetHost ? relativeTo.Position : this.Position;
    const places: Record<string, number> = {
      Beginning: 0,
      End: list.length,
      Before: beside,
      After: beside + 1,
    };
    const at = places[String(positionType ?? "End")] ?? list.length;
    const [id] = this.host.engine.insertSheets(mine, undefined, at);
    if (id === undefined) throw itemNotFound();
    return this.host.workbook.sheet(id);
  }
  GetNext(visibleOnly: unknown): HostObject {
    return this.neighbour(1, visibleOnly) ?? fail();
  }
  GetNextOrNullObject(visibleOnly: unknown): HostObject {
    return this.neighbour(1, visibleOnly) ?? NullObject.instance;
  }
  GetPrevious(visibleOnly: unknown): HostObject {
    return this.neighbour(-1, visibleOnly) ?? fail();
  }
  GetPreviousOrNullObject(visibleOnly: unknown): HostObject {
    return this.neighbour(-1, visibleOnly) ?? NullObject.instance;
  }

  GetRange(address: unknown): RangeHost {
    if (address == null || address === "")
      return this.range({ row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS });
    return this.range(this.boxOf(address));
  }
  GetCell(row: unknown, column: unknown): RangeHost {
    return this.range(box(integer(row), integer(column), 1, 1));
  }
  GetRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): RangeHost {
    return this.range(box(integer(row), integer(column), integer(rows), integer(columns)));
  }
  GetUsedRange(valuesOnly: unknown): RangeHost {
    return this.range(this.used(valuesOnly === true) ?? { row: 0, column: 0, rows: 1, columns: 1 });
  }
  GetUsedRangeOrNullObject(valuesOnly: unknown): HostObject {
    const used = this.used(valuesOnly === true);
    return used ? this.range(used) : NullObject.instance;
  }
  get Tables(): TableCollectionHost {
    return new TableCollectionHost(this.host, this);
  }
  get Names(): NamedItemCollectionHost {
    return new NamedItemCollectionHost(this.host, this);
  }

  range(area: Box): RangeHost {
    return new RangeHost(this, area);
  }

  /** The box an argument means on this sheet: a range object, an address, a defined name or a table's name. */
  boxOf(argument: unknown): Box {
    if (argument instanceof RangeArea) {
      if (argument.sheet.Id !== this.Id) throw invalidArgument();
      return argument.box;
    }
    if (typeof argument !== "string") throw invalidArgument();
    const { sheet, area } = splitSheet(argument);
    if (sheet !== null && !sameName(sheet, this.Name)) throw invalidArgument();
    return parseArea(area) ?? this.named(area);
  }

  private named(name: string): Box {
    const { book, tables } = this.host.engine;
    const table = tables.find(name);
    if (table && table.sheetId === this.Id) return this.Tables.GetItem(name).GetDataBodyRange().box;
    const known = book.names().filter((one) => sameName(one.name, name));
    const found = known.find(({ sheetId }) => sheetId === this.Id) ?? known.find(({ sheetId }) => !sheetId);
    if (!found) throw invalidArgument();
    return this.boxOf(found.formula);
  }

  /** The box in use, inside `within`; null when nothing is. */
  used(valuesOnly: boolean, within?: Box): Box | null {
    return this.host.engine.cells.used(this.Id, valuesOnly, within) ?? null;
  }

  /** Sorts rows of a box. Locked cells cannot be sorted, whatever the options allow (office-js #2135). */
  sort(area: Box, keys: readonly SortKey[], matchCase: boolean): void {
    this.guard("allowSort");
    const { engine } = this.host;
    if (this.sheets.protection(this.Id).on && engine.format.locked(this.Id, area) !== false)
      throw accessDenied();
    engine.cells.sort(this.Id, area, keys, matchCase);
  }

  /** Inserts (down, right) or deletes (up, left) cells; tables grow, shrink and move with them. */
  shift(place: Box, way: Shift): void {
    const { host, Id } = this;
    const places = tablesAfter(this, place, way);
    host.shifting = way;
    try {
      if (way === "down" || way === "right") host.engine.cells.insert(Id, place, way);
      else host.engine.cells.remove(Id, place, way);
    } finally {
      host.shifting = null;
    }
    settleTables(this, places);
  }

  /** Throws when the sheet is protected and an option does not allow it. */
  guard(option: string): void {
    const { on, options } = this.sheets.protection(this.Id);
    if (on && options[option] !== true) throw accessDenied();
  }
  guardFormat(): void {
    this.guard("allowFormatCells");
  }

  private neighbour(step: 1 | -1, visibleOnly: unknown): WorksheetHost | null {
    const list = this.sheets.list();
    for (let at = this.Position + step; ; at += step) {
      const sheet = list[at];
      if (!sheet) return null;
      if (visibleOnly !== true || sheet.visibility === "Visible") return this.host.workbook.sheet(sheet.id);
    }
  }
}

function fail(): never {
  throw itemNotFound();
}

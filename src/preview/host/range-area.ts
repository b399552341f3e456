import { type Box, MAX_COLUMNS, MAX_ROWS } from "../grid-types";
import { areaName, around, box, intersection, quotedSheet } from "./address";
import { invalidArgument, invalidOperation, itemNotFound, wrongShape } from "./errors";
import { HostObject, NullObject } from "./host-object";
import type { RangeHost } from "./range";
import type { WorksheetHost } from "./worksheet";

/** A rectangle of one worksheet: where it is, and the ranges around it. */
export abstract class RangeArea extends HostObject {
  readonly className: string = "Range";
  private place: Box | null;

  constructor(
    readonly sheet: WorksheetHost,
    place: Box,
  ) {
    super();
    this.place = place;
    sheet.host.ranges.add(this);
  }

  /** Where it is now; throws when its cells were deleted. */
  get box(): Box {
    if (!this.place) throw itemNotFound();
    return this.place;
  }
  get alive(): boolean {
    return this.place !== null;
  }
  moveTo(place: Box | null): void {
    this.place = place;
  }

  protected at(row: number, column: number, rows: number, columns: number): RangeHost {
    return this.sheet.range(box(row, column, rows, columns));
  }

  get Address(): string {
    return `${quotedSheet(this.sheet.Name)}!${areaName(this.box)}`;
  }
  get AddressLocal(): string {
    return this.Address;
  }
  get RowIndex(): number {
    return this.box.row;
  }
  get ColumnIndex(): number {
    return this.box.column;
  }
  get RowCount(): number {
    return this.box.rows;
  }
  get ColumnCount(): number {
    return this.box.columns;
  }
  get CellCount(): number {
    const cells = this.box.rows * this.box.columns;
    return cells > 2 ** 31 - 1 ? -1 : cells;
  }
  get IsEntireRow(): boolean {
    return this.box.columns === MAX_COLUMNS;
  }
  get IsEntireColumn(): boolean {
    return this.box.rows === MAX_ROWS;
  }
  get Worksheet(): WorksheetHost {
    return this.sheet;
  }

  GetCell(row: unknown, column: unknown): RangeHost {
    return this.at(this.box.row + integer(row), this.box.column + integer(column), 1, 1);
  }
  GetRow(index: unknown): RangeHost {
    return this.at(this.box.row + integer(index), this.box.column, 1, this.box.columns);
  }
  GetColumn(index: unknown): RangeHost {
    return this.at(this.box.row, this.box.column + integer(index), this.box.rows, 1);
  }
  GetLastRow(): RangeHost {
    return this.GetRow(this.box.rows - 1);
  }
  GetLastColumn(): RangeHost {
    return this.GetColumn(this.box.columns - 1);
  }
  GetLastCell(): RangeHost {
    return this.GetCell(this.box.rows - 1, this.box.columns - 1);
  }
  GetOffsetRange(rows: unknown, columns: unknown): RangeHost {
    const { row, column, rows: height, columns: width } = this.box;
    return this.at(row + integer(rows), column + integer(columns), height, width);
  }
  GetResizedRange(rows: unknown, columns: unknown): RangeHost {
    const { row, column, rows: height, columns: width } = this.box;
    return this.at(row, column, height + integer(rows), width + integer(columns));
  }
  GetAbsoluteResizedRange(rows: unknown, columns: unknown): RangeHost {
    return this.at(this.box.row, this.box.column, integer(rows), integer(columns));
  }
  GetEntireRow(): RangeHost {
    return this.at(this.box.row, 0, this.box.rows, MAX_COLUMNS);
  }
  GetEntireColumn(): RangeHost {
    return this.at(0, this.box.column, MAX_ROWS, this.box.columns);
  }
  GetRowsAbove(count: unknown): RangeHost {
    return this.beside(count, "rows", -1);
  }
  GetRowsBelow(count: unknown): RangeHost {
    return this.beside(count, "rows", 1);
  }
  GetColumnsBefore(count: unknown): RangeHost {
    return this.beside(count, "columns", -1);
  }
  GetColumnsAfter(count: unknown): RangeHost {
    return this.beside(count, "columns", 1);
  }
  GetBoundingRect(other: unknown): RangeHost {
    return this.sheet.range(around(this.box, this.sheet.boxOf(other)));
  }
  GetIntersection(other: unknown): RangeHost {
    const shared = intersection(this.box, this.sheet.boxOf(other));
    if (!shared) throw itemNotFound();
    return this.sheet.range(shared);
  }
  GetIntersectionOrNullObject(other: unknown): HostObject {
    const shared = intersection(this.box, this.sheet.boxOf(other));
    return shared ? this.sheet.range(shared) : NullObject.instance;
  }
  GetUsedRange(valuesOnly: unknown): RangeHost {
    const used = this.sheet.used(valuesOnly === true, this.box);
    return used ? this.sheet.range(used) : this.GetCell(0, 0);
  }
  GetUsedRangeOrNullObject(valuesOnly: unknown): HostObject {
    const used = this.sheet.used(valuesOnly === true, this.box);
    return used ? this.sheet.range(used) : NullObject.instance;
  }

  /** The client checks an array's shape here before it sends the pieces. */
  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.box.rows || columns !== this.box.columns) throw wrongShape();
  }

  private beside(count: unknown, axis: "rows" | "columns", side: 1 | -1): RangeHost {
    const many = count == null ? 1 : integer(count);
    if (many === 0) throw invalidArgument();
    const size = Math.abs(many);
    const { row, column, rows, columns } = this.box;
    const from = axis === "rows" ? row : column;
    const length = axis === "rows" ? rows : columns;
    // A negative count turns inward: the lines of the range itself next to that edge.
    const edge = side > 0 ? from + length : from;
    const forward = many > 0 === side > 0;
    const start = forward ? edge : edge - size;
    return axis === "rows" ? this.at(start, column, size, columns) : this.at(row, start, rows, size);
  }
}

/** A whole number argument, or `InvalidArgument`. */
export function integer(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value)) throw invalidArgument();
  return value;
}

/** Cells answered one by one at most; Excel refuses more as well, somewhere. */
const CELL_LIMIT = 5_000_000;

/** Throws for a range too large to be answered cell by cell. */
export function answerable(area: Box): void {
  if (area.rows * area.columns > CELL_LIMIT)
    throw invalidOperation("The requested operation is too large: the range has too many cells.");
}

import type { Box } from "../grid-types";
import { invalidArgument } from "./errors";
import { RangeCells } from "./range-cells";

/** The rows and columns a range lies on: hidden or not, how large, how far from the corner. Lengths in points. */
export abstract class RangeLines extends RangeCells {
  private get format() {
    return this.sheet.host.engine.format;
  }

  private rowShown(row: number): boolean {
    const { engine } = this.sheet.host;
    return !engine.format.rowHidden(this.sheet.Id, row) && !engine.filters.hides(this.sheet.Id, row);
  }

  /** Hidden by hand or by a filter; null where some are and some are not. */
  get RowHidden(): boolean | null {
    return shared(this.box.row, this.box.rows, (row) => !this.rowShown(row));
  }
  set RowHidden(hidden: unknown) {
    if (typeof hidden !== "boolean") throw invalidArgument();
    this.sheet.guard("allowFormatRows");
    this.format.setRowsHidden(this.sheet.Id, this.box.row, this.box.rows, hidden);
  }
  get ColumnHidden(): boolean | null {
    const { column, columns } = this.box;
    return shared(column, columns, (at) => this.format.columnHidden(this.sheet.Id, at));
  }
  set ColumnHidden(hidden: unknown) {
    if (typeof hidden !== "boolean") throw invalidArgument();
    this.sheet.guard("allowFormatColumns");
    this.format.setColumnsHidden(this.sheet.Id, this.box.column, this.box.columns, hidden);
  }
  get Hidden(): boolean | null {
    const { RowHidden: rows, ColumnHidden: columns } = this;
    if (rows === true || columns === true) return true;
    return rows === null || columns === null ? null : false;
  }

  get Left(): number {
    return this.widths(0, this.box.column);
  }
  get Width(): number {
    return this.widths(this.box.column, this.box.columns);
  }
  get Top(): number {
    return this.heights(0, this.box.row);
  }
  get Height(): number {
    return this.heights(this.box.row, this.box.rows);
  }

  private widths(from: number, count: number): number {
    let sum = 0;
    for (let at = from; at < from + count; at++)
      if (!this.format.columnHidden(this.sheet.Id, at)) sum += this.format.columnWidth(this.sheet.Id, at);
    return sum;
  }
  private heights(from: number, count: number): number {
    let sum = 0;
    for (let at = from; at < from + count; at++)
      if (this.rowShown(at)) sum += this.format.rowHeight(this.sheet.Id, at);
    return sum;
  }

  /** Row numbers of a box that are shown. */
  protected visibleRows({ row, rows }: Box): number[] {
    return Array.from({ length: rows }, (_, at) => row + at).filter((at) => this.rowShown(at));
  }
  protected visibleColumns({ column, columns }: Box): number[] {
    const all = Array.from({ length: columns }, (_, at) => column + at);
    return all.filter((at) => !this.format.columnHidden(this.sheet.Id, at));
  }
}

/** What a test says of all lines, or null when it differs. */
function shared(from: number, count: number, test: (at: number) => boolean): boolean | null {
  const first = test(from);
  for (let at = from + 1; at < from + count; at++) if (test(at) !== first) return null;
  return first;
}

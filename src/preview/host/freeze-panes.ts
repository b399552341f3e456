import type { Box } from "../grid-types";
import { invalidArgument, itemNotFound } from "./errors";
import { HostObject, NullObject } from "./host-object";
import { integer } from "./range-area";
import type { RangeHost } from "./range";
import type { WorksheetHost } from "./worksheet";

/** `worksheet.freezePanes`. */
export class FreezePanesHost extends HostObject {
  readonly className = "WorksheetFreezePanes";
  constructor(private readonly sheet: WorksheetHost) {
    super();
  }
  private freeze(rows: number, columns: number): void {
    if (rows < 0 || columns < 0) throw invalidArgument();
    this.sheet.host.engine.sheets.freeze(this.sheet.Id, rows, columns);
  }
  FreezeAt(range: unknown): void {
    const { row, column, rows, columns } = this.sheet.boxOf(range);
    // Whole rows freeze rows only, whole columns columns only.
    const area = this.sheet.range({ row, column, rows, columns });
    this.freeze(area.IsEntireColumn ? 0 : row + rows, area.IsEntireRow ? 0 : column + columns);
  }
  FreezeRows(count: unknown): void {
    this.freeze(count == null ? 1 : integer(count), 0);
  }
  FreezeColumns(count: unknown): void {
    this.freeze(0, count == null ? 1 : integer(count));
  }
  Unfreeze(): void {
    this.freeze(0, 0);
  }
  GetLocation(): RangeHost {
    const location = this.location();
    if (!location) throw itemNotFound();
    return this.sheet.range(location);
  }
  GetLocationOrNullObject(): HostObject {
    const location = this.location();
    return location ? this.sheet.range(location) : NullObject.instance;
  }

  private location(): Box | null {
    const { rows, columns } = this.sheet.host.engine.sheets.frozen(this.sheet.Id);
    if (rows === 0 && columns === 0) return null;
    const whole = this.sheet.GetRange(null).box;
    return { row: 0, column: 0, rows: rows || whole.rows, columns: columns || whole.columns };
  }
}

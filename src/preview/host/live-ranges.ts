import { type Box, MAX_COLUMNS, MAX_ROWS } from "../grid-types";
import type { HostObject } from "./host-object";
import { RangeArea } from "./range-area";

type Axis = {
  start: "row" | "column";
  count: "rows" | "columns";
  across: "row" | "column";
  width: "rows" | "columns";
};

const DOWN: Axis = { start: "row", count: "rows", across: "column", width: "columns" };
const RIGHT: Axis = { start: "column", count: "columns", across: "row", width: "rows" };

/** Range objects in use: they follow their cells when others are inserted or deleted, as in Excel. */
export class LiveRanges {
  private batch = new Set<RangeArea>();

  constructor(private readonly kept: () => Iterable<HostObject>) {}

  add(range: RangeArea): void {
    this.batch.add(range);
  }

  endBatch(): void {
    this.batch.clear();
  }

  /** Cells were inserted: `box` is the new room. */
  inserted(sheetId: string, box: Box, shift: "down" | "right"): void {
    const axis = shift === "down" ? DOWN : RIGHT;
    this.move(sheetId, box, axis, (range) => {
      if (range[axis.start] >= box[axis.start])
        return { ...range, [axis.start]: range[axis.start] + box[axis.count] };
      const inside = range[axis.start] + range[axis.count] > box[axis.start];
      return inside ? { ...range, [axis.count]: range[axis.count] + box[axis.count] } : range;
    });
  }

  /** Cells were deleted; a range that lay wholly inside them is gone. */
  deleted(sheetId: string, box: Box, shift: "up" | "left"): void {
    const axis = shift === "up" ? DOWN : RIGHT;
    const end = box[axis.start] + box[axis.count];
    this.move(sheetId, box, axis, (range) => {
      const start = range[axis.start];
      const last = start + range[axis.count];
      const lost = Math.max(0, Math.min(last, end) - Math.max(start, box[axis.start]));
      const before = Math.max(0, Math.min(start, end) - Math.min(start, box[axis.start]));
      if (lost === range[axis.count]) return null;
      return { ...range, [axis.start]: start - before, [axis.count]: range[axis.count] - lost };
    });
  }

  private move(sheetId: string, box: Box, axis: Axis, change: (range: Box) => Box | null): void {
    const limit = axis === DOWN ? MAX_ROWS : MAX_COLUMNS;
    for (const range of this.all()) {
      if (range.sheet.Id !== sheetId || !range.alive) continue;
      const held = range.box;
      const covered =
        held[axis.across] >= box[axis.across] &&
        held[axis.across] + held[axis.width] <= box[axis.across] + box[axis.width];
      // Whole columns stay whole when rows are inserted.
      if (covered && held[axis.count] < limit) range.moveTo(change(held));
    }
  }

  private *all(): Iterable<RangeArea> {
    yield* this.batch;
    for (const object of this.kept())
      if (object instanceof RangeArea && !this.batch.has(object)) yield object;
  }
}

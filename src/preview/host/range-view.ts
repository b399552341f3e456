import { areaName } from "./address";
import { invalidArgument } from "./errors";
import { HostCollection, HostObject } from "./host-object";
import { integer } from "./range-area";
import type { RangeHost } from "./range";

/** The cells of a range that are shown. */
export class RangeViewHost extends HostObject {
  readonly className = "RangeView";
  constructor(
    private readonly range: RangeHost,
    private readonly rowNumbers: readonly number[],
    private readonly columnNumbers: readonly number[],
    readonly Index = 0,
  ) {
    super();
  }
  get RowCount(): number {
    return this.rowNumbers.length;
  }
  get ColumnCount(): number {
    return this.columnNumbers.length;
  }
  get Values(): unknown[][] {
    return this.pick(this.range.Values ?? []);
  }
  get Formulas(): unknown[][] {
    return this.pick(this.range.Formulas ?? []);
  }
  get Text(): unknown[][] {
    return this.pick(this.range.Text ?? []);
  }
  get ValueTypes(): unknown[][] {
    return this.pick(this.range.ValueTypes ?? []);
  }
  get NumberFormat(): unknown[][] {
    return this.pick(this.range.NumberFormat ?? []);
  }
  get CellAddresses(): string[][] {
    return this.rowNumbers.map((row) =>
      this.columnNumbers.map((column) => areaName({ row, column, rows: 1, columns: 1 })),
    );
  }
  get Rows(): RangeViewCollectionHost {
    const views = this.rowNumbers.map(
      (row, index) => new RangeViewHost(this.range, [row], this.columnNumbers, index),
    );
    return new RangeViewCollectionHost(views);
  }
  GetRange(): RangeHost {
    return this.range;
  }

  private pick(cells: readonly (readonly unknown[])[]): unknown[][] {
    const { row: top, column: left } = this.range.box;
    return this.rowNumbers.map((row) =>
      this.columnNumbers.map((column) => cells[row - top]?.[column - left] ?? ""),
    );
  }
}

class RangeViewCollectionHost extends HostCollection<RangeViewHost> {
  readonly className = "RangeViewCollection";
  constructor(private readonly views: RangeViewHost[]) {
    super();
  }
  list(): RangeViewHost[] {
    return this.views;
  }
  GetItemAt(index: unknown): RangeViewHost {
    const found = this.views[integer(index)];
    if (!found) throw invalidArgument();
    return found;
  }
}

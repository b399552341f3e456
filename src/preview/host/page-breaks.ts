import { invalidArgument } from "./errors";
import { HostCollection, HostObject } from "./host-object";
import { integer } from "./range-area";
import type { RangeHost } from "./range";
import type { WorksheetHost } from "./worksheet";

type Kind = "rowBreaks" | "columnBreaks";

/** Page breaks of a sheet: above rows, or left of columns. */
export class PageBreaksHost extends HostCollection<PageBreakHost> {
  readonly className = "PageBreakCollection";
  constructor(
    readonly sheet: WorksheetHost,
    readonly kind: Kind,
  ) {
    super();
  }
  get lines(): readonly number[] {
    return this.sheet.host.engine.sheets.pageLayout(this.sheet.Id)[this.kind] ?? [];
  }
  write(lines: readonly number[]): void {
    const { sheets } = this.sheet.host.engine;
    const sorted = [...new Set(lines)].sort((a, b) => a - b);
    sheets.setPageLayout(this.sheet.Id, { ...sheets.pageLayout(this.sheet.Id), [this.kind]: sorted });
  }
  list(): PageBreakHost[] {
    return this.lines.map((line) => new PageBreakHost(this, line));
  }
  Add(range: unknown): PageBreakHost {
    const { row, column } = this.sheet.boxOf(range);
    const line = this.kind === "rowBreaks" ? row : column;
    if (line === 0) throw invalidArgument();
    this.write([...this.lines, line]);
    return new PageBreakHost(this, line);
  }
  GetItem(index: unknown): PageBreakHost {
    const found = this.list()[integer(index)];
    if (!found) throw invalidArgument();
    return found;
  }
  item(index: unknown): PageBreakHost {
    return this.GetItem(index);
  }
  RemovePageBreaks(): void {
    this.write([]);
  }
}

class PageBreakHost extends HostObject {
  readonly className = "PageBreak";
  constructor(
    private readonly owner: PageBreaksHost,
    private readonly line: number,
  ) {
    super();
  }
  get RowIndex(): number {
    return this.owner.kind === "rowBreaks" ? this.line : 0;
  }
  get ColumnIndex(): number {
    return this.owner.kind === "columnBreaks" ? this.line : 0;
  }
  GetCellAfterBreak(): RangeHost {
    return this.owner.sheet.GetCell(this.RowIndex, this.ColumnIndex);
  }
  Delete(): void {
    this.owner.write(this.owner.lines.filter((line) => line !== this.line));
  }
}

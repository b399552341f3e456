import { invalidArgument, invalidOperation, itemNotFound, wrongShape } from "./errors";
import { FilterHost } from "./filter";
import { HostCollection, HostObject, NullObject } from "./host-object";
import { sameName } from "./names";
import { integer } from "./range-area";
import { matrix } from "./range-cells";
import type { RangeHost } from "./range";
import type { TableHost } from "./table";

/** `table.columns`, left to right. */
export class TableColumnsHost extends HostCollection<TableColumnHost> {
  readonly className = "TableColumnCollection";
  constructor(private readonly table: TableHost) {
    super();
  }
  list(): TableColumnHost[] {
    return this.table.info.columns.map(({ id }) => new TableColumnHost(this.table, id));
  }

  /** Adds a column at an index, or at the right end; `values` hold header and cells, top to bottom. */
  Add(index: unknown, values: unknown, name: unknown): TableColumnHost {
    const { table } = this;
    table.guard();
    const { box, columns } = table.info;
    const at = index == null || index === -1 ? columns.length : integer(index);
    if (at < 0 || at > columns.length) throw invalidArgument();
    const cells = values == null ? null : columnOf(values, box.rows);
    const room = { ...box, column: box.column + at, columns: 1 };
    const { engine } = table.host;
    const atEnd = at === columns.length;
    if (!atEnd || engine.cells.used(table.sheet.Id, false, room)) table.sheet.shift(room, "right");
    if (atEnd) engine.tables.resize(table.Id, { ...box, columns: box.columns + 1 });
    if (cells) table.sheet.cells.write(room, cells);
    if (typeof name === "string") engine.tables.renameColumn(table.Id, at, name);
    const id = table.info.columns[at]?.id;
    if (id === undefined) throw itemNotFound();
    return new TableColumnHost(table, id);
  }
  GetItem(key: unknown): TableColumnHost {
    const found = this.find(key);
    if (!found) throw itemNotFound();
    return found;
  }
  GetItemOrNullObject(key: unknown): HostObject {
    return this.find(key) ?? NullObject.instance;
  }
  GetItemAt(index: unknown): TableColumnHost {
    const found = this.list()[integer(index)];
    if (!found) throw invalidArgument();
    return found;
  }
  item(key: unknown): TableColumnHost {
    return this.GetItem(key);
  }

  private find(key: unknown): TableColumnHost | undefined {
    const named = (one: TableColumnHost) => sameName(one.Name, String(key));
    return this.list().find((one) => (typeof key === "number" ? one.Id === key : named(one)));
  }
}

function columnOf(values: unknown, rows: number): unknown[][] {
  const list = Array.isArray(values) ? (values as unknown[]) : Array.from({ length: rows }, () => values);
  const cells = list.map((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
  if (cells.length !== rows || cells.some((row) => row.length !== 1)) throw wrongShape();
  return cells;
}

class TableColumnHost extends HostObject {
  readonly className = "TableColumn";
  constructor(
    private readonly table: TableHost,
    readonly Id: number,
  ) {
    super();
  }
  get Index(): number {
    const index = this.table.info.columns.findIndex(({ id }) => id === this.Id);
    if (index < 0) throw itemNotFound();
    return index;
  }
  get Name(): string {
    return this.table.info.columns[this.Index]?.name ?? "";
  }
  set Name(name: unknown) {
    if (typeof name !== "string") throw invalidArgument();
    this.table.guard();
    this.table.host.engine.tables.renameColumn(this.table.Id, this.Index, name);
  }
  get Values(): unknown[][] | null {
    return this.GetRange().Values;
  }
  set Values(value: unknown) {
    const range = this.GetRange();
    this.table.sheet.cells.write(range.box, matrix(value, range.box));
  }
  get Filter(): FilterHost {
    return new FilterHost(this.table, () => this.Index);
  }
  GetRange(): RangeHost {
    return this.table.GetRange().GetColumn(this.Index);
  }
  GetDataBodyRange(): RangeHost {
    return this.table.GetDataBodyRange().GetColumn(this.Index);
  }
  GetHeaderRowRange(): RangeHost {
    return this.table.GetHeaderRowRange().GetCell(0, this.Index);
  }
  GetTotalRowRange(): RangeHost {
    return this.table.GetTotalRowRange().GetCell(0, this.Index);
  }
  Delete(): void {
    this.table.guard();
    if (this.table.info.columns.length === 1) throw invalidOperation("A table keeps at least one column.");
    this.table.sheet.shift(this.GetRange().box, "left");
  }
}

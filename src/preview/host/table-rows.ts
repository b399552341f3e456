import { invalidArgument, wrongShape } from "./errors";
import { HostCollection, HostObject } from "./host-object";
import { integer } from "./range-area";
import { matrix } from "./range-cells";
import type { RangeHost } from "./range";
import type { TableHost } from "./table";

/** `table.rows`: the rows between header and totals. */
export class TableRowsHost extends HostCollection<TableRowHost> {
  readonly className = "TableRowCollection";
  constructor(private readonly table: TableHost) {
    super();
  }
  list(): TableRowHost[] {
    return Array.from(
      { length: this.table.body?.rows ?? 0 },
      (_, index) => new TableRowHost(this.table, index),
    );
  }
  override get Count(): number {
    return this.table.body?.rows ?? 0;
  }
  override GetCount(): number {
    return this.Count;
  }

  /** Adds rows at an index, or at the end; what stands below the table moves down. */
  Add(index: unknown, values: unknown): TableRowHost {
    const { table } = this;
    table.guard();
    const width = table.info.box.columns;
    const rows = rowsOf(values, width);
    const at = index == null || index === -1 ? this.Count : integer(index);
    if (at < 0 || at > this.Count) throw invalidArgument();
    const first = this.makeRoom(at, rows.length);
    const { row, column } = table.GetDataBodyRange().box;
    const box = { row: row + first, column, rows: rows.length, columns: width };
    table.host.engine.cells.write(table.sheet.Id, box, table.sheet.cells.inputs(box, rows));
    table.host.stats.wrote({ sheet: table.sheet.Name, what: "values", ...box });
    return new TableRowHost(table, first);
  }
  GetItemAt(index: unknown): TableRowHost {
    const at = integer(index);
    if (at < 0 || at >= this.Count) throw invalidArgument();
    return new TableRowHost(this.table, at);
  }
  item(index: unknown): TableRowHost {
    return this.GetItemAt(index);
  }

  /** Returns the index at which the new rows stand: the one blank row of an empty table is taken first. */
  private makeRoom(at: number, count: number): number {
    const { table } = this;
    const { cells, tables } = table.host.engine;
    const { body, info, sheet } = table;
    const start = body ?? { ...info.box, row: info.box.row + (info.showHeaders ? 1 : 0), rows: 0 };
    const taken = at === 1 && start.rows === 1 && !cells.used(sheet.Id, true, start) ? 1 : 0;
    const extra = count - taken;
    if (extra <= 0) return at - taken;
    const room = { row: start.row + at, column: start.column, rows: extra, columns: start.columns };
    const atEnd = at === start.rows && !info.showTotals;
    if (!atEnd || cells.used(sheet.Id, false, room)) sheet.shift(room, "down");
    if (atEnd) tables.resize(table.Id, { ...info.box, rows: info.box.rows + extra });
    return at - taken;
  }
}

function rowsOf(values: unknown, width: number): unknown[][] {
  if (values == null) return [Array.from({ length: width }, () => null)];
  if (!Array.isArray(values)) return [Array.from({ length: width }, () => values as unknown)];
  const list = values as unknown[];
  const rows = Array.isArray(list[0]) ? (list as unknown[][]) : [list];
  if (rows.length === 0 || rows.some((row) => !Array.isArray(row) || row.length !== width))
    throw wrongShape();
  return rows;
}

class TableRowHost extends HostObject {
  readonly className = "TableRow";
  constructor(
    private readonly table: TableHost,
    readonly Index: number,
  ) {
    super();
  }
  GetRange(): RangeHost {
    return this.table.GetDataBodyRange().GetRow(this.Index);
  }
  get Values(): unknown[][] | null {
    return this.GetRange().Values;
  }
  set Values(value: unknown) {
    const range = this.GetRange();
    this.table.sheet.cells.write(range.box, matrix(value, range.box));
  }
  Delete(): void {
    const { host, sheet, body } = this.table;
    this.table.guard();
    const { box } = this.GetRange();
    // The last row of a table is emptied, not taken: a table keeps a blank row.
    if (body?.rows === 1) host.engine.cells.clear(sheet.Id, box, "contents");
    else sheet.shift(box, "up");
  }
}

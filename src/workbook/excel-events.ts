import type { ExcelMemory } from "./excel-memory";
import { KeyIndex } from "./excel-index";
import { locate } from "./excel-read";
import type { ExcelRunner } from "./excel-run";
import { bodyColumn, sheetOf, type Located } from "./excel-table";
import { parseAddress, type Area } from "./excel-text";
import { TableFaultError, type Cell, type TableShape, type TypedRow, type WorkbookEvent } from "./port";

/** More changed cells than this are not looked at one by one: the whole table is compared. */
const MANY = 50_000;
/** A selection that moves on is not followed. */
const REST = 150;

type Handler = { remove(): void; readonly context: Excel.RequestContext };

/** Hears what people do to our tables and tells it in terms of keys and columns. */
export class ExcelEvents {
  readonly #runner: ExcelRunner;
  readonly #memory: ExcelMemory;
  readonly #shapes: ReadonlyMap<string, TableShape>;
  readonly #hear: (event: WorkbookEvent) => void;
  #handlers: Handler[] = [];
  #selecting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    runner: ExcelRunner,
    memory: ExcelMemory,
    shapes: readonly TableShape[],
    hear: (event: WorkbookEvent) => void,
  ) {
    this.#runner = runner;
    this.#memory = memory;
    this.#shapes = new Map(shapes.map((shape) => [shape.table, shape]));
    this.#hear = hear;
  }

  async start(): Promise<void> {
    for (const shape of this.#shapes.values()) await this.#learn(shape);
    await this.#runner.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      this.#handlers = [
        worksheets.onChanged.add((args) => this.#changed(args)),
        worksheets.onActivated.add(({ worksheetId }) => this.#onTables(worksheetId, "activated")),
        worksheets.onSelectionChanged.add((args) => this.#selected(args)),
        worksheets.onRowSorted.add(({ worksheetId }) => this.#forget(worksheetId)),
        worksheets.onDeleted.add(({ worksheetId }) => this.#onTables(worksheetId, "fault")),
        tables.onDeleted.add(({ tableName }) => this.#tableGone(tableName)),
      ] as Handler[];
      await context.sync();
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#selecting);
    const [first] = this.#handlers;
    if (!first) return;
    await Excel.run(first.context, async (context) => {
      for (const handler of this.#handlers) handler.remove();
      await context.sync();
    });
    this.#handlers = [];
  }

  /** Where the table stands, so that events of its sheet are known as its own; a missing one has none. */
  async #learn(shape: TableShape): Promise<void> {
    if (this.#memory.index(shape.table)) return;
    try {
      await this.#runner.run(async (context) =>
        this.#memory.keep(shape.table, await KeyIndex.read(context, await locate(context, shape))),
      );
    } catch {
      // It is told by `inspect` what is wrong with it.
    }
  }

  async #changed(args: Excel.WorksheetChangedEventArgs): Promise<void> {
    const { changeType, worksheetId } = args;
    // Told from ExcelApi 1.14 on; before that, echoes are known by place and value.
    const { triggerSource } = args as { triggerSource?: string };
    if (triggerSource === "ThisLocalAddin") return;
    const tables = this.#memory.onSheet(worksheetId);
    const areas = parseAddress(args.address);
    for (const { table, index } of tables) {
      const shape = this.#shapes.get(table);
      if (!shape) continue;
      if (changeType.startsWith("Column")) this.#hear({ kind: "fault", table });
      else if (changeType !== "RangeEdited") this.#hear({ kind: "rows", table });
      else await this.#edited(shape, index.at, areas, args);
    }
  }

  async #edited(
    shape: TableShape,
    at: Located,
    areas: readonly Area[],
    { worksheetId, details }: Excel.WorksheetChangedEventArgs,
  ): Promise<void> {
    const [area] = areas;
    const single = areas.length === 1 && area?.rows === 1 && area.columns === 1;
    const value: unknown = single ? details?.valueAfter : undefined;
    if (areas.every((one) => this.#memory.isEcho(worksheetId, one, value))) return;
    if (areas.some((one) => touches(one, at.headerRow))) this.#hear({ kind: "fault", table: shape.table });
    try {
      const event = await this.#runner.run((context) => readTyped(context, shape, areas));
      // What was typed is told by the event itself: by now the cell may hold something else.
      const typed = event && single && value !== undefined ? withValue(event, value as Cell) : event;
      if (typed) this.#hear(typed);
    } catch (error) {
      if (!(error instanceof TableFaultError)) throw error;
      this.#hear({ kind: "fault", table: shape.table });
    }
  }

  #selected({ worksheetId, address }: Excel.WorksheetSelectionChangedEventArgs): Promise<void> {
    clearTimeout(this.#selecting);
    const [area] = parseAddress(address);
    const [on] = this.#memory.onSheet(worksheetId);
    if (!area || !on || area.row <= on.index.at.headerRow) return Promise.resolve();
    this.#selecting = setTimeout(() => void this.#tellSelected(on.table, on.index.at, area), REST);
    return Promise.resolve();
  }

  async #tellSelected(table: string, at: Located, area: Area): Promise<void> {
    const place = area.row - at.headerRow - 1;
    const outside = area.column < at.firstColumn || area.column >= at.firstColumn + at.width;
    if (outside || place >= at.rows) return;
    const key = await this.#runner.run(async (context) => {
      const cell = bodyColumn(sheetOf(context, at), at, at.key, place, 1).load("values");
      await context.sync();
      return String((cell.values as unknown[][])[0]?.[0] ?? "");
    });
    if (key) this.#hear({ kind: "selected", table, key });
  }

  #onTables(worksheetId: string, kind: "activated" | "fault"): Promise<void> {
    for (const { table } of this.#memory.onSheet(worksheetId)) {
      if (kind === "fault") this.#memory.forget(table);
      this.#hear({ kind, table });
    }
    return Promise.resolve();
  }

  #forget(worksheetId: string): Promise<void> {
    // Keys are found again at the next write: it sees that they moved.
    for (const { table, index } of this.#memory.onSheet(worksheetId))
      this.#memory.keep(table, new KeyIndex({ ...index.at, rows: -1 }, []));
    return Promise.resolve();
  }

  #tableGone(table: string): Promise<void> {
    if (this.#shapes.has(table)) {
      this.#memory.forget(table);
      this.#hear({ kind: "fault", table });
    }
    return Promise.resolve();
  }
}

const touches = ({ row, rows }: Area, line: number): boolean => row <= line && row + rows > line;

/** What stands in the changed cells of a table, by key and declared column; undefined when none of them is ours. */
async function readTyped(
  context: Excel.RequestContext,
  shape: TableShape,
  areas: readonly Area[],
): Promise<WorkbookEvent | undefined> {
  const at = await locate(context, shape);
  const body: Area = { row: at.headerRow + 1, column: at.firstColumn, rows: at.rows, columns: at.width };
  const parts = areas.map((area) => common(area, body)).filter((part) => part !== undefined);
  if (!parts.length) return undefined;
  if (parts.reduce((sum, { rows, columns }) => sum + rows * columns, 0) > MANY)
    return { kind: "rows", table: shape.table };
  // Whoever wrote into the hidden key column changed whole rows.
  if (parts.some(({ column, columns }) => covers(column, columns, at.firstColumn + at.key)))
    return { kind: "rows", table: shape.table };
  const sheet = sheetOf(context, at);
  const read = parts.map((part) => ({
    part,
    cells: sheet.getRangeByIndexes(part.row, part.column, part.rows, part.columns).load("values"),
    keys: bodyColumn(sheet, at, at.key, part.row - body.row, part.rows).load("values"),
  }));
  await context.sync();
  const rows = read.flatMap(({ part, cells, keys }) =>
    typedRows(at, part, cells.values as Cell[][], keys.values as unknown[][]),
  );
  return rows.length ? { kind: "typed", table: shape.table, rows } : undefined;
}

function typedRows(
  at: Located,
  part: Area,
  cells: readonly Cell[][],
  keys: readonly unknown[][],
): TypedRow[] {
  return cells.map((values, row) => ({
    key: String(keys[row]?.[0] ?? ""),
    at: part.row + row - at.headerRow - 1,
    cells: at.places.flatMap((offset, column) => {
      const typed = values[at.firstColumn + offset - part.column];
      return typed === undefined ? [] : { column, typed };
    }),
  }));
}

function withValue(event: WorkbookEvent, typed: Cell): WorkbookEvent {
  if (event.kind !== "typed") return event;
  const rows = event.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, typed })) }));
  return { ...event, rows };
}

const covers = (from: number, count: number, column: number): boolean =>
  column >= from && column < from + count;

function common(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

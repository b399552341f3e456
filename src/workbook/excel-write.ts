import type { ExcelMemory } from "./excel-memory";
import { runsOf, type Located } from "./excel-table";
import { toExcel, weight } from "./excel-text";
import type { Cell, TableRow } from "./port";

type Value = Cell | null;

/** A row to write at a place of a table's body. */
export interface PlacedRow {
  readonly place: number;
  readonly row: TableRow;
}

/** Queues writes into a table's body and sends them before a request grows too large. */
export class BodyWriter {
  readonly #context: Excel.RequestContext;
  readonly #memory: ExcelMemory;
  #bytes = 0;

  constructor(context: Excel.RequestContext, memory: ExcelMemory) {
    this.#context = context;
    this.#memory = memory;
  }

  /** Writes rows in blocks of neighbours; only cells of these rows and of the port's own columns are touched. */
  async write(sheet: Excel.Worksheet, at: Located, rows: readonly PlacedRow[]): Promise<void> {
    const runs = runsOf([at.key, at.says, ...at.places]);
    for (const block of blocksOf(rows, this.#memory.requestBytes)) {
      const bytes = block.reduce((sum, { row }) => sum + weight(row.cells) + row.key.length, 0);
      if (this.#bytes > 0 && this.#bytes + bytes > this.#memory.requestBytes) await this.flush();
      this.#bytes += bytes;
      const [first] = block;
      if (!first) continue;
      const values = block.map(({ row }) => valuesOf(row));
      for (const { start, indexes } of runs) {
        const matrix = values.map((row) => indexes.map((index) => row[index] ?? null));
        const row = at.headerRow + 1 + first.place;
        const column = at.firstColumn + start;
        sheet.getRangeByIndexes(row, column, block.length, indexes.length).values = matrix;
        const area = { row, column, rows: block.length, columns: indexes.length };
        this.#memory.wrote(at.sheetId, area, matrix);
      }
    }
  }

  async flush(): Promise<void> {
    this.#bytes = 0;
    await this.#context.sync();
  }
}

/** Key, reasons (null leaves them as they are) and cells, as Excel is handed them. */
function valuesOf({ key, says, cells }: TableRow): Value[] {
  return [toExcel(key), says === undefined ? null : toExcel(says), ...cells.map(toExcel)];
}

/** Rows in the order of their places, grouped into neighbours that fit one request. */
function blocksOf(rows: readonly PlacedRow[], limit: number): PlacedRow[][] {
  const blocks: PlacedRow[][] = [];
  let bytes = 0;
  for (const placed of [...rows].sort((a, b) => a.place - b.place)) {
    const block = blocks.at(-1);
    bytes += weight(placed.row.cells) + placed.row.key.length;
    if (block && block.at(-1)?.place === placed.place - 1 && bytes <= limit) block.push(placed);
    else {
      blocks.push([placed]);
      bytes = 0;
    }
  }
  return blocks;
}

import type { Box, CellInput } from "../grid-types";
import { CELL_TEXT_LIMIT, PLAIN_TEXT, readTyped, type Typed } from "./cell-input";
import { invalidArgument } from "./errors";
import type { WorksheetHost } from "./worksheet";

/** Writing the cells of one sheet as Excel would: typed texts, filters in the way, counters. */
export class SheetCells {
  constructor(private readonly sheet: WorksheetHost) {}

  /** Writes a matrix of the box's shape; null leaves a cell alone. */
  write(box: Box, values: readonly (readonly unknown[])[]): void {
    const { engine, stats } = this.sheet.host;
    const { rows, formats } = this.parse(box, values);
    for (const piece of this.visiblePieces(box, rows))
      engine.cells.write(this.sheet.Id, piece.box, piece.rows);
    if (formats) engine.cells.setNumberFormats(this.sheet.Id, box, formats);
    stats.wrote({ sheet: this.sheet.Name, what: "values", ...box });
  }

  /**
   * Where rows are filtered out, Excel has put written rows in the wrong places (office-js #224, #226, #994). What it
   * does exactly is not documented; this host takes the worst reading: the rows are dealt out over the visible ones
   * from the top, hidden rows keep what they had, and what finds no visible row is lost.
   */
  private visiblePieces(box: Box, rows: CellInput[][]): { box: Box; rows: CellInput[][] }[] {
    const hidden = this.filteredRows(box);
    if (hidden.size === 0) return [{ box, rows }];
    const pieces: { box: Box; rows: CellInput[][] }[] = [];
    let next = 0;
    for (let row = box.row; row < box.row + box.rows; row++) {
      const line = rows[next];
      if (hidden.has(row) || !line) continue;
      next += 1;
      pieces.push({ box: { ...box, row, rows: 1 }, rows: [line] });
    }
    return pieces;
  }

  /** The rows of the box that a filter hides. */
  filteredRows(box: Box): Set<number> {
    const { filters, tables } = this.sheet.host.engine;
    const states = [
      filters.ofSheet(this.sheet.Id),
      ...tables.list(this.sheet.Id).map(({ id }) => filters.ofTable(id)),
    ];
    const hidden = states.flatMap((state) => state?.hiddenRows ?? []);
    return new Set(hidden.filter((row) => row >= box.row && row < box.row + box.rows));
  }

  /** What the grid is given for a matrix of written values. */
  inputs(box: Box, values: readonly (readonly unknown[])[]): CellInput[][] {
    return this.parse(box, values).rows;
  }

  private parse(
    box: Box,
    values: readonly (readonly unknown[])[],
  ): { rows: CellInput[][]; formats: (string | null)[][] | null } {
    let existing: string[][] | null = null;
    let formats: (string | null)[][] | null = null;
    const formatAt = (row: number, column: number): string => {
      existing ??= this.sheet.host.engine.cells.numberFormats(this.sheet.Id, box);
      return existing[row]?.[column] ?? "General";
    };
    const rows = values.map((line, row) =>
      line.map((value, column) => {
        const typed = parseCell(value, () => formatAt(row, column) === "@");
        // A typed date or percentage brings its format along, unless the cell has one already.
        if (typed.format && formatAt(row, column) === "General") {
          formats ??= values.map((cells) => cells.map(() => null));
          const target = formats[row];
          if (target) target[column] = typed.format;
        }
        return typed.input;
      }),
    );
    return { rows, formats };
  }
}

function parseCell(value: unknown, textFormat: () => boolean): Typed {
  if (value === null || value === undefined) return { input: null };
  switch (typeof value) {
    case "string":
      if (value.length > CELL_TEXT_LIMIT) throw invalidArgument();
      return PLAIN_TEXT.test(value) ? { input: value } : readTyped(value, textFormat());
    case "number":
      if (!Number.isFinite(value)) throw invalidArgument();
      return { input: value };
    case "boolean":
      return { input: value };
    default:
      throw invalidArgument();
  }
}

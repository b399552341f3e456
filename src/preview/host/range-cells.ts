import type { Box } from "../grid-types";
import { invalidArgument, invalidOperation, wrongShape } from "./errors";
import { answerable, RangeArea } from "./range-area";

/** What the cells of a range hold: values, formulas, texts and number formats. */
export abstract class RangeCells extends RangeArea {
  /** Whole rows and columns have no cell-by-cell answer: Excel gives null. */
  protected get unbounded(): boolean {
    return this.IsEntireRow || this.IsEntireColumn;
  }

  private get cells() {
    return this.sheet.host.engine.cells;
  }

  private readCells<Cell>(read: (sheetId: string, box: Box) => Cell[][]): Cell[][] | null {
    if (this.unbounded) return null;
    answerable(this.box);
    this.sheet.host.stats.read(this.box.rows * this.box.columns);
    return read(this.sheet.Id, this.box);
  }

  get Values(): unknown[][] | null {
    return this.readCells((sheetId, box) => this.cells.values(sheetId, box));
  }
  set Values(value: unknown) {
    this.write(value);
  }

  get Formulas(): unknown[][] | null {
    return this.readCells((sheetId, box) => this.cells.formulas(sheetId, box));
  }
  set Formulas(value: unknown) {
    this.write(value);
  }

  get FormulasLocal(): unknown[][] | null {
    return this.Formulas;
  }
  set FormulasLocal(value: unknown) {
    this.write(value);
  }

  get Text(): string[][] | null {
    return this.readCells((sheetId, box) => this.cells.texts(sheetId, box));
  }

  get ValueTypes(): string[][] | null {
    return this.readCells((sheetId, box) => this.cells.values(sheetId, box).map((row) => row.map(valueType)));
  }

  get NumberFormat(): string[][] | null {
    return this.readCells((sheetId, box) => this.cells.numberFormats(sheetId, box));
  }
  set NumberFormat(value: unknown) {
    const { engine, stats } = this.sheet.host;
    this.sheet.guardFormat();
    if (Array.isArray(value)) {
      const codes = matrix(value, this.box).map((line) => line.map(formatCode));
      engine.cells.setNumberFormats(this.sheet.Id, this.box, codes);
    } else engine.format.patch(this.sheet.Id, this.box, { numberFormat: formatCode(value) });
    stats.wrote({ sheet: this.sheet.Name, what: "format", ...this.box });
  }

  get NumberFormatLocal(): string[][] | null {
    return this.NumberFormat;
  }
  set NumberFormatLocal(value: unknown) {
    this.NumberFormat = value as string[][] | null;
  }

  get HasSpill(): boolean {
    return false;
  }
  get SavedAsArray(): boolean {
    return false;
  }

  private write(value: unknown): void {
    if (this.unbounded)
      throw invalidOperation("The requested operation cannot be done on whole rows or columns.");
    answerable(this.box);
    this.sheet.cells.write(this.box, matrix(value, this.box));
  }
}

const ERRORS = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA)$/;

/** How Excel names the type of a value it has read. */
export function valueType(value: unknown): string {
  if (value === "" || value == null) return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return typeof value === "string" && ERRORS.test(value) ? "Error" : "String";
}

/** A written value as one array per row: a lone value stands for every cell; a wrong shape throws. */
export function matrix(value: unknown, { rows, columns }: Box): unknown[][] {
  if (!Array.isArray(value))
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
  const lines = value as unknown[];
  const fits = lines.length === rows && lines.every((line) => Array.isArray(line) && line.length === columns);
  if (!fits) throw wrongShape();
  return lines as unknown[][];
}

function formatCode(value: unknown): string | null {
  if (value === null) return null;
  if (typeof value !== "string") throw invalidArgument();
  return value;
}

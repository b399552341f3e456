import type { ICellData } from "@univerjs/core";
import { GridError } from "./engine";
import type { Box, CellInput, CellValue } from "./grid-types";
import type { CellMatrix, UniverBook } from "./univer-book";
import type { Calculation } from "./univer-calc";
import { ID } from "./univer-ids";
import { valueOf } from "./univer-read";

const STRING = 1;
const NUMBER = 2;
const BOOLEAN = 3;
/** Text that would be taken for a number. */
const FORCED_STRING = 4;

const MAX_TEXT = 32_767;

function contentOf(input: string | number | boolean): Pick<ICellData, "v" | "t" | "f"> {
  if (typeof input === "number") return { v: input, t: NUMBER };
  if (typeof input === "boolean") return { v: input ? 1 : 0, t: BOOLEAN };
  if (input.length > 1 && input.startsWith("=")) return { f: input };
  const text = input.startsWith("'") ? input.slice(1) : input;
  // A blank or a letter first is never a number: the cheap test spares the dear one.
  return {
    v: text,
    t: text !== "" && !Number.isNaN(Number(text)) && text.trim() !== "" ? FORCED_STRING : STRING,
  };
}

/** What a cell keeps of what is written into it, as Univer holds it; formulas are left for the engine to calculate. */
export function cellOf(input: string | number | boolean, style?: ICellData["s"]): ICellData {
  const cell: ICellData = contentOf(input);
  if (style !== undefined && style !== null) cell.s = style;
  return cell;
}

function checkShape(box: Box, matrix: readonly (readonly unknown[])[]): void {
  const fits = matrix.length === box.rows && matrix.every((line) => line.length === box.columns);
  if (!fits)
    throw new GridError(
      "InvalidArgument",
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
}

function checkContents(matrix: readonly (readonly CellInput[])[]): void {
  for (const line of matrix)
    for (const input of line) {
      if (typeof input === "string" && input.length > MAX_TEXT + 1)
        throw new GridError("InvalidArgument", "A cell holds at most 32,767 characters.");
      if (typeof input === "number" && !Number.isFinite(input))
        throw new GridError("InvalidArgument", "A cell holds finite numbers only.");
    }
}

/**
 * Writes cells straight into the grid's matrix: Univer's own mutation goes through the whole sheet for every call and
 * makes a large table quadratic. Formulas are entered into the formula engine's book at the same time.
 */
export class CellWriter {
  constructor(
    private readonly book: UniverBook,
    private readonly calculation: Calculation,
  ) {}

  write(sheetId: string, box: Box, inputs: readonly (readonly CellInput[])[]): void {
    checkShape(box, inputs);
    checkContents(inputs);
    const single = box.rows === 1 && box.columns === 1;
    const matrix = this.book.matrix(sheetId);
    const before = single ? valueOf(matrix[box.row]?.[box.column]) : undefined;
    this.book.change(() => {
      this.book.reach(sheetId, box);
      const formulas = new FormulaChanges(this.calculation, sheetId);
      for (let down = 0; down < box.rows; down++)
        this.writeLine(matrix, box.row + down, box.column, inputs[down] ?? [], formulas);
      this.finish(sheetId, box, formulas);
      this.book.emit({
        kind: "cells",
        sheetId,
        box,
        change: "edited",
        ...(before === undefined ? {} : this.single(sheetId, box, before)),
      });
    });
  }

  /** Empties the contents of every cell there is in the box; styles stay. */
  clearContents(sheetId: string, box: Box): void {
    const matrix = this.book.matrix(sheetId);
    const formulas = new FormulaChanges(this.calculation, sheetId);
    for (const [row, cells] of linesIn(matrix, box))
      for (const column of columnsIn(cells, box)) writeCell(cells, row, column, "", formulas);
    this.finish(sheetId, box, formulas);
  }

  private single(sheetId: string, box: Box, before: CellValue): { before: CellValue; after: CellValue } {
    return { before, after: valueOf(this.book.matrix(sheetId)[box.row]?.[box.column]) };
  }

  private writeLine(
    matrix: CellMatrix,
    row: number,
    column: number,
    inputs: readonly CellInput[],
    formulas: FormulaChanges,
  ): void {
    const cells = (matrix[row] ??= {});
    for (let offset = 0; offset < inputs.length; offset++) {
      const input = inputs[offset];
      if (input !== null && input !== undefined) writeCell(cells, row, column + offset, input, formulas);
    }
  }

  private finish(sheetId: string, box: Box, formulas: FormulaChanges): void {
    formulas.apply(this.book);
    this.calculation.touch(sheetId, box);
    this.book.onDirectChange(sheetId, box);
  }
}

function writeCell(
  cells: NonNullable<CellMatrix[number]>,
  row: number,
  column: number,
  input: Exclude<CellInput, null>,
  formulas: FormulaChanges,
): void {
  const old = cells[column];
  if (old && (old.f || old.si)) formulas.remove(row, column, old);
  if (input === "") {
    if (old?.s) cells[column] = { s: old.s };
    else delete cells[column];
    return;
  }
  const cell = cellOf(input, old?.s);
  cells[column] = cell;
  if (cell.f) formulas.add(row, column, cell.f);
}

/** The rows of a box that exist, with their numbers. */
export function* linesIn(matrix: CellMatrix, box: Box): Generator<[number, NonNullable<CellMatrix[number]>]> {
  if (box.rows > 5_000) {
    for (const key of Object.keys(matrix)) {
      const cells = matrix[Number(key)];
      if (cells && Number(key) >= box.row && Number(key) < box.row + box.rows) yield [Number(key), cells];
    }
    return;
  }
  for (let row = box.row; row < box.row + box.rows; row++) {
    const cells = matrix[row];
    if (cells) yield [row, cells];
  }
}

/** The columns of a box that exist in a row. */
export const columnsIn = (cells: NonNullable<CellMatrix[number]>, box: Box): number[] =>
  Object.keys(cells)
    .map(Number)
    .filter((column) => column >= box.column && column < box.column + box.columns);

/** Formulas that came and went with one write, told to the formula engine together. */
export class FormulaChanges {
  private readonly changed: Record<number, Record<number, { f: string } | null>> = {};
  private any = false;

  constructor(
    private readonly calculation: Calculation,
    private readonly sheetId: string,
  ) {}

  add(row: number, column: number, formula: string): void {
    this.note(row, column, { f: formula });
    this.calculation.entered();
  }

  remove(row: number, column: number, cell: ICellData): void {
    this.note(row, column, null);
    if (cell.si) this.calculation.unshare(this.sheetId, cell.si, row, column);
  }

  apply(book: UniverBook): void {
    if (!this.any) return;
    this.calculation.dropSpills(this.sheetId, this.changed);
    const formulaData = { [book.unitId]: { [this.sheetId]: this.changed } };
    book.commands.syncExecuteCommand(ID.formulaData, { formulaData }, { onlyLocal: true });
  }

  private note(row: number, column: number, entry: { f: string } | null): void {
    this.any = true;
    (this.changed[row] ??= {})[column] = entry;
  }
}

import type { ICellData, Nullable } from "@univerjs/core";
import type { Box, CellValue, SortKey } from "./grid-types";
import type { CellMatrix, UniverBook } from "./univer-book";
import type { Calculation } from "./univer-calc";
import type { CellReader } from "./univer-read";
import { FormulaChanges } from "./univer-write";

const collator = (matchCase: boolean): Intl.Collator =>
  new Intl.Collator("en", { sensitivity: matchCase ? "variant" : "accent", numeric: false });

/** Excel's order of kinds: numbers, texts, truth values, errors. Blanks are last whatever the direction. */
function rank(value: CellValue): number {
  if (typeof value === "number") return 0;
  if (typeof value === "boolean") return 2;
  return /^#[A-Z/0!?]+$/.test(value) ? 3 : 1;
}

/** Compares as Excel sorts upwards; blanks are left to the caller. */
export function compareValues(a: CellValue, b: CellValue, letters: Intl.Collator): number {
  const kind = rank(a) - rank(b);
  if (kind !== 0) return kind;
  return typeof a === "string" ? letters.compare(a, String(b)) : Number(a) - Number(b);
}

function compareRows(
  a: readonly CellValue[],
  b: readonly CellValue[],
  keys: readonly SortKey[],
  letters: Intl.Collator,
): number {
  for (const { offset, ascending } of keys) {
    const first = a[offset] ?? "";
    const second = b[offset] ?? "";
    if (first === "" || second === "") {
      if (first !== second) return first === "" ? 1 : -1;
      continue;
    }
    const order = compareValues(first, second, letters);
    if (order !== 0) return ascending ? order : -order;
  }
  return 0;
}

/** Sorts rows of cells; formulas keep pointing along their own row. Rows a filter hides stay where they are. */
export class RowSorter {
  constructor(
    private readonly book: UniverBook,
    private readonly calculation: Calculation,
    private readonly reader: CellReader,
  ) {}

  sort(sheetId: string, box: Box, keys: readonly SortKey[], matchCase: boolean): void {
    const sheet = this.book.sheet(sheetId);
    const values = this.reader.values(sheetId, box);
    const movable = values
      .map((_, offset) => offset)
      .filter((offset) => !sheet.isRowFiltered(box.row + offset));
    const letters = collator(matchCase);
    const sorted = [...movable].sort(
      (a, b) => compareRows(values[a] ?? [], values[b] ?? [], keys, letters) || a - b,
    );
    const moves = movable.map((to, index) => ({ to: box.row + to, from: box.row + (sorted[index] ?? to) }));
    this.book.change(() => {
      this.move(sheetId, box, moves);
      this.book.emit({ kind: "sorted", sheetId, box });
    });
  }

  private move(sheetId: string, box: Box, moves: readonly { to: number; from: number }[]): void {
    const matrix = this.book.matrix(sheetId);
    const formulas = new FormulaChanges(this.calculation, sheetId);
    const lines = moves.map(({ to, from }) => ({
      to,
      cells: this.lift(sheetId, matrix, box, from, to, formulas),
    }));
    for (const { to, cells } of lines) lay(matrix, box, to, cells, formulas);
    formulas.apply(this.book);
    this.calculation.touch(sheetId, box);
    this.book.onDirectChange(sheetId, box);
  }

  /** The cells of one row as they will stand in another. */
  private lift(
    sheetId: string,
    matrix: CellMatrix,
    box: Box,
    from: number,
    to: number,
    formulas: FormulaChanges,
  ): Nullable<ICellData>[] {
    return Array.from({ length: box.columns }, (_, offset) => {
      const cell = matrix[from]?.[box.column + offset];
      if (!cell || (!cell.f && !cell.si)) return cell;
      const formula = this.reader.formulaAt(sheetId, cell, from, box.column + offset);
      formulas.remove(from, box.column + offset, cell);
      const { si: _shared, ...rest } = cell;
      return { ...rest, f: from === to ? formula : this.calculation.moved(formula, 0, to - from) };
    });
  }
}

function lay(
  matrix: CellMatrix,
  box: Box,
  row: number,
  cells: readonly Nullable<ICellData>[],
  formulas: FormulaChanges,
): void {
  const line = (matrix[row] ??= {});
  cells.forEach((cell, offset) => {
    const column = box.column + offset;
    if (!cell) return void delete line[column];
    line[column] = cell;
    if (cell.f) formulas.add(row, column, cell.f);
  });
}

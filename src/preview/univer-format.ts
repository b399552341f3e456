import type { ICellData, IStyleData, Nullable } from "@univerjs/core";
import { spanOf, subtract, wholeColumns, wholeRows, within } from "./boxes";
import type { FormatPart } from "./engine";
import type { Box, CellStyle } from "./grid-types";
import type { UniverBook } from "./univer-book";
import { ID } from "./univer-ids";
import { PIXELS_PER_POINT } from "./univer-sheets";
import { patchStyle, readStyle } from "./univer-style";
import { columnsIn, linesIn } from "./univer-write";

type StyleRef = Nullable<string | IStyleData>;

/** Looks of cells, rows and columns. Styles are set past the command system, which would copy every cell for Undo. */
export class UniverFormat implements FormatPart {
  constructor(private readonly book: UniverBook) {}

  style(sheetId: string, row: number, column: number): CellStyle {
    const sheet = this.book.sheet(sheetId);
    const own = this.book.workbook.getStyles().getStyleByCell(this.book.matrix(sheetId)[row]?.[column]);
    return {
      ...readStyle(sheet.getColumnStyle(column)),
      ...readStyle(sheet.getRowStyle(row)),
      ...readStyle(own),
    };
  }

  commonStyle(sheetId: string, box: Box): CellStyle {
    const clipped = this.book.clip(sheetId, box);
    const seen = new Map<string, CellStyle>();
    for (let row = clipped.row; row < clipped.row + Math.min(clipped.rows, 10_000); row++)
      for (let column = clipped.column; column < clipped.column + clipped.columns; column++) {
        const key = this.styleKey(sheetId, row, column);
        if (!seen.has(key)) seen.set(key, this.style(sheetId, row, column));
      }
    return [...seen.values()].reduce(agree, seen.values().next().value ?? {});
  }

  patch(sheetId: string, box: Box, patch: CellStyle): void {
    this.book.change(() => {
      this.restyle(sheetId, box, (style) => patchStyle(style, patch));
      this.book.emit({ kind: "format", sheetId, box });
    });
  }

  /** Takes every format away. */
  clear(sheetId: string, box: Box): void {
    this.restyle(sheetId, box, () => undefined);
    this.book.emit({ kind: "format", sheetId, box });
  }

  setNumberFormats(sheetId: string, box: Box, matrix: readonly (readonly (string | null)[])[]): void {
    this.book.change(() => {
      this.book.reach(sheetId, box);
      const apply = new Map<string, (style: StyleRef) => Nullable<string>>();
      matrix.forEach((line, down) =>
        line.forEach((pattern, right) => {
          if (pattern === null) return;
          const format = pattern === "General" ? null : pattern;
          const key = format ?? "";
          const change =
            apply.get(key) ?? this.remembered((style) => patchStyle(style, { numberFormat: format }));
          apply.set(key, change);
          this.styleCell(sheetId, box.row + down, box.column + right, change);
        }),
      );
      this.book.onDirectChange(sheetId, box);
      this.book.emit({ kind: "format", sheetId, box });
    });
  }

  columnWidth(sheetId: string, column: number): number {
    return this.book.sheet(sheetId).getColumnWidth(column) / PIXELS_PER_POINT;
  }

  setColumnWidth(sheetId: string, column: number, columns: number, points: number): void {
    const box = { row: 0, column, rows: 1, columns };
    this.reachLines(sheetId, box);
    const ranges = [spanOf(this.book.clip(sheetId, box))];
    this.book.change(() =>
      this.book.run(ID.columnWidth, { ranges, colWidth: points * PIXELS_PER_POINT }, sheetId),
    );
  }

  rowHeight(sheetId: string, row: number): number {
    return this.book.sheet(sheetId).getRowHeight(row) / PIXELS_PER_POINT;
  }

  setRowHeight(sheetId: string, row: number, rows: number, points: number): void {
    const box = { row, column: 0, rows, columns: 1 };
    this.reachLines(sheetId, box);
    const ranges = [spanOf(this.book.clip(sheetId, box))];
    this.book.change(() => {
      this.book.run(ID.rowHeight, { ranges, rowHeight: points * PIXELS_PER_POINT }, sheetId);
      this.book.run(ID.rowAutoHeight, { ranges, autoHeightInfo: 0 }, sheetId);
    });
  }

  autofitColumns(sheetId: string, column: number, columns: number): void {
    for (let at = column; at < column + columns; at++) {
      const characters = this.longestText(sheetId, at);
      if (characters > 0)
        this.setColumnWidth(sheetId, at, 1, (Math.min(characters, 80) * 7 + 9) / PIXELS_PER_POINT);
    }
  }

  autofitRows(sheetId: string, row: number, rows: number): void {
    const ranges = [spanOf(this.book.clip(sheetId, { row, column: 0, rows, columns: 1 }))];
    this.book.change(() => this.book.run(ID.rowAutoHeight, { ranges, autoHeightInfo: 1 }, sheetId));
  }

  rowHidden(sheetId: string, row: number): boolean {
    return !this.book.sheet(sheetId).getRowRawVisible(row);
  }

  columnHidden(sheetId: string, column: number): boolean {
    return !this.book.sheet(sheetId).getColVisible(column);
  }

  setRowsHidden(sheetId: string, row: number, rows: number, hidden: boolean): void {
    const box = { row, column: 0, rows, columns: this.book.sheet(sheetId).getColumnCount() };
    this.reachLines(sheetId, { ...box, columns: 1 });
    const ranges = [spanOf(this.book.clip(sheetId, box))];
    this.book.change(() => {
      this.book.run(hidden ? ID.rowHidden : ID.rowVisible, { ranges }, sheetId);
      this.book.emit({ kind: "rowsHidden", sheetId, box, hidden });
    });
  }

  setColumnsHidden(sheetId: string, column: number, columns: number, hidden: boolean): void {
    const box = { row: 0, column, rows: this.book.sheet(sheetId).getRowCount(), columns };
    this.reachLines(sheetId, { ...box, rows: 1 });
    const ranges = [spanOf(this.book.clip(sheetId, box))];
    this.book.change(() => this.book.run(hidden ? ID.columnHidden : ID.columnVisible, { ranges }, sheetId));
  }

  locked(sheetId: string, box: Box): boolean | null {
    this.book.sheet(sheetId);
    const left = this.lockedParts(sheetId, box);
    if (!left.length) return false;
    return left.length === 1 && left[0] && within(box, left[0]) ? true : null;
  }

  /** The parts of a box whose cells are locked. */
  lockedParts(sheetId: string, box: Box): Box[] {
    return this.book
      .sideOf(sheetId)
      .unlocked.reduce((parts, open) => parts.flatMap((part) => subtract(part, open)), [box]);
  }

  setLocked(sheetId: string, box: Box, locked: boolean): void {
    this.book.sheet(sheetId);
    const side = this.book.sideOf(sheetId);
    const others = side.unlocked.flatMap((open) => subtract(open, box));
    side.unlocked = locked ? others : [...others, box];
  }

  /** Changes the style of every cell of the box; whole columns and rows by their default. */
  private restyle(
    sheetId: string,
    box: Box,
    change: (style: Nullable<IStyleData>) => IStyleData | undefined,
  ): void {
    const apply = this.remembered(change);
    const lines = wholeColumns(box) ? "columns" : wholeRows(box) ? "rows" : undefined;
    if (lines) {
      this.styleLines(sheetId, box, lines, apply);
      const matrix = this.book.matrix(sheetId);
      for (const [row, cells] of linesIn(matrix, box))
        for (const column of columnsIn(cells, box))
          if (cells[column]?.s) this.styleCell(sheetId, row, column, apply);
    } else {
      this.book.reach(sheetId, box);
      for (let row = box.row; row < box.row + box.rows; row++)
        for (let column = box.column; column < box.column + box.columns; column++)
          this.styleCell(sheetId, row, column, apply);
    }
    this.book.onDirectChange(sheetId, box);
  }

  private styleLines(
    sheetId: string,
    box: Box,
    lines: "rows" | "columns",
    apply: (style: StyleRef) => Nullable<string>,
  ): void {
    const sheet = this.book.sheet(sheetId);
    this.reachLines(sheetId, lines === "columns" ? { ...box, rows: 1 } : { ...box, columns: 1 });
    const clipped = this.book.clip(sheetId, box);
    if (lines === "columns")
      for (let column = clipped.column; column < clipped.column + clipped.columns; column++)
        sheet.setColumnStyle(column, apply(sheet.getColumnStyle(column, true)));
    else
      for (let row = clipped.row; row < clipped.row + clipped.rows; row++)
        sheet.setRowStyle(row, apply(sheet.getRowStyle(row, true)));
  }

  private reachLines(sheetId: string, box: Box): void {
    if (!wholeColumns({ ...box }) && !wholeRows(box)) this.book.reach(sheetId, box);
  }

  private styleCell(
    sheetId: string,
    row: number,
    column: number,
    apply: (style: StyleRef) => Nullable<string>,
  ): void {
    const cells = (this.book.matrix(sheetId)[row] ??= {});
    const cell: ICellData = cells[column] ?? {};
    const style = apply(cell.s);
    if (style) cell.s = style;
    else delete cell.s;
    if (Object.keys(cell).length) cells[column] = cell;
    else delete cells[column];
  }

  /** A change of styles that works every style out once. */
  private remembered(
    change: (style: Nullable<IStyleData>) => IStyleData | undefined,
  ): (style: StyleRef) => Nullable<string> {
    const styles = this.book.workbook.getStyles();
    const known = new Map<StyleRef, Nullable<string>>();
    return (style) => {
      if (known.has(style)) return known.get(style);
      const changed = change(styles.get(style));
      const id = changed ? styles.setValue(changed) : undefined;
      known.set(style, id);
      return id;
    };
  }

  private styleKey(sheetId: string, row: number, column: number): string {
    const sheet = this.book.sheet(sheetId);
    const own = this.book.matrix(sheetId)[row]?.[column]?.s;
    return JSON.stringify([own, sheet.getRowStyle(row, true), sheet.getColumnStyle(column, true)]);
  }

  private longestText(sheetId: string, column: number): number {
    let longest = 0;
    const matrix = this.book.matrix(sheetId);
    for (const key in matrix) {
      const cell = matrix[Number(key)]?.[column];
      if (cell?.v !== undefined && cell.v !== null) longest = Math.max(longest, String(cell.v).length);
    }
    return longest;
  }
}

function agree(common: CellStyle, other: CellStyle): CellStyle {
  const keys = new Set([...Object.keys(common), ...Object.keys(other)]) as Set<keyof CellStyle>;
  const result: Record<string, unknown> = {};
  for (const key of keys)
    result[key] = JSON.stringify(common[key]) === JSON.stringify(other[key]) ? common[key] : null;
  return result as CellStyle;
}

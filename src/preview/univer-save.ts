import type { ICellData, IStyleData, Nullable } from "@univerjs/core";
import { boxOf } from "./boxes";
import type { BookCell, BookLine, BookSheet, BookSnapshot, BookTable } from "./book";
import type { CellStyle } from "./grid-types";
import type { EngineParts } from "./univer-engine";
import { valueOf } from "./univer-read";
import { DEFAULT_COLUMN_PIXELS, DEFAULT_ROW_PIXELS, PIXELS_PER_POINT } from "./univer-sheets";
import { readStyle } from "./univer-style";

const BOOLEAN_ERRORS = /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/;

/** Numbers the styles met while saving. */
class StyleTable {
  readonly styles: CellStyle[] = [];
  private readonly known = new Map<string | object, number>();

  constructor(private readonly lookUp: (ref: string) => Nullable<IStyleData>) {}

  index(ref: Nullable<string | IStyleData>): number | undefined {
    if (!ref) return undefined;
    const known = this.known.get(ref);
    if (known !== undefined) return known;
    const style = readStyle(typeof ref === "string" ? this.lookUp(ref) : ref);
    const index = Object.keys(style).length ? this.styles.push(style) - 1 : -1;
    this.known.set(ref, index);
    return index;
  }
}

/** The whole workbook as plain data. */
export function saveBook(parts: EngineParts): BookSnapshot {
  const { book, sheets } = parts;
  const styles = book.workbook.getStyles();
  const table = new StyleTable((ref) => styles.get(ref));
  return {
    version: 1,
    fileName: book.side.fileName,
    sheets: sheets.list().map(({ id }) => saveSheet(parts, id, table)),
    activeId: sheets.activeId(),
    styles: table.styles,
    names: [...parts.names.list()],
    bag: book.side.bag,
    calculation: book.side.calculation,
  };
}

function saveSheet(parts: EngineParts, id: string, styles: StyleTable): BookSheet {
  const { book, sheets, filters, validation, conditional, tables } = parts;
  const info = sheets.get(id);
  const side = book.sideOf(id);
  const sheet = book.sheet(id);
  const config = sheet.getConfig();
  const filter = filters.ofSheet(id);
  return {
    id,
    name: info.name,
    cells: saveCells(parts, id, styles),
    visibility: info.visibility,
    tabColor: info.tabColor,
    gridlines: info.gridlines,
    headings: info.headings,
    columns: saveLines(config.columnData, "w", styles),
    rows: saveLines(config.rowData, "h", styles),
    defaultWidth: (config.defaultColumnWidth || DEFAULT_COLUMN_PIXELS) / PIXELS_PER_POINT,
    defaultHeight: (config.defaultRowHeight || DEFAULT_ROW_PIXELS) / PIXELS_PER_POINT,
    merges: sheet.getMergeData().map(boxOf),
    freeze: sheets.frozen(id),
    tables: tables.list(id).map(({ sheetId: _sheet, ...table }): BookTable => {
      return { ...table, criteria: [...filters.ofTable(table.id).criteria] };
    }),
    ...(filter ? { filter: { box: filter.box, criteria: [...filter.criteria] } } : {}),
    validations: validation.all(id),
    conditionals: [...conditional.list(id)],
    hyperlinks: side.hyperlinks,
    pictures: side.pictures,
    protection: side.protection,
    unlocked: side.unlocked,
    pageLayout: side.pageLayout,
    bag: side.bag,
  };
}

function saveCells({ book, reader }: EngineParts, id: string, styles: StyleTable): BookSheet["cells"] {
  const cells: BookSheet["cells"] = {};
  const matrix = book.matrix(id);
  for (const key in matrix) {
    const row = Number(key);
    const line: Record<number, BookCell> = {};
    let any = false;
    for (const columnKey in matrix[row]) {
      const column = Number(columnKey);
      const cell = matrix[row]?.[column];
      const saved = cell ? saveCell(cell, styles) : undefined;
      if (!cell || !saved) continue;
      if (cell.f || cell.si) saved.f = reader.formulaAt(id, cell, row, column);
      line[column] = saved;
      any = true;
    }
    if (any) cells[row] = line;
  }
  return cells;
}

function saveCell(cell: ICellData, styles: StyleTable): BookCell | undefined {
  const saved: BookCell = {};
  const value = valueOf(cell);
  if (value !== "" || cell.t) saved.v = value;
  if ((cell.f || cell.si) && typeof value === "string" && BOOLEAN_ERRORS.test(value)) saved.e = 1;
  const style = styles.index(cell.s);
  if (style !== undefined && style >= 0) saved.s = style;
  return saved.v === undefined && saved.s === undefined && !cell.f && !cell.si ? undefined : saved;
}

interface Line {
  w?: number;
  h?: number;
  hd?: 0 | 1;
  s?: Nullable<string | IStyleData>;
}

function saveLines(data: object, size: "w" | "h", styles: StyleTable): Record<number, BookLine> {
  const lines: Record<number, BookLine> = {};
  for (const [key, line] of Object.entries(data as Record<string, Nullable<Line>>)) {
    if (!line) continue;
    const saved: BookLine = {};
    const pixels = line[size];
    if (pixels !== undefined) saved.size = pixels / PIXELS_PER_POINT;
    if (line.hd === 1) saved.hidden = true;
    const style = styles.index(line.s);
    if (style !== undefined && style >= 0) saved.s = style;
    if (Object.keys(saved).length) lines[Number(key)] = saved;
  }
  return lines;
}

import { type Area, areaText, columnNumber, parseArea } from "./reference";
import type { Styles } from "./styles";
import { child, children } from "./xml";

const EMU_PER_POINT = 12_700;
const EMU_PER_PIXEL = 9_525;
const PIXELS_PER_DIGIT = 7;

/** A corner of a drawing: a column and row counted from 0, and how far into them in EMU. */
export interface Corner {
  column: number;
  columnOffset: number;
  row: number;
  rowOffset: number;
}

/** The measures of a sheet: column widths in digits of the base font, row heights in points, merges. */
export class Widths {
  readonly rowHeight: number;
  readonly baseSize: number;
  readonly #columns: { min: number; max: number; width: number }[];
  readonly #merges = new Map<string, string>();
  readonly #rows = new Map<number, number>();
  readonly #usual: number;

  constructor(worksheet: Element, styles: Styles) {
    const format = child(worksheet, "sheetFormatPr");
    this.baseSize = styles.fontSize("0");
    this.rowHeight = Number(format?.getAttribute("defaultRowHeight") ?? 15);
    this.#usual = Number(format?.getAttribute("defaultColWidth") ?? 9.14);
    this.#columns = listed(worksheet, "cols").map((column) => ({
      min: Number(column.getAttribute("min")),
      max: Number(column.getAttribute("max")),
      width: isTrue(column.getAttribute("hidden")) ? 0 : Number(column.getAttribute("width") ?? this.#usual),
    }));
    for (const merge of listed(worksheet, "mergeCells")) {
      const ref = merge.getAttribute("ref") ?? "";
      this.#merges.set(ref.split(":")[0] ?? "", ref);
    }
    for (const row of listed(worksheet, "sheetData"))
      this.#rows.set(
        Number(row.getAttribute("r")),
        isTrue(row.getAttribute("hidden")) ? 0 : Number(row.getAttribute("ht") ?? this.rowHeight),
      );
  }

  /** The width of columns `left`…`right`, counted from 1, together. */
  width(left: number, right: number): number {
    let sum = 0;
    for (let n = left; n <= right; n++)
      sum += this.#columns.find(({ min, max }) => min <= n && n <= max)?.width ?? this.#usual;
    return sum;
  }

  /** The number of the last column that has a width of its own. */
  get lastColumn(): number {
    return Math.max(1, ...this.#columns.map(({ max }) => Math.min(max, 256)));
  }

  /** The cell's merged area, or the cell itself. */
  areaOf(address: string): Area {
    const cell = parseArea(address) ?? { left: columnNumber("A"), top: 1, right: 1, bottom: 1 };
    return parseArea(this.#merges.get(areaText(cell)) ?? "") ?? cell;
  }

  /** How far a corner is from the sheet's left edge, in EMU. */
  across({ column, columnOffset }: Corner): number {
    let sum = columnOffset;
    for (let n = 1; n <= column; n++) sum += this.#columnExtent(n);
    return sum;
  }

  /** How far a corner is from the sheet's upper edge, in EMU. */
  down({ row, rowOffset }: Corner): number {
    let sum = rowOffset;
    for (let n = 1; n <= row; n++) sum += (this.#rows.get(n) ?? this.rowHeight) * EMU_PER_POINT;
    return sum;
  }

  /** The column, and the place in it, that is so far from the left edge. */
  columnAt(across: number): Pick<Corner, "column" | "columnOffset"> {
    let left = Math.max(0, across);
    let column = 0;
    while (left >= this.#columnExtent(column + 1) && column < 16_383) left -= this.#columnExtent(++column);
    return { column, columnOffset: Math.round(left) };
  }

  #columnExtent(number: number): number {
    return Math.round(this.width(number, number) * PIXELS_PER_DIGIT) * EMU_PER_PIXEL;
  }
}

function listed(worksheet: Element, name: string): Element[] {
  const list = child(worksheet, name);
  return list ? children(list) : [];
}

function isTrue(value: string | null): boolean {
  return value === "1" || value === "true";
}

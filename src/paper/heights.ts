import type { Styles } from "./styles";
import { child, children } from "./xml";
import { Widths } from "./widths";

const LEADING = 1.3; // a line's height in font sizes
const MARGIN = 0.7; // the part of a column's width, in digits, that cells keep free
const INDENT = 1.3; // one step of indentation, in digits
const TALLEST = 409;

/** Makes rows high enough for the wrapped texts printed in them: Excel never does it by itself for merged cells. */
export function fitHeights(worksheet: Element, styles: Styles, filled: ReadonlySet<Element>): void {
  const widths = new Widths(worksheet, styles);
  const rows = new Map<number, Element>();
  for (const row of children(child(worksheet, "sheetData")!, "row"))
    rows.set(Number(row.getAttribute("r")), row);
  for (const row of rows.values())
    for (const cell of children(row, "c")) if (filled.has(cell)) fitCell(cell, rows, widths, styles);
}

function fitCell(cell: Element, rows: ReadonlyMap<number, Element>, widths: Widths, styles: Styles): void {
  const style = cell.getAttribute("s");
  const alignment = styles.alignment(style);
  if (!isTrue(alignment?.getAttribute("wrapText"))) return;
  const indent = Number(alignment?.getAttribute("indent") ?? 0);
  const { left, right, top, bottom } = widths.areaOf(cell.getAttribute("r") ?? "");
  const width = widths.width(left, right);
  if (width === 0) return;
  const size = styles.fontSize(style);
  const room = (width - MARGIN - indent * INDENT) * (widths.baseSize / size);
  const lines = lineCount(child(cell, "is")?.textContent ?? "", room, styles.isBold(style));
  let missing = lines * size * LEADING + 1;
  for (let number = top; number <= bottom; number++) missing -= heightOf(rows.get(number), widths.rowHeight);
  const grown = rows.get(bottom) ?? rows.get(top);
  if (missing > 0.5 && grown)
    setHeight(grown, Math.min(TALLEST, heightOf(grown, widths.rowHeight) + missing));
}

function heightOf(row: Element | undefined, otherwise: number): number {
  return isTrue(row?.getAttribute("hidden")) ? 0 : Number(row?.getAttribute("ht") ?? otherwise);
}

function isTrue(value: string | null | undefined): boolean {
  return value === "1" || value === "true";
}

function setHeight(row: Element, points: number): void {
  row.setAttribute("ht", String(Math.ceil(points * 4) / 4));
  row.setAttribute("customHeight", "1");
}

/** How many lines a text takes when wrapped at so many digit widths. */
export function lineCount(text: string, width: number, bold = false): number {
  const scale = bold ? 1.08 : 1;
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(/(?<=[\s-])/)) {
      const needed = textWidth(word.trimEnd()) * scale;
      if (used > 0 && used + needed > width) {
        lines++;
        used = 0;
      }
      if (needed > width) lines += Math.ceil(needed / Math.max(width, 1)) - 1;
      used += textWidth(word) * scale;
    }
  }
  return lines;
}

// Widths relative to a digit in the usual sans-serif faces.
const CLASSES: [RegExp, number][] = [
  [/\p{M}|\u200d|\ufeff/u, 0],
  [/[iljI'|.,:;]/u, 0.48],
  [/[ ft/!()[\]\u2009\u00a0]/u, 0.55],
  [/[r-]/u, 0.62],
  [/[mwMW@%\u0428\u0429\u0416\u042e\u0448\u0449\u0436\u044e\u20b9]/u, 1.5],
  [/[ckszvxyJ\u0430-\u045f]/u, 0.94],
  [/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]|\p{Extended_Pictographic}/u, 1.9],
  [/\p{Lu}/u, 1.25],
];

function textWidth(text: string): number {
  let sum = 0;
  for (const character of text) sum += CLASSES.find(([members]) => members.test(character))?.[1] ?? 1;
  return sum;
}

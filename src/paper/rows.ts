import { type Block, own, type TemplateRow } from "./blocks";
import { formulasOf, renumberRow } from "./cells";
import { type Moves, moveFormula } from "./formula";
import type { PaperDocument, PaperRow } from "./paper-document";
import type { Lookup } from "./placeholder";
import { areaText, parseArea } from "./reference";
import { RowPlan } from "./row-plan";
import { fillCell, type Writing } from "./values";
import { children, setAttribute, setText } from "./xml";

/** What printing a sheet's rows did: whether anything changed, and the cells that now hold text. */
export interface Printed {
  changed: boolean;
  texts: Set<Element>;
}

/** Prints the rows of a sheet: repeats and removes regions, moves what is below, fills every cell. */
export function fillRows(
  rows: readonly TemplateRow[],
  blocks: readonly Block[],
  sheet: string,
  moves: Moves,
  document: PaperDocument,
  writing: Writing,
): Printed {
  const printer = new RowPrinter(sheet, moves, new RowPlan(blocks), writing, (name) =>
    own(document.scalars, name),
  );
  for (const row of rows) {
    const block = blocks.find(({ first, last }) => first <= row.number && row.number <= last);
    if (block) printer.copies(row, block);
    else printer.print(row.element, row, 0, printer.scalar);
  }
  if (blocks.some(({ first, last, copies }) => copies > 1 && last > first))
    sortRows(rows[0]?.element.parentNode ?? null);
  return printer.printed;
}

class RowPrinter {
  readonly printed: Printed = { changed: false, texts: new Set() };

  constructor(
    private readonly sheet: string,
    private readonly moves: Moves,
    private readonly plan: RowPlan,
    private readonly writing: Writing,
    readonly scalar: Lookup,
  ) {}

  copies(row: TemplateRow, block: Block): void {
    const parent = row.element.parentNode!;
    const after = row.element.nextSibling;
    this.printed.changed = true;
    if (block.hidden) row.element.setAttribute("hidden", "1");
    const blank = Array.from({ length: block.copies }, (_, n) =>
      n ? (row.element.cloneNode(true) as Element) : row.element,
    );
    if (!block.copies) parent.removeChild(row.element);
    blank.forEach((element, n) => {
      if (n > 0) parent.insertBefore(element, after);
      this.print(element, row, n, blockLookup(block, n, this.scalar));
    });
  }

  /** Moves one row to its place, with its formulas, and fills its cells. */
  print(element: Element, row: TemplateRow, copy: number, lookup: Lookup): void {
    renumberRow(element, this.plan.copy(row.number, copy));
    for (const { formula } of formulasOf(element)) this.#moveFormula(formula, row.number, copy);
    if (!row.cells.length) return;
    const cells = children(element, "c");
    for (const template of row.cells) {
      const cell = cells[template.index];
      if (!cell) continue;
      if (fillCell(cell, template, lookup, this.writing)) this.printed.texts.add(cell);
      this.printed.changed = true;
    }
  }

  #moveFormula(formula: Element, row: number, copy: number): void {
    const moved = moveFormula(formula.textContent ?? "", this.moves, { sheet: this.sheet, row, copy });
    if (setText(formula, moved)) this.printed.changed = true;
    for (const name of ["ref", "r1", "r2"]) {
      const area = moveCellArea(formula.getAttribute(name), this.moves.plan(this.sheet), row, copy);
      if (area && setAttribute(formula, name, area)) this.printed.changed = true;
    }
  }
}

function blockLookup({ name, data }: Block, n: number, scalar: Lookup): Lookup {
  if (name === null) return scalar;
  const fields: PaperRow | undefined = data[n];
  const prefix = `${name}.`;
  return (asked) => {
    if (!asked.startsWith(prefix)) return scalar(asked);
    const field = asked.slice(prefix.length);
    const value = fields && own(fields, field);
    return value === undefined && field === "no" && fields ? n + 1 : (value ?? null);
  };
}

function moveCellArea(
  text: string | null,
  plan: RowPlan | undefined,
  row: number,
  copy: number,
): string | null {
  const area = text && plan ? parseArea(text) : undefined;
  if (!text || !plan || !area) return text;
  const own = plan.region(row);
  if (own && plan.region(area.top) === own && plan.region(area.bottom) === own)
    return areaText({ ...area, top: plan.copy(area.top, copy), bottom: plan.copy(area.bottom, copy) });
  return plan.stretchArea(text);
}

// The copies of each row of a taller region were put together; the file wants rows in order.
function sortRows(sheetData: Node | null): void {
  if (!sheetData) return;
  const rows = children(sheetData, "row");
  rows.sort((a, b) => Number(a.getAttribute("r")) - Number(b.getAttribute("r")));
  for (const row of rows) sheetData.appendChild(row);
}

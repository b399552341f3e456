import { type Block, own, type TemplateCell, type TemplateRow } from "./blocks";
import { formulasOf, renumberRow } from "./cells";
import { type Moves, moveFormula } from "./formula";
import type { PaperDocument, PaperRow } from "./paper-document";
import type { Lookup } from "./placeholder";
import { areaText, parseArea } from "./reference";
import { RowPlan } from "./row-plan";
import { fillCell, type Writing } from "./values";
import { children, setAttribute, setText } from "./xml";

/** Prints the rows of a sheet: repeats and removes regions, moves what is below, fills every cell. */
export function fillRows(
  rows: readonly TemplateRow[],
  blocks: readonly Block[],
  sheet: string,
  moves: Moves,
  document: PaperDocument,
  writing: Writing,
): void {
  const plan = new RowPlan(blocks);
  const scalar: Lookup = (name) => own(document.scalars, name);
  for (const row of rows) {
    const block = blocks.find(({ first, last }) => first <= row.number && row.number <= last);
    if (!block) {
      printRow(row.element, row, plan.copy(row.number, 0), sheet, moves, 0);
      fillCells(row.element, row.cells, scalar, writing);
      continue;
    }
    printCopies(row, block, plan, sheet, moves, scalar, writing);
  }
  if (blocks.some(({ first, last, copies }) => copies > 1 && last > first)) sortRows(rows[0]?.element.parentNode ?? null);
}

function printCopies(
  row: TemplateRow,
  block: Block,
  plan: RowPlan,
  sheet: string,
  moves: Moves,
  scalar: Lookup,
  writing: Writing,
): void {
  const parent = row.element.parentNode!;
  const copies = Array.from({ length: block.copies }, (_, n) => (n === 0 ? row.element : (row.element.cloneNode(true) as Element)));
  if (!copies.length) parent.removeChild(row.element);
  const after = row.element.nextSibling;
  copies.forEach((element, n) => {
    if (n > 0) parent.insertBefore(element, after);
    if (block.hidden) element.setAttribute("hidden", "1");
    printRow(element, row, plan.copy(row.number, n), sheet, moves, n);
    fillCells(element, row.cells, blockLookup(block, n, scalar), writing);
  });
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

function printRow(element: Element, row: TemplateRow, number: number, sheet: string, moves: Moves, copy: number): void {
  renumberRow(element, number);
  for (const { formula } of formulasOf(element)) {
    setText(formula, moveFormula(formula.textContent ?? "", moves, { sheet, row: row.number, copy }));
    for (const name of ["ref", "r1", "r2"]) {
      const moved = moveCellArea(formula.getAttribute(name), moves.plan(sheet), row.number, copy);
      if (moved) setAttribute(formula, name, moved);
    }
  }
}

function moveCellArea(text: string | null, plan: RowPlan | undefined, row: number, copy: number): string | null {
  const area = text && plan ? parseArea(text) : undefined;
  if (!text || !plan || !area) return text;
  const own = plan.region(row);
  if (own && plan.region(area.top) === own && plan.region(area.bottom) === own)
    return areaText({ ...area, top: plan.copy(area.top, copy), bottom: plan.copy(area.bottom, copy) });
  return plan.stretchArea(text);
}

function fillCells(element: Element, templates: readonly TemplateCell[], lookup: Lookup, writing: Writing): void {
  if (!templates.length) return;
  const cells = children(element, "c");
  for (const template of templates) {
    const cell = cells[template.index];
    if (cell) fillCell(cell, template, lookup, writing);
  }
}

// The copies of each row of a taller region were put together; the file wants rows in order.
function sortRows(sheetData: Node | null): void {
  if (!sheetData) return;
  const rows = children(sheetData, "row");
  rows.sort((a, b) => Number(a.getAttribute("r")) - Number(b.getAttribute("r")));
  for (const row of rows) sheetData.appendChild(row);
}

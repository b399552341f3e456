import { formulasOf } from "./cells";
import { fillFormula } from "./formula";
import { parseArea } from "./reference";

/** Writes every shared formula out in its own cell, because rows that move apart can no longer share one. */
export function unshareFormulas(sheetData: Element): boolean {
  const masters = new Map<string, { text: string; left: number; top: number }>();
  let changed = false;
  for (const { formula, cell } of formulasOf(sheetData)) {
    if (formula.getAttribute("t") !== "shared") continue;
    const at = parseArea(cell.getAttribute("r") ?? "");
    const group = formula.getAttribute("si") ?? "";
    const master = masters.get(group);
    if (!at) continue;
    if (formula.textContent) masters.set(group, { text: formula.textContent, ...at });
    else if (master)
      formula.textContent = fillFormula(master.text, at.top - master.top, at.left - master.left);
    for (const name of ["t", "ref", "si"]) formula.removeAttribute(name);
    changed = true;
  }
  return changed;
}

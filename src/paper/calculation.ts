import { formulasOf } from "./cells";
import { mentions } from "./linked-parts";
import type { Sheet, WorkbookFile } from "./workbook-file";
import { child, children, elements } from "./xml";

/** Drops every remembered result that the filled sheets may have made wrong, and has Excel calculate on opening. */
export function recalculate(file: WorkbookFile, filled: readonly Sheet[]): void {
  let any = false;
  for (const { path } of staleSheets(file, filled)) {
    const data = child(file.xml(path).documentElement, "sheetData");
    for (const { cell } of data ? formulasOf(data) : []) {
      any = true;
      file.edit(path);
      cell.removeAttribute("t");
      for (const value of children(cell, "v")) cell.removeChild(value);
    }
  }
  if (any) calculateOnLoad(file);
}

/** The order of calculation names cells that have moved; Excel writes it anew. */
export function dropCalculationOrder(file: WorkbookFile): void {
  const chain = file.relations(file.workbookPath).find(({ type }) => type === "calcChain");
  if (chain) file.unrelate(file.workbookPath, chain.id);
}

/** The filled sheets, and those whose formulas speak of them, by way of names and other sheets too. */
function staleSheets(file: WorkbookFile, filled: readonly Sheet[]): Sheet[] {
  const stale = new Set(filled);
  const names = elements(file.xml(file.workbookPath), "definedName");
  const candidates = file.sheets.filter(({ path }) => /<(\w+:)?f[\s>]/.test(file.text(path)));
  for (let before = -1; before !== stale.size;) {
    before = stale.size;
    const words = [...stale].map(({ name }) => name);
    for (const name of names)
      if (words.some((word) => mentions(name.textContent ?? "", word)))
        words.push(name.getAttribute("name") ?? "");
    for (const sheet of candidates)
      if (words.some((word) => word && mentions(file.text(sheet.path), word))) stale.add(sheet);
  }
  return [...stale];
}

// What the schema wants after calcPr.
const LATER = /^(oleSize|customWorkbookViews|pivotCaches|smartTag.*|webPublish.*|fileRecoveryPr|extLst)$/;

function calculateOnLoad(file: WorkbookFile): void {
  const root = file.edit(file.workbookPath).documentElement;
  let properties = child(root, "calcPr");
  if (!properties) {
    properties = root.ownerDocument.createElementNS(root.namespaceURI, "calcPr");
    root.insertBefore(properties, children(root).find(({ localName }) => LATER.test(localName)) ?? null);
  }
  properties.setAttribute("fullCalcOnLoad", "1");
}

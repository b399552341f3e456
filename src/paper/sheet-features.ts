import { type Moves, moveFormula, type Place } from "./formula";
import { type Area, areaText, parseArea } from "./reference";
import { RowPlan } from "./row-plan";
import { child, children, descendants, elements, removeWithEmptyParents, setAttribute, setText } from "./xml";

const STILL = new RowPlan([]);

/** Carries everything in a sheet that points at rows, its cells apart, to where the rows went; says whether anything changed. */
export function moveFeatures(worksheet: Element, sheet: string, moves: Moves): boolean {
  const plan = moves.plan(sheet) ?? STILL;
  const data = child(worksheet, "sheetData");
  const rest = descendants(worksheet, data);
  let changed = false;
  for (const element of rest)
    if (element.parentNode && moveFeature(element, plan, sheet, moves)) changed = true;
  if (changed) for (const list of rest) recount(list);
  return changed;
}

function moveFeature(element: Element, plan: RowPlan, sheet: string, moves: Moves): boolean {
  switch (element.localName) {
    case "mergeCell":
    case "hyperlink":
      return repeatArea(element, plan, sheet, moves);
    case "brk":
      return moveBreak(element, plan);
    case "sheetView":
    case "customSheetView":
      return moveView(element, plan);
    case "sparkline":
      return repeatSparkline(element, plan, sheet, moves);
    case "conditionalFormatting":
    case "dataValidation":
      return moveRule(element, plan, sheet, moves);
    case "anchor":
      return moveAnchor(element, plan);
    case "f":
      return inRule(element)
        ? false
        : setText(element, moveFormula(element.textContent ?? "", moves, { sheet }));
    case "cellWatch":
    case "inputCells":
      return setMoved(element, "r", plan);
    default:
      return moveAttributes(element, plan);
  }
}

function moveAttributes(element: Element, plan: RowPlan): boolean {
  if (plan.still) return false;
  let changed = false;
  if (element.hasAttribute("ref")) changed = setMoved(element, "ref", plan) || changed;
  for (const name of ["activeCell", "topLeftCell"]) {
    const area = parseArea(element.getAttribute(name) ?? "");
    if (area)
      changed =
        setAttribute(element, name, areaText(at(area, plan.top(area.top), plan.top(area.top)))) || changed;
  }
  const areas = element.getAttribute("sqref");
  if (areas !== null) {
    const moved = plan.spreadAreas(areas);
    if (moved) changed = setAttribute(element, "sqref", moved) || changed;
    else if (element.localName === "selection") element.removeAttribute("sqref");
    else removeWithEmptyParents(element);
  }
  return changed;
}

function at(area: Area, top: number, bottom: number): Area {
  return { ...area, top, bottom };
}

function setMoved(element: Element, attribute: string, plan: RowPlan): boolean {
  const old = element.getAttribute(attribute) ?? "";
  const moved = plan.stretchArea(old);
  if (moved !== null) return setAttribute(element, attribute, moved);
  removeWithEmptyParents(element);
  return true;
}

/** Merges and links inside a line are made anew in every line; others stretch. */
function repeatArea(element: Element, plan: RowPlan, sheet: string, moves: Moves): boolean {
  const location = element.getAttribute("location");
  let changed =
    location !== null && setAttribute(element, "location", moveFormula(location, moves, { sheet }));
  const area = parseArea(element.getAttribute("ref") ?? "");
  if (!area || plan.still) return changed;
  const merge = element.localName === "mergeCell";
  const areas = plan
    .copies(area)
    .filter((copy) => !merge || copy.left < copy.right || copy.top < copy.bottom);
  if (!areas.length) {
    removeWithEmptyParents(element);
    return true;
  }
  areas.forEach((copy, n) => {
    const target = n === 0 ? element : (element.cloneNode(true) as Element);
    changed = setAttribute(target, "ref", areaText(copy)) || changed;
    target.removeAttribute("xr:uid");
    if (n > 0) element.parentNode!.appendChild(target);
  });
  return changed;
}

function repeatSparkline(element: Element, plan: RowPlan, sheet: string, moves: Moves): boolean {
  const target = child(element, "sqref");
  const source = child(element, "f");
  const area = parseArea(target?.textContent ?? "");
  if (!target || !area) return false;
  const [old, formula] = [target.textContent, source?.textContent ?? ""];
  const copies = plan.copies(area);
  copies.forEach((copy, n) => {
    const clone = n === 0 ? element : (element.parentNode!.appendChild(element.cloneNode(true)) as Element);
    setText(child(clone, "sqref")!, areaText(copy));
    const data = child(clone, "f");
    if (data) setText(data, moveFormula(formula, moves, { sheet, row: area.top, copy: n }));
  });
  if (!copies.length) removeWithEmptyParents(element);
  return copies.length !== 1 || target.textContent !== old || source?.textContent !== formula;
}

/** Conditional formats and validations of both generations: where they apply, and formulas relative to their first cell. */
function moveRule(rule: Element, plan: RowPlan, sheet: string, moves: Moves): boolean {
  const listed = descendants(rule).find(({ localName }) => localName === "sqref");
  const areas = rule.getAttribute("sqref") ?? listed?.textContent ?? "";
  const moved = plan.spreadAreas(areas);
  if (!moved) {
    removeWithEmptyParents(rule);
    return true;
  }
  let changed = listed ? setText(listed, moved) : setAttribute(rule, "sqref", moved);
  const first = parseArea(areas.split(/\s+/)[0] ?? "");
  const place: Place = first ? { sheet, row: first.top, copy: 0 } : { sheet };
  for (const element of descendants(rule)) {
    const plain = /^formula[12]?$/.test(element.localName) && children(element).length === 0;
    if (plain || element.localName === "f")
      changed = setText(element, moveFormula(element.textContent ?? "", moves, place)) || changed;
    else if (element.localName === "cfvo" && element.getAttribute("type") === "formula")
      changed =
        setAttribute(element, "val", moveFormula(element.getAttribute("val") ?? "", moves, place)) || changed;
  }
  return changed;
}

function inRule(element: Element): boolean {
  for (let node = element.parentNode; node; node = node.parentNode)
    if (["conditionalFormatting", "dataValidation", "sparkline"].includes((node as Element).localName))
      return true;
  return false;
}

/** A page break below the lines stays below the last; one inside a line of several rows comes in every line. */
function moveBreak(element: Element, plan: RowPlan): boolean {
  if ((element.parentNode as Element).localName !== "rowBreaks") return false;
  const row = Number(element.getAttribute("id"));
  const region = plan.region(row);
  if (!region || row === region.last) {
    const bottom = plan.bottom(row);
    if (bottom > 0) return setAttribute(element, "id", String(bottom));
  }
  if (!region?.copies) {
    removeWithEmptyParents(element);
    return true;
  }
  for (let n = region.copies - 1; n > 0; n--) {
    const clone = element.cloneNode(true) as Element;
    clone.setAttribute("id", String(plan.copy(row, n)));
    element.parentNode!.insertBefore(clone, element.nextSibling);
  }
  return setAttribute(element, "id", String(plan.copy(row, 0))) || region.copies > 1;
}

/** What is frozen stays frozen, grown by the lines within it. */
function moveView(view: Element, plan: RowPlan): boolean {
  if (plan.still) return false;
  const pane = child(view, "pane");
  const rows = Number(pane?.getAttribute("ySplit") ?? 0);
  const top = parseArea(view.getAttribute("topLeftCell") ?? "")?.top ?? 1;
  const changed = moveAttributes(view, plan);
  if (!pane || rows <= 0 || !/^frozen/.test(pane.getAttribute("state") ?? "")) return changed;
  return setAttribute(pane, "ySplit", String(plan.bottom(top + rows - 1) - plan.top(top) + 1)) || changed;
}

/** A control's anchor: its corners keep to their rows. */
function moveAnchor(anchor: Element, plan: RowPlan): boolean {
  let changed = false;
  for (const corner of ["from", "to"]) {
    const row = elements(anchor, corner)[0] && child(elements(anchor, corner)[0]!, "row");
    if (row) changed = setText(row, String(plan.top(Number(row.textContent) + 1) - 1)) || changed;
  }
  return changed;
}

function recount(list: Element): void {
  const length = String(children(list).length);
  if (["mergeCells", "dataValidations", "rowBreaks"].includes(list.localName) && list.hasAttribute("count"))
    list.setAttribute("count", length);
  if (list.localName === "rowBreaks") {
    const manual = children(list).filter((brk) => /^(1|true)$/.test(brk.getAttribute("man") ?? "")).length;
    list.setAttribute("manualBreakCount", String(manual));
  }
}

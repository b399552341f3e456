import { strToU8 } from "fflate";
import { type Moves, moveFormula } from "./formula";
import { parseArea } from "./reference";
import type { RowPlan } from "./row-plan";
import type { Sheet, WorkbookFile } from "./workbook-file";
import { child, children, descendants, relationId, setAttribute, setText } from "./xml";

/** Carries the parts that hang on one sheet: drawings, comments with their boxes, tables, pivot tables, controls. */
export function moveSheetParts(file: WorkbookFile, sheet: Sheet, moves: Moves): void {
  const plan = moves.plan(sheet.name);
  const worksheet = file.xml(sheet.path).documentElement;
  const legacy = child(worksheet, "legacyDrawing");
  const boxes = legacy && relationId(legacy);
  for (const relation of file.relations(sheet.path)) {
    const { path, type } = relation;
    if (relation.external || !file.parts.has(path)) continue;
    if (type === "drawing") editWhere(file, path, (root) => moveDrawing(root, plan, moves));
    else if (type === "ctrlProp") editWhere(file, path, (root) => moveControl(root, sheet.name, moves));
    else if (!plan) continue;
    else if (type === "comments" || type === "threadedComment")
      editWhere(file, path, (root) => moveComments(root, plan));
    else if (type === "vmlDrawing" && relation.id === boxes) moveBoxes(file, path, sheet.name, plan, moves);
    else if (type === "table") editWhere(file, path, (root) => moveTable(root, sheet.name, plan, moves));
    else if (type === "pivotTable")
      editWhere(file, path, (root) => moveRefs(children(root, "location"), plan));
  }
}

/** Carries what points into sheets from elsewhere: charts, pivot caches and defined names. */
export function moveWorkbookParts(file: WorkbookFile, moves: Moves): void {
  for (const path of [...file.parts.keys()]) {
    if (/\/charts\/chart[^/]*\.xml$/.test(path)) editWhere(file, path, (root) => moveChart(root, moves));
    else if (/\/pivotCacheDefinition[^/]*\.xml$/.test(path))
      editWhere(file, path, (root) => movePivotSource(root, moves));
  }
  editWhere(file, file.workbookPath, (root) => moveNames(file, root, moves));
}

function editWhere(file: WorkbookFile, path: string, move: (root: Element) => boolean): void {
  if (move(file.xml(path).documentElement)) file.edit(path);
}

function moveDrawing(root: Element, plan: RowPlan | undefined, moves: Moves): boolean {
  let changed = false;
  for (const element of descendants(root)) {
    const link = element.getAttribute("textlink");
    if (link)
      changed = setAttribute(element, "textlink", moveFormula(link, moves, { sheet: null })) || changed;
    if (plan && /^(one|two)CellAnchor$/.test(element.localName))
      changed = moveAnchor(element, plan) || changed;
  }
  return changed;
}

/** A picture moves with its upper corner; only one that is tied to cells at both ends stretches. */
function moveAnchor(anchor: Element, plan: RowPlan): boolean {
  const mode = anchor.getAttribute("editAs") ?? "twoCell";
  const row = (corner: string) => {
    const element = child(anchor, corner);
    return element && child(element, "row");
  };
  const [from, to] = [row("from"), row("to")];
  if (!from || (to && mode === "absolute")) return false;
  const [first, last] = [Number(from.textContent), Number(to?.textContent ?? 0)];
  const shift = plan.top(first + 1) - 1 - first;
  const moved = setText(from, String(first + shift));
  if (!to) return moved;
  const end = mode === "oneCell" ? last + shift : Math.max(plan.top(last + 1) - 1, first + shift);
  return setText(to, String(end)) || moved;
}

function moveComments(root: Element, plan: RowPlan): boolean {
  return moveRefs(
    descendants(root).filter(({ localName }) => localName === "comment" || localName === "threadedComment"),
    plan,
  );
}

/** A note on a line stays with the first; one on a removed row goes. */
function moveRefs(elements: readonly Element[], plan: RowPlan): boolean {
  let changed = false;
  for (const element of elements) {
    const area = parseArea(element.getAttribute("ref") ?? "");
    if (!area) continue;
    const shift = plan.top(area.top) - area.top;
    if (plan.region(area.top)?.copies === 0) element.parentNode?.removeChild(element);
    const moved = element.getAttribute("ref")!.replace(/\d+/g, (row) => String(Number(row) + shift));
    changed = setAttribute(element, "ref", moved) || plan.region(area.top)?.copies === 0 || changed;
  }
  return changed;
}

// Legacy drawings are often not well formed, so they are changed as text.
function moveBoxes(file: WorkbookFile, path: string, sheet: string, plan: RowPlan, moves: Moves): void {
  const text = file.text(path);
  const kept = text.replace(/<v:shape\s[^]*?<\/v:shape>/g, (shape) => {
    const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape);
    return row && plan.region(Number(row[1]) + 1)?.copies === 0 ? "" : moveBox(shape, sheet, plan, moves);
  });
  if (kept !== text) file.put(path, strToU8(kept));
}

function moveBox(shape: string, sheet: string, plan: RowPlan, moves: Moves): string {
  const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape);
  const shift = row && plan.top(Number(row[1]) + 1) - 1 - Number(row[1]);
  const moved = (old: number) => (shift === null ? plan.top(old + 1) - 1 : Math.max(0, old + shift));
  return shape
    .replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/g, (_, open: string, numbers: string, close: string) => {
      const parts = numbers.split(",");
      for (const i of [2, 6]) if (parts[i] !== undefined) parts[i] = ` ${moved(Number(parts[i]))}`;
      return open + parts.join(",") + close;
    })
    .replace(
      /(<x:Row>)\s*\d+\s*(<\/x:Row>)/g,
      (_, open: string, close: string) => `${open}${Number(row![1]) + shift!}${close}`,
    )
    .replace(
      /(<x:Fmla(?:Link|Range|Txbx)>)([^<]*)(<)/g,
      (_, open: string, formula: string, close: string) => {
        return open + moveFormula(formula, moves, { sheet }) + close;
      },
    );
}

function moveTable(root: Element, sheet: string, plan: RowPlan, moves: Moves): boolean {
  let changed = false;
  for (const element of [root, ...descendants(root)]) {
    const ref = element.getAttribute("ref");
    const moved = ref && plan.stretchArea(ref);
    if (moved) changed = setAttribute(element, "ref", moved) || changed;
    if (/^(calculatedColumn|totalsRow)Formula$/.test(element.localName))
      changed = setText(element, moveFormula(element.textContent ?? "", moves, { sheet })) || changed;
  }
  return changed;
}

function moveControl(root: Element, sheet: string, moves: Moves): boolean {
  let changed = false;
  for (const name of ["fmlaLink", "fmlaRange", "fmlaTxbx"]) {
    const formula = root.getAttribute(name);
    if (formula) changed = setAttribute(root, name, moveFormula(formula, moves, { sheet })) || changed;
  }
  return changed;
}

/** A chart's formulas; what it remembered of the cells is dropped where they changed. */
function moveChart(root: Element, moves: Moves): boolean {
  let changed = false;
  for (const element of descendants(root)) {
    if (
      element.localName !== "f" ||
      !setText(element, moveFormula(element.textContent ?? "", moves, { sheet: null, alone: true }))
    )
      continue;
    changed = true;
    const holder = element.parentNode as Element;
    for (const cache of children(holder)) if (/Cache$/.test(cache.localName)) holder.removeChild(cache);
  }
  return changed;
}

function movePivotSource(root: Element, moves: Moves): boolean {
  const source = descendants(root).find(({ localName }) => localName === "worksheetSource");
  const sheet = source?.getAttribute("sheet");
  if (!source || !sheet) return false;
  const moved = moves.plan(sheet)?.stretchArea(source.getAttribute("ref") ?? "");
  const grown = Boolean(moved) && source.hasAttribute("ref") && setAttribute(source, "ref", moved!);
  return setAttribute(source, "sheet", moves.name(sheet)) || grown;
}

function moveNames(file: WorkbookFile, root: Element, moves: Moves): boolean {
  let changed = false;
  for (const element of descendants(root).filter(({ localName }) => localName === "definedName")) {
    const local = element.getAttribute("localSheetId");
    const own =
      local === null ? null : (file.sheets.find(({ index }) => index === Number(local))?.name ?? null);
    const builtIn = element.getAttribute("name")?.startsWith("_xlnm.") ?? false;
    const moved = moveFormula(element.textContent ?? "", moves, {
      sheet: own,
      fixedOnly: !builtIn,
      alone: !builtIn,
    });
    changed = setText(element, moved) || changed;
  }
  return changed;
}

/** Whether any formula of a part may speak of that sheet. */
export function mentions(text: string, sheet: string): boolean {
  const escaped = sheet
    .replaceAll("'", "''")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
  return text.toLowerCase().includes(escaped.toLowerCase());
}

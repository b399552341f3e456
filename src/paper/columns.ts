import { own, type TemplateRow } from "./blocks";
import { isPresent, type PaperDocument } from "./paper-document";
import { tokensOf } from "./placeholder";
import { columnNumber } from "./reference";
import { child, children, setAttribute } from "./xml";

interface Column {
  element: Element;
  number: number;
  width: number;
}

/**
 * Hides the columns marked `{{#column line.discount}}` that no line fills, and gives their width to the column marked
 * `{{#wide}}`, so that the page stays full. Of several marks in a column one filled is enough. Says whether any was hidden.
 */
export function hideEmptyColumns(
  worksheet: Element,
  rows: readonly TemplateRow[],
  document: PaperDocument,
): boolean {
  const { empty, wide } = readMarks(rows, document);
  const list = child(worksheet, "cols");
  if (!list || empty.size === 0) return false;
  const columns = separate(list);
  let freed = 0;
  for (const { element, number, width } of columns)
    if (empty.has(number) && setAttribute(element, "hidden", "1")) freed += width;
  const heir = columns.find(({ number }) => number === wide);
  heir?.element.setAttribute("width", String(heir.width + freed));
  heir?.element.setAttribute("customWidth", "1");
  return true;
}

function readMarks(
  rows: readonly TemplateRow[],
  document: PaperDocument,
): { empty: Set<number>; wide: number } {
  const empty = new Set<number>();
  const used = new Set<number>();
  let wide = 0;
  for (const { element, cells } of rows)
    for (const { index, text } of cells)
      for (const { sign, name, argument } of tokensOf(text)) {
        if (sign !== "#") continue;
        const address = children(element, "c")[index]?.getAttribute("r") ?? "";
        const number = columnNumber(address.replace(/\d+$/, ""));
        if (name === "wide") wide = number;
        if (name === "column") (isUsed(argument, document) ? used : empty).add(number);
      }
  for (const number of used) empty.delete(number);
  return { empty, wide };
}

function isUsed(name: string, { blocks, scalars }: PaperDocument): boolean {
  const dot = name.indexOf(".");
  const block = own(blocks, name.slice(0, dot));
  return block
    ? block.some((row) => isPresent(own(row, name.slice(dot + 1))))
    : isPresent(own(scalars, name));
}

/** Gives every column of the sheet's first 256 that has a width an element of its own. */
function separate(list: Element): Column[] {
  return children(list).flatMap((element) => {
    const [min, last] = [Number(element.getAttribute("min")), Number(element.getAttribute("max"))];
    const max = Math.min(last, 256);
    const width = Number(element.getAttribute("width") ?? 9.14);
    const columns: Column[] = [];
    for (let number = min; number <= max; number++) {
      const copy = element.cloneNode(true) as Element;
      copy.setAttribute("min", String(number));
      copy.setAttribute("max", String(number === max ? last : number));
      list.insertBefore(copy, element);
      columns.push({ element: copy, number, width });
    }
    if (columns.length) list.removeChild(element);
    return columns;
  });
}

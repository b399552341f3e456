import { columnName, columnNumber } from "./reference";
import { child, children, descendants } from "./xml";

/** A stretch of a cell's text with one look; `look` is its `rPr` element, if any. */
export interface Run {
  text: string;
  look: Element | undefined;
}

/** The longest text a cell takes, in UTF-16 units. */
export const LONGEST_TEXT = 32_767;

/** The runs of a text cell; undefined for numbers, formulas and empty cells. */
export function runsOf(cell: Element, strings: readonly Element[]): Run[] | undefined {
  if (child(cell, "f")) return undefined;
  const type = cell.getAttribute("t");
  const item =
    type === "s"
      ? strings[Number(child(cell, "v")?.textContent ?? -1)]
      : type === "inlineStr"
        ? child(cell, "is")
        : undefined;
  if (item) return itemRuns(item);
  const text = type === "str" ? child(cell, "v")?.textContent : undefined;
  return text ? [{ text: decodeText(text), look: undefined }] : undefined;
}

/** The runs of a shared or inline string, without its phonetic hints. */
export function itemRuns(item: Element): Run[] {
  return children(item).flatMap((part) => {
    if (part.localName === "t") return [{ text: decodeText(part.textContent ?? ""), look: undefined }];
    if (part.localName === "r")
      return [{ text: decodeText(child(part, "t")?.textContent ?? ""), look: child(part, "rPr") }];
    return [];
  });
}

/** Empties a cell, keeping its style. */
export function clearCell(cell: Element): void {
  for (const part of children(cell)) if (part.localName !== "extLst") cell.removeChild(part);
  cell.removeAttribute("t");
}

/** Writes a number, given as a numeral, or a truth value. */
export function writeNumber(cell: Element, numeral: string, type?: "b"): void {
  clearCell(cell);
  if (type) cell.setAttribute("t", type);
  const value = make(cell, "v");
  value.textContent = numeral;
  cell.insertBefore(value, cell.firstChild);
}

/** Writes text as text: whatever it begins with, it never becomes a formula. */
export function writeRuns(cell: Element, runs: readonly Run[]): void {
  clearCell(cell);
  const kept = capRuns(runs);
  if (!kept.length) return;
  cell.setAttribute("t", "inlineStr");
  const item = make(cell, "is");
  const plain = kept.length === 1 && !kept[0]!.look;
  for (const { text, look } of kept) {
    const holder = plain ? item : item.appendChild(make(cell, "r"));
    if (look) holder.appendChild(cell.ownerDocument.importNode(look, true));
    const element = make(cell, "t");
    element.textContent = encodeText(text);
    element.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    holder.appendChild(element);
  }
  cell.insertBefore(item, cell.firstChild);
}

function capRuns(runs: readonly Run[]): Run[] {
  let left = LONGEST_TEXT;
  return runs.flatMap(({ text, look }) => {
    const clean = cleanText(text);
    const kept = clean.length <= left ? clean : clean.slice(0, left).replace(/[\ud800-\udbff]$/, "");
    left -= kept.length;
    return kept ? [{ text: kept, look }] : [];
  });
}

function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n")
    .replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g,
      "\ufffd",
    );
}

function encodeText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")

    .replace(
      /[\u0000-\u0008\u000e-\u001f]/g,
      (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
}

function decodeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function make(cell: Element, name: string): Element {
  return cell.ownerDocument.createElementNS(cell.namespaceURI, name);
}

/** The rows of a sheet in order; rows and cells that leave their address to be counted get it written. */
export function sheetRows(sheetData: Element): Element[] {
  let row = 0;
  return children(sheetData, "row").map((element) => {
    row = Number(element.getAttribute("r") ?? row + 1);
    element.setAttribute("r", String(row));
    let column = 0;
    for (const cell of children(element, "c")) {
      const address = cell.getAttribute("r");
      column = address ? columnNumber(address.replace(/\d+$/, "")) : column + 1;
      if (!address) cell.setAttribute("r", columnName(column) + row);
    }
    return element;
  });
}

/** Moves a row and its cells to another row number. */
export function renumberRow(row: Element, number: number): void {
  const text = String(number);
  if (row.getAttribute("r") === text) return;
  row.setAttribute("r", text);
  for (const cell of children(row, "c"))
    cell.setAttribute("r", (cell.getAttribute("r") ?? "").replace(/\d+$/, text));
}

/** The formulas of a sheet's cells with the cell each is in. */
export function formulasOf(sheetData: Element): { formula: Element; cell: Element; row: number }[] {
  return descendants(sheetData).flatMap((element) => {
    const cell = element.parentNode as Element;
    if (element.localName !== "f" || cell.localName !== "c") return [];
    return [{ formula: element, cell, row: Number(/\d+$/.exec(cell.getAttribute("r") ?? "")?.[0] ?? 0) }];
  });
}

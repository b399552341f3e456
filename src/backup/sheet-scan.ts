import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { PackedPart } from "../base/zip";
import { unsqueeze } from "./unsqueeze";

/** A row of a worksheet: its number, and its cells by column from 0; cells that are empty are left out. */
export interface ScannedRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, string | number | boolean>;
}

/** More characters no single row, shared text or head of ours has. */
const LONGEST = 4 << 20;
const TEXT = 1 << 18;
const COLUMNS = 16_384;

const refused = (part: PackedPart, why: string): Refusal =>
  new Refusal(msg(str`The file is not accepted: its part “${part.name}” ${why}. Nothing was changed.`));

/** The rows of a worksheet, one by one as they are unpacked; a Refusal for more than `most` of them. */
export async function* scanRows(
  part: PackedPart,
  shared: readonly string[],
  most: number,
): AsyncGenerator<ScannedRow, void, undefined> {
  let number = 0;
  let count = 0;
  for await (const element of elementsOf(part, "row")) {
    if (++count > most) throw refused(part, msg("has far more rows than were written"));
    const told = /^<[^>]*?\br="(\d{1,7})"/.exec(element.slice(0, 400))?.[1];
    number = told ? Number(told) : number + 1;
    yield { number, cells: cellsOf(element, shared, part) };
  }
}

/** The shared texts of a workbook in their order; a Refusal for more than `most` characters in all. */
export async function sharedTexts(part: PackedPart | undefined, most: number): Promise<string[]> {
  const texts: string[] = [];
  if (!part) return texts;
  let length = 0;
  for await (const element of elementsOf(part, "si")) {
    const text = textIn(element, part);
    length += text.length + 32;
    if (length > most) throw refused(part, msg("holds far too much text"));
    texts.push(text);
  }
  return texts;
}

/** The elements of a name below the root, as text, whatever prefix the program that wrote them used. */
async function* elementsOf(part: PackedPart, name: string): AsyncGenerator<string, void, undefined> {
  let rest = "";
  let prefix: string | undefined;
  for await (const text of textsOf(part)) {
    rest += text;
    prefix ??= prefixIn(rest, part);
    if (prefix === undefined) continue;
    const tag = `<${prefix}${name}`;
    const close = `</${prefix}${name}>`;
    let at = 0;
    for (;;) {
      const from = startOf(rest, tag, at);
      if (from < 0) {
        at = Math.max(at, rest.length - tag.length);
        break;
      }
      const end = endOf(rest, from, close);
      if (end < 0) {
        at = from;
        break;
      }
      yield prefix
        ? rest.slice(from, end).replaceAll(`<${prefix}`, "<").replaceAll(`</${prefix}`, "</")
        : rest.slice(from, end);
      at = end;
    }
    rest = rest.slice(at);
    if (rest.length > LONGEST) throw refused(part, msg("has a row that never ends"));
  }
  if (prefix === undefined) throw refused(part, msg("is no sheet"));
}

/** What a part unpacks to, in texts long enough that looking for an end again in each costs nothing. */
async function* textsOf(part: PackedPart): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of unsqueeze(part)) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length < TEXT) continue;
    yield text;
    text = "";
  }
  yield text + decoder.decode();
}

/** The prefix of the root's name, "" for none; undefined while the root has not come. */
function prefixIn(text: string, part: PackedPart): string | undefined {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw refused(part, msg("declares a document type"));
  const root = /<([A-Za-z][\w.-]{0,30}:)?(?:worksheet|sst)[\s>]/.exec(text);
  if (root) return root[1] ?? "";
  if (text.length > LONGEST) throw refused(part, msg("is no sheet"));
  return undefined;
}

/** Where the next element of a tag begins; its name must end there. */
function startOf(text: string, tag: string, from: number): number {
  for (let at = text.indexOf(tag, from); at >= 0; at = text.indexOf(tag, at + 1)) {
    const after = text.charCodeAt(at + tag.length);
    // A space, a line break, a slash or the closing bracket; the text may also end here.
    if (Number.isNaN(after)) return -1;
    if (after === 32 || after === 62 || after === 47 || (after >= 9 && after <= 13)) return at;
  }
  return -1;
}

/** Where an element ends, behind its last bracket; -1 while it is not all there. */
function endOf(text: string, from: number, close: string): number {
  const bracket = text.indexOf(">", from);
  if (bracket < 0) return -1;
  if (text.charCodeAt(bracket - 1) === 47) return bracket + 1;
  const end = text.indexOf(close, bracket);
  return end < 0 ? -1 : end + close.length;
}

function cellsOf(row: string, shared: readonly string[], part: PackedPart): ScannedRow["cells"] {
  const cells = new Map<number, string | number | boolean>();
  let column = -1;
  for (let at = 0; ;) {
    const from = startOf(row, "<c", at);
    if (from < 0) return cells;
    const end = endOf(row, from, "</c>");
    if (end < 0) throw refused(part, msg("has a cell that never ends"));
    const cell = row.slice(from, end);
    at = end;
    const head = cell.slice(0, cell.indexOf(">"));
    const place = /\br="([A-Z]{1,3})\d*"/.exec(head)?.[1];
    column = place ? columnNumber(place) : column + 1;
    if (column >= COLUMNS) throw refused(part, msg("has more columns than a sheet"));
    const value = valueOf(cell, /\bt="(\w{1,20})"/.exec(head)?.[1] ?? "n", shared, part);
    if (value !== "") cells.set(column, value);
  }
}

function valueOf(
  cell: string,
  type: string,
  shared: readonly string[],
  part: PackedPart,
): string | number | boolean {
  if (type === "inlineStr") return textIn(cell, part);
  const from = startOf(cell, "<v", 0);
  if (from < 0) return "";
  const end = endOf(cell, from, "</v>");
  if (end < 0) throw refused(part, msg("has a cell that never ends"));
  const text = plain(cell.slice(cell.indexOf(">", from) + 1, end - 4));
  switch (type) {
    case "s":
      return shared[Number(text)] ?? "";
    case "b":
      return text === "1";
    case "n": {
      const number = Number(text);
      return Number.isFinite(number) ? number : text;
    }
    default:
      return text;
  }
}

/** The texts of an element joined, without those of its readings. */
function textIn(element: string, part: PackedPart): string {
  let text = "";
  for (let at = 0; ;) {
    const from = startOf(element, "<t", at);
    if (from < 0) return text;
    const end = endOf(element, from, "</t>");
    if (end < 0) throw refused(part, msg("has a text that never ends"));
    const inner = element.indexOf(">", from) + 1;
    if (inner < end) text += plain(element.slice(inner, end - 4));
    at = end;
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text with XML's and Excel's escapes undone. */
function plain(text: string): string {
  const bare = text.includes("&")
    ? text.replace(/&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex, decimal, named) => {
        if (named) return NAMED[named as string] ?? (whole as string);
        const code = hex ? parseInt(hex as string, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
      })
    : text;
  return bare.includes("_x")
    ? bare.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : bare;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

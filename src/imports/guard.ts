import { msg, str } from "@lit/localize";
import { strFromU8, strToU8, zipSync } from "fflate";
import { Refusal } from "../base/refusal";
import { unzip, type Parts, type ZipLimits } from "../base/zip";

/** What a list may hold: a hundred thousand rows of a dozen columns pass, a bomb does not. */
export const most = { bytes: 32 << 20, rows: 200_000, cells: 1_600_000, columns: 256, sheets: 60 } as const;

const limits: ZipLimits = { packed: most.bytes, part: 72 << 20, total: 96 << 20, parts: 2000, ratio: 150 };

/** What kind of file these bytes are, by their first ones. */
export type FileKind = "zip" | "xls" | "text";

const what = (): string => msg("The file");
const refuse = (why: string): Refusal => new Refusal(`${what()} ${why}`);

/** Tells what kind of file it is. @throws Refusal for an empty or far too large one and for what is no list at all */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new Refusal(msg("The file is empty."));
  if (bytes.length > most.bytes)
    throw new Refusal(msg(str`The file is larger than ${most.bytes >> 20} MB; a list is much smaller.`));
  const starts = (...first: number[]) => first.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b)) return "zip";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "xls";
  // BIFF 2 to 5 were streams without a container.
  if (starts(0x09) && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && (bytes[2] ?? 99) <= 0x10)
    return "xls";
  if (starts(0x25, 0x50, 0x44, 0x46))
    throw new Refusal(msg("The file is a PDF. Lists are read from .xlsx, .xls, .ods and .csv files."));
  return "text";
}

const needed =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$|^xl\/(workbook\.xml|styles\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i;

/**
 * A workbook (.xlsx, .ods) made harmless: only the parts that hold its cells, each checked, cut down to its cells and
 * counted, packed anew. @throws Refusal
 */
export function harmless(bytes: Uint8Array): Uint8Array {
  const parts = unzip(bytes, what(), limits, (name) => needed.test(name));
  if (parts.has("content.xml")) return packed(harmlessOds(parts));
  if (![...parts.keys()].some((name) => name.toLowerCase() === "xl/workbook.xml"))
    throw new Refusal(msg("The file is no workbook that can be read here; save it as .xlsx, .ods or .csv."));
  return packed(harmlessXlsx(parts));
}

const packed = (parts: Parts): Uint8Array => zipSync(Object.fromEntries(parts), { level: 0 });

function harmlessXlsx(parts: Parts): Parts {
  for (const name of [...parts.keys()])
    if (/^META-INF|^(content|styles)\.xml$|^mimetype$/i.test(name)) parts.delete(name);
  const budget = { cells: 0, rows: 0 };
  let sheets = 0;
  for (const [name, data] of parts) {
    checkXml(name, data);
    if (/workbook\.xml$/i.test(name)) checkSheetNames(strFromU8(data));
    if (name === "[Content_Types].xml") parts.set(name, strToU8(onlyThere(strFromU8(data), parts)));
    if (!/^xl\/worksheets\//i.test(name)) continue;
    if (++sheets > most.sheets) throw new Refusal(msg(str`The file has more than ${most.sheets} sheets.`));
    parts.set(name, onlyCells(data, budget));
  }
  return parts;
}

/** The list of contents without the parts that were left out: the reader looks for all it names. */
const onlyThere = (xml: string, parts: Parts): string =>
  xml.replace(/<Override\b[^>]*PartName="\/([^"]+)"[^>]*\/>/g, (tag: string, name: string) =>
    parts.has(name) ? tag : "",
  );

/** No document types, no entities, no encoding but UTF-8: what SheetJS would be led astray by. */
function checkXml(name: string, data: Uint8Array): void {
  if (name === "mimetype") return;
  const wide =
    (data[0] === 0xff && data[1] === 0xfe) ||
    (data[0] === 0xfe && data[1] === 0xff) ||
    data[0] === 0 ||
    data[1] === 0;
  if (wide) throw refuse(msg(str`is written in an unusual way at “${name}”; save it anew as .xlsx.`));
  for (let at = data.indexOf(0x3c); at >= 0; at = data.indexOf(0x3c, at + 1)) {
    if (data[at + 1] !== 0x21) continue;
    const next = data[at + 2];
    if (next !== 0x2d && next !== 0x5b)
      throw refuse(msg(str`declares a document type at “${name}”, as no list does; it was not read.`));
  }
}

function checkSheetNames(xml: string): void {
  if (/name\s*=\s*["'](__proto__|constructor|prototype)["']/.test(xml))
    throw refuse(msg("has a sheet whose name is not allowed."));
}

interface Budget {
  cells: number;
  rows: number;
}

/** A worksheet's cells alone: links, merges, columns and validations over whole sheets are what readers hang on. */
function onlyCells(data: Uint8Array, budget: Budget): Uint8Array {
  const open = find(data, "sheetData", 0);
  const prefix = open < 0 ? "" : prefixBefore(data, open);
  if (open < 0 || prefix !== "")
    throw open < 0
      ? refuse(msg("has a sheet without cells that can be read."))
      : refuse(msg("is written in an unusual way; save it anew as .xlsx."));
  const close = find(data, "</sheetData>", open);
  const start = open - 1;
  const body = data.subarray(start, close < 0 ? tagEnd(data, open) : close + 12);
  countCells(body, budget);
  const head = strToU8(
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  );
  const tail = strToU8("</worksheet>");
  const out = new Uint8Array(head.length + body.length + tail.length);
  out.set(head);
  out.set(body, head.length);
  out.set(tail, head.length + body.length);
  return out;
}

const tagEnd = (data: Uint8Array, from: number): number => data.indexOf(0x3e, from) + 1;

/** The namespace prefix before a tag's name; undefined-like "" when there is none. */
function prefixBefore(data: Uint8Array, at: number): string {
  return data[at - 1] === 0x3c ? "" : ":";
}

function find(data: Uint8Array, text: string, from: number): number {
  const wanted = strToU8(text);
  const first = wanted[0] ?? 0;
  for (let at = data.indexOf(first, from); at >= 0; at = data.indexOf(first, at + 1))
    if (wanted.every((byte, offset) => data[at + offset] === byte)) return at;
  return -1;
}

const [LT, C, R, SPACE, GT, SLASH] = [0x3c, 0x63, 0x72, 0x20, 0x3e, 0x2f];

/** Counts rows and cells as tags begin. */
function countCells(data: Uint8Array, budget: Budget): void {
  for (let at = data.indexOf(LT); at >= 0; at = data.indexOf(LT, at + 1)) {
    const [one, two] = [data[at + 1], data[at + 2]];
    if (one === C && (two === SPACE || two === GT || two === SLASH)) budget.cells++;
    else if (one === R && two === 0x6f) budget.rows++;
  }
  refuseMany(budget);
}

function refuseMany({ rows, cells }: Budget): void {
  if (rows > most.rows || cells > most.cells)
    throw new Refusal(
      msg(str`The file has more than ${most.rows} rows or ${most.cells} cells; split it into smaller lists.`),
    );
}

/** The cells of an OpenDocument sheet, its repetitions counted and those of emptiness shortened; nothing else is passed on. */
function harmlessOds(parts: Parts): Parts {
  const kept: Parts = new Map([["styles.xml", strToU8("<office:document-styles/>")]]);
  for (const [name, data] of parts) {
    checkXml(name, data);
    if (!/^xl\//i.test(name)) kept.set(name, data);
  }
  const content = parts.get("content.xml") ?? new Uint8Array();
  return kept.set("content.xml", strToU8(withoutRepetition(strFromU8(content))));
}

const repeated = (attributes: string, what: "rows" | "columns"): number =>
  Number(new RegExp(`number-${what}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1);

/** Empty rows and cells may be said to be a million; so many are kept of them. */
const KEPT = 3000;

function withoutRepetition(xml: string): string {
  const budget = { cells: 0, rows: 0 };
  let times = 1;
  return xml.replace(
    /<table:(table-row|table-cell|covered-table-cell)\b([^>]*)>/g,
    (tag: string, kind: string, attributes: string) => {
      if (kind === "table-row") {
        times = repeated(attributes, "rows");
        budget.rows += Math.min(times, KEPT);
        refuseMany(budget);
        return times > KEPT ? tag.replace(/(number-rows-repeated=)"\d+"/, `$1"${KEPT}"`) : tag;
      }
      const columns = repeated(attributes, "columns");
      if (/value-type=/.test(attributes)) budget.cells += times * columns;
      refuseMany(budget);
      return columns > most.columns
        ? tag.replace(/(number-columns-repeated=)"\d+"/, `$1"${most.columns}"`)
        : tag;
    },
  );
}

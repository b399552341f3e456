import type { Cell } from "./columns";

/** What XML cannot hold, what Excel would take for an escape of its own, and what must be written otherwise. */
const UNSAFE = /[&<>\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/;
const UNSAFE_ALL = new RegExp(UNSAFE.source, "g");
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it stands inside an element of a worksheet. */
export function xmlText(text: string): string {
  return UNSAFE.test(text) ? text.replace(UNSAFE_ALL, escaped) : text;
}

function escaped(char: string): string {
  switch (char) {
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    default:
      return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  }
}

/** A text as it stands in an attribute. */
export const xmlAttribute = (text: string): string =>
  xmlText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;");

/** A cell at a place, formatted by a style; "" makes none. */
export function cellXml(cell: Cell, place: string, style: number): string {
  if (cell === "") return "";
  const at = style ? `<c r="${place}" s="${style}"` : `<c r="${place}"`;
  if (typeof cell === "number") return `${at}><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `${at} t="b"><v>${cell ? 1 : 0}</v></c>`;
  const text = xmlText(cell.replace(LONE, "\ufffd"));
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : "";
  return `${at} t="inlineStr"><is><t${space}>${text}</t></is></c>`;
}

/** JSON in plain ASCII that goes through any program unchanged, also one that decodes in pieces or takes `_x0041_` for A. */
export const cellSafeJson = (value: unknown): string => {
  const json = JSON.stringify(value);
  return RISKY.test(json) ? json.replace(RISKY_ALL, unicode) : json;
};

/** Inside JSON these can only stand in strings, where they may be written by their number. */
const RISKY = /[^\x20-\x7e]|_(?=x[0-9A-Fa-f]{4}_)/;
const RISKY_ALL = new RegExp(RISKY.source, "g");
const unicode = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A column's letters: 0 = A. */
export function columnName(at: number): string {
  let name = "";
  for (let rest = at + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

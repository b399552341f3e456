import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { most } from "./guard";
import type { ForeignRow } from "./model";

/** The code pages a text file may be read in. */
export const codePages = [
  "utf-8",
  "windows-1251",
  "windows-1252",
  "utf-16le",
  "utf-16be",
  "koi8-u",
  "ibm866",
] as const;
export type CodePage = (typeof codePages)[number];

/** A text file read as a list. */
export interface Delimited {
  readonly codePage: CodePage;
  readonly rows: readonly ForeignRow[];
}

/** Reads text with separated columns; the code page is found unless one is chosen. @throws Refusal for what is no text */
export function readDelimited(bytes: Uint8Array, chosen?: CodePage): Delimited {
  const codePage = chosen ?? codePageOf(bytes);
  const text = new TextDecoder(codePage).decode(bytes).replace(/^\ufeff/, "");
  // Control characters stand in no list; a picture or a program is full of them.
  const control = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.exec(text);
  if (control) throw new Refusal(msg("The file is no list: it holds something else than text."));
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(text))
    throw new Refusal(
      msg("The file is a web page with another name. Open it in Excel and save it as .xlsx."),
    );
  return { codePage, rows: recordsOf(text, delimiterOf(text)) };
}

/** The code page of a text: by its mark, by being valid UTF-8, or by how its high letters stand together. */
export function codePageOf(bytes: Uint8Array): CodePage {
  const [one, two] = bytes;
  if (one === 0xff && two === 0xfe) return "utf-16le";
  if (one === 0xfe && two === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 1 << 16);
  const zeros = [0, 0];
  sample.forEach((byte, at) => byte === 0 && (zeros[at % 2] = (zeros[at % 2] ?? 0) + 1));
  if ((zeros[1] ?? 0) > sample.length / 6) return "utf-16le";
  if ((zeros[0] ?? 0) > sample.length / 6) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return isCyrillic(sample) ? "windows-1251" : "windows-1252";
  }
}

/** Cyrillic words are all high letters; accents in Latin ones stand alone. */
function isCyrillic(bytes: Uint8Array): boolean {
  const isLetter = (byte: number | undefined) =>
    byte !== undefined &&
    (byte >= 0xc0 || [0xa5, 0xa8, 0xaa, 0xaf, 0xb2, 0xb3, 0xb4, 0xb8, 0xba, 0xbf].includes(byte));
  let [high, beside] = [0, 0];
  bytes.forEach((byte, at) => {
    if (!isLetter(byte)) return;
    high++;
    if (isLetter(bytes[at + 1]) || isLetter(bytes[at - 1])) beside++;
  });
  return beside > high / 2;
}

/** The separator that stands most evenly in the first lines. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 1 << 16)
    .split(/\r\n|\n|\r/)
    .slice(0, 50)
    .filter((line) => line.trim());
  const score = (delimiter: string) => {
    const counts = lines
      .map((line) => line.replace(/"[^"]*"/g, "").split(delimiter).length - 1)
      .sort((a, b) => a - b);
    return counts[counts.length >> 1] ?? 0;
  };
  return (
    [";", "\t", ",", "|"].map((mark) => ({ mark, score: score(mark) })).sort((a, b) => b.score - a.score)[0]
      ?.mark ?? ";"
  );
}

function recordsOf(text: string, delimiter: string): ForeignRow[] {
  const rows: ForeignRow[] = [];
  let [at, cells]: [number, string[]] = [0, []];
  let record = 0;
  while (at < text.length) {
    const field = fieldAt(text, at, delimiter, record + 1);
    if (cells.length < most.columns) cells.push(field.text);
    at = field.next;
    if (!field.last) continue;
    record++;
    if (record > most.rows)
      throw new Refusal(msg(str`The file has more than ${most.rows} lines; split it into smaller lists.`));
    if (cells.some((cell) => cell !== ""))
      rows.push({ at: record, cells: cells.map((cell) => (cell === "" ? null : cell)) });
    cells = [];
  }
  return rows;
}

interface FieldAt {
  readonly text: string;
  readonly next: number;
  /** The last of its record. */
  readonly last: boolean;
}

function fieldAt(text: string, from: number, delimiter: string, record: number): FieldAt {
  let value = "";
  let at = from;
  if (text[at] === '"') {
    for (;;) {
      const close = text.indexOf('"', at + 1);
      if (close < 0)
        throw new Refusal(msg(str`Line ${record} of the file opens a quotation mark that is never closed.`));
      value += text.slice(at + 1, close);
      at = close + 1;
      if (text[at] !== '"') break;
      value += '"';
    }
  }
  const start = at;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
  value += text.slice(start, at);
  if (text[at] === delimiter) return { text: value, next: at + 1, last: at + 1 >= text.length };
  return { text: value, next: at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1), last: true };
}

import { msg } from "@lit/localize";
import { strToU8 } from "fflate";
import * as v from "valibot";
import { Refusal } from "../base/refusal";
import type { PackedPart } from "../base/zip";
import { cellXml } from "./cell-xml";
import type { PackageSheets } from "./package-sheets";
import { scanRows, sharedTexts } from "./sheet-scan";
import { bookParts, sheetHead, sheetTail, styleNumbers, type SheetPart } from "./workbook-xml";
import { ZipWriter } from "./zip-writer";

/** The sheet that says that a backup is locked, and the very hidden one that holds it. */
const SAYS_SHEET = "Locked backup";
const LOCKED_SHEET = "Servicebook locked";

/** Rounds of PBKDF2 a new lock takes; fewer than the least are never accepted, more than the most would only freeze. */
const ROUNDS = 1_000_000;
const LEAST_ROUNDS = 600_000;
const MOST_ROUNDS = 10_000_000;
/** Characters of a cell; Excel's limit is 32,767. */
const CELL = 32_000;
const MOST_TEXT = 320 << 20;

const headShape = v.object({
  servicebook: v.literal("locked"),
  format: v.literal(1),
  cipher: v.literal("AES-256-GCM"),
  key: v.literal("PBKDF2-SHA-256"),
  rounds: v.pipe(v.number(), v.integer(), v.minValue(LEAST_ROUNDS), v.maxValue(MOST_ROUNDS)),
  salt: v.pipe(v.string(), v.length(24), v.base64()),
  iv: v.pipe(v.string(), v.length(16), v.base64()),
});

/**
 * Locks a backup with a password: AES-256-GCM under a key of PBKDF2-SHA-256. The file stays a workbook, whose one sheet
 * to be seen says that it is locked and nothing else; saving it in Excel does not harm it.
 */
export async function lock(backup: Uint8Array, password: string): Promise<Uint8Array> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const head = JSON.stringify({
    servicebook: "locked",
    format: 1,
    cipher: "AES-256-GCM",
    key: "PBKDF2-SHA-256",
    rounds: ROUNDS,
    salt: toBase64(salt),
    iv: toBase64(iv),
  });
  const key = await keyOf(password, salt, ROUNDS);
  // The head is bound to the text: a lock with another head does not open.
  const parameters = { name: "AES-GCM", iv, additionalData: strToU8(head) as Uint8Array<ArrayBuffer> };
  const locked = await crypto.subtle.encrypt(parameters, key, backup as Uint8Array<ArrayBuffer>);
  return lockedBook(head, toBase64(new Uint8Array(locked)));
}

/** The sheet a locked backup lies on; undefined when the workbook is none. */
export const lockedSheet = ({ sheets }: PackageSheets): PackedPart | undefined => sheets.get(LOCKED_SHEET);

/** Opens a locked backup; a Refusal when the password does not fit or the file was changed. */
export async function unlock(
  sheet: PackedPart,
  shared: PackedPart | undefined,
  password: string,
): Promise<Uint8Array> {
  const cells: string[] = [];
  const texts = await sharedTexts(shared, MOST_TEXT);
  for await (const row of scanRows(sheet, texts, 20_000)) {
    const cell = row.cells.get(0);
    if (cell !== undefined) cells.push(String(cell));
  }
  const [head = "", ...pieces] = cells;
  const parsed = v.safeParse(headShape, jsonOf(head));
  const bytes = parsed.success ? fromBase64(pieces.join("")) : undefined;
  if (!parsed.success || !bytes)
    throw new Refusal(
      msg("This locked backup is damaged, or a newer version of Servicebook made it. Nothing was changed."),
    );
  const { salt, iv, rounds } = parsed.output;
  const key = await keyOf(password, fromBase64(salt) ?? new Uint8Array(), rounds);
  const parameters = {
    name: "AES-GCM",
    iv: (fromBase64(iv) ?? new Uint8Array()) as Uint8Array<ArrayBuffer>,
    additionalData: strToU8(head) as Uint8Array<ArrayBuffer>,
  };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes as Uint8Array<ArrayBuffer>));
  } catch {
    throw new Refusal(
      msg(
        "The password does not open this backup, or the file was changed since it was locked. Nothing was changed.",
      ),
    );
  }
}

async function keyOf(password: string, salt: Uint8Array, iterations: number): Promise<CryptoKey> {
  // The same letters may be typed in two ways; both are the same password.
  const typed = strToU8(password.normalize("NFC")) as Uint8Array<ArrayBuffer>;
  const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: salt as Uint8Array<ArrayBuffer>, iterations },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

async function lockedBook(head: string, text: string): Promise<Uint8Array> {
  const zip = new ZipWriter();
  const sheets: SheetPart[] = [{ name: SAYS_SHEET }, { name: LOCKED_SHEET, hidden: true }];
  const { title, hint } = styleNumbers;
  await zip.whole(
    "xl/worksheets/sheet1.xml",
    `${sheetHead([90], 0, 0)}<row r="1" ht="24" customHeight="1">${cellXml(msg("Locked backup of Servicebook"), "A1", title)}</row><row r="2">${cellXml(msg("To open it: Servicebook, More, Backup and restore, choose this file and type its password."), "A2", hint)}</row><row r="3">${cellXml(msg("Without the password nobody can read it, and nobody can give it back."), "A3", hint)}</row>${sheetTail(false, false)}`,
  );
  const part = zip.part("xl/worksheets/sheet2.xml");
  await part.write(`${sheetHead([40], 0, 0)}<row r="1">${cellXml(head, "A1", 0)}</row>`);
  for (let from = 0, row = 2; from < text.length; from += CELL, row++)
    await part.write(`<row r="${row}">${cellXml(text.slice(from, from + CELL), `A${row}`, 0)}</row>`);
  await part.write(sheetTail(false));
  await part.end();
  for (const [name, xml] of bookParts(sheets, 2, false)) await zip.whole(name, xml);
  return zip.finish();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // A multiple of 3 keeps the padding at the very end.
  for (let from = 0; from < bytes.length; from += 24_576)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(from, from + 24_576))));
  return parts.join("");
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

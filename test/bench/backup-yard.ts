import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeBackup } from "../../src/backup/export";
import { readBackup } from "../../src/backup/read";
import { currentVersion } from "../../src/store/migrations";
import type { BookCopy } from "../../src/store/store";

/** A book to back up, and a bare table of as many rows of twelve cells. */
export interface Yard {
  write(): Promise<void>;
  writeBare(): void;
  read(): Promise<void>;
  readBare(): void;
}

const made = { at: "2026-11-24T09:00:00.000Z", by: "Bench" };

export async function openYard(rows: number): Promise<Yard> {
  const book = bookOf(rows);
  const backup = await writeBackup(book, made);
  const bare = bareBook(rows);
  return {
    write: async () => void (await writeBackup(book, made)),
    writeBare: () => void bareBook(rows),
    read: async () => void (await readBackup(backup)),
    readBare: () => void readBare(bare),
  };
}

/** So many stock movements, which are rows of a dozen columns. */
function bookOf(rows: number): BookCopy {
  const records = Array.from({ length: rows }, (_, n) => ({
    id: `movement:${String(n).padStart(9, "0")}`,
    itemId: `item:${n % 500}`,
    location: "store",
    on: "2026-04-01",
    quantity: (n % 7) * 1000,
    value: 100_000 + n,
    ordinal: n + 1,
    reason: "purchase",
    sourceId: `receipt:${n}`,
    note: `Filter cartridge ${n}`,
  }));
  return { version: currentVersion, bookId: "book:bench", lastSeq: 0, records, balances: [], operations: [] };
}

const SHEET = "xl/worksheets/sheet1.xml";

/** The floor of writing: as many rows of twelve cells as bare XML, packed by fflate. */
function bareBook(rows: number): Uint8Array {
  const lines: string[] = ["<worksheet><sheetData>"];
  for (let n = 1; n <= rows; n++) {
    let row = `<row r="${n}">`;
    for (let at = 0; at < 6; at++) row += `<c r="${"ABCDEF"[at]}${n}"><v>${n * 100 + at}</v></c>`;
    for (let at = 0; at < 6; at++)
      row += `<c r="${"GHIJKL"[at]}${n}" t="inlineStr"><is><t>Text ${n % 997} of ${at}</t></is></c>`;
    lines.push(`${row}</row>`);
  }
  lines.push("</sheetData></worksheet>");
  return zipSync({ [SHEET]: strToU8(lines.join("")) }, { level: 6 });
}

/** The floor of reading: unpacked by fflate and gone through from cell to cell. */
function readBare(bytes: Uint8Array): (string | number)[] {
  const xml = strFromU8(unzipSync(bytes)[SHEET] ?? new Uint8Array());
  const cells: (string | number)[] = [];
  for (let at = xml.indexOf("<c "); at >= 0;) {
    const end = xml.indexOf("</c>", at);
    const text = xml.indexOf("<t>", at);
    if (text >= 0 && text < end) cells.push(xml.slice(text + 3, xml.indexOf("<", text + 3)));
    else cells.push(Number(xml.slice(xml.indexOf("<v>", at) + 3, end - 4)));
    at = xml.indexOf("<c ", end);
  }
  return cells;
}

import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { writeBackup } from "../../src/backup/export";
import { lock } from "../../src/backup/lock";
import { LockedBackup, readBackup } from "../../src/backup/read";
import { keepAside, restoreBook } from "../../src/backup/restore";
import { COPY_PART, MANIFEST_PART } from "../../src/backup/workbook-xml";
import { Refusal } from "../../src/base/refusal";
import { prove } from "../../src/ledger/prove";
import type { BookCopy, Store } from "../../src/store/store";
import { openTestStore } from "../store/test-store";
import { made, NASTY, smallStore } from "./small-book";

let store: Store;
let copy: BookCopy;
let backup: Uint8Array;
beforeAll(async () => {
  store = await smallStore();
  copy = await store.exportAll();
  backup = await writeBackup(copy, made);
}, 60_000);

const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const answer = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (answer instanceof Refusal) return answer;
  throw answer ?? new Error("it was accepted");
};

/** The backup with some of its parts changed; undefined takes one away. */
function changed(change: (parts: Record<string, Uint8Array>) => void, bytes = backup): Uint8Array {
  const parts = unzipSync(bytes);
  change(parts);
  return zipSync(parts);
}

/** The backup as another program leaves it: cells read and written anew, parts of ours gone. */
async function savedElsewhere(edit: (book: ExcelJS.Workbook) => void, bytes = backup): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  edit(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const sheetOf = (book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`there is no sheet ${name}`);
  return sheet;
};
const columnOf = (sheet: ExcelJS.Worksheet, header: string): number =>
  (sheet.getRow(1).values as unknown[]).indexOf(header);

describe("a backup", () => {
  it("[BK1] says on its first sheet whose it is, when, by whom, up to where and how much", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(backup as unknown as ExcelJS.Buffer);
    const [first] = book.worksheets;
    const facts = new Map<string, unknown>();
    first?.eachRow((row) => facts.set(String(row.getCell(1).value), row.getCell(2).value));
    expect(first?.getCell("A1").value).toBe("Backup of Aqua Care");
    expect(facts.get("By")).toBe("Asha");
    expect(facts.get("Last change no.")).toBe(copy.lastSeq);
    expect(facts.get("Records")).toBe(copy.records.length);
    expect(facts.get("SHA-256")).toMatch(/^[0-9a-f]{64}$/);
    expect(facts.get("Made")).toBeInstanceOf(Date);
  });

  it("[BK2] has a table for every set, with words, dates, amounts and names", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(backup as unknown as ExcelJS.Buffer);
    const cards = sheetOf(book, "Customer cards");
    const cell = (header: string) => cards.getRow(2).getCell(columnOf(cards, header)).value;
    expect(cell("Party")).toBe("Sunita Deshpande");
    expect(cell("Item")).toBe("RO Pro 12");
    expect(cell("Installed on")).toEqual(new Date("2025-06-15T00:00:00.000Z"));
    expect(cell("Party id")).toMatch(/^party:/);
    const movements = sheetOf(book, "Stock movements");
    const value = movements.getRow(2).getCell(columnOf(movements, "Value"));
    expect(value.value).toBe(4500);
    expect(value.numFmt).toBe("#,##0.00");
    expect(movements.getRow(2).getCell(columnOf(movements, "Quantity")).value).toBe(5);
    const types = new Set(copy.records.map((record) => (record as { id: string }).id.split(":")[0]));
    expect(book.worksheets.length).toBeGreaterThan(types.size + 2);
  });

  it("[BK3] gives everything back exactly", async () => {
    const opened = await readBackup(backup);
    expect(opened.from).toBe("copy");
    expect(opened.book).toEqual(copy);
    expect(JSON.stringify(opened.book.records)).toContain(JSON.stringify(NASTY));
  });

  it("[BK4] tells how far it is, and stops when it is cancelled", async () => {
    const told: number[] = [];
    await writeBackup(copy, { ...made, progress: (done, total) => void told.push(done / total) });
    expect(told.at(-1)).toBe(1);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(writeBackup(copy, { ...made, signal })).rejects.toThrow("enough");
  });
});

describe("a machine copy", () => {
  it("[BK5] that is damaged is not used", async () => {
    const bytes = changed((parts) => {
      const text = strFromU8(parts[COPY_PART]!);
      parts[COPY_PART] = strToU8(text.replace("Sunita", "Sunito"));
    });
    const opened = await readBackup(bytes);
    expect(opened.from).toBe("tables");
    expect(opened.notes.join()).toMatch(/damaged/);
    expect(opened.book).toEqual(copy);
  });
});

describe("the tables alone", () => {
  it("[BK6] are enough when the machine copy and what it says are gone", async () => {
    const opened = await readBackup(
      changed((parts) => {
        delete parts[COPY_PART];
        delete parts[MANIFEST_PART];
      }),
    );
    expect(opened.from).toBe("tables");
    expect(opened.book).toEqual(copy);
  });

  it("[BK6] are enough after another program saved the file and the rows were sorted", async () => {
    const bytes = await savedElsewhere((book) => {
      const sheet = sheetOf(book, "Items");
      const rows = [2, 3, 4].map((at) => sheet.getRow(at).values as ExcelJS.CellValue[]);
      rows.reverse().forEach((values, at) => (sheet.getRow(at + 2).values = values));
    });
    const opened = await readBackup(bytes);
    expect(opened.from).toBe("tables");
    expect(opened.notes).toHaveLength(1);
    expect(opened.book).toEqual(copy);
  });

  it("[BK7] name what a person edited, added and doubled, and leave it out", async () => {
    const bytes = await savedElsewhere((book) => {
      const sheet = sheetOf(book, "Items");
      sheet.getRow(3).getCell(columnOf(sheet, "Name")).value = "Pump 48 V";
      const values = (sheet.getRow(2).values as ExcelJS.CellValue[]).slice();
      sheet.getRow(5).values = values;
      sheet.getRow(6).getCell(1).value = "NEW";
    });
    const { notes, book } = await readBackup(bytes);
    expect(book).toEqual(copy);
    expect(notes.join("\n")).toMatch(
      /Items, row 3: “Name” was changed to “Pump 48 V”; the book says “Pump 36 V”/,
    );
    expect(notes.join("\n")).toMatch(/Items, row 5 stands there twice/);
    expect(notes.join("\n")).toMatch(/Items, row 6 was added by hand/);
  });

  it("[BK7] name a row that is missing, one whose exact record was changed, and a sheet that is gone", async () => {
    const without = await savedElsewhere((book) => sheetOf(book, "Items").spliceRows(3, 1));
    expect((await refusal(readBackup(without))).message).toMatch(
      /Items: row 3 is missing \(it came after RO Pro 12\)/,
    );
    const damaged = await savedElsewhere((book) => {
      const sheet = sheetOf(book, "Items");
      const cell = sheet.getRow(4).getCell(columnOf(sheet, "Exact record"));
      cell.value = String(cell.value).replace("Labour", "Labours");
    });
    expect((await refusal(readBackup(damaged))).message).toMatch(
      /Items, row 4: its exact record was changed/,
    );
    const gone = await savedElsewhere((book) => book.removeWorksheet(sheetOf(book, "Items").id));
    expect((await refusal(readBackup(gone))).message).toMatch(/The sheet Items is missing/);
  });
});

describe("a file that is no backup", () => {
  it("[BK8] is refused with a sentence", async () => {
    const plain = new Uint8Array(await new ExcelJS.Workbook().xlsx.writeBuffer());
    expect((await refusal(readBackup(plain))).message).toMatch(/no backup/);
    expect((await refusal(readBackup(strToU8("hello")))).message).toMatch(/not an .xlsx/);
    const newer = changed((parts) => {
      parts[MANIFEST_PART] = strToU8(strFromU8(parts[MANIFEST_PART]!).replace('"format":1', '"format":9'));
      const about = "xl/worksheets/sheet1.xml";
      parts[about] = strToU8(strFromU8(parts[about]!).replace('"format":1', '"format":9'));
    });
    expect((await refusal(readBackup(newer))).message).toMatch(/newer version/);
  });
});

describe("a locked backup", () => {
  it("[BK11] opens with its password only, also after another program saved it", async () => {
    const locked = await lock(backup, "Kaveri-1947");
    expect(await refusal(readBackup(locked))).toBeInstanceOf(LockedBackup);
    expect((await refusal(readBackup(locked, { password: "kaveri-1947" }))).message).toMatch(/does not open/);
    expect((await readBackup(locked, { password: "Kaveri-1947" })).book).toEqual(copy);
    const saved = await savedElsewhere(() => undefined, locked);
    expect((await readBackup(saved, { password: "Kaveri-1947" })).book).toEqual(copy);
    const parts = unzipSync(locked);
    const all = Object.values(parts)
      .map((part) => strFromU8(part))
      .join("");
    expect(all).not.toContain("Aqua Care");
    expect(strFromU8(parts["xl/worksheets/sheet1.xml"]!)).toContain("Locked backup of Servicebook");
    const weaker = changed((changing) => {
      const sheet = "xl/worksheets/sheet2.xml";
      changing[sheet] = strToU8(strFromU8(changing[sheet]!).replace('"rounds":1000000', '"rounds":1000'));
    }, locked);
    expect((await refusal(readBackup(weaker, { password: "Kaveri-1947" }))).message).toMatch(/damaged/);
  }, 60_000);
});

describe("a restore", () => {
  const known = async (restored: Store) => (await restored.exportAll()).records;

  it("[BK13] puts the book in the place of another, which is kept aside and can be gone back to", async () => {
    const there = await smallStore();
    const before = await there.exportAll();
    const { book } = await readBackup(backup);
    const kept = await restoreBook(there, book, made);
    expect(await there.exportAll()).toEqual(copy);
    expect(await there.read(prove)).toEqual([]);
    const [file] = await there.setAside.list();
    expect(file).toMatchObject({ at: kept, company: "Aqua Care", seq: before.lastSeq });
    const bytes = await there.setAside.read(kept ?? "");
    const back = await readBackup(bytes!);
    await restoreBook(there, back.book, { ...made, at: "2026-11-24T10:00:00.000Z" });
    expect(await there.exportAll()).toEqual(before);
    expect(await there.setAside.list()).toHaveLength(2);
  });

  it("[BK13] keeps the newest three aside, and nothing of an empty book", async () => {
    const there = await openTestStore();
    expect(await restoreBook(there, copy, made)).toBeUndefined();
    expect(await there.setAside.list()).toEqual([]);
    for (const at of ["01", "02", "03", "04"])
      await keepAside(there, { by: "", at: `2026-12-${at}T00:00:00.000Z` });
    expect((await there.setAside.list()).map(({ at }) => at.slice(8, 10))).toEqual(["04", "03", "02"]);
  });

  it("[BK13] changes nothing when the copy is wrong, when it is cancelled, or when nothing can be kept aside", async () => {
    const there = await smallStore();
    const before = await there.exportAll();
    const wrong = { ...copy, records: [...copy.records, { id: "party:x" }] };
    expect((await refusal(restoreBook(there, wrong, made))).message).toMatch(/party:x/);
    const enough = new AbortController();
    const options = { ...made, signal: enough.signal, onStep: () => enough.abort(new Error("enough")) };
    await expect(restoreBook(there, copy, options)).rejects.toThrow("enough");
    const full = {
      ...there,
      exportAll: () => there.exportAll(),
      setAside: { ...there.setAside, keep: () => Promise.reject(new Error("full")) },
    };
    await expect(restoreBook(full as unknown as Store, copy, made)).rejects.toThrow("full");
    expect(await there.exportAll()).toEqual(before);
  });

  it("[BK14] migrates the backup of an older version", async () => {
    const old = JSON.parse(
      readFileSync(new URL("../fixtures/book-v1.json", import.meta.url), "utf8"),
    ) as BookCopy;
    const opened = await readBackup(await writeBackup(old, made));
    expect(opened.manifest.version).toBe(1);
    expect(opened.book.records).toHaveLength(old.records.length);
    const there = await openTestStore();
    await restoreBook(there, opened.book, made);
    expect(await there.read(prove)).toEqual([]);
    const direct = await openTestStore();
    await direct.replaceAll(old);
    expect(await known(there)).toEqual(await known(direct));
  });
});

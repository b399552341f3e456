import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utils, write, type BookType } from "xlsx";
import { Refusal } from "../../src/base/refusal";
import { harmless } from "../../src/imports/guard";
import type { Cell } from "../../src/imports/model";
import { readForeignFile } from "../../src/imports/sheet-reader";
import { rawZip } from "../base/raw-zip";
import { legacyFile } from "./legacy";

const said = (bytes: Uint8Array): string => {
  try {
    readForeignFile(bytes);
    return "read";
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
};

/** A small sound list as a workbook of a format. */
function workbook(
  format: BookType,
  rows: unknown[][] = [
    ["Name", "Mobile"],
    ["Asha", "9800000001"],
  ],
): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "List");
  return new Uint8Array(write(book, { type: "array", bookType: format, compression: true }) as ArrayBuffer);
}

/** A workbook with one of its parts changed. */
function changed(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const data = parts[part];
  if (!data) throw new Error(`there is no ${part}`);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(data))) } as Zippable);
}

const sheet = "xl/worksheets/sheet1.xml";
const inSheet = (change: (xml: string) => string) => changed(workbook("xlsx"), sheet, change);
const inOds = (change: (xml: string) => string) => changed(workbook("ods"), "content.xml", change);
const intoRows = (rows: string) => inSheet((xml) => xml.replace("</sheetData>", `${rows}</sheetData>`));

/** The memory that must suffice to say no. */
const MEMORY = 200 << 20;

const hostile: readonly (readonly [what: string, make: () => Uint8Array, says: RegExp])[] = [
  [
    "a gigabyte of zeros",
    () => rawZip([{ name: sheet, data: "", size: 1 << 30, packed: new Uint8Array(1 << 20) }]),
    /unreasonable size/,
  ],
  [
    "a size that lies",
    () => rawZip([{ name: sheet, data: "x".repeat(5000), size: 10 }]),
    /not the size it claims/,
  ],
  ["rows in the millions", () => intoRows("<row r='1'/>".repeat(1_000_000)), /more than|unreasonable size/],
  [
    "columns in the millions",
    () => intoRows(`<row r="3">${'<c r="A3"><v>1</v></c>'.repeat(1_700_000)}</row>`),
    /more than|unreasonable size/,
  ],
  [
    "a document type with entities",
    () =>
      inSheet((xml) =>
        xml.replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'),
      ),
    /document type/,
  ],
  [
    "a document type in the shared strings",
    () =>
      changed(workbook("xlsx"), "xl/workbook.xml", (xml) =>
        xml.replace("<workbook", "<!doctype x><workbook"),
      ),
    /document type/,
  ],
  [
    "a sheet called __proto__",
    () =>
      changed(workbook("xlsx"), "xl/workbook.xml", (xml) => xml.replace('name="List"', 'name="__proto__"')),
    /name is not allowed/,
  ],
  [
    "a part called __proto__",
    () => rawZip([{ name: "xl/__proto__/sheet1.xml", data: "x" }]),
    /name that is not allowed/,
  ],
  ["UTF-16 where none is read", () => inSheet((xml) => `\u0000${xml}`), /unusual way/],
  [
    "an .ods of a billion full cells",
    () =>
      inOds((xml) =>
        xml.replace(/<table:table-row/, '<table:table-row table:number-rows-repeated="1048576"'),
      ),
    /more than/,
  ],
  ["a PDF", () => strToU8("%PDF-1.7 …"), /is a PDF/],
  ["nothing", () => new Uint8Array(), /is empty/],
  [
    "a program",
    () => Uint8Array.from({ length: 5000 }, (_, at) => (at * 7) % 256),
    /something else than text/,
  ],
  ["a web page called .xls", () => strToU8("<html><table><tr><td>Name</td></tr></table>"), /web page/],
  ["an endless quotation", () => strToU8(`Name;Phone\n"Asha;${"x;\n".repeat(100_000)}`), /never closed/],
  ["a file of lines alone", () => strToU8("x\n".repeat(300_000)), /more than/],
  ["a broken .xls", () => legacyFile("customers.xls").subarray(0, 3000), /damaged|no list/],
  ["another zip", () => zipSync({ "hello.txt": strToU8("hello") }), /no workbook/],
];

describe("[IM14] hostile files", () => {
  it.each(hostile)("[IM14] refuses %s with a sentence", (_what, make, says) => {
    const bytes = make();
    const before = process.memoryUsage().rss;
    expect(said(bytes)).toMatch(says);
    expect(process.memoryUsage().rss - before).toBeLessThan(MEMORY);
  });

  it.each([
    ["merged from end to end", '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'],
    ["linked from end to end", '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'],
    [
      "validated from end to end",
      '<dataValidations count="1"><dataValidation sqref="A1:XFD1048576"/></dataValidations>',
    ],
  ])("[IM14] reads only the cells of a sheet %s", (_what, xml) => {
    const bytes = inSheet((whole) =>
      whole
        .replace("</sheetData>", `</sheetData>${xml}`)
        .replace(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>'),
    );
    expect(readForeignFile(bytes).sheets[0]?.rows.length).toBe(2);
  });

  it("[IM14] is not led to walk to a cell far out, nor by what is only said to be there", () => {
    const far = intoRows('<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="B1048576"><v>2</v></c></row>');
    const { rows } = readForeignFile(far).sheets[0]!;
    expect(rows.length).toBe(3);
    expect(rows.every(({ cells }) => cells.length <= 256)).toBe(true);
    const empty = inOds((xml) =>
      xml.replace(
        "</table:table>",
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
      ),
    );
    expect(readForeignFile(empty).sheets[0]?.rows.length).toBe(2);
  });

  it("[IM14] passes nothing on but cells", () => {
    const bytes = zipSync({
      ...unzipSync(workbook("xlsx")),
      "xl/vbaProject.bin": new Uint8Array(99),
      "xl/media/x.png": new Uint8Array(99),
    });
    const names = Object.keys(unzipSync(harmless(bytes)));
    expect(names).toContain(sheet);
    expect(names.filter((name) => /vba|media/.test(name))).toEqual([]);
  });
});

describe("[IM14] flipped, cut and spliced files", () => {
  const cellsOf = (bytes: Uint8Array): string => JSON.stringify(readForeignFile(bytes).sheets);
  const sound = legacyFile("contracts.xlsx");
  const meant = cellsOf(sound);

  it("[IM14] are read exactly or refused, never a third way", () => {
    const spot = fc.nat({ max: sound.length - 1 });
    fc.assert(
      fc.property(
        fc.constantFrom("flip", "cut", "splice"),
        spot,
        spot,
        fc.integer({ min: 1, max: 255 }),
        (how, at, to, by) => {
          const bytes = sound.slice(0, how === "cut" ? at : undefined);
          if (how === "flip") bytes[at] = sound[at]! ^ by;
          if (how === "splice") bytes.copyWithin(at, to, to + by);
          const says = said(bytes);
          expect(says).not.toBe("");
          if (says === "read") expect(cellsOf(bytes)).toBe(meant);
        },
      ),
      { numRuns: 600 },
    );
  }, 120_000);

  it("[IM14] of the old formats are read or refused with a sentence", () => {
    const old = workbook(
      "biff8",
      Array.from({ length: 40 }, (_, row) => [`Name ${row}`, row]),
    );
    const spot = fc.nat({ max: old.length - 1 });
    fc.assert(
      fc.property(fc.boolean(), spot, fc.integer({ min: 1, max: 255 }), (cut, at, by) => {
        const bytes = old.slice(0, cut ? at : undefined);
        if (!cut) bytes[at] = old[at]! ^ by;
        expect(said(bytes)).not.toBe("");
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

describe("[IM1] formats", () => {
  const rows: unknown[][] = [
    ["Name", "Balance"],
    ["=A1+1", 12.5],
    ["Ґанок, द ½", -3],
  ];
  const expected: Cell[][] = [
    ["Name", "Balance"],
    ["=A1+1", 12.5],
    ["Ґанок, द ½", -3],
  ];

  it.each(["xlsx", "biff8", "ods", "biff5"] as const)("[IM1] reads %s", (format) => {
    const latin = format === "biff5" ? rows.slice(0, 2) : rows;
    const { sheets } = readForeignFile(workbook(format, latin));
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual(expected.slice(0, latin.length));
  });

  it("[IM1] reads days, percents and the 1904 calendar", () => {
    const days = utils.aoa_to_sheet([["a"], [0.18], [44_000], [44_000]]);
    days["A2"].z = "0%";
    days["A3"].z = "dd/mm/yyyy";
    const book = { SheetNames: ["List"], Sheets: { List: days }, Workbook: { WBProps: { date1904: true } } };
    const bytes = new Uint8Array(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
    const cells = readForeignFile(bytes).sheets[0]?.rows.map((row) => row.cells[0]);
    expect(cells?.[1]).toEqual({ percent: 0.18 });
    expect(cells?.[2]).toEqual({ day: "2024-06-19" });
    expect(cells?.[3]).toBe(44_000);
  });

  it("[IM1] finds the code page of a text, or takes the one that is chosen", () => {
    const letters = [..."Ім'я;Тел\nА;1\n"];
    const utf16 = new Uint8Array(2 + 2 * letters.length);
    utf16.set([0xff, 0xfe]);
    letters.forEach((letter, at) =>
      new DataView(utf16.buffer).setUint16(2 + 2 * at, letter.charCodeAt(0), true),
    );
    const file = readForeignFile(utf16);
    expect([file.codePage, file.sheets[0]?.rows[0]?.cells]).toEqual(["utf-16le", ["Ім'я", "Тел"]]);
    const western = Uint8Array.from(
      [..."Jos\u00e9;Z\u00fcrich 12\ncaf\u00e9;1"].map((letter) => letter.charCodeAt(0)),
    );
    expect(readForeignFile(western).codePage).toBe("windows-1252");
    const cyrillic = Uint8Array.of(0xb2, 0xec, 0x27, 0xff, 0x3b, 0xd2, 0xe5, 0xeb, 0x0a, 0xc0, 0x3b, 0x31);
    expect(readForeignFile(cyrillic).sheets[0]?.rows[0]?.cells).toEqual(["Ім'я", "Тел"]);
    expect(readForeignFile(cyrillic, "windows-1252").sheets[0]?.rows[0]?.cells[1]).toBe("Òåë");
    const quoted = readForeignFile(strToU8('a,b\n1,"x, ""y""\nz"\n')).sheets[0];
    expect(quoted?.rows[1]?.cells).toEqual(["1", 'x, "y"\nz']);
  });
});

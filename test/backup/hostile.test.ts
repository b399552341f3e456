import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { deflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { writeBackup } from "../../src/backup/export";
import { readBackup } from "../../src/backup/read";
import { COPY_PART, MANIFEST_PART } from "../../src/backup/workbook-xml";
import { Refusal } from "../../src/base/refusal";
import { fillTemplate } from "../../src/paper/fill";
import type { BookCopy } from "../../src/store/store";
import { rawZip, type RawEntry } from "../base/raw-zip";
import { miniTemplate } from "../paper/mini";
import { useNodeXml } from "../paper/node-xml";
import { made, smallCopy } from "./small-book";

useNodeXml();

let copy: BookCopy;
let backup: Uint8Array;
let parts: Record<string, Uint8Array>;
const ITEMS = "Items";
let items = "";
beforeAll(async () => {
  copy = await smallCopy();
  backup = await writeBackup(copy, made);
  parts = unzipSync(backup);
  const book = strFromU8(parts["xl/workbook.xml"]!);
  const id = new RegExp(`name="${ITEMS}" sheetId="(\\d+)"`).exec(book)?.[1] ?? "";
  items = `xl/worksheets/sheet${id}.xml`;
}, 60_000);

/** A zip of these parts, one of which is told or packed otherwise. */
const lying = (of: Record<string, Uint8Array>, name: string, lie: Partial<RawEntry>): Uint8Array =>
  rawZip(Object.entries(of).map(([part, data]) => ({ name: part, data, ...(part === name ? lie : {}) })));

/** The backup without its machine copy, with one sheet written otherwise. */
const withSheet = (change: (xml: string) => string, name = items): Uint8Array => {
  const others = Object.fromEntries(Object.entries(parts).filter(([part]) => part !== COPY_PART));
  return zipSync({ ...others, [name]: strToU8(change(strFromU8(others[name]!))) }, { level: 1 });
};

/** 40 MB of zeros, packed; a file may claim that they are anything. */
const zeros = (): Uint8Array => new Uint8Array(deflateRawSync(new Uint8Array(40 << 20)));
const rows = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `<row r="${at + 10}"><c r="A${at + 10}"><v>${at}</v></c></row>`,
  ).join("");
const endless = (): string =>
  Array.from({ length: 700_000 }, (_, at) => `<c><v>${at * 7919}</v></c>`).join("");
const BOMB = `<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>`;
const inData = (text: string) => (xml: string) => xml.replace("</sheetData>", `${text}</sheetData>`);

const hostile: [string, () => Uint8Array, RegExp][] = [
  [
    "1 GB of zeros in its copy",
    () => lying(parts, COPY_PART, { packed: zeros(), size: 1 << 30 }),
    /unreasonable size/,
  ],
  [
    "1 GB of zeros in a sheet",
    () => lying(parts, items, { packed: zeros(), size: 1 << 30 }),
    /unreasonable size/,
  ],
  [
    "40 MB that claim to be a kilobyte",
    () => lying(without(), items, { packed: zeros(), size: 1_000 }),
    /cannot be unpacked/,
  ],
  ["a part larger than it claims", () => lying(without(), items, { size: 100 }), /cannot be unpacked/],
  [
    "a part smaller than it claims",
    () => lying(without(), items, { size: parts[items]!.length + 1 }),
    /cannot be unpacked/,
  ],
  ["a wrong checksum", () => lying(without(), items, { crc: 1 }), /cannot be unpacked/],
  ["rows in the millions", () => withSheet(inData(rows(400_000))), /far more rows/],
  ["a row that never ends", () => withSheet(inData(`<row>${endless()}`)), /never ends/],
  [
    "a bomb of entities in a sheet",
    () => withSheet((xml) => xml.replace("<worksheet", `${BOMB}<worksheet`)),
    /document type/,
  ],
  [
    "a bomb of entities in its list of sheets",
    () => withSheet((xml) => xml.replace("<workbook", `${BOMB}<workbook`), "xl/workbook.xml"),
    /document type/,
  ],
  ["a part called __proto__", () => rawZip([{ name: "__proto__/a.xml", data: "x" }]), /not allowed/],
  [
    "a part called twice",
    () =>
      rawZip([
        { name: "a.xml", data: "x" },
        { name: "A.xml", data: "y" },
      ]),
    /twice/,
  ],
  ["its end cut off", () => backup.slice(0, backup.length - 100), /cut short/],
  ["nothing but a beginning", () => backup.slice(0, 400), /cut short/],
];
const without = (): Record<string, Uint8Array> =>
  Object.fromEntries(Object.entries(parts).filter(([part]) => part !== COPY_PART));

const refusalOf = async (work: () => unknown): Promise<Refusal> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was accepted");
};

describe("a hostile backup", () => {
  it.each(hostile)("[BK9] with %s is refused with a sentence", async (_, file, why) => {
    const { message } = await refusalOf(() => readBackup(file()));
    expect(message).toMatch(why);
    expect(message).toMatch(/\.$/);
  });

  it("[BK9] with a merge of the whole sheet is read as if there were none", async () => {
    const merged = withSheet((xml) =>
      xml.replace(
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
    );
    expect((await readBackup(merged)).book).toEqual(copy);
  });

  it("[BK9] whose records name __proto__ is refused, and nothing gets a new prototype", async () => {
    const hurt = { ...copy, records: [...copy.records] };
    const evil: unknown = JSON.parse('{"id":"party:evil","__proto__":{"polluted":true}}');
    hurt.records.push(evil);
    const { message } = await refusalOf(async () => readBackup(await writeBackup(hurt, made)));
    expect(message).toMatch(/damaged/);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("[BK9] with a manifest that promises what is not there is refused", async () => {
    const text = strFromU8(parts[MANIFEST_PART]!).replace(/"rows":\d+/, '"rows":900000000');
    const changed: Record<string, Uint8Array> = { ...parts, [MANIFEST_PART]: strToU8(text) };
    // The first sheet says it once more, and rightly.
    expect((await readBackup(zipSync(changed))).book).toEqual(copy);
    const about = "xl/worksheets/sheet1.xml";
    const both = strToU8(strFromU8(changed[about]!).replace(/"rows":\d+/, '"rows":900000000'));
    const { message } = await refusalOf(() => readBackup(zipSync({ ...changed, [about]: both })));
    expect(message).toMatch(/damaged/);
  });
});

describe("a hostile template", () => {
  const template = () => unzipSync(miniTemplate([{ name: "Bill", rows: [["{{number}}"]] }]));
  const sheet = "xl/worksheets/sheet1.xml";
  const inSheet = (change: (xml: string) => string) => {
    const own = template();
    return zipSync({ ...own, [sheet]: strToU8(change(strFromU8(own[sheet]!))) }, { level: 1 });
  };
  const templates: [string, () => Uint8Array, RegExp][] = [
    [
      "1 GB of zeros",
      () => lying(template(), sheet, { packed: zeros(), size: 1 << 30 }),
      /unreasonable size/,
    ],
    ["a lying size", () => lying(template(), sheet, { packed: zeros(), size: 1_000 }), /size/],
    ["rows in the millions", () => inSheet(inData(rows(400_000))), /far more rows/],
    [
      "a bomb of entities",
      () => inSheet((xml) => xml.replace("<worksheet", `${BOMB}<worksheet`)),
      /document type/,
    ],
    ["a part called __proto__", () => rawZip([{ name: "__proto__", data: "x" }]), /not allowed/],
    ["its end cut off", () => zipSync(template()).slice(0, -40), /cut short/],
  ];
  it.each(templates)("[BK9] with %s is refused with a sentence", async (_, file, why) => {
    const { message } = await refusalOf(() => fillTemplate(file(), { scalars: { number: "1" }, blocks: {} }));
    expect(message).toMatch(why);
  });

  it("[BK9] with a merge of the whole sheet is filled or refused, and not gone through cell by cell", async () => {
    const merged = inSheet((xml) =>
      xml.replace(
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
      ),
    );
    const filled = fillTemplate(merged, { scalars: { number: "1" }, blocks: {} });
    expect(filled.length).toBeLessThan(100_000);
  });
});

import { deflateSync, strFromU8, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { fillTemplate } from "../../src/paper/fill";
import { crc32, templateLimits, unzip, zip, type ZipLimits } from "../../src/paper/package";
import { edited, miniTemplate, part } from "./mini";
import { useNodeXml } from "./node-xml";
import { type RawEntry, rawZip } from "./raw-zip";

useNodeXml();

const good: RawEntry[] = [
  { name: "a.xml", data: "first part" },
  { name: "b/c.xml", data: "second part, kept as it is", method: 0 },
];

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return "accepted";
}

const unzipped = (entries: RawEntry[], limits?: Partial<ZipLimits>) =>
  refusal(() => unzip(rawZip(entries), "The file", { ...templateLimits, ...limits }));

describe("[P1] what is no workbook", () => {
  it("[P1] unpacks a sound zip, in order, and packs it again", () => {
    const parts = unzip(rawZip(good));
    expect([...parts].map(([name, data]) => [name, strFromU8(data)])).toEqual([
      ["a.xml", "first part"],
      ["b/c.xml", "second part, kept as it is"],
    ]);
    expect(unzip(zip(parts))).toEqual(parts);
    expect(zip(parts)).toEqual(zip(new Map(parts)));
  });

  it("[P1] says what is wrong with something else", () => {
    expect(refusal(() => unzip(new Uint8Array(0)))).toMatch(/not an .xlsx workbook, or it is cut short/);
    expect(refusal(() => unzip(strToU8("<html>not found</html>")))).toMatch(/not an .xlsx workbook/);
    expect(refusal(() => unzip(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)))).toMatch(
      /password or in the old .xls format/,
    );
    expect(unzipped([{ name: "a", data: "x", flags: 1 }])).toMatch(/protected by a password/);
    expect(unzipped([{ name: "a", data: "x", method: 12 }])).toMatch(/not supported \(method 12\)/);
  });

  it("[P1] refuses a zip cut short anywhere", () => {
    const bytes = miniTemplate([{ name: "Bill", rows: [["x"]] }]);
    for (let length = 0; length < bytes.length; length += 37)
      expect(refusal(() => unzip(bytes.subarray(0, length)))).toMatch(/cut short|not an .xlsx/);
  });

  it("[P1] never fails otherwise than with a sentence, whichever byte is changed", () => {
    const bytes = miniTemplate([{ name: "Bill", rows: [["{{line.no}}"]] }]);
    const document = { scalars: {}, blocks: { line: [{}, {}] } };
    for (let at = 0; at < bytes.length; at += 11) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at]! + 97) % 256;
      expect(typeof refusal(() => fillTemplate(damaged, document))).toBe("string");
    }
  });
});

describe("[P2] limits", () => {
  const zeros = new Uint8Array(8 << 20);

  it("[P2] refuses a bomb before unpacking it", () => {
    expect(unzipped([{ name: "bomb", data: zeros }])).toMatch(/unreasonable size at “bomb”/);
  });

  it("[P2] refuses too many parts, too large parts, too much in all, and too large a file", () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      name: `part${i}`,
      data: "x".repeat(100),
      method: 0,
    }));
    expect(unzipped(many, { parts: 20 })).toMatch(/30 parts; more than 20/);
    expect(unzipped(many, { part: 50 })).toMatch(/unreasonable size/);
    expect(unzipped(many, { total: 2000 })).toMatch(/unreasonable size at “part20”/);
    expect(unzipped(many, { packed: 1000 })).toMatch(/is larger than/);
    expect(unzipped(many)).toBe("accepted");
  });
});

describe("[P3] names", () => {
  it.each([
    "../evil",
    "/etc/passwd",
    "a/../../b",
    "a\\b",
    "c:/x",
    "a\u0000b",
    "a//b",
    "./a",
    "xl/__proto__/a",
    "",
  ])("[P3] refuses %j", (name) =>
    expect(unzipped([{ name, data: "x" }])).toMatch(/name that is not allowed/),
  );

  it("[P3] refuses a part that comes twice, whatever its case", () => {
    expect(unzipped([...good, { name: "A.XML", data: "again" }])).toMatch(/“A.XML” twice/);
  });

  it("[P3] refuses a part with two names", () => {
    expect(unzipped([{ name: "a.xml", localName: "b.xml", data: "x" }])).toMatch(/two different names/);
  });
});

describe("[P4] contents", () => {
  it("[P4] computes CRC-32 as everyone does", () => expect(crc32(strToU8("123456789"))).toBe(0xcbf43926));

  it("[P4] refuses a part that fails its checksum", () => {
    expect(unzipped([{ name: "a.xml", data: "text", crc: 1 }])).toMatch(/“a.xml” fails its checksum/);
    expect(unzipped([{ name: "a.xml", data: "text", crc: 1, method: 0 }])).toMatch(/fails its checksum/);
  });

  it("[P4] refuses sizes that lie, in either direction", () => {
    expect(unzipped([{ name: "a", data: "four", size: 3 }])).toMatch(/not the size it claims/);
    expect(unzipped([{ name: "a", data: "four", size: 5 }])).toMatch(/not the size it claims/);
    expect(unzipped([{ name: "a", data: "four", size: 5, method: 0 }])).toMatch(/not the size it claims/);
  });

  it("[P4] does not unpack 40 MB that claim to be one kilobyte", () => {
    const packed = deflateSync(new Uint8Array(40 << 20));
    let inflated = 0;
    const limits = { ...templateLimits };
    const message = refusal(() => {
      const parts = unzip(rawZip([{ name: "liar", data: "", size: 1024, packed }]), "The file", limits);
      for (const data of parts.values()) inflated += data.length;
    });
    expect(message).toMatch(/“liar” has not the size it claims/);
    expect(inflated).toBe(0);
  });

  it("[P4] refuses data that is no deflate stream", () => {
    const packed = strToU8("this is not deflate at all");
    expect(unzipped([{ name: "a", data: "x", packed }])).toMatch(/cannot be unpacked|not the size/);
  });

  it("[P4] refuses parts that share their bytes", () => {
    const entries = [
      { name: "a", data: "x" },
      { name: "b", data: "x", sameAs: 0 },
    ];
    expect(unzipped(entries)).toMatch(/two different names|overlap/);
    expect(unzipped([entries[0]!, { ...entries[1]!, localName: "a" }])).toMatch(
      /two different names|overlap/,
    );
  });
});

describe("[P5] XML", () => {
  const template = miniTemplate([{ name: "Bill", rows: [["{{a}}"]] }]);
  const withSheet = (change: (xml: string) => string) =>
    refusal(() =>
      fillTemplate(edited(template, "xl/worksheets/sheet1.xml", change), { scalars: {}, blocks: {} }),
    );

  it("[P5] refuses document types and entities", () => {
    expect(withSheet((xml) => xml.replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'))).toMatch(
      /“xl\/worksheets\/sheet1.xml” declares a document type/,
    );
    expect(withSheet((xml) => xml.replace("<worksheet", "<!doctype x><worksheet"))).toMatch(/document type/);
  });

  it("[P5] refuses what is not well formed", () => {
    expect(withSheet((xml) => xml.replace("</sheetData>", ""))).toMatch(/not readable XML/);
    expect(withSheet(() => "")).toMatch(/not readable XML/);
    expect(withSheet(() => "plain text")).toMatch(/not readable XML/);
    expect(withSheet((xml) => xml.replace("<sheetData>", "<sheetData a=1 a=2>"))).toMatch(/not readable XML/);
  });

  it("[P5] refuses absurd nesting", () => {
    const deep = "<x>".repeat(60_000) + "</x>".repeat(60_000);
    expect(withSheet((xml) => xml.replace("</sheetData>", `</sheetData>${deep}`))).toMatch(
      /accepted|nested|readable/,
    );
  });

  it("[P5] is not misled by angle brackets in attributes, comments and texts", () => {
    const odd = `<x a="${">".repeat(9)}<y>" b='/>'/><!-- ${"<a>".repeat(300)} --><t><![CDATA[${"<a>".repeat(300)}]]></t>`;
    expect(withSheet((xml) => xml.replace("</sheetData>", `</sheetData>${odd.replace("<y>", "")}`))).toBe(
      "accepted",
    );
  });

  it("[P5] reads parts in UTF-16", () => {
    const bytes = miniTemplate([{ name: "Bill", rows: [["{{a}}"]] }]);
    const parts = unzip(bytes);
    const text = strFromU8(parts.get("xl/worksheets/sheet1.xml")!).replace("UTF-8", "UTF-16");
    const wide = new Uint8Array(2 + text.length * 2);
    wide.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i++)
      wide.set([text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8], 2 + 2 * i);
    parts.set("xl/worksheets/sheet1.xml", wide);
    const filled = fillTemplate(zip(parts), { scalars: { a: "ї" }, blocks: {} });
    expect(part(filled, "xl/worksheets/sheet1.xml")).toContain("ї");
  });
});

describe("[P6] packages", () => {
  const document = { scalars: {}, blocks: {} };
  const without = (path: string) => {
    const parts = unzip(miniTemplate([{ name: "Bill", rows: [["x"]] }]));
    parts.delete(path);
    return refusal(() => fillTemplate(zip(parts), document));
  };

  it("[P6] refuses a zip that is no workbook", () => {
    expect(refusal(() => fillTemplate(rawZip(good), document))).toMatch(/not an Excel workbook/);
    expect(without("[Content_Types].xml")).toMatch(/not an Excel workbook/);
    expect(without("_rels/.rels")).toMatch(/not an Excel workbook/);
    expect(without("xl/workbook.xml")).toMatch(/not an Excel workbook/);
  });

  it("[P6] refuses a workbook that misses a part", () => {
    expect(without("xl/worksheets/sheet1.xml")).toMatch(/a sheet is missing/);
    expect(without("xl/_rels/workbook.xml.rels")).toMatch(/a sheet is missing/);
  });

  it("[P6] refuses a workbook without worksheets", () => {
    const none = edited(miniTemplate([{ name: "Bill", rows: [] }]), "xl/workbook.xml", (xml) =>
      xml.replace(/<sheet .*?\/>/, ""),
    );
    expect(refusal(() => fillTemplate(none, document))).toMatch(/no worksheet/);
  });
});

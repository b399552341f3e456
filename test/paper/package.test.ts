import { strFromU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { fillTemplate } from "../../src/paper/fill";
import { unzip, zip } from "../../src/base/zip";
import { edited, miniTemplate, part } from "./mini";
import { useNodeXml } from "./node-xml";
import { type RawEntry, rawZip } from "../base/raw-zip";

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

describe("[P1] damage", () => {
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

import { beforeAll, describe, expect, it } from "vitest";
import { strFromU8, unzipSync } from "fflate";
import { fillTemplate } from "../../src/paper/fill";
import type { PaperDocument } from "../../src/paper/paper-document";
import { useNodeXml } from "./node-xml";
import { richTemplate } from "./rich-template";

useNodeXml();
const bill = (lines: number, more: Partial<PaperDocument> = {}): PaperDocument => ({
  scalars: {
    "company.name": "A & B",
    number: "7/26",
    date: { day: "2026-04-12" },
    "customer.address": "x",
    notes: null,
  },
  blocks: {
    line: Array.from({ length: lines }, (_, i) => ({
      item: `item ${i + 1}`,
      quantity: i + 1,
      price: { money: 250, digits: 2 },
      rate: 18,
    })),
    tax: [
      { name: "CGST", amount: { money: 900, digits: 2 } },
      { name: "SGST", amount: { money: 900, digits: 2 } },
    ],
    charge: [],
  },
  ...more,
});
describe("look", () => {
  let t: Uint8Array;
  beforeAll(async () => void (t = await richTemplate()));
  it("dump", () => {
    const z = unzipSync(fillTemplate(t, bill(4, { sheetName: "N 1" })));
    for (const p of Object.keys(z))
      if (/sheet\d.xml$|workbook.xml$|drawing1.xml|comments|vml|chart1|table1|app.xml/.test(p))
        console.log(p, strFromU8(z[p]!).slice(0, 9000));
    expect(1).toBe(1);
  });
});

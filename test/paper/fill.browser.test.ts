import { describe, expect, it } from "vitest";
import { fillTemplate } from "../../src/paper/fill";
import { unzip } from "../../src/base/zip";
import { paperCells } from "../../src/paper/read";
import { richTemplate } from "./rich-template";
import invoice from "../../templates/invoice.xlsx?url";

describe("in a browser, with its own DOM", () => {
  it("[P28] prints the shipped invoice", async () => {
    const template = new Uint8Array(await (await fetch(invoice)).arrayBuffer());
    const lines = Array.from({ length: 5 }, (_, i) => ({
      description: `line ${i + 1}`,
      amount: { money: 100, digits: 2 },
    }));
    const bytes = fillTemplate(template, {
      scalars: { "company.name": "A & <B>", title: "Рахунок", date: { day: "2026-04-12" } },
      blocks: { line: lines, tax: [], charge: [] },
      sheetName: "No 1",
    });
    const { name, cells, merges } = paperCells(bytes);
    const values = cells.map(({ value }) => value);
    expect(name).toBe("No 1");
    expect(values).toEqual(expect.arrayContaining(["A & <B>", "Рахунок", 46124, "line 1", "line 5"]));
    expect(values.filter((value) => String(value).includes("{{"))).toEqual([]);
    expect(merges.length).toBeGreaterThan(10);
  });

  it("[P7] writes the parts of a rich template without losing their namespaces", async () => {
    const bytes = fillTemplate(await richTemplate(), {
      scalars: { number: "7" },
      blocks: { line: [{}, {}, {}], tax: [{}], charge: [] },
    });
    for (const [path, data] of unzip(bytes)) {
      if (!path.endsWith(".xml")) continue;
      const text = new TextDecoder().decode(data);
      expect(text, path).not.toContain('xmlns=""');
      expect(
        new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror"),
        path,
      ).toBeNull();
    }
    const sheet = new TextDecoder().decode(unzip(bytes).get("xl/worksheets/sheet1.xml"));
    expect(sheet).toMatch(/^<\?xml[^>]*\?>\s*<worksheet xmlns="[^"]*"/);
    expect(sheet).toContain("<x14:sparkline><xm:f>Bill!D10:G10</xm:f>");
  });
});

import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { fillTemplate } from "../../src/paper/fill";
import type { PaperDocument, PaperRow, PaperValue } from "../../src/paper/paper-document";
import { paperCells } from "../../src/paper/read";
import { convertWithLibreOffice, libreOffice } from "./libre-office";
import { part } from "./mini";
import { useNodeXml } from "./node-xml";
import { PIXEL } from "./rich-template";

useNodeXml();

const template = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../templates/${name}.xlsx`, import.meta.url)));
const money = (major: number): PaperValue => ({ money: Math.round(major * 100), digits: 2 });

const common = {
  title: "Invoice",
  "company.name": "Nirmal Services & Co",
  "company.address": "14, Shanti Complex\nBengaluru 560001",
  number: "N/26-27/42",
  date: { day: "2026-04-12" },
  "customer.name": "Green Meadows",
  "customer.address": "Sarjapur Road",
  "totals.total": money(1180),
  amountInWords: "One thousand one hundred and eighty only",
};
const line = (more: PaperRow = {}): PaperRow => ({
  description: "Service visit",
  quantity: 1,
  price: money(1000),
  amount: money(1000),
  ...more,
});

const papers: Record<string, PaperDocument> = {
  GST: {
    scalars: {
      ...common,
      "label.taxId": "GSTIN",
      "company.taxId": "29AAGCB7383J1Z4",
      placeOfSupply: "29 Karnataka",
      copyLegend: "Original",
      "totals.taxable": money(1000),
      "totals.tax": money(180),
    },
    blocks: {
      line: [line({ code: "998719", taxable: money(1000), taxRate: 18 })],
      tax: [
        { name: "CGST", rate: 9, taxable: money(1000), amount: money(90) },
        { name: "SGST", rate: 9, taxable: money(1000), amount: money(90) },
      ],
      charge: [],
    },
  },
  VAT: {
    scalars: {
      ...common,
      "label.taxId": "VAT ID",
      "company.taxId": "DE123456789",
      "totals.taxable": money(1100),
    },
    blocks: {
      line: [line({ taxable: money(1000), taxRate: 7.5 })],
      tax: [{ name: "VAT", rate: 7.5, taxable: money(1100), amount: money(82.5) }],
      charge: [{ label: "Freight", amount: money(100) }],
    },
  },
  ПДВ: {
    scalars: {
      ...common,
      title: "Рахунок-фактура",
      "label.taxId": "ІПН",
      "label.description": "Найменування",
      "company.taxId": "123456789012",
    },
    blocks: {
      line: [line({ description: "Технічне обслуговування", unit: "шт." })],
      tax: [{ name: "ПДВ", rate: 20, taxable: money(1000), amount: money(200) }],
      charge: [],
    },
  },
  none: { scalars: common, blocks: { line: [line()], tax: [], charge: [] } },
};

const texts = (bytes: Uint8Array) => paperCells(bytes).cells.map(({ value }) => String(value ?? ""));
const hidden = (bytes: Uint8Array) =>
  paperCells(bytes)
    .widths.filter(({ points }) => points === 0)
    .map(({ first }) => "ABCDEFGHIJK"[first]);

describe("[P28] the shipped invoice", () => {
  it.each(Object.keys(papers))("[P28] prints for %s without a brace left", (scheme) => {
    const bytes = fillTemplate(template("invoice"), papers[scheme]!);
    expect(texts(bytes).filter((text) => text.includes("{{"))).toEqual([]);
    expect(part(bytes, "xl/worksheets/sheet1.xml")).not.toContain("{{");
    expect(Object.keys(unzipSync(bytes)).filter((path) => path.startsWith("xl/media/"))).toEqual([]);
  });

  it("[P28] shows what a scheme has, and only that", () => {
    const printed = (scheme: string) => fillTemplate(template("invoice"), papers[scheme]!);
    expect(texts(printed("GST"))).toEqual(
      expect.arrayContaining([
        "GSTIN  29AAGCB7383J1Z4",
        "CGST",
        "SGST",
        "Place of supply  29 Karnataka",
        "Tax in all",
      ]),
    );
    expect(hidden(printed("GST"))).toEqual(["E", "G"]);
    expect(texts(printed("VAT"))).toEqual(
      expect.arrayContaining(["VAT ID  DE123456789", "VAT", "Freight", "7.5"]),
    );
    expect(texts(printed("ПДВ"))).toEqual(
      expect.arrayContaining(["ПДВ", "Найменування", "ІПН  123456789012"]),
    );
    expect(hidden(printed("none"))).toEqual(["C", "E", "G", "H", "I"]);
    const outside = paperCells(printed("none")).cells.filter(
      ({ column }) => !"CEGHI".includes("ABCDEFGHIJK"[column]!),
    );
    expect(outside.filter(({ value }) => /Tax|supply|Rounding|Paid|paid/.test(String(value)))).toEqual([]);
  });

  it("[P28] repeats its heading and prints all of its pages", () => {
    const lines = Array.from({ length: 60 }, () => line());
    const before = paperCells(template("invoice"));
    const bytes = fillTemplate(template("invoice"), {
      scalars: common,
      blocks: { line: lines, tax: [], charge: [] },
    });
    const { page, cells, heights } = paperCells(bytes);
    const heading = cells.find(({ value }) => value === "Description")!.row + 1;
    expect(page.titleRows).toBe(`${heading}:${heading}`);
    expect(page.printArea).toBe(`A1:K${Math.max(...[...cells, ...heights].map(({ row }) => row)) + 1}`);
    expect(page).toMatchObject({
      fitToWidth: true,
      landscape: false,
      gridlines: false,
      margins: before.page.margins,
    });
    expect(
      cells
        .filter(({ column, row }) => column === 0 && row >= heading && row < heading + 60)
        .map(({ value }) => value),
    ).toEqual(lines.map((_, i) => i + 1));
  });

  it("[P17] takes a logo, a payment code and a signature", () => {
    const pictures = { logo: { png: PIXEL }, qr: { png: PIXEL }, signature: { png: PIXEL } };
    const bytes = fillTemplate(template("invoice"), { ...papers["GST"]!, images: pictures });
    expect(
      Object.keys(unzipSync(bytes))
        .filter((path) => path.startsWith("xl/media/"))
        .sort(),
    ).toEqual(["logo", "qr", "signature"].map((name) => `xl/media/paper-${name}.png`));
  });

  it.skipIf(!libreOffice)(
    "[P28] opens in LibreOffice, line by line and figure by figure",
    { timeout: 120_000 },
    () => {
      const csv = convertWithLibreOffice(fillTemplate(template("invoice"), papers["GST"]!), "csv").toString(
        "utf8",
      );
      for (const text of [
        "Nirmal Services & Co",
        "N/26-27/42",
        "04/12/2026",
        "Service visit,998719,1,,1000,,1000,18,1000",
        "CGST,,,,1000,9,90",
        "Total,,,,,1180",
      ])
        expect(csv).toContain(text);
    },
  );
});

describe("[P28] the shipped receipt", () => {
  it("[P28] prints its allocations without a brace left", () => {
    const allocation = [1, 2].map((n) => ({
      bill: `N/${n}`,
      date: { day: "2026-04-01" },
      total: money(100),
      amount: money(60),
      left: money(40),
    }));
    const bytes = fillTemplate(template("receipt"), {
      scalars: { ...common, "totals.amount": money(120) },
      blocks: { allocation },
      sheetName: "R 1",
    });
    expect(texts(bytes).filter((text) => text.includes("{{"))).toEqual([]);
    expect(texts(bytes)).toEqual(expect.arrayContaining(["N/1", "N/2", "60", "120"]));
    expect(paperCells(bytes).name).toBe("R 1");
  });
});

describe("[P29] reading a printed sheet", () => {
  it("[P29] gives values, looks, merges and sizes", () => {
    const sheet = paperCells(fillTemplate(template("invoice"), papers["GST"]!));
    const find = (value: string | number) => sheet.cells.find((cell) => cell.value === value)!;
    expect(find("Nirmal Services & Co")).toMatchObject({
      row: 0,
      column: 0,
      look: { fontName: "Arial", fontSize: 18, bold: true, colour: "#1C2B33", wrap: true },
    });
    expect(find("Description").look).toMatchObject({
      fill: "#0B5C66",
      colour: "#FFFFFF",
      horizontal: "left",
    });
    expect(find("998719").look.edges.bottom).toEqual({ style: "hair", colour: "#D3DDE0" });
    expect(find(46124).look.numberFormat).toBe("dd\\ mmm\\ yyyy");
    expect(find(1180).look).toMatchObject({ numberFormat: "#,##0.00", horizontal: "right" });
    expect(sheet.merges).toContain("A1:G1");
    expect(sheet.widths[0]).toEqual({ first: 0, last: 0, points: 21 });
    expect(sheet.heights[0]).toEqual({ row: 0, points: 27 });
  });
});

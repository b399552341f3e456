import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { read, utils } from "xlsx";
import { fillTemplate } from "../../src/paper/fill";
import type { PaperDocument } from "../../src/paper/paper-document";
import { convertWithLibreOffice, libreOffice } from "./libre-office";
import { part } from "./mini";
import { useNodeXml } from "./node-xml";
import { PIXEL, richTemplate } from "./rich-template";

useNodeXml();

const LINES = 40;
const G = 8 + LINES - 1; // the last line's row
const DOWN = LINES - 1; // by how much rows between the lines and the taxes move
const PAST = DOWN + 1 - 1; // two taxes, no charge: one row more, one row less

const bill: PaperDocument = {
  scalars: {
    "company.name": "A & B",
    number: "7/26",
    date: { day: "2026-04-12" },
    "customer.address": "Main Road",
    notes: "Thank you",
  },
  blocks: {
    line: Array.from({ length: LINES }, (_, i) => ({
      item: `item ${i + 1}`,
      quantity: i + 1,
      price: { money: 250, digits: 2 },
      rate: 18,
    })),
    tax: [
      { name: "CGST", amount: { money: 900, digits: 2 } },
      { name: "SGST", amount: { money: 901, digits: 2 } },
    ],
    charge: [],
  },
};

let template: Uint8Array;
let filled: Uint8Array;
let book: ExcelJS.Workbook;
const xml = (path: string) => part(filled, path);
const sheet = () => book.worksheets[0]!;
const formula = (at: string, index = 0) => book.worksheets[index]!.getCell(at).formula;

beforeAll(async () => {
  template = await richTemplate();
  filled = fillTemplate(template, { ...bill, sheetName: "No 7" });
  book = new ExcelJS.Workbook();
  await book.xlsx.load(filled.slice().buffer as ExcelJS.Buffer);
});

describe("a template with every feature, printed with 40 lines", () => {
  it("[P20] merges every line's cells, and moves the others", () => {
    const merges = [...xml("xl/worksheets/sheet1.xml").matchAll(/<mergeCell ref="([^"]*)"/g)].map(
      ([, ref]) => ref,
    );
    const inLines = Array.from({ length: LINES }, (_, i) => `B${8 + i}:C${8 + i}`);
    expect(merges.sort()).toEqual(["A4:C5", `A${16 + PAST}:C${17 + PAST}`, ...inLines].sort());
    expect(xml("xl/worksheets/sheet1.xml")).toContain(`<mergeCells count="${LINES + 2}">`);
  });

  it("[P20] stretches conditional formats and validations over the lines", () => {
    const text = xml("xl/worksheets/sheet1.xml");
    expect(text).toContain(`<conditionalFormatting sqref="A8:I${G}">`);
    expect(text).toContain(`<formula>$G8&gt;$G$${14 + PAST}/2</formula>`);
    expect(text).toContain(`<conditionalFormatting sqref="G${14 + PAST}">`);
    expect(text).toContain(`<formula>$G$${14 + PAST}&gt;SUM($G$8:$G$${G})</formula>`);
    expect(text).toMatch(new RegExp(`<dataValidation [^>]*sqref="D8:D${G}"`));
    expect(text).toMatch(
      new RegExp(`sqref="E${20 + PAST}"[^>]*><formula1>\\$A\\$${22 + PAST}:\\$A\\$${24 + PAST}<`),
    );
  });

  it("[P20] carries the extended rules, and draws a sparkline in every line", () => {
    const text = xml("xl/worksheets/sheet1.xml");
    expect(text).toContain(`<xm:f>D8&gt;$G$${14 + PAST}</xm:f>`);
    expect(text).toContain(`<xm:sqref>D8:D${G}</xm:sqref>`);
    const sparklines = [...text.matchAll(/<xm:f>('No 7'![^<]*)<\/xm:f><xm:sqref>([^<]*)</g)].map(
      ([, f, at]) => `${f} ${at}`,
    );
    expect(sparklines).toEqual(
      Array.from({ length: LINES }, (_, i) => `'No 7'!D${8 + i}:G${8 + i} J${8 + i}`),
    );
  });

  it("[P20] moves links", () => {
    expect(sheet().getCell(`A${26 + PAST}`).hyperlink).toBe("https://example.org/terms");
    expect(sheet().getCell("A26").hyperlink).toBeUndefined();
  });

  it("[P21] gives every line its own formulas", () => {
    for (let row = 8; row <= G; row++) {
      expect(formula(`G${row}`)).toBe(`D${row}*E${row}`);
      expect(formula(`H${row}`)).toBe(`N(H${row - 1})+G${row}`);
      expect(formula(`I${row}`)).toBe(`G${row}/SUM(G$8:G$${G})`);
    }
  });

  it("[P21] grows sums over the lines and moves what is below", () => {
    expect(formula(`G${9 + DOWN}`)).toBe(`SUM(G8:G${G})`);
    expect(formula(`H${9 + DOWN}`)).toBe(`SUM(G8:G${G})`);
    expect(formula(`G${14 + PAST}`)).toBe(`G${9 + DOWN}+SUM(G${11 + DOWN}:G${12 + DOWN})`);
    expect(formula(`A${40 + PAST}`)).toBe(`G$${14 + PAST}+A1`);
    expect(formula(`B${40 + PAST}`)).toBe(`H$${14 + PAST}+B1`);
    expect(xml("xl/worksheets/sheet1.xml")).toContain(
      `<f t="array" ref="C${40 + PAST}">SUM(D8:D${G}*E8:E${G})</f>`,
    );
    expect(xml("xl/worksheets/sheet1.xml")).not.toContain('t="shared"');
  });

  it("[P22] grows names, the print area and the print titles' sheet", () => {
    const names = [...xml("xl/workbook.xml").matchAll(/<definedName name="([^"]*)"[^>]*>([^<]*)</g)];
    expect(
      Object.fromEntries(names.map(([, name, text]) => [name, text!.replaceAll("&apos;", "'")])),
    ).toEqual({
      LineAmounts: `'No 7'!$G$8:$G$${G}`,
      GrandTotal: `'No 7'!$G$${14 + PAST}`,
      "_xlnm.Print_Area": `'No 7'!$A1:$G${30 + PAST}`,
      "_xlnm.Print_Titles": "'No 7'!$6:$7",
    });
  });

  it("[P22] moves page breaks and keeps frozen what was frozen", () => {
    expect(xml("xl/worksheets/sheet1.xml")).toMatch(new RegExp(`<brk id="${15 + PAST}"`));
    expect(xml("xl/worksheets/sheet1.xml")).toMatch(
      new RegExp(`<pane xSplit="1" ySplit="${9 + DOWN}" topLeftCell="B${10 + DOWN}"`),
    );
    expect(xml("xl/worksheets/sheet1.xml")).toContain(`<dimension ref="A1:I${28 + PAST}"/>`);
  });

  it("[P23] moves pictures and charts, and takes out the logo nobody gave", () => {
    const text = xml("xl/drawings/drawing1.xml");
    expect(text).not.toContain('name="logo"');
    expect(text).toMatch(new RegExp(`<xdr:row>${17 + PAST}</xdr:row>.*?name="map"`));
    expect(text).toMatch(
      new RegExp(`<xdr:row>${30 + PAST}</xdr:row>.*<xdr:row>${38 + PAST}</xdr:row>.*name="Chart 1"`),
    );
  });

  it("[P23] moves notes with their boxes", () => {
    expect(sheet().getCell("A8").note).toBeTruthy();
    expect(sheet().getCell(`G${14 + PAST}`).note).toBeTruthy();
    const rows = [...xml("xl/drawings/vmlDrawing1.vml").matchAll(/<x:Row>(\d+)</g)].map(([, row]) =>
      Number(row),
    );
    expect(rows).toEqual([7, 13 + PAST]);
    const anchors = [...xml("xl/drawings/vmlDrawing1.vml").matchAll(/<x:Anchor>([^<]*)</g)].map(
      ([, numbers]) => numbers!.split(",").map(Number),
    );
    const before = [...part(template, "xl/drawings/vmlDrawing1.vml").matchAll(/<x:Anchor>([^<]*)</g)].map(
      ([, numbers]) => numbers!.split(",").map(Number),
    );
    expect([anchors[1]![2]! - before[1]![2]!, anchors[1]![6]! - before[1]![6]!]).toEqual([PAST, PAST]);
    expect(anchors[0]).toEqual(before[0]);
  });

  it("[P23] leaves the header's picture alone", () => {
    expect(xml("xl/drawings/vmlDrawingHF9.vml")).toBe(part(template, "xl/drawings/vmlDrawingHF9.vml"));
    expect(xml("xl/worksheets/sheet1.xml")).toContain('<legacyDrawingHF r:id="rId91"/>');
  });

  it("[P24] moves tables", () => {
    expect(xml("xl/tables/table1.xml")).toContain(`ref="D${22 + PAST}:E${24 + PAST}"`);
    expect(xml("xl/tables/table1.xml")).toContain(`<autoFilter ref="D${22 + PAST}:E${24 + PAST}"`);
  });

  it("[P25] carries other sheets' formulas and charts", () => {
    expect(formula("A1", 1)).toBe(`'No 7'!G${14 + PAST}`);
    expect(formula("A2", 1)).toBe(`SUM('No 7'!$G$8:$G$${G})+'No 7'!G${9 + DOWN}`);
    expect(formula("A3", 1)).toBe('IF(A1>0,"Bill!G14 stays in text",LOG10(100))');
    expect(formula("B1", 1)).toBe(`'No 7'!A${11 + DOWN}`);
    expect(xml("xl/charts/chart1.xml")).toContain(`<c:f>'No 7'!$B$8:$B$${G}</c:f>`);
    expect(xml("xl/charts/chart1.xml")).toContain(`<c:f>'No 7'!$G$8:$G$${G}</c:f>`);
    expect(xml("xl/charts/chart1.xml")).not.toMatch(/(num|str)Cache/);
  });

  it("[P26] drops results that may be wrong, and only those", () => {
    expect(xml("xl/worksheets/sheet1.xml")).not.toMatch(/<\/f><v>/);
    expect(xml("xl/worksheets/sheet2.xml")).not.toMatch(/<\/f><v>/);
    expect(xml("xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
    expect(unzipSync(filled)["xl/worksheets/sheet3.xml"]).toEqual(
      unzipSync(template)["xl/worksheets/sheet3.xml"],
    );
  });

  it("[P7] leaves the other parts as they were", () => {
    const [before, after] = [unzipSync(template), unzipSync(filled)];
    for (const path of [
      "xl/theme/theme1.xml",
      "xl/styles.xml",
      "xl/sharedStrings.xml",
      "docProps/core.xml",
      "xl/media/image1.png",
    ])
      expect(after[path]).toEqual(before[path]);
  });

  it("[P16] prints headers and a chart's title", () => {
    expect(xml("xl/worksheets/sheet1.xml")).toContain(
      "<oddHeader>&amp;LA &amp;&amp; B&amp;R&amp;10 7/26</oddHeader>",
    );
    expect(xml("xl/charts/chart1.xml")).toContain("<a:t>Lines of 7/26</a:t>");
  });

  it("[P12] keeps the line's height and the look of its cells", () => {
    for (let row = 8; row <= G; row++) {
      expect(sheet().getRow(row).height).toBe(22.5);
      expect(sheet().getCell(`E${row}`).numFmt).toBe("#,##0.00");
    }
  });

  it("[P27] is read alike by another reader", () => {
    const other = read(filled, { type: "array" });
    expect(other.SheetNames).toEqual(["No 7", "Sum & co", "Still"]);
    const rows = utils.sheet_to_json<unknown[]>(other.Sheets["No 7"]!, {
      header: 1,
      blankrows: true,
      range: 7,
    });
    expect(rows.slice(0, LINES).map((row) => [row[0], row[1], row[3], row[4]])).toEqual(
      Array.from({ length: LINES }, (_, i) => [i + 1, `item ${i + 1}`, i + 1, 2.5]),
    );
    expect(rows[LINES]![0]).toBe("Total");
  });

  it.skipIf(!libreOffice)(
    "[P27] opens in LibreOffice, which calculates the totals",
    { timeout: 120_000 },
    () => {
      const csv = convertWithLibreOffice(filled, "csv").toString("utf8").split("\n");
      const total = (LINES * (LINES + 1) * 2.5) / 2;
      expect(csv[8 + DOWN]).toContain(`Total,,,,,,${total},${total}`);
      expect(csv[13 + PAST]).toContain(`Grand total,,,,,,${total + 18.01}`);
    },
  );
});

describe("the same with no line, one line, and a picture", () => {
  it("[P13] keeps the line row hidden for the sums that refer to it", async () => {
    const none = fillTemplate(template, { ...bill, blocks: { line: [], tax: [], charge: [] } });
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(none.slice().buffer as ExcelJS.Buffer);
    const first = read.worksheets[0]!;
    expect(first.getRow(8).hidden).toBe(true);
    expect(first.getCell("G9").formula).toBe("SUM(G8:G8)");
    expect(first.getCell("G13").formula).toBe("G9+SUM(G11:G11)"); // of two removed rows one is enough
    expect(first.getRow(11).hidden).toBe(true);
    expect(first.getCell("A13").value).toBe("Grand total");
  });

  it("[P17] puts the given logo in the old one's place and keeps other pictures", () => {
    const bytes = fillTemplate(template, { ...bill, images: { logo: { png: PIXEL } } });
    const drawing = part(bytes, "xl/drawings/drawing1.xml");
    expect(drawing).toMatch(/name="logo"[^]*name="map"/);
    expect(drawing).toContain('<xdr:ext cx="571500" cy="571500"/>'); // 120 × 60 pixels hold a square of 60
    expect(unzipSync(bytes)["xl/media/paper-logo.png"]).toEqual(PIXEL);
    expect(part(bytes, "xl/drawings/_rels/drawing1.xml.rels")).toContain('Target="../media/paper-logo.png"');
  });
});

import { describe, expect, it } from "vitest";
import { unzipSync } from "fflate";
import { Refusal } from "../../src/base/refusal";
import { fillTemplate } from "../../src/paper/fill";
import type { PaperDocument, PaperRow, PaperValue } from "../../src/paper/paper-document";
import { type Cell, edited, miniTemplate, part, readSheet, styled } from "./mini";
import { useNodeXml } from "./node-xml";

useNodeXml();

const document = (
  scalars: Record<string, PaperValue> = {},
  blocks: Record<string, PaperRow[]> = {},
  more: Partial<PaperDocument> = {},
): PaperDocument => ({ scalars, blocks, ...more });

const fill = (rows: Cell[][], filling: PaperDocument, more: { before?: string; after?: string } = {}) =>
  fillTemplate(miniTemplate([{ name: "Bill", rows, ...more }]), filling);

const sheetOf = (bytes: Uint8Array) => part(bytes, "xl/worksheets/sheet1.xml");

/** The values of the first column, by row; null where a row has none. */
async function column(bytes: Uint8Array, letter = "A"): Promise<unknown[]> {
  const sheet = await readSheet(bytes);
  return Array.from({ length: sheet.rowCount }, (_, i) => sheet.getCell(`${letter}${i + 1}`).value);
}

const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return "accepted";
};

describe("[P7] what need not change", () => {
  it("[P7] keeps every part of a template without placeholders", () => {
    const template = miniTemplate([{ name: "Bill", rows: [["plain", { f: "1+1", v: 2 }]] }]);
    expect(unzipSync(fillTemplate(template, document({ a: "b" })))).toEqual(unzipSync(template));
  });

  it("[P7] changes the printed sheet only", () => {
    const template = miniTemplate([
      { name: "Bill", rows: [["{{a}}"], ["{{line.b}}"]] },
      { name: "Other", rows: [["plain", { f: "A1&1", v: 3 }]] },
    ]);
    const [before, after] = [
      unzipSync(template),
      unzipSync(fillTemplate(template, document({ a: 1 }, { line: [{}, {}] }))),
    ];
    const changed = Object.keys(after).filter((path) => String(after[path]) !== String(before[path]));
    expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
    expect(Object.keys(after)).toEqual(Object.keys(before));
  });
});

describe("[P8] values keep their type", () => {
  const template = styled(
    miniTemplate([{ name: "Bill", rows: [["{{a}}", "{{a}}", "{{a}}", "{{a}}", "{{a}}"]] }]),
    { B1: 1, C1: 2, D1: 3, E1: 4 }, // General, dd.mm.yyyy, #,##0.00, @, 0%
  );
  const formats = async (a: PaperValue) => {
    const sheet = await readSheet(fillTemplate(template, document({ a })));
    return ["A1", "B1", "C1", "D1", "E1"].map((at) => sheet.getCell(at).numFmt ?? "General");
  };

  it("[P8] writes numbers, truth values and days as such", () => {
    const filled = (a: PaperValue) =>
      /<c r="A1"[^>]*>.*?<\/c>|<c r="A1"[^>]*\/>/.exec(sheetOf(fillTemplate(template, document({ a }))))![0];
    expect(filled(12.5)).toContain("<v>12.5</v>");
    expect(filled(true)).toBe('<c r="A1" t="b"><v>1</v></c>');
    expect(filled({ day: "2026-04-12" })).toContain("<v>46124</v>");
    expect(filled({ money: -5, digits: 2 })).toContain("<v>-0.05</v>");
    expect(filled({ money: 123456789012345, digits: 3 })).toContain("<v>123456789012.345</v>");
    expect(filled({ money: 700, digits: 0 })).toContain("<v>700</v>");
    expect(filled(null)).toBe('<c r="A1"/>');
    expect(filled(Number.NaN)).toBe('<c r="A1"/>');
  });

  it("[P8] keeps a cell's number format, and gives days and money one where there is none", async () => {
    expect(await formats({ day: "2026-04-12" })).toEqual([
      "mm-dd-yy",
      "dd.mm.yyyy",
      "mm-dd-yy",
      "mm-dd-yy",
      "mm-dd-yy",
    ]);
    expect(await formats({ money: 5, digits: 2 })).toEqual([
      "#,##0.00",
      "dd.mm.yyyy",
      "#,##0.00",
      "#,##0.00",
      "0.00%",
    ]);
    expect(await formats(7)).toEqual(["General", "dd.mm.yyyy", "#,##0.00", "@", "0%"]);
  });

  it("[P8] shows the decimals of the currency, and never hides those of a number", async () => {
    expect((await formats({ money: 5, digits: 0 }))[2]).toBe("#,##0");
    expect((await formats({ money: 5, digits: 3 }))[2]).toBe("#,##0.000");
    expect((await formats(0.0045))[2]).toBe("#,##0.0000");
    expect((await formats(1 / 3))[2]).toBe("#,##0.00");
  });

  it("[P8] counts days from 1904 where the workbook does", () => {
    const mac = miniTemplate([{ name: "Bill", rows: [["{{a}}"]] }], {
      properties: '<workbookPr date1904="1"/>',
    });
    expect(sheetOf(fillTemplate(mac, document({ a: { day: "2026-04-12" } })))).toContain(
      `<v>${46124 - 1462}</v>`,
    );
  });

  it("[P8] prints a day that no worksheet knows as text", async () => {
    expect(await column(fill([["{{a}}"]], document({ a: { day: "1850-01-01" } })))).toEqual(["1850-01-01"]);
    expect(await column(fill([["{{a}}"]], document({ a: { day: "soon" } })))).toEqual(["soon"]);
  });
});

describe("[P9] text stays text", () => {
  it.each([
    "=1+1",
    "+1",
    "-",
    "@x",
    "\t=1",
    "'x",
    "<b>&amp;</b>",
    "_x0041_",
    "ї हिन्दी 😀",
    "a\u0001b",
    " two  spaces ",
  ])("[P9] prints %j as it is", async (text) => {
    const bytes = fill([["{{a}}", "see {{a}}"]], document({ a: text }));
    const { read, utils } = await import("xlsx");
    const book = read(bytes, { type: "array" });
    const [row] = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    expect(row).toEqual([text, `see ${text}`]);
    expect(sheetOf(bytes)).not.toContain("<f>");
  });

  it("[P9] takes 32,767 characters and no half of one", async () => {
    const [value] = await column(fill([["{{a}}"]], document({ a: `${"x".repeat(32_766)}😀tail` })));
    expect(value).toBe("x".repeat(32_766));
  });

  it("[P9] mends what no file can hold", async () => {
    expect(await column(fill([["{{a}}"]], document({ a: "a\ud800b\uffffc\r\nd\u000be" })))).toEqual([
      "a\ufffdb\ufffdc\nd\ne",
    ]);
  });
});

describe("[P10] placeholders within a text", () => {
  it("[P10] prints values in a sentence, in the reader's language", async () => {
    const filling = { a: 1234.5, day: { day: "2026-04-12" }, sum: { money: 1234567, digits: 2 } };
    const row = [["{{a}} on {{day}}: {{sum}}"]];
    expect(await column(fill(row, document(filling)))).toEqual(["1234.5 on 2026-04-12: 12345.67"]);
    expect(await column(fill(row, document(filling, {}, { locale: "de-DE" })))).toEqual([
      "1.234,5 on 12.04.2026: 12.345,67",
    ]);
    expect(await column(fill(row, document(filling, {}, { locale: "en-IN" })))).toEqual([
      "1,234.5 on 12/04/2026: 12,345.67",
    ]);
  });

  it("[P10] prints a placeholder cut into runs in the look it begins in", () => {
    const runs =
      "<is><r><t>No. </t></r><r><rPr><b/></rPr><t>{{num</t></r><r><rPr><i/></rPr><t>ber}} of </t></r><r><t>{{y}}</t></r></is>";
    const template = edited(
      miniTemplate([{ name: "Bill", rows: [["x"]] }]),
      "xl/worksheets/sheet1.xml",
      (xml) => xml.replace(/<is>.*<\/is>/, runs),
    );
    const printed = sheetOf(fillTemplate(template, document({ number: "7", y: "2026" }))).replaceAll(
      ' xml:space="preserve"',
      "",
    );
    expect(printed).toContain(
      "<is><r><t>No. </t></r><r><rPr><b/></rPr><t>7</t></r><r><rPr><i/></rPr><t> of </t></r><r><t>2026</t></r></is>",
    );
  });
});

describe("[P11] absent values", () => {
  const texts: [string, unknown][] = [
    ["{{none}}", null], ["a{{none}}b", "ab"], ["{{unknown}}", null], ["{{unknown|Date}}: {{x}}", "Date: X"],
    ["{{none|Date}}", null], ["{{unknown|Date}}", "Date"], ["a{{?none}} b {{none}} c{{/?}} d", "a d"],
    ["a{{?x}} b {{x}}{{/?}} d", "a b X d"], ["a{{?none}} rest", "a"], ["{{?zero}}{{zero}} left{{/?}}", "0 left"],
    ["{{?no}}x{{/?}}", null], ["{{constructor}}{{__proto__}}{{toString}}", null], ["{{hasOwnProperty|ok}}", "ok"],
    ["{{ x }}", "X"], ["{ {x} } {{x", "{ {x} } {{x"], ["{{x}}{{x}}", "XX"], ["{{}}", null],
  ]; // prettier-ignore
  it.each(texts)("[P11] prints %j as %j", async (text, printed) => {
    const filling = document({ x: "X", none: null, zero: 0, no: false });
    const [value] = await column(fill([[text], ["end"]], filling));
    expect(value).toBe(printed);
  });

  it("[P11] takes a block called __proto__ for no block", async () => {
    const blocks = JSON.parse(
      '{"__proto__": [{"a": 1}, {"a": 2}], "line": [{"__proto__": 5, "b": 6}]}',
    ) as PaperDocument["blocks"];
    expect(
      await column(
        fill([["{{constructor.name}}"], ["{{line.__proto__}}"], ["{{line.b}}"]], { scalars: {}, blocks }),
      ),
    ).toEqual([null, 5, 6]);
  });
});

describe("[P12] repeated rows", () => {
  const line = [{ a: "x" }, { a: "y" }, { a: "z" }];

  it("[P12] repeats a row for each line and counts them", async () => {
    const bytes = fill([["head"], ["{{line.no}}. {{line.a}}"], ["foot"]], document({}, { line }));
    expect(await column(bytes)).toEqual(["head", "1. x", "2. y", "3. z", "foot"]);
  });

  it("[P12] prints the document's own number where it has one", async () => {
    expect(await column(fill([["{{line.no}}"]], document({}, { line: [{ no: "1a" }, {}] })))).toEqual([
      "1a",
      2,
    ]);
  });

  it("[P12] repeats several blocks, and one block in several places", async () => {
    const rows = [["{{line.a}}"], ["-"], ["{{tax.n}}"], ["{{charge.l}}"], ["="], ["{{line.a}}!"], ["end"]];
    const bytes = fill(rows, document({}, { line, tax: [{ n: 1 }, { n: 2 }], charge: [{ l: "c" }] }));
    expect(await column(bytes)).toEqual(["x", "y", "z", "-", 1, 2, "c", "=", "x!", "y!", "z!", "end"]);
  });

  it("[P12] repeats rows together, told by their placeholders or by marks", async () => {
    const told = fill([["{{line.a}}"], ["of {{line.no}}"], ["end"]], document({}, { line }));
    expect(await column(told)).toEqual(["x", "of 1", "y", "of 2", "z", "of 3", "end"]);
    const marked = fill([["{{#line}}{{line.a}}"], ["-"], ["{{/line}}"], ["end"]], document({}, { line }));
    expect(await column(marked)).toEqual(["x", "-", null, "y", "-", null, "z", "-", null, "end"]);
  });

  it("[P12] repeats rows in every sheet that has them", async () => {
    const template = miniTemplate([
      { name: "A", rows: [["{{line.a}}"]] },
      { name: "B", rows: [["{{line.a}}"], ["end"]] },
    ]);
    const sheet = await readSheet(fillTemplate(template, document({}, { line })), 1);
    expect([1, 2, 3, 4].map((row) => sheet.getCell(row, 1).value)).toEqual(["x", "y", "z", "end"]);
  });

  it("[P12] keeps heights, styles and cells without placeholders in every copy", async () => {
    const template = edited(
      styled(miniTemplate([{ name: "Bill", rows: [["{{line.a}}", "fix", "{{line.d}}"]] }]), { C1: 1 }),
      "xl/worksheets/sheet1.xml",
      (xml) => xml.replace('<row r="1"', '<row r="1" ht="33" customHeight="1"'),
    );
    const sheet = await readSheet(
      fillTemplate(template, document({}, { line: [{}, { d: { day: "2026-04-12" } }] })),
    );
    expect([1, 2].map((row) => sheet.getRow(row).height)).toEqual([33, 33]);
    expect([1, 2].map((row) => sheet.getCell(row, 2).value)).toEqual(["fix", "fix"]);
    expect([1, 2].map((row) => sheet.getCell(row, 3).numFmt)).toEqual(["dd.mm.yyyy", "dd.mm.yyyy"]);
  });

  it("[P12] reads rows and cells that leave their address to be counted", async () => {
    const template = edited(
      miniTemplate([{ name: "Bill", rows: [["{{line.a}}", "b"], ["end"]] }]),
      "xl/worksheets/sheet1.xml",
      (xml) => xml.replace(/ r="[A-Z]*\d+"/g, ""),
    );
    expect(await column(fillTemplate(template, document({}, { line })))).toEqual(["x", "y", "z", "end"]);
  });
});

describe("[P13] rows without data", () => {
  it("[P13] removes them, or keeps one that is marked", async () => {
    const rows = [["a"], ["{{line.a}}"], ["b"], ["{{#keep}}{{tax.a}}x"], ["c"]];
    expect(await column(fill(rows, document({}, { line: [], tax: [] })))).toEqual(["a", "b", "x", "c"]);
    expect(
      await column(fill([["{{#keep}}{{line.a}}"], ["end"]], document({}, { line: [{ a: 1 }, { a: 2 }] }))),
    ).toEqual([1, 2, "end"]);
  });

  it("[P13] removes rows whose condition is absent", async () => {
    const rows = [["{{#if a}}A {{a}}"], ["{{#if b}}B"], ["{{#if a}}{{#if b}}both"], ["end"]];
    expect(await column(fill(rows, document({ a: 1, b: null })))).toEqual(["A 1", "end"]);
    expect(await column(fill(rows, document({ a: 1, b: 0 })))).toEqual(["A 1", "B", "both", "end"]);
  });

  it("[P13] keeps a row that something refers to, hidden and empty", async () => {
    const rows: Cell[][] = [
      ["{{line.a}}", "{{line.n}}"],
      ["{{#if x}}X", "{{x}}"],
      ["sum", { f: "SUM(B1:B1)+B2" }],
    ];
    const sheet = await readSheet(fill(rows, document({ x: null }, { line: [] })));
    expect([1, 2, 3].map((row) => sheet.getRow(row).hidden)).toEqual([true, true, false]);
    expect(sheet.getCell("B1").value).toBeNull();
    expect(sheet.getCell("B3").formula).toBe("SUM(B1:B1)+B2");
    const named = fillTemplate(
      miniTemplate([{ name: "Bill", rows: [["{{line.a}}"], ["end"]] }], {
        workbook: '<definedNames><definedName name="Lines">Bill!$A$1</definedName></definedNames>',
      }),
      document({}, { line: [] }),
    );
    expect((await readSheet(named)).getCell("A2").value).toBe("end");
  });
});

describe("[P14] what a template must not do", () => {
  const blocks = { line: [{}], tax: [{}] };
  it.each([
    [[["{{line.a}}", "{{tax.a}}"]], /Row 1 of the template repeats line and tax: one row, one block/],
    [[["x"], ["{{#line}}"], ["x"]], /opens {{#line}} and never closes it/],
    [[["{{#if a}}{{line.a}}"]], /Row 1 .* cannot have {{#if}} as well/],
  ] as [Cell[][], RegExp][])("[P14] is refused: %j", (rows, message) => {
    expect(refusalOf(() => fill(rows, document({ a: 1 }, blocks)))).toMatch(message);
  });

  it("[P14] has more rows than a sheet", () => {
    const template = edited(
      miniTemplate([{ name: "Bill", rows: [["{{line.a}}"], ["x"]] }]),
      "xl/worksheets/sheet1.xml",
      (xml) => xml.replace('<row r="2"><c r="A2"', '<row r="1048575"><c r="A1048575"'),
    );
    expect(refusalOf(() => fillTemplate(template, document({}, { line: [{}, {}, {}] })))).toMatch(
      /more lines than the sheet “Bill” can hold/,
    );
    expect(refusalOf(() => fillTemplate(template, document({}, { line: [{}, {}] })))).toBe("accepted");
  });
});

describe("[P15] columns", () => {
  const cols =
    '<cols><col min="1" max="1" width="20" customWidth="1"/><col min="2" max="4" width="10" customWidth="1"/></cols>';
  const rows = [
    ["{{#wide}}Item", "{{#column line.b}}B", "{{#column line.c}}{{#column sum}}C", "D"],
    ["{{line.a}}", "{{line.b}}", "{{line.c}}", "x"],
  ];
  const widths = (filling: PaperDocument) => {
    const xml = sheetOf(fill(rows, filling, { before: cols }));
    return [...xml.matchAll(/<col ([^>]*)\/>/g)].map(([, attributes]) => {
      const read = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes!)?.[1];
      return `${read("min")}-${read("max")}:${read("width")}${read("hidden") ? " hidden" : ""}`;
    });
  };

  it("[P15] hides what no line fills and gives its width away", () => {
    expect(widths(document({}, { line: [{ a: 1 }, { a: 2, b: "" }] }))).toEqual([
      "1-1:40",
      "2-2:10 hidden",
      "3-3:10 hidden",
      "4-4:10",
    ]);
    expect(widths(document({ sum: 1 }, { line: [{ a: 1, b: 0 }] }))).toEqual(["1-1:20", "2-4:10"]);
  });

  it("[P15] prints the heading without its marks", async () => {
    const sheet = await readSheet(fill(rows, document({}, { line: [] }), { before: cols }));
    expect(["A1", "B1", "C1"].map((at) => sheet.getCell(at).value)).toEqual(["Item", "B", "C"]);
  });
});

describe("[P16] headers and footers", () => {
  const margin = (text: string, filling: Record<string, PaperValue>) => {
    const after = `<headerFooter><oddHeader>${text.replaceAll("&", "&amp;")}</oddHeader></headerFooter>`;
    return /<oddHeader>(.*?)<\/oddHeader>/
      .exec(sheetOf(fill([["x"]], document(filling), { after })))![1]!
      .replaceAll("&amp;", "&");
  };

  it("[P16] prints them, safe from Excel's codes and limits", () => {
    expect(margin("&L{{a}}&RPage &P", { a: "A & B" })).toBe("&LA && B&RPage &P");
    expect(margin("&L&10{{a}}", { a: "7/26" })).toBe("&L&10 7/26");
    expect(margin("&L{{a|Page}} &P", {})).toBe("&LPage &P");
    const long = margin("&L{{a}}&R{{b}} end", { a: "&".repeat(300), b: "x" });
    expect(long.length).toBeLessThanOrEqual(255);
    expect(long).toMatch(/^&L(&&)+&R.* end$/);
  });
});

describe("[P19] heights", () => {
  const wrapped = (merge: string, height = "") => {
    const after = merge ? `<mergeCells count="1"><mergeCell ref="${merge}"/></mergeCells>` : "";
    const template = styled(miniTemplate([{ name: "Bill", rows: [["{{a}}", "x"], ["below"]], after }]), {
      A1: 5,
    });
    return edited(template, "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace('<row r="1"', `<row r="1"${height}`),
    );
  };
  const heightOf = async (template: Uint8Array, a: string, row = 1) =>
    (await readSheet(fillTemplate(template, document({ a })))).getRow(row).height ?? 15;

  it("[P19] grows for wrapped text and for line breaks", async () => {
    expect(await heightOf(wrapped(""), "short")).toBe(15);
    expect(await heightOf(wrapped(""), "one\ntwo\nthree")).toBeGreaterThan(36);
    expect(await heightOf(wrapped(""), "one two three four five six seven")).toBeGreaterThan(36);
  });

  it("[P19] grows the last row of merged cells by what is missing, and never shrinks", async () => {
    const narrow = await heightOf(wrapped(""), "some words to wrap here");
    const merged = await heightOf(wrapped("A1:C1"), "some words to wrap here");
    expect(merged).toBeLessThan(narrow);
    expect(await heightOf(wrapped("A1:A2"), "one\ntwo\nthree\nfour", 1)).toBe(15);
    expect(await heightOf(wrapped("A1:A2"), "one\ntwo\nthree\nfour", 2)).toBeGreaterThan(36);
    expect(await heightOf(wrapped("", ' ht="90" customHeight="1"'), "one\ntwo")).toBe(90);
  });
});

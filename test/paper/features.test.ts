import { describe, expect, it } from "vitest";
import { fillTemplate } from "../../src/paper/fill";
import type { PaperDocument, PaperRow } from "../../src/paper/paper-document";
import { type Cell, edited, miniTemplate, part } from "./mini";
import { useNodeXml } from "./node-xml";

useNodeXml();

const sheetOf = (bytes: Uint8Array) => part(bytes, "xl/worksheets/sheet1.xml");

/** A sheet with two rows for each line (rows 2 and 3), a row for taxes (5) and one on a condition (7). */
function print(
  lines: number,
  taxes: number,
  { before = "", after = "", workbook = "" },
  scalars: PaperDocument["scalars"] = {},
): Uint8Array {
  const rows: Cell[][] = [
    ["head"],
    ["{{line.a}}"],
    ["{{line.b}}"],
    ["-"],
    ["{{tax.a}}"],
    ["="],
    ["{{#if extra}}extra"],
    ["foot"],
  ];
  const block = (n: number): PaperRow[] => Array.from({ length: n }, (_, i) => ({ a: i, b: -i }));
  return fillTemplate(miniTemplate([{ name: "Bill", rows, before, after }], { workbook }), {
    scalars,
    blocks: { line: block(lines), tax: block(taxes) },
  });
}

describe("[P20] lines of two rows", () => {
  it("[P20] merges in and across a line's rows", () => {
    const after = `<mergeCells count="4">${["A2:B2", "C2:C3", "A4:A6", "D8:E8"].map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
    const merges = (bytes: Uint8Array) =>
      [...sheetOf(bytes).matchAll(/<mergeCell ref="([^"]*)"/g)].map(([, ref]) => ref).sort();
    expect(merges(print(2, 3, { after }, { extra: 1 }))).toEqual([
      "A2:B2",
      "A4:B4",
      "A6:A10",
      "C2:C3",
      "C4:C5",
      "D12:E12",
    ]);
    expect(merges(print(0, 0, { after }))).toEqual(["A2:A3", "D4:E4"]);
    expect(sheetOf(print(0, 0, { after }))).toContain('<mergeCells count="2">');
  });

  it("[P20] leaves no merge of one cell and no empty list", () => {
    const after = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>';
    expect(sheetOf(print(0, 0, { after }))).not.toContain("mergeCell");
  });

  it("[P20] spreads rules that cover one of the two rows, and stretches those that cover both", () => {
    const rule = '<cfRule type="expression" priority="1"><formula>$A2&gt;$A$8</formula></cfRule>';
    const after = `<conditionalFormatting sqref="A2 B2:B3">${rule}</conditionalFormatting>`;
    const text = sheetOf(print(3, 1, { after }));
    expect(text).toContain('sqref="A2 A4 A6 B2:B7"');
    expect(text).toContain("<formula>$A2&gt;$A$11</formula>");
    expect(sheetOf(print(0, 1, { after }))).not.toContain("conditionalFormatting");
  });

  it("[P20] drops validations with their rows and counts the rest", () => {
    const one = (sqref: string) =>
      `<dataValidation type="whole" sqref="${sqref}"><formula1>$A$8</formula1></dataValidation>`;
    const after = `<dataValidations count="2">${one("A5")}${one("B8")}</dataValidations>`;
    const text = sheetOf(print(1, 0, { after }));
    expect(text).toContain(
      '<dataValidations count="1"><dataValidation type="whole" sqref="B6"><formula1>$A$6</formula1>',
    );
    expect(sheetOf(print(1, 2, { after }))).toContain('count="2"');
  });

  it("[P20] gives every line its link", () => {
    const after =
      '<hyperlinks><hyperlink ref="A3" location="Bill!A8"/><hyperlink ref="A8" location="Bill!A2"/></hyperlinks>';
    const links = [
      ...sheetOf(print(2, 1, { after })).matchAll(/<hyperlink ref="(\w+)" location="([^"]*)"/g),
    ].map(([, ref, to]) => `${ref} ${to}`);
    expect(links.sort()).toEqual(["A3 Bill!A9", "A5 Bill!A9", "A9 Bill!A2"]);
  });
});

describe("[P22] page breaks, views and names", () => {
  const breaks = (bytes: Uint8Array) =>
    [...sheetOf(bytes).matchAll(/<brk id="(\d+)"/g)].map(([, id]) => Number(id));
  const listed = (...ids: number[]) =>
    `<rowBreaks count="${ids.length}" manualBreakCount="${ids.length}">${ids.map((id) => `<brk id="${id}" max="16383" man="1"/>`).join("")}</rowBreaks>`;

  it("[P22] breaks after the last line, or within every line", () => {
    expect(breaks(print(3, 1, { after: listed(3, 6) }))).toEqual([7, 10]);
    expect(breaks(print(3, 1, { after: listed(2) }))).toEqual([2, 4, 6]);
    expect(sheetOf(print(3, 1, { after: listed(2) }))).toContain('count="3" manualBreakCount="3"');
    expect(breaks(print(0, 1, { after: listed(3) }))).toEqual([1]);
  });

  it("[P22] keeps frozen rows frozen and selections in place", () => {
    const before =
      '<sheetViews><sheetView workbookViewId="0" topLeftCell="A1"><pane ySplit="6" topLeftCell="A7" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A8" sqref="A8 B5"/></sheetView></sheetViews>';
    const text = sheetOf(print(2, 0, { before }, { extra: 1 }));
    expect(text).toContain('<pane ySplit="7" topLeftCell="A8"');
    expect(text).toContain('activeCell="A9" sqref="A9"');
    const split = before.replace(' state="frozen"', "").replace('ySplit="6"', 'ySplit="2400"');
    expect(sheetOf(print(2, 0, { before: split }))).toContain('ySplit="2400"');
  });

  it("[P22] grows names, and says #REF! to none that can be kept", () => {
    const workbook = `<definedNames><definedName name="Both">Bill!$A$2:$A$3</definedName><definedName name="Foot">Bill!$A$8</definedName><definedName name="Gone">Bill!$A$7</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Bill!$A:$A,Bill!$1:$1</definedName></definedNames>`;
    const names = (bytes: Uint8Array) =>
      Object.fromEntries(
        [...part(bytes, "xl/workbook.xml").matchAll(/<definedName name="([^"]*)"[^>]*>([^<]*)/g)].map(
          ([, name, text]) => [name, text],
        ),
      );
    expect(names(print(3, 2, { workbook }))).toEqual({
      Both: "Bill!$A$2:$A$7",
      Foot: "Bill!$A$13",
      Gone: "Bill!$A$12",
      "_xlnm.Print_Titles": "Bill!$A:$A,Bill!$1:$1",
    });
    expect(sheetOf(print(3, 2, { workbook }))).toMatch(/<row r="12"[^>]*hidden="1"/);
  });
});

describe("[P26] remembered results", () => {
  const chain = (bytes: Uint8Array) => {
    const withPart = edited(bytes, "[Content_Types].xml", (xml) =>
      xml.replace(
        "</Types>",
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
      ),
    );
    const related = edited(withPart, "xl/_rels/workbook.xml.rels", (xml) =>
      xml.replace(
        "</Relationships>",
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
      ),
    );
    return edited(related, "xl/styles.xml", (xml) => xml);
  };
  const template = miniTemplate(
    [
      { name: "Bill", rows: [["{{line.a}}"], [{ f: "SUM(A1:A1)", v: 9 }]] },
      { name: "By name", rows: [[{ f: "Total*2", v: 18 }]] },
      { name: "Second hand", rows: [[{ f: "'By name'!A1", v: 18 }]] },
      { name: "Apart", rows: [[{ f: "1+1", v: 2 }]] },
    ],
    { workbook: '<definedNames><definedName name="Total">Bill!$A$2</definedName></definedNames>' },
  );

  it("[P26] are dropped through names and other sheets, and kept elsewhere", () => {
    const bytes = fillTemplate(template, { scalars: {}, blocks: { line: [{ a: 1 }, { a: 2 }] } });
    expect([1, 2, 3, 4].map((n) => /<\/f><v>/.test(part(bytes, `xl/worksheets/sheet${n}.xml`)))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(part(bytes, "xl/workbook.xml")).toContain('</definedNames><calcPr fullCalcOnLoad="1"/>');
  });

  it("[P26] forgets the calculation order with its type and relation, only when rows move", () => {
    const ordered = chain(template);
    const withChain = edited(ordered, "xl/workbook.xml", (xml) => xml);
    const moved = fillTemplate(withChain, { scalars: {}, blocks: { line: [{}, {}] } });
    expect(part(moved, "xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
    const kept = fillTemplate(withChain, { scalars: {}, blocks: { line: [{}] } });
    expect(part(kept, "xl/_rels/workbook.xml.rels")).toContain("calcChain");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/base/refusal";
import { fillTemplate } from "../../src/paper/fill";
import { checkSheetName, sheetNameFor } from "../../src/paper/sheet-name";
import { miniTemplate, part, readSheet } from "./mini";
import { useNodeXml } from "./node-xml";

useNodeXml();

const named = (sheetName: string) => ({ scalars: {}, blocks: {}, sheetName });

describe("[P18] sheet names", () => {
  it.each([
    ["INV/26-27/001", "INV-26-27-001"], ["", "Paper"], ["'a'", "a"], ["[x]*?", "-x-"], ["History", "History 1"],
    ["x".repeat(40), "x".repeat(31)], ["Рахунок № 5", "Рахунок № 5"], [`${"x".repeat(30)}😀`, "x".repeat(30)], ["a\nb", "a b"],
  ])("[P18] makes %j a name", (text, name) => expect(sheetNameFor(text)).toBe(name)); // prettier-ignore

  it("[P18] makes any text a name that is taken", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => checkSheetName(sheetNameFor(text), [])));
  });

  it("[P18] finds one that is free", () => {
    expect(sheetNameFor("Bill", ["bill", "Bill (2)"])).toBe("Bill (3)");
    expect(sheetNameFor("x".repeat(31), ["X".repeat(31)])).toBe(`${"x".repeat(27)} (2)`);
  });

  it.each(["", "x".repeat(32), "a/b", "a:b", "[a]", "'a", "a'", "history", "a*", "a?"])(
    "[P18] refuses %j",
    (name) => {
      expect(() => fillTemplate(miniTemplate([{ name: "Bill", rows: [] }]), named(name))).toThrow(Refusal);
    },
  );

  it("[P18] refuses the name of another sheet, but takes its own", () => {
    const template = miniTemplate([
      { name: "Bill", rows: [] },
      { name: "Notes", rows: [] },
    ]);
    expect(() => fillTemplate(template, named("NOTES"))).toThrow("already has a sheet called “NOTES”");
    expect(part(fillTemplate(template, named("BILL")), "xl/workbook.xml")).toContain('name="BILL"');
  });

  it("[P18] renames the sheet wherever it is named", async () => {
    const template = miniTemplate(
      [
        {
          name: "Bill",
          rows: [[1, { f: "Bill!A1" }]],
          after: '<hyperlinks><hyperlink ref="A1" location="Bill!A9"/></hyperlinks>',
        },
        { name: "Notes", rows: [[{ f: "SUM(Bill!A1:A2)+Notes!B1" }]] },
      ],
      { workbook: '<definedNames><definedName name="Sum">Bill!$A$1</definedName></definedNames>' },
    );
    const bytes = fillTemplate(template, named("A & B's"));
    expect((await readSheet(bytes)).name).toBe("A & B's");
    expect((await readSheet(bytes)).getCell("B1").formula).toBe("'A & B''s'!A1");
    expect((await readSheet(bytes, 1)).getCell("A1").formula).toBe("SUM('A & B''s'!A1:A2)+Notes!B1");
    expect(part(bytes, "xl/workbook.xml")).toContain("'A &amp; B''s'!$A$1");
    expect(part(bytes, "xl/worksheets/sheet1.xml")).toContain("location=\"'A &amp; B''s'!A9\"");
  });
});

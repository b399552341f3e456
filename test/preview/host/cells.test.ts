import { describe, expect, it } from "vitest";
import { freshSheet, office, onSheet, refused } from "./office";

office({ gate: true });

/** Writes texts into column A and gives back what Excel would read there. */
const typed = (texts: readonly string[]): Promise<unknown[]> =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRangeByIndexes(0, 0, texts.length, 1);
    range.values = texts.map((text) => [text]);
    range.load("values");
    await context.sync();
    return range.values.map(([value]) => value as unknown);
  });

describe("writing", () => {
  it("[O11] fills a range with a lone value and leaves cells alone where null stands", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B2");
      range.values = 7 as unknown as number[][];
      sheet.getRange("A2:B2").values = [[null, "new"]];
      range.load("values, valueTypes");
      await context.sync();
      expect(range.values).toEqual([
        [7, 7],
        [7, "new"],
      ]);
      expect(range.valueTypes[1]).toEqual(["Double", "String"]);
    });
  });

  it("[O11] reads whole columns as null and refuses to write them cell by cell", async () => {
    const name = await freshSheet();
    await Excel.run(async (context) => {
      const columns = context.workbook.worksheets
        .getItem(name)
        .getRange("B:C")
        .load("address, values, cellCount");
      await context.sync();
      expect(columns.values).toBeNull();
      expect(columns.address).toBe(`'${name}'!B:C`);
    });
    const said = await refused((context) => {
      context.workbook.worksheets.getItem(name).getRange("B:B").values = 1 as unknown as number[][];
    });
    expect(said.code).toBe("InvalidOperation");
  });

  it("[O12] reads strings as if they were typed", async () => {
    const year = 2026;
    expect(
      await typed([
        "007",
        "1e3",
        "-5",
        "1,234.5",
        "50%",
        "TRUE",
        `4/1/${year}`,
        `${year}-04-01`,
        "6:30",
        "$5",
      ]),
    ).toEqual([7, 1000, -5, 1234.5, 0.5, true, 46113, 46113, 6.5 / 24, 5]);
    expect(
      await typed(["plain", "a-b", "-", "=", "@", "'=SUM(1)", "'007", "12 Main St", "tab\there"]),
    ).toEqual(["plain", "a-b", "-", "=", "@", "=SUM(1)", "007", "12 Main St", "tab\there"]);
  });

  it("[O12] makes formulas of what begins like one", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:A3");
      range.values = [["=1+1"], ["+2+2"], ["-3-3"]];
      range.load("values, formulas");
      await context.sync();
      expect(range.values).toEqual([[2], [4], [-6]]);
      expect(range.formulas).toEqual([["=1+1"], ["=+2+2"], ["=-3-3"]]);
    });
  });

  it("[O12] makes dates of month names, and refuses what is no formula", async () => {
    expect(await typed(["Jan 5, 2026", "5-Jan-2026", "Mar 2026", "May", "March past", "Marlow 7"])).toEqual([
      46027,
      46027,
      46082,
      "May",
      "March past",
      "Marlow 7",
    ]);
    const name = await freshSheet();
    for (const broken of ["=SUM(1", "=1)", '="open', "+91 98765 43210", "=1+"]) {
      const said = await refused((context) => {
        context.workbook.worksheets.getItem(name).getRange("A1").values = [[broken]];
      });
      expect(said.code).toBe("InvalidArgument");
    }
  });

  it("[O12] keeps text in cells formatted as text, and drops the apostrophe on reading", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A:A").numberFormat = "@" as unknown as string[][];
      const range = sheet.getRange("A1:B1");
      range.values = [["007", "'=danger"]];
      range.load("values, formulas, numberFormat");
      await context.sync();
      expect(range.values).toEqual([["007", "=danger"]]);
      expect(range.formulas).toEqual([["007", "=danger"]]);
      expect(range.numberFormat).toEqual([["@", "General"]]);
    });
  });

  it("[O12] brings a number format along where there was none", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("B1").numberFormat = [["0.000"]];
      const range = sheet.getRange("A1:B1");
      range.values = [["4/1/2026", "50%"]];
      range.load("numberFormat, text");
      await context.sync();
      expect(range.numberFormat).toEqual([["m/d/yyyy", "0.000"]]);
      expect(range.text).toEqual([["4/1/2026", "0.500"]]);
    });
  });

  it("[O13] takes 32,767 characters and no more", async () => {
    const name = await freshSheet();
    const write = (length: number) => (context: Excel.RequestContext) => {
      context.workbook.worksheets.getItem(name).getRange("A1").values = [["x".repeat(length)]];
    };
    await Excel.run(async (context) => {
      write(32_767)(context);
      await context.sync();
    });
    expect((await refused(write(32_768))).code).toBe("InvalidArgument");
  });

  it("[O14] counts days as Excel does", async () => {
    expect(await typed(["1900-01-01", "1900-02-28", "1900-03-01", "1970-01-01", "2026-11-24"])).toEqual([
      1, 59, 61, 25569, 46350,
    ]);
  });

  it("[O33] writes 10,000 × 12 cells in one sync and reads them back", async () => {
    const cells = Array.from({ length: 10_000 }, (_, row) =>
      Array.from({ length: 12 }, (_, column) => (column % 3 ? row * column : `r${row}c${column}`)),
    );
    await onSheet(async (sheet, context) => {
      sheet.getRangeByIndexes(0, 0, 10_000, 12).values = cells;
      await context.sync();
      const used = sheet.getUsedRange().load("values, address");
      await context.sync();
      expect(used.address).toMatch(/!A1:L10000$/);
      expect(used.values).toEqual(cells);
    });
  });
});

describe("addresses", () => {
  it("[O15] names cells, rows, columns, names and other ranges", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("B2:D4").values = [
        ["n", "o", "p"],
        [1, 2, 3],
        [4, 5, 6],
      ];
      context.workbook.names.add("spot", sheet.getRange("C3"));
      const found = [
        sheet.getRange("$B$2:c3"),
        sheet.getRange("3:4"),
        sheet.getRange("spot"),
        sheet.getCell(9, 27),
        sheet.getUsedRange(),
        sheet.getRange("B2:D4").getLastRow(),
        sheet.getRange("B2:D4").getRowsBelow(2),
        sheet.getRange("B2:D4").getColumnsBefore(),
        sheet.getRange("B2").getBoundingRect("D9"),
        sheet.getRange("B2:D4").getIntersection("C1:C3"),
        sheet.getRange("B2:D4").getOffsetRange(1, -1),
        sheet.getRange("B2").getResizedRange(2, 0),
        sheet.getRange("C3").getSurroundingRegion(),
        sheet.getRange("B2:D4").getEntireRow(),
      ].map((range) => range.load("address"));
      const none = sheet.getRange("A1").getIntersectionOrNullObject("B2");
      await context.sync();
      expect(found.map(({ address }) => address.replace(/^.*!/, ""))).toEqual([
        "B2:C3", "3:4", "C3", "AB10", "B2:D4", "B4:D4", "B5:D6", "A2:A4", "B2:D9", "C2:C3", "A3:C5", "B2:B4", "B2:D4",
        "2:4",
      ]); // prettier-ignore
      expect(none.isNullObject).toBe(true);
    });
  });

  it("[O15] refuses what lies outside the sheet or is no address", async () => {
    const name = await freshSheet();
    const codes: string[] = [];
    for (const reach of [
      (sheet: Excel.Worksheet) => sheet.getRange("A0"),
      (sheet: Excel.Worksheet) => sheet.getRange("XFE1"),
      (sheet: Excel.Worksheet) => sheet.getRange("no such name"),
      (sheet: Excel.Worksheet) => sheet.getCell(-1, 0),
      (sheet: Excel.Worksheet) => sheet.getRange("A1").getOffsetRange(-1, 0),
      (sheet: Excel.Worksheet) => sheet.getRange("Sheet1!A1"),
    ])
      codes.push(
        (await refused((context) => void reach(context.workbook.worksheets.getItem(name)).load("address")))
          .code,
      );
    expect(new Set(codes)).toEqual(new Set(["InvalidArgument"]));
  });

  it("[O16] lets range objects follow their cells", async () => {
    await onSheet(async (sheet, context) => {
      const [below, gone] = [sheet.getRange("A5:B6"), sheet.getRange("A2")];
      below.values = [
        [1, 2],
        [3, 4],
      ];
      gone.load("address");
      await context.sync();
      sheet.getRange("3:4").insert("Down");
      below.load("address, values");
      await context.sync();
      expect(below.address).toMatch(/!A7:B8$/);
      expect(below.values).toEqual([
        [1, 2],
        [3, 4],
      ]);
      sheet.getRange("1:2").delete("Up");
      below.load("address");
      await context.sync();
      expect(below.address).toMatch(/!A5:B6$/);
      gone.load("address");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
    });
  });
});

describe("looks", () => {
  it("[O18] reads what all cells share, and null where they differ", async () => {
    await onSheet(async (sheet, context) => {
      const all = sheet.getRange("A1:B2");
      all.format.font.bold = true;
      all.format.horizontalAlignment = "Center";
      all.format.columnWidth = 90;
      sheet.getRange("A1").format.font.color = "red";
      sheet.getRange("A1").format.fill.color = "#FFA500";
      all.load(
        "format/font/bold, format/font/color, format/fill/color, format/horizontalAlignment, format/columnWidth",
      );
      const first = sheet.getRange("A1").load("format/fill/color, format/font/name, format/wrapText");
      await context.sync();
      expect(all.format.font).toMatchObject({ bold: true, color: "" });
      expect(all.format.fill.color).toBe("");
      expect(all.format.horizontalAlignment).toBe("Center");
      expect(all.format.columnWidth).toBeCloseTo(90, 0);
      expect(first.format.fill.color).toBe("#FFA500");
      expect(first.format.wrapText).toBe(false);
    });
  });

  it("[O18] draws borders on their sides", async () => {
    await onSheet(async (sheet, context) => {
      const box = sheet.getRange("B2:C3");
      const bottom = box.format.borders.getItem("EdgeBottom");
      bottom.style = "Continuous";
      bottom.weight = "Medium";
      bottom.color = "#112233";
      bottom.load("style, weight, color");
      const inner = box.format.borders.getItem("InsideHorizontal").load("style");
      await context.sync();
      expect(bottom.toJSON()).toMatchObject({ style: "Continuous", weight: "Medium", color: "#112233" });
      expect(inner.style).toBe("None");
    });
  });

  it("[O19] refuses colours it does not know", async () => {
    const name = await freshSheet();
    const said = await refused((context) => {
      context.workbook.worksheets.getItem(name).getRange("A1").format.fill.color = "no colour";
    });
    expect(said.code).toBe("InvalidArgument");
  });

  it("[O20] keeps validation rules and their words", async () => {
    await onSheet(async (sheet, context) => {
      const cells = sheet.getRange("A1:A3");
      cells.dataValidation.rule = { list: { inCellDropDown: true, source: "open,closed" } };
      cells.dataValidation.errorAlert = {
        showAlert: true,
        style: "Stop",
        title: "State",
        message: "Open or closed.",
      };
      cells.values = [["open"], ["lost"], [""]];
      const rule = cells.dataValidation.load("rule, type, errorAlert, valid");
      const broken = cells.dataValidation.getInvalidCells().load("address");
      const none = sheet.getRange("B1").dataValidation.load("type");
      await context.sync();
      expect(rule.type).toBe("List");
      expect(rule.rule.list).toEqual({ inCellDropDown: true, source: "open,closed" });
      expect(rule.errorAlert).toMatchObject({ title: "State", style: "Stop" });
      expect(rule.valid).toBeNull();
      expect(broken.address).toMatch(/!A2$/);
      expect(none.type).toBe("None");
      cells.dataValidation.clear();
      rule.load("type");
      await context.sync();
      expect(rule.type).toBe("None");
    });
  });

  it("[O20] keeps conditional formats, first in priority first", async () => {
    const name = await freshSheet();
    await Excel.run(async (context) => {
      const cells = context.workbook.worksheets.getItem(name).getRange("A1:B9");
      const late = cells.conditionalFormats.add("Custom");
      late.custom.rule.formula = '=$B1="late"';
      late.custom.format.font.color = "#C00000";
      late.custom.format.fill.color = "#FFE699";
      const text = cells.conditionalFormats.add("ContainsText");
      text.textComparison.rule = { operator: "Contains", text: "due" };
      text.textComparison.format.font.bold = true;
      await context.sync();
      const all = cells.conditionalFormats.load("items/type, items/priority, items/id");
      late.custom.rule.load("formula");
      late.custom.format.font.load("color");
      await context.sync();
      expect(all.items.map(({ type }) => type).sort()).toEqual(["ContainsText", "Custom"]);
      expect(late.custom.rule.formula).toBe('=$B1="late"');
      expect(late.custom.format.font.color).toBe("#C00000");
      cells.conditionalFormats.clearAll();
      const count = cells.conditionalFormats.getCount();
      await context.sync();
      expect(count.value).toBe(0);
    });
    const said = await refused((context) => {
      context.workbook.worksheets.getItem(name).getRange("A1").conditionalFormats.add("IconSet");
    });
    expect(said.message).toContain("ApiNotFound");
  });

  it("[O20] keeps links, finds texts, views and picks cells", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B4").values = [
        ["name", "n"],
        ["pump", 2],
        ["Pump seal", "=B2*2"],
        ["", 5],
      ];
      sheet.getRange("A2").hyperlink = { address: "https://example.org/", screenTip: "Open" };
      sheet.getRange("3:3").rowHidden = true;
      const link = sheet.getRange("A2").load("hyperlink");
      const hit = sheet
        .getRange("A1:B4")
        .find("pump", { completeMatch: false, matchCase: false })
        .load("address");
      const exact = sheet.getRange("A1:B4").findOrNullObject("seal", { completeMatch: true });
      const seen = sheet.getRange("A1:B4").getVisibleView().load("values, rowCount");
      const formulas = sheet.getRange("A1:B4").getSpecialCells("Formulas").load("address");
      const blanks = sheet.getRange("A1:B4").getSpecialCells("Blanks").load("address");
      await context.sync();
      expect(link.hyperlink).toMatchObject({ address: "https://example.org/", textToDisplay: "pump" });
      expect(hit.address).toMatch(/!A2$/);
      expect(exact.isNullObject).toBe(true);
      expect(seen.rowCount).toBe(3);
      expect(seen.values).toEqual([
        ["name", "n"],
        ["pump", 2],
        ["", 5],
      ]);
      expect(formulas.address).toMatch(/!B3$/);
      expect(blanks.address).toMatch(/!A4$/);
    });
  });
});

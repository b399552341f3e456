import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { freshSheet, office, onSheet, refused } from "./office";

const running = office({ gate: true });

const sheetOf = (context: Excel.RequestContext, name: string) => context.workbook.worksheets.getItem(name);

/** An .xlsx made by a foreign writer, as base64. */
async function foreignBook(): Promise<string> {
  const book = new ExcelJS.Workbook();
  const invoice = book.addWorksheet("Invoice", {
    pageSetup: { paperSize: 9, orientation: "landscape", printArea: "A1:D20", margins: { left: 0.5, right: 0.5, top: 1, bottom: 1, header: 0.3, footer: 0.3 } },
    headerFooter: { oddFooter: "&LPage &P of &N" },
  }); // prettier-ignore
  invoice.getCell("A1").value = "INVOICE";
  invoice.getCell("A1").font = { bold: true, size: 20, color: { argb: "FF1F4E78" } };
  invoice.getCell("A3").value = { formula: "SUM(B3:C3)" };
  invoice.getCell("B3").value = 40;
  invoice.getCell("C3").value = 2;
  invoice.getCell("B3").numFmt = "#,##0.00";
  invoice.getColumn(2).width = 30;
  invoice.mergeCells("A5:B6");
  book.addWorksheet("Extra").getCell("A1").value = "second";
  const bytes = await book.xlsx.writeBuffer();
  return Buffer.from(bytes).toString("base64");
}

describe("worksheets", () => {
  it("[O21] take names Excel takes and no others", async () => {
    const name = await freshSheet();
    for (const bad of ["", "x".repeat(32), "a:b", "a/b", "a\\b", "a?b", "a*b", "[a]", "'a"])
      expect((await refused((context) => void (sheetOf(context, name).name = bad))).code).toBe(
        "InvalidArgument",
      );
    expect((await refused((context) => void context.workbook.worksheets.add(name.toUpperCase()))).code).toBe(
      "ItemAlreadyExists",
    );
    const other = await freshSheet();
    expect((await refused((context) => void (sheetOf(context, other).name = name))).code).toBe(
      "ItemAlreadyExists",
    );
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, name);
      sheet.name = "It's 2026!";
      const range = sheet.getRange("A1").load("address");
      sheet.load("name, id");
      await context.sync();
      expect(range.address).toBe("'It''s 2026!'!A1");
      const byId = context.workbook.worksheets.getItem(sheet.id).load("name");
      await context.sync();
      expect(byId.name).toBe("It's 2026!");
      sheet.name = name;
      await context.sync();
    });
  });

  it("[O22] are never all gone", async () => {
    await Excel.run(async (context) => {
      const all = context.workbook.worksheets.load("items/name, items/visibility");
      await context.sync();
      const [first, ...others] = all.items;
      for (const other of others) other.visibility = "VeryHidden";
      await context.sync();
      expect((await refused((inner) => sheetOf(inner, first?.name ?? "").delete())).code).toBe(
        "InvalidOperation",
      );
      expect(
        (await refused((inner) => void (sheetOf(inner, first?.name ?? "").visibility = "Hidden"))).code,
      ).toBe("InvalidOperation");
      for (const other of others) other.visibility = "Visible";
      await context.sync();
    });
  });

  it("[O21] are ordered, moved, activated, copied and coloured", async () => {
    const [a, b] = [await freshSheet(), await freshSheet()];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, b);
      sheet.getRange("A1").values = [["copied"]];
      sheet.position = 0;
      sheet.tabColor = "#ff0000";
      sheet.showGridlines = false;
      sheet.activate();
      const copy = sheet.copy("After", sheet).load("name, position");
      const cell = copy.getRange("A1").load("values");
      const active = context.workbook.worksheets.getActiveWorksheet().load("name, tabColor, showGridlines");
      const next = sheetOf(context, a).getNextOrNullObject();
      const first = context.workbook.worksheets.getFirst().load("name");
      await context.sync();
      expect(active).toMatchObject({ name: b, tabColor: "#FF0000", showGridlines: false });
      expect(first.name).toBe(b);
      expect(copy.name).toBe(`${b} (2)`);
      expect(copy.position).toBe(1);
      expect(cell.values).toEqual([["copied"]]);
      expect(next.isNullObject).toBe(true);
    });
  });

  it("[O32] select ranges and know the selection", async () => {
    const name = await freshSheet();
    await Excel.run(async (context) => {
      sheetOf(context, name).getRange("B2:C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      expect(selected.address).toBe(`'${name}'!B2:C3`);
      expect(cell.address).toBe(`'${name}'!B2`);
    });
  });
});

describe("what a workbook keeps", () => {
  it("[O29] names by Excel's rules and scopes", async () => {
    const name = await freshSheet();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, name);
      context.workbook.names.add("TaxRate", 0.18 as unknown as string);
      sheet.names.add("Local", sheet.getRange("B2:B3"), "mine");
      const rate = context.workbook.names.getItem("taxrate").load("name, value, type, scope, visible");
      const local = sheet.names.getItem("Local").load("value, formula, comment, scope");
      const place = sheet.names.getItem("Local").getRange().load("address");
      const elsewhere = context.workbook.names.getItemOrNullObject("Local");
      sheet.getRange("A1").formulas = [["=TaxRate*100"]];
      const result = sheet.getRange("A1").load("values");
      await context.sync();
      expect(rate).toMatchObject({
        name: "TaxRate",
        value: 0.18,
        type: "Double",
        scope: "Workbook",
        visible: true,
      });
      expect(local).toMatchObject({ comment: "mine", scope: "Worksheet", formula: `='${name}'!$B$2:$B$3` });
      expect(place.address).toBe(`'${name}'!B2:B3`);
      expect(elsewhere.isNullObject).toBe(true);
      expect(result.values).toEqual([[18]]);
    });
    expect((await refused((context) => void context.workbook.names.add("TaxRate", "=1"))).code).toBe(
      "ItemAlreadyExists",
    );
    for (const bad of ["two words", "A1", "R1C1", "1st", ""])
      expect((await refused((context) => void context.workbook.names.add(bad, "=1"))).code).toBe(
        "InvalidArgument",
      );
  });

  it("[O29] custom XML, properties of book and sheet", async () => {
    const name = await freshSheet();
    await Excel.run(async (context) => {
      const part = context.workbook.customXmlParts
        .add('<book xmlns="urn:servicebook"><id>7</id></book>')
        .load("id");
      const mine = context.workbook.customXmlParts.getByNamespace("urn:servicebook");
      const xml = mine.getOnlyItem().getXml();
      const others = context.workbook.customXmlParts.getByNamespace("urn:other").getCount();
      context.workbook.properties.title = "Day book";
      context.workbook.properties.custom.add("Revision", 12);
      sheetOf(context, name).customProperties.add("kind", "ledger");
      const kind = sheetOf(context, name).customProperties.getItem("KIND").load("value");
      const revision = context.workbook.properties.custom.getItem("revision").load("value, type");
      context.workbook.properties.load("title");
      await context.sync();
      expect(xml.value).toContain("<id>7</id>");
      expect(others.value).toBe(0);
      expect(kind.value).toBe("ledger");
      expect(revision).toMatchObject({ value: 12, type: "Number" });
      expect(context.workbook.properties.title).toBe("Day book");
      context.workbook.customXmlParts.getItem(part.id).setXml("<other/>");
      const changed = context.workbook.customXmlParts.getItem(part.id).getXml();
      await context.sync();
      expect(changed.value).toBe("<other/>");
    });
    expect((await refused((context) => void context.workbook.customXmlParts.add("no xml"))).code).toBe(
      "InvalidArgument",
    );
  });

  it("[O29] page layout, frozen panes and page breaks", async () => {
    await onSheet(async (sheet, context) => {
      const page = sheet.pageLayout;
      page.orientation = "Landscape";
      page.paperSize = "A4";
      page.setPrintMargins("Centimeters", { left: 2, right: 2 });
      page.topMargin = 36;
      page.zoom = { horizontalFitToPages: 1 };
      page.setPrintArea("A1:D20");
      page.setPrintTitleRows("1:2");
      page.centerHorizontally = true;
      page.headersFooters.defaultForAllPages.centerFooter = "Page &P of &N";
      sheet.freezePanes.freezeRows(2);
      sheet.horizontalPageBreaks.add("A11");
      page.load();
      page.headersFooters.defaultForAllPages.load("centerFooter");
      const area = page.getPrintArea().load("address");
      const titles = page.getPrintTitleRows().load("address");
      const columns = page.getPrintTitleColumnsOrNullObject();
      const frozen = sheet.freezePanes.getLocation().load("address");
      const breaks = sheet.horizontalPageBreaks.load("items/rowIndex");
      await context.sync();
      expect(page.toJSON()).toMatchObject({
        orientation: "Landscape",
        paperSize: "A4",
        centerHorizontally: true,
        topMargin: 36,
      });
      expect(page.leftMargin).toBeCloseTo(56.69, 1);
      expect(page.zoom).toMatchObject({ horizontalFitToPages: 1 });
      expect(page.headersFooters.defaultForAllPages.centerFooter).toBe("Page &P of &N");
      expect(area.address).toMatch(/!A1:D20$/);
      expect(titles.address).toMatch(/!1:2$/);
      expect(columns.isNullObject).toBe(true);
      expect(frozen.address).toMatch(/!1:2$/);
      expect(breaks.items.map(({ rowIndex }) => rowIndex)).toEqual([10]);
    });
  });

  it("[O29] pictures in their natural size", async () => {
    const onePixel =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const name = await freshSheet();
    await Excel.run(async (context) => {
      const shape = sheetOf(context, name).shapes.addImage(onePixel);
      shape.name = "Logo";
      shape.left = 30;
      shape.width = 60;
      const shapes = sheetOf(context, name).shapes.load(
        "items/name, items/type, items/left, items/width, items/height",
      );
      await context.sync();
      expect(shapes.items.map((one) => one.toJSON())).toMatchObject([
        { name: "Logo", type: "Image", left: 30, width: 60, height: 60 },
      ]);
      sheetOf(context, name).shapes.getItem("logo").delete();
      const count = sheetOf(context, name).shapes.getCount();
      await context.sync();
      expect(count.value).toBe(0);
    });
    expect((await refused((context) => void sheetOf(context, name).shapes.addImage("bm8="))).code).toBe(
      "InvalidArgument",
    );
    expect(
      (await refused((context) => void sheetOf(context, name).shapes.addGeometricShape("Rectangle"))).message,
    ).toContain("ApiNotFound");
  });
});

describe("insertWorksheetsFromBase64", () => {
  it("[O30] inserts the named sheet where it is told, with cells, looks and page layout", async () => {
    const after = await freshSheet();
    const base64 = await foreignBook();
    await Excel.run(async (context) => {
      const ids = context.workbook.insertWorksheetsFromBase64(base64, {
        sheetNamesToInsert: ["Invoice"],
        positionType: "After",
        relativeTo: after,
      });
      await context.sync();
      expect(ids.value).toHaveLength(1);
      const sheet = context.workbook.worksheets.getItem(ids.value[0] ?? "").load("name, position");
      const home = sheetOf(context, after).load("position");
      const cells = sheet.getRange("A1:C3").load("values, formulas, text");
      const title = sheet.getRange("A1").load("format/font/bold, format/font/size, format/font/color");
      const page = sheet.pageLayout.load("orientation, paperSize");
      const area = page.getPrintArea().load("address");
      await context.sync();
      expect(sheet.name).toBe("Invoice");
      expect(sheet.position).toBe(home.position + 1);
      expect(cells.values[0]?.[0]).toBe("INVOICE");
      expect(cells.values[2]).toEqual([42, 40, 2]);
      expect(cells.formulas[2]?.[0]).toBe("=SUM(B3:C3)");
      expect(cells.text[2]?.[1]).toBe("40.00");
      expect(title.format.font).toMatchObject({ bold: true, size: 20, color: "#1F4E78" });
      expect(page).toMatchObject({ orientation: "Landscape", paperSize: "A4" });
      expect(area.address).toMatch(/!A1:D20$/);
    });
  });

  it("[O30] renames what is there already, and refuses what is no workbook", async () => {
    const base64 = await foreignBook();
    await Excel.run(async (context) => {
      const first = context.workbook.insertWorksheetsFromBase64(base64, { sheetNamesToInsert: ["Extra"] });
      const second = context.workbook.insertWorksheetsFromBase64(base64, { sheetNamesToInsert: ["Extra"] });
      await context.sync();
      const names = [...first.value, ...second.value].map((id) =>
        context.workbook.worksheets.getItem(id).load("name"),
      );
      await context.sync();
      expect(names.map(({ name }) => name)).toEqual(["Extra", "Extra (2)"]);
    });
    const { engine } = running();
    const before = engine.sheets.list().length;
    for (const bad of [Buffer.from("no zip").toString("base64"), "%%%"])
      expect((await refused((context) => void context.workbook.insertWorksheetsFromBase64(bad))).code).toBe(
        "InvalidArgument",
      );
    expect(
      (
        await refused(
          (context) =>
            void context.workbook.insertWorksheetsFromBase64(base64, { sheetNamesToInsert: ["None"] }),
        )
      ).code,
    ).toBe("InvalidArgument");
    expect(engine.sheets.list()).toHaveLength(before);
  });
});

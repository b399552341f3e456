import { read } from "xlsx";
import { afterEach, describe, expect, it } from "vitest";
import { unzip } from "../../src/base/zip";
import type { GridEngine } from "../../src/preview/engine";
import { createNodeEngine } from "../../src/preview/engine-node";
import type { Box } from "../../src/preview/grid-types";
import { readXlsx } from "../../src/preview/xlsx-read";
import { writeXlsx } from "../../src/preview/xlsx-write";

const engines: GridEngine[] = [];
const open = async (): Promise<GridEngine> => {
  const engine = await createNodeEngine();
  engines.push(engine);
  return engine;
};
afterEach(() => engines.splice(0).forEach((one) => one.dispose()));
const box = (row: number, column: number, rows = 1, columns = 1): Box => ({ row, column, rows, columns });
const PNG = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);

/** A workbook with one of everything, saved. */
async function fullBook(): Promise<Uint8Array> {
  const engine = await open();
  const { sheets, cells, format, tables, filters, rules, book } = engine;
  const desk = sheets.activeId();
  sheets.rename(desk, "Front desk");
  cells.write(desk, box(1, 0, 4, 3), [
    ["Customer", "Due", "Paid"],
    ["Asha & Co", 1200.5, true],
    ['\'=HYPERLINK("http://evil")', 300, false],
    ["Олена", 45000, "'00123"],
  ]);
  const table = tables.add(desk, box(1, 0, 4, 3), true, "Dues");
  tables.setLooks(table, { style: "TableStyleLight9" });
  filters.setTable(table, 1, { on: "custom", first: ">500" });
  cells.write(desk, box(0, 1, 1, 2), [["=SUBTOTAL(109,Dues[Due])", "=1/0"]]);
  format.patch(desk, box(0, 1), {
    bold: true,
    color: "#FF0000",
    fill: "#FFF2CC",
    bottom: { style: "medium", color: "#00AA00" },
    numberFormat: "#,##0.00",
    horizontal: "right",
  });
  format.setColumnWidth(desk, 0, 1, 150);
  format.setRowHeight(desk, 7, 1, 40);
  cells.merge(desk, box(7, 0, 1, 3));
  sheets.freeze(desk, 2, 1);
  sheets.setTabColor(desk, "#00B050");
  rules.setValidation(desk, box(2, 2, 3, 1), {
    check: { type: "list", source: 'yes,no,"maybe"', dropDown: true },
    ignoreBlanks: true,
    alert: { show: true, style: "stop", title: "No", message: "Choose <one>" },
    prompt: { show: false, title: "", message: "" },
  });
  rules.addConditionalFormat(desk, {
    boxes: [box(2, 1, 3, 1)],
    rule: {
      type: "cellValue",
      operator: "greaterThan",
      formula1: "1000",
      style: { bold: true, fill: "#F8CBAD" },
    },
    stopIfTrue: false,
  });
  sheets.setPageLayout(desk, {
    orientation: "landscape",
    paper: 9,
    printArea: [box(0, 0, 9, 3)],
    titleRows: { first: 1, count: 1 },
    headerFooter: { leftHeader: "Servicebook", centerFooter: "Page &P of &N" },
    fit: { width: 1 },
    margins: { top: 36, bottom: 36, left: 28.8, right: 28.8, header: 18, footer: 18 },
  });
  book.addPicture(desk, {
    name: "Logo",
    left: 200,
    top: 30,
    width: 60,
    height: 45,
    type: "png",
    bytes: PNG,
    altText: "",
  });
  book.setName({ name: "TaxRate", formula: "=0.18", visible: true, comment: "GST" });
  book.setName({
    name: "FirstDue",
    sheetId: desk,
    formula: "='Front desk'!$B$3",
    visible: false,
    comment: "",
  });
  book.writeBag("settings", { company: '"company:main"', 'odd <&>"': '{"a":[1,"€"]}' });
  book.writeBag("customXml", [
    { id: "{0AB0F1D2-1111-4222-8333-444455556666}", xml: '<note xmlns="urn:x">hello</note>' },
  ]);
  const machine = sheets.add("Machine");
  cells.write(machine, box(0, 0), [["x".repeat(32_767)]]);
  sheets.setVisibility(machine, "VeryHidden");
  await engine.settle();
  return writeXlsx(engine.snapshot());
}

describe("saving and opening .xlsx", () => {
  it("[H12] brings everything back in a fresh workbook", async () => {
    const bytes = await fullBook();
    const engine = await open();
    await engine.load(await engine.readXlsx(bytes));
    const { sheets, cells, format, tables, filters, rules, book } = engine;
    expect(sheets.list().map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Front desk", "Visible"],
      ["Machine", "VeryHidden"],
    ]);
    const [desk = "", machine = ""] = sheets.list().map(({ id }) => id);
    expect(cells.values(desk, box(1, 0, 4, 3))).toEqual([
      ["Customer", "Due", "Paid"],
      ["Asha & Co", 1200.5, true],
      ['=HYPERLINK("http://evil")', 300, false],
      ["Олена", 45000, "00123"],
    ]);
    expect(cells.formulas(desk, box(0, 1, 1, 2))).toEqual([["=SUBTOTAL(109,Dues[Due])", "=1/0"]]);
    engine.recalculate();
    await engine.settle();
    expect(cells.values(desk, box(0, 1, 1, 2))).toEqual([[46200.5, "#DIV/0!"]]);
    expect(tables.find("dues")).toMatchObject({ box: box(1, 0, 4, 3), style: "TableStyleLight9" });
    expect(filters.ofTable(tables.find("Dues")?.id ?? "")).toMatchObject({
      hiddenRows: [3],
      criteria: new Map([[1, { on: "custom", first: ">500" }]]),
    });
    expect(format.rowHidden(desk, 3)).toBe(false);
    expect(format.style(desk, 0, 1)).toMatchObject({
      bold: true,
      color: "#FF0000",
      fill: "#FFF2CC",
      bottom: { style: "medium", color: "#00AA00" },
      numberFormat: "#,##0.00",
      horizontal: "right",
    });
    expect(format.columnWidth(desk, 0)).toBeCloseTo(150, 0);
    expect(format.rowHeight(desk, 7)).toBe(40);
    expect(cells.merges(desk)).toEqual([box(7, 0, 1, 3)]);
    expect(sheets.frozen(desk)).toEqual({ rows: 2, columns: 1 });
    expect(sheets.get(desk).tabColor).toBe("#00B050");
    expect(rules.validation(desk, box(2, 2))).toMatchObject({
      check: { type: "list", source: 'yes,no,"maybe"', dropDown: true },
      alert: { message: "Choose <one>" },
    });
    expect(rules.conditionalFormats(desk)).toMatchObject([
      { boxes: [box(2, 1, 3, 1)], rule: { type: "cellValue", operator: "greaterThan", formula1: "1000" } },
    ]);
    expect(sheets.pageLayout(desk)).toMatchObject({
      orientation: "landscape",
      paper: 9,
      printArea: [box(0, 0, 9, 3)],
      titleRows: { first: 1, count: 1 },
      headerFooter: { leftHeader: "Servicebook", centerFooter: "Page &P of &N" },
      fit: { width: 1 },
    });
    const [picture] = book.pictures(desk);
    expect(picture?.bytes).toEqual(PNG);
    expect(
      [picture?.left, picture?.top, picture?.width, picture?.height].map((length) => Math.round(length ?? 0)),
    ).toEqual([200, 30, 60, 45]);
    expect(book.names()).toContainEqual({ name: "TaxRate", formula: "=0.18", visible: true, comment: "GST" });
    expect(book.names()).toContainEqual({
      name: "FirstDue",
      sheetId: desk,
      formula: "='Front desk'!$B$3",
      visible: false,
      comment: "",
    });
    expect(book.readBag("settings")).toEqual({ company: '"company:main"', 'odd <&>"': '{"a":[1,"€"]}' });
    expect(book.readBag("customXml")).toEqual([
      {
        id: "{0AB0F1D2-1111-4222-8333-444455556666}",
        xml: expect.stringContaining('<note xmlns="urn:x">hello</note>') as string,
      },
    ]);
    expect(cells.values(machine, box(0, 0))).toEqual([["x".repeat(32_767)]]);
  });

  it("[H12] writes a file other readers understand", async () => {
    const bytes = await fullBook();
    const file = read(bytes, { cellFormula: true, cellNF: true });
    expect(file.SheetNames).toEqual(["Front desk", "Machine"]);
    expect(file.Workbook?.Sheets?.map((sheet) => sheet.Hidden)).toEqual([0, 2]);
    expect(file.Sheets["Front desk"]?.["A4"]).toMatchObject({ t: "s", v: '=HYPERLINK("http://evil")' });
    expect(file.Sheets["Front desk"]?.["B1"]).toMatchObject({ f: "SUBTOTAL(109,Dues[Due])", v: 46200.5 });
    const parts = unzip(bytes);
    expect([...parts.keys()]).toEqual(
      expect.arrayContaining([
        "customXml/item1.xml",
        "customXml/_rels/item1.xml.rels",
        "customXml/itemProps2.xml",
      ]),
    );
  });

  it("[H13] inserts sheets of a file beside what is there, with free names", async () => {
    const bytes = await fullBook();
    const engine = await open();
    engine.sheets.rename(engine.sheets.activeId(), "front DESK");
    engine.tables.add(engine.sheets.activeId(), box(0, 0, 2, 1), true, "Dues");
    const [id = ""] = engine.insertSheets(await engine.readXlsx(bytes), ["Front desk"], 0);
    expect(engine.sheets.list().map((sheet) => sheet.name)).toEqual(["Front desk (2)", "front DESK"]);
    expect(engine.tables.list(id).map((table) => table.name)).toEqual(["Dues_1"]);
    expect(engine.book.pictures(id)).toHaveLength(1);
    expect(engine.cells.merges(id)).toEqual([box(7, 0, 1, 3)]);
    expect(engine.sheets.pageLayout(id).printArea).toEqual([box(0, 0, 9, 3)]);
    expect(engine.format.columnWidth(id, 0)).toBeCloseTo(150, 0);
    expect(() => engine.insertSheets({ ...engine.snapshot() }, ["Nowhere"])).toThrow(
      /no worksheet named Nowhere/,
    );
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["a text", new TextEncoder().encode("Customer;Due\nAsha;12")],
    ["an old .xls", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])("[H14] refuses %s with a sentence", async (_what, bytes) => {
    await expect(readXlsx(bytes)).rejects.toMatchObject({
      name: "GridError",
      code: "InvalidArgument",
      message: /^The file .*\.$/,
    });
  });

  it("[H14] refuses a file cut short anywhere, and the workbook stays", async () => {
    const bytes = await fullBook();
    const engine = await open();
    engine.cells.write(engine.sheets.activeId(), box(0, 0), [["mine"]]);
    for (const part of [0.1, 0.5, 0.9, 0.999])
      await expect(engine.readXlsx(bytes.slice(0, bytes.length * part))).rejects.toThrow(/The file/);
    expect(engine.cells.values(engine.sheets.activeId(), box(0, 0))).toEqual([["mine"]]);
  });
});

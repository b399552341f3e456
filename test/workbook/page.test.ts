import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NodeOffice } from "../../src/preview/host/node";
import { openWorkbook } from "../../src/workbook/excel";
import { pageOf, type PageContent } from "../../src/workbook/page";
import { pageFile } from "../../src/workbook/page-file";
import { unzip } from "../../src/base/zip";
import { typeInto } from "../preview/host/user";
import { startOffice } from "./in-excel";

let office: NodeOffice;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office.dispose());

const company = { name: "Aqua & Care", currency: "INR", locale: "en-IN" };
const content = (rows: PageContent["rows"], more: Partial<PageContent> = {}): PageContent => ({
  name: "who-owes",
  title: "Who owes: all/now",
  lines: ["Aqua & Care", "On: 2026-07-01", "=note"],
  columns: [
    { key: "party", header: "Party", kind: "text", width: 28 },
    { key: "due", header: "Due", kind: "day", width: 12 },
    { key: "open", header: "Open", kind: "money", width: 15, total: true },
  ],
  rows,
  ...more,
});
const rows = [
  { key: "party:a", cells: ["=Anil", "2026-07-01", 12_345_600] },
  { key: "party:b", cells: ["Bina", undefined, 50] },
];
const write = (page: PageContent) => openWorkbook().writePage(pageOf(page, company));
const table = () => {
  const info = office.engine.tables.find("ReportWhoOwes");
  if (!info) throw new Error("the table is not there");
  return info;
};
const values = () => office.engine.cells.values(table().sheetId, table().box).map((row) => row.slice(2));

describe("a page", () => {
  it("[R14] is a sheet with head, totals that follow the filter and a table in the company's formats", async () => {
    expect(await write(content(rows))).toBe("Who owes all now");
    const { sheetId, box } = table();
    expect(box).toMatchObject({ row: 5, column: 0, rows: 3, columns: 5 });
    expect(values()).toEqual([
      ["Party", "Due", "Open"],
      ["=Anil", 46204, 123_456],
      ["Bina", "", 0.5],
    ]);
    const head = office.engine.cells.values(sheetId, { row: 0, column: 2, rows: 5, columns: 3 });
    expect(head.map(([first]) => first)).toEqual([
      "Who owes: all/now",
      "Aqua & Care",
      "On: 2026-07-01",
      "=note",
      "",
    ]);
    expect(head[4]?.[2]).toBe(123_456.5);
    const layout = office.engine.sheets.pageLayout(sheetId);
    expect(layout).toMatchObject({
      orientation: "portrait",
      paper: 9,
      fit: { width: 1 },
      titleRows: { first: 5, count: 1 },
      printArea: [{ row: 0, column: 2, rows: 8, columns: 3 }],
      headerFooter: { leftFooter: "Aqua && Care", rightFooter: "&P / &N" },
    });
    expect(office.engine.sheets.frozen(sheetId)).toMatchObject({ rows: 6, columns: 3 });
  }, 60_000);

  it("[R14] is written afresh in its place: the person's columns follow their rows, widths and name stay", async () => {
    const sheets = office.engine.sheets.list().length;
    const { sheetId } = table();
    await Excel.run(async (context) => {
      const own = context.workbook.tables.getItem("ReportWhoOwes");
      own.columns.add(undefined, [["Remark"], ["call him"], ["wait"]]);
      const sheet = own.worksheet;
      sheet.name = "My list";
      sheet.getRange("C:C").format.columnWidth = 300;
      await context.sync();
    });
    const turned = [{ key: "party:c", cells: ["Chitra", "2026-07-02", 700] }, rows[1]!, rows[0]!];
    expect(await write(content(turned))).toBe("My list");
    expect(office.engine.sheets.list().length).toBe(sheets);
    expect(table().sheetId).toBe(sheetId);
    expect(values()).toEqual([
      ["Party", "Due", "Open", "Remark"],
      ["Chitra", 46205, 7, ""],
      ["Bina", "", 0.5, "wait"],
      ["=Anil", 46204, 123_456, "call him"],
    ]);
    const width = await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getItem("My list").getRange("C:C");
      column.load("format/columnWidth");
      await context.sync();
      return column.format.columnWidth;
    });
    expect(width).toBeCloseTo(300, 0);
  }, 60_000);

  it("[R14] takes other columns in the same place, and keeps the person's", async () => {
    const sheets = office.engine.sheets.list().length;
    const bills = content(
      [
        { key: "party:b", cells: ["Bina", "B/1", 50, 20] },
        { key: "party:a", cells: ["=Anil", "B/2", 100, undefined] },
      ],
      {
        columns: [
          { key: "party", header: "Party", kind: "text", width: 28 },
          { key: "bill", header: "Bill", kind: "text", width: 12 },
          { key: "open", header: "Open", kind: "money", width: 15, total: true },
          { key: "late", header: "Late", kind: "money", width: 15, total: true },
        ],
      },
    );
    expect(await write(bills)).toBe("My list");
    expect(office.engine.sheets.list().length).toBe(sheets);
    expect(values()).toEqual([
      ["Party", "Bill", "Open", "Late", "Remark"],
      ["Bina", "B/1", 0.5, 0.2, "wait"],
      ["=Anil", "B/2", 1, "", "call him"],
    ]);
    expect(await write(content([]))).toBe("My list");
    expect(values()[0]).toEqual(["Party", "Due", "Open", "Remark"]);
  }, 60_000);

  it("[R14] leaves a sheet of the same name alone that is the person's own", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Stock list");
      sheet.getRange("A1").values = [["mine"]];
      await context.sync();
    });
    expect(await write(content(rows, { name: "stock-list", title: "Stock list" }))).toBe("Stock list 2");
    const mine = office.engine.sheets.find("Stock list");
    expect(mine && office.engine.cells.values(mine.id, { row: 0, column: 0, rows: 1, columns: 1 })).toEqual([
      ["mine"],
    ]);
    await typeInto(office.engine, "Stock list", 1, 0, "still mine");
  }, 60_000);
});

describe("a page's file", () => {
  const text = (page: PageContent, part: string) =>
    new TextDecoder().decode(unzip(pageFile(pageOf(page, company))).get(part));

  it("[R18] holds the table, totals, print setup and a native chart over the table's first rows", () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ cells: [`Party ${at}`, "2026-07-01", 100 * at] }));
    const page = content(many, {
      chart: { kind: "bar", title: "Open <now>", names: "party", values: ["open"] },
    });
    expect(text(page, "xl/tables/table1.xml")).toContain('displayName="ReportWhoOwes" ref="A6:C26"');
    const sheet = text(page, "xl/worksheets/sheet1.xml");
    expect(sheet).toContain("<f>SUBTOTAL(109,C7:C26)</f><v>190</v>");
    expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    expect(text(page, "xl/workbook.xml")).toContain("'Who owes all now'!$6:$6");
    const chart = text(page, "xl/charts/chart1.xml");
    expect(chart).toContain("<c:f>'Who owes all now'!$C$7:$C$18</c:f>");
    expect(chart).toContain("Open &lt;now&gt;");
  });

  it("[R18] writes texts as texts, whatever they begin with, and no chart where there is none", () => {
    const parts = unzip(pageFile(pageOf(content(rows), company)));
    expect([...parts.keys()].some((name) => name.includes("chart"))).toBe(false);
    expect(text(content(rows), "xl/worksheets/sheet1.xml")).toContain('<t xml:space="preserve">=Anil</t>');
  });
});

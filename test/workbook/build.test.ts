import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fillTemplate } from "../../src/paper/fill";
import { paperCells } from "../../src/paper/read";
import type { NodeOffice } from "../../src/preview/host/node";
import { buildSheet } from "../../src/workbook/excel-build";
import { insertSheet } from "../../src/workbook/excel-show";
import { useNodeXml } from "../paper/node-xml";
import { startOffice } from "./in-excel";

useNodeXml();

let office: NodeOffice;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office.dispose());

const template = new Uint8Array(readFileSync(new URL("../../templates/invoice.xlsx", import.meta.url)));

describe("a paper where sheets cannot be inserted", () => {
  it("[P29] is built cell by cell: values, looks, merges, sizes and page", async () => {
    const money = (major: number) => ({ money: major * 100, digits: 2 });
    const bytes = fillTemplate(template, {
      scalars: {
        "company.name": "=Nirmal & Co",
        number: "0042",
        date: { day: "2026-04-12" },
        "totals.total": money(1180),
      },
      blocks: {
        line: [1, 2, 3].map((n) => ({ description: `visit ${n}`, quantity: n, amount: money(n) })),
        tax: [],
        charge: [],
      },
    });
    const read = await Excel.run(async (context) => {
      const sheet = buildSheet(context, paperCells(bytes), "No 42");
      const name = sheet
        .getRange("A1")
        .load("values,formulas,format/font/bold,format/font/size,format/font/color");
      const head = sheet.getRange("A14").load("format/fill/color,format/rowHeight");
      const hidden = sheet.getRange("C:C").load("columnHidden");
      const used = sheet.getUsedRange(true).load("values");
      const titles = sheet.pageLayout.getPrintTitleRowsOrNullObject().load("address");
      await context.sync();
      return { name, head, hidden, used, titles };
    });
    expect(read.name.values).toEqual([["=Nirmal & Co"]]);
    expect(read.name.format.font).toMatchObject({ bold: true, size: 18, color: "#1C2B33" });
    const all = read.used.values.flat();
    expect(all).toEqual(expect.arrayContaining(["0042", 46124, "visit 1", "visit 3", 1180]));
    const row = read.used.values.findIndex((values) => values.includes("visit 1"));
    expect(row).toBeGreaterThan(8);
    expect(read.head.format.fill.color).toBe("#0B5C66");
    expect(read.head.format.rowHeight).toBe(21);
    expect(read.hidden.columnHidden).toBe(true);
    expect(read.titles.address).toContain(`${row}:${row}`);
  });

  it("[P29] is taken that way only where the host cannot insert it", async () => {
    const bytes = fillTemplate(template, {
      scalars: { number: "7" },
      blocks: { line: [], tax: [], charge: [] },
    });
    const read = vi.fn((given: Uint8Array) => Promise.resolve(paperCells(given)));
    const insert = (canInsert?: boolean) =>
      Excel.run((context) => insertSheet(context, bytes, "Paper", read, canInsert));
    expect(await insert()).toBe("Paper");
    expect(read).not.toHaveBeenCalled();
    expect(await insert(false)).toBe("Paper 2");
    expect(read).toHaveBeenCalledOnce();
    const values = await Excel.run(async (context) => {
      const sheets = ["Paper", "Paper 2"].map((name) =>
        context.workbook.worksheets.getItem(name).getUsedRange(true).load("values"),
      );
      await context.sync();
      return sheets.map((range) => range.values.flat().filter((value) => value !== ""));
    });
    expect(values[1]).toEqual(values[0]);
  });
});

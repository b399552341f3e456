import { describe, expect, it } from "vitest";
import { freshSheet, office, onSheet, refused } from "./office";

office({ gate: true });

let count = 0;

/** A table of three columns and three rows on a fresh sheet: name, n, state. */
async function freshTable(): Promise<{ sheet: string; table: string }> {
  const sheet = await freshSheet();
  const table = `Parts${++count}`;
  await Excel.run(async (context) => {
    const home = context.workbook.worksheets.getItem(sheet);
    home.getRange("A1:C4").values = [
      ["Name", "N", "State"],
      ["pump", 3, "open"],
      ["belt", 1, "closed"],
      ["seal", 2, "open"],
    ];
    home.tables.add("A1:C4", true).name = table;
    await context.sync();
  });
  return { sheet, table };
}

/** Body values and address of a table. */
async function body(table: string): Promise<{ address: string; values: unknown[][] }> {
  return Excel.run(async (context) => {
    const range = context.workbook.tables.getItem(table).getDataBodyRange().load("address, values");
    await context.sync();
    return { address: range.address.replace(/^.*!/, ""), values: range.values as unknown[][] };
  });
}

describe("tables", () => {
  it("[O23] are found by name and give their parts", async () => {
    const { sheet, table } = await freshTable();
    await Excel.run(async (context) => {
      const found = context.workbook.tables.getItem(table.toUpperCase());
      found.load("name, id, showTotals, style, worksheet/name, columns/items/name");
      const header = found.getHeaderRowRange().load("values");
      const here = context.workbook.worksheets.getItem(sheet).tables.load("items/name, count");
      await context.sync();
      expect(found.name).toBe(table);
      expect(found.worksheet.name).toBe(sheet);
      expect(found.style).toBe("TableStyleMedium2");
      expect(found.columns.items.map(({ name }) => name)).toEqual(["Name", "N", "State"]);
      expect(header.values).toEqual([["Name", "N", "State"]]);
      expect(here.items.map(({ name }) => name)).toEqual([table]);
      expect(here.count).toBe(1);
    });
  });

  it("[O23] do not overlap and do not share names", async () => {
    const { sheet, table } = await freshTable();
    const over = await refused(
      (context) => void context.workbook.worksheets.getItem(sheet).tables.add("C3:D9", true),
    );
    expect(["InvalidArgument", "InvalidOperation", "ItemAlreadyExists"]).toContain(over.code);
    const other = await freshTable();
    const named = await refused((context) => {
      context.workbook.tables.getItem(other.table).name = table.toLowerCase();
    });
    expect(["ItemAlreadyExists", "InvalidArgument"]).toContain(named.code);
    for (const bad of ["two words", "A1", "1st", "", "R1C1"])
      expect(
        (
          await refused((context) => {
            context.workbook.tables.getItem(table).name = bad;
          })
        ).code,
      ).toBe("InvalidArgument");
  });

  it("[O23] rename blank and double headers, and make headers where there are none", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:D1").values = [["Name", "", "Name", 7]];
      const named = sheet.tables.add("A1:D2", true).columns.load("items/name");
      sheet.getRange("G1:H1").values = [[1, 2]];
      const bare = sheet.tables.add("G1:H1", false);
      const place = bare.getRange().load("values, address");
      await context.sync();
      expect(named.items.map(({ name }) => name)).toEqual(["Name", "Column2", "Name2", "7"]);
      expect(place.address).toMatch(/!G1:H2$/);
      expect(place.values).toEqual([
        ["Column1", "Column2"],
        [1, 2],
      ]);
    });
  });

  it("[O24] grow by rows.add, and what stands below moves down", async () => {
    const { sheet, table } = await freshTable();
    await Excel.run(async (context) => {
      const home = context.workbook.worksheets.getItem(sheet);
      home.getRange("A5").values = [["below"]];
      const rows = context.workbook.tables.getItem(table).rows;
      rows.add(undefined, [["oil", 9, "open"]]);
      rows.add(0, [["first", 0, "open"]]);
      const below = home.getRange("A7").load("values");
      const howMany = rows.getCount();
      await context.sync();
      expect(below.values).toEqual([["below"]]);
      expect(howMany.value).toBe(5);
    });
    const { address, values } = await body(table);
    expect(address).toBe("A2:C6");
    expect(values.map(([name]) => name)).toEqual(["first", "pump", "belt", "seal", "oil"]);
    expect(
      (await refused((context) => void context.workbook.tables.getItem(table).rows.add(undefined, [[1]])))
        .code,
    ).toBe("InvalidArgument");
  });

  it("[O24] fill the blank row of an empty table first, and never grow by writing below", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B1").values = [["K", "V"]];
      const table = sheet.tables.add("A1:B2", true);
      table.rows.add(undefined, [
        ["a", 1],
        ["b", 2],
      ]);
      sheet.getRange("A4:B4").values = [["c", 3]];
      const range = table.getRange().load("address");
      await context.sync();
      expect(range.address).toMatch(/!A1:B3$/);
      table.resize("A1:B4");
      range.load("address");
      const grown = table.getRange().load("address");
      await context.sync();
      expect(grown.address).toMatch(/!A1:B4$/);
    });
  });

  it("[O25] keep their header row when resized", async () => {
    const { table } = await freshTable();
    for (const area of ["A2:C9", "F1:H4"])
      expect((await refused((context) => context.workbook.tables.getItem(table).resize(area))).code).toBe(
        "InvalidArgument",
      );
    await Excel.run(async (context) => {
      context.workbook.tables.getItem(table).resize("A1:D6");
      await context.sync();
    });
    expect((await body(table)).address).toBe("A2:D6");
  });

  it("[O24] lose rows and columns, gain columns and totals", async () => {
    const { table } = await freshTable();
    await Excel.run(async (context) => {
      const it = context.workbook.tables.getItem(table);
      it.rows.getItemAt(1).delete();
      it.columns.getItem("State").delete();
      it.columns.add(undefined, [["Twice"], ["=[@N]*2"], ["=[@N]*2"]]);
      it.showTotals = true;
      const totals = it.getTotalRowRange().load("address, values");
      const columns = it.columns.load("items/name");
      await context.sync();
      expect(columns.items.map(({ name }) => name)).toEqual(["Name", "N", "Twice"]);
      expect(totals.address).toMatch(/!A4:C4$/);
    });
    expect((await body(table)).values).toEqual([
      ["pump", 3, 6],
      ["seal", 2, 4],
    ]);
  });

  it("[O23] go with their sheet, and leave their name free", async () => {
    const { sheet, table } = await freshTable();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet).delete();
      await context.sync();
      const gone = context.workbook.tables.getItemOrNullObject(table);
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
    const next = await freshTable();
    await Excel.run(async (context) => {
      context.workbook.tables.getItem(next.table).name = table;
      await context.sync();
    });
    expect((await body(table)).address).toBe("A2:C4");
  });

  it("[O23] can be made plain cells again, or be taken away with theirs", async () => {
    const { sheet, table } = await freshTable();
    const second = await freshTable();
    await Excel.run(async (context) => {
      context.workbook.tables.getItem(table).convertToRange();
      context.workbook.tables.getItem(second.table).delete();
      const kept = context.workbook.worksheets.getItem(sheet).getRange("A2").load("values");
      const gone = context.workbook.worksheets.getItem(second.sheet).getUsedRangeOrNullObject(true);
      const names = context.workbook.tables.load("items/name");
      await context.sync();
      expect(kept.values).toEqual([["pump"]]);
      expect(gone.isNullObject).toBe(true);
      expect(names.items.map(({ name }) => name)).not.toContain(table);
    });
  });
});

describe("filters and sorting", () => {
  it("[O26] hide rows by values and comparisons, and tell their criteria", async () => {
    const { sheet, table } = await freshTable();
    await Excel.run(async (context) => {
      const found = context.workbook.tables.getItem(table);
      const home = context.workbook.worksheets.getItem(sheet);
      found.columns.getItem("State").filter.applyValuesFilter(["open"]);
      found.autoFilter.load("criteria, isDataFiltered, enabled");
      const hidden = ["2:2", "3:3", "4:4"].map((row) => home.getRange(row).load("rowHidden"));
      await context.sync();
      expect(hidden.map(({ rowHidden }) => rowHidden)).toEqual([false, true, false]);
      expect(found.autoFilter.isDataFiltered).toBe(true);
      expect(found.autoFilter.criteria[2]).toMatchObject({ filterOn: "Values", values: ["open"] });
      found.columns.getItem("N").filter.applyCustomFilter(">2");
      const seen = found.getDataBodyRange().getVisibleView().load("values");
      await context.sync();
      expect(seen.values).toEqual([["pump", 3, "open"]]);
      found.clearFilters();
      const all = found.getDataBodyRange().getVisibleView().load("rowCount");
      await context.sync();
      expect(all.rowCount).toBe(3);
    });
    const top = await refused((context) => {
      context.workbook.tables.getItem(table).columns.getItem("N").filter.applyTopItemsFilter(1);
    });
    expect(top.message).toContain("ApiNotFound: Filter.ApplyTopItemsFilter");
  });

  it("[O17] misplace what is written over hidden rows", async () => {
    const { table } = await freshTable();
    await Excel.run(async (context) => {
      const found = context.workbook.tables.getItem(table);
      found.columns.getItem("State").filter.applyValuesFilter(["open"]);
      found.columns.getItem("Name").getDataBodyRange().values = [["one"], ["two"], ["three"]];
      await context.sync();
      found.clearFilters();
      await context.sync();
    });
    expect((await body(table)).values.map(([name]) => name)).toEqual(["one", "belt", "two"]);
  });

  it("[O26] work on plain cells as the sheet's AutoFilter", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B3").values = [
        ["k", "v"],
        ["a", 1],
        ["b", 2],
      ];
      sheet.autoFilter.apply("A1:B3", 0, { filterOn: "Values", values: ["b"] });
      const range = sheet.autoFilter.getRange().load("address");
      const seen = sheet.getRange("A2:B3").getVisibleView().load("values");
      await context.sync();
      expect(range.address).toMatch(/!A1:B3$/);
      expect(seen.values).toEqual([["b", 2]]);
      sheet.autoFilter.remove();
      const none = sheet.autoFilter.getRangeOrNullObject();
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
  });

  it("[O27] keep rows whole and remember how", async () => {
    const { table } = await freshTable();
    await Excel.run(async (context) => {
      const { sort } = context.workbook.tables.getItem(table);
      sort.apply([{ key: 1, ascending: false }]);
      sort.load("fields");
      await context.sync();
      expect(sort.fields).toEqual([{ key: 1, ascending: false }]);
    });
    expect((await body(table)).values).toEqual([
      ["pump", 3, "open"],
      ["seal", 2, "open"],
      ["belt", 1, "closed"],
    ]);
    expect(
      (
        await refused((context) =>
          context.workbook.tables.getItem(table).sort.apply([{ key: 9, ascending: true }]),
        )
      ).code,
    ).toBe("InvalidArgument");
  });
});

describe("protection", () => {
  it("[O28] guards locked cells, table growth and sorting", async () => {
    const { sheet, table } = await freshTable();
    await Excel.run(async (context) => {
      const home = context.workbook.worksheets.getItem(sheet);
      home.getRange("E1").format.protection.locked = false;
      home.protection.protect({ allowSort: true }, "secret");
      home.protection.load("protected, options");
      await context.sync();
      expect(home.protection.protected).toBe(true);
      expect(home.protection.options).toMatchObject({ allowSort: true, allowFormatCells: false });
      home.getRange("E1").values = [["free"]];
      await context.sync();
    });
    const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getItem(sheet);
    const tableOf = (context: Excel.RequestContext) => context.workbook.tables.getItem(table);
    const tries: ((context: Excel.RequestContext) => void)[] = [
      (context) => void (sheetOf(context).getRange("A2").values = [["x"]]),
      (context) => void tableOf(context).rows.add(undefined, [["x", 1, "open"]]),
      (context) => tableOf(context).resize("A1:C9"),
      (context) => tableOf(context).sort.apply([{ key: 0, ascending: true }]),
      (context) => void (sheetOf(context).getRange("E1").format.font.bold = true),
      (context) => void sheetOf(context).getRange("2:2").insert("Down"),
      (context) => sheetOf(context).protection.unprotect("wrong"),
    ];
    for (const attempt of tries) expect((await refused(attempt)).code).toBe("AccessDenied");
    await Excel.run(async (context) => {
      sheetOf(context).protection.unprotect("secret");
      sheetOf(context).getRange("A2").values = [["x"]];
      await context.sync();
    });
    expect((await body(table)).values[0]).toEqual(["x", 3, "open"]);
  });
});

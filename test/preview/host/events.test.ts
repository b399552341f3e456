import { describe, expect, it, vi } from "vitest";
import { freshSheet, office } from "./office";
import { typeInto } from "./user";

const running = office({ gate: true });

const sheetOf = (context: Excel.RequestContext, name: string) => context.workbook.worksheets.getItem(name);

describe("changes", () => {
  it("[O31] tell sheet, workbook and table, own writes from the person's", async () => {
    const name = await freshSheet();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, name);
      sheet.getRange("A1:B3").values = [
        ["k", "v"],
        ["a", 1],
        ["b", 2],
      ];
      const table = sheet.tables.add("A1:B3", true);
      const note =
        (who: string) => async (event: { changeType: string; address: string; triggerSource?: string }) => {
          heard.push(`${who} ${event.changeType} ${event.address} ${event.triggerSource ?? ""}`.trim());
        };
      sheet.onChanged.add(note("sheet"));
      context.workbook.worksheets.onChanged.add(note("book"));
      table.onChanged.add(note("table"));
      context.workbook.tables.onChanged.add(note("tables"));
      await context.sync();
      sheet.getRange("B2:D2").values = [[5, 6, 7]];
      await context.sync();
    });
    await vi.waitFor(() => expect(heard).toHaveLength(4));
    expect(heard.sort()).toEqual([
      "book RangeEdited B2:D2 ThisLocalAddin",
      "sheet RangeEdited B2:D2 ThisLocalAddin",
      "table RangeEdited B2",
      "tables RangeEdited B2",
    ]);
    heard.length = 0;
    await typeInto(running().engine, name, 1, 0, "typed");
    await vi.waitFor(() => expect(heard).toHaveLength(4));
    expect(heard).toContain("sheet RangeEdited A2 Unknown");
  });

  it("[O31] give the values before and after of a single cell", async () => {
    const name = await freshSheet();
    const heard: Excel.WorksheetChangedEventArgs[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, name);
      sheet.onChanged.add(async (event) => void heard.push(event));
      await context.sync();
      sheet.getRange("A1").values = [["first"]];
      await context.sync();
      sheet.getRange("A1:A2").values = [["second"], [2]];
      await context.sync();
    });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard[0]?.details).toEqual({
      valueBefore: "",
      valueAfter: "first",
      valueTypeBefore: "Empty",
      valueTypeAfter: "String",
    });
    expect(heard[1]?.details).toBeUndefined();
    await typeInto(running().engine, name, 0, 0, "third");
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    expect(heard[2]?.details).toMatchObject({ valueBefore: "second", valueAfter: "third" });
  });

  it("[O31] tell rows that come and go", async () => {
    const name = await freshSheet();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, name);
      sheet.onChanged.add(async ({ changeType, address }) => void heard.push(`${changeType} ${address}`));
      await context.sync();
      sheet.getRange("2:3").insert("Down");
      sheet.getRange("2:2").delete("Up");
      sheet.getRange("A1:A2").insert("Down");
      sheet.getRange("B:B").insert("Right");
      await context.sync();
    });
    await vi.waitFor(() => expect(heard).toHaveLength(4));
    expect(heard).toEqual(["RowInserted 2:3", "RowDeleted 2:2", "CellInserted A1:A2", "ColumnInserted B:B"]);
  });

  it("[O32] find their cells again", async () => {
    const name = await freshSheet();
    const heard: Excel.WorksheetChangedEventArgs[] = [];
    await Excel.run(async (context) => {
      sheetOf(context, name).onChanged.add(async (event) => void heard.push(event));
      await context.sync();
    });
    await typeInto(running().engine, name, 4, 2, "here");
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    await Excel.run(async (context) => {
      const range = heard[0]?.getRange(context).load("address, values");
      await context.sync();
      expect(range?.address).toBe(`'${name}'!C5`);
      expect(range?.values).toEqual([["here"]]);
    });
  });

  it("[O33] of a large write come in the pieces the library sends", async () => {
    const name = await freshSheet();
    let cells = 0;
    let events = 0;
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, name);
      sheet.onChanged.add(async ({ address }) => {
        const [first = 0, last = first] = [...address.matchAll(/\d+/g)].map(([row]) => Number(row));
        events += 1;
        cells += (last - first + 1) * 12;
      });
      await context.sync();
      sheet.getRange("A1:L2000").values = Array.from({ length: 2000 }, () =>
        Array.from({ length: 12 }, () => 1),
      );
      await context.sync();
    });
    await vi.waitFor(() => expect(cells).toBe(24_000));
    expect(events).toBe(16);
  });

  it("[O33] are silent while the add-in switches them off", async () => {
    const name = await freshSheet();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, name);
      sheet.onChanged.add(async ({ address }) => void heard.push(address));
      await context.sync();
      context.runtime.enableEvents = false;
      sheet.getRange("A1").values = [["unheard"]];
      context.runtime.enableEvents = true;
      sheet.getRange("A2").values = [["heard"]];
      context.runtime.load("enableEvents");
      await context.sync();
      expect(context.runtime.enableEvents).toBe(true);
    });
    await vi.waitFor(() => expect(heard).toContain("A2"));
    expect(heard).toEqual(["A2"]);
  });

  it("[O34] are no longer heard once the handler is taken away", async () => {
    const name = await freshSheet();
    const heard: string[] = [];
    const last: string[] = [];
    const handler = await Excel.run(async (context) => {
      const result = sheetOf(context, name).onChanged.add(async ({ address }) => void heard.push(address));
      await context.sync();
      return result;
    });
    await typeInto(running().engine, name, 0, 0, "one");
    await vi.waitFor(() => expect(heard).toEqual(["A1"]));
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ address }) => void last.push(address));
      await context.sync();
    });
    await typeInto(running().engine, name, 1, 0, "two");
    await vi.waitFor(() => expect(last).toContain("A2"));
    expect(heard).toEqual(["A1"]);
  });
});

describe("sheets, tables and selection", () => {
  it("[O32] tell what comes, goes and is activated", async () => {
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      worksheets.onAdded.add(async ({ worksheetId }) => void heard.push(`added ${worksheetId}`));
      worksheets.onDeleted.add(async ({ worksheetId }) => void heard.push(`deleted ${worksheetId}`));
      worksheets.onActivated.add(async ({ worksheetId }) => void heard.push(`activated ${worksheetId}`));
      worksheets.onDeactivated.add(async ({ worksheetId }) => void heard.push(`left ${worksheetId}`));
      tables.onAdded.add(async ({ worksheetId }) => void heard.push(`table ${worksheetId}`));
      tables.onDeleted.add(
        async ({ worksheetId, tableName }) => void heard.push(`no ${tableName} ${worksheetId}`),
      );
      const old = worksheets.getActiveWorksheet().load("id");
      await context.sync();
      const sheet = worksheets.add("Heard").load("id");
      sheet.getRange("A1").values = [["h"]];
      const table = sheet.tables.add("A1:A2", true);
      table.name = "HeardTable";
      sheet.activate();
      await context.sync();
      const { id } = sheet;
      table.delete();
      sheet.delete();
      await context.sync();
      await vi.waitFor(() => expect(heard).toContain(`deleted ${id}`));
      expect(heard).toEqual(
        expect.arrayContaining([
          `added ${id}`,
          `table ${id}`,
          `left ${old.id}`,
          `activated ${id}`,
          `no HeardTable ${id}`,
        ]),
      );
    });
  });

  it("[O32] tell where the selection went", async () => {
    const name = await freshSheet();
    const heard: string[] = [];
    let document = 0;
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, name);
      sheet.onSelectionChanged.add(async ({ address }) => void heard.push(address));
      context.workbook.onSelectionChanged.add(async () => void (document += 1));
      await context.sync();
      sheet.getRange("B2:C4").select();
      await context.sync();
    });
    await vi.waitFor(() => expect(heard).toContain("B2:C4"));
    await vi.waitFor(() => expect(document).toBeGreaterThan(0));
  });

  it("[O32] tell sorted rows and hidden ones", async () => {
    const name = await freshSheet();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context, name);
      sheet.getRange("A1:A3").values = [[3], [1], [2]];
      sheet.onRowSorted.add(async ({ address }) => void heard.push(`sorted ${address}`));
      sheet.onRowHiddenChanged.add(
        async ({ address, changeType }) => void heard.push(`${changeType} ${address}`),
      );
      await context.sync();
      sheet.getRange("A1:A3").sort.apply([{ key: 0, ascending: true }]);
      sheet.getRange("2:2").rowHidden = true;
      await context.sync();
    });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard).toEqual(["sorted A1:A3", "Hidden 2:2"]);
  });
});

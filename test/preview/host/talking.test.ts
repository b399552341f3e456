import { describe, expect, it, vi } from "vitest";
import { HOST_FAULT } from "../../../src/preview/host/errors";
import { setGate } from "../../../src/preview/host/node";
import { freshSheet, office, onSheet, refused } from "./office";

const running = office();

const saved = (): Promise<string> =>
  new Promise((done) => Office.context.document.settings.saveAsync((result) => done(String(result.status))));

describe("the handshake", () => {
  it("[O1] finds Excel on the web and the sets of the matrix", async () => {
    const info = await Office.onReady();
    expect(info).toMatchObject({ host: "Excel", platform: "OfficeOnline" });
    const { requirements } = Office.context;
    expect(requirements.isSetSupported("ExcelApi", "1.13")).toBe(true);
    expect(requirements.isSetSupported("ExcelApi", "1.14")).toBe(false);
    expect(requirements.isSetSupported("SharedRuntime", "1.1")).toBe(true);
  });

  it("[O2] saves document settings where the workbook's settings are", async () => {
    Office.context.document.settings.set("company", { id: "company:1", at: 7 });
    expect(await saved()).toBe("succeeded");
    await Excel.run(async (context) => {
      const setting = context.workbook.settings.getItem("company").load("value");
      const none = context.workbook.settings.getItemOrNullObject("nobody");
      context.workbook.settings.add("day", new Date(Date.UTC(2026, 3, 1)));
      const day = context.workbook.settings.getItem("day").load("value");
      await context.sync();
      expect(setting.value).toEqual({ id: "company:1", at: 7 });
      expect(none.isNullObject).toBe(true);
      expect(day.value).toEqual(new Date(Date.UTC(2026, 3, 1)));
      setting.delete();
      await context.sync();
    });
    expect(
      (await refused((context) => void context.workbook.settings.getItem("company").load("value"))).code,
    ).toBe("ItemNotFound");
    const all = running().engine.book.readBag("settings") as Record<string, string>;
    expect(Object.keys(all)).toContain("day");
  });
});

describe("unknown members", () => {
  it("[O3] fails loudly for what is not implemented, names class and member", async () => {
    const name = await freshSheet();
    const charts = await refused(
      (context) => void context.workbook.worksheets.getItem(name).charts.load("items"),
    );
    expect(charts.code).toBe("ApiNotFound");
    expect(charts.message).toContain("Worksheet.Charts");
    const ungrouped = await refused((context) => {
      context.workbook.worksheets.getItem(name).getRange("A1:B2").group("ByRows");
    });
    expect(ungrouped.message).toContain("ApiNotFound: Range.Group");
    const pivots = await refused((context) => void context.workbook.pivotTables.load("items/name"));
    expect(pivots.message).toContain("Workbook.PivotTables");
  });

  it("[O3] refuses a member above the requirement sets, with and without the library's gate", async () => {
    const name = await freshSheet();
    const late = (context: Excel.RequestContext) =>
      void context.workbook.worksheets.getItem(name).onNameChanged.add(async () => undefined);
    expect((await refused(late)).code).toBe("ApiNotFound");
    setGate(running().OfficeExtension, true);
    try {
      const before = running().host.stats.requests;
      expect((await refused(late)).code).toBe("ApiNotFound");
      expect(running().host.stats.requests).toBe(before);
    } finally {
      setGate(running().OfficeExtension, false);
    }
  });

  it("[O4] loads every implemented scalar when no name is given", async () => {
    await onSheet(async (sheet, context) => {
      sheet.load();
      const range = sheet.getRange("A1:B2");
      range.load();
      await context.sync();
      expect(sheet.toJSON()).toMatchObject({
        visibility: "Visible",
        showGridlines: true,
        showHeadings: true,
      });
      expect(Object.keys(range.toJSON())).toEqual(
        expect.arrayContaining([
          "address",
          "values",
          "formulas",
          "text",
          "numberFormat",
          "valueTypes",
          "rowHidden",
        ]),
      );
      expect(range.values).toEqual([
        ["", ""],
        ["", ""],
      ]);
    });
  });
});

describe("batches", () => {
  it("[O5] keeps what was done before the action that failed", async () => {
    const name = await freshSheet();
    const said = await refused((context) => {
      const sheet = context.workbook.worksheets.getItem(name);
      sheet.getRange("A1").values = [["before"]];
      sheet.getRange("B1:B2").values = [["one row only"]];
      sheet.getRange("C1").values = [["after"]];
    });
    expect(said.code).toBe("InvalidArgument");
    expect(said.message).toMatch(/number of rows or columns in the input array doesn't match/);
    expect(said.location).toBe("Range.values");
    await Excel.run(async (context) => {
      const row = context.workbook.worksheets.getItem(name).getRange("A1:C1").load("values");
      await context.sync();
      expect(row.values).toEqual([["before", "", ""]]);
    });
  });

  it("[O5] says what is not there, and makes null objects of it where asked", async () => {
    expect(
      (await refused((context) => void context.workbook.worksheets.getItem("Nowhere").load("name"))).code,
    ).toBe("ItemNotFound");
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("Nowhere");
      const table = sheet.tables.getItemOrNullObject("None").load("name");
      await context.sync();
      expect(sheet.isNullObject).toBe(true);
      expect(table.isNullObject).toBe(true);
    });
  });

  it("[O6] refuses requests and answers above 5 MB", async () => {
    const name = await freshSheet();
    const row = Array.from({ length: 200 }, () => "x".repeat(30_000));
    const sent = await refused((context) => {
      context.workbook.worksheets.getItem(name).getRangeByIndexes(0, 0, 1, 200).values = [row];
    });
    expect(sent.code).toBe("RequestPayloadSizeLimitExceeded");
    for (const from of [0, 100])
      await Excel.run(async (context) => {
        const half = context.workbook.worksheets.getItem(name).getRangeByIndexes(0, from, 1, 100);
        half.values = [row.slice(from, from + 100)];
        await context.sync();
      });
    const read = await refused((context) => {
      context.workbook.worksheets.getItem(name).getUsedRange().load("values");
    });
    expect(read.code).toBe("ResponsePayloadSizeLimitExceeded");
  });

  it("[O7] refuses everything while a cell is edited", async () => {
    const name = await freshSheet();
    const { host, engine } = running();
    host.editMode = true;
    try {
      const said = await refused((context) => {
        context.workbook.worksheets.getItem(name).getRange("A1").values = [[1]];
      });
      expect(said.code).toBe("InvalidOperationInCellEditMode");
    } finally {
      host.editMode = false;
    }
    const id = engine.sheets.find(name)?.id ?? "";
    expect(engine.cells.values(id, { row: 0, column: 0, rows: 1, columns: 1 })).toEqual([[""]]);
  });

  it("[O7] can be told to answer with other host faults", async () => {
    const { host } = running();
    const codes: string[] = [];
    for (const fault of [HOST_FAULT.activityLimit, HOST_FAULT.accessDenied]) {
      host.fault = fault;
      codes.push((await refused((context) => void context.workbook.load("name"))).code);
    }
    host.fault = null;
    expect(codes).toEqual(["ActivityLimitReached", "AccessDenied"]);
  });

  it("[O8] reads formulas calculated, and answers in the order asked", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:A3").values = [[2], [3], ["=SUM(A1:A2)*10"]];
      const sum = sheet.getRange("A3").load("values, formulas, text");
      await context.sync();
      expect(sum.values).toEqual([[50]]);
      expect(sum.formulas).toEqual([["=SUM(A1:A2)*10"]]);
      sheet.getRange("A1").values = [[5]];
      const again = sheet.getRange("A3").load("values");
      await context.sync();
      expect(again.values).toEqual([[80]]);
    });
    const name = await freshSheet();
    const order = Array.from({ length: 6 }, (_, step) =>
      Excel.run(async (context) => {
        const cell = context.workbook.worksheets.getItem(name).getRange("A1");
        cell.values = [[step]];
        cell.load("values");
        await context.sync();
        return cell.values[0]?.[0] as number;
      }),
    );
    expect(await Promise.all(order)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe("the pane", () => {
  it("[O9] is shown and hidden, and hears of it", async () => {
    const seen: string[] = [];
    const stop = await Office.addin.onVisibilityModeChanged((message) => seen.push(message.visibilityMode));
    await Office.addin.hide();
    expect(running().host.paneVisible).toBe(false);
    await Office.addin.showAsTaskpane();
    await vi.waitFor(() => expect(seen).toEqual(["Hidden", "Taskpane"]));
    await stop();
    expect(await Office.addin.getStartupBehavior()).toBe("None");
  });

  it("[O9] runs a ribbon command's function", async () => {
    const pressed = new Promise<string>((done) => {
      Office.actions.associate("openHome", (event: Office.AddinCommands.Event) => {
        done(event.source.id);
        event.completed();
      });
    });
    await vi.waitFor(() => expect(running().host.functionsReady).toBe(true));
    expect(running().host.command("Home.Button", "openHome")).toBe(true);
    expect(await pressed).toBe("Home.Button");
  });

  it("[O9] is told that dialogs are not to be had", async () => {
    const result = await new Promise<Office.AsyncResult<Office.Dialog>>((done) =>
      Office.context.ui.displayDialogAsync("https://localhost/dialog.html", { displayInIframe: true }, done),
    );
    expect(result.status).toBe("failed");
  });

  it("[O10] counts requests, actions and cells", async () => {
    const name = await freshSheet();
    const { host } = running();
    host.stats.reset();
    const records: number[] = [];
    const stop = host.onRequest(({ cellsWritten }) => records.push(cellsWritten));
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(name);
      sheet.getRange("A2:C2").values = [[1, 2, 3]];
      await context.sync();
      sheet.getRange("A1:C4").load("values");
      await context.sync();
    });
    stop();
    // The third request lets go of the ranges the library kept across the first.
    expect(host.stats.requests).toBe(records.length);
    expect(records.slice(0, 2)).toEqual([3, 0]);
    expect(host.stats.cellsRead).toBe(12);
    expect(host.stats.written).toEqual([
      { sheet: name, what: "values", row: 1, column: 0, rows: 1, columns: 3 },
    ]);
  });
});

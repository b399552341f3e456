import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from "playwright-core";
import { inject } from "vitest";
import { BROWSER_FLAGS, findBrowser } from "../scripts/browser.mjs";

/** The preview's window as a person sees it: a workbook with the pane at its right. */
export interface PreviewWindow {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** What the page complained of; a test expects none. */
  readonly complaints: string[];
  /** The values of a table as the sheet holds them: headers first; the key column left out. */
  table(name: string): Promise<(string | number | boolean)[][]>;
  /** Waits until all that was saved stands in the sheets. */
  upToDate(): Promise<void>;
  /** Types into a cell of a table's row, found by the text of another column, as a person would. */
  type(
    table: string,
    where: readonly [header: string, text: string],
    header: string,
    typed: string,
  ): Promise<void>;
  /** Pastes rows of cells under a table, from a column on, as a person would. */
  paste(table: string, header: string, rows: readonly (readonly (string | number)[])[]): Promise<void>;
}

let browser: Browser | undefined;

/** A browser for this file; closed by `closeBrowser`. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  browser ??= await chromium.launch({ args: BROWSER_FLAGS, ...(executablePath ? { executablePath } : {}) });
  return browser;
}
export const closeBrowser = async (): Promise<void> => {
  await browser?.close();
  browser = undefined;
};

/** Opens the preview in a fresh profile, or in the one given. */
export async function openPreview(context?: BrowserContext): Promise<PreviewWindow> {
  const profile =
    context ??
    (await (
      await openBrowser()
    ).newContext({ viewport: { width: 1400, height: 860 }, acceptDownloads: true }));
  const page = await profile.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(inject("previewUrl"), { timeout: 120_000 });
  const pane = page.frameLocator("#pane");
  await pane.locator("sb-shell").waitFor({ timeout: 120_000 });
  return {
    page,
    pane,
    complaints,
    table: (name) => page.evaluate(readTable, name),
    upToDate: async () => {
      await pane.getByText("The workbook is up to date.").waitFor({ timeout: 120_000 });
    },
    paste: (table, header, rows) => page.evaluate(pasteUnder, { table, header, rows }),
    type: (table, [by, text], header, typed) => page.evaluate(typeInto, { table, by, text, header, typed }),
  };
}

function readTable(name: string): (string | number | boolean)[][] {
  const engine = window.preview?.engine;
  const table = engine?.tables.list().find((one) => one.name === name);
  if (!engine || !table) return [];
  return engine.cells.values(table.sheetId, table.box).map((row) => row.slice(1));
}

async function typeInto({
  table: name,
  by,
  text,
  header,
  typed,
}: {
  table: string;
  by: string;
  text: string;
  header: string;
  typed: string;
}): Promise<void> {
  const engine = window.preview?.engine;
  const table = engine?.tables.list().find((one) => one.name === name);
  if (!engine || !table) throw new Error(`there is no table ${name}`);
  const [headers = [], ...rows] = engine.cells.values(table.sheetId, table.box);
  const at = rows.findIndex((row) => row[headers.indexOf(by)] === text);
  if (at < 0) throw new Error(`${name} has no row with ${by} ${text}`);
  engine.sheets.activate(table.sheetId);
  const { book } = engine.parts;
  // The command that the grid's own cell editor runs, so the change counts as the person's.
  await book.commands.executeCommand("sheet.command.set-range-values", {
    unitId: book.unitId,
    subUnitId: table.sheetId,
    range: {
      startRow: table.box.row + 1 + at,
      endRow: table.box.row + 1 + at,
      startColumn: table.box.column + headers.indexOf(header),
      endColumn: table.box.column + headers.indexOf(header),
    },
    value: { v: typed },
  });
}

async function pasteUnder({
  table: name,
  header,
  rows,
}: {
  table: string;
  header: string;
  rows: readonly (readonly (string | number)[])[];
}): Promise<void> {
  const engine = window.preview?.engine;
  const table = engine?.tables.list().find((one) => one.name === name);
  if (!engine || !table) throw new Error(`there is no table ${name}`);
  const at = table.columns.findIndex((column) => column.name === header);
  const [first = [], ...others] = engine.cells.values(table.sheetId, table.box).slice(1);
  // A table without records has one empty row, which the first record takes.
  const isEmpty = !others.length && first.every((cell) => cell === "");
  const startRow = table.box.row + (isEmpty ? 1 : table.box.rows);
  const startColumn = table.box.column + at;
  const { book } = engine.parts;
  await book.commands.executeCommand("sheet.command.set-range-values", {
    unitId: book.unitId,
    subUnitId: table.sheetId,
    range: {
      startRow,
      endRow: startRow + rows.length - 1,
      startColumn,
      endColumn: startColumn + Math.max(...rows.map((cells) => cells.length)) - 1,
    },
    value: rows.map((cells) => cells.map((v) => ({ v }))),
  });
}

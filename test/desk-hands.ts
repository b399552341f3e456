import type { FrameLocator, Locator } from "playwright-core";
import { expect } from "vitest";
import type { PreviewWindow } from "./preview-window";

/** A row of a table by header, as the sheet holds it. */
export type SheetRow = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a person at the desk does: presses, fills, chooses, and looks at the sheets. */
export interface DeskHands {
  readonly pane: FrameLocator;
  button(name: string | RegExp): Locator;
  /** A field by its label; a required one has a star behind it. */
  field(label: string): Locator;
  heading(name: string | RegExp): Locator;
  rail(name: string): Locator;
  /** The button of the dialog in front. */
  inDialog(name: string | RegExp): Locator;
  /** Chooses in a combobox by typing, as the hand does. */
  choose(label: string, typed: string, option: string | RegExp): Promise<void>;
  /** The rows of a table that hold something. */
  rows(table: string): Promise<SheetRow[]>;
  /** Waits until the rows of a table are as told. */
  rowsOf(table: string): ReturnType<typeof expect.poll<SheetRow[]>>;
  /** What stands on the sheet in front, cell by cell. */
  paper(): Promise<string[]>;
  /** Waits until the sheet in front says this. */
  paperSays(text: string): Promise<void>;
  /** Finds by the box at the top and opens the first that is found so. */
  find(typed: string, option: string | RegExp): Promise<void>;
}

/** The hands of a person at a preview's window. */
export function handsAt(desk: PreviewWindow): DeskHands {
  const { pane, page } = desk;
  const rows = async (table: string): Promise<SheetRow[]> => {
    const [headers = [], ...body] = await desk.table(table);
    return body
      .map((cells) => Object.fromEntries(headers.map((header, at) => [String(header), cells[at]])))
      .filter((row) => Object.values(row).some((cell) => cell !== ""));
  };
  const paper = () =>
    page.evaluate(() => {
      const engine = window.preview?.engine;
      const used = engine?.cells.used(engine.sheets.activeId(), true);
      return used && engine ? engine.cells.values(engine.sheets.activeId(), used).flat().map(String) : [];
    });
  return {
    pane,
    rows,
    paper,
    button: (name) => pane.getByRole("button", { name, exact: true }).first(),
    field: (label) => pane.getByLabel(new RegExp(`^${label}( \\*)?$`)).first(),
    heading: (name) => pane.getByRole("heading", { level: 1, name }),
    rail: (name) => pane.getByRole("navigation", { name: "Main" }).getByRole("button", { name }),
    inDialog: (name) => pane.locator("sb-dialog").last().getByRole("button", { name, exact: true }),
    choose: async (label, typed, option) => {
      await pane.getByRole("combobox", { name: label }).first().fill(typed);
      await pane.getByRole("option", { name: option }).first().click();
    },
    rowsOf: (table) => expect.poll(() => rows(table), { timeout: 60_000 }),
    paperSays: (text) =>
      expect
        .poll(async () => (await paper()).some((cell) => cell.includes(text)), {
          timeout: 60_000,
          message: `a paper that says ${text}`,
        })
        .toBe(true),
    find: async (typed, option) => {
      await pane.getByRole("combobox", { name: /Find/ }).first().fill(typed);
      await pane.getByRole("option", { name: option }).first().click();
    },
  };
}

/** Sets up a company in Pune whose sheets stand empty. */
export async function setUpCompany(desk: PreviewWindow, { field, rail }: DeskHands): Promise<void> {
  await field("Company name").fill("Aqua Care");
  await field("Address, as printed on papers").fill("12, Market Road, Pune 411038");
  await field("State").selectOption("27");
  await field("Company name").press("Enter");
  await rail("Calls").waitFor();
  await desk.upToDate();
}

/** A day so many months and days from today, as it is typed: 24/11/2026. */
export function typedDay(months: number, days = 0): string {
  const now = new Date();
  const date = months ? Math.min(now.getDate(), 28) : now.getDate();
  const day = new Date(now.getFullYear(), now.getMonth() + months, date + days);
  return `${day.getDate()}/${day.getMonth() + 1}/${day.getFullYear()}`;
}

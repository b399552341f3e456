import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeBrowser, openPreview, type PreviewWindow } from "./preview-window";

let desk: PreviewWindow;
let pane: FrameLocator;

const button = (name: string | RegExp) => pane.getByRole("button", { name }).first();
/** A field by its label; a required one has a star behind it. */
const field = (label: string) => pane.getByLabel(new RegExp(`^${label}( \\*)?$`)).first();
const heading = (name: string | RegExp) => pane.getByRole("heading", { level: 1, name });
const rail = (name: string) => pane.getByRole("navigation", { name: "Main" }).getByRole("button", { name });

/** The value of a column in the first row of a table that has this text in another. */
async function cell(table: string, by: string, text: string, header: string): Promise<unknown> {
  const [headers = [], ...rows] = await desk.table(table);
  return rows.find((row) => row[headers.indexOf(by)] === text)?.[headers.indexOf(header)];
}

beforeAll(async () => {
  desk = await openPreview();
  pane = desk.pane;
});
afterAll(closeBrowser);

describe("the beginning of the main job", () => {
  it("sets up the company, and the sheets follow", async () => {
    await field("Company name").fill("Aqua Care");
    await field("Address, as printed on papers").fill("12, Market Road, Pune 411038");
    await field("State")
      .selectOption({ label: "27 Maharashtra" })
      .catch(() => field("State").selectOption("27"));
    await field("Company name").press("Enter");
    await rail("Calls").waitFor();
    await expect
      .poll(() => desk.table("Customers").then(([headers]) => headers?.slice(0, 3)), { timeout: 60_000 })
      .toEqual(["Servicebook says", "Code", "Name"]);
  });

  it("adds items and a technician", async () => {
    for (const [code, name, kind, price, opening] of [
      ["RO-12", "RO Pro 12", "serialised", "14500", "3"],
      ["PMP-36", "Pump 36 V", "stock", "1450", "5"],
      ["LAB-1", "Labour, 1 h", "service", "300", ""],
    ] as const) {
      await rail("Stock").click();
      await button("New item").click();
      await field("Code").fill(code);
      await field("Name").fill(name);
      await field("Kind").selectOption(kind);
      await field("Price").fill(price);
      if (opening) await field("Opening quantity").fill(opening);
      await button("Save").click();
      await heading(name).waitFor();
    }
    await rail("More").click();
    await button(/^Technicians/).click();
    await button("New technician").click();
    await field("Name").fill("Ravi Gaikwad");
    await pane.locator("sb-dialog").getByRole("button", { name: "Save" }).click();
    await pane.getByText("Ravi Gaikwad").first().waitFor();
    await expect.poll(() => cell("Items", "Code", "PMP-36", "On hand"), { timeout: 30_000 }).toBe(5);
  });

  it("adds a customer with a site and an installed unit, whose card number is given", async () => {
    await rail("More").click();
    await button(/^Customers/).click();
    await button("New customer").click();
    await field("Name").fill("Sunita Deshpande");
    await field("Phone").fill("98220 41577");
    await field("Address").fill("4, Rose Villa, Kothrud");
    await field("Area").fill("Kothrud");
    await button("Save").click();
    await heading("Sunita Deshpande").waitFor();
    await button("Add unit").click();
    await pane.getByRole("combobox", { name: "Item" }).first().fill("RO");
    await pane
      .getByRole("option", { name: /RO Pro 12/ })
      .first()
      .click();
    await field("Serial number").fill("SN 77A0913");
    await button("Save").click();
    await heading(/Card 0001/).waitFor();
    await expect
      .poll(() => cell("Cards", "Serial", "SN 77A0913", "Card no."), { timeout: 30_000 })
      .toBe("0001");
  });

  it("[H15] keeps the workbook and the pane's place over a reload", async () => {
    await desk.page.evaluate(() => window.preview?.kept());
    await desk.page.reload();
    pane = desk.page.frameLocator("#pane");
    await heading(/Card 0001/).waitFor({ timeout: 120_000 });
    expect(await cell("Cards", "Serial", "SN 77A0913", "Card no.")).toBe("0001");
  });

  it("complained of nothing", () => {
    expect(desk.complaints).toEqual([]);
  });
});

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as xlsx from "xlsx";
import { closeBrowser, openBrowser, openPreview, type PreviewWindow } from "./preview-window";

let desk: PreviewWindow;
let pane: FrameLocator;
const folder = mkdtempSync(path.join(tmpdir(), "servicebook-story-"));
const saved = path.join(folder, "book.xlsx");

const button = (name: string | RegExp) => pane.getByRole("button", { name, exact: true }).first();
/** A field by its label; a required one has a star behind it. */
const field = (label: string) => pane.getByLabel(new RegExp(`^${label}( \\*)?$`)).first();
const heading = (name: string | RegExp) => pane.getByRole("heading", { level: 1, name });
const rail = (name: string) => pane.getByRole("navigation", { name: "Main" }).getByRole("button", { name });

/** Chooses in a combobox by typing, as the hand does. */
async function choose(label: string, typed: string, option: string | RegExp): Promise<void> {
  await pane.getByRole("combobox", { name: label }).first().fill(typed);
  await pane.getByRole("option", { name: option }).first().click();
}
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

describe("the main job", () => {
  it("sets up the company, and the sheets follow", async () => {
    await field("Company name").fill("Aqua Care");
    await field("Address, as printed on papers").fill("12, Market Road, Pune 411038");
    await field("State").selectOption("27");
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
    await button("Save").click();
    await heading("Ravi Gaikwad").waitFor();
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

  it("[H15] takes the call by the last digits of the phone; a reload in the middle loses nothing", async () => {
    await rail("Calls").click();
    await button("New complaint").click();
    await choose("Caller: phone or name", "41577", /Sunita Deshpande/);
    await pane.getByRole("combobox", { name: "Problem" }).fill("Water tastes salty");
    await pane.getByText("draft kept").waitFor();
    await desk.page.reload();
    pane = desk.page.frameLocator("#pane");
    await expect
      .poll(() => pane.getByRole("combobox", { name: "Problem" }).inputValue(), { timeout: 60_000 })
      .toBe("Water tastes salty");
    await pane.getByText(/Card 0001 has no warranty and no contract/).waitFor();
    await button("Save").click();
    await heading(/Complaint C-0001/).waitFor();
    await expect
      .poll(() => cell("Complaints", "No.", "C-0001", "Problem"), { timeout: 30_000 })
      .toBe("Water tastes salty");
  });

  it("assigns, records the visit with a part used, and resolves", async () => {
    await button("Assign…").click();
    await pane.locator("sb-dialog").getByRole("button", { name: "Assign" }).click();
    await button("Record visit").click();
    await field("Work done").fill("Pump replaced");
    await button(/add a line/).click();
    await pane
      .getByRole("combobox", { name: /Part or labour/ })
      .first()
      .fill("Pump");
    await pane
      .getByRole("option", { name: /Pump 36 V/ })
      .first()
      .click();
    await button("Save visit").click();
    await heading(/Complaint C-0001/).waitFor();
    await pane.getByText("resolved", { exact: true }).first().waitFor();
    await expect.poll(() => cell("Items", "Code", "PMP-36", "On hand"), { timeout: 30_000 }).toBe(4);
    await expect
      .poll(() => cell("Visits", "Complaint", "C-0001", "Work done"), { timeout: 30_000 })
      .toBe("Pump replaced");
  });

  it("makes the bill in one step; the number comes only now, and the paper is a sheet", async () => {
    await button("Make the bill").click();
    await heading("Bill, draft").waitFor();
    expect(await desk.table("Invoices")).toHaveLength(2); // headers and the one empty row of an empty table
    await button("Issue and show paper").click();
    await heading(/Bill S\//).waitFor({ timeout: 60_000 });
    const number = (await heading(/Bill S\//).innerText()).replace("Bill ", "");
    await expect.poll(() => cell("Invoices", "No.", number, "Total"), { timeout: 30_000 }).toBe(1711);
    const paper = await desk.page.evaluate(() => {
      const engine = window.preview?.engine;
      const id = engine?.sheets.activeId() ?? "";
      const used = engine?.cells.used(id, true);
      return {
        name: engine?.sheets.get(id).name,
        texts: used ? engine?.cells.values(id, used).flat().filter(String) : [],
      };
    });
    expect(paper.name).toContain("S-");
    for (const part of ["Aqua Care", "Sunita Deshpande", number, "Pump 36 V", "CGST", 1711])
      expect(paper.texts?.some((text) => text === part || String(text).includes(String(part)))).toBe(true);
    expect(
      paper.texts?.some((text) => /one thousand seven hundred and eleven rupees/i.test(String(text))),
    ).toBe(true);
  });

  it("takes the payment and settles the bill", async () => {
    await button("Take payment").click();
    await expect.poll(() => field("Amount").inputValue()).toBe("1,711.00");
    await expect.poll(() => pane.getByLabel(/^Settles of S/).inputValue()).toBe("1,711.00");
    await button("Save receipt").click();
    await heading(/Receipt R\//).waitFor();
    await expect
      .poll(() => cell("Payments", "Party", "Sunita Deshpande", "Amount"), { timeout: 30_000 })
      .toBe(1711);
    await expect
      .poll(() => cell("Invoices", "Customer", "Sunita Deshpande", "Status"), { timeout: 30_000 })
      .toBe("paid");
    const [headers = [], ...rows] = await desk.table("Ledger");
    const sum = (header: string) =>
      rows.reduce((total, row) => total + Number(row[headers.indexOf(header)] || 0), 0);
    expect([sum("Debit"), sum("Credit")]).toEqual([3422, 3422]);
  });

  it("takes a typed correction of the problem, and puts a number back with the reason beside it", async () => {
    await desk.type("Complaints", ["No.", "C-0001"], "Problem", "Water tastes very salty");
    await expect.poll(() => cell("Complaints", "No.", "C-0001", "Problem")).toBe("Water tastes very salty");
    await rail("Calls").click();
    await button("Closed").click();
    await button("To bill or close").click();
    await pane.getByText("Water tastes very salty").first().waitFor({ timeout: 30_000 });
    await desk.type("Complaints", ["No.", "C-0001"], "No.", "C-9999");
    await expect
      .poll(() => cell("Complaints", "No.", "C-0001", "Servicebook says"), { timeout: 30_000 })
      .toContain("A number is given once and stays");
  });

  it("saves the workbook, which independent readers understand", async () => {
    const coming = desk.page.waitForEvent("download");
    await desk.page.getByRole("button", { name: "Save as .xlsx" }).click();
    await (await coming).saveAs(saved);
    const book = xlsx.read(readFileSync(saved));
    for (const sheet of [
      "Customers",
      "Items",
      "Cards",
      "Complaints",
      "Visits",
      "Invoices",
      "Invoice lines",
      "Payments",
      "Ledger",
    ])
      expect(book.SheetNames).toContain(sheet);
    const complaints = xlsx.utils.sheet_to_json<unknown[]>(book.Sheets.Complaints as xlsx.WorkSheet, {
      header: 1,
    });
    expect(complaints.flat()).toContain("Water tastes very salty");
    if (spawnSync("soffice", ["--version"]).error) return;
    spawnSync("soffice", ["--headless", "--convert-to", "pdf", "--outdir", folder, saved], {
      timeout: 120_000,
    });
    expect(existsSync(path.join(folder, "book.pdf"))).toBe(true);
  });

  it("opens in a fresh profile with everything in it", async () => {
    await desk.page.close();
    const fresh = await openPreview(
      await (await openBrowser()).newContext({ viewport: { width: 1400, height: 860 } }),
    );
    await fresh.page.locator("#file").setInputFiles(saved);
    await fresh.page.waitForLoadState("load");
    await fresh.pane.getByRole("button", { name: "Restore from this workbook" }).click({ timeout: 120_000 });
    await fresh.pane
      .getByRole("navigation", { name: "Main" })
      .getByRole("button", { name: "Bills" })
      .click({ timeout: 60_000 });
    await fresh.pane
      .getByText(/S\/\d\d-\d\d\/0001/)
      .first()
      .waitFor();
    expect(fresh.complaints).toEqual([]);
  });

  it("complained of nothing", () => {
    expect(desk.complaints).toEqual([]);
  });
});

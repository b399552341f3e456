import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeBrowser, openPreview, type PreviewWindow } from "./preview-window";

let desk: PreviewWindow;
let pane: FrameLocator;

const button = (name: string | RegExp) => pane.getByRole("button", { name, exact: true }).first();
const field = (label: string) => pane.getByLabel(new RegExp(`^${label}( \\*)?$`)).first();
const heading = (name: string | RegExp) => pane.getByRole("heading", { level: 1, name });
const rail = (name: string) => pane.getByRole("navigation", { name: "Main" }).getByRole("button", { name });

/** The rows of a table as objects by header. */
async function rows(table: string): Promise<Record<string, unknown>[]> {
  const [headers = [], ...body] = await desk.table(table);
  return body
    .map((cells) => Object.fromEntries(headers.map((header, at) => [String(header), cells[at]])))
    .filter((row) => Object.values(row).some((cell) => cell !== ""));
}
const eventually = <T>(what: () => Promise<T>) => expect.poll(what, { timeout: 60_000 });
/** What stands on the sheet in front. */
const paper = () =>
  desk.page.evaluate(() => {
    const engine = window.preview?.engine;
    const used = engine?.cells.used(engine.sheets.activeId(), true);
    return used ? engine?.cells.values(engine.sheets.activeId(), used).flat().map(String) : [];
  });

beforeAll(async () => {
  desk = await openPreview();
  pane = desk.pane;
  await field("Company name").fill("Aqua Care");
  await field("Address, as printed on papers").fill("12, Market Road, Pune 411038");
  await field("State").selectOption("27");
  await field("Company name").press("Enter");
  await rail("Calls").waitFor();
});
afterAll(closeBrowser);

describe("the service desk", () => {
  it("takes lists pasted into the sheets: items, technicians, customers, units; a bad row keeps its reason", async () => {
    await desk.upToDate();
    await desk.paste("Items", "Code", [["RO-12", "RO Pro 12", "serialised", "pcs", "8421", 18, 14500]]);
    await desk.paste("Technicians", "Name", [["Ravi Gaikwad", "98220 10001", "Kothrud"]]);
    await desk.paste("Customers", "Name", [
      ["Hotel Sagar", "98220 55501"],
      ["Meena Joshi", "12"],
    ]);
    await eventually(async () => (await rows("Customers")).map((row) => Boolean(row.Since))).toEqual([
      true,
      false,
    ]);
    await eventually(async () => (await rows("Customers"))[1]?.["Servicebook says"]).toContain(
      "at least five digits",
    );
    await desk.paste("Cards", "Item", [
      ["RO-12", "SN 1", "Hotel Sagar"],
      ["RO-12", "SN 2", "Hotel Sagar"],
    ]);
    await eventually(async () => (await rows("Cards")).map((row) => row["Card no."])).toEqual([
      "0001",
      "0002",
    ]);
  });

  it("makes a plan and a contract of both units, whose visits appear on their sheet", async () => {
    await rail("Contracts").click();
    await button("New contract").click();
    await button("Make the first plan").click();
    await field("Name").fill("Gold AMC");
    await field("Price a unit").fill("2400");
    await button("Save").click();
    await rail("Contracts").click();
    await button("New contract").click();
    await pane.getByRole("combobox", { name: "Customer" }).fill("Sagar");
    await pane.getByRole("option", { name: /Hotel Sagar/ }).click();
    for (const number of ["0001", "0002"])
      await pane.getByRole("checkbox", { name: `${number} · RO Pro 12` }).check();
    await button("Save and activate…").click();
    await pane.locator("sb-dialog").getByRole("button", { name: "Activate", exact: true }).click();
    await eventually(async () => (await rows("Visits")).length).toBe(8);
    expect(await rows("Contracts")).toMatchObject([{ Customer: "Hotel Sagar", Status: "active" }]);
    expect(await rows("ContractUnits")).toHaveLength(2);
    const of = (await rows("Visits")).map((row) => `${row["Card no."]}/${row.Service}`);
    expect(of.sort()).toEqual(
      ["0001", "0002"].flatMap((card) => [1, 2, 3, 4].map((ordinal) => `${card}/${ordinal}`)),
    );
  });

  it("bills the contract from its page", async () => {
    await button("Make the bill").click();
    await heading("Bill, draft").waitFor();
    await button("Issue and show paper").click();
    await heading(/^Bill S\//).waitFor({ timeout: 60_000 });
    await eventually(async () => (await rows("Invoices"))[0]?.Total).toBe(5664);
    expect((await paper())?.some((text) => text.includes("Gold AMC"))).toBe(true);
  });

  it("writes the renewal letter as a sheet", async () => {
    await rail("Contracts").click();
    await pane.getByText("Hotel Sagar").first().click();
    await button("Renewal letter").click();
    await eventually(async () =>
      (await paper())?.some((text) => text.includes("Renewal of your service contract")),
    ).toBe(true);
  });

  it("ends a visit by typing row by row on the sheet, and refuses it without the work", async () => {
    const [visit] = await rows("Visits");
    const where = ["Planned", visit?.Planned as string] as const;
    await desk.type("Visits", where, "Status", "done");
    await eventually(async () => (await rows("Visits"))[0]?.["Servicebook says"]).toContain(
      "Say what was done.",
    );
    await desk.type("Visits", where, "Technician", "Ravi Gaikwad");
    await eventually(async () => (await rows("Visits"))[0]?.Status).toBe("assigned");
    await desk.type("Visits", where, "Work done", "Filters changed");
    await eventually(async () => (await rows("Visits"))[0]?.["Work done"]).toBe("Filters changed");
    await desk.type("Visits", where, "Status", "missed");
    await eventually(async () => (await rows("Visits"))[0]?.["Servicebook says"]).toContain("Say why.");
  });

  it("complained of nothing", () => {
    expect(desk.complaints).toEqual([]);
  });
});

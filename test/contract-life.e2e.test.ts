import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handsAt, setUpCompany, typedDay, type DeskHands } from "./desk-hands";
import { closeBrowser, openPreview, type PreviewWindow } from "./preview-window";

let desk: PreviewWindow;
let hands: DeskHands;

const alert = (text: string) => hands.pane.getByRole("alert").filter({ hasText: text }).first();
const count = <T>(all: readonly T[], of: (one: T) => unknown): Record<string, number> =>
  all.reduce<Record<string, number>>((sum, one) => {
    const key = String(of(one));
    return { ...sum, [key]: (sum[key] ?? 0) + 1 };
  }, {});

async function draftFor(customer: RegExp, cards: readonly string[], startsOn: string): Promise<void> {
  const { rail, button, choose, field, pane } = hands;
  await rail("Contracts").click();
  await button("New contract").click();
  await choose("Customer", customer.source.slice(0, 5), customer);
  await field("Starts on").fill(startsOn);
  for (const card of cards) await pane.getByRole("checkbox", { name: `${card} · RO Pro 12` }).check();
}

beforeAll(async () => {
  desk = await openPreview();
  hands = handsAt(desk);
  await setUpCompany(desk, hands);
});
afterAll(closeBrowser);

describe("a contract's life", () => {
  it("takes pasted rows one by one: a broken reference keeps its reason, the others are accepted", async () => {
    const { rows, rowsOf } = hands;
    await desk.paste("Items", "Code", [
      ["RO-12", "RO Pro 12", "serialised", "pcs", "8421", 18, 14500],
      ["RO-13", "", "serialised", "pcs", "8421", 18, 14500],
    ]);
    await desk.paste("Technicians", "Name", [["Ravi Gaikwad", "98220 10001", "Kothrud"]]);
    await desk.paste("Customers", "Name", [
      ["Hotel Sagar", "98220 55501"],
      ["Meena Joshi", "98220 55502"],
    ]);
    await rowsOf("Customers").toHaveLength(2);
    await desk.upToDate();
    await desk.paste("Cards", "Item", [
      ["RO-12", "SN 1", "Hotel Sagar"],
      ["RO-99", "SN 9", "Hotel Sagar"],
      ["RO-12", "SN 2", "Hotel Sagar"],
      ["RO-12", "SN 3", "Hotel Sagar"],
      ["RO-12", "SN 4", "Meena Joshi"],
    ]);
    await expect
      .poll(async () => (await rows("Cards")).map((row) => row["Card no."]).sort(), { timeout: 60_000 })
      .toEqual(["", "0001", "0002", "0003", "0004"]);
    expect((await rows("Cards")).find((row) => row.Serial === "SN 9")?.["Servicebook says"]).toContain(
      "There is no item “RO-99” in the book.",
    );
    expect((await rows("Items")).find((row) => row.Code === "RO-13")?.["Servicebook says"]).toBeTruthy();
    await desk.paste("Complaints", "Customer", [
      ["Meena Joshi", "", "0001", "Leaks"],
      ["Meena Joshi", "", "0004", "Does not start"],
    ]);
    await rowsOf("Complaints").toMatchObject([
      { Problem: "Leaks", "Servicebook says": expect.stringContaining("belongs to another customer") },
      { Problem: "Does not start", "No.": "C-0001" },
    ]);
  });

  it("refuses a plan without visits, and one whose step is longer than its term, at the field in words", async () => {
    const { rail, button, field, pane } = hands;
    await rail("Contracts").click();
    await button("New contract").click();
    await button("Make the first plan").click();
    await field("Name").fill("Gold AMC");
    await field("Price a unit").fill("2400");
    await field("Visits").selectOption("times");
    await field("Visits a term").fill("0");
    await button("Save").click();
    await pane.getByText("At least one visit a term.").first().waitFor();
    await field("Visits").selectOption("months");
    await field("Months apart").fill("13");
    await button("Save").click();
    await pane.getByText("This is longer than the term").first().waitFor();
    await field("Visits").selectOption("month/3");
    await button("Save").click();
    await hands.rowsOf("Plans").toMatchObject([{ Plan: "Gold AMC" }]);
  });

  it("asks at a backdated start what became of the past visits, then covers three units", async () => {
    const { button, pane, inDialog, heading, rows, rowsOf } = hands;
    await draftFor(/Hotel Sagar/, ["0001", "0002", "0003"], typedDay(-7));
    await button("Save and activate…").click();
    await pane.getByText("the time of 6 visits has passed already. What became of them?").waitFor();
    await pane.getByRole("radio", { name: "were made" }).check();
    await inDialog("Activate").click();
    await heading(/^Contract AMC/).waitFor();
    await rowsOf("Visits").toHaveLength(12);
    expect(count(await rows("Visits"), (row) => row.Status)).toEqual({ done: 6, planned: 6 });
    await button("Make the bill").click();
    await button("Issue and show paper").click();
    await heading(/^Bill S/).waitFor({ timeout: 60_000 });
    await rowsOf("Contracts").toMatchObject([{ Units: 3, Price: 7200, Billed: 7200 }]);
  });

  it("names the contract that covers a unit already, and covers it twice only when told so", async () => {
    const { button, pane, rows } = hands;
    await draftFor(/Hotel Sagar/, ["0001"], typedDay(0));
    await button("Save draft").click();
    await alert("is covered by AMC").waitFor();
    await pane.getByRole("checkbox", { name: /Cover units twice/ }).waitFor();
    expect(await rows("Contracts")).toHaveLength(1);
    await hands.field("Starts on").press("Escape");
    await hands.inDialog("Throw away").click();
  });

  it("complained of nothing", () => {
    expect(desk.complaints).toEqual([]);
  });
});

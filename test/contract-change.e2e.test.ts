import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handsAt, setUpCompany, typedDay, type DeskHands } from "./desk-hands";
import { closeBrowser, openPreview, type PreviewWindow } from "./preview-window";

let desk: PreviewWindow;
let hands: DeskHands;

const visit = (card: string, name: string | RegExp) =>
  hands.pane.getByRole("list", { name: `Visits of card ${card}` }).getByRole("button", { name });
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

describe("a contract in its term", () => {
  it("begins with a small book, pasted under the sheets", async () => {
    await desk.paste("Items", "Code", [["RO-12", "RO Pro 12", "serialised", "pcs", "8421", 18, 14500]]);
    await desk.paste("Technicians", "Name", [["Ravi Gaikwad", "98220 10001", "Kothrud"]]);
    await desk.paste("Customers", "Name", [
      ["Hotel Sagar", "98220 55501"],
      ["Meena Joshi", "98220 55502"],
    ]);
    await hands.rowsOf("Customers").toHaveLength(2);
    await desk.upToDate();
    await desk.paste("Cards", "Item", [
      ["RO-12", "SN 1", "Hotel Sagar"],
      ["RO-12", "SN 2", "Hotel Sagar"],
      ["RO-12", "SN 3", "Hotel Sagar"],
      ["RO-12", "SN 4", "Meena Joshi"],
    ]);
    await hands
      .rowsOf("Cards")
      .toMatchObject(["0001", "0002", "0003", "0004"].map((no) => ({ "Card no.": no })));
  });

  it("covers three units of a hotel, a visit each quarter, and is billed", async () => {
    const { rail, button, field, pane, inDialog, heading, rows, rowsOf } = hands;
    await rail("Contracts").click();
    await button("New contract").click();
    await button("Make the first plan").click();
    await field("Name").fill("Gold AMC");
    await field("Price a unit").fill("2400");
    await field("Visits").selectOption("month/3");
    await button("Save").click();
    await rowsOf("Plans").toMatchObject([{ Plan: "Gold AMC" }]);
    await draftFor(/Hotel Sagar/, ["0001", "0002", "0003"], typedDay(-7));
    await button("Save and activate…").click();
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

  it("moves a visit and keeps its day by the rule; part-done leaves a remainder; missed and waived say why", async () => {
    const { rail, pane, button, field, inDialog, rows } = hands;
    await rail("Contracts").click();
    await pane.getByText("Hotel Sagar").first().click();
    await visit("0001", /^Visit 3/).click();
    await inDialog("Plan…").click();
    await field("Visit on").fill(typedDay(3));
    await inDialog("Plan").click();
    await pane
      .locator("sb-dialog")
      .getByText(/say why/i)
      .last()
      .waitFor();
    await field("Reason").fill("Hotel is closed for painting");
    await inDialog("Plan").click();
    await visit("0001", /^Visit 3/).click();
    await pane.getByText("By the rule").waitFor();
    await pane.getByText("Hotel is closed for painting").waitFor();
    await desk.page.keyboard.press("Escape");
    await expect
      .poll(
        async () => (await rows("Visits")).filter((row) => row.Originally && row.Planned !== row.Originally),
        { timeout: 60_000 },
      )
      .toMatchObject([{ "Card no.": "0001", Service: 3, Reason: "Hotel is closed for painting" }]);

    await visit("0002", /^Visit 3/).click();
    await inDialog("Record…").click();
    await pane.getByRole("radio", { name: /^Part done/ }).check();
    await pane.getByRole("combobox", { name: "Work done" }).fill("Filters changed");
    await field("What is left").fill("Membrane");
    await field("Technician").selectOption({ label: "Ravi Gaikwad" });
    await button("Save visit").click();
    await visit("0002", /^Visit 3: part-done/).waitFor();
    for (const [name, outcome, why, mark] of [
      [/^Rest of visit 3/, /^Missed/, "Van broke down", /^Rest of visit 3: missed/],
      [/^Visit 4/, /^Waived/, "Guest floor is shut", /^Visit 4: waived/],
    ] as const) {
      await visit("0002", name).click();
      await inDialog("Record…").click();
      await pane.getByRole("radio", { name: outcome }).check();
      await field("Why").fill(why);
      await button("Save visit").click();
      await visit("0002", mark).waitFor();
    }
    await button("Change visits…").waitFor();
  });
});

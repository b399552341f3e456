import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handsAt, type DeskHands } from "./desk-hands";
import { closeBrowser, openPreview, type PreviewWindow } from "./preview-window";

/** The demo unit whose whole life is told. */
const LIFE_CARD = "P-0007";

let desk: PreviewWindow;
let hands: DeskHands;

beforeAll(async () => {
  desk = await openPreview();
  hands = handsAt(desk);
  const cancel = hands.button("Cancel");
  await hands.button("Try it with a demo company").click();
  await cancel.waitFor();
  await cancel.waitFor({ state: "detached", timeout: 240_000 });
  await desk.upToDate();
}, 300_000);
afterAll(closeBrowser);

describe("a day at the desk", () => {
  it("counts on the bell what the page and the Alerts sheet tell, and gives visits and renewals as a calendar", async () => {
    const { pane, page } = { pane: hands.pane, page: desk.page };
    const bell = pane.getByRole("button", { name: /\d+ alerts?$/ });
    const urgent = Number((await bell.innerText()).match(/\d+/)?.[0]);
    expect(urgent).toBeGreaterThan(0);
    await bell.click();
    await pane.getByText(`Cannot wait · ${urgent}`).waitFor();
    await hands
      .rowsOf("Alerts")
      .toSatisfy(
        (rows: { Urgency?: unknown }[]) => rows.filter((row) => row.Urgency === "1 now").length === urgent,
      );
    expect(new Set((await hands.rows("Alerts")).map((row) => row.Alert)).size).toBeGreaterThan(4);
    await hands.button("Show in sheet").click();
    await hands.paperSays("Since or due");

    await hands.button("Calendar").click();
    const coming = page.waitForEvent("download");
    await hands.inDialog("Save the file").click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^servicebook-.*\.ics$/);
    const text = readFileSync(await file.path(), "utf8");
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(10);
    expect(text).toContain("BEGIN:VALARM");
  });

  it("renews many from the expiry list at a raised price", async () => {
    const { rail, button, field, inDialog, pane, rows, paperSays } = hands;
    await rail("Contracts").click();
    await button("Expiring").click();
    await button("Renew several…").click();
    const ticks = pane.locator("sb-dialog").getByRole("checkbox");
    const all = await ticks.count();
    expect(all).toBeGreaterThan(2);
    for (let at = 2; at < all; at += 1) await ticks.nth(at).uncheck();
    await field("Raise the prices by").fill("7.5");
    const before = (await rows("Contracts")).length;
    await inDialog("Letters only").click();
    await pane.getByText("2 letters are sheets of the workbook.").waitFor();
    await paperSays("Renewal of your service contract");
    await button("Renew several…").click();
    for (let at = 2; at < all; at += 1) await ticks.nth(at).uncheck();
    await field("Raise the prices by").fill("7.5");
    await inDialog("Renew 2").click();
    await pane.getByText("2 renewed and active.").waitFor();
    await hands.rowsOf("Contracts").toHaveLength(before + 2);
  });

  it("shows a unit's whole life in order, in the pane and as a paper", async () => {
    const { pane, heading, button, paperSays } = hands;
    await hands.find(LIFE_CARD, new RegExp(LIFE_CARD));
    await heading(`Card ${LIFE_CARD}`).waitFor();
    const events = pane.locator("sb-timeline li");
    await expect.poll(() => events.count()).toBeGreaterThanOrEqual(20);
    const told = await events.allInnerTexts();
    // Before it was sold the piece came into stock: [D29] holds the order day by day.
    expect(told.at(-2)).toContain("Sold");
    expect(told[0]).toContain("Tank cracked");
    await button("Paper").click();
    await paperSays(LIFE_CARD);
    await paperSays("Tank cracked");
  });
});

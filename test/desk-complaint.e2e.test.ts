import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handsAt, setUpCompany, type DeskHands } from "./desk-hands";
import { closeBrowser, openPreview, type PreviewWindow } from "./preview-window";

let desk: PreviewWindow;
let hands: DeskHands;

/** The state of a complaint as its sheet shows it. */
const states = async () =>
  Object.fromEntries((await hands.rows("Complaints")).map((row) => [row["No."], row.Status]));
const isNow = (number: string, status: string) =>
  expect.poll(async () => (await states())[number], { timeout: 60_000 }).toBe(status);

async function openComplaint(number: string): Promise<void> {
  await hands.find(number, new RegExp(number));
  await hands.heading(`Complaint ${number}`).waitFor();
}

beforeAll(async () => {
  desk = await openPreview();
  hands = handsAt(desk);
  await setUpCompany(desk, hands);
});
afterAll(closeBrowser);

describe("a complaint's way", () => {
  it("begins with two complaints pasted under their sheet", async () => {
    await desk.paste("Items", "Code", [["PMP-36", "Pump 36 V", "stock", "pcs", "8413", 18, 1450]]);
    await hands.rowsOf("Items").toMatchObject([{ Code: "PMP-36" }]);
    await desk.paste("Technicians", "Name", [
      ["Ravi Gaikwad", "98220 10001", "Kothrud"],
      ["Kiran More", "98220 10002", "Baner"],
      ["Sunil Pawar", "98220 10003", "Aundh"],
    ]);
    await desk.paste("Items", "Code", [["LAB-1", "Labour, 1 h", "service", "h", "9987", 18, 300]]);
    await desk.paste("Customers", "Name", [
      ["Hotel Sagar", "98220 55501"],
      ["Meena Joshi", "98220 55502"],
    ]);
    await hands.rowsOf("Customers").toMatchObject([{ Name: "Hotel Sagar" }, { Name: "Meena Joshi" }]);
    await desk.paste("Complaints", "Customer", [
      ["Hotel Sagar", "", "", "Pump is loud"],
      ["Hotel Sagar", "", "", "Water tastes salty"],
    ]);
    await hands.rowsOf("Complaints").toMatchObject([{ "No.": "C-0001" }, { "No.": "C-0002" }]);
  });

  it("waits for a part, is escalated, resolved, opened again and cancelled, each seen on its sheet", async () => {
    const { pane, button, field, inDialog, choose } = hands;
    await openComplaint("C-0001");
    await button("Wait…").click();
    await choose("Which part, if it is one", "Pump", /Pump 36 V/);
    await inDialog("Let it wait").click();
    await isNow("C-0001", "waiting: Pump 36 V");
    await button("Escalate…").click();
    await inDialog("Escalate").click();
    await pane.getByText("Why is needed.").waitFor();
    await field("Why").fill("Hotel has guests");
    await inDialog("Escalate").click();
    await pane.getByText("Escalated: Hotel has guests").waitFor();
    await button("Resolve…").click();
    await pane.getByRole("combobox", { name: "What was done?" }).fill("Screw tightened by phone");
    await inDialog("Resolve").click();
    await isNow("C-0001", "resolved");
    await button("Open again").click();
    await button("Cancel…").waitFor();
    expect(await states()).not.toMatchObject({ "C-0001": "closed" });
    await button("Cancel…").click();
    await inDialog("Cancel the complaint").click();
    await pane.getByText("Reason is needed.").waitFor();
    await field("Reason").fill("Called twice");
    await inDialog("Cancel the complaint").click();
    await isNow("C-0001", "cancelled");
  });

  it("is closed free of charge only with a reason when the customer would have to pay", async () => {
    const { pane, button, field, inDialog, choose } = hands;
    await openComplaint("C-0002");
    await button("Record visit").click();
    await field("Technician").selectOption({ label: "Ravi Gaikwad" });
    await pane.getByRole("combobox", { name: "Work done" }).fill("Membrane flushed");
    await button(/add a line/).click();
    await choose("Part or labour", "Labour", /Labour, 1 h/);
    await button("Save visit").click();
    await isNow("C-0002", "resolved");
    await button("Free of charge…").click();
    await inDialog("Close").click();
    await pane.getByText("Why is needed.").waitFor();
    await field("Why").fill("Old customer");
    await inDialog("Close").click();
    await isNow("C-0002", "closed");
    await pane.getByText("Free of charge: Old customer").waitFor();
  });

  it("offers the ready message by WhatsApp and SMS", async () => {
    const { pane, button } = hands;
    await button("Message to the customer").click();
    const dialog = pane.locator("sb-dialog");
    await dialog
      .getByText(/C-0002/)
      .first()
      .waitFor();
    const links = await dialog.getByRole("link").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    expect(links.some((href) => href?.startsWith("https://wa.me/919822055501?text="))).toBe(true);
    expect(links.some((href) => href?.startsWith("sms:"))).toBe(true);
  });

  it("gives nothing to a technician on leave, and says so beside the row that asks for him", async () => {
    const { rail, button, field, pane, heading, rows } = hands;
    await pane.locator("sb-dialog").getByRole("button", { name: "Done" }).click();
    await rail("More").click();
    await button(/^Technicians/).click();
    await pane.getByRole("row", { name: /Sunil Pawar/ }).click();
    await button("Edit").click();
    await button(/add a line/i).click();
    await field("From").fill("today");
    await field("Till").fill("+1");
    await button("Save").click();
    await heading("Sunil Pawar").waitFor();
    await desk.paste("Complaints", "Customer", [
      ["Meena Joshi", "", "", "Does not start", "", "", "Sunil Pawar"],
      ["Meena Joshi", "", "", "Leaks", "", "", "Ravi Gaikwad"],
      ["Hotel Sagar", "", "", "Filter is due", "", "", "Ravi Gaikwad"],
    ]);
    await isNow("C-0004", "assigned");
    const asked = (await rows("Complaints")).find((row) => row.Problem === "Does not start");
    expect(asked).toMatchObject({ "No.": "", "Servicebook says": expect.stringContaining("is on leave") });
  });

  it("writes to the customer in his own language", async () => {
    const { pane, button, field, heading } = hands;
    await hands.find("Meena", /Meena Joshi/);
    await heading("Meena Joshi").waitFor();
    await button("Edit").click();
    await field("Language of messages").selectOption("hi");
    await button("Save").click();
    await heading("Meena Joshi").waitFor();
    await openComplaint("C-0003");
    await button("Message to the customer").click();
    const dialog = pane.locator("sb-dialog");
    await dialog.getByText(/Ravi Gaikwad.*आपकी शिकायत C-0003 \(Leaks\) के लिए आएँगे/).waitFor();
    await dialog.getByRole("button", { name: "Done" }).click();
  });

  it("gives many visits to another at once on the plan board, and prints his day sheet", async () => {
    const { rail, button, field, inDialog, pane, heading, rows, paperSays } = hands;
    await rail("More").click();
    await button(/^Plan/).click();
    await heading("Plan").waitFor();
    await pane.getByText("Ravi Gaikwad (2)").waitFor();
    expect(await pane.getByText(/^Sunil Pawar/).count()).toBe(0);
    for (const name of ["Meena Joshi", "Hotel Sagar"])
      await pane.getByRole("checkbox", { name: `Choose the visit to ${name}` }).check();
    await button("Plan…").click();
    await field("Technician").locator("option", { hasText: "Kiran More" }).waitFor({ state: "attached" });
    const offered = await field("Technician").locator("option").allInnerTexts();
    expect(offered.join()).not.toContain("Sunil Pawar");
    await field("Technician").selectOption({
      index: offered.findIndex((text) => text.includes("Kiran More")),
    });
    await inDialog("Plan").click();
    await pane.getByText("Kiran More (2)").waitFor();
    await expect
      .poll(async () => (await rows("Visits")).filter((row) => row.Technician === "Kiran More").length, {
        timeout: 60_000,
      })
      .toBe(2);
    await button("Day sheet").click();
    await paperSays("Kiran More");
    await paperSays("Filter is due");
  });

  it("complained of nothing", () => {
    expect(desk.complaints).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handsAt, setUpCompany, typedDay, type DeskHands, type SheetRow } from "./desk-hands";
import { closeBrowser, openPreview, type PreviewWindow } from "./preview-window";

let desk: PreviewWindow;
let hands: DeskHands;

const visit = (card: string, name: string | RegExp) =>
  hands.pane.getByRole("list", { name: `Visits of card ${card}` }).getByRole("button", { name });
const visitsOf = async (card: string, status: string): Promise<SheetRow[]> =>
  (await hands.rows("Visits")).filter((row) => row["Card no."] === card && row.Status === status);
const hotels = (rows: readonly SheetRow[]) => rows.filter((row) => row.Customer === "Hotel Sagar");
/** What a line of figures in front says: `6,120.00` of `Billed ₹6,120.00`. */
const figure = async (name: string): Promise<number> => {
  const row = hands.pane.locator("sb-dialog").getByRole("row", { name: new RegExp(`^${name}`) });
  return Number((await row.innerText()).replace(/[^\d.]/g, ""));
};

async function activateFor(customer: RegExp, card: readonly string[], startsOn: string, past: string) {
  const { rail, button, choose, field, pane, inDialog } = hands;
  await rail("Contracts").click();
  await button("New contract").click();
  await choose("Customer", customer.source.slice(0, 5), customer);
  await field("Starts on").fill(startsOn);
  for (const number of card) await pane.getByRole("checkbox", { name: `${number} · RO Pro 12` }).check();
  await button("Save and activate…").click();
  await pane.getByRole("radio", { name: past }).check();
  await inDialog("Activate").click();
  await hands.heading(/^Contract AMC/).waitFor();
}

async function bill(): Promise<void> {
  await hands.button("Make the bill").click();
  await hands.button("Issue and show paper").click();
  await hands.heading(/^Bill S/).waitFor({ timeout: 60_000 });
}

async function openContract(number: RegExp): Promise<void> {
  await hands.find(number.source.slice(-4), number);
  await hands.heading(/^Contract AMC/).waitFor();
}

beforeAll(async () => {
  desk = await openPreview();
  hands = handsAt(desk);
  await setUpCompany(desk, hands);
});
afterAll(closeBrowser);

describe("the turns of a contract", () => {
  it("begins with units whose item says what is measured, and a part in the store", async () => {
    const { rail, pane, button, field, heading, rowsOf } = hands;
    await desk.paste("Items", "Code", [
      ["RO-12", "RO Pro 12", "serialised", "pcs", "8421", 18, 14500],
      ["FLT", "Sediment filter", "stock", "pcs", "8421", 18, 300, 5],
    ]);
    await desk.paste("Technicians", "Name", [["Ravi Gaikwad", "98220 10001", "Kothrud"]]);
    await desk.paste("Customers", "Name", [
      ["Hotel Sagar", "98220 55501"],
      ["Meena Joshi", "98220 55502"],
    ]);
    await rowsOf("Customers").toHaveLength(2);
    await desk.upToDate();
    await desk.paste(
      "Cards",
      "Item",
      ["Hotel Sagar", "Hotel Sagar", "Hotel Sagar", "Meena Joshi"].map((owner, at) => [
        "RO-12",
        `SN ${at + 1}`,
        owner,
      ]),
    );
    await rowsOf("Cards").toHaveLength(4);
    await rail("Stock").click();
    await pane.getByText("RO Pro 12").first().click();
    await button("Edit").click();
    await field("Readings").fill("TDS in, TDS out");
    await field("Checklist").fill("no leaks, tank clean");
    await button("Save").click();
    await heading("RO Pro 12").waitFor();
  });

  it("covers three units, a visit each quarter, and is billed", async () => {
    const { rail, button, field, rowsOf } = hands;
    await rail("Contracts").click();
    await button("New contract").click();
    await button("Make the first plan").click();
    await field("Name").fill("Gold AMC");
    await field("Price a unit").fill("2400");
    await field("Visits").selectOption("month/3");
    await button("Save").click();
    await rowsOf("Plans").toHaveLength(1);
    await activateFor(/Hotel Sagar/, ["0001", "0002", "0003"], typedDay(-7), "were made");
    await bill();
    await rowsOf("Contracts").toMatchObject([{ Units: 3, Price: 7200, Billed: 7200 }]);
  });

  it("[V30][V31] a visit part-done with a part and readings leaves the remainder, and the part leaves the store", async () => {
    const { pane, button, field, choose, rows } = hands;
    await openContract(/AMC.*0001/);
    await visit("0001", /^Visit 3/).click();
    await hands.inDialog("Record…").click();
    await pane.getByRole("radio", { name: /^Part done/ }).check();
    await pane.getByRole("combobox", { name: "Work done" }).fill("Filter changed");
    await field("What is left").fill("Membrane is ordered");
    await field("Technician").selectOption({ label: "Ravi Gaikwad" });
    await field("TDS in").fill("412");
    await field("TDS out").fill("38");
    await pane.getByRole("checkbox", { name: "no leaks" }).check();
    await button(/add a line/).click();
    await choose("Part or labour", "Sedim", /Sediment filter/);
    await pane.getByText("free: comprehensive contract").first().waitFor();
    await button("Save visit").click();
    await visit("0001", /^Visit 3: part-done/).waitFor();
    await expect
      .poll(() => visitsOf("0001", "part-done"), { timeout: 60_000 })
      .toMatchObject([
        {
          Service: 3,
          "Work done": "Filter changed",
          "Parts and labour": expect.stringContaining("Sediment filter"),
          Readings: "TDS in 412, TDS out 38",
          "Not well": "tank clean",
          Reason: "Membrane is ordered",
        },
      ]);
    await expect
      .poll(async () => (await rows("Items")).find((row) => row.Code === "FLT")?.["On hand"], {
        timeout: 60_000,
      })
      .toBe(4);
    await visit("0001", /^Rest of visit 3/).click();
    await pane.locator("sb-dialog").getByText("Window").waitFor();
    await desk.page.keyboard.press("Escape");
  });

  it("[V8][V25] plans the rest anew when the frequency changes in mid-term; what was done and the remainder stay", async () => {
    const { button, field, inDialog, rows, rowsOf } = hands;
    const done = (await rows("Visits")).filter((row) => row.Status === "done");
    const rest = (await visitsOf("0001", "planned")).find((row) => row.Service === 3);
    await button("Change visits…").click();
    await field("From").fill(typedDay(0, 14));
    await field("Visits").selectOption("month/1");
    await inDialog("Change").click();
    await rowsOf("Contracts").toMatchObject([{ Visits: "every month" }]);
    const from = Number(rest?.Planned) + 1;
    for (const card of ["0001", "0002", "0003"]) {
      await expect
        .poll(async () => (await visitsOf(card, "planned")).filter((row) => Number(row.Service) > 4).length, {
          timeout: 60_000,
        })
        .toBeGreaterThanOrEqual(4);
      const anew = (await visitsOf(card, "planned")).filter((row) => Number(row.Service) > 4);
      expect(new Set(anew.map((row) => row.Planned)).size).toBe(anew.length);
      for (const row of anew) {
        expect(Number(row.Planned)).toBeGreaterThan(from);
        expect(Number(row.Planned)).toBeGreaterThanOrEqual(Number(row["Window from"]));
        expect(Number(row.Planned)).toBeLessThanOrEqual(Number(row["Window till"]));
      }
    }
    expect((await rows("Visits")).filter((row) => row.Status === "done")).toEqual(done);
    expect(await visitsOf("0001", "part-done")).toHaveLength(1);
    expect((await visitsOf("0001", "planned")).find((row) => row.Service === 3)?.Planned).toBe(rest?.Planned);
  });

  it("[V27] hands a unit to a new owner with its cover: a contract of her own for the days left, nothing to pay", async () => {
    const { pane, button, inDialog, heading, choose, rows, rowsOf } = hands;
    const before = await visitsOf("0003", "planned");
    await button("0003 · RO Pro 12").click();
    await heading("Card 0003").waitFor();
    await button("New owner").click();
    await choose("New owner", "Meena", /Meena Joshi/);
    await pane.getByRole("radio", { name: /^Goes to the new owner/ }).check();
    await inDialog("Hand over").click();
    await rowsOf("Contracts").toMatchObject([
      { Customer: "Hotel Sagar", Units: 2, Price: 7200 },
      { Customer: "Meena Joshi", Units: 1, Price: 0, Status: "active" },
    ]);
    const [old, own] = await rows("Contracts");
    expect(own?.Till).toBe(old?.Till);
    await expect
      .poll(async () => (await visitsOf("0003", "planned")).map((row) => row.Customer), { timeout: 60_000 })
      .toEqual(before.map(() => "Meena Joshi"));
    await rowsOf("ContractUnits").toEqual(
      expect.arrayContaining([
        expect.objectContaining({ "Card no.": "0003", Contract: old?.["No."], Status: "ended" }),
        expect.objectContaining({ "Card no.": "0003", Contract: own?.["No."], Status: "active" }),
      ]),
    );
  });

  it("puts another in the place of a unit that failed, and one in that one's: a chain, the cover goes along", async () => {
    const { pane, button, field, inDialog, heading, rowsOf } = hands;
    for (const [card, why, serial, next] of [
      ["0002", "Tank cracked", "SN 5", "0005"],
      ["0005", "Dead on arrival", "SN 6", "0006"],
    ] as const) {
      await hands.find(card, new RegExp(card));
      await heading(`Card ${card}`).waitFor();
      await button("Replace").click();
      await field("Why\\?").fill(why);
      await field("New serial number").fill(serial);
      await inDialog("Replace").click();
      await heading(`Card ${next}`).waitFor();
      await pane.getByText(`in the place of card ${card}`, { exact: true }).waitFor();
    }
    await button("card 0005").click();
    await heading("Card 0005").waitFor();
    await pane.getByText("replaced by").first().waitFor();
    await button("card 0002").click();
    await heading("Card 0002").waitFor();
    await rowsOf("Cards").toEqual(
      expect.arrayContaining([
        expect.objectContaining({ "Card no.": "0002", Status: "replaced" }),
        expect.objectContaining({ "Card no.": "0005", Status: "replaced" }),
        expect.objectContaining({ "Card no.": "0006", Customer: "Hotel Sagar", Status: "in service" }),
      ]),
    );
    await expect
      .poll(async () => (await visitsOf("0006", "planned")).length, { timeout: 60_000 })
      .toBeGreaterThanOrEqual(4);
    expect(await visitsOf("0002", "planned")).toEqual([]);
  });

  it("[V21][V22] renews early at a raised price, offered by letter first; the next term begins when the old one ends", async () => {
    const { pane, button, field, inDialog, rowsOf, rows, paperSays } = hands;
    await openContract(/AMC.*0001/);
    await button("Renew…").click();
    await field("Raise the price by").fill("10");
    await inDialog("Letter with this price").click();
    await paperSays("Renewal of your service contract");
    await paperSays("SN 6");
    await inDialog("Renew").click();
    await pane.getByText("begins later").first().waitFor();
    await rowsOf("Contracts").toMatchObject([
      { Customer: "Hotel Sagar", Status: "renewed" },
      { Customer: "Meena Joshi" },
      { Customer: "Hotel Sagar", Status: "active", Price: 5280, Units: 2 },
    ]);
    const [old, next] = hotels(await rows("Contracts"));
    expect(next?.From).toBe(Number(old?.Till) + 1);
    await button(String(old?.["No."])).waitFor();
  });

  it("[V21] renews late from the contract's page: the next term begins where the old one ended, not today", async () => {
    const { pane, button, inDialog, rows, rowsOf } = hands;
    await activateFor(/Meena Joshi/, ["0004"], typedDay(-13), "were missed");
    await pane.getByText("expired").first().waitFor();
    await button("Renew…").click();
    await pane.getByRole("radio", { name: "are waived" }).check();
    await inDialog("Renew").click();
    await rowsOf("Contracts").toHaveLength(5);
    const [old, next] = (await rows("Contracts")).slice(3);
    expect(old).toMatchObject({ Customer: "Meena Joshi", Status: "renewed" });
    expect(next).toMatchObject({
      Customer: "Meena Joshi",
      Status: "active",
      Price: 2400,
      From: Number(old?.Till) + 1,
    });
  });

  it("[V18][V24] shows what cancelling gives back by days, gives it back with a credit note, and voids later visits", async () => {
    const { button, field, inDialog, heading, rows, rowsOf, paperSays } = hands;
    await bill();
    await openContract(/AMC.*0005/);
    const contract = (await rows("Contracts")).at(-1);
    await button("Cancel…").click();
    await field("No longer covered from").fill(typedDay(0, 30));
    await field("Why").fill("Moved abroad");
    const days = { all: Number(contract?.Till) - Number(contract?.From) + 1, left: 0 };
    const today = Math.floor(Date.now() / 86_400_000) + 25_569;
    days.left = Number(contract?.Till) - (today + 30) + 1;
    const back = Math.round((240_000 * days.left) / days.all) / 100;
    await expect.poll(() => figure("Earned till that day")).toBeCloseTo(2400 - back, 2);
    expect(await figure("Billed")).toBe(2400);
    expect(await field("To give back, before tax").inputValue()).toBe(
      back.toLocaleString("en-IN", { minimumFractionDigits: 2 }),
    );
    await inDialog("Cancel the contract").click();
    await rowsOf("Contracts").toSatisfy((all: SheetRow[]) => all.at(-1)?.Status === "cancelled");
    await expect
      .poll(
        async () => (await visitsOf("0004", "planned")).every((row) => Number(row.Planned) < today + 30),
        { timeout: 60_000 },
      )
      .toBe(true);
    await button("Make the credit note").click();
    await heading(/^Credit bill S/).waitFor();
    await button("Issue and show paper").click();
    await rowsOf("CreditNotes").toMatchObject([{ Customer: "Meena Joshi", Net: back }]);
    await paperSays("Moved abroad");
  });

  it("complained of nothing", () => {
    expect(desk.complaints).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handsAt, setUpCompany, typedDay, type DeskHands, type SheetRow } from "./desk-hands";
import { closeBrowser, openPreview, type PreviewWindow } from "./preview-window";

let desk: PreviewWindow;
let hands: DeskHands;

/** Waits until a table has a row with these cells. */
const sheetHas = (table: string, row: SheetRow) =>
  hands.rowsOf(table).toEqual(expect.arrayContaining([expect.objectContaining(row)]));
/** A cell of a line of a paper, by the column's head. */
const inLine = (line: number, head: string) =>
  hands.pane
    .getByRole("group", { name: `Line ${line}`, exact: true })
    .getByLabel(new RegExp(`^${head}( \\*)?$`));
/** Everything that stands on the sheets whose name begins so. */
const saidOn = (name: string) =>
  desk.page.evaluate((begins) => {
    const engine = window.preview?.engine;
    if (!engine) return [];
    return engine.sheets
      .list()
      .filter((sheet) => sheet.name.startsWith(begins))
      .flatMap(({ id }) => {
        const used = engine.cells.used(id, true);
        return used ? engine.cells.values(id, used).flat().map(String) : [];
      });
  }, name);

beforeAll(async () => {
  desk = await openPreview();
  hands = handsAt(desk);
  await setUpCompany(desk, hands);
}, 300_000);
afterAll(closeBrowser);

describe("goods out and the money for them", () => {
  it("starts an item with what lies in the store, its serial numbers typed as a range", async () => {
    const { rail, button, field, heading, pane } = hands;
    await rail("Stock").click();
    await button("New item").click();
    await heading("New item").waitFor();
    await field("Code").fill("RO-12");
    await field("Name").fill("RO Pro 12");
    await field("Kind").selectOption("serialised");
    await field("Price").fill("14500");
    await field("Cost").fill("9000");
    await field("HSN/SAC").fill("8421");
    await field("Opening quantity").fill("4");
    await pane.getByRole("textbox", { name: "Serial numbers" }).fill("RO-501-RO-504");
    await button("Save").click();
    await heading("RO Pro 12").waitFor();
    await sheetHas("SerialNumbers", { Serial: "RO-504", State: "in stock" });
    await sheetHas("StockOnHand", { Code: "RO-12", "On hand": 4, Worth: 36000 });
  });

  it("quotes, is told yes, and sends the goods on a challan in three copies", async () => {
    const { rail, button, field, heading, choose, pane, paperSays, inDialog } = hands;
    await rail("More").click();
    await button(/^Customers/).click();
    await button("New customer").click();
    await field("Name").fill("Hotel Sagar");
    await field("Phone").fill("98220 55501");
    await field("Address").fill("Station Road, Pune");
    await button("Save").click();
    await heading("Hotel Sagar").waitFor();
    await rail("Bills").click();
    await button("Quotations…").click();
    await button("New").click();
    await choose("Customer", "Sagar", /Hotel Sagar/);
    await choose("Item or work", "RO", /RO Pro 12/);
    await inLine(1, "Qty").fill("2");
    await button("Give a number and show paper").click();
    await heading(/^Quotation Q\//).waitFor();
    await paperSays("RO Pro 12");
    await sheetHas("Quotations", { Customer: "Hotel Sagar", Total: 34220 });
    await button("Accepted…").click();
    await field("Customer's order").fill("PO-77");
    await inDialog("Accepted").click();
    await sheetHas("Quotations", { Status: "accepted" });

    await button("Send the goods first").click();
    await heading("New challan").waitFor();
    await pane.getByRole("textbox", { name: "Serial numbers" }).fill("RO-501-RO-502");
    await button("Issue and show paper").click();
    await heading(/^Challan DC\//).waitFor();
    await button("All copies").click();
    for (const copy of [/^Original/, /^Duplicate/, /^Triplicate/])
      await expect
        .poll(() => saidOn("DC-"), { timeout: 60_000 })
        .toEqual(expect.arrayContaining([expect.stringMatching(copy)]));
    await sheetHas("Challans", { Customer: "Hotel Sagar", Sent: 2, Out: 2, Status: "issued" });
    await sheetHas("StockOnHand", { Code: "RO-12", Place: "Store", "On hand": 2 });
  });

  it("installs a piece from the challan, which makes its card, and bills the challan", async () => {
    const { button, heading, pane, paperSays, inDialog } = hands;
    await button("Install RO-501").click();
    await inDialog("Install").click();
    await pane.getByRole("button", { name: "card 0001" }).waitFor();
    await sheetHas("Cards", { "Card no.": "0001", Serial: "RO-501" });
    await sheetHas("GoodsFlow", { Code: "RO-12", "On hand": 2, "On challan": 2, Installed: 1 });
    await button("Make the bill").click();
    await heading("Bill, draft").waitFor();
    await button("Issue and show paper").click();
    await heading(/^Bill S\//).waitFor({ timeout: 60_000 });
    await paperSays("RO-501");
    await sheetHas("Challans", { Sent: 2, Billed: 2, Out: 0 });
    await sheetHas("Invoices", { Customer: "Hotel Sagar", Total: 34220, Open: 34220 });
  });

  it("refuses a row beyond the bill, and a cheque in hand leaves the bill open", async () => {
    const { button, field, heading, pane } = hands;
    await button("Take payment").click();
    await expect.poll(() => field("Amount").inputValue()).toBe("34,220.00");
    const settles = pane.getByLabel(/^Settles of/);
    await settles.fill("40000");
    await button("Save receipt").click();
    await pane.getByText(/leaves only ₹34,220\.00 open/).waitFor();
    await settles.fill("34220");
    await field("Paid by").selectOption("cheque");
    await field("Cheque no\\.").fill("000451");
    await field("Received on").fill(typedDay(0, -3));
    await field("Date on the cheque").fill(typedDay(0, -1));
    await field("Bank and branch").fill("SBI, Camp");
    await button("Save cheque").click();
    await heading("Cheque 000451").waitFor();
    await sheetHas("Cheques", { "Cheque no.": "000451", Amount: 34220, Status: "held" });
    await sheetHas("Outstanding", { Open: 34220, "Cheques in hand": 34220, "Net of cheques": 0 });
    await sheetHas("Invoices", { Total: 34220, Open: 34220 });
    expect(await hands.rows("Payments")).toEqual([]);
    await button("Deposit…").click();
    await button(/^Deposit ₹/).click();
    await heading(/^Deposit slip /).waitFor();
    await sheetHas("Cheques", { "Cheque no.": "000451", Status: "deposited" });
  });

  it("bounces it with a charge, presents it again, and only its clearing pays the bill", async () => {
    const { rail, button, field, heading, pane, inDialog } = hands;
    await rail("Money").click();
    await button("Cheques").click();
    await button("In clearing").click();
    await pane.getByText("000451").first().click();
    await heading("Cheque 000451").waitFor();
    await button("Bounced…").click();
    await pane.getByRole("combobox", { name: "What the bank says" }).fill("Funds insufficient");
    await field("The bank took").fill("118");
    await field("Bill the customer").fill("500");
    await inDialog("It bounced").click();
    await sheetHas("Cheques", { "Cheque no.": "000451", Status: "bounced", "Bank charges": 118 });
    await sheetHas("Invoices", { Total: 34220, Open: 34220 });
    await sheetHas("Invoices", { Kind: "Debit note", Open: 500 });
    await button("Present again…").click();
    await inDialog("Present it").click();
    await sheetHas("Cheques", { "Cheque no.": "000451", Status: "re-presented" });
    await button("Cleared…").click();
    await inDialog("It is cleared").click();
    await sheetHas("Cheques", { "Cheque no.": "000451", Status: "cleared" });
    await sheetHas("Invoices", { Total: 34220, Open: 0, Status: "paid" });
    await sheetHas("Payments", { Party: "Hotel Sagar", Amount: 34220, Mode: "cheque" });
  });

  it("balances, and is proved without a fault", async () => {
    const { rail, button, heading, pane } = hands;
    await rail("More").click();
    await button(/^Ledger/).click();
    await pane.getByText(/Debits and credits are ₹.?[\d,.]+ each/).waitFor();
    const trial = await hands.rows("TrialBalance");
    const closing = (side: string) =>
      trial.filter((row) => row.Side === side).reduce((sum, row) => sum + Math.abs(Number(row.Closing)), 0);
    expect(closing("Dr")).toBeGreaterThan(34_220);
    expect(closing("Dr")).toBeCloseTo(closing("Cr"), 2);
    await rail("More").click();
    await button(/^Prove it/).click();
    await heading("Prove it").waitFor();
    await button("Prove it").click();
    await pane.getByText(/^All 13 rules hold\.$/).waitFor({ timeout: 120_000 });
    await hands
      .rowsOf("Proof")
      .toSatisfy((rows: SheetRow[]) => rows.length >= 13 && rows.every((row) => row.Result === "holds"));
  });

  it("takes no money dated in closed books", async () => {
    const { rail, button, field, heading, inDialog, pane } = hands;
    await rail("More").click();
    await button(/^Ledger/).click();
    await button("Year end").click();
    await button("Close until…").click();
    await field("Until").fill(typedDay(0, -1));
    await field("Reason").fill("Figures given to the accountant");
    await inDialog("Close the books").click();
    await pane
      .getByText(/Closed until /)
      .first()
      .waitFor();
    await rail("Bills").click();
    await pane.getByText("Debit note").first().click();
    await heading(/^Debit note /).waitFor();
    await button("Take payment").click();
    await expect.poll(() => field("Amount").inputValue()).toBe("500.00");
    await field("Paid by").selectOption("cash");
    await field("Date").fill(typedDay(0, -2));
    await button("Save receipt").click();
    await pane
      .getByText(/The books are closed until /)
      .first()
      .waitFor();
    expect(await hands.rows("Payments")).toHaveLength(1);
    await field("Date").fill(typedDay(0, 0));
    await button("Save receipt").click();
    await heading(/^Receipt /).waitFor();
    await sheetHas("Payments", { Party: "Hotel Sagar", Amount: 500, Mode: "cash" });
    await sheetHas("Invoices", { Kind: "Debit note", Open: 0, Status: "paid" });
    expect(desk.complaints).toEqual([]);
  });
});

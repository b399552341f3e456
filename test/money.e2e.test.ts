import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handsAt, setUpCompany, type DeskHands, type SheetRow } from "./desk-hands";
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
beforeAll(async () => {
  desk = await openPreview();
  hands = handsAt(desk);
  await setUpCompany(desk, hands);
}, 300_000);
afterAll(closeBrowser);

describe("goods from a principal", () => {
  it("adds a principal and sends him an order, whose paper is a sheet", async () => {
    const { rail, button, field, heading, choose, pane, paperSays } = hands;
    await desk.paste("Items", "Code", [
      ["RO-12", "RO Pro 12", "serialised", "pcs", "8421", 18, 14500],
      ["PMP-36", "Pump 36 V", "stock", "pcs", "8413", 18, 1450],
    ]);
    await sheetHas("Items", { Code: "PMP-36", Name: "Pump 36 V" });
    await rail("More").click();
    await button(/^Principals/).click();
    await button("New principal").click();
    await heading("New principal").waitFor();
    await field("Name").fill("Pure Flow");
    await field("Phone").fill("020 2545 1000");
    await field("Address").fill("MIDC Bhosari, Pune");
    await button("Save").click();
    await pane.getByRole("button", { name: "Order", exact: true }).click();
    await heading("New order").waitFor();
    await choose("Item", "RO", /RO Pro 12/);
    await inLine(1, "Quantity").fill("6");
    await inLine(1, "Price").fill("9000");
    await button("add a line").click();
    await pane.getByRole("combobox", { name: "Item" }).last().fill("Pump");
    await pane.getByRole("option", { name: /Pump 36 V/ }).click();
    await inLine(2, "Quantity").fill("10");
    await inLine(2, "Price").fill("900");
    await button("Keep draft").click();
    await heading("Order, draft").waitFor();
    expect(await hands.rows("PurchaseOrders")).toEqual([]);
    await button("Send order").click();
    await heading(/^Order PO\//).waitFor();
    await sheetHas("PurchaseOrders", { "Item code": "RO-12", Ordered: 6, "To come": 6, Status: "sent" });
    await button("Paper").click();
    await paperSays("Pure Flow");
    await paperSays("Pump 36 V");
  });

  it("receives the goods with pasted serials and a range; the double one is refused at its field", async () => {
    const { button, heading, pane } = hands;
    await button("Receive goods").click();
    await heading("Goods received").waitFor();
    const serials = pane.getByPlaceholder(/Scan, type or paste/).first();
    await serials.evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", "RO-501\nRO-502\nRO-502");
      input.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true }),
      );
    });
    await pane.getByText("Serial RO-502 is there twice.").waitFor();
    await serials.fill("RO-503..RO-506");
    await serials.press("Enter");
    await pane.getByText("6 of 6").waitFor();
    await button("Receive").click();
    await heading(/^Receipt /).waitFor();
    await sheetHas("StockOnHand", { Code: "RO-12", "On hand": 6, Worth: 54000 });
    await sheetHas("StockOnHand", { Code: "PMP-36", "On hand": 10, Worth: 9000 });
    await sheetHas("SerialNumbers", { Serial: "RO-506", State: "in stock" });
  });

  it("enters his bill for the receipt", async () => {
    const { button, field, heading } = hands;
    await button("Enter his bill").click();
    await heading("Principal's bill").waitFor();
    await field("Number on his paper").fill("PF/881");
    await field("Total on his paper").fill("63000");
    await button("Post bill").click();
    await heading(/^Principal's bill \S/).waitFor();
    await sheetHas("PrincipalBills", { "His number": "PF/881", Total: 63000, Open: 63000 });
    await sheetHas("Receipts", { "Item code": "RO-12", "Not billed": 0 });
  });

  it("complained of nothing", () => {
    expect(desk.complaints).toEqual([]);
  });
});

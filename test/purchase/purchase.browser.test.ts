import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { recordVisit } from "../../src/complaints/visit-commands";
import { logComplaint } from "../../src/complaints/commands";
import { addParty } from "../../src/parties/commands";
import "../../src/purchase/claims.view";
import "../../src/purchase/note-form.view";
import "../../src/purchase/order.view";
import "../../src/purchase/orders.view";
import "../../src/purchase/principal.view";
import "../../src/purchase/purchase.view";
import "../../src/purchase/receipt.view";
import { expectAccessible, find, textOf } from "../ui/pane";
import { openPurchaseDesk } from "./purchase-desk";

const choose = async (label: string, typed: string, option: string | RegExp) => {
  await userEvent.fill(page.getByRole("combobox", { name: label }), typed);
  await userEvent.click(page.getByRole("option", { name: option }));
};

it("[Q24] an order is typed without the mouse, its totals follow, sending says its number", async () => {
  const { pane, store, book } = await openPurchaseDesk();
  const form = await pane.show(html`<order-form></order-form>`);
  await choose("Principal", "Aqua", /Aqua Works/);
  await choose("Item", "Pump", /Pump 36 V/);
  await expect.element(page.getByLabelText("Price")).toHaveValue("900.00");
  await userEvent.fill(page.getByLabelText("Quantity"), "4");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => document.querySelector(":focus") !== null).toBe(true);
  await userEvent.keyboard("{Control>}{Delete}{/Control}");
  await expect.element(page.getByRole("table", { name: "Totals" })).toHaveTextContent("4,248.00");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Send order" }));
  await expect.poll(() => pane.app.router.current.name).toBe("order");
  const [order] = await store.read((read) => read.list("order", "id"));
  expect(order).toMatchObject({
    status: "sent",
    number: "PO/26-27/0001",
    lines: [{ itemId: book.pump, quantity: "4", price: "900" }],
  });
});

it("[Q24] what is short is ordered with one press, and a refusal stands at its field", async () => {
  const { pane, store } = await openPurchaseDesk();
  const register = await pane.show(html`<order-register></order-register>`);
  await userEvent.click(page.getByRole("button", { name: "Order what is short (1)" }));
  await expect.poll(() => pane.app.router.current.name).toBe("order");
  const [order] = await store.read((read) => read.list("order", "id"));
  expect(order?.lines).toMatchObject([{ quantity: "5", price: "900" }]);
  await expectAccessible(register);
  await pane.show(html`<order-page .orderId=${order?.id}></order-page>`);
  await userEvent.fill(page.getByLabelText("Quantity"), "0");
  await userEvent.click(page.getByRole("button", { name: "Send order" }));
  await expect.element(page.getByText("A quantity above zero", { exact: false })).toBeVisible();
  expect((await store.read((read) => read.get(order!.id))).status).toBe("draft");
});

it("[Q25] a receipt takes serial numbers as they are scanned, counts them, and refuses at the field", async () => {
  const { pane, store, book, order, receive } = await openPurchaseDesk();
  await receive(book.unit, "1", "9800", ["K1"]);
  const orderId = await order(book.unit, "4", "9800");
  const form = await pane.show(html`<receipt-form .orderId=${orderId}></receipt-form>`);
  const serials = page.getByPlaceholder("Scan, type or paste; A001-A010");
  await userEvent.click(serials);
  await userEvent.keyboard("S1{Enter}S1{Enter}");
  await expect.element(page.getByText("Serial S1 is there twice.")).toBeVisible();
  await userEvent.keyboard("k1{Enter}");
  await expect.element(page.getByText("Serial k1 is known already", { exact: false })).toBeVisible();
  await expect.element(page.getByText("1 of 4")).toBeVisible();
  await userEvent.keyboard("S002..S004{Enter}");
  await expect.element(page.getByText("4 of 4")).toBeVisible();
  await userEvent.keyboard("S9{Enter}");
  await expect.element(page.getByText("S9 is one more than the 4 pieces.")).toBeVisible();
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Receive", exact: true }));
  await expect.poll(() => pane.app.router.current.name).toBe("receipt");
  const units = await store.read((read) => read.list("unit", "item", { prefix: [book.unit, "in stock"] }));
  expect(units.map(({ serial }) => serial).sort()).toEqual(["K1", "S002", "S003", "S004", "S1"]);
});

it("[Q25] pasted lists are taken whole, and what the tolerance forbids is said at the quantity", async () => {
  const { pane, book, order } = await openPurchaseDesk();
  const orderId = await order(book.unit, "2", "9800");
  await pane.show(html`<receipt-form .orderId=${orderId}></receipt-form>`);
  await userEvent.fill(page.getByLabelText("Quantity"), "3");
  const serials = find<HTMLInputElement>(pane.root, "input[placeholder^=Scan]");
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", "P1\tP2\nP3");
  serials.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  await expect.element(page.getByText("3 of 3")).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Receive", exact: true }));
  await expect.element(page.getByText("Ordered 2, received 0: at most 2 more.")).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Remove P3" }));
  await expect.element(page.getByText("2 of 3")).toBeVisible();
});

it("[Q26] a bill starts from what is not billed yet, explains its tax, and is refused at the field", async () => {
  const { pane, store, book, receive, principal } = await openPurchaseDesk();
  const receipt = await receive(book.pump, "10", "900");
  const form = await pane.show(html`<purchase-form .receiptId=${receipt}></purchase-form>`);
  await expect.element(page.getByRole("table", { name: "Totals" })).toHaveTextContent("10,620.00");
  await expect.element(page.getByRole("table", { name: "Totals" })).toHaveTextContent("CGST 9 %");
  await userEvent.fill(page.getByLabelText("Number on his paper"), "AW/900");
  await userEvent.fill(page.getByLabelText("Total on his paper"), "10600");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Post bill" }));
  await expect.element(page.getByText("only its rounding may be missing", { exact: false })).toBeVisible();
  await userEvent.fill(page.getByLabelText("Total on his paper"), "10620");
  await userEvent.fill(page.getByLabelText("Quantity"), "11");
  await userEvent.click(page.getByRole("button", { name: "Post bill" }));
  await expect.element(page.getByText("only 10 are not billed yet", { exact: false })).toBeVisible();
  await userEvent.fill(page.getByLabelText("Quantity"), "10");
  await userEvent.click(page.getByRole("button", { name: "Post bill" }));
  await expect.poll(() => pane.app.router.current.name).toBe("purchase");
  const { amount } = await store.read((read) => read.balance(`payable/${principal}`));
  expect(amount).toBe(1_062_000);
});

it("[Q26] a bill's page leads to payment, debit note and cancelling; pieces that go back are ticked", async () => {
  const { pane, store, book, receive, bill } = await openPurchaseDesk();
  const id = await bill(await receive(book.unit, "2", "9800", ["S1", "S2"]));
  const shown = await pane.show(html`<purchase-page .purchaseId=${id}></purchase-page>`);
  await expect.element(page.getByRole("button", { name: "Pay" })).toBeVisible();
  expect(textOf(shown)).toContain("23,128.00");
  await expectAccessible(shown);
  const note = await pane.show(html`<purchase-note-form .billId=${id}></purchase-note-form>`);
  await userEvent.click(page.getByLabelText("Goods go back to him"));
  await userEvent.click(page.getByLabelText("S2"));
  await userEvent.fill(page.getByLabelText("Reason"), "faulty");
  await expectAccessible(note);
  await userEvent.click(page.getByRole("button", { name: "Debit him" }));
  await expect.poll(() => pane.app.router.current.name).toBe("purchase");
  const [written] = await store.read((read) => read.list("purchase", "original", { is: id }));
  expect(written).toMatchObject({ kind: "debit-note", reason: "faulty", figures: { total: 1_156_400 } });
  const open = await store.read((read) => read.balance(`payable-bill/${id}`));
  expect(open.amount).toBe(1_156_400);
});

it("[Q27] a principal's page says what we owe; claims are marked as sent from their list", async () => {
  const { pane, store, book, receive, bill, principal } = await openPurchaseDesk();
  await bill(await receive(book.pump, "1", "900"));
  const { id: complaintId } = await store.run(
    logComplaint({ customerId: book.customer, cardId: book.card, problem: "Noise", priority: "normal" }),
  );
  await store.run(
    recordVisit({
      complaintId,
      technicianId: book.technician,
      doneOn: "2026-11-24",
      lines: [{ itemId: book.pump, quantity: "1" }],
      work: "Pump replaced",
      outcome: "done",
    }),
  );
  const shown = await pane.show(html`<principal-page .principalId=${principal}></principal-page>`);
  await expect.poll(() => textOf(shown)).toContain("1,062.00");
  expect(textOf(shown)).toContain("AW-36");
  expect(textOf(shown)).toContain("1 pcs Pump 36 V");
  await expectAccessible(shown);
  const claims = await pane.show(html`<claim-register></claim-register>`);
  await userEvent.click(page.getByRole("button", { name: "Choose all" }));
  await expectAccessible(claims);
  await userEvent.click(page.getByRole("button", { name: "Mark as sent" }));
  await expect.element(page.getByText("None.")).toBeVisible();
  const [claim] = await store.read((read) => read.list("claim", "id"));
  expect(claim?.status).toBe("sent");
});

it("[Q28] an order to a principal without a GSTIN asks for no tax and says why", async () => {
  const { pane, store } = await openPurchaseDesk();
  await store.run(addParty({ name: "Corner Pumps", phones: [], customer: false, principal: true }));
  await pane.show(html`<order-form></order-form>`);
  await choose("Principal", "Aqua", /Aqua Works/);
  await choose("Item", "Pump", /Pump 36 V/);
  await expect.element(page.getByLabelText("Tax %")).toBeVisible();
  await expect.element(page.getByRole("table", { name: "Totals" })).toHaveTextContent("1,062.00");
  await choose("Principal", "Corner", /Corner Pumps/);
  await expect.element(page.getByText("his bill will bear no tax", { exact: false })).toBeVisible();
  await expect.element(page.getByRole("table", { name: "Totals" })).toHaveTextContent("900.00");
  await expect.element(page.getByRole("table", { name: "Totals" })).not.toHaveTextContent("GST");
  expect(page.getByLabelText("Tax %").query()).toBeNull();
});

import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/billing/bill.view";
import type { BillPage } from "../../src/billing/bill.view";
import { billNow, draftInvoice } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { receivePayment } from "../../src/payments/commands";
import type { Invoice } from "../../src/records";
import { deskBook } from "../ui/desk-book";
import { expectAccessible, findAll, textOf } from "../ui/pane";
import { openDesk } from "./bill-pane";

const work = freeLine({ description: "Work", quantity: "3", price: "333.33", taxRate: "18" });
const spare = freeLine({
  description: "Filters",
  quantity: "24",
  price: "600",
  baseQuantity: "12",
  discountPercent: "10",
  taxRate: "5",
  taxCode: "8421",
});
const freight: Invoice["charges"][number] = {
  label: "Freight",
  amount: 15_000,
  taxCategory: "standard",
  taxRate: "18",
};

async function openBill(more: Partial<Parameters<typeof billNow>[0]> = {}) {
  const desk = await openDesk();
  const book = await deskBook(desk.pane.store);
  const { id, number } = await desk.pane.store.run(
    billNow({
      customerId: book.customer,
      siteId: book.site,
      poReference: "PO-77",
      on: "2026-10-01",
      dueOn: "2026-11-23",
      lines: [work, spare],
      charges: [freight],
      ...more,
    }),
  );
  const bill = await desk.pane.show<BillPage>(html`<bill-page .billId=${id}></bill-page>`);
  await expect.poll(() => textOf(bill)).toContain(number);
  return { ...desk, ...book, bill, id, number };
}

const rows = (bill: Element, table: string): string[] =>
  findAll(bill, `${table} tr`).map((row) => textOf(row).replace(/\s+/g, " ").trim());

it("[I14] [I44] shows the frozen lines, each tax with what it is on, and what is open", async () => {
  const { bill, number } = await openBill();
  await expect.element(page.getByRole("heading", { name: `Bill ${number}` })).toBeVisible();
  expect(rows(bill, "table.sums")).toEqual([
    "Lines in all 2,079.99",
    "Charges 150.00",
    "Taxable 2,229.99",
    "CGST 9 % inside Maharashtra on 1,149.99 103.50",
    "SGST 9 % on 1,149.99 103.50",
    "CGST 2.5 % inside Maharashtra on 1,080.00 27.00",
    "SGST 2.5 % on 1,080.00 27.00",
    "Tax in all 261.00",
    "Rounding 0.01",
    "Total ₹ 2,491.00",
  ]);
  expect(rows(bill, "table.figures:not(.sums)").slice(1)).toEqual([
    "Work 3 333.33 999.99",
    "Filters 8421 24 600.00 / 12 1,080.00",
    "Freight 150.00",
  ]);
  const text = textOf(bill).replace(/\s+/g, " ");
  for (const said of ["overdue", "Sunita Deshpande", "Rose Villa", "Order PO-77", "Open ₹ 2,491.00"])
    expect(text).toContain(said);
  await expectAccessible(bill);
});

it("[I44] follows a payment, leads to it and takes the next", async () => {
  const { pane, bill, id, customer } = await openBill();
  const pay = (amount: number) =>
    pane.store.run(
      receivePayment({
        partyId: customer,
        on: "2026-11-24",
        amount,
        mode: "cash",
        allocations: [{ billId: id, amount }],
      }),
    );
  const receipt = await pay(100_000);
  await expect.poll(() => textOf(bill).replace(/\s+/g, " ")).toContain("Open ₹ 1,491.00");
  await expectAccessible(bill);
  await userEvent.click(page.getByRole("button", { name: "Take payment" }));
  expect(pane.app.router.current).toEqual({ name: "payment-form", params: { party: customer, bill: id } });
  const { number } = await pane.store.read((read) => read.get(receipt.id));
  await userEvent.click(page.getByRole("button", { name: number }));
  expect(pane.app.router.current).toEqual({ name: "payment", params: { id: receipt.id } });
  await pay(149_100);
  await expect.element(page.getByText("paid", { exact: true })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Take payment" })).not.toBeInTheDocument();
});

it("[I9] [I44] cancels with a reason, after saying what becomes of it", async () => {
  const { pane, bill, id, number } = await openBill();
  await userEvent.click(page.getByRole("button", { name: "Cancel bill…" }));
  await expect.element(page.getByText("₹ 2,491.00 is no longer owed", { exact: false })).toBeVisible();
  await expectAccessible(pane.root);
  const confirm = () => userEvent.click(page.getByRole("button", { name: "Cancel the bill" }));
  await confirm();
  await expect.element(page.getByLabelText("Reason")).toHaveAttribute("aria-invalid", "true");
  expect((await pane.store.read((read) => read.get(id))).status).toBe("issued");
  await userEvent.fill(page.getByLabelText("Reason"), "Wrong customer");
  await confirm();
  await expect.poll(() => textOf(bill)).toContain("Wrong customer");
  await expect.element(page.getByRole("heading", { name: `Bill ${number}` })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Cancel bill…" })).not.toBeInTheDocument();
  expect((await pane.store.read((read) => read.balance(`bill/${id}`))).amount).toBe(0);
});

it("[I14] puts the paper into the workbook, and says where", async () => {
  const { pane, bill, paper, number } = await openBill();
  await userEvent.click(page.getByRole("button", { name: "Paper" }));
  await expect.poll(() => paper.mock.calls.length, { timeout: 10_000 }).toBe(1);
  const [bytes, name] = paper.mock.calls[0] ?? [];
  expect([...(bytes ?? []).slice(0, 2)]).toEqual([0x50, 0x4b]); // a zip, as every workbook is
  expect(name).toBe(number.replaceAll("/", "-"));
  await expect.poll(() => pane.app.notices.toast?.text).toBe(`The paper is on sheet ${name ?? ""}.`);
  expect(textOf(bill)).toContain(number);
});

it("[I43] a draft is edited in the same place; a bill that is gone says so", async () => {
  const { pane, customer } = await openBill();
  const id = await pane.store.run(draftInvoice({ customerId: customer, lines: [work] }));
  await pane.show(html`<p></p>`);
  const page2 = await pane.show(html`<bill-page .billId=${id}></bill-page>`);
  await expect.element(page.getByRole("heading", { name: "Bill, draft" })).toBeVisible();
  await pane.show(html`<p></p>`);
  const gone = await pane.show(html`<bill-page .billId=${"invoice:none"}></bill-page>`);
  await expect.poll(() => textOf(gone)).toContain("This bill is no longer there.");
  expect(page2.isConnected).toBe(false);
});

import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/billing/bills.view";
import type { BillRegister } from "../../src/billing/bills.view";
import { billNow, draftInvoice } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { freeLine } from "../../src/company/bill-lines";
import { receivePayment } from "../../src/payments/commands";
import { deskBook } from "../ui/desk-book";
import { expectAccessible, findAll, textOf } from "../ui/pane";
import { openDesk } from "./bill-pane";

/** One bill of every state: overdue, partly paid, paid, cancelled, and a draft. */
async function everyState() {
  const { pane } = await openDesk();
  const { store } = pane;
  const { customer: customerId } = await deskBook(store);
  const draft = (price: string, dueOn: string) => ({
    customerId,
    on: "2026-11-01",
    dueOn,
    lines: [freeLine({ description: "Work", quantity: "1", price })],
  });
  const pay = (invoiceId: typeof late.id, amount: number) =>
    store.run(
      receivePayment({
        partyId: customerId,
        on: "2026-11-24",
        amount,
        mode: "cash",
        allocations: [{ billId: invoiceId, amount }],
      }),
    );
  const late = await store.run(billNow(draft("100", "2026-11-23")));
  const partly = await store.run(billNow(draft("200", "2026-12-01")));
  await pay(partly.id, 5_000);
  const paid = await store.run(billNow(draft("300", "2026-11-10")));
  await pay(paid.id, 30_000);
  const cancelled = await store.run(billNow(draft("400", "2026-12-01")));
  await store.run(cancelInvoice({ id: cancelled.id, reason: "Twice" }));
  const kept = await store.run(draftInvoice(draft("500", "2026-12-01")));
  return { pane, late, partly, paid, cancelled, kept };
}

const names = (register: Element): string[] =>
  findAll(register, "tbody tr:not(.gap)").map((row) => textOf(row).replace(/\s+/g, " ").trim());
const choice = (name: string) =>
  page.getByRole("toolbar", { name: "Which bills" }).getByRole("button", { name, exact: true });
const filter = (name: string) => userEvent.click(choice(name));

it("[I45] lists the newest with drafts in front, the open, the overdue and the drafts", async () => {
  const { pane, late, partly, paid, cancelled } = await everyState();
  const register = await pane.show<BillRegister>(html`<bill-register></bill-register>`);
  const shown = (...parts: (readonly string[])[]) =>
    expect
      .poll(() => names(register).map((row, at) => (parts[at] ?? []).every((part) => row.includes(part))))
      .toEqual(parts.map(() => true));
  await shown(
    ["draft"],
    [cancelled.number, "cancelled"],
    [paid.number, "paid", "0.00"],
    [partly.number, "partly paid", "150.00"],
    [late.number, "overdue", "100.00"],
  );
  await expectAccessible(register);
  await filter("Open");
  await shown([late.number, "overdue"], [partly.number, "partly paid"]);
  await filter("Overdue");
  await shown([late.number]);
  await expect.element(choice("Overdue")).toHaveAttribute("aria-pressed", "true");
  await filter("Drafts");
  await shown(["draft", "Sunita Deshpande"]);
});

it("[I45] follows a payment and opens a bill, or begins a new one", async () => {
  const { pane, late } = await everyState();
  const register = await pane.show<BillRegister>(html`<bill-register .show=${"overdue"}></bill-register>`);
  await userEvent.click(page.getByText(late.number));
  expect(pane.app.router.current).toEqual({ name: "invoice", params: { id: late.id } });
  await pane.store.run(cancelInvoice({ id: late.id, reason: "Paid elsewhere" }));
  await expect.poll(() => textOf(register)).toContain("None.");
  await userEvent.click(page.getByRole("button", { name: "New bill" }));
  expect(pane.app.router.current.name).toBe("invoice-form");
});

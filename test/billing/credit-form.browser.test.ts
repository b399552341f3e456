import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/billing/credit-form.view";
import { billNow } from "../../src/billing/commands";
import { freeLine, lineForItem } from "../../src/company/bill-lines";
import { deskBook, placeholders } from "../ui/desk-book";
import { expectAccessible, openPane, textOf } from "../ui/pane";

const views = placeholders("home", "invoice", "invoices", "credit-form");

async function openForm() {
  const pane = await openPane({ views });
  const book = await deskBook(pane.store);
  const pump = await pane.store.read((read) => read.get(book.pump));
  const { id } = await pane.store.run(
    billNow({
      customerId: book.customer,
      lines: [
        lineForItem(pump, "3", "store"),
        freeLine({ description: "Fitting", quantity: "1", price: "400", taxRate: "18" }),
      ],
    }),
  );
  const form = await pane.show<HTMLElement>(html`<credit-form .billId=${id}></credit-form>`);
  await expect.poll(() => textOf(form)).toContain("left 3 pcs");
  return { pane, form, id, ...book };
}

it("[N16] the amount follows the quantity, and the form says what becomes of the credit before it is issued", async () => {
  const { pane, form, id, pump } = await openForm();
  await expectAccessible(form);
  await userEvent.fill(page.getByLabelText("Reason, on the paper"), "One too many");
  const first = page.getByRole("group", { name: "Pump 36 V" });
  await userEvent.fill(first.getByLabelText("Quantity"), "2");
  await userEvent.tab();
  await expect.element(first.getByLabelText("Amount")).toHaveValue("2,900.00");
  await expect.element(page.getByText("Credit of ₹ 3,422.00")).toBeVisible();
  await expect.poll(() => textOf(form).replace(/\s+/g, " ")).toContain("settles ₹ 3,422.00 of this bill");
  await userEvent.click(page.getByRole("button", { name: "Issue and show paper" }));
  await expect.poll(() => pane.app.router.current.name).toBe("invoice");
  const [note] = await pane.store.read((read) => read.list("invoice", "original", { is: id }));
  expect(note).toMatchObject({ kind: "credit-note", reason: "One too many", figures: { total: 342_200 } });
  expect((await pane.store.read((read) => read.balance(`stock/${pump}`))).amount).toBe(4_000);
});

it("[N16] what is beyond the bill is said at its line; what was typed stays", async () => {
  const { pane, id } = await openForm();
  await userEvent.fill(page.getByLabelText("Reason, on the paper"), "Too dear");
  const second = page.getByRole("group", { name: "Fitting" });
  await userEvent.fill(second.getByLabelText("Amount"), "500");
  await userEvent.click(page.getByRole("button", { name: "Issue and show paper" }));
  await expect.element(second.getByLabelText("Amount")).toHaveAttribute("aria-invalid", "true");
  await expect.element(second.getByText("Only 400.00 are left", { exact: false })).toBeVisible();
  await userEvent.fill(second.getByLabelText("Amount"), "50");
  await userEvent.click(page.getByRole("button", { name: "Keep draft" }));
  await expect.poll(() => pane.app.router.current.name).toBe("invoice");
  const [note] = await pane.store.read((read) => read.list("invoice", "original", { is: id }));
  expect(note).toMatchObject({
    status: "draft",
    lines: [{ originalLine: 1, valueOnly: true, price: "50.00" }],
  });
});

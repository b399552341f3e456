import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/payments/payment-form.view";
import type { PaymentForm } from "../../src/payments/payment-form.view";
import type { RecordId } from "../../src/records";
import { expectAccessible, textOf } from "../ui/pane";
import { openMoney } from "./money-pane";

async function openForm(more: Partial<Pick<PaymentForm, "billId" | "advance">> = {}) {
  const money = await openMoney();
  const form = await money.pane.show<PaymentForm>(
    html`<payment-form
      .partyId=${money.customer}
      .billId=${more.billId}
      .advance=${more.advance ?? false}
    ></payment-form>`,
  );
  return { ...money, form };
}
// A needed field has a star behind its label.
const field = (name: string) => page.getByLabelText(new RegExp(`^${name.replace(/[.()]/g, "\\$&")}( \\*)?$`));
const row = (number: string) => page.getByLabelText(`Settles of ${number}`);
const fill = (name: string, text: string) => userEvent.fill(field(name), text);
const leave = () => userEvent.tab();
const rows = () => ["OLD/1", "OLD/2"].map((number) => (row(number).element() as HTMLInputElement).value);

it("[M40] proposes rows oldest first, exactly and in proportion, and counts what is withheld", async () => {
  const { pane, form, customer } = await openForm();
  await expect.element(row("OLD/2")).toBeVisible();
  await fill("Amount", "1200");
  await leave();
  await expect.poll(rows).toEqual(["1,000.00", "200.00"]);
  await userEvent.click(page.getByRole("button", { name: "In proportion" }));
  await expect.poll(rows).toEqual(["800.00", "400.00"]);
  await userEvent.click(page.getByRole("button", { name: "Exact match" }));
  await expect.poll(rows).toEqual(["800.00", "400.00"]); // no bill is of 1,200
  await userEvent.click(page.getByText("Tax withheld, discount, write-off, rounding"));
  await fill("Tax withheld (TDS)", "60");
  await leave();
  await expect.poll(() => textOf(form).replace(/\s+/g, " ")).toContain("₹ 60.00 stays as credit");
  await userEvent.click(page.getByRole("button", { name: "Oldest first" }));
  await expect.poll(rows).toEqual(["1,000.00", "260.00"]);
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save receipt" }));
  await expect.poll(() => pane.app.router.current.name).toBe("payment");
  const [payment] = await pane.store.read((read) => read.list("payment", "party", { prefix: [customer] }));
  expect(payment).toMatchObject({ amount: 120_000, deductions: [{ kind: "tds", amount: 6_000 }] });
  expect(payment?.allocations.map(({ amount }) => amount)).toEqual([100_000, 26_000]);
});

it("[M40] says at the row, and at the deduction, what is wrong, and keeps what was typed", async () => {
  const { form, open } = await openForm();
  await expect.element(row("OLD/2")).toBeVisible();
  await fill("Amount", "1500");
  await leave();
  await userEvent.fill(row("OLD/2"), "500.01");
  await userEvent.click(page.getByText("Tax withheld, discount, write-off, rounding"));
  await fill("Rounding", "1.5");
  await userEvent.click(page.getByRole("button", { name: "Save receipt" }));
  await expect.element(page.getByText("OLD/2 leaves only ₹500.00 open.")).toBeVisible();
  await expect.element(page.getByText("A rounding is at most", { exact: false })).toBeVisible();
  expect(rows()[1]).toBe("500.01");
  expect(await open()).toEqual([100_000, 50_000]);
  await expectAccessible(form);
});

it("[M40] coming from a bill proposes what it leaves open", async () => {
  const money = await openMoney();
  await money.pane.show(
    html`<payment-form .partyId=${money.customer} .billId=${money.bills[1]}></payment-form>`,
  );
  await expect.element(row("OLD/2")).toBeVisible();
  await expect.poll(rows).toEqual(["", "500.00"]);
  expect((field("Amount").element() as HTMLInputElement).value).toBe("500.00");
});

it("[M40] a cheque asks for its number, bank and date, and leaves the bills open", async () => {
  const { pane, form, open } = await openForm();
  await expect.element(row("OLD/1")).toBeVisible();
  await fill("Amount", "1000");
  await leave();
  await userEvent.selectOptions(field("Paid by"), "cheque");
  await fill("Cheque no.", "000451");
  await fill("Bank and branch", "SBI, Karve Road");
  await fill("Date on the cheque", "15/12/2026");
  await leave();
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save cheque" }));
  await expect.poll(() => pane.app.router.current.name).toBe("cheque");
  const { id } = pane.app.router.current.params as { id: RecordId<"cheque"> };
  expect(await pane.store.read((read) => read.get(id))).toMatchObject({
    status: "held",
    chequeNumber: "000451",
    chequeOn: "2026-12-15",
    allocations: [{ amount: 100_000 }],
  });
  expect(await open()).toEqual([100_000, 50_000]);
});

it("[M40] a taxed advance takes a voucher and settles nothing yet", async () => {
  const { pane, form, customer } = await openForm({ advance: true });
  await fill("Amount", "1180");
  await fill("Advance for", "Annual service");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save receipt" }));
  await expect.poll(() => pane.app.router.current.name).toBe("payment");
  const [payment] = await pane.store.read((read) => read.list("payment", "party", { prefix: [customer] }));
  expect(payment?.number).toMatch(/^RV/);
  expect(payment?.advance).toMatchObject({ net: 100_000, taxRate: "18" });
});

import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/payments/cheque-calendar.view";
import "../../src/payments/cheque.view";
import type { ChequePage } from "../../src/payments/cheque.view";
import "../../src/payments/cheques.view";
import { receiveCheque } from "../../src/payments/cheque-commands";
import { receivePayment } from "../../src/payments/commands";
import "../../src/payments/credits.view";
import "../../src/payments/day-book.view";
import "../../src/payments/deposit-form.view";
import "../../src/payments/deposit.view";
import "../../src/payments/payment.view";
import "../../src/payments/payments.view";
import type { RecordId } from "../../src/records";
import { expectAccessible, textOf } from "../ui/pane";
import { openMoney } from "./money-pane";

const TODAY = "2026-11-24";
async function withCheque(chequeOn = TODAY) {
  const money = await openMoney();
  const { pane, customer, bills } = money;
  const { id } = await pane.store.run(
    receiveCheque({
      partyId: customer,
      chequeNumber: "000451",
      bank: "SBI, Karve Road",
      receivedOn: "2026-11-20",
      chequeOn,
      amount: 100_000,
      allocations: [{ billId: bills[0], amount: 100_000 }],
    }),
  );
  const cheque = () => pane.store.read((read) => read.get(id));
  return { ...money, id, cheque };
}
const press = (name: string | RegExp) => userEvent.click(page.getByRole("button", { name, exact: true }));
const showCheque = async ({ pane, id }: Awaited<ReturnType<typeof withCheque>>) => {
  const element = await pane.show<ChequePage>(html`<cheque-page .chequeId=${id}></cheque-page>`);
  await expect.poll(() => textOf(element)).toContain("000451");
  return element;
};
const said = (element: Element) => textOf(element).replace(/\s+/g, " ");

it("[M41] is deposited with what else is due, bounces with its charges, is presented again and clears", async () => {
  const desk = await withCheque();
  const { pane, cheque, open } = desk;
  const form = await pane.show(html`<deposit-form></deposit-form>`);
  await expect.element(page.getByLabelText(/^000451/)).toBeChecked();
  await expectAccessible(form);
  await press(/^Deposit ₹/);
  await expect.poll(() => pane.app.router.current.name).toBe("deposit");
  const slip = pane.app.router.current.params as { id: RecordId<"deposit"> };
  const paper = await pane.show(html`<deposit-page .depositId=${slip.id}></deposit-page>`);
  await expect.poll(() => said(paper)).toContain("000451 deposited Sunita Deshpande · SBI, Karve Road");
  await expectAccessible(paper);

  const element = await showCheque(desk);
  await expectAccessible(element);
  await press("Bounced…");
  await expect.element(page.getByText("is no longer in hand", { exact: false })).toBeVisible();
  await userEvent.fill(page.getByRole("combobox", { name: "What the bank says" }), "Funds insufficient");
  await userEvent.fill(page.getByLabelText(/^The bank took/), "118");
  await userEvent.fill(page.getByLabelText(/^Bill the customer/), "500");
  await expectAccessible(pane.root);
  await press("It bounced");
  await expect.poll(async () => (await cheque()).status).toBe("bounced");
  expect((await cheque()).events.at(-1)).toMatchObject({ note: "Funds insufficient", bankCharge: 11_800 });
  expect(await open()).toEqual([100_000, 50_000]);
  const charged = (await cheque()).events.at(-1)?.billId;
  expect(await pane.store.read(async (read) => (await read.balance(`bill/${charged}`)).amount)).toBe(50_000);

  await press("Present again…");
  await press("Present it");
  await expect.poll(async () => (await cheque()).status).toBe("re-presented");
  await press("Cleared…");
  await press("It is cleared");
  await expect.poll(async () => (await cheque()).status).toBe("cleared");
  expect(await open()).toEqual([0, 50_000]);
  await expect.poll(() => said(element)).toContain("Receipt R/26-27/0001");
  const states = (await cheque()).events.map(({ status }) => status);
  expect(states).toEqual(["held", "deposited", "bounced", "re-presented", "cleared"]);
  await expectAccessible(element);
});

it("[M41] on a slip before its date is refused at the cheque, and nothing is deposited", async () => {
  const { pane, cheque } = await withCheque("2026-12-15");
  await pane.show(html`<deposit-form></deposit-form>`);
  const box = page.getByLabelText(/^000451/);
  await expect.element(box).not.toBeChecked();
  await userEvent.click(box);
  await press(/^Deposit ₹/);
  await expect
    .element(page.getByText("it cannot be presented before that day", { exact: false }))
    .toBeVisible();
  expect((await cheque()).status).toBe("held");
});

it("[M41] is meant for other bills, and given back with a reason", async () => {
  const desk = await withCheque("2026-12-15");
  const { pane, cheque, bills } = desk;
  await showCheque(desk);
  await press("Change…");
  await expect.element(page.getByLabelText("Settles of OLD/1")).toHaveValue("1,000.00");
  await press("In proportion");
  await press("Save");
  await expect
    .poll(async () => (await cheque()).allocations)
    .toEqual([
      { billId: bills[0], amount: 66_667 },
      { billId: bills[1], amount: 33_333 },
    ]);
  await press("Give back…");
  await userEvent.fill(page.getByLabelText(/^Reason/), "paid in cash");
  await press("It went back");
  await expect.poll(async () => (await cheque()).status).toBe("returned");
  expect(await pane.store.read(async (read) => (await read.balance(`promised/${bills[0]}`)).amount)).toBe(0);
});

it("[M41] stands in the register by what waits for it, and in the calendar on its day", async () => {
  const { pane, id } = await withCheque();
  const register = await pane.show<HTMLElement & { show: string }>(
    html`<cheque-register .show=${"due"}></cheque-register>`,
  );
  await expect.poll(() => said(register)).toContain("000451");
  await expectAccessible(register);
  register.show = "bounced";
  await expect.poll(() => said(register)).not.toContain("000451");
  const calendar = await pane.show(html`<cheque-calendar></cheque-calendar>`);
  await expect.poll(() => said(calendar)).toContain("one cheque, ₹ 1,000.00 to come in");
  await expectAccessible(calendar);
  await press("000451");
  expect(pane.app.router.current).toEqual({ name: "cheque", params: { id } });
});

it("[M42] a credit is used on bills and given back from its page and from the list", async () => {
  const { pane, customer, open } = await openMoney();
  const draft = { partyId: customer, on: TODAY, amount: 70_000, mode: "cash", allocations: [] } as const;
  const { id } = await pane.store.run(receivePayment(draft));
  const payment = await pane.show(html`<payment-page .paymentId=${id}></payment-page>`);
  await press("Use it on bills…");
  await expect.element(page.getByLabelText("Settles of OLD/1")).toHaveValue("700.00");
  await userEvent.fill(page.getByLabelText("Settles of OLD/1"), "400");
  await expectAccessible(pane.root);
  await press("Settle these bills");
  await expect.poll(open).toEqual([60_000, 50_000]);
  await expect.poll(() => said(payment)).toContain("OLD/1");
  await press("take off OLD/1");
  await expect.poll(open).toEqual([100_000, 50_000]);
  await expectAccessible(payment);
  const list = await pane.show(html`<credit-list></credit-list>`);
  await expect.poll(() => said(list)).toContain("Sunita Deshpande");
  await expectAccessible(list);
  await press("Give back…");
  await userEvent.fill(page.getByLabelText(/^Amount/), "300");
  await press("Save the refund");
  await expect.poll(() => said(list)).toContain("400.00");
  const refunds = await pane.store.read((read) => read.list("payment", "party", { prefix: [customer] }));
  expect(refunds.filter(({ kind }) => kind === "refund")).toMatchObject([
    { amount: 30_000, direction: "out" },
  ]);
});

it("[M30] [M41] the day book and the register of money read without a fault", async () => {
  const { pane, customer } = await openMoney();
  const draft = { partyId: customer, on: TODAY, amount: 70_000, mode: "cash", allocations: [] } as const;
  await pane.store.run(receivePayment(draft));
  const book = await pane.show(html`<day-book></day-book>`);
  await expect.poll(() => said(book)).toContain("In the evening 700.00");
  await expectAccessible(book);
  const register = await pane.show(html`<payment-register></payment-register>`);
  await expect.poll(() => said(register)).toContain("R/26-27/0001");
  await expectAccessible(register);
});

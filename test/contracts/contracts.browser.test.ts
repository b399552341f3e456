import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { billNow } from "../../src/billing/commands";
import { draftFromVisit } from "../../src/billing/draft-queries";
import { activation } from "../../src/contracts/activation-commands";
import "../../src/contracts/contract-form.view";
import "../../src/contracts/contract.view";
import "../../src/contracts/contracts.view";
import { draftContract } from "../../src/contracts/draft-commands";
import { savePlan } from "../../src/contracts/plan-commands";
import "../../src/contracts/plan-form.view";
import "../../src/contracts/plans.view";
import { recordContractVisit } from "../../src/contracts/visit-commands";
import { deskBook, placeholders } from "../ui/desk-book";
import { expectAccessible, find, findAll, openPane, textOf, type TestPane } from "../ui/pane";
import { quarterly } from "./contract-book";

const views = placeholders(
  "home",
  "contract",
  "contracts",
  "contract-form",
  "plans",
  "plan-form",
  "customer",
  "card",
  "visit-form",
  "invoice-form",
  "invoice",
);

/** The desk's book with a quarterly plan at 2,400.00, today 24 November 2026. */
async function open() {
  const pane = await openPane({ views });
  const book = await deskBook(pane.store);
  const plan = await pane.store.run(savePlan(quarterly));
  const active = async (startsOn: string, past?: "waived") => {
    const { id } = await pane.store.run(
      draftContract({ customerId: book.customer, planId: plan, startsOn, units: [{ cardId: book.card }] }),
    );
    await activation(pane.store, { id, ...(past ? { past } : {}) });
    return id;
  };
  return { ...book, pane, plan, active };
}
const contracts = (pane: TestPane) => pane.store.read((read) => read.list("contract", "startsOn"));
const press = (name: string | RegExp) => userEvent.click(page.getByRole("button", { name, exact: true }));

it("[V11] the form takes the customer's only unit at the plan's price and saves a draft", async () => {
  const { pane, customer, card } = await open();
  const form = await pane.show(html`<contract-form .customerId=${customer}></contract-form>`);
  await expect.element(page.getByRole("checkbox", { name: /RO Pro 12/ })).toBeChecked();
  await expect.poll(() => textOf(form)).toContain("1 of 1 units");
  await expectAccessible(form);
  await press("Save draft");
  await expect.poll(() => pane.app.router.current.name).toBe("contract");
  const [made] = await contracts(pane);
  expect(made).toMatchObject({
    status: "draft",
    startsOn: "2026-11-24",
    months: 12,
    price: 240_000,
    units: 1,
  });
  expect(pane.app.router.current.params).toEqual({ id: made?.id });
  expect(
    await pane.store.read((read) => read.list("cover", "contract", { is: made?.id ?? "" })),
  ).toMatchObject([{ cardId: card, status: "draft" }]);
});

it("[V13] a unit that is covered already is named with its contract, and covered twice only when the desk says so", async () => {
  const { pane, customer, active } = await open();
  await active("2026-11-24");
  const form = await pane.show(html`<contract-form .customerId=${customer}></contract-form>`);
  await expect.poll(() => textOf(form)).toContain("AMC/26-27/0001 till");
  await press("Save draft");
  await expect
    .element(page.getByRole("alert").filter({ hasText: "is covered by AMC/26-27/0001" }))
    .toBeVisible();
  expect(await contracts(pane)).toHaveLength(1);
  await userEvent.click(page.getByRole("checkbox", { name: /Cover units twice/ }));
  await press("Save draft");
  await expect.poll(async () => (await contracts(pane)).length).toBe(2);
});

it("[V12] a term that is none is refused at its field", async () => {
  const { pane, customer } = await open();
  await pane.show(html`<contract-form .customerId=${customer}></contract-form>`);
  await expect.element(page.getByRole("checkbox", { name: /RO Pro 12/ })).toBeChecked();
  await userEvent.fill(page.getByLabelText("Term"), "0");
  await press("Save draft");
  await expect.element(page.getByText("A term has 1 to", { exact: false })).toBeVisible();
  await expect.element(page.getByLabelText("Term")).toHaveAttribute("aria-invalid", "true");
  expect(await contracts(pane)).toEqual([]);
});

it("[V15] a backdated draft asks what became of past visits, then shows them in the strip", async () => {
  const { pane, customer, card, plan } = await open();
  const { id } = await pane.store.run(
    draftContract({ customerId: customer, planId: plan, startsOn: "2026-07-01", units: [{ cardId: card }] }),
  );
  const shown = await pane.show(html`<contract-page .contractId=${id}></contract-page>`);
  await press("Activate…");
  await expect.element(page.getByText("What became of them?", { exact: false })).toBeVisible();
  await userEvent.click(page.getByRole("radio", { name: "were made" }));
  await expectAccessible(pane.root);
  await press("Activate");
  await expect.poll(() => textOf(shown)).toContain("AMC/26-27/0001");
  await expect.poll(() => textOf(shown)).toContain("1 done");
  expect(findAll(find(shown, "visit-strip"), "button").map(({ className }) => className)).toEqual([
    "done",
    "due",
    "ahead",
    "ahead",
  ]);
  await expectAccessible(shown);
});

it("[V30] [C31] a visit of the strip is planned where it stands, and leads to its form", async () => {
  const { pane, active, technician } = await open();
  const id = await active("2026-11-24");
  await pane.show(html`<contract-page .contractId=${id}></contract-page>`);
  const first = page.getByRole("button", { name: /^Visit 1: due now/ });
  await userEvent.click(first);
  await expectAccessible(pane.root);
  await press("Plan…");
  await expect
    .element(page.getByRole("option", { name: "Ravi · knows the area · 0 on that day" }))
    .toBeInTheDocument();
  await userEvent.selectOptions(page.getByLabelText("Technician"), technician);
  await userEvent.fill(page.getByLabelText("Visit on"), "24 Mar 2027");
  await expectAccessible(pane.root);
  await press("Plan");
  await expect.element(page.getByText("This is outside its window", { exact: false })).toBeVisible();
  await userEvent.fill(page.getByLabelText("Reason"), "Customer is away");
  await press("Plan");
  const read = async () =>
    (await pane.store.read((reading) => reading.list("visit", "contract", { prefix: [id] }))).find(
      ({ ordinal }) => ordinal === 1,
    );
  await expect.poll(async () => (await read())?.plannedOn).toBe("2027-03-24");
  expect(await read()).toMatchObject({
    status: "assigned",
    technicianId: technician,
    reason: "Customer is away",
  });
  await userEvent.click(page.getByRole("button", { name: /^Visit 1: due now/ }));
  await press("Record…");
  await expect
    .poll(() => pane.app.router.current)
    .toMatchObject({
      name: "visit-form",
      params: { visit: (await read())?.id },
    });
});

it("[I31] a visit made is billed from the strip, and then shows its bill", async () => {
  const { pane, active, pump, technician } = await open();
  const id = await active("2026-11-24");
  const [visit] = await pane.store.read((read) => read.list("visit", "contract", { prefix: [id] }));
  const visitId = visit?.id ?? "visit:none";
  await pane.store.run(
    recordContractVisit({
      id: visitId,
      outcome: "done",
      technicianId: technician,
      work: "Pump changed",
      lines: [{ itemId: pump, quantity: "1", chargeable: true, reason: "Rats" }],
    }),
  );
  await pane.show(html`<contract-page .contractId=${id}></contract-page>`);
  const made = page.getByRole("button", { name: /^Visit 1: done/ });
  await userEvent.click(made);
  await expect.element(page.getByText("the customer pays: Rats")).toBeVisible();
  await expectAccessible(pane.root);
  await press("Bill");
  expect(pane.app.router.current).toMatchObject({ name: "invoice-form", params: { visit: visitId } });
  const bill = await pane.store.run(billNow(await pane.store.read((read) => draftFromVisit(read, visitId))));
  await expect.poll(async () => (await pane.store.read((read) => read.get(visitId))).invoiceId).toBe(bill.id);
  await pane.show(html`<contract-page .contractId=${id}></contract-page>`);
  await userEvent.click(made);
  await expect.element(page.getByText(bill.number)).toBeVisible();
  await press("Show bill");
  expect(pane.app.router.current).toMatchObject({ name: "invoice", params: { id: bill.id } });
});

it("[V24] cancelling shows what it comes to for the day chosen, and asks why", async () => {
  const { pane, active } = await open();
  const id = await active("2026-11-24");
  const shown = await pane.show(html`<contract-page .contractId=${id}></contract-page>`);
  await press("Cancel…");
  await userEvent.fill(page.getByLabelText("No longer covered from"), "24 Nov 2026");
  await userEvent.tab();
  await expect.poll(() => textOf(pane.root)).toMatch(/Earned till that day\s*₹\s0\.00/u);
  await press("Cancel the contract");
  await expect.element(page.getByText("Why is needed.")).toBeVisible();
  await userEvent.fill(page.getByLabelText("Why"), "Moved away");
  await expectAccessible(pane.root);
  await press("Cancel the contract");
  await expect.poll(() => textOf(shown)).toContain("Cancelled from");
  expect((await contracts(pane))[0]).toMatchObject({ status: "cancelled", cancelled: { credit: 0 } });
});

it("[V23] the expiry list renews several at once, at a raised price", async () => {
  const { pane, active } = await open();
  const id = await active("2025-12-10", "waived");
  const register = await pane.show(html`<contract-register .show=${"expiring"}></contract-register>`);
  await expect.poll(() => textOf(register)).toContain("AMC/26-27/0001");
  await expectAccessible(register);
  await press("Renew several…");
  await userEvent.fill(page.getByLabelText("Raise the prices by"), "10");
  await expectAccessible(pane.root);
  await press("Renew 1");
  await expect.poll(async () => (await contracts(pane)).length).toBe(2);
  const [old, next] = await contracts(pane);
  expect(old).toMatchObject({ id, status: "renewed", successorId: next?.id });
  expect(next).toMatchObject({ status: "active", startsOn: "2026-12-10", price: 264_000 });
  await expect.poll(() => textOf(register)).toContain("None ends soon.");
});

it("[V10] a plan is made in its form and stands in the list", async () => {
  const { pane } = await open();
  const form = await pane.show(html`<plan-form></plan-form>`);
  await userEvent.fill(page.getByLabelText("Name"), "Gold AMC");
  await userEvent.fill(page.getByLabelText("Price a unit"), "1800");
  await userEvent.selectOptions(page.getByRole("combobox", { name: "Visits" }), "times");
  await userEvent.fill(page.getByLabelText("Visits a term"), "2");
  await expectAccessible(form);
  await press("Save");
  await expect.element(page.getByText("There is a plan called Gold AMC already.")).toBeVisible();
  await userEvent.fill(page.getByLabelText("Name"), "Twice");
  await press("Save");
  await expect.poll(() => pane.store.read((read) => read.count("plan"))).toBe(2);
  const list = await pane.show(html`<plan-register></plan-register>`);
  await expect.poll(() => textOf(list)).toContain("2 visits a term, 1 year");
  await expectAccessible(list);
});

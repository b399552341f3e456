import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { logComplaint } from "../../src/complaints/commands";
import "../../src/complaints/visit-form.view";
import { activation } from "../../src/contracts/activation-commands";
import { draftContract } from "../../src/contracts/draft-commands";
import { savePlan } from "../../src/contracts/plan-commands";
import { recordContractVisit } from "../../src/contracts/visit-commands";
import type { RecordId } from "../../src/records";
import { addItem, amendItem } from "../../src/stock/commands";
import { transferStock } from "../../src/stock/transfer-commands";
import { quarterly } from "../contracts/contract-book";
import { deskBook, placeholders } from "../ui/desk-book";
import { expectAccessible, openPane, textOf, type TestPane } from "../ui/pane";

const views = placeholders("home", "complaint", "contract", "visit-form", "invoice-form");
const press = (name: string) => userEvent.click(page.getByRole("button", { name, exact: true }));
const field = (name: string | RegExp) => page.getByLabelText(name).first();

/** The desk's book with labour, and things to measure and go through at its unit. */
async function open() {
  const pane = await openPane({ views });
  const book = await deskBook(pane.store);
  const labour = await pane.store.run(
    addItem({
      code: "LAB",
      name: "Labour",
      type: "service",
      unit: "h",
      price: "300",
      taxCode: "9987",
      taxRate: "18",
      cost: "0",
      reorderLevel: "0",
      warrantyMonths: 0,
    }),
  );
  await pane.store.run(amendItem({ id: book.unit, readings: ["TDS out, ppm"], checklist: ["No leak"] }));
  return { ...book, labour, pane };
}

/** The first visit of a contract of the desk's unit. */
async function owed(
  { pane, customer, card }: Awaited<ReturnType<typeof open>>,
  covers: "comprehensive" | "labour-only",
) {
  const planId = await pane.store.run(savePlan({ ...quarterly, covers }));
  const { id } = await pane.store.run(
    draftContract({ customerId: customer, planId, startsOn: "2026-11-24", units: [{ cardId: card }] }),
  );
  await activation(pane.store, { id });
  const [visit] = await pane.store.read((read) => read.list("visit", "contract", { prefix: [id] }));
  return { contractId: id, visitId: visit?.id as RecordId<"visit"> };
}

/** Types a part or service into the next line. */
async function addLine(name: string, at = 0): Promise<void> {
  await press("add a line");
  await userEvent.fill(page.getByRole("combobox", { name: "Part or labour" }).nth(at), name);
  await userEvent.click(page.getByRole("option", { name: new RegExp(name) }).first());
}

const visitOf = (pane: TestPane, id: RecordId<"visit">) => pane.store.read((read) => read.get(id));

it("[C28] [C29] a contract's visit takes readings, checklist and parts from the van, each line with who pays", async () => {
  const desk = await open();
  const { pane, pump, labour, technician } = desk;
  await pane.store.run(
    transferStock({
      itemId: pump,
      quantity: "2",
      from: "store",
      to: technician,
      on: "2026-11-24",
    }),
  );
  const { visitId, contractId } = await owed(desk, "comprehensive");
  pane.app.navigate("contract", { id: contractId });
  pane.app.navigate("visit-form", { visit: visitId });
  const form = await pane.show(html`<visit-form .visitId=${visitId}></visit-form>`);
  await expect.poll(() => textOf(form)).toContain("Visit 1 of AMC/26-27/0001");
  await userEvent.fill(page.getByRole("combobox", { name: "Work done" }), "Filters changed");
  await userEvent.fill(field("TDS out, ppm"), "41");
  await userEvent.click(page.getByRole("checkbox", { name: "No leak" }));
  await addLine("Pump");
  await userEvent.selectOptions(page.getByLabelText("From").first(), technician);
  await addLine("Labour", 1);
  await expect.poll(() => textOf(form).match(/free: \w+/g)).toEqual(["free: Warranty", "free: Warranty"]);
  await userEvent.fill(field("Customer's remark"), "Thanks");
  await expectAccessible(form);
  await press("Save visit");
  await expect.poll(() => pane.app.router.current.name).toBe("contract");
  expect(await visitOf(pane, visitId)).toMatchObject({
    status: "done",
    doneOn: "2026-11-24",
    technicianId: technician,
    work: "Filters changed",
    remark: "Thanks",
    measured: [{ name: "TDS out, ppm", value: "41" }],
    checked: [{ name: "No leak", ok: true }],
    lines: [
      { itemId: pump, quantity: "1", location: technician, chargeable: false },
      { itemId: labour, quantity: "1", chargeable: false },
    ],
  });
  expect((await pane.store.read((read) => read.balance(`stock/${pump}`))).parts).toEqual({
    store: 3_000,
    [technician]: 1_000,
  });
});

it("[C29] [C30] overruling asks why, and what the customer pays is saved and billed in one step", async () => {
  const desk = await open();
  const { pane, pump } = desk;
  const { visitId } = await owed(desk, "comprehensive");
  const form = await pane.show(html`<visit-form .visitId=${visitId}></visit-form>`);
  await expect.element(page.getByRole("combobox", { name: "Work done" })).toBeVisible();
  await userEvent.fill(page.getByRole("combobox", { name: "Work done" }), "Pump changed");
  await addLine("Pump");
  expect(page.getByRole("button", { name: "Save and bill" }).elements()).toHaveLength(0);
  await userEvent.selectOptions(page.getByLabelText("Who pays"), "customer");
  await expect.element(page.getByRole("button", { name: "Save and bill" })).toBeVisible();
  await press("Save and bill");
  await expect.element(page.getByText("Why otherwise than covered is needed.")).toBeVisible();
  expect((await visitOf(pane, visitId)).status).toBe("planned");
  await userEvent.fill(page.getByLabelText("Why otherwise than covered"), "Rats");
  await expect.poll(() => textOf(form)).toContain("the customer pays: Rats");
  await expectAccessible(form);
  await press("Save and bill");
  await expect
    .poll(() => pane.app.router.current)
    .toMatchObject({
      name: "invoice-form",
      params: { visit: visitId },
    });
  expect((await visitOf(pane, visitId)).lines).toMatchObject([
    { itemId: pump, chargeable: true, reason: "Rats" },
  ]);
});

it("[C28] a contract's visit is part-done with the rest on a day, or missed and then asks only why", async () => {
  const desk = await open();
  const { pane } = desk;
  const { visitId } = await owed(desk, "labour-only");
  await pane.show(html`<visit-form .visitId=${visitId}></visit-form>`);
  await userEvent.click(page.getByRole("radio", { name: /^Missed/ }));
  await expect.poll(() => page.getByRole("combobox").elements()).toHaveLength(0);
  await press("Save visit");
  await expect.element(page.getByText("Why is needed.")).toBeVisible();
  await userEvent.click(page.getByRole("radio", { name: /^Part done/ }));
  await userEvent.fill(page.getByRole("combobox", { name: "Work done" }), "Cleaned");
  await userEvent.fill(field("What is left"), "Membrane");
  await userEvent.fill(field("The rest on"), "30 Nov 2026");
  await press("Save visit");
  await expect.poll(async () => (await visitOf(pane, visitId)).status).toBe("part-done");
  expect(await visitOf(pane, `${visitId}r1`)).toMatchObject({ status: "planned", plannedOn: "2026-11-30" });
});

it("[C28] the same form records a complaint's visit, which resolves it", async () => {
  const { pane, customer, card, technician } = await open();
  const { id } = await pane.store.run(
    logComplaint({
      customerId: customer,
      cardId: card,
      problem: "Salty",
      priority: "normal",
      technicianId: technician,
    }),
  );
  pane.app.navigate("complaint", { id });
  pane.app.navigate("visit-form", { complaint: id });
  const form = await pane.show(html`<visit-form .complaintId=${id}></visit-form>`);
  await expect.poll(() => textOf(form)).toContain("Visit on C-0001");
  await userEvent.fill(page.getByRole("combobox", { name: "Work done" }), "Membrane cleaned");
  await expectAccessible(form);
  await press("Save visit");
  await expect.poll(() => pane.app.router.current).toMatchObject({ name: "complaint", params: { id } });
  expect(await pane.store.read((read) => read.get(id))).toMatchObject({
    status: "resolved",
    remedy: "Membrane cleaned",
  });
});

it("[C28] a visit that is made already has no form", async () => {
  const desk = await open();
  const { pane } = desk;
  const { visitId } = await owed(desk, "comprehensive");
  await pane.store.run(recordContractVisit({ id: visitId, outcome: "waived", reason: "Away" }));
  const form = await pane.show(html`<visit-form .visitId=${visitId}></visit-form>`);
  await expect.poll(() => textOf(form)).toContain("no longer to be made");
});

import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { assignComplaint, logComplaint } from "../../src/complaints/commands";
import { recordVisit } from "../../src/complaints/visit-commands";
import "../../src/desk/technician.view";
import "../../src/stock/transfer-form.view";
import { deskBook, placeholders } from "../ui/desk-book";
import { expectAccessible, openPane, standing, textOf } from "../ui/pane";

it("[D33] [K21] shows what a technician has to do, has with him and has done, and gives him parts", async () => {
  const pane = await openPane({ views: placeholders("home", "complaint", "customer") });
  const { customer, technician, pump } = await deskBook(pane.store);
  const today = standing.today();
  const call = (problem: string) =>
    pane.store.run(logComplaint({ customerId: customer, problem, priority: "normal" }));
  const solved = await call("Water tastes salty");
  await pane.store.run(
    recordVisit({
      complaintId: solved.id,
      technicianId: technician,
      doneOn: today,
      lines: [],
      work: "Flushed",
      outcome: "done",
    }),
  );
  const open = await call("Pump hums");
  await pane.store.run(assignComplaint({ id: open.id, technicianId: technician, on: today }));
  const view = await pane.show(html`<technician-page .technicianId=${technician}></technician-page>`);
  await expect.poll(() => textOf(view)).toContain("Pump hums");
  const text = textOf(view);
  for (const part of ["The van is empty.", "Visits done", "100 %"]) expect(text).toContain(part);
  await expectAccessible(view);

  const form = await pane.show(html`<transfer-form .to=${technician}></transfer-form>`);
  await expectAccessible(form);
  await userEvent.fill(page.getByRole("combobox", { name: "Item" }), "Pump");
  await userEvent.click(page.getByRole("option", { name: /Pump/ }));
  await userEvent.fill(page.getByLabelText("Quantity"), "99");
  await userEvent.click(page.getByRole("button", { name: "Move", exact: true }));
  await expect.element(page.getByText(/Only \d+ on hand/)).toBeVisible();
  await userEvent.fill(page.getByLabelText("Quantity"), "2");
  await userEvent.click(page.getByRole("button", { name: "Move", exact: true }));
  await expect
    .poll(() => pane.store.read(async (read) => (await read.balance(`stock/${pump}`)).parts[technician]))
    .toBe(2000);
  const after = await pane.show(html`<technician-page .technicianId=${technician}></technician-page>`);
  await expect.poll(() => textOf(after)).toContain("2 pcs");
});

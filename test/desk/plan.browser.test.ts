import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { assignComplaint, logComplaint } from "../../src/complaints/commands";
import "../../src/desk/plan.view";
import { addTechnician } from "../../src/parties/commands";
import { deskBook, placeholders } from "../ui/desk-book";
import { expectAccessible, openPane, standing, textOf } from "../ui/pane";

it("[D31] the board shows the day by technician; chosen visits are given to another, or moved", async () => {
  const pane = await openPane({ views: placeholders("home", "complaint", "customer") });
  const { customer, technician } = await deskBook(pane.store);
  const sagar = await pane.store.run(addTechnician({ name: "Sagar", phone: "", areas: ["Baner"] }));
  const today = standing.today();
  const { id } = await pane.store.run(
    logComplaint({ customerId: customer, problem: "Pump hums", priority: "normal" }),
  );
  await pane.store.run(assignComplaint({ id, technicianId: technician, on: today }));
  const board = await pane.show(html`<plan-board></plan-board>`);
  await expect.poll(() => textOf(board)).toContain("Ravi (1)");
  expect(textOf(board)).toContain("Sagar (0)");
  await expectAccessible(board);

  await userEvent.click(page.getByRole("checkbox", { name: /Sunita/ }));
  await userEvent.click(page.getByRole("button", { name: "Plan…" }));
  await userEvent.selectOptions(page.getByLabelText("Technician"), sagar);
  await userEvent.fill(page.getByRole("textbox", { name: "Visit on" }), "25/11/2026");
  await userEvent.click(page.getByRole("button", { name: "Plan", exact: true }));
  await expect
    .poll(() => pane.store.read((read) => read.list("visit", "complaint", { is: id })))
    .toMatchObject([{ technicianId: sagar, plannedOn: "2026-11-25" }]);
  await expect.poll(() => textOf(board)).toContain("Ravi (0)");
  await userEvent.click(page.getByRole("button", { name: "The day after" }));
  await expect.poll(() => textOf(board)).toContain("Sagar (1)");
});

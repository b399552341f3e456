import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { assignComplaint, logComplaint } from "../../src/complaints/commands";
import "../../src/desk/card.view";
import "../../src/desk/customer.view";
import "../../src/desk/home.view";
import type { Store } from "../../src/store/store";
import type { SbTile } from "../../src/ui/tile";
import { deskBook, newCompany, placeholders } from "../ui/desk-book";
import { expectAccessible, findAll, openPane, textOf } from "../ui/pane";

const views = placeholders(
  ...["home", "complaints", "complaint", "complaint-form", "customer", "customer-form", "card", "card-form"],
  ...[
    "invoice-form",
    "payment-form",
    "site-form",
    "items",
    "invoices",
    "item-form",
    "technicians",
    "settings",
  ],
);

/** One call nobody goes to yet, and one that Ravi visits today. */
async function busyDay(store: Store) {
  const book = await deskBook(store);
  const about = { customerId: book.customer, cardId: book.card, priority: "normal" } as const;
  const loose = await store.run(logComplaint({ ...about, problem: "Water tastes salty" }));
  const taken = await store.run(logComplaint({ ...about, problem: "Leaks at the tap" }));
  await store.run(assignComplaint({ id: taken.id, technicianId: book.technician, on: "2026-11-24" }));
  return { ...book, loose, taken };
}

it("[D5] Home counts each list and opens it", async () => {
  const pane = await openPane({ views });
  const { taken } = await busyDay(pane.store);
  const home = await pane.show(html`<home-page></home-page>`);
  await expect.poll(() => findAll<SbTile>(home, "sb-tile").length).toBe(10);
  const tiles = findAll<SbTile>(home, "sb-tile");
  const figures = Object.fromEntries(tiles.map(({ label, figure }) => [label, figure]));
  expect(figures).toEqual({
    Unassigned: "1",
    "In progress": "1",
    Waiting: "0",
    "Visits today": "1",
    "Contracts expiring": "0",
    "To bill": "0",
    "Overdue bills": "0",
    "Under reorder level": "1",
    "Cheques to deposit": "0",
    "Days since a backup": "0",
  });
  await expect.element(page.getByRole("heading", { name: "Tuesday" })).toHaveTextContent("24 November");
  await expectAccessible(home);
  await userEvent.click(page.getByRole("button", { name: "Unassigned" }));
  expect(pane.app.router.current).toEqual({ name: "complaints", params: { show: "new" } });
  await userEvent.click(page.getByRole("button", { name: "Leaks at the tap" }));
  expect(pane.app.router.current).toEqual({ name: "complaint", params: { id: taken.id } });
});

it("[D5] a new book shows the three first steps, the company's done", async () => {
  const pane = await openPane({ prepare: newCompany, views });
  const home = await pane.show(html`<home-page></home-page>`);
  await expect.element(page.getByRole("heading", { name: "Your first complaint" })).toBeVisible();
  expect(findAll(home, "sb-tile")).toEqual([]);
  expect(findAll(home, 'sb-badge[tone="ok"]').length).toBe(1);
  await expectAccessible(home);
  await userEvent.click(page.getByRole("button", { name: "Add the first customer" }));
  expect(pane.app.router.current.name).toBe("customer-form");
});

it("[D6] the customer's page shows units with who pays, and open complaints", async () => {
  const pane = await openPane({ views });
  const { customer, number, loose } = await busyDay(pane.store);
  const customerPage = await pane.show(html`<customer-page .partyId=${customer}></customer-page>`);
  await expect.poll(() => textOf(customerPage)).toContain(loose.number);
  const text = textOf(customerPage);
  for (const said of [
    "Sunita Deshpande",
    "Owes nothing",
    number,
    "warranty",
    "Rose Villa",
    "Leaks at the tap",
  ])
    expect(text).toContain(said);
  await expect
    .element(page.getByRole("link", { name: "+91 98220 41577" }))
    .toHaveAttribute("href", "tel:+919822041577");
  await expectAccessible(customerPage);
  await userEvent.click(page.getByRole("button", { name: "New complaint" }));
  expect(pane.app.router.current).toEqual({ name: "complaint-form", params: { customer } });
});

it("[D7] the unit's page shows its life and starts a call for it", async () => {
  const pane = await openPane({ views });
  const { customer, card, number } = await busyDay(pane.store);
  const cardPage = await pane.show(html`<card-page .cardId=${card}></card-page>`);
  await expect.element(page.getByRole("heading", { name: `Card ${number}` })).toBeVisible();
  const text = textOf(cardPage);
  expect(text.indexOf("Leaks at the tap")).toBeLessThan(text.lastIndexOf("Installed"));
  expect(findAll(cardPage, "li.due").length).toBeGreaterThan(0);
  await expectAccessible(cardPage);
  await userEvent.click(page.getByRole("button", { name: "New call" }));
  expect(pane.app.router.current).toEqual({ name: "complaint-form", params: { customer, card } });
});

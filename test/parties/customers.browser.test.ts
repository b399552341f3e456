import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/parties/customer-form.view";
import "../../src/parties/customers.view";
import "../../src/parties/site-form.view";
import "../../src/parties/technician-form.view";
import "../../src/parties/technicians.view";
import { deskBook, newCompany, placeholders } from "../ui/desk-book";
import { expectAccessible, openPane, textOf } from "../ui/pane";

it("[A8] a customer is put in the book with the first site in one save", async () => {
  const pane = await openPane({ prepare: newCompany, views: placeholders("home", "customer") });
  const form = await pane.show(html`<customer-form></customer-form>`);
  await userEvent.fill(page.getByLabelText("Name"), "Hotel Sagar");
  await userEvent.fill(page.getByLabelText("Phone"), "98900 12345");
  await userEvent.fill(page.getByLabelText("Address"), "Station Road, Pune");
  await userEvent.fill(page.getByLabelText("Area"), "Camp");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect.poll(() => pane.app.router.current.name).toBe("customer");
  const [party] = await pane.store.read((read) => read.list("party", "name"));
  const [site] = await pane.store.read((read) => read.list("site", "id"));
  expect(pane.app.router.current.params).toEqual({ id: party?.id });
  expect(party).toMatchObject({ name: "Hotel Sagar", phones: ["98900 12345"], customer: true });
  expect(site).toMatchObject({ partyId: party?.id, area: "Camp", address: "Station Road, Pune" });
});

it("[A12] a new principal sells to us, is no customer, and is shown as a principal", async () => {
  const pane = await openPane({ prepare: newCompany, views: placeholders("home", "customer", "principal") });
  const form = await pane.show(html`<customer-form principal></customer-form>`);
  await userEvent.fill(page.getByLabelText("Name"), "Pure Flow Industries");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect.poll(() => pane.app.router.current.name).toBe("principal");
  const [party] = await pane.store.read((read) => read.list("party", "name"));
  expect(party).toMatchObject({ name: "Pure Flow Industries", customer: false, principal: true });
});

it("[A9] what is refused is said at its field, and nothing typed is cleared", async () => {
  const pane = await openPane({ prepare: deskBook, views: placeholders("home", "customer") });
  await pane.show(html`<customer-form></customer-form>`);
  await userEvent.fill(page.getByLabelText("Name"), "Sunita Deshpande");
  await userEvent.fill(page.getByLabelText("Phone"), "+91 98220 41577");
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  const phone = page.getByLabelText("Phone");
  await expect.element(phone).toHaveAttribute("aria-invalid", "true");
  await expect.element(page.getByText("is already in the book", { exact: false })).toBeVisible();
  await expect.element(phone).toHaveValue("+91 98220 41577");
  expect(await pane.store.read((read) => read.count("party"))).toBe(1);
});

it("[A10] a GSTIN brings its state along", async () => {
  const pane = await openPane({ prepare: newCompany, views: placeholders("home", "customer") });
  await pane.show(html`<customer-form></customer-form>`);
  await userEvent.fill(page.getByLabelText("GSTIN"), "29AAACS1234F1Z5");
  await expect.element(page.getByLabelText("State")).toHaveValue("29");
});

it("[A4] the register finds a customer by the last digits of the phone", async () => {
  const pane = await openPane({ prepare: deskBook, views: placeholders("home", "customer") });
  const register = await pane.show(html`<customer-register></customer-register>`);
  await expect.poll(() => textOf(register)).toContain("Sunita Deshpande");
  await userEvent.fill(page.getByLabelText("Search"), "99999");
  await expect.poll(() => textOf(register)).toContain("Nobody is found by that.");
  await userEvent.fill(page.getByLabelText("Search"), "41577");
  await expect.poll(() => textOf(register)).toContain("Sunita Deshpande");
  await expectAccessible(register);
});

it("[A5] a site is corrected without touching the rest", async () => {
  const pane = await openPane({ views: placeholders("home") });
  const { site } = await deskBook(pane.store);
  const form = await pane.show(html`<site-form .siteId=${site}></site-form>`);
  await expect.element(page.getByLabelText("Site")).toHaveValue("Rose Villa");
  await userEvent.fill(page.getByLabelText("Area"), "Karve Nagar");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect
    .poll(() => pane.store.read((read) => read.get(site)))
    .toMatchObject({ name: "Rose Villa", area: "Karve Nagar", address: "4, Rose Villa, Kothrud" });
});

it("[A7] a technician who left is marked so and offered nowhere", async () => {
  const pane = await openPane({ prepare: deskBook, views: placeholders("home", "technician") });
  const ravi = await pane.store.read(async (read) => (await read.list("technician", "name"))[0]?.id);
  const form = await pane.show(html`<technician-form .technicianId=${ravi}></technician-form>`);
  await userEvent.click(page.getByLabelText("Works here"));
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  const register = await pane.show(html`<technician-register></technician-register>`);
  await expect.poll(() => textOf(register)).toContain("no longer here");
  await expectAccessible(register);
});

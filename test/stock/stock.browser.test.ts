import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/stock/card-form.view";
import "../../src/stock/item-form.view";
import "../../src/stock/item.view";
import "../../src/stock/items.view";
import { deskBook, newCompany, placeholders } from "../ui/desk-book";
import { expectAccessible, openPane, textOf } from "../ui/pane";

it("[K12] the unit's form proposes site, card number and warranty", async () => {
  const pane = await openPane({ views: placeholders("home", "card") });
  const { customer, unit, site, number } = await deskBook(pane.store);
  const form = await pane.show(html`<card-form .partyId=${customer}></card-form>`);
  await userEvent.fill(page.getByRole("combobox", { name: "Item" }), "RO");
  await userEvent.click(page.getByRole("option", { name: "RO Pro 12" }));
  await expect.element(page.getByLabelText("Warranty")).toHaveValue("12");
  await userEvent.fill(page.getByLabelText("Serial number"), "77B0001");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect.poll(() => pane.app.router.current.name).toBe("card");
  const cards = await pane.store.read((read) => read.list("card", "id"));
  const made = cards.find((card) => card.serial === "77B0001");
  expect(pane.app.router.current.params).toEqual({ id: made?.id });
  expect(made).toMatchObject({ itemId: unit, siteId: site, warrantyUntil: "2027-11-23" });
  expect(made?.number).not.toBe(number);
});

it("[K8] a serial number already in service is refused at its field, with the card that has it", async () => {
  const pane = await openPane({ views: placeholders("home", "card") });
  const { customer, number } = await deskBook(pane.store);
  await pane.show(html`<card-form .partyId=${customer}></card-form>`);
  await userEvent.fill(page.getByRole("combobox", { name: "Item" }), "RO");
  await userEvent.click(page.getByRole("option", { name: "RO Pro 12" }));
  await userEvent.fill(page.getByLabelText("Serial number"), "77A0913");
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  const serial = page.getByLabelText("Serial number");
  await expect.element(serial).toHaveAttribute("aria-invalid", "true");
  await expect.element(page.getByText(`on card ${number}`, { exact: false })).toBeVisible();
  await expect.element(serial).toHaveValue("77A0913");
  expect(await pane.store.read((read) => read.count("card"))).toBe(1);
});

it("[K13] a new item starts with what is in the store", async () => {
  const pane = await openPane({ prepare: newCompany, views: placeholders("home", "item") });
  const form = await pane.show(html`<item-form></item-form>`);
  await userEvent.fill(page.getByLabelText("Code"), "FLT");
  await userEvent.fill(page.getByLabelText("Name"), "Sediment filter");
  await userEvent.fill(page.getByLabelText("Price"), "350");
  await userEvent.fill(page.getByLabelText("Opening quantity"), "24");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect.poll(() => pane.app.router.current.name).toBe("item");
  const [item] = await pane.store.read((read) => read.list("item", "id"));
  expect(item).toMatchObject({ code: "FLT", price: "350", taxRate: "18" });
  expect(await pane.store.read((read) => read.balance(`stock/${item?.id}`))).toMatchObject({
    amount: 24_000,
  });
});

it("[K4] counting on the item's page leaves the difference as the newest movement", async () => {
  const pane = await openPane({ views: placeholders("home", "item-form") });
  const { pump } = await deskBook(pane.store);
  const item = await pane.show(html`<item-page .itemId=${pump}></item-page>`);
  await expect.element(page.getByText("Reorder: the level is 5 pcs.")).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Adjust stock" }));
  await userEvent.fill(page.getByLabelText("Counted"), "3");
  await userEvent.fill(page.getByLabelText("Reason"), "two broken");
  await userEvent.click(page.getByRole("button", { name: "Adjust", exact: true }));
  await expect.element(page.getByText("two broken", { exact: false })).toBeVisible();
  await expect.element(page.getByText("3 pcs")).toBeVisible();
  expect(textOf(item).indexOf("two broken")).toBeLessThan(textOf(item).indexOf("Opening"));
  await expectAccessible(item);
});

it("[K11] the register shows what is to be reordered", async () => {
  const pane = await openPane({ prepare: deskBook, views: placeholders("home", "item") });
  const register = await pane.show(html`<item-register></item-register>`);
  await expect.poll(() => textOf(register)).toContain("RO Pro 12");
  await userEvent.click(page.getByRole("button", { name: "To reorder" }));
  await expect.poll(() => textOf(register)).not.toContain("RO Pro 12");
  await expect.poll(() => textOf(register)).toContain("Pump 36 V");
  await expectAccessible(register);
});

import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/desk/card.view";
import { addParty, addSite } from "../../src/parties/commands";
import { deskBook, placeholders } from "../ui/desk-book";
import { expectAccessible, openPane, textOf } from "../ui/pane";

const views = placeholders("home", "card", "customer", "complaint", "complaint-form", "invoice", "contract");
const open = async () => {
  const pane = await openPane({ views });
  const book = await deskBook(pane.store);
  const element = await pane.show(html`<card-page .cardId=${book.card}></card-page>`);
  const card = () => pane.store.read((read) => read.get(book.card));
  return { ...book, pane, element, card };
};

it("[D20] a unit is handed over at its page, and its life says so", async () => {
  const { pane, element, card, customer } = await open();
  const { partyId } = await pane.store.run(
    addParty({ name: "Vikram Joshi", phones: ["98220 55555"], customer: true, principal: false }),
  );
  await userEvent.click(page.getByRole("button", { name: "New owner" }));
  await userEvent.fill(page.getByRole("combobox", { name: "New owner" }), "Vik");
  await userEvent.click(page.getByRole("option", { name: "Vikram Joshi" }));
  await expectAccessible(pane.root);
  await userEvent.click(page.getByRole("button", { name: "Hand over" }));
  await expect.poll(() => textOf(element)).toContain("Now of Vikram Joshi");
  expect((await card()).owners.map((owner) => owner.partyId)).toEqual([customer, partyId]);
  await expectAccessible(element);
});

it("[D20] a unit is replaced at its page, which leads to the new card", async () => {
  const { pane, element, card, number } = await open();
  await userEvent.click(page.getByRole("button", { name: "Replace" }));
  await userEvent.click(page.getByRole("button", { name: "Replace", exact: true }).last());
  await expect.element(page.getByRole("textbox", { name: "Why?" })).toHaveAttribute("aria-invalid", "true");
  await userEvent.fill(page.getByRole("textbox", { name: "Why?" }), "Tank cracked");
  await userEvent.fill(page.getByLabelText("New serial number"), "77B0001");
  await expectAccessible(pane.root);
  await userEvent.click(page.getByRole("button", { name: "Replace", exact: true }).last());
  await expect.poll(async () => (await card()).status).toBe("replaced");
  const { replacedBy } = await card();
  expect(pane.app.router.current).toEqual({ name: "card", params: { id: replacedBy } });
  await expect.poll(() => textOf(element)).toContain("Tank cracked");
  expect(textOf(element)).not.toContain("New call");
  const fresh = await pane.show(html`<card-page .cardId=${replacedBy}></card-page>`);
  await expect.poll(() => textOf(fresh)).toContain(`card ${number}`);
});

it("[D20] a unit is moved to another site of its owner, and taken out of service with a reason", async () => {
  const { pane, element, card, customer } = await open();
  const shop = { name: "Shop", address: "1, Market Road", area: "Camp", stateCode: "", phone: "" };
  const siteId = await pane.store.run(addSite({ partyId: customer, ...shop }));
  await userEvent.click(page.getByRole("button", { name: "Move" }));
  await userEvent.selectOptions(page.getByLabelText("To which site?"), siteId);
  await userEvent.click(page.getByRole("button", { name: "Move", exact: true }).last());
  await expect.poll(async () => (await card()).siteId).toBe(siteId);
  await userEvent.click(page.getByRole("button", { name: "Out of service" }));
  await userEvent.click(page.getByRole("radio", { name: "It is scrap" }));
  await userEvent.fill(page.getByRole("textbox", { name: "Why?" }), "Burnt");
  await userEvent.click(page.getByRole("button", { name: "Take out of service" }));
  await expect.poll(() => textOf(element)).toContain("Burnt");
  expect((await card()).status).toBe("scrapped");
});

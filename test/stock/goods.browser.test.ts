import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { addItem } from "../../src/stock/commands";
import { startCount, typeCount } from "../../src/stock/count-commands";
import { priceFor } from "../../src/stock/price-queries";
import "../../src/stock/item-form.view";
import "../../src/stock/item.view";
import "../../src/stock/place.view";
import "../../src/stock/places.view";
import "../../src/stock/price-list-form.view";
import "../../src/stock/transfer-form.view";
import "../../src/stock/unit.view";
import type { Store } from "../../src/store/store";
import { deskBook, newCompany, placeholders } from "../ui/desk-book";
import { expectAccessible, openPane, textOf } from "../ui/pane";

const meters = (store: Store) =>
  store.run(
    addItem({
      code: "MTR",
      name: "Meter",
      type: "serialised",
      unit: "pcs",
      taxCode: "9026",
      taxRate: "18",
      price: "1000",
      cost: "600",
      reorderLevel: "0",
      warrantyMonths: 12,
      opening: "3",
      openingSerials: ["M1", "M2"],
    }),
  );

it("[K13] [K31] [K38] a new serialised item starts with its pieces, their serial numbers and their worth", async () => {
  const pane = await openPane({ prepare: newCompany, views: placeholders("home", "item") });
  const form = await pane.show(html`<item-form></item-form>`);
  await userEvent.fill(page.getByLabelText("Code"), "MTR");
  await userEvent.fill(page.getByLabelText("Name"), "Meter");
  await userEvent.selectOptions(page.getByLabelText("Kind"), "serialised");
  await userEvent.fill(page.getByRole("textbox", { name: "Price" }), "1000");
  await userEvent.fill(page.getByLabelText("Opening quantity"), "2");
  await userEvent.fill(page.getByLabelText("Worth together"), "1,100.01");
  await userEvent.fill(page.getByLabelText("Serial numbers"), "A1\na1");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect.element(page.getByText("Serial a1 is there twice.").first()).toBeVisible();
  expect(await pane.store.read((read) => read.count("item"))).toBe(0);
  await userEvent.fill(page.getByLabelText("Serial numbers"), "A1-A2");
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect.poll(() => pane.app.router.current.name).toBe("item");
  const units = await pane.store.read((read) => read.list("unit", "id"));
  expect(units.map(({ serial, cost }) => [serial, cost]).sort()).toEqual([
    ["A1", 55_001],
    ["A2", 55_000],
  ]);
});

it("[K30] [K31] the item's page says where each piece is; a piece's number is captured on its own page", async () => {
  const pane = await openPane({ prepare: deskBook, views: placeholders("home", "item", "unit") });
  const item = await meters(pane.store);
  const element = await pane.show(html`<item-page .itemId=${item}></item-page>`);
  await expect.poll(() => textOf(element)).toContain("not captured");
  expect(textOf(element)).toContain("M1");
  expect(textOf(element)).toContain("each");
  await expectAccessible(element);
  await userEvent.click(page.getByRole("button", { name: "not captured" }));
  await expect.poll(() => pane.app.router.current.name).toBe("unit");
  const { id } = pane.app.router.current.params;
  const unit = await pane.show(html`<unit-page .unitId=${id}></unit-page>`);
  await userEvent.click(page.getByRole("button", { name: "Capture serial" }));
  await userEvent.fill(page.getByRole("textbox", { name: "Serial number" }), "m2");
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect.element(page.getByText("Serial m2 is known already", { exact: false }).first()).toBeVisible();
  await userEvent.fill(page.getByRole("textbox", { name: "Serial number" }), "M3");
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect.element(page.getByRole("heading", { name: "M3" })).toBeVisible();
  expect(textOf(unit)).toContain("Opening");
  await expectAccessible(unit);
});

it("[K21] [K30] named pieces move to a van; one that is not there is refused at its field", async () => {
  const pane = await openPane({ views: placeholders("home") });
  const { technician } = await deskBook(pane.store);
  const item = await meters(pane.store);
  const form = await pane.show(html`<transfer-form .itemId=${item} .to=${technician}></transfer-form>`);
  await userEvent.fill(page.getByLabelText("Serial numbers"), "M9");
  await userEvent.click(page.getByRole("button", { name: "Move", exact: true }));
  await expect.element(page.getByText("Serial M9 of Meter is not there.").first()).toBeVisible();
  await userEvent.fill(page.getByLabelText("Serial numbers"), "m2");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Move", exact: true }));
  await expect
    .poll(async () =>
      (await pane.store.read((read) => read.list("unit", "location", { is: technician }))).map(
        ({ serial }) => serial,
      ),
    )
    .toEqual(["M2"]);
});

it("[K34] a place is counted: begun, typed in the sheet, posted with date and reason", async () => {
  const pane = await openPane({ views: placeholders("home", "item", "stock-place") });
  const { pump } = await deskBook(pane.store);
  const places = await pane.show(html`<stock-places></stock-places>`);
  await expect.poll(() => textOf(places)).toContain("Store");
  await expectAccessible(places);
  const place = await pane.show(html`<stock-place></stock-place>`);
  await userEvent.click(page.getByRole("button", { name: "Count", exact: true }));
  await expect.element(page.getByText("Count under way")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Post the count" })).toBeDisabled();
  const rows = await pane.store.read((read) => read.list("tally", "item", { is: pump }));
  await pane.store.run(typeCount({ id: rows[0]?.id ?? "tally:none", counted: "1" }));
  await expect.poll(() => textOf(place)).toContain("1 differ from the book");
  await expectAccessible(place);
  await userEvent.click(page.getByRole("button", { name: "Post the count" }));
  await userEvent.fill(page.getByRole("textbox", { name: "Reason" }), "March count");
  await userEvent.click(page.getByRole("button", { name: "Post", exact: true }));
  await expect.poll(() => textOf(place)).not.toContain("Count under way");
  expect((await pane.store.read((read) => read.balance(`stock/${pump}`))).amount).toBe(1_000);
});

it("[K34] a count is dropped only after asking", async () => {
  const pane = await openPane({ prepare: deskBook, views: placeholders("home", "item") });
  await pane.store.run(startCount({ location: "store" }));
  const place = await pane.show(html`<stock-place></stock-place>`);
  await userEvent.click(page.getByRole("button", { name: "Drop it" }));
  await userEvent.click(page.getByRole("button", { name: "Drop it" }).last());
  await expect.poll(() => textOf(place)).not.toContain("Count under way");
  expect(await pane.store.read((read) => read.count("tally"))).toBe(0);
});

it("[K35] a price list is written for a customer", async () => {
  const pane = await openPane({ views: placeholders("home", "price-lists") });
  const { pump, customer } = await deskBook(pane.store);
  const form = await pane.show(html`<price-list-form></price-list-form>`);
  await userEvent.fill(page.getByLabelText("Name"), "Hotels");
  await userEvent.fill(page.getByRole("combobox", { name: "Item" }), "Pump");
  await userEvent.click(page.getByRole("option", { name: "Pump 36 V" }));
  await expect
    .element(page.getByRole("textbox", { name: "Price", exact: false }).first())
    .toHaveValue("1,450");
  await userEvent.fill(page.getByRole("textbox", { name: "Price", exact: false }).first(), "1200");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Save" }));
  await expect.poll(() => pane.store.read((read) => read.count("priceList"))).toBe(1);
  const price = await pane.store.read(async (read) =>
    priceFor(read, await read.get(pump), customer, pane.app.today()),
  );
  expect(price).toBe("1200");
});

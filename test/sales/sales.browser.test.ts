import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../src/sales/challan-form.view";
import "../../src/sales/challan.view";
import "../../src/sales/quotation-form.view";
import { challanNow } from "../../src/sales/challan-commands";
import { challanLine } from "../../src/sales/model";
import { addItem } from "../../src/stock/commands";
import { deskBook, placeholders } from "../ui/desk-book";
import { expectAccessible, openPane, textOf } from "../ui/pane";

const views = placeholders(
  ...["home", "challan", "challans", "quotation", "quotations", "invoice-form", "card", "customer"],
);

async function open() {
  const pane = await openPane({ views });
  return { pane, ...(await deskBook(pane.store)) };
}

it("[CH7] a challan is typed from customer to line, refused at its line, and issued", async () => {
  const { pane, pump, customer } = await open();
  const form = await pane.show<HTMLElement>(html`<challan-form></challan-form>`);
  await userEvent.fill(page.getByRole("combobox", { name: "Customer" }), "Sunita");
  await userEvent.click(page.getByRole("option", { name: "Sunita Deshpande" }));
  await userEvent.fill(page.getByRole("combobox", { name: "Item" }), "Pump");
  await userEvent.click(page.getByRole("option", { name: "Pump 36 V" }));
  await expect.element(page.getByLabelText("Price")).toHaveValue("1,450.00");
  await userEvent.fill(page.getByLabelText("Qty"), "9");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Issue and show paper" }));
  await expect.element(page.getByLabelText("Qty")).toHaveAttribute("aria-invalid", "true");
  expect(await pane.store.read((read) => read.count("challan"))).toBe(0);
  await userEvent.fill(page.getByLabelText("Qty"), "2");
  await userEvent.fill(page.getByLabelText("Customer's order"), "PO-77");
  await userEvent.click(page.getByRole("button", { name: "Issue and show paper" }));
  await expect.poll(() => pane.app.router.current.name).toBe("challan");
  const [challan] = await pane.store.read((read) => read.list("challan", "id"));
  expect(challan).toMatchObject({
    status: "issued",
    customerId: customer,
    poReference: "PO-77",
    lines: [{ itemId: pump, quantity: "2" }],
  });
});

it("[CH7] its page brings goods back, installs a piece, and leads to the bill", async () => {
  const { pane, customer, site } = await open();
  const ro = await pane.store.run(
    addItem({
      code: "RO-9",
      name: "RO Home 9",
      type: "serialised",
      unit: "pcs",
      taxCode: "8421",
      taxRate: "18",
      price: "9900",
      cost: "6700",
      reorderLevel: "0",
      warrantyMonths: 12,
      opening: "2",
      openingSerials: ["H1", "H2"],
    }),
  );
  const item = await pane.store.read((read) => read.get(ro));
  const { id } = await pane.store.run(
    challanNow({ customerId: customer, siteId: site, lines: [challanLine(item, "2", "store")] }),
  );
  const view = await pane.show<HTMLElement>(html`<challan-page .challanId=${id}></challan-page>`);
  await expect.poll(() => textOf(view)).toContain("H1");
  await expectAccessible(view);
  await userEvent.click(page.getByRole("button", { name: "Install H1" }));
  await userEvent.fill(page.getByRole("combobox", { name: "By" }), "Ravi");
  await userEvent.click(page.getByRole("button", { name: "Install", exact: true }));
  await expect.poll(() => textOf(view)).toMatch(/card \d+/);
  await userEvent.click(page.getByRole("button", { name: "Came back…" }));
  await userEvent.click(page.getByRole("checkbox", { name: "H2" }));
  await userEvent.click(page.getByRole("button", { name: "Came back", exact: true }));
  await expect
    .poll(async () => (await pane.store.read((read) => read.get(id))).lines[0]?.returned)
    .toBe(1_000);
  await userEvent.click(page.getByRole("button", { name: "Make the bill" }));
  expect(pane.app.router.current).toEqual({ name: "invoice-form", params: { challan: id } });
});

it("[QU4] a quotation is typed with items and work, its total shown, and numbered", async () => {
  const { pane } = await open();
  const form = await pane.show<HTMLElement>(html`<quotation-form></quotation-form>`);
  await userEvent.fill(page.getByRole("combobox", { name: "Customer" }), "Sunita");
  await userEvent.click(page.getByRole("option", { name: "Sunita Deshpande" }));
  await userEvent.fill(page.getByRole("combobox", { name: "Item or work" }), "Pump");
  await userEvent.click(page.getByRole("option", { name: "Pump 36 V" }));
  await userEvent.fill(page.getByLabelText("Qty"), "2");
  await userEvent.tab();
  await expect.poll(() => textOf(form).replace(/\s+/g, " ")).toContain("₹ 3,422.00");
  await expectAccessible(form);
  await userEvent.click(page.getByRole("button", { name: "Give a number and show paper" }));
  await expect.poll(() => pane.app.router.current.name).toBe("quotation");
  const [quotation] = await pane.store.read((read) => read.list("quotation", "id"));
  expect(quotation).toMatchObject({
    status: "sent",
    number: "Q/26-27/0001",
    lines: [{ quantity: "2", price: "1450" }],
  });
});

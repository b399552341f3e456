import { html } from "lit";
import { describe, expect, it, vi } from "vitest";
import { page, userEvent, type Locator } from "vitest/browser";
import type { BillForm } from "../../src/billing/bill-form.view";
import "../../src/billing/bill-form.view";
import { billNow, draftInvoice } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { setUpCompany } from "../../src/company/commands";
import { addParty } from "../../src/parties/commands";
import type { Store } from "../../src/store/store";
import { deskBook } from "../ui/desk-book";
import { expectAccessible, findAll, textOf } from "../ui/pane";
import { issued, openDesk } from "./bill-pane";

const line = (at: number): Locator => page.getByRole("group", { name: `Line ${at + 1}`, exact: true });
const what = (at: number) => line(at).getByRole("combobox", { name: "Item or work" });
const figure = (at: number, name: "Quantity" | "Price") => line(at).getByLabelText(name, { exact: true });
const issue = () => userEvent.click(page.getByRole("button", { name: "Issue and show paper" }));
const work = freeLine({ description: "Work", quantity: "1", price: "100", taxRate: "18" });

/** The label of the field, or the words of the button, that has the focus, through all shadow roots. */
function focused(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const label = active instanceof HTMLInputElement ? active.labels?.[0] : active;
  return (label?.textContent ?? "").replace("*", "").trim();
}

const hasFocus = (field: Locator) => expect.poll(() => field.element().matches(":focus")).toBe(true);

/** The rows of the totals by their words, as they are read. */
const totals = (form: Element): string[] =>
  findAll(form, "table.sums tr").map((row) => textOf(row).replace(/\s+/g, " ").trim());

async function choose(field: Locator, typed: string, option: string): Promise<void> {
  await userEvent.fill(field, typed);
  await userEvent.click(page.getByRole("option", { name: option }));
}

async function newBill() {
  const { pane, paper } = await openDesk();
  const book = await deskBook(pane.store);
  const form = await pane.show<BillForm>(html`<bill-form></bill-form>`);
  await choose(page.getByRole("combobox", { name: "Customer" }), "Sun", "Sunita Deshpande");
  return { ...book, pane, paper, form };
}

/** A company under EU VAT with one customer. */
async function vatBook(store: Store) {
  await store.run(setUpCompany({ name: "Nordwind Service", country: "EU", taxId: "" }));
  return store.run(addParty({ name: "Amsterdam Klant", phones: [], customer: true, principal: false }));
}

describe("typing a bill", () => {
  it("[I41] an item brings its price and tax, and the totals follow every figure", async () => {
    const { pane, paper, form } = await newBill();
    await choose(what(0), "Pump", "Pump 36 V");
    await expect.element(figure(0, "Price")).toHaveValue("1,450.00");
    await userEvent.fill(figure(0, "Quantity"), "2");
    await expect
      .poll(() => totals(form))
      .toEqual([
        "Taxable 2,900.00",
        "CGST 9 % inside Maharashtra on 2,900.00 261.00",
        "SGST 9 % on 2,900.00 261.00",
        "Tax in all 522.00",
        "Total ₹ 3,422.00",
      ]);
    await userEvent.fill(figure(0, "Quantity"), "two");
    await expect.poll(() => textOf(form)).toContain("Totals appear when every figure is a number.");
    await userEvent.fill(figure(0, "Quantity"), "1.5");
    await expect.poll(() => totals(form).at(-1)).toBe("Total ₹ 2,567.00"); // 2566.50 and the rounding
    await userEvent.fill(figure(0, "Quantity"), "2");
    await issue();
    await expect.poll(() => pane.app.router.current.name).toBe("invoice");
    const bill = await issued(pane.store);
    expect(pane.app.router.current.params).toEqual({ id: bill.id });
    expect(bill.lines).toMatchObject([{ quantity: "2", price: "1450", taxCode: "8421", location: "store" }]);
    expect(bill.figures?.total).toBe(342_200);
    await vi.waitFor(() => expect(paper).toHaveBeenCalledOnce(), 10_000);
    expect(paper.mock.calls[0]?.[1]).toContain(String(bill.ordinal));
  });

  it("[I40] is done without the mouse", async () => {
    const { pane } = await newBill();
    await userEvent.click(what(0));
    await userEvent.keyboard("Lime{Tab}2{Tab}350{Enter}");
    await expect
      .poll(() => [findAll(document.body, "bill-line").length, focused()])
      .toEqual([2, "Item or work"]);
    await userEvent.keyboard("Way{Tab}{Tab}120{Enter}");
    await expect.element(line(2)).toBeInTheDocument();
    await expect.poll(focused).toBe("Item or work");
    await userEvent.click(figure(0, "Price"));
    await userEvent.keyboard("{Enter}");
    await hasFocus(what(1)); // not the last line: on to the next
    await userEvent.click(figure(2, "Price"));
    await userEvent.keyboard("{Enter}");
    await expect.poll(focused).toBe("Issue and show paper");
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => pane.app.router.current.name).toBe("invoice");
    const { lines, figures } = await issued(pane.store);
    expect(lines.map(({ description, quantity, price }) => [description, quantity, price])).toEqual([
      ["Lime", "2", "350"],
      ["Way", "1", "120"],
    ]);
    expect(figures?.net).toBe(82_000);
  });

  it("[I40] a new line is taxed like the one before it", async () => {
    await newBill();
    await userEvent.fill(what(0), "Book");
    await userEvent.click(line(0).getByRole("button", { name: "18 % · more…" }));
    await userEvent.selectOptions(line(0).getByLabelText("Tax rate"), "5");
    await userEvent.click(page.getByRole("button", { name: "Add a line" }));
    await expect.element(line(1).getByRole("button", { name: "5 % · more…" })).toBeVisible();
  });

  it("[T1] [T3] reckons a price for many, discounts and charges with their own tax", async () => {
    const { pane, form } = await newBill();
    await userEvent.fill(what(0), "Screws");
    await userEvent.fill(figure(0, "Quantity"), "250");
    await userEvent.fill(figure(0, "Price"), "80");
    await userEvent.click(line(0).getByRole("button", { name: "more…" }));
    await userEvent.fill(line(0).getByLabelText("Price is for"), "100");
    await userEvent.fill(line(0).getByLabelText("Discount", { exact: true }), "10");
    await expect.poll(() => totals(form)[0]).toBe("Taxable 180.00");
    await userEvent.click(page.getByRole("button", { name: "Freight, discount…" }));
    const charge = page.getByRole("group", { name: "Charge 1" });
    await userEvent.fill(charge.getByLabelText("Charge or discount for"), "For loyalty");
    await userEvent.fill(charge.getByLabelText("Amount, − for a discount"), "-20");
    await expectAccessible(form);
    expect(totals(form).slice(0, 3)).toEqual(["Lines in all 180.00", "Discounts −20.00", "Taxable 160.00"]);
    await userEvent.click(page.getByRole("button", { name: "Remove charge 1" }));
    await expect.poll(() => totals(form)[0]).toBe("Taxable 180.00");
    await issue();
    await expect.poll(() => pane.app.router.current.name).toBe("invoice");
    expect((await issued(pane.store)).lines).toMatchObject([{ baseQuantity: "100", discountPercent: "10" }]);
  });

  it("fits 350 pixels with everything unfolded", async () => {
    await page.viewport(350, 700);
    const { form } = await newBill();
    await userEvent.fill(what(0), "A description much longer than any of the fields of this narrow pane");
    await userEvent.fill(figure(0, "Price"), "1234567.89");
    await userEvent.click(line(0).getByRole("button", { name: "more…" }));
    const reaching = findAll(form, "*").filter((one) => one.getBoundingClientRect().right > 350);
    expect(reaching.map(({ tagName, className }) => `${tagName}.${className}`)).toEqual([]);
  });
});

describe("what is refused", () => {
  it("[I11] [I42] is said at its field; nothing is cleared and no number taken", async () => {
    const { pane, form } = await newBill();
    await userEvent.fill(what(0), "Work");
    await userEvent.fill(figure(0, "Quantity"), "0");
    await userEvent.fill(figure(0, "Price"), "100");
    await userEvent.click(page.getByRole("button", { name: "Add a line" }));
    await userEvent.fill(what(1), "More work");
    await issue();
    await expect.element(figure(0, "Quantity")).toHaveAttribute("aria-invalid", "true");
    await expect.element(figure(1, "Price")).toHaveAttribute("aria-invalid", "true");
    expect(textOf(line(0).element())).toContain("A number other than zero.");
    await hasFocus(figure(0, "Quantity"));
    await expect.element(what(1)).toHaveValue("More work");
    await expectAccessible(form);
    expect(await pane.store.read((read) => read.count("invoice"))).toBe(0);
  });

  it("[I42] unfolds the fields it is about", async () => {
    const { pane } = await newBill();
    await userEvent.fill(what(0), "Work");
    await userEvent.fill(figure(0, "Price"), "100");
    await userEvent.click(page.getByText("Site, order, due day, tax"));
    await userEvent.fill(page.getByLabelText("Paid before"), "50");
    await userEvent.fill(page.getByLabelText("Due"), "1/11/2026");
    await userEvent.click(page.getByText("Site, order, due day, tax"));
    await userEvent.click(line(0).getByRole("button", { name: "more…" }));
    await userEvent.fill(line(0).getByLabelText("Price is for"), "0");
    await userEvent.click(line(0).getByRole("button", { name: "Less" }));
    await issue();
    await expect.element(page.getByLabelText("Due")).toBeVisible();
    await expect
      .element(page.getByText("cannot fall due before its own date", { exact: false }))
      .toBeVisible();
    await expect.element(line(0).getByLabelText("Price is for")).toHaveAttribute("aria-invalid", "true");
    await userEvent.fill(line(0).getByLabelText("Price is for"), "1");
    await userEvent.fill(page.getByLabelText("Due"), "24/12/2026");
    await issue();
    await expect.element(page.getByLabelText("Paid before")).toHaveAttribute("aria-invalid", "true");
    expect(await pane.store.read((read) => read.count("invoice"))).toBe(0);
  });

  it("[I17] under EU VAT, something exempt without its reason", async () => {
    const { pane } = await openDesk();
    await vatBook(pane.store);
    const form = await pane.show(html`<bill-form></bill-form>`);
    await choose(page.getByRole("combobox", { name: "Customer" }), "Ams", "Amsterdam Klant");
    await userEvent.fill(what(0), "Insurance");
    await userEvent.fill(figure(0, "Price"), "40");
    await userEvent.click(line(0).getByRole("button", { name: "20 % · more…" }));
    await userEvent.selectOptions(line(0).getByLabelText("Tax", { exact: true }), "Exempt");
    await expect.poll(() => totals(form)).toEqual(["Taxable 40.00", "Exempt on 40.00 0.00", "Total € 40.00"]);
    const reason = page.getByLabelText("Why no tax, on the paper");
    await issue();
    await expect.element(reason).toHaveAttribute("aria-invalid", "true");
    await userEvent.fill(reason, "Exempt: article 135 of Directive 2006/112/EC");
    await expectAccessible(form);
    await issue();
    await expect.poll(() => pane.app.router.current.name).toBe("invoice");
    expect((await issued(pane.store)).taxReason).toContain("article 135");
  });

  it("[I42] a paper that cannot be made takes nothing of the bill back", async () => {
    const { pane, paper } = await newBill();
    paper.mockRejectedValue(new Error("no sheet"));
    await userEvent.fill(what(0), "Work");
    await userEvent.fill(figure(0, "Price"), "100");
    await issue();
    await vi.waitFor(() => expect(pane.app.notices.trouble).toBeDefined());
    expect((await issued(pane.store)).number).toBeTruthy();
    expect(pane.app.router.current.name).toBe("invoice");
  });
});

describe("drafts", () => {
  it("[I43] a bill half typed is there again, and is forgotten once issued", async () => {
    const { pane } = await newBill();
    await userEvent.fill(what(0), "Half typed");
    await userEvent.fill(figure(0, "Price"), "75.5");
    await vi.waitFor(async () =>
      expect(JSON.stringify(await pane.store.drafts.get("bill:new"))).toContain('"price":"75.5"'),
    );
    await pane.show(html`<p></p>`);
    await pane.show(html`<bill-form></bill-form>`);
    await expect.element(what(0)).toHaveValue("Half typed");
    await expect.element(figure(0, "Price")).toHaveValue("75.50");
    await expect.element(page.getByRole("combobox", { name: "Customer" })).toHaveValue("Sunita Deshpande");
    await issue();
    await expect.poll(() => pane.app.router.current.name).toBe("invoice");
    expect(await pane.store.drafts.get("bill:new")).toBeUndefined();
  });

  it("[I43] a kept draft is changed in its place, discarded, and brought back", async () => {
    const { pane, customer } = await newBill();
    const id = await pane.store.run(draftInvoice({ customerId: customer, lines: [work] }));
    await pane.show(html`<p></p>`);
    await pane.show(html`<bill-form .billId=${id}></bill-form>`);
    await userEvent.fill(figure(0, "Price"), "250");
    await userEvent.click(page.getByRole("button", { name: "Keep draft" }));
    await expect.poll(() => pane.app.router.current).toEqual({ name: "invoice", params: { id } });
    const price = async () => (await pane.store.read((read) => read.find(id)))?.lines[0]?.price;
    expect(await price()).toBe("250");
    await userEvent.click(page.getByRole("button", { name: "Discard" }));
    await expect.poll(price).toBeUndefined();
    await vi.waitFor(() => expect(pane.app.notices.toast?.undo).toBeDefined());
    await pane.app.notices.toast?.undo?.();
    await expect.poll(price).toBe("250");
  });

  it("[I7] a day before the last bill of the series is refused at the date", async () => {
    const { pane, customer } = await newBill();
    await pane.store.run(billNow({ customerId: customer, on: "2026-11-20", lines: [work] }));
    await userEvent.fill(what(0), "Work");
    await userEvent.fill(figure(0, "Price"), "100");
    await userEvent.fill(page.getByLabelText("Date"), "19/11/2026");
    await issue();
    await expect.element(page.getByLabelText("Date")).toHaveAttribute("aria-invalid", "true");
    await expect.element(page.getByText("do not run backwards", { exact: false })).toBeVisible();
  });
});

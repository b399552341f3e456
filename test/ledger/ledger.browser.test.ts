import { html } from "lit";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import "../../src/ledger/account.view";
import "../../src/ledger/accounts.view";
import "../../src/ledger/journal-form.view";
import { writeJournal } from "../../src/ledger/journal-commands";
import "../../src/ledger/journals.view";
import { closeBooks } from "../../src/ledger/period-commands";
import "../../src/ledger/prove.view";
import "../../src/ledger/statements.view";
import "../../src/ledger/trial-balance.view";
import "../../src/ledger/year-end.view";
import { command } from "../../src/store/command";
import type { Read } from "../../src/store/work";
import { deskBook, placeholders } from "../ui/desk-book";
import { expectAccessible, find, openPane, textOf } from "../ui/pane";

const views = placeholders(
  ...["home", "trial-balance", "statements", "accounts", "account", "journals", "journal", "journal-form"],
  ...["year-end", "prove", "customer", "invoice", "invoices", "challans", "cheques", "settings"],
);

/** A pane over the desk's book with one bill of 1,180.00 and rent of 250.00, today 24 November 2026. */
async function open() {
  const pane = await openPane({ views });
  const book = await deskBook(pane.store);
  const line = freeLine({ description: "Work", quantity: "1", price: "1000", taxRate: "18" });
  const { id: bill } = await pane.store.run(billNow({ customerId: book.customer, lines: [line] }));
  const lines = [
    { account: "expense:rent", debit: 25_000, credit: 0 },
    { account: "bank", debit: 0, credit: 25_000 },
  ];
  await pane.store.run(writeJournal({ kind: "voucher", on: "2026-11-02", text: "Rent", lines }));
  return { ...book, pane, bill };
}
const press = (name: string | RegExp) => userEvent.click(page.getByRole("button", { name, exact: true }));

const account = async (at: number, name: string) => {
  await userEvent.fill(page.getByRole("combobox", { name: "Account" }).nth(at), name);
  await userEvent.click(page.getByRole("option", { name }).first());
};

it("[L9] proves the book, says that all holds and what was gone through", async () => {
  const { pane } = await open();
  const view = await pane.show(html`<prove-page></prove-page>`);
  await press("Prove it");
  await expect.poll(() => textOf(view)).toContain("All 13 rules hold.");
  expect(textOf(view)).toContain("1. Every entry balances");
  expect(textOf(view)).toMatch(/\d+ entries/);
  expect((await pane.store.read((read) => read.get("proof:last"))).rows).toHaveLength(13);
  await expectAccessible(pane.root);
});

it("[L6] names the record that breaks a rule and leads to it", async () => {
  const { pane, bill } = await open();
  const bend = command("test.bend", (work, _: object) => work.move(`bill/${bill}`, 1, "2026-12-09"));
  await pane.store.run(bend({}));
  const view = await pane.show(html`<prove-page></prove-page>`);
  await press("Prove it");
  await expect.poll(() => textOf(view)).toContain("1 of 13 rules are broken.");
  await expectAccessible(pane.root);
  await press(/The stored open amount of .* is wrong/);
  await expect.poll(() => pane.app.router.current).toMatchObject({ name: "invoice", params: { id: bill } });
});

it("[L9] can be stopped while it proves, and keeps the proof before", async () => {
  const { pane } = await open();
  const view = await pane.show(html`<prove-page></prove-page>`);
  const { read } = pane.store;
  let begun = 0;
  pane.store.read = (async (query: (read: Read) => Promise<unknown>) => {
    // The person presses Cancel while the third part is read, once the bar is there.
    if (++begun === 3) {
      await expect.poll(() => pane.app.notices.jobs.size).toBe(1);
      for (const job of pane.app.notices.jobs) job.cancel?.();
    }
    return read.call(pane.store, query);
  }) as typeof read;
  await press("Prove it");
  await expect.poll(() => begun).toBeGreaterThan(2);
  await expect.poll(() => find<HTMLButtonElement>(view, "button.primary").disabled).toBe(false);
  pane.store.read = read;
  expect([pane.app.notices.jobs.size, pane.app.notices.trouble]).toEqual([0, undefined]);
  expect(await pane.store.read((one) => one.find("proof:last"))).toBeUndefined();
});

it("[L10] writes a voucher: tells what is between the sides, puts each fault at its line, opens what was posted", async () => {
  const { pane } = await open();
  const form = await pane.show(html`<journal-form></journal-form>`);
  await userEvent.fill(page.getByLabelText("What for"), "Tea for the desk");
  await account(0, "Office supplies");
  await userEvent.fill(page.getByRole("textbox", { name: "Debit" }).nth(0), "120.50");
  await account(1, "Cash");
  await expect.poll(() => textOf(form)).toContain("120.50 is still to be credited.");
  await userEvent.fill(page.getByRole("textbox", { name: "Credit" }).nth(1), "100");
  await press("Post the voucher");
  await expect.poll(() => textOf(form)).toContain("20.50 more than the credits");
  await expectAccessible(form);
  await userEvent.fill(page.getByRole("textbox", { name: "Credit" }).nth(1), "120.50");
  await expect.poll(() => textOf(form)).toContain("Debits and credits agree.");
  await press("Post the voucher");
  await expect.poll(() => pane.app.router.current.name).toBe("journal");
  const [, made] = await pane.store.read((read) => read.list("journal", "number"));
  expect(made).toMatchObject({ text: "Tea for the desk", on: "2026-11-24", kind: "voucher" });
  expect(made?.lines).toEqual([
    { account: "expense:office", debit: 12_050, credit: 0, text: "" },
    { account: "cash", debit: 0, credit: 12_050, text: "" },
  ]);
});

it("[L21] says at the day of a voucher that the books are closed", async () => {
  const { pane } = await open();
  await pane.store.run(closeBooks({ until: "2026-11-20", reason: "filed" }));
  const form = await pane.show(html`<journal-form></journal-form>`);
  await userEvent.fill(page.getByLabelText("What for"), "Late");
  for (const [at, name] of ["Cash", "Owner's capital"].entries()) {
    await account(at, name);
    await userEvent.fill(page.getByRole("textbox", { name: at ? "Credit" : "Debit" }).nth(at), "5");
  }
  await userEvent.fill(page.getByRole("textbox", { name: "Date" }), "10/11/2026");
  await press("Post the voucher");
  await expect.poll(() => textOf(find(form, "sb-day"))).toContain("The books are closed until");
});

it("[L15] shows the trial balance with equal sides, and opens an account's ledger of the same days", async () => {
  const { pane } = await open();
  const view = await pane.show(html`<trial-balance></trial-balance>`);
  await expect.poll(() => textOf(view)).toContain("Debits and credits are");
  await expectAccessible(pane.root);
  await userEvent.click(page.getByText("Rent", { exact: true }));
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => pane.app.router.current.name).toBe("account");
  expect(pane.app.router.current.params).toEqual({
    code: "expense:rent",
    from: "2026-04-01",
    to: "2026-11-24",
  });
  const ledger = await pane.show(html`<account-ledger .code=${"bank"}></account-ledger>`);
  await expect.poll(() => textOf(ledger)).toContain("250.00 Cr");
  await expectAccessible(pane.root);
});

it("[L24] shows income less expenses, and what the business has against who has a claim to it", async () => {
  const { pane } = await open();
  const view = await pane.show(html`<ledger-statements></ledger-statements>`);
  await expect.poll(() => textOf(view).replace(/\s+/g, " ")).toMatch(/Profit 750\.00/);
  await expectAccessible(pane.root);
});

it("[L20] closes the books with a reason from the page of the year's end, and shows who closed them", async () => {
  const { pane } = await open();
  const view = await pane.show(html`<year-end></year-end>`);
  await expect.poll(() => textOf(view)).toContain("Nothing is closed");
  expect(textOf(view)).toContain("never proved");
  await press("Close until…");
  await userEvent.fill(page.getByLabelText("Reason"), "GST return filed");
  await press("Close the books");
  await expect.poll(() => textOf(view)).toContain("Closed until 31 Oct 2026");
  expect(textOf(view)).toContain("GST return filed");
  await expectAccessible(pane.root);
});

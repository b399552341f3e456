import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { addSeries, amendCompany, amendSeries, setUpCompany } from "../../src/company/commands";
import { nextNumber, takeNumber } from "../../src/company/numbering";
import { presets } from "../../src/company/presets";
import { Refusal } from "../../src/base/refusal";
import { command } from "../../src/store/command";
import { openBook, type Book } from "../book";
import { openTestStore } from "../store/test-store";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const bill = () =>
  book.run(
    billNow({
      customerId: book.customer,
      lines: [freeLine({ description: "Work", quantity: "1", price: "10" })],
    }),
  );

describe("company", () => {
  it.each(presets)(
    "[Y1] sets up $name with its tax scheme, currency and year",
    async ({ country, ...preset }) => {
      const store = await openTestStore();
      await store.run(setUpCompany({ name: "Test", country, stateCode: country === "IN" ? "27" : "" }));
      const { company, series } = await store.read(async (read) => ({
        company: await read.get("company:main"),
        series: await read.list("series", "id"),
      }));
      expect(company).toMatchObject({
        taxScheme: preset.taxScheme,
        currency: preset.currency,
        locale: preset.locale,
        fiscalYearStart: preset.fiscalYearStart,
      });
      expect(series.map(({ document }) => document).sort()).toEqual([
        "bill-of-supply",
        "card",
        "cash-memo",
        "challan",
        "cheque",
        "complaint",
        "contract",
        "credit-note",
        "debit-note",
        "deposit",
        "invoice",
        "journal",
        "order",
        "payment",
        "payment-out",
        "purchase",
        "purchase-note",
        "quotation",
        "receipt",
        "receipt-voucher",
        "refund-voucher",
      ]);
      await expect(store.run(setUpCompany({ name: "Again", country }))).rejects.toThrow(Refusal);
    },
  );

  it("[Y2] refuses faulty data by field", async () => {
    const refusal = await book.refused(
      amendCompany({ name: "", email: "x", currency: "rupee", taxId: "27AAACA1234A1Z9", stateCode: "" }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["currency", "email", "name", "stateCode", "taxId"]);
  });

  it("[Y3] keeps currency and year once money is booked", async () => {
    const empty = await openTestStore();
    await empty.run(setUpCompany({ name: "Test", country: "IN", stateCode: "27" }));
    await empty.run(amendCompany({ currency: "USD" }));
    await bill();
    const refusal = await book.refused(amendCompany({ currency: "USD", fiscalYearStart: 1 }));
    expect(Object.keys(refusal.problems).sort()).toEqual(["currency", "fiscalYearStart"]);
  });
});

describe("series", () => {
  const draft = {
    name: "Export",
    document: "invoice" as const,
    prefix: "EXP/{fy}/",
    padding: 4,
    yearly: true,
  };

  it("[Y4] checks the length and the characters of the scheme, and the year in a yearly prefix", async () => {
    for (const prefix of ["EXPORTS-{FY}/", "Ж/{fy}/", "EXP/"])
      expect((await book.refused(addSeries({ ...draft, prefix }))).problems).toHaveProperty("prefix");
    await book.run(addSeries(draft));
  });

  it("[Y5] keeps prefixes apart and a used series as it is", async () => {
    expect((await book.refused(addSeries({ ...draft, prefix: "s/{fy}/" }))).problems).toHaveProperty(
      "prefix",
    );
    const id = await book.run(addSeries(draft));
    await book.run(amendSeries({ id, prefix: "XP/{fy}/" }));
    await bill();
    await book.refused(amendSeries({ id: "series:invoice", padding: 6 }));
    await book.run(amendSeries({ id: "series:invoice", name: "Service bills" }));
  });

  it("[Y6] gives 1, 2, 3 and gives a number back when the command is rolled back", async () => {
    const take = command("test.take", async (work, { fail }: { fail: boolean }) => {
      const { ordinal } = await takeNumber(work, "series:invoice", work.today);
      if (fail) throw new Refusal("No.");
      return ordinal;
    });
    expect(await book.run(take({ fail: false }))).toBe(1);
    await book.refused(take({ fail: true }));
    expect(await book.store.read((read) => nextNumber(read, "series:invoice", "2026-04-01"))).toBe(
      "S/26-27/0002",
    );
    expect(await book.run(take({ fail: false }))).toBe(2);
  });
});

import { beforeEach, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { closeBooks } from "../../src/ledger/period-commands";
import { whereIs } from "../../src/ledger/where-queries";
import { yearEnd } from "../../src/ledger/year-end-queries";
import type { RecordId } from "../../src/records";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});

const there = new Set(["customer", "item", "card", "invoice", "settings", "trial-balance"]);
const where = (id: RecordId) => book.store.read((read) => whereIs(read, id, (name) => there.has(name)));

it("[L6] leads from a record to its own page, or to that of what it belongs to", async () => {
  const line = freeLine({ description: "Work", quantity: "1", price: "1000", taxRate: "18" });
  const { id } = await book.run(billNow({ customerId: book.customer, lines: [line] }));
  expect(await where(id)).toEqual({ name: "invoice", params: { id } });
  expect(await where(`entry:${id}`)).toEqual({ name: "invoice", params: { id } });
  expect(await where(`entry:${id}/cancelled`)).toEqual({ name: "invoice", params: { id } });
  expect(await where(book.site)).toEqual({ name: "customer", params: { id: book.customer } });
  const [movement] = await book.store.read((read) => read.list("movement", "id"));
  expect(await where(movement?.id ?? "item:none")).toEqual({
    name: "item",
    params: { id: movement?.itemId },
  });
  expect(await where("series:invoice")).toEqual({ name: "settings", params: {} });
  expect(await where("company:main")).toEqual({ name: "trial-balance", params: {} });
  expect(await where("cheque:none")).toBeUndefined();
});

it("[L25] says of the year to be closed what is left to do, what it made and which numbers begin anew", async () => {
  book.goTo("2027-03-20");
  const line = freeLine({ description: "Work", quantity: "1", price: "1000", taxRate: "18" });
  await book.run(billNow({ customerId: book.customer, lines: [line] }));
  const asked = () => book.store.read((read) => yearEnd(read, book.clock.today()));
  expect(await asked()).toMatchObject({ year: { label: "2026-27" }, isOver: false, profit: 100_000 });
  book.goTo("2027-04-05");
  const { isOver, isClosed, checks, series } = await asked();
  expect([isOver, isClosed]).toEqual([true, false]);
  expect(checks.map(({ what, left }) => [what, left])).toEqual([
    ["drafts", 0],
    ["challans", 0],
    ["cheques", 0],
    ["proof", undefined],
  ]);
  expect(series.find((one) => one.series.id === "series:invoice")?.first).toBe("S/27-28/0001");
  await book.run(closeBooks({ until: "2027-03-31", reason: "filed" }));
  expect((await asked()).year.label).toBe("2027-28");
});

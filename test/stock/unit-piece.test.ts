import { beforeEach, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { lineForItem } from "../../src/company/bill-lines";
import { replaceWithUnit, retireWithUnit } from "../../src/contracts/unit-commands";
import type { RecordId, Unit } from "../../src/records";
import { addCard, addItem, adjustStock } from "../../src/stock/commands";
import { installPiece } from "../../src/sales/install-commands";
import { cardTrail } from "../../src/desk/trail";
import { findEverything } from "../../src/desk/find";
import { openBook, type Book } from "../book";

let book: Book;
let meter: RecordId<"item">;
beforeEach(async () => {
  book = await openBook();
  meter = await book.run(
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
      openingSerials: ["M1", "M2", "M3"],
    }),
  );
});
const unit = async (serial: string): Promise<Unit> => {
  const [found] = await book.store.read((read) => read.list("unit", "serial", { is: serial.toLowerCase() }));
  if (!found) throw new Error(`no piece ${serial}`);
  return found;
};
const sellFirst = async () => {
  const item = await book.store.read((read) => read.get(meter));
  return book.run(billNow({ customerId: book.customer, lines: [lineForItem(item, "1", "store")] }));
};

it("[K37] a card for the serial number of a sold piece is that piece's card", async () => {
  const { id: saleId } = await sellFirst();
  const { id } = await book.run(
    addCard({
      partyId: book.customer,
      siteId: book.site,
      itemId: meter,
      serial: "m1",
      installedOn: "2026-04-01",
      saleId,
    }),
  );
  expect(await unit("M1")).toMatchObject({ status: "installed", cardId: id, invoiceId: saleId });
  expect(await book.faults()).toEqual([]);
});

it("[K37] a piece goes its card's way: replaced by one from stock, which leaves it at its cost, then come back", async () => {
  await sellFirst();
  const sold = await unit("M1");
  const { id } = await book.run(
    installPiece({ unitId: sold.id, siteId: book.site, on: "2026-04-01", by: "Ravi" }),
  );
  book.goTo("2026-04-10");
  const swap = { id, on: "2026-04-10", reason: "Burnt", serial: "M2", warranty: "carried" } as const;
  const next = await book.run(replaceWithUnit(swap));
  expect(await unit("M1")).toMatchObject({ status: "replaced", cardId: id });
  expect(await unit("M2")).toMatchObject({ status: "installed", cardId: next.id, location: "" });
  expect((await book.store.read((read) => read.balance(`stock/${meter}`))).amount).toBe(1_000);
  expect((await book.store.read((read) => read.balance("account/cost:parts"))).amount).toBe(60_000);
  await book.run(retireWithUnit({ id: next.id, status: "returned", on: "2026-04-10", reason: "Moved away" }));
  expect(await unit("M2")).toMatchObject({ status: "returned" });
  await book.run(
    adjustStock({
      itemId: meter,
      location: "store",
      counted: "2",
      on: "2026-04-10",
      note: "taken back",
      serials: ["m2"],
    }),
  );
  expect(await unit("M2")).toMatchObject({ status: "in stock", location: "store" });
  expect(await book.faults()).toEqual([]);
});

it("[K37] a unit's trail begins with the receipt of its piece, and Find knows pieces without a card", async () => {
  const found = await book.store.read((read) => findEverything(read, "M3"));
  expect(
    found.map(({ type, hits }) => [type, hits.map(({ title, detail }) => `${title} ${detail}`)]),
  ).toEqual([["unit", ["M3 Meter · in stock"]]]);
  await sellFirst();
  const sold = await unit("M1");
  const { id } = await book.run(
    installPiece({ unitId: sold.id, siteId: book.site, on: "2026-04-01", by: "Ravi" }),
  );
  const trail = await book.store.read((read) => cardTrail(read, id, "2026-04-01"));
  expect(
    trail
      .filter(({ pending }) => !pending)
      .map(({ kind }) => kind)
      .reverse(),
  ).toEqual(["received", "sold", "installed"]);
});

import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { addParty } from "../../src/parties/commands";
import { addCard, addItem, adjustStock, amendItem } from "../../src/stock/commands";
import { warrantyEnd } from "../../src/stock/model";
import { firstShortage } from "../../src/stock/shortage";
import { onHand, searchItems, underReorderLevel } from "../../src/stock/queries";
import { retireWithUnit } from "../../src/contracts/unit-commands";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const tap = {
  code: "TAP",
  name: "Tap",
  type: "stock" as const,
  unit: "pcs",
  taxCode: "8481",
  taxRate: "18",
  price: "190",
  cost: "95",
  reorderLevel: "4",
  warrantyMonths: 0,
};
const card = () => ({
  partyId: book.customer,
  siteId: book.site,
  itemId: book.unit,
  serial: "SN 2",
  installedOn: "2026-04-01",
});

describe("items", () => {
  it("[K1] refuses a code in use, an empty name and amounts that are no numbers, by field", async () => {
    const refusal = await book.refused(addItem({ ...tap, code: "pmp", name: "", price: "x", taxRate: "-1" }));
    expect(Object.keys(refusal.problems).sort()).toEqual(["code", "name", "price", "taxRate"]);
  });

  it("[K4] counting sets on hand to what was counted, by one movement with its reason", async () => {
    await book.run(
      adjustStock({
        itemId: book.pump,
        location: "store",
        counted: "3.5",
        on: "2026-04-01",
        note: "counted",
      }),
    );
    expect(await book.store.read((read) => onHand(read, book.pump))).toEqual({ store: 3_500 });
    const movements = await book.store.read((read) => read.list("movement", "item", { prefix: [book.pump] }));
    expect(movements.map(({ quantity, reason }) => [quantity, reason])).toEqual([
      [5_000, "opening"],
      [-1_500, "adjusted"],
    ]);
    expect(await book.faults()).toEqual([]);
  });

  it("[K5] keeps the type of an item whose goods have moved", async () => {
    expect((await book.refused(amendItem({ id: book.pump, type: "service" }))).problems).toHaveProperty(
      "type",
    );
    await book.run(amendItem({ id: book.labour, type: "stock" }));
  });

  it("[K11] lists what is at or under its reorder level", async () => {
    await book.run(addItem({ ...tap, opening: "4" }));
    await book.run(addItem({ ...tap, code: "TAP2", name: "Tap two", opening: "5" }));
    const low = await book.store.read(underReorderLevel);
    expect(low.map(({ item, onHand: held }) => [item.code, held])).toEqual([
      ["RO-12", 0],
      ["TAP", 4_000],
    ]);
    expect((await book.store.read((read) => searchItems(read, "tap tw"))).map(({ code }) => code)).toEqual([
      "TAP2",
    ]);
  });
});

describe("goods on hand", () => {
  it("[K3] refuses a backdated taking that a later day could not bear, and names that day", async () => {
    book.goTo("2026-04-10");
    await book.run(
      adjustStock({ itemId: book.pump, location: "store", counted: "1", on: "2026-04-10", note: "" }),
    );
    const refusal = await book.refused(
      adjustStock({ itemId: book.pump, location: "store", counted: "-1", on: "2026-04-05", note: "" }),
    );
    expect(refusal.message).toContain("2026-04-10");
  });

  it("[K2] [K3] the first shortage is the first day a running balance would be negative, whatever the history", () => {
    const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-04-${String(n).padStart(2, "0")}`);
    const history = fc.array(
      fc.record({
        on: days,
        quantity: fc.integer({ min: -5, max: 8 }),
        location: fc.constantFrom("store", "van"),
      }),
    );
    fc.assert(
      fc.property(history, days, fc.integer({ min: -9, max: -1 }), (movements, on, quantity) => {
        const here = movements.filter(({ location }) => location === "store");
        const now = here.reduce((sum, one) => sum + one.quantity, 0);
        const flows = new Map<string, number>();
        for (const one of here) flows.set(one.on, (flows.get(one.on) ?? 0) + one.quantity);
        const short = firstShortage(now, { on, quantity }, [...flows]);
        const balanceAt = (day: string) =>
          here.filter((one) => one.on <= day).reduce((sum, one) => sum + one.quantity, 0);
        const affected = [on, ...here.map((one) => one.on).filter((day) => day > on)].sort();
        expect(short?.on).toBe(affected.find((day) => balanceAt(day) + quantity < 0));
        if (short) expect(short.available).toBe(balanceAt(short.on));
      }),
    );
  });
});

describe("cards", () => {
  it("[K6] gives numbers from the series, takes preprinted ones, steps over those, and never shares one", async () => {
    const first = await book.store.read((read) => read.get(book.card));
    const next = first.number.replace(/\d+$/, (digits) =>
      String(Number(digits) + 1).padStart(digits.length, "0"),
    );
    expect((await book.run(addCard({ ...card(), number: next }))).number).toBe(next);
    const refusal = await book.refused(addCard({ ...card(), serial: "SN 3", number: next.toLowerCase() }));
    expect(refusal.problems).toHaveProperty("number");
    expect((await book.run(addCard({ ...card(), serial: "SN 3" }))).number).not.toBe(next);
  });

  it("[K7] [K8] [K10] refuses another customer's site, a serial in service, and a day after today, by field", async () => {
    const { partyId, siteId } = await book.run(
      addParty({
        name: "Hotel",
        phones: [],
        customer: true,
        principal: false,
        site: { name: "Main", address: "", area: "" },
      }),
    );
    if (!siteId) throw new Error("no site");
    const refusal = await book.refused(
      addCard({ ...card(), siteId, serial: "sn 77a0913", installedOn: "2026-04-02" }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["installedOn", "serial", "siteId"]);
    await book.run(addCard({ ...card(), partyId, siteId }));
    await book.run(retireWithUnit({ id: book.card, status: "scrapped", on: "2026-04-01", reason: "Burnt" }));
    await book.run(addCard({ ...card(), serial: "SN 77A0913" }));
  });

  it("[K9] ends a warranty the day before installation + n months, clamped to the month's end", () => {
    expect(warrantyEnd("2025-06-15", 12)).toBe("2026-06-14");
    expect(warrantyEnd("2025-08-31", 6)).toBe("2026-02-27");
    expect(warrantyEnd("2025-08-31", 0)).toBeUndefined();
  });
});

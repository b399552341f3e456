import { beforeEach, describe, expect, it } from "vitest";
import { draftFromComplaint } from "../../src/billing/draft-queries";
import { recordVisit } from "../../src/complaints/visit-commands";
import { addItem } from "../../src/stock/commands";
import { dropCount, postCount, startCount, typeCount } from "../../src/stock/count-commands";
import { captureSerial } from "../../src/stock/serial-commands";
import { addPriceList, amendPriceList } from "../../src/stock/price-commands";
import { priceFor } from "../../src/stock/price-queries";
import { transferStock } from "../../src/stock/transfer-commands";
import { closeBooks } from "../../src/ledger/period-commands";
import type { RecordId } from "../../src/records";
import { complain, openBook, type Book } from "../book";

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
      opening: "2",
      openingValue: 110_001,
      openingSerials: ["M1", "M2"],
    }),
  );
});
const rows = (location = "store") => book.store.read((read) => read.list("tally", "place", { is: location }));
const row = async (itemId: RecordId<"item">, at = 0) => {
  const found = (await rows()).filter((one) => one.itemId === itemId)[at];
  if (!found) throw new Error("no row to count");
  return found;
};
const held = async (itemId: RecordId<"item">) =>
  (await book.store.read((read) => read.balance(`stock/${itemId}`))).parts;
const post = { location: "store", on: "2026-04-01", reason: "March count" };

describe("a stock count", () => {
  it("[K34] lists every item of a place, and every piece, with what the book says", async () => {
    expect(await book.run(startCount({ location: "store" }))).toBe(3);
    const all = await rows();
    expect(all.filter(({ unitId }) => unitId)).toHaveLength(2);
    expect((await row(book.pump)).book).toBe(5_000);
    const refusal = await book.refused(startCount({ location: "store" }));
    expect(refusal.message).toMatch(/under way/);
    await book.run(dropCount({ location: "store" }));
    expect(await rows()).toEqual([]);
  });

  it("[K34] posts every difference at once, one entry for all, and leaves what was not counted", async () => {
    await book.run(startCount({ location: "store" }));
    await book.run(typeCount({ id: (await row(book.pump)).id, counted: "4.5", note: "half broken" }));
    await book.run(typeCount({ id: (await row(meter, 1)).id, counted: "0" }));
    expect(await book.run(postCount(post))).toBe(2);
    expect(await held(book.pump)).toEqual({ store: 4_500 });
    expect(await held(meter)).toEqual({ store: 1_000 });
    const units = await book.store.read((read) => read.list("unit", "item", { prefix: [meter] }));
    expect(units.map(({ status }) => status).sort()).toEqual(["in stock", "scrapped"]);
    const entries = await book.store.read((read) => read.list("entry", "on"));
    const [entry] = entries.filter(({ lines }) =>
      lines.some(({ account }) => account === "stock:adjustment"),
    );
    expect(entry?.text).toBe("Stock count: March count");
    expect(entry?.lines[0]?.debit).toBe(45_000 + 55_000);
    expect(await rows()).toEqual([]);
    expect(await book.faults()).toEqual([]);
  });

  it("[K34] counts against the book at the moment of typing: goods may go on moving", async () => {
    await book.run(startCount({ location: "store" }));
    await book.run(
      transferStock({
        itemId: book.pump,
        from: "store",
        to: book.technician,
        quantity: "2",
        on: "2026-04-01",
      }),
    );
    await book.run(typeCount({ id: (await row(book.pump)).id, counted: "4" }));
    await book.run(
      transferStock({
        itemId: book.pump,
        from: "store",
        to: book.technician,
        quantity: "1",
        on: "2026-04-01",
      }),
    );
    await book.run(postCount(post));
    expect(await held(book.pump)).toEqual({ store: 3_000, [book.technician]: 3_000 });
  });

  it("[K34] refuses figures that are none, by field, and posts all or nothing", async () => {
    await book.run(startCount({ location: "store" }));
    const pump = await row(book.pump);
    for (const counted of ["x", "-1", "1.2345"])
      expect((await book.refused(typeCount({ id: pump.id, counted }))).problems).toHaveProperty("counted");
    const piece = await row(meter);
    for (const counted of ["2", "0.5"])
      expect((await book.refused(typeCount({ id: piece.id, counted }))).problems).toHaveProperty("counted");
    expect((await book.refused(postCount(post))).message).toMatch(/Nothing was counted/);
    await book.run(typeCount({ id: pump.id, counted: "6" }));
    await book.run(typeCount({ id: piece.id, counted: "0" }));
    const bare = await book.refused(postCount({ location: "store", on: "x", reason: " " }));
    expect(Object.keys(bare.problems).sort()).toEqual(["on", "reason"]);
    await book.run(closeBooks({ until: "2026-03-31", reason: "done" }));
    const closed = await book.refused(postCount({ ...post, on: "2026-03-31" }));
    expect(closed.problems).toHaveProperty("on");
    expect(await held(book.pump)).toEqual({ store: 5_000 });
    expect(await rows()).toHaveLength(3);
  });

  it("[K34] a figure taken back is not counted", async () => {
    await book.run(startCount({ location: "store" }));
    const { id } = await row(book.pump);
    await book.run(typeCount({ id, counted: "3" }));
    await book.run(typeCount({ id, note: "look again" }));
    expect(await row(book.pump)).toMatchObject({ counted: 3_000, note: "look again" });
    await book.run(typeCount({ id, counted: "" }));
    expect(await row(book.pump)).not.toHaveProperty("counted");
  });
});

describe("serial numbers captured later", () => {
  const pieces = () => book.store.read((read) => read.list("unit", "item", { prefix: [meter] }));

  it("[K31] are saved on the piece, refused where another piece or card has them", async () => {
    const [first, second] = await pieces();
    if (!first || !second) throw new Error("no pieces");
    const taken = await book.refused(captureSerial({ id: first.id, serial: second.serial.toLowerCase() }));
    expect(taken.problems).toHaveProperty("serial");
    expect((await book.refused(captureSerial({ id: first.id, serial: " " }))).problems).toHaveProperty(
      "serial",
    );
    await book.run(captureSerial({ id: first.id, serial: " M-77 " }));
    expect((await pieces()).map(({ serial }) => serial)).toContain("M-77");
    expect(await book.faults()).toEqual([]);
  });
});

describe("price lists", () => {
  const list = () => ({
    name: "Festival",
    from: "2026-04-01",
    partyIds: [],
    prices: [{ itemId: book.pump, price: "1300" }],
  });
  const priceOf = (on: string, party: RecordId<"party"> | undefined) =>
    book.store.read(async (read) => priceFor(read, await read.get(book.pump), party, on));

  it("[K35] give the newest price for the customer, then for everybody, then the item's own", async () => {
    await book.run(addPriceList(list()));
    expect(await priceOf("2026-03-31", book.customer)).toBe("1450");
    expect(await priceOf("2026-04-01", book.customer)).toBe("1300");
    const own = await book.run(
      addPriceList({
        ...list(),
        name: "Sunita",
        from: "2026-01-01",
        partyIds: [book.customer],
        prices: [{ itemId: book.pump, price: "1200" }],
      }),
    );
    expect(await priceOf("2026-04-01", book.customer)).toBe("1200");
    expect(await priceOf("2026-04-01", undefined)).toBe("1300");
    expect(
      await book.store.read(async (read) =>
        priceFor(read, await read.get(meter), book.customer, "2026-04-01"),
      ),
    ).toBe("1000");
    await book.run(amendPriceList({ id: own, active: false }));
    expect(await priceOf("2026-04-01", book.customer)).toBe("1300");
  });

  it("[K35] price what a visit used on the bill of its complaint, as of the day it was used", async () => {
    await book.run(addPriceList({ ...list(), partyIds: [book.customer] }));
    const { id } = await complain(book, { problem: "No water" });
    await book.run(
      recordVisit({
        complaintId: id,
        technicianId: book.technician,
        doneOn: "2026-04-01",
        outcome: "done",
        work: "Pump replaced",
        lines: [{ itemId: book.pump, quantity: "1" }],
      }),
    );
    const draft = await book.store.read((read) => draftFromComplaint(read, id));
    expect(draft.lines.map(({ price }) => price)).toEqual(["1300"]);
  });

  it("[K35] refuse a name in use, no items, an item twice and a price that is none, by field", async () => {
    await book.run(addPriceList(list()));
    const price = { itemId: book.pump, price: "-1" };
    const refusal = await book.refused(
      addPriceList({ ...list(), name: "festival", from: "x", prices: [price, price] }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual([
      "from",
      "name",
      "prices.0.price",
      "prices.1.itemId",
      "prices.1.price",
    ]);
    expect((await book.refused(addPriceList({ ...list(), name: "", prices: [] }))).problems).toHaveProperty(
      "prices",
    );
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { lineForItem } from "../../src/company/bill-lines";
import { amendCompany } from "../../src/company/commands";
import { closeBooks } from "../../src/ledger/period-commands";
import { recordVisit } from "../../src/complaints/visit-commands";
import type { RecordId } from "../../src/records";
import { postStock } from "../../src/stock/cost";
import { adjustStock } from "../../src/stock/commands";
import { moveStock, type Moved, type StockMove } from "../../src/stock/move";
import { transferStock } from "../../src/stock/transfer-commands";
import { complain, openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});

/** Goods as a receipt brings them, with the posting a receipt makes. */
const move = (wish: Partial<StockMove>) => ({
  command: "test.move",
  input: {},
  apply: async (work: Parameters<typeof moveStock>[0]): Promise<Moved> => {
    const on = wish.on ?? work.today;
    const moved = await moveStock(work, {
      itemId: book.pump,
      location: "store",
      on,
      quantity: 1_000,
      reason: "receipt",
      sourceId: "receipt:1",
      ...wish,
    });
    if (moved.movementId)
      await postStock(work, {
        id: `entry:${moved.movementId}`,
        on,
        sourceId: moved.movementId,
        sourceNumber: "",
        text: "",
        lines: [{ account: "opening", value: moved.value }],
      });
    return moved;
  },
});
const bring = (wish: Partial<StockMove>) => book.run(move(wish));
const worth = async (itemId: RecordId<"item">) =>
  (await book.store.read((read) => read.balance(`worth/${itemId}`))).amount;
const signed = async (id: RecordId<"entry">) => {
  const { lines } = await book.store.read((read) => read.get(id));
  return Object.fromEntries(lines.map((line) => [line.account, line.debit - line.credit]));
};
const movements = (itemId: RecordId<"item">) =>
  book.store.read(async (read) =>
    (await read.list("movement", "item", { prefix: [itemId] })).sort(
      (a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0),
    ),
  );
const unitsOf = (itemId: RecordId<"item">) =>
  book.store.read((read) => read.list("unit", "item", { prefix: [itemId] }));
const settings = (settings: NonNullable<Parameters<typeof amendCompany>[0]["settings"]>) =>
  book.run(amendCompany({ settings }));
const sell = async (itemId: RecordId<"item">, quantity: string, more: object = {}) => {
  const item = await book.store.read((read) => read.get(itemId));
  return book.run(
    billNow({ customerId: book.customer, lines: [{ ...lineForItem(item, quantity, "store"), ...more }] }),
  );
};

describe("what goods cost", () => {
  it("[K24] [K28] a sale leaves at the moving average, in the bill's own entry", async () => {
    await bring({ quantity: 5_000, value: 500_001 });
    expect(await worth(book.pump)).toBe(450_000 + 500_001);
    const { id } = await sell(book.pump, "3");
    expect(await signed(`entry:${id}`)).toMatchObject({ "cost:goods": 285_000, stock: -285_000 });
    expect((await movements(book.pump)).map(({ value, ordinal }) => [ordinal, value])).toEqual([
      [1, 450_000],
      [2, 500_001],
      [3, -285_000],
    ]);
    expect(await book.faults()).toEqual([]);
  });

  it("[K24] leaves first in, first out where the company says so", async () => {
    await settings({ valuation: "fifo" });
    await bring({ quantity: 5_000, value: 500_001 });
    const { id } = await sell(book.pump, "6");
    expect(await signed(`entry:${id}`)).toMatchObject({ "cost:goods": 450_000 + 100_000 });
    expect(await book.store.read((read) => read.get(`valuation:${book.pump.slice(5)}`))).toMatchObject({
      layers: [{ quantity: 4_000, value: "400000.8" }],
    });
    await settings({ valuation: "average" });
    await sell(book.pump, "1");
    expect(await book.faults()).toEqual([]);
  });

  it("[K24] goods that come without a value come at the average, or at the item's price when none is there", async () => {
    await bring({ quantity: 5_000, value: 550_000 });
    await book.run(
      adjustStock({ itemId: book.pump, location: "store", counted: "11", on: "2026-04-01", note: "found" }),
    );
    expect((await movements(book.pump)).at(-1)).toMatchObject({ quantity: 1_000, value: 100_000 });
    const [newest] = await book.store.read((read) =>
      read.list("entry", "on", undefined, { order: "newest", limit: 1 }),
    );
    expect(newest?.lines.map(({ account }) => account)).toEqual(["stock:adjustment", "stock"]);
    await bring({ itemId: book.unit });
    expect(await worth(book.unit)).toBe(90_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[K28] parts used on a visit are a cost of parts, in one entry for the visit", async () => {
    const { id: complaintId } = await complain(book);
    const lines = [{ itemId: book.pump, quantity: "1" }];
    const visit = await book.run(
      recordVisit({
        complaintId,
        technicianId: book.technician,
        doneOn: "2026-04-01",
        outcome: "done",
        work: "Pump replaced",
        lines: [...lines, ...lines],
      }),
    );
    expect(await signed(`entry:${visit}`)).toEqual({ "cost:parts": 180_000, stock: -180_000 });
    expect(await book.faults()).toEqual([]);
  });

  it("[K28] goods that only change their place keep their worth and post nothing", async () => {
    const entries = await book.store.read((read) => read.count("entry"));
    await book.run(
      transferStock({
        itemId: book.pump,
        from: "store",
        to: book.technician,
        quantity: "2",
        on: "2026-04-01",
      }),
    );
    expect(await worth(book.pump)).toBe(450_000);
    expect(await book.store.read((read) => read.count("entry"))).toBe(entries);
    expect(await book.faults()).toEqual([]);
  });

  it("[K29] a cancelled bill brings its goods back at the very value they left, whatever came since", async () => {
    await bring({ quantity: 1_000, value: 100_001 });
    const { id } = await sell(book.pump, "4");
    const left = (await movements(book.pump)).at(-1)?.value ?? 0;
    await bring({ quantity: 10_000, value: 2_000_000 });
    const before = await worth(book.pump);
    await book.run(cancelInvoice({ id, reason: "wrong customer" }));
    expect((await movements(book.pump)).at(-1)).toMatchObject({
      quantity: 4_000,
      value: -left,
      reason: "returned",
    });
    expect(await worth(book.pump)).toBe(before - left);
    expect(await book.faults()).toEqual([]);
  });

  it("[K27] what left before it came is corrected to its real cost when it comes", async () => {
    await settings({ negativeStock: true });
    await sell(book.pump, "7");
    expect(await worth(book.pump)).toBe(-180_000);
    await bring({ quantity: 4_000, value: 400_000 });
    expect((await movements(book.pump)).slice(-2)).toMatchObject([
      { quantity: 4_000, value: 400_000 },
      { quantity: 0, value: -20_000, reason: "revalued" },
    ]);
    expect(await worth(book.pump)).toBe(200_000);
    const account = await book.store.read((read) => read.balance("account/cost:goods"));
    expect(account.amount).toBe(7 * 90_000 + 20_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[K28] a revaluation changes the worth without goods, never below nothing", async () => {
    expect((await bring({ quantity: 0, reason: "revalued", value: 50_000 })).value).toBe(50_000);
    expect(await worth(book.pump)).toBe(500_000);
    expect((await bring({ quantity: 0, reason: "revalued", value: -600_000 })).value).toBe(-500_000);
    expect(await book.faults()).toEqual([]);
  });
});

describe("what is refused", () => {
  it("[K32] goods dated in closed books or on a day to come", async () => {
    await book.run(closeBooks({ until: "2026-03-31", reason: "year is done" }));
    const closed = await book.refused(move({ on: "2026-03-31", value: 1 }));
    expect(closed.problems).toHaveProperty("on");
    expect((await book.refused(move({ on: "2026-04-02" }))).problems).toHaveProperty("on");
    await bring({ on: "2026-04-01" });
  });

  it("[K3] what is not there, at the line of the bill that asks for it", async () => {
    const item = await book.store.read((read) => read.get(book.pump));
    const line = lineForItem(item, "3", "store");
    const refusal = await book.refused(billNow({ customerId: book.customer, lines: [line, line] }));
    expect(refusal.problems).toEqual({ "lines.1.quantity": "Only 2 on hand on 2026-04-01." });
  });

  it("[K3] a taking in an earlier year that a day of a later one could not bear", async () => {
    await bring({ on: "2024-12-30", quantity: 3_000, value: 1 });
    await bring({ on: "2025-06-01", quantity: -3_000 });
    await bring({ on: "2026-01-05", quantity: 9_000, value: 1 });
    const refusal = await book.refused(move({ on: "2025-01-02", quantity: -1_000 }));
    expect(refusal.message).toContain("2025-06-01");
    await bring({ on: "2026-01-05", quantity: -9_000 });
    expect(await book.faults()).toEqual([]);
  });
});

describe("pieces of a serialised item", () => {
  const receive = (serials: readonly string[], more: Partial<StockMove> = {}) =>
    bring({ itemId: book.unit, quantity: 3_000, value: 300_000, serials, ...more });

  it("[K30] [K31] come with their serial numbers, those not captured yet without one", async () => {
    const { units } = await receive(["A1", " a2 "]);
    expect(units).toHaveLength(3);
    const all = await unitsOf(book.unit);
    expect(all.map(({ serial, cost, status, location }) => [serial, cost, status, location])).toEqual(
      expect.arrayContaining([
        ["A1", 100_000, "in stock", "store"],
        ["a2", 100_000, "in stock", "store"],
        ["", 100_000, "in stock", "store"],
      ]),
    );
    expect(await book.faults()).toEqual([]);
  });

  it("[K31] refuses a serial number twice, one that is known, and more of them than pieces", async () => {
    await receive(["A1"]);
    for (const serials of [["B1", "b1"], ["a1"], ["SN 77A0913"], ["1", "2", "3", "4"]]) {
      const refusal = await book.refused(move({ itemId: book.unit, quantity: 3_000, value: 1, serials }));
      expect(Object.keys(refusal.problems)).toEqual(["serials"]);
    }
    const half = await book.refused(move({ itemId: book.unit, quantity: 1_500, value: 1 }));
    expect(half.problems).toEqual({ quantity: "Whole pieces only." });
  });

  it("[K30] leave each at its own cost, those named or the oldest, and the bill names them", async () => {
    await receive(["A1", "A2", "A3"], { on: "2026-03-01" });
    const { units } = await receive(["B1", "B2", "B3"], { value: 600_000 });
    const { id } = await sell(book.unit, "2", { units: [units[1]] });
    expect(await signed(`entry:${id}`)).toMatchObject({ "cost:goods": 200_000 + 100_000 });
    const sold = (await unitsOf(book.unit)).filter(({ status }) => status === "sold");
    expect(sold.map(({ serial, location, invoiceId }) => [serial, location, invoiceId])).toEqual(
      expect.arrayContaining([
        ["B2", "", id],
        ["A1", "", id],
      ]),
    );
    const bill = await book.store.read((read) => read.get(id));
    expect(bill.lines[0]?.units?.slice().sort()).toEqual(sold.map((unit) => unit.id).sort());
    expect(await book.faults()).toEqual([]);
    await book.run(cancelInvoice({ id, reason: "wrong" }));
    const back = (await unitsOf(book.unit)).filter((unit) => sold.some((one) => one.id === unit.id));
    expect(back.map(({ status, cost }) => [status, cost]).sort()).toEqual([
      ["in stock", 100_000],
      ["in stock", 200_000],
    ]);
    expect(back.every((unit) => unit.invoiceId === undefined)).toBe(true);
    expect(await book.faults()).toEqual([]);
  });

  it("[K30] are refused where they are not, by field", async () => {
    const { units } = await receive(["A1", "A2", "A3"]);
    const item = await book.store.read((read) => read.get(book.unit));
    const line = { ...lineForItem(item, "1", book.technician), units: [units[0] as RecordId<"unit">] };
    await book.run(
      transferStock({
        itemId: book.unit,
        from: "store",
        to: book.technician,
        quantity: "1",
        on: "2026-04-01",
        units: [units[1] as RecordId<"unit">],
      }),
    );
    const refusal = await book.refused(billNow({ customerId: book.customer, lines: [line] }));
    expect(refusal.problems).toEqual({ "lines.0.units": "Serial A1 is not there on 2026-04-01." });
    const moved = (await unitsOf(book.unit)).find(({ serial }) => serial === "A2");
    expect(moved).toMatchObject({ status: "in stock", location: book.technician });
    expect(await book.faults()).toEqual([]);
  });

  it("[K30] never leave twice, even where stock may go below nothing", async () => {
    await settings({ negativeStock: true });
    await receive(["A1", "A2", "A3"]);
    await sell(book.unit, "3");
    const item = await book.store.read((read) => read.get(book.unit));
    const refusal = await book.refused(
      billNow({ customerId: book.customer, lines: [lineForItem(item, "1", "store")] }),
    );
    expect(refusal.problems).toHaveProperty(["lines.0.quantity"]);
  });

  it("[K31] one that was sent back to the principal comes again as the same piece", async () => {
    const { units } = await receive(["A1"]);
    await bring({
      itemId: book.unit,
      quantity: -1_000,
      reason: "to principal",
      units: [units[0] as RecordId<"unit">],
    });
    const again = await receive(["a1"]);
    expect(again.units).toContain(units[0]);
    expect(await unitsOf(book.unit)).toHaveLength(5);
    expect(await book.faults()).toEqual([]);
  });

  it("[K28] become dearer by landed charges, spread over those named", async () => {
    const { units } = await receive(["A1", "A2", "A3"]);
    await bring({
      itemId: book.unit,
      quantity: 0,
      reason: "revalued",
      value: 1_001,
      units: units.slice(0, 2),
    });
    expect((await unitsOf(book.unit)).map(({ cost }) => cost).sort()).toEqual([100_000, 100_500, 100_501]);
    expect(await book.faults()).toEqual([]);
  });
});

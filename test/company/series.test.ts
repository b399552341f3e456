import { beforeEach, describe, expect, it } from "vitest";
import { billNow, draftInvoice } from "../../src/billing/commands";
import { cancelInvoice } from "../../src/billing/issue";
import { freeLine } from "../../src/company/bill-lines";
import { addSeries, amendSeries } from "../../src/company/commands";
import { fittingSeries, nextNumber } from "../../src/company/numbering";
import { seriesAudit } from "../../src/company/series-queries";
import { couldClash } from "../../src/company/series-rules";
import type { Series } from "../../src/records";
import { command } from "../../src/store/command";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const lines = [freeLine({ description: "Work", quantity: "1", price: "10" })];
const bill = (seriesId?: Series["id"]) =>
  book.run(billNow({ customerId: book.customer, lines, ...(seriesId ? { seriesId } : {}) }));
const moved = {
  name: "Moved",
  document: "invoice" as const,
  prefix: "M/{fy}/",
  padding: 4,
  yearly: true,
  startAt: 118,
};
const audit = async (id: Series["id"]) =>
  (await book.store.read(seriesAudit)).filter(({ series }) => series.id === id);

describe("series", () => {
  it("[Y20] goes on from where an older program stopped, and begins with 1 the year after", async () => {
    const id = await book.run(addSeries(moved));
    expect(await book.store.read((read) => nextNumber(read, id, "2026-04-01"))).toBe("M/26-27/0118");
    const { number } = await bill(id);
    expect(number).toBe("M/26-27/0118");
    expect((await bill(id)).number).toBe("M/26-27/0119");
    expect((await book.refused(amendSeries({ id, startAt: 1 }))).problems).toHaveProperty("startAt");
    book.goTo("2027-04-01");
    expect((await bill(id)).number).toBe("M/27-28/0001");
    expect(await audit(id)).toMatchObject([
      { fiscalYear: "2026-27", from: "M/26-27/0118", to: "M/26-27/0119", count: 2, gaps: [] },
      { fiscalYear: "2027-28", from: "M/27-28/0001", to: "M/27-28/0001", count: 1, gaps: [] },
    ]);
    expect(await book.faults()).toEqual([]);
  });

  it("[Y20] refuses a first number that would grow too long", async () => {
    const refusal = await book.refused(addSeries({ ...moved, startAt: 1_000_000 }));
    expect(refusal.problems).toHaveProperty("startAt");
  });

  it("[Y21] is chosen by scheme first, then by what the paper holds", () => {
    const one = (id: string, more: Partial<Series> = {}): Series => ({
      id: `series:${id}`,
      name: id,
      document: "invoice",
      prefix: id,
      padding: 4,
      yearly: false,
      active: true,
      ...more,
    });
    const any = one("any");
    const gst = one("gst", { taxScheme: "gst" });
    const goods = one("goods", { taxScheme: "gst", forItems: "stock" });
    const work = one("work", { taxScheme: "gst", forItems: "non-stock" });
    const closed = one("closed", { taxScheme: "gst", forItems: "stock", active: false });
    const chosen = (all: Series[], ...wish: [Series["taxScheme"]?, Series["forItems"]?]) =>
      fittingSeries(all, ...wish)?.name;
    const all = [closed, any, work, goods, gst];
    expect(chosen(all, "gst", "stock")).toBe("goods");
    expect(chosen(all, "gst", "non-stock")).toBe("work");
    expect(chosen(all, "gst")).toBe("gst");
    expect(chosen([any, work], "gst", "stock")).toBe("work");
    expect(chosen(all, "vat", "stock")).toBe("any");
    expect(chosen([closed])).toBeUndefined();
  });

  it("[Y23] tells missing numbers, cancelled ones and waiting drafts", async () => {
    await bill();
    const { id } = await bill();
    await bill();
    await book.run(cancelInvoice({ id, reason: "typed twice" }));
    await book.run(draftInvoice({ customerId: book.customer, lines }));
    expect(await audit("series:invoice")).toMatchObject([
      { from: "S/26-27/0001", to: "S/26-27/0003", count: 3, cancelled: 1, gaps: [], twice: [], drafts: 1 },
    ]);
    expect(await book.faults()).toEqual([]);
    await book.run(command("test.lose", async (work) => work.remove(id))({}));
    expect(await audit("series:invoice")).toMatchObject([{ count: 2, gaps: ["S/26-27/0002"] }]);
    const faults = await book.faults();
    expect(faults.filter(({ invariant }) => invariant === 5)).toMatchObject([{ id: "series:invoice" }]);
  });

  it("[Y23] names a number given twice, and a paper dated before the one in front of it", async () => {
    const { id: first } = await bill();
    const { id: second } = await bill();
    const forge = command("test.forge", async (work, change: { on: string; number: string }) =>
      work.put({ ...(await work.get(second)), ...change }),
    );
    const { number = "" } = await book.store.read((read) => read.get(first));
    await book.run(forge({ on: "2026-03-31", number: number.toLowerCase() }));
    expect(await audit("series:invoice")).toMatchObject([
      { gaps: ["S/26-27/0002"], twice: [{ number: "S/26-27/0001", id: second }] },
    ]);
    const faults = (await book.faults()).filter(({ invariant }) => invariant === 5);
    expect(faults.map(({ text }) => text)).toContainEqual(expect.stringContaining("is dated before"));
  });

  it.each([
    ["A", "A1", true],
    ["a/", "A/", true],
    ["S/{fy}/", "s/{fy}/", true],
    ["S/{fy}/", "S/", false],
    ["S/", "T/", false],
    ["", "7", true],
  ])("[Y24] %j and %j could clash: %j", (a, b, clash) => {
    expect(couldClash({ prefix: a }, { prefix: b })).toBe(clash);
  });

  it("[Y24] refuses a series whose numbers another could give too", async () => {
    await book.run(addSeries({ ...moved, startAt: 1, prefix: "Q", yearly: false }));
    const refusal = await book.refused(
      addSeries({ ...moved, startAt: 1, name: "Other", prefix: "q1", yearly: false }),
    );
    expect(refusal.problems.prefix).toContain("Moved");
  });
});

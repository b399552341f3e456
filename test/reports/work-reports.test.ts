import { beforeEach, describe, expect, it } from "vitest";
import { resolveComplaint } from "../../src/complaints/state-commands";
import type { Store } from "../../src/store/store";
import { loadDemo } from "../../src/demo/demo";
import { reports } from "../../src/reports/all-reports";
import { fullAnswers, missingAnswers } from "../../src/reports/answers";
import { chartData } from "../../src/reports/chart-data";
import { median } from "../../src/reports/turnaround-report";
import { adjustStock } from "../../src/stock/commands";
import { complain, openBook, type Book } from "../book";
import { openTestStore, standingClock } from "../store/test-store";
import { differences, reported } from "./reported";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});

describe("service", () => {
  it("[R10] measures complaints against the hours promised", async () => {
    const { id } = await complain(book);
    book.clock.set("2026-04-01T16:00:00.000Z");
    await book.run(resolveComplaint({ id, remedy: "Filter changed" }));
    await complain(book, { problem: "Leaks", priority: "high" });
    const { table } = await reported(book, "turnaround", { from: "2026-04-01", to: "2026-04-01" });
    expect(table).toMatchObject([
      { group: "High", complaints: 1, open: 1 },
      { group: "Normal", complaints: 1, median: 6, mean: 6, share: 100 },
    ]);
    const one = await reported(book, "turnaround", { by: "complaint", priority: "high" });
    expect(one.table).toMatchObject([{ problem: "Leaks", complaints: 1 }]);
    expect(await differences(book, "turnaround")).toEqual([]);
  });

  it("[R10] takes the middle of an even count as the mean of both middle ones", () => {
    expect(median([])).toBeUndefined();
    expect(median([3])).toBe(3);
    expect(median([9, 1, 5, 2])).toBe(3.5);
  });

  it("[R11] a complaint that came again was not put right the first time", async () => {
    const { id } = await complain(book);
    await book.run(resolveComplaint({ id, remedy: "Filter changed" }));
    const before = await reported(book, "first-time-fix");
    expect(before.table).toMatchObject([{ resolved: 1, first: 1, share: 100 }]);
    book.goTo("2026-04-05");
    await complain(book);
    const after = await reported(book, "first-time-fix");
    expect(after.table).toMatchObject([{ resolved: 1, first: 0, share: 0 }]);
    const again = await reported(book, "repeats");
    expect(again.table).toMatchObject([{ days: 4, problem: "Water tastes salty" }]);
  });
});

describe("stock", () => {
  it("[R12] runs an item's ledger to what is on hand and its worth", async () => {
    await book.run(
      adjustStock({ itemId: book.pump, location: "store", counted: "3", on: "2026-04-01", note: "broken" }),
    );
    const { table } = await reported(book, "stock-ledger", { item: book.pump });
    expect(table.map(({ hand, worth }) => [hand, worth])).toEqual([
      ["0", 0],
      ["5", 450_000],
      ["3", 270_000],
    ]);
    const { table: worth } = await reported(book, "stock-valuation");
    expect(worth).toMatchObject([{ item: "Pump 36 V", quantity: "3", average: 90_000, worth: 270_000 }]);
    for (const name of ["stock-ledger", "stock-valuation", "goods-flow", "reorder", "claims"])
      expect(await differences(book, name), name).toEqual([]);
  });

  it("[R13] names what runs out and what lies on the shelf", async () => {
    await book.run(
      adjustStock({ itemId: book.pump, location: "store", counted: "1", on: "2026-04-01", note: "broken" }),
    );
    const { table } = await reported(book, "reorder");
    expect(table).toMatchObject([
      { item: "Pump 36 V", hand: "1", level: "2", short: "1" },
      { item: "RO Pro 12", hand: "0" },
    ]);
    book.goTo("2026-08-01");
    const slow = await reported(book, "slow-movers", { days: "90" });
    expect(slow.table).toMatchObject([{ item: "Pump 36 V", quantity: "1", days: 122, worth: 90_000 }]);
  });
});

describe("the demo company", () => {
  let store: Store;
  const clock = standingClock("2026-11-24T09:00:00.000Z");
  it(
    "[R2] every report runs on it, answers to its columns and equals what it sums",
    { timeout: 240_000 },
    async () => {
      store = await openTestStore({ clock });
      await loadDemo(store, "2026-11-24");
      for (const report of reports) {
        const context = await store.read(async (read) => ({
          today: clock.today(),
          company: await read.get("company:main"),
        }));
        const answers = fullAnswers(report, {}, context);
        if (!Object.keys(missingAnswers(report, answers)).length) {
          const result = await reported({ store, clock }, report.name);
          for (const { cells } of result.rows) expect(cells.length, report.name).toBe(result.columns.length);
          const keys = result.columns.map(({ key }) => key);
          expect(new Set(keys).size, report.name).toBe(keys.length);
          for (const key of [result.chart?.names, ...(result.chart?.values ?? [])])
            if (key) expect(keys, report.name).toContain(key);
          if (result.chart && result.rows.length)
            expect(chartData(result)?.names.length, report.name).toBeLessThanOrEqual(31);
        }
        expect(await differences({ store, clock }, report.name), report.name).toEqual([]);
      }
    },
  );

  it("[R2] a report that misses a row does not equal what it sums", async () => {
    // Bills, stock, sales and complaints are many: the last row of each is more than nothing.
    for (const name of [
      "outstanding",
      "stock-valuation",
      "sales-by-customer",
      "turnaround",
      "hsn-summary",
      "claims",
    ]) {
      const report = reports.find((one) => one.name === name);
      const said = await store.read(async (read) => {
        const context = { today: clock.today(), company: await read.get("company:main") };
        const answers = fullAnswers(report!, {}, context);
        const result = await report!.run(read, answers, context);
        return report!.reconcile!(read, { ...result, rows: result.rows.slice(1) }, context, answers);
      });
      expect(said.length, name).toBeGreaterThan(0);
    }
  });
});

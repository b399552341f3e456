import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/base/day";
import { fiscalYear, shortYear } from "../../src/base/fiscal-year";

describe("a financial year", () => {
  it("[B8] runs twelve months from its first month", () => {
    expect(fiscalYear("2026-04-01", 4)).toEqual({ label: "2026-27", from: "2026-04-01", to: "2027-03-31" });
    expect(fiscalYear("2026-03-31", 4)).toEqual({ label: "2025-26", from: "2025-04-01", to: "2026-03-31" });
    expect(fiscalYear("2026-12-31", 1)).toEqual({ label: "2026", from: "2026-01-01", to: "2026-12-31" });
    expect(fiscalYear("2099-07-01", 7).label).toBe("2099-00");
    expect(fiscalYear("2024-01-15", 3).to).toBe("2024-02-29");
  });

  it("[B8] has a short label for prefixes", () => {
    expect(shortYear("2026-27")).toBe("26-27");
    expect(shortYear("2026")).toBe("26");
    expect(shortYear("")).toBe("");
  });

  it("[B8] follows on the one before without gap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150_000 }), fc.integer({ min: 1, max: 12 }), (days, start) => {
        const day = addDays("1900-01-01", days);
        const { from, to } = fiscalYear(day, start);
        expect(from <= day && day <= to).toBe(true);
        expect(fiscalYear(addDays(to, 1), start).from).toBe(addDays(to, 1));
        expect(fiscalYear(from, start)).toEqual(fiscalYear(to, start));
      }),
    );
  });
});

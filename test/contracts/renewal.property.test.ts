import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/base/day";
import { proRata } from "../../src/contracts/money";
import { renewalPrice } from "../../src/contracts/renewal";

const old = { from: "2026-04-01", until: "2027-03-31", months: 12 };
const hundreds = fc.integer({ min: 1, max: 5_000 }).map((count) => count * 10_000);
const renewed = (price: number, from: string) =>
  renewalPrice({ from, until: old.until, price }, old, { months: 12, planPrice: undefined });

describe("the price of a unit in the next term", () => {
  it("[V22] a unit that joined in the term is renewed at the price its part was reckoned from", () => {
    fc.assert(
      fc.property(hundreds, fc.integer({ min: 0, max: 335 }), (price, days) => {
        const from = addDays(old.from, days);
        expect(renewed(proRata(price, { from, until: old.until }, old), from)).toBe(price);
      }),
    );
  });

  it("[V22] so is one that took another's place, and one that took that one's", () => {
    fc.assert(
      fc.property(
        hundreds,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 130 }),
        (price, first, more) => {
          const second = { from: addDays(old.from, first), until: old.until };
          const third = { from: addDays(second.from, more), until: old.until };
          const moved = proRata(price, second, old);
          expect(renewed(proRata(moved, third, second), third.from)).toBe(price);
        },
      ),
    );
  });

  it("[V22] an odd price stays within what its part could have come from", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 364 }),
        (price, days) => {
          const from = addDays(old.from, days);
          const part = { from, until: old.until };
          const got = renewed(price, from);
          expect(Math.abs(proRata(got, part, old) - price)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

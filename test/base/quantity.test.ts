import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatDecimal,
  fromThousandths,
  isDecimalText,
  parseDecimal,
  toThousandths,
} from "../../src/base/quantity";

describe("quantities", () => {
  it("[B13] are read as the locale writes them", () => {
    expect(parseDecimal("1,25,000.50", { locale: "en-IN" })).toBe("125000.5");
    expect(parseDecimal("0,00101", { locale: "uk-UA" })).toBe("0.00101");
    expect(parseDecimal("-2", { locale: "en-IN" })).toBe("-2");
    expect(parseDecimal("-0.00", { locale: "en-IN" })).toBe("0");
    expect(parseDecimal("0.0000001", { locale: "en-IN" })).toBeUndefined();
    expect(parseDecimal("1.25", { locale: "en-IN", decimals: 1 })).toBeUndefined();
    expect(parseDecimal("12345678901234567890123", { locale: "en-IN" })).toBeUndefined();
    expect(parseDecimal("two", { locale: "en-IN" })).toBeUndefined();
  });

  it("[B13] are written with every decimal", () => {
    expect(formatDecimal("125000.12345", { locale: "en-IN" })).toBe("1,25,000.12345");
    expect(formatDecimal("4.5", { locale: "uk-UA", least: 2 })).toBe("4,50");
    expect(["1.5", "-2", "0"].every(isDecimalText)).toBe(true);
    expect(["", "1.", ".5", "1e3", "1,5", "+1", " 1"].some(isDecimalText)).toBe(false);
  });

  it("[B13] survive writing and reading", () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.nat(6),
        fc.constantFrom("en-IN", "uk-UA", "de-DE", "hi-IN"),
        (whole, places, locale) => {
          const text = parseDecimal(`${whole}e-${places}`, { locale });
          expect(text).toBeUndefined();
          const plain = parseDecimal((whole / 10 ** places).toFixed(places), { locale: "en-US" }) ?? "none";
          expect(parseDecimal(formatDecimal(plain, { locale }), { locale })).toBe(plain);
        },
      ),
    );
  });

  it("[B13] of stock are thousandths, and finer ones are refused", () => {
    expect(["1.5", "0.001", "-2", "7", " 3 "].map(toThousandths)).toEqual([1500, 1, -2000, 7000, 3000]);
    expect(["0.0001", "1.2345", "", "x", "1e3", "9999999999999999"].map(toThousandths)).toEqual(
      Array(6).fill(undefined),
    );
    expect(toThousandths("1.5000")).toBe(1500);
    expect([1500, 1, -2000, 0].map(fromThousandths)).toEqual(["1.5", "0.001", "-2", "0"]);
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => toThousandths(fromThousandths(n)) === n));
  });
});

import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocateMoney,
  currencyDigits,
  formatMoney,
  fromDecimal,
  moneyText,
  parseMoney,
  readMoney,
  toDecimal,
} from "../../src/base/money";

const read = (text: string, locale: string, digits = 2) => parseMoney(text, { digits, locale });
const locales = [
  "en-IN",
  "en-IE",
  "en-US",
  "uk-UA",
  "hi-IN",
  "de-DE",
  "fr-FR",
  "de-CH",
  "pl-PL",
  "es-ES",
  "sv-SE",
];
const anyAmount = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.maxSafeInteger(),
  fc.constantFrom(0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);

describe("typed amounts", () => {
  it.each([
    ["1,25,000", "en-IN", 12_500_000],
    ["1,25,000.5", "en-IN", 12_500_050],
    ["125000", "en-IN", 12_500_000],
    ["₹ 1,25,000/-", "en-IN", 12_500_000],
    [" -5 ", "en-IN", -500],
    ["−5", "en-IN", -500],
    ["-₹5.00", "en-IN", -500],
    [".5", "en-IN", 50],
    ["5.", "en-IN", undefined],
    ["2.500", "en-IN", 250],
    ["१२३.५०", "hi-IN", 12_350],
    ["12 500,50", "uk-UA", 1_250_050],
    ["12 500,50", "uk-UA", 1_250_050],
    ["12500.50", "uk-UA", 1_250_050],
    ["1.234,50", "de-DE", 123_450],
    ["1.234", "de-DE", 123_400],
    ["1’234.50", "de-CH", 123_450],
    ["1,234.50", "en-US", 123_450],
    ["$1,234.50", "en-US", 123_450],
    ["0,5", "sv-SE", 50],
  ])("[B9] %s in %s is %s", (text, locale, minor) => expect(read(text, locale)).toBe(minor));

  it.each([
    ["12,5", "en-IN"],
    ["1,2345", "en-IN"],
    ["1,2,345", "en-IN"],
    [",123", "en-IN"],
    ["1.234,50", "en-IN"],
    ["12.50", "de-DE"],
    ["1,25,000", "uk-UA"],
    ["1,2,3", "uk-UA"],
    ["12.345", "uk-UA"],
    ["--5", "en-IN"],
    ["5-", "en-IN"],
    ["abc", "en-IN"],
    ["1e5", "en-IN"],
    ["=1+1", "en-IN"],
    ["NaN", "en-IN"],
    ["Infinity", "en-IN"],
    ["", "en-IN"],
    ["-", "en-IN"],
    [".", "en-IN"],
    ["₹", "en-IN"],
  ])("[B9] %s in %s is no amount", (text, locale) => expect(read(text, locale)).toBeUndefined());

  it("[B9] say why they are none", () => {
    const fault = (text: string, digits = 2) => readMoney(text, { digits, locale: "en-IN" });
    expect(fault(" ")).toEqual({ fault: "empty" });
    expect(fault("five")).toEqual({ fault: "notANumber" });
    expect(fault("1.005")).toEqual({ fault: "tooManyDecimals" });
    expect(fault("1.5", 0)).toEqual({ fault: "tooManyDecimals" });
    expect(fault("90071992547409.91")).toEqual({ minor: Number.MAX_SAFE_INTEGER });
    expect(fault("90071992547409.92")).toEqual({ fault: "tooLarge" });
    expect(fault("-0")).toEqual({ minor: 0 });
  });

  it("[B9] never throw and never give anything but a safe integer", () => {
    const figures = fc.string({ unit: fc.constantFrom(..."0123456789.,- '\u00a0\u202f₹$/eE+") });
    fc.assert(
      fc.property(fc.oneof(fc.string(), figures), fc.constantFrom(...locales), (text, locale) => {
        const minor = read(text, locale);
        expect(minor === undefined || (Number.isSafeInteger(minor) && !Object.is(minor, -0))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("written amounts", () => {
  it("[B10] follow locale and currency", () => {
    expect(formatMoney(12_500_050, { currency: "INR", digits: 2, locale: "en-IN" })).toBe("₹1,25,000.50");
    expect(formatMoney(12_500_050, { digits: 2, locale: "en-IN" })).toBe("1,25,000.50");
    expect(formatMoney(-500, { currency: "JPY", digits: 0, locale: "en-US" })).toBe("-¥500");
    expect(formatMoney(Number.MAX_SAFE_INTEGER, { digits: 2, locale: "en-US" })).toBe(
      "90,071,992,547,409.91",
    );
    expect(moneyText(-5, 2)).toBe("-0.05");
    expect(moneyText(1_234, 0)).toBe("1234");
  });

  it("[B10] are read back to the same amount", () => {
    fc.assert(
      fc.property(
        anyAmount,
        fc.constantFrom(...locales),
        fc.constantFrom(0, 2, 3),
        (minor, locale, digits) => {
          expect(read(formatMoney(minor, { digits, locale }), locale, digits)).toBe(minor);
          expect(read(moneyText(minor, digits), "en-US", digits)).toBe(minor);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("[B10] are read back with the currency's sign", () => {
    fc.assert(
      fc.property(anyAmount, fc.constantFrom("en-IN", "en-US", "en-IE"), (minor, locale) => {
        expect(read(formatMoney(minor, { currency: "INR", digits: 2, locale }), locale)).toBe(minor);
      }),
    );
  });
});

describe("decimals and minor units", () => {
  it("[B11] round halves away from zero", () => {
    expect(["0.005", "-0.005", "1.005", "2.675", "-1.0049"].map((one) => fromDecimal(one, 2))).toEqual([
      1, -1, 101, 268, -100,
    ]);
    expect(Object.is(fromDecimal("-0.001", 2), 0)).toBe(true);
    expect(() => fromDecimal("90071992547409.92", 2)).toThrow(RangeError);
  });

  it("[B11] lose nothing on the way there and back", () => {
    fc.assert(
      fc.property(anyAmount, fc.constantFrom(0, 2, 3), (minor, digits) => {
        expect(fromDecimal(toDecimal(minor, digits), digits)).toBe(minor);
      }),
    );
  });

  it("[B14] know the decimals of currencies", () => {
    expect(["INR", "UAH", "JPY", "KWD"].map(currencyDigits)).toEqual([2, 2, 0, 3]);
    expect(() => currencyDigits("RUPEES")).toThrow(RangeError);
  });
});

describe("a split amount", () => {
  it("[B12] gives what is left over to the largest remainders, earlier parts first", () => {
    expect(allocateMoney(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocateMoney(100, ["0.5", "0.25", "0.25"])).toEqual([50, 25, 25]);
    expect(allocateMoney(5, [3, 7])).toEqual([2, 3]);
    expect(allocateMoney(10, [1, 4, 4])).toEqual([1, 5, 4]);
    expect(allocateMoney(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocateMoney(7, [0, 0])).toEqual([4, 3]);
    expect(allocateMoney(7, [0, 1])).toEqual([0, 7]);
    expect(() => allocateMoney(7, [])).toThrow(RangeError);
    expect(() => allocateMoney(7, [2, -1])).toThrow(RangeError);
  });

  it("[B12] sums to itself, each part next to its exact share", () => {
    const weights = fc.array(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (total, shares) => {
        const parts = allocateMoney(total, shares);
        // Decimals, because a share of the tiniest doubles loses all its digits in floating point.
        const all = Decimal.sum(...shares);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(total);
        parts.forEach((part, at) => {
          const share = all.isZero() ? new Decimal(1).div(shares.length) : new Decimal(shares[at]!).div(all);
          expect(share.times(total).minus(part).abs().toNumber()).toBeLessThan(1 + 1e-6);
        });
      }),
    );
    expect(allocateMoney(Number.MAX_SAFE_INTEGER, [1, 2, 3]).reduce((sum, one) => sum + one, 0)).toBe(
      Number.MAX_SAFE_INTEGER,
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rangeOf, repeatedSerials, serialsIn } from "../../src/stock/serials";

describe("serial numbers", () => {
  it("[Q5] stand between line ends, tabs, commas and semicolons", () => {
    expect(serialsIn("A1\nA2\tB7, C 9;\r\n\n D4 ")).toEqual(["A1", "A2", "B7", "C 9", "D4"]);
  });

  it.each([
    ["A001-A003", ["A001", "A002", "A003"]],
    ["A001..A003", ["A001", "A002", "A003"]],
    ["SN-098 … SN-101", ["SN-098", "SN-099", "SN-100", "SN-101"]],
    ["SN-098-SN-100", ["SN-098", "SN-099", "SN-100"]],
    ["a1x - A3X", ["a1x", "a2x", "a3x"]],
    ["0998..1001", ["0998", "0999", "1000", "1001"]],
  ])("[Q5] the range %s is every number in it", (text, numbers) => {
    expect(serialsIn(text)).toEqual(numbers);
  });

  it.each(["RO12-7007", "2026-0001", "A9-A10", "A001-B003", "A5-A5", "A3-A1", "SN-77-A0913", "1..99999"])(
    "[Q5] %s only looks like a range",
    (text) => {
      expect(rangeOf(text)).toBeUndefined();
      expect(serialsIn(text)).toEqual([text]);
    },
  );

  it("[Q5] a range holds as many different numbers as its ends say", () => {
    const start = fc.nat(10_000);
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{1,4}-?$/),
        start,
        fc.integer({ min: 1, max: 400 }),
        (prefix, from, more) => {
          const at = (value: number) => prefix + String(value).padStart(6, "0");
          const range = serialsIn(`${at(from)}..${at(from + more)}`);
          expect(range).toHaveLength(more + 1);
          expect(new Set(range).size).toBe(more + 1);
          expect([range[0], range.at(-1)]).toEqual([at(from), at(from + more)]);
        },
      ),
    );
  });

  it("[Q6] one that comes twice is found whatever its case", () => {
    expect(repeatedSerials(["A1", "B2", "a1", "C3", "A1"])).toEqual(["A1"]);
  });
});

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal, roundTo } from "../../src/base/decimal";
import { fromThousandths, toThousandths } from "../../src/base/quantity";
import {
  averageOf,
  comeIn,
  goOut,
  inMinorUnits,
  nothing,
  revalue,
  type Method,
  type Worth,
} from "../../src/stock/valuation";

interface Step {
  readonly op: "in" | "out";
  readonly qty: string;
  readonly rate?: string;
  readonly expected?: {
    readonly refused?: true;
    readonly layersLeft?: readonly (readonly [string, string])[];
    readonly averageExact?: string;
    readonly costExact?: string;
    readonly cost?: string;
    readonly balanceQty: string;
    readonly balanceValueExact?: string;
    readonly balanceValue: string;
  };
}
interface Case {
  readonly id: string;
  readonly kind: "sequence" | "layers" | "refuse";
  readonly method: "fifo" | "movingAverage";
  readonly negativeAllowed?: boolean;
  readonly steps?: readonly Step[];
  readonly startLayers?: readonly (readonly [string, string])[];
  readonly ops?: readonly Step[];
  readonly expected?: Step["expected"];
  readonly op?: "in" | "out";
  readonly qty?: string;
  readonly rate?: string;
}

const { cases } = JSON.parse(
  readFileSync(new URL("../fixtures/stock-valuation.json", import.meta.url), "utf8"),
) as { cases: Case[] };

const thousandths = (qty: string): number => toThousandths(qty) ?? NaN;
const methodOf = (one: Case): Method => (one.method === "fifo" ? "fifo" : "average");
/** A fraction `n/d` or a decimal, as a decimal; the fixtures count in major units. */
const fraction = (text: string): Decimal => {
  const [over, under = "1"] = text.split("/");
  return new Decimal(over ?? "0").div(under);
};
const MINOR = 100;
const close = (is: Decimal, should: Decimal): void =>
  expect(is.minus(should).abs().lt("1e-25"), `${is.toFixed()} is not ${should.toFixed()}`).toBe(true);

function step(worth: Worth, { op, qty, rate }: Step, method: Method, negative = false): Worth {
  const quantity = thousandths(qty);
  if (op === "in")
    return comeIn(worth, quantity, new Decimal(qty).times(rate ?? "0").times(MINOR), method).after;
  const estimate = negative ? new Decimal(rate ?? "0").times(MINOR).div(1000) : undefined;
  return goOut(worth, quantity, method, estimate);
}

function check(worth: Worth, expected: NonNullable<Step["expected"]>): void {
  expect(fromThousandths(worth.quantity)).toBe(expected.balanceQty);
  if (expected.balanceValueExact)
    close(new Decimal(worth.value).div(MINOR), fraction(expected.balanceValueExact));
  expect(inMinorUnits(worth.value)).toBe(new Decimal(expected.balanceValue).times(MINOR).toNumber());
  if (!expected.layersLeft) return;
  expect(worth.layers.map(({ quantity }) => fromThousandths(quantity))).toEqual(
    expected.layersLeft.map(([quantity]) => fraction(quantity).toFixed()),
  );
  worth.layers.forEach(({ quantity, value }, at) =>
    close(
      new Decimal(value).div(MINOR).div(quantity).times(1000),
      fraction(expected.layersLeft?.[at]?.[1] ?? "NaN"),
    ),
  );
}

describe("published and computed cases", () => {
  it.each(cases.filter(({ kind }) => kind === "sequence"))("[K24] $id: every step", (one) => {
    const method = methodOf(one);
    let worth = nothing;
    for (const each of one.steps ?? []) {
      const { expected } = each;
      if (!expected) throw new Error("a step says nothing");
      if (expected.refused) expect(() => step(worth, each, method)).toThrow(RangeError);
      else {
        const after = step(worth, each, method);
        const cost = new Decimal(worth.value).minus(after.value).div(MINOR);
        if (expected.costExact) close(cost, fraction(expected.costExact));
        if (expected.cost) expect(roundTo(cost, 2).toFixed(2)).toBe(expected.cost);
        worth = after;
      }
      check(worth, expected);
      if (expected.averageExact && worth.quantity)
        close(
          new Decimal(worth.value).div(MINOR).div(worth.quantity).times(1000),
          fraction(expected.averageExact),
        );
    }
  });

  it.each(cases.filter(({ kind }) => kind === "layers"))("[K24] [K27] $id: what is left", (one) => {
    const layers = (one.startLayers ?? []).map(([qty, rate]) => ({
      quantity: thousandths(qty),
      value: new Decimal(qty).times(rate).times(MINOR).toFixed(),
    }));
    const start: Worth = {
      quantity: layers.reduce((sum, { quantity }) => sum + quantity, 0),
      value: layers.reduce((sum, { value }) => sum.plus(value), new Decimal(0)).toFixed(),
      layers,
    };
    const end = (one.ops ?? []).reduce(
      (worth, each) => step(worth, each, methodOf(one), one.negativeAllowed),
      start,
    );
    check(end, one.expected ?? { balanceQty: "", balanceValue: "" });
  });

  it.each(cases.filter(({ kind }) => kind === "refuse"))("[K24] $id: is refused", ({ op, qty, rate }) => {
    if (!op || !qty) throw new Error("the case says nothing");
    for (const method of ["fifo", "average"] as const)
      expect(() => step(nothing, { op, qty, ...(rate ? { rate } : {}) }, method)).toThrow(RangeError);
  });
});

/** Exact arithmetic the slow way: fractions of big integers. */
class Fraction {
  constructor(
    readonly over: bigint,
    readonly under = 1n,
  ) {}
  plus(other: Fraction): Fraction {
    return reduced(this.over * other.under + other.over * this.under, this.under * other.under);
  }
  times(over: number, under = 1): Fraction {
    return reduced(this.over * BigInt(over), this.under * BigInt(under));
  }
  /** Halves up. */
  get rounded(): number {
    const twice = 2n * this.over + this.under;
    const by = 2n * this.under;
    return Number(twice >= 0n ? twice / by : -((-twice + by - 1n) / by));
  }
}
function reduced(over: bigint, under: bigint): Fraction {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b) [a, b] = [b, a % b];
  return new Fraction(over / (a || 1n), under / (a || 1n));
}

const quantity = fc.integer({ min: 1, max: 9_000 });
const money = fc.integer({ min: 0, max: 50_000_000 });
type Happening = { in: number; value: number } | { share: number } | { by: number };
const happenings = fc.array(
  fc.oneof(
    fc.record({ in: quantity, value: money }),
    fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({ by: fc.integer({ min: -400_000, max: 400_000 }) }),
  ) as fc.Arbitrary<Happening>,
  { maxLength: 60 },
);

/** Applies a history and shows each state with the movement's value in whole minor units. */
function history(
  all: readonly Happening[],
  method: Method,
  see: (after: Worth, value: number, happening: Happening & { out?: number; changed?: number }) => void,
): void {
  let worth = nothing;
  for (const one of all) {
    const before = worth;
    if ("in" in one) {
      worth = comeIn(before, one.in, one.value, method).after;
      see(worth, inMinorUnits(worth.value) - inMinorUnits(before.value), one);
    } else if ("share" in one) {
      const out = Math.round(one.share * before.quantity);
      if (!out) continue;
      worth = goOut(before, out, method);
      see(worth, inMinorUnits(worth.value) - inMinorUnits(before.value), { ...one, out });
    } else {
      const { after, by } = revalue(before, one.by, method);
      worth = after;
      see(worth, inMinorUnits(worth.value) - inMinorUnits(before.value), { ...one, changed: by });
    }
  }
}

describe.each(["average", "fifo"] as const)("any history, %s", (method) => {
  it("[K24] [K25] is never worth less than nothing, nothing when all is gone, and the movements' values are its worth", () => {
    fc.assert(
      fc.property(happenings, (all) => {
        let [sum, quantity] = [0, 0];
        history(all, method, (after, value, one) => {
          sum += value;
          quantity += "in" in one ? one.in : -(one.out ?? 0);
          expect(after.quantity).toBe(quantity);
          expect(new Decimal(after.value).gte(0)).toBe(true);
          expect(sum).toBe(inMinorUnits(after.value));
          if (quantity === 0) expect(after).toEqual(nothing);
          if ("in" in one) expect(value).toBe(one.value);
          if (one.changed !== undefined) expect(value).toBe(one.changed);
          if (one.out) expect(value).toBeLessThanOrEqual(0);
          if (method === "average") return expect(after.layers).toEqual([]);
          expect(after.layers.reduce((all, layer) => all + layer.quantity, 0)).toBe(quantity);
          close(
            after.layers.reduce((all, layer) => all.plus(layer.value), new Decimal(0)),
            new Decimal(after.value),
          );
        });
      }),
      { numRuns: 300 },
    );
  });
});

it("[K25] the moving average is that of exact fractions to the minor unit, however long the history", () => {
  fc.assert(
    fc.property(happenings, (all) => {
      let exact = new Fraction(0n);
      history(all, "average", (after, _, one) => {
        if ("in" in one) exact = exact.plus(new Fraction(BigInt(one.value)));
        else if (one.out) exact = exact.times(after.quantity, after.quantity + one.out);
        else exact = exact.plus(new Fraction(BigInt(one.changed ?? 0)));
        expect(inMinorUnits(after.value)).toBe(exact.rounded);
      });
    }),
    { numRuns: 200 },
  );
});

it("[K24] first in, first out costs each piece as it came, told one by one", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), money), { maxLength: 12 }),
      fc.nat(),
      (receipts, n) => {
        const queue = receipts.flatMap(([count, value]) =>
          Array.from({ length: count }, () => [value, count] as const),
        );
        let worth = receipts.reduce(
          (sum, [count, value]) => comeIn(sum, count, value, "fifo").after,
          nothing,
        );
        const out = Math.min(queue.length, n % 40);
        if (out) worth = goOut(worth, out, "fifo");
        const left = queue
          .slice(out)
          .reduce(
            (sum, [value, count]) => sum.plus(new Fraction(BigInt(value), BigInt(count))),
            new Fraction(0n),
          );
        expect(inMinorUnits(worth.value)).toBe(left.rounded);
      },
    ),
  );
});

describe("below nothing", () => {
  const taken = goOut(comeIn(nothing, 3_000, 30_000, "average").after, 5_000, "average", 7);

  it("[K27] what is missing left at the last known cost", () => {
    expect(taken).toMatchObject({ quantity: -2_000, value: "-20000" });
    expect(goOut(nothing, 2_000, "fifo", "7.5")).toMatchObject({ quantity: -2_000, value: "-15000" });
    expect(goOut(taken, 1_000, "average", 7)).toMatchObject({ quantity: -3_000, value: "-30000" });
  });

  it.each(["average", "fifo"] as const)(
    "[K27] goods that come in make up for it at their real cost, and the rest stays dear, %s",
    (method) => {
      const { after, correction } = comeIn(taken, 5_000, 65_000, method);
      expect(after).toMatchObject({ quantity: 3_000, value: "39000" });
      expect(correction).toBe("-6000");
      expect(averageOf(after, 1_000)).toBe(13_000);
      const still = comeIn(taken, 500, 1_000, method);
      expect(still.after).toMatchObject({ quantity: -1_500, value: "-15000" });
      expect(still.correction).toBe("4000");
    },
  );

  it("[K27] is not revalued", () => {
    expect(revalue(taken, 500, "average")).toEqual({ after: taken, by: 0 });
  });
});

it("[K26] a change of method takes what is on hand as one layer, and drops the layers again", () => {
  const average = comeIn(comeIn(nothing, 1_000, 100, "average").after, 1_000, 200, "average").after;
  const fifo = comeIn(average, 1_000, 400, "fifo").after;
  expect(fifo.layers).toEqual([
    { quantity: 2_000, value: "300" },
    { quantity: 1_000, value: "400" },
  ]);
  expect(goOut(fifo, 1_000, "average")).toEqual({
    quantity: 2_000,
    value: "466.666666666666666666666666666666667",
    layers: [],
  });
});

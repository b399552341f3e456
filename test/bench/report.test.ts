import { expect, it } from "vitest";
import { broken, judged, table } from "../../scripts/bench/report.mjs";

const lower = { id: "P1", what: "post an invoice", target: 2, better: "lower" as const, floor: "bare" };
const higher = { id: "P9", what: "import", target: 5, better: "higher" as const, floor: "a peer" };

it("holds a claim to its target, which itself is good enough", () => {
  expect(judged(lower, { value: 2, samples: [2] }).holds).toBe(true);
  expect(judged(lower, { value: 2.01, samples: [2.01] }).holds).toBe(false);
  expect(judged(higher, { value: 5, samples: [5] }).holds).toBe(true);
  expect(judged(higher, { value: 4.9, samples: [4.9] }).holds).toBe(false);
});

it("holds nothing that could not be measured", () => {
  expect(judged(lower, { value: Number.NaN, samples: [] }).holds).toBe(false);
  expect(broken(lower, new Error("no room"))).toMatchObject({ value: null, holds: false, error: "no room" });
});

it("shows what the floor measured in the run, else what it is", () => {
  expect(judged(lower, { value: 1, samples: [1], floor: "bare, 3 ms" }).floor).toBe("bare, 3 ms");
  expect(judged(lower, { value: 1, samples: [1] }).floor).toBe("bare");
});

it("prints one aligned line a claim", () => {
  const lines = table([judged(lower, { value: 1.23456, samples: [] }), broken(higher, "gone")]).split("\n");
  expect(lines[1]).toBe("P1  holds   1.235  ≤ 2     post an invoice  bare");
  expect(lines[2]).toBe("P9  MISSED  –      ≥ 5     import           broke: gone");
});

import { expect, it } from "vitest";
import { median, ratios } from "./measure";

it("takes the middle of the samples, whatever their order", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

it("runs ours and the floor in turns", async () => {
  const order: string[] = [];
  const taken = await ratios(
    2,
    () => order.push("ours"),
    () => order.push("floor"),
  );
  expect(order).toEqual(["floor", "ours", "floor", "ours"]);
  expect(taken.ratio).toHaveLength(2);
});

import { beforeEach, describe, expect, it } from "vitest";
import { amendPlan, savePlan } from "../../src/contracts/plan-commands";
import { openContractBook, quarterly, type ContractBook } from "./contract-book";

let book: ContractBook;
beforeEach(async () => {
  book = await openContractBook();
});
const plan = (more: object = {}) => savePlan({ ...quarterly, name: "Silver", ...more } as typeof quarterly);

describe("plans", () => {
  it.each([
    ["name", { name: " " }],
    ["name", { name: "gold amc" }],
    ["months", { months: 0 }],
    ["months", { months: 121 }],
    ["months", { months: 6.5 }],
    ["price", { price: -1 }],
    ["price", { price: 10.5 }],
    ["taxRate", { taxRate: "-18" }],
    ["taxRate", { taxRate: "lots" }],
    ["frequency", { frequency: { kind: "times", count: 0 } }],
    ["frequency", { frequency: { kind: "every", interval: 0, unit: "week" } }],
    ["frequency", { frequency: { kind: "every", interval: 3, unit: "month" }, months: 2 }],
    ["frequency", { frequency: { kind: "dates", dates: ["2026-05-01"] } }],
    ["limits", { covers: "limited", limits: [] }],
    ["limits", { covers: "limited", limits: [{ itemId: "item:none" }] }],
    ["itemId", { itemId: "item:none" }],
  ])("[V10] is refused at %s for %j", async (field, more) => {
    expect(Object.keys((await book.refused(plan(more))).problems)).toEqual([field]);
  });

  it("[V10] a limit is a whole number of one or more, each item once", async () => {
    const limits = (...counts: (number | undefined)[]) =>
      plan({
        covers: "limited",
        limits: counts.map((count) => ({ itemId: book.pump, ...(count === undefined ? {} : { count }) })),
      });
    for (const counts of [[0], [1.5], [1, 2]])
      expect(Object.keys((await book.refused(limits(...counts))).problems)).toEqual(["limits"]);
    const id = await book.run(limits(undefined));
    expect((await book.store.read((read) => read.get(id))).limits).toEqual([{ itemId: book.pump }]);
  });

  it("[V10] a plan is billed as a service, never as goods", async () => {
    expect(Object.keys((await book.refused(plan({ itemId: book.pump }))).problems)).toEqual(["itemId"]);
    const id = await book.run(plan({ itemId: book.labour }));
    expect((await book.store.read((read) => read.get(id))).itemId).toBe(book.labour);
  });

  it("[V10] a refused change leaves the plan as it was", async () => {
    const before = await book.store.read((read) => read.get(book.plan));
    await book.refused(amendPlan({ id: book.plan, months: 2 }));
    expect(await book.store.read((read) => read.get(book.plan))).toEqual(before);
  });

  it("[V12] a plan that is no longer offered is taken for no new contract, a draft of it stays", async () => {
    const id = await book.draft({ units: [{ cardId: book.card }] });
    await book.run(amendPlan({ id: book.plan, active: false }));
    await expect(book.draft()).rejects.toMatchObject({ problems: { planId: expect.any(String) as string } });
    expect((await book.store.read((read) => read.get(id))).status).toBe("draft");
  });
});

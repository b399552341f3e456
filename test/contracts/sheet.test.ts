import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { coverId } from "../../src/contracts/model";
import { contractSheet, contractUnitSheet, planSheet } from "../../src/contracts/sheet";
import { amendPlan } from "../../src/contracts/plan-commands";
import { cancelContract } from "../../src/contracts/end-commands";
import { amendParty } from "../../src/parties/commands";
import type { NodeOffice } from "../../src/preview/host/node";
import { until } from "../store/test-store";
import { openDesk, SAYS_HEADER, startOffice, type Desk } from "../workbook/in-excel";
import { openContractBook, type ContractBook } from "./contract-book";

let office: NodeOffice;
let book: ContractBook;
let desk: Desk;
beforeAll(async () => {
  office = await startOffice();
  book = await openContractBook();
  desk = await openDesk(office, { book, mirrors: [planSheet, contractSheet, contractUnitSheet] });
}, 120_000);
afterEach(() => {
  expect(desk.bugs).toEqual([]);
});
afterAll(async () => {
  await desk.mirrors.stop();
  office.dispose();
});
const plan = () => book.store.read((read) => read.get(book.plan));

describe("the sheets of contracts", () => {
  it("[V35] plans are shown in words, and what may be typed changes them", async () => {
    await desk.mirrors.settled();
    expect(desk.row("Plans", book.plan)).toMatchObject({
      Plan: "Gold AMC",
      Covers: "comprehensive",
      Visits: "every quarter",
      Months: 12,
      "Price a unit": 2_400,
      Offered: "yes",
    });
    await desk.type("Plans", book.plan, "Price a unit", "2,750.50");
    await until(async () => (await plan()).price === 275_050);
    await desk.shows("Plans", book.plan, { "Price a unit": 2_750.5, [SAYS_HEADER]: "" });
    await desk.type("Plans", book.plan, "Offered", "no");
    await until(async () => !(await plan()).active);
    expect((await book.store.operations(0)).at(-1)).toMatchObject({ command: "plan.amend", origin: "cell" });
  });

  it("[V10] [V35] a term that is none is refused beside the cell and put back", async () => {
    await desk.type("Plans", book.plan, "Months", 0);
    await until(() => desk.row("Plans", book.plan)?.[SAYS_HEADER] !== "");
    await desk.shows("Plans", book.plan, { Months: 12 });
    expect(desk.row("Plans", book.plan)?.[SAYS_HEADER]).toContain("months");
    expect((await plan()).months).toBe(12);
  });

  it("[V35] a contract and its units stand in their rows from draft to cancellation", async () => {
    await book.run(amendPlan({ id: book.plan, active: true, price: 240_000 }));
    const id = await book.active({ installments: { count: 2, everyMonths: 6 } });
    await desk.mirrors.settled();
    expect(desk.row("Contracts", id)).toMatchObject({
      "No.": "AMC/26-27/0001",
      Customer: "Sunita Deshpande",
      Status: "active",
      Units: 3,
      Price: 7_200,
      Billed: 0,
    });
    const unit = coverId(id, book.card);
    expect(desk.row("ContractUnits", unit)).toMatchObject({
      Contract: "AMC/26-27/0001",
      "Visits owed": 4,
      Status: "active",
      Price: 2_400,
    });
    await desk.type("Contracts", id, "Note", "Gate code 12");
    await until(async () => (await book.store.read((read) => read.get(id))).note === "Gate code 12");
    await desk.type("Contracts", id, "Till", "2030-01-01");
    await until(() => desk.row("Contracts", id)?.[SAYS_HEADER] !== "");
    expect((await book.store.read((read) => read.get(id))).endsOn).toBe("2027-03-31");
    await book.run(cancelContract({ id, on: "2026-10-01", reason: "Moved" }));
    await desk.mirrors.settled();
    expect(desk.row("Contracts", id)).toMatchObject({ Status: "cancelled", Price: 3_609.87 });
    expect(desk.row("ContractUnits", unit)).toMatchObject({
      Status: "ended",
      Price: 1_203.29,
      "Visits owed": 2,
    });
  });

  it("[V35] [W7] a unit's row names the customer of its contract, and follows when he is renamed", async () => {
    const units = await book.store.read((read) => read.list("cover", "id"));
    const [first] = units;
    expect(desk.row("ContractUnits", first?.id ?? "")).toMatchObject({ Customer: "Sunita Deshpande" });
    await book.run(amendParty({ id: book.customer, name: "Sunita Kulkarni" }));
    for (const { id } of units) await desk.shows("ContractUnits", id, { Customer: "Sunita Kulkarni" });
  });
});

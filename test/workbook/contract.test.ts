import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NodeOffice } from "../../src/preview/host/node";
import { contract } from "../../src/workbook/contract";
import { openWorkbook } from "../../src/workbook/excel";
import { selfCheck } from "../../src/workbook/excel-self-check";
import { startOffice } from "./in-excel";

let office: NodeOffice;
let before: string[];
/** The sheets a person sees: the copy's own is very hidden, and every workbook of ours has it. */
const names = () =>
  office.engine.sheets.list().flatMap(({ name, visibility }) => (visibility === "Visible" ? [name] : []));
beforeAll(async () => {
  office = await startOffice();
  before = names();
}, 120_000);
afterAll(() => office.dispose());

describe("the port's contract", () => {
  it.each(contract.map(({ name, run }) => [name, run] as const))(
    "[W2] [W3] [W6] %s",
    async (_, run) => {
      await run(openWorkbook());
    },
    60_000,
  );

  it("[W9] runs as a self-check that leaves the workbook as it was", async () => {
    const told: number[] = [];
    const { results, surroundings, total } = await selfCheck((state) => told.push(state.results.length));
    expect(results.filter(({ fault }) => fault)).toEqual([]);
    expect(results.map(({ name }) => name)).toEqual(contract.map(({ name }) => name));
    expect(told).toEqual(Array.from({ length: total + 1 }, (_, at) => at));
    expect(Object.fromEntries(surroundings)).toMatchObject({
      Platform: "OfficeOnline",
      "API sets": expect.stringContaining("ExcelApi 1.13") as string,
    });
    expect(names()).toEqual(before);
  }, 120_000);
});

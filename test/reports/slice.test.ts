import { describe, expect, it } from "vitest";
import { datasetNamed } from "../../src/reports/datasets";
import { deleteSlice, renameSlice, saveSlice } from "../../src/reports/slice-commands";
import { moved, placed, removed } from "../../src/reports/slice-moves";
import { sliceCube, sliceRows } from "../../src/reports/slice-queries";
import { firstSlice, readySlices } from "../../src/reports/slice-ready";
import { mended, sliceProblem } from "../../src/reports/slice-rules";
import type { Slice } from "../../src/reports/slice";
import { command } from "../../src/store/command";
import type { AnyRecord } from "../../src/records";
import { complain, openBook } from "../book";
import { openTestStore } from "../store/test-store";

const put = command("test.put", async (work, records: readonly AnyRecord[]) => {
  for (const record of records) await work.put(record);
});
const bills = datasetNamed("bills")!;
const slice: Slice = firstSlice("bills");

const entry = (at: number, account: string, minor: number, on = "2026-04-01"): AnyRecord => ({
  id: `entry:journal:${at}`,
  on,
  sourceId: `journal:${at}`,
  sourceNumber: `J/${at}`,
  text: "",
  lines: [
    { account, debit: minor, credit: 0 },
    { account: "bank", debit: 0, credit: minor },
  ],
});

describe("a slice", () => {
  it("[SD2] takes a field once, down or across, and always keeps a figure", () => {
    const across = placed(slice, bills, { name: "on-month", from: { zone: "rows", at: 0 } }, "columns");
    expect([across.rows, across.columns]).toEqual([[], ["occasion", "on-month"]]);
    expect(placed(across, bills, { name: "customer" }, "rows", 0).rows).toEqual(["customer"]);
    expect(placed(slice, bills, { name: "net" }, "rows")).toBe(slice);
    expect(placed(slice, bills, { name: "customer" }, "values").values.at(-1)).toEqual({ by: "distinct", of: "customer" }); // prettier-ignore
    expect(removed(slice, "values", 0).values).toEqual([{ by: "count", of: "" }]);
    expect(moved(across, "columns", 1, 0).columns).toEqual(["on-month", "occasion"]);
    const sorted: Slice = { ...slice, values: [...slice.values, { by: "count", of: "" }], sort: { by: 1, descending: true } }; // prettier-ignore
    expect(removed(sorted, "values", 1).sort).toBeUndefined();
  });

  it("[SD2] is asked without fault in every ready-made form", async () => {
    const book = await openBook();
    await complain(book);
    for (const { slice: ready } of readySlices) {
      expect(sliceProblem(ready)).toBeUndefined();
      expect((await sliceCube(book.store, ready)).total.length).toBeGreaterThan(0);
    }
  });

  it("[SD3] is kept under a name of its own, renamed, deleted, and mended where fields are gone", async () => {
    const book = await openBook();
    const id = await book.run(saveSlice({ name: " Billed ", slice }));
    expect(await book.store.read((read) => read.get(id))).toMatchObject({ name: "Billed", ...slice });
    expect((await book.refused(saveSlice({ name: "billed", slice }))).problems).toHaveProperty("name");
    await book.run(saveSlice({ id, name: "Billed", slice: { ...slice, columns: [] } }));
    await book.run(renameSlice({ id, name: "By month" }));
    expect(await book.store.read((read) => read.get(id))).toMatchObject({ name: "By month", columns: [] });
    await book.refused(saveSlice({ name: "Other", slice: { ...slice, rows: ["nothing"] } }));
    expect(
      mended({ ...slice, rows: ["nothing", "customer"], values: [{ by: "sum", of: "gone" }] }),
    ).toMatchObject({
      rows: ["customer"],
      values: [{ by: "count", of: "" }],
    });
    expect(mended({ ...slice, dataset: "gone" })).toBeUndefined();
    await book.run(deleteSlice({ id }));
    expect(await book.store.read((read) => read.count("slice"))).toBe(0);
    expect(await book.faults()).toEqual([]);
  });

  it("[SD4] shows the first groups and the others together, with shares that come to the whole", async () => {
    const store = await openTestStore();
    await store.run(put([entry(1, "expense:rent", 700), entry(2, "expense:fees", 200), entry(3, "expense:phone", 90), entry(4, "expense:travel", 10)])); // prettier-ignore
    const cube = await sliceCube(store, {
      dataset: "ledger",
      rows: ["account"],
      columns: [],
      values: [
        { by: "sum", of: "debit" },
        { by: "sum", of: "debit", share: "total" },
        { by: "distinct", of: "account" },
      ],
      filters: [{ field: "account-kind", only: ["expense"] }],
      top: 2,
    });
    expect(cube.rows.map(({ path, isRest, cells }) => [path[0]!.label, isRest, ...cells.slice(-3)])).toEqual([
      ["Rent", false, 700, 0.7, 1],
      [cube.rows[1]!.path[0]!.label, false, 200, 0.2, 1],
      ["Others", true, 100, 0.1, 2],
    ]);
    expect([...cube.total.slice(-3)]).toEqual([1_000, 1, 4]);
  });

  it("[SD5] opens the rows of a figure, and they come to it", async () => {
    const store = await openTestStore();
    await store.run(put([entry(1, "expense:rent", 700), entry(2, "expense:rent", 300, "2026-05-01"), entry(3, "cash", 5)])); // prettier-ignore
    const filters = [
      { field: "account", only: ["expense:rent"] },
      { field: "on-month", only: ["2026-05"] },
    ];
    const { rows, count } = await sliceRows(
      store,
      { dataset: "ledger", filters },
      { fields: ["on"], limit: 10 },
    );
    expect(count).toBe(1);
    expect(rows[0]).toMatchObject({ id: "entry:journal:2", title: "J/2", figures: [300, 300, 0] });
  });
});

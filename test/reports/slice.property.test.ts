import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/base/day";
import { DatasetKeeper } from "../../src/reports/dataset-keeper";
import { looksOf, type Dataset } from "../../src/reports/dataset";
import { cubeOf } from "../../src/reports/cube";
import { datasetNamed, fieldOf } from "../../src/reports/datasets";
import type { Slice } from "../../src/reports/slice";
import type { AnyRecord, RecordId } from "../../src/records";
import { command } from "../../src/store/command";
import { openTestStore } from "../store/test-store";
import { naively, plainly } from "./slice-naive";

const put = command("test.put", async (work, records: readonly AnyRecord[]) => {
  for (const record of records) await work.put(record);
});
const remove = command("test.remove", (work, id: RecordId) => work.remove(id));

const small = fc.nat({ max: 5 });
const day = fc.nat({ max: 400 }).map((days) => addDays("2026-01-01", days));
const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

const movement = fc
  .record({ at: fc.nat({ max: 40 }), item: small, place: small, on: day, quantity: amount, value: amount })
  .map(({ at, item, place, on, quantity, value }): AnyRecord => ({
    id: `movement:${at}`,
    itemId: `item:${item}`,
    location: place === 0 ? "store" : place === 5 ? "challan:1" : `technician:${place}`,
    on,
    quantity,
    value,
    reason: (["receipt", "used", "sold"] as const)[place % 3]!,
    sourceId: "",
    note: "",
  }));
const entry = fc
  .record({
    at: fc.nat({ max: 30 }),
    on: day,
    lines: fc.array(fc.tuple(small, small, amount), { maxLength: 4 }),
  })
  .map(({ at, on, lines }): AnyRecord => ({
    id: `entry:invoice:${at}`,
    on,
    sourceId: `invoice:${at}`,
    sourceNumber: `S/${at}`,
    text: "",
    lines: lines.map(([account, party, minor]) => ({
      account: ["receivable", "bank", "sales:goods", "tax:CGST", "own:1", "own:2"][account]!,
      ...(party ? { partyId: `party:${party}` as const } : {}),
      debit: Math.max(minor, 0),
      credit: Math.max(-minor, 0),
    })),
  }));
const item = fc
  .record({ at: small, type: fc.nat({ max: 2 }), by: small, name: small })
  .map(({ at, type, by, name }): AnyRecord => ({
    id: `item:${at}`,
    code: `I${at}`,
    name: `Item ${name}`,
    type: (["stock", "serialised", "service"] as const)[type]!,
    unit: "pcs",
    taxCode: "",
    taxRate: "18",
    price: "1",
    cost: "1",
    reorderLevel: "0",
    warrantyMonths: 0,
    ...(by ? { principalId: `party:${by}` as const } : {}),
    active: true,
  }));

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("put" as const), records: fc.array(fc.oneof(movement, entry, item), { minLength: 1, maxLength: 12 }) }) }, // prettier-ignore
  { weight: 2, arbitrary: fc.record({ do: fc.constant("remove" as const), id: fc.oneof(fc.nat({ max: 40 }).map((at) => `movement:${at}` as const), fc.nat({ max: 30 }).map((at) => `entry:invoice:${at}` as const), small.map((at) => `item:${at}` as const)) }) }, // prettier-ignore
  { weight: 1, arbitrary: fc.constant({ do: "save" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "reopen" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "replace" as const }) },
);

const sliceOf = (dataset: Dataset): fc.Arbitrary<Slice> => {
  const field = fc.constantFrom(...dataset.fields.map(({ name }) => name));
  const measure = fc.constantFrom(...dataset.measures.map(({ name }) => name));
  const value = fc.oneof(
    fc.record({
      by: fc.constantFrom("sum" as const, "average" as const, "min" as const, "max" as const),
      of: measure,
    }),
    fc.constant({ by: "count" as const, of: "" }),
    fc.record({ by: fc.constant("distinct" as const), of: field }),
  );
  const filter = fc.oneof(
    fc.record({ field: fc.constant("on"), from: day, to: day }),
    fc.record({
      field: fc.constant("on-month"),
      only: fc.uniqueArray(fc.constantFrom("2026-01", "2026-05", "2026-06")),
    }),
  );
  return fc.record({
    dataset: fc.constant(dataset.name),
    rows: fc.uniqueArray(field, { maxLength: 3 }),
    columns: fc.uniqueArray(field, { maxLength: 2 }),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
    filters: fc.array(filter, { maxLength: 2 }),
  });
};
const slice = fc.constantFrom("movements", "ledger").chain((name) => sliceOf(datasetNamed(name)!));

const ask = (keeper: DatasetKeeper, asked: Slice) => {
  const dataset = datasetNamed(asked.dataset)!;
  const names = [...asked.rows, ...asked.columns, ...asked.values.map(({ of }) => of), ...asked.filters.map(({ field }) => field)]; // prettier-ignore
  const looks = looksOf(names.flatMap((name) => fieldOf(dataset, name) ?? []));
  return keeper.at(
    { layouts: [dataset.layout, ...looks], named: looks },
    (read) => read.find("company:main"),
    (columns, company) => cubeOf(dataset, asked, columns, company),
  );
};

describe("slices of a book that lives", () => {
  it("[SD1] equal the grouping of the records themselves, whatever was written, saved, reopened or replaced between", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, slice), { minLength: 1, maxLength: 8 }), async (story) => {
        const name = `test ${crypto.randomUUID()}`;
        let store = await openTestStore({ name });
        let [here, other] = [new DatasetKeeper(store), new DatasetKeeper(store)];
        for (const [what, asked] of story) {
          if (what.do === "put") await store.run(put(what.records));
          if (what.do === "remove") await store.run(remove(what.id)).catch(() => undefined);
          if (what.do === "save") await here.save();
          if (what.do === "reopen") {
            store.close();
            store = await openTestStore({ name });
            [here, other] = [new DatasetKeeper(store), new DatasetKeeper(store)];
          }
          if (what.do === "replace") await store.replaceAll(await store.exportAll());
          const wanted = await naively(store, datasetNamed(asked.dataset)!, asked);
          const [mine, theirs] = await Promise.all([ask(here, asked), ask(other, asked)]);
          expect(plainly(mine)).toEqual(wanted);
          expect(plainly(theirs)).toEqual(wanted);
        }
        store.close();
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

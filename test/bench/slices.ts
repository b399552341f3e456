import { addDays } from "../../src/base/day";
import { DatasetKeeper } from "../../src/reports/dataset-keeper";
import { cubeOf } from "../../src/reports/cube";
import { looksOf } from "../../src/reports/dataset";
import { movements } from "../../src/reports/dataset-movements";
import { fieldOf } from "../../src/reports/datasets";
import type { Slice } from "../../src/reports/slice";
import type { Movement } from "../../src/records";
import { systemClock } from "../../src/store/clock";
import { openStore } from "../../src/store/open";

const SLICE: Slice = {
  dataset: "movements",
  rows: ["item", "place"],
  columns: ["on-month"],
  values: [{ by: "sum", of: "quantity" }],
  filters: [],
};
const REASONS = ["receipt", "used", "sold", "adjusted"] as const;

const row = (at: number): Movement => ({
  id: `movement:${String(at).padStart(8, "0")}`,
  itemId: `item:${at % 200}`,
  location: at % 7 ? `technician:${at % 7}` : "store",
  on: addDays("2024-01-01", at % 730),
  quantity: ((at * 7919) % 20_000) - 10_000,
  value: (at * 104_729) % 1_000_000,
  reason: REASONS[at % 4] ?? "used",
  sourceId: "",
  note: "",
});

/** A book of so many stock movements, sliced by three fields; the same by reading all rows, and by rows in memory. */
export async function openSlices(count: number) {
  const name = `slices ${crypto.randomUUID()}`;
  const options = { name, clock: systemClock, by: "Bench" };
  let store = await openStore(options);
  const rows = Array.from({ length: count }, (_, at) => row(at));
  await store.replaceAll({ ...(await store.exportAll()), records: rows });
  let keeper = new DatasetKeeper(store);
  const looks = looksOf([...SLICE.rows, ...SLICE.columns].flatMap((field) => fieldOf(movements, field) ?? []));
  const ask = async (): Promise<number> => {
    const cube = await keeper.at(
      { layouts: [movements.layout, ...looks], named: looks },
      (read) => read.find("company:main"),
      (columns, company) => cubeOf(movements, SLICE, columns, company),
    );
    return cube.total.at(-1) ?? NaN;
  };
  const plainly = (held: readonly Movement[]): number => {
    const sums = new Map<string, number>();
    for (const { itemId, location, on, quantity } of held) {
      const key = `${itemId}|${location}|${on.slice(0, 7)}`;
      sums.set(key, (sums.get(key) ?? 0) + quantity);
    }
    return [...sums.values()].reduce((sum, one) => sum + one, 0);
  };
  const total = plainly(rows);
  const checked = async (answer: Promise<number> | number): Promise<void> => {
    if ((await answer) !== total) throw new Error(`${await answer} is not ${total}`);
  };
  await checked(ask());
  await keeper.save();
  return {
    /** As after a start of the pane: the book is opened anew and nothing is in memory. */
    restart: async () => {
      store.close();
      store = await openStore(options);
      keeper = new DatasetKeeper(store);
    },
    ask: () => checked(ask()),
    fromMemory: () => checked(plainly(rows)),
    fromRows: async () => checked(plainly(await store.read((read) => read.list("movement", "id")))),
    close: () => store.close(),
  };
}

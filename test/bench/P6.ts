import type { Company } from "../../src/records";
import type { Store } from "../../src/store/store";
import type { NodeClaim } from "./claim";
import { median, milliseconds } from "./measure";

const ROUNDS = 3;
const ROWS = 100_000;
/** Rows to a request of the floor, as the mirror's own requests have. */
const STRETCH = 2_500;

export const claim: NodeClaim = {
  id: "P6",
  what: "mirror 100,000 rows × 12 columns afresh, in multiples of writing the same cells bare",
  target: 1.3,
  better: "lower",
  floor: "the same cells written bare through the same Office.js and host",
  where: "node",
  async run({ say }) {
    const { startOffice } = await import("../workbook/in-excel");
    const { openWorkbook } = await import("../../src/workbook/excel");
    const { toExcel } = await import("../../src/workbook/excel-text");
    const { allRows } = await import("../../src/workbook/changes");
    const { customerSheet } = await import("../../src/parties/sheet");
    const { shapeOf } = await import("../../src/workbook/shape");
    const company = { currency: "INR", locale: "en-IN" } as Company;
    const store = await manyParties();
    const shape = shapeOf(customerSheet, company);
    const taken = { ours: [] as number[], bare: [] as number[] };
    let longest = 0;
    for (let round = 0; round < ROUNDS; round++) {
      say(`round ${round + 1} of ${ROUNDS}`);
      const office = await startOffice();
      const rows = await allRows(store, customerSheet, company);
      const cells = rows.map(({ key, cells }) => [toExcel(key), "", ...cells.map(toExcel)]);
      taken.bare.push(await milliseconds(() => writeBare(cells)));
      const watch = watchPauses();
      taken.ours.push(
        await milliseconds(async () =>
          openWorkbook().replace(shape, await allRows(store, customerSheet, company)),
        ),
      );
      longest = Math.max(longest, watch());
      office.dispose();
    }
    const [ours, bare] = [median(taken.ours), median(taken.bare)];
    return {
      value: ours / bare,
      samples: taken.ours.map((one, round) => one / taken.bare[round]!),
      floor: `bare ${(bare / 1000).toFixed(1)} s, mirrored ${(ours / 1000).toFixed(1)} s, longest pause ${longest.toFixed(0)} ms`,
    };
  },
};

async function writeBare(cells: readonly (readonly unknown[])[]): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Bare");
    for (let from = 0; from < cells.length; from += STRETCH) {
      const part = cells.slice(from, from + STRETCH);
      sheet.getRangeByIndexes(from, 0, part.length, part[0]!.length).values = part as never;
      await context.sync();
    }
  });
}

/** A store that answers from memory: the measure is the sheet's writing, not IndexedDB's imitation in Node. */
async function manyParties(): Promise<Store> {
  const { aParty } = await import("../store/test-store");
  const parties = Array.from({ length: ROWS }, (_, n) =>
    aParty(`party:${String(n).padStart(9, "0")}`, { phones: [`98220${n}`], address: `${n}, Market Road`, note: "—" }),
  );
  const read = {
    list: (_: string, __: string, range?: { from: string }, listing?: { limit: number }) => {
      const from = range ? Number(range.from.slice(6)) + 1 : 0;
      return Promise.resolve(parties.slice(from, from + (listing?.limit ?? ROWS)));
    },
    balances: () => Promise.resolve([]),
  };
  return { read: (query: (given: unknown) => unknown) => Promise.resolve(query(read)) } as unknown as Store;
}

/** Watches how long the event loop is kept from turning; the answer ends it. */
function watchPauses(): () => number {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

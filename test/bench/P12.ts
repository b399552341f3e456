import type { BrowserClaim } from "./claim";
import { median, ratios } from "./measure";

const ROUNDS = 30;
const MOVEMENTS = 10_000;
const BATCH = 500;
const DAYS = 1_000;

export const claim: BrowserClaim = {
  id: "P12",
  what: "check goods taken on the first of 1,000 days against every later one, item of 10,000 movements, as a share of reading them",
  target: 0.05,
  better: "lower",
  floor: "every later movement of the item read from its index",
  where: "browser",
  async run({ say }) {
    const { addDays } = await import("../../src/base/day");
    const { setUpCompany } = await import("../../src/company/commands");
    const { addItem } = await import("../../src/stock/commands");
    const { moveStock } = await import("../../src/stock/move");
    const { refuseShortage } = await import("../../src/stock/shortage");
    const { systemClock } = await import("../../src/store/clock");
    const { openStore } = await import("../../src/store/open");
    const store = await openStore({ name: `bench ${crypto.randomUUID()}`, clock: systemClock, by: "Bench" });
    await store.run(setUpCompany({ name: "Bench Services", country: "IN", stateCode: "27" }));
    const goods = { taxCode: "8421", taxRate: "18", price: "100", cost: "60", reorderLevel: "0" };
    const itemId = await store.run(
      addItem({ ...goods, code: "P", name: "Pump", type: "stock", unit: "pcs", warrantyMonths: 0 }),
    );
    const today = systemClock.today();
    const first = addDays(today, -DAYS);
    say(`moving goods ${MOVEMENTS} times`);
    for (let from = 0; from < MOVEMENTS; from += BATCH)
      await store.run({
        command: "bench.move",
        input: {},
        apply: async (work) => {
          for (let n = from; n < from + BATCH; n++)
            await moveStock(work, {
              itemId,
              location: "store",
              on: addDays(first, 1 + Math.floor((n * (DAYS - 1)) / MOVEMENTS)),
              // Two come and one goes, so that every day bears a taking and none is the first to refuse it.
              quantity: n % 3 === 2 ? -1_000 : 1_000,
              reason: n % 3 === 2 ? "sold" : "receipt",
              sourceId: "",
            });
        },
      });
    const move = { location: "store", on: first, quantity: -1_000 };
    const check = () =>
      store.read(async (read) => {
        const item = await read.get(itemId);
        // The first day has nothing yet: the check looks at every later day before it can say so.
        await refuseShortage(read, item, { ...move, on: addDays(first, 1) }, today);
      });
    const range = { from: [itemId, first], to: [itemId, "9999-12-31"], fromOpen: true };
    const readAll = () => store.read((read) => read.list("movement", "item", range));
    await check();
    say(`checking ${ROUNDS} times`);
    const taken = await ratios(ROUNDS, check, readAll);
    const one = await ratios(ROUNDS, () => store.read((read) => read.get(itemId)), check);
    // Beside a small read: right after thousands of records were read, their garbage is collected on the check's time.
    const [ours, all, bare] = [median(one.floor), median(taken.floor), median(one.ours)];
    store.close();
    return {
      value: ours / all,
      samples: taken.ratio,
      floor: `checked in ${ours.toFixed(2)} ms (promised 20), one record read in ${bare.toFixed(2)} ms, the movements in ${all.toFixed(1)} ms`,
    };
  },
};

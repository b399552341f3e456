import type { BrowserClaim } from "./claim";
import { median, milliseconds } from "./measure";
import type { Store } from "../../src/store/store";

const ROUNDS = 9;
const YARD_ROWS = 10_000;

export const claim: BrowserClaim = {
  id: "P11",
  what: "Home, alerts and Find with 100,000 records, each after a change of the book; the slowest, in parts of reading 10,000 rows",
  // On the machine of the promises reading 10,000 rows takes 50 ms, and each of these may take as long.
  target: 1,
  better: "lower",
  floor: "getAll of 10,000 bare rows",
  where: "browser",
  async run({ say }) {
    const { openBusyShop, yardstick } = await import("./busy-shop");
    const { alertPicture } = await import("../../src/desk/alerts");
    const { findEverything } = await import("../../src/desk/find");
    const { homePicture } = await import("../../src/desk/home");
    const { systemClock } = await import("../../src/store/clock");
    say("filling a book with 100,000 records");
    const { store, touch } = await openBusyShop();
    const yard = await yardstick(YARD_ROWS);
    const moment = () => ({ today: systemClock.today(), now: systemClock.now() });
    const asked: Record<string, (store: Store) => Promise<unknown>> = {
      home: ({ read }) => read.call(store, (book) => homePicture(book, moment().today, moment().now)),
      alerts: ({ read }) => read.call(store, (book) => alertPicture(book, moment(), undefined)),
      "find a name": ({ read }) => read.call(store, (book) => findEverything(book, "desh")),
      "find a digit": ({ read }) => read.call(store, (book) => findEverything(book, "9")),
      "find a phone": ({ read }) => read.call(store, (book) => findEverything(book, "0037")),
    };
    const first: string[] = [];
    for (const [name, ask] of Object.entries(asked))
      first.push(`${name} ${(await milliseconds(() => ask(store))).toFixed(0)}`);
    say(`the first time, ms: ${first.join(", ")}`);
    const taken = new Map(Object.keys(asked).map((name) => [name, [] as number[]]));
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(await milliseconds(yard.read));
      for (const [name, ask] of Object.entries(asked)) {
        await touch();
        taken.get(name)?.push(await milliseconds(() => ask(store)));
      }
    }
    store.close();
    yard.close();
    const again = [...taken].map(([name, samples]) => ({ name, samples, ms: median(samples) }));
    const slowest = again.reduce((a, b) => (a.ms > b.ms ? a : b));
    return {
      value: slowest.ms / median(bare),
      samples: slowest.samples.map((one, at) => one / (bare[at] ?? one)),
      floor: `10,000 rows ${median(bare).toFixed(0)} ms; ${again.map(({ name, ms }) => `${name} ${ms.toFixed(1)}`).join(", ")}`,
    };
  },
};

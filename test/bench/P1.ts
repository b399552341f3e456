import type { BrowserClaim } from "./claim";
import { median, ratios } from "./measure";

const ROUNDS = 60;

export const claim: BrowserClaim = {
  id: "P1",
  what: "post an invoice with all its effects, strict, in multiples of the bare transaction",
  target: 2,
  better: "lower",
  floor: "the same rows in one bare strict IndexedDB transaction",
  where: "browser",
  async run({ say }) {
    const [{ openShop }, { openPrototype }] = await Promise.all([import("./shop"), import("./prototype")]);
    say("filling a book with 10,000 records");
    const shop = await openShop(10_000, ROUNDS + 10);
    const prototype = await openPrototype();
    await ratios(10, () => shop.issueNext(), () => prototype.post());
    say(`issuing ${ROUNDS} bills`);
    const taken = await ratios(ROUNDS, () => shop.issueNext(), () => prototype.post());
    const [ours, bare] = [median(taken.ours), median(taken.floor)];
    shop.store.close();
    return {
      value: ours / bare,
      samples: taken.ratio,
      floor: `bare transaction ${bare.toFixed(2)} ms, ours ${ours.toFixed(2)} ms`,
    };
  },
};

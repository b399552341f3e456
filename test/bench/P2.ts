import type { BrowserClaim } from "./claim";
import { median, ratios } from "./measure";

const ROUNDS = 50;

export const claim: BrowserClaim = {
  id: "P2",
  what: "post an invoice in a book of 100,000 records, in multiples of the same at 10,000",
  target: 1.2,
  better: "lower",
  floor: "the same posting in a book of 10,000 records",
  where: "browser",
  async run({ say }) {
    const { openShop } = await import("./shop");
    say("filling a book with 10,000 records");
    const small = await openShop(10_000, ROUNDS + 10);
    say("filling a book with 100,000 records");
    const large = await openShop(100_000, ROUNDS + 10);
    await ratios(10, () => large.issueNext(), () => small.issueNext());
    say(`issuing ${ROUNDS} bills in each`);
    const taken = await ratios(ROUNDS, () => large.issueNext(), () => small.issueNext());
    const [atLarge, atSmall] = [median(taken.ours), median(taken.floor)];
    small.store.close();
    large.store.close();
    return {
      value: atLarge / atSmall,
      samples: taken.ratio,
      floor: `${atSmall.toFixed(2)} ms at 10,000, ${atLarge.toFixed(2)} ms at 100,000`,
    };
  },
};

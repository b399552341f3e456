import type { BrowserClaim } from "./claim";
import { median, milliseconds } from "./measure";

const ROUNDS = 7;
const ROWS = 100_000;

export const claim: BrowserClaim = {
  id: "P4",
  what: `a slice by three fields over ${ROWS.toLocaleString("en")} rows, asked again, in parts of grouping them in memory`,
  target: 2,
  better: "lower",
  floor: "grouping the same rows, held in memory as records, by the same three keys",
  where: "browser",
  async run({ say }) {
    const { openSlices } = await import("./slices");
    say(`filling a book with ${ROWS.toLocaleString("en")} stock movements`);
    const slices = await openSlices(ROWS);
    say("asking again and again");
    for (let warm = 0; warm < 3; warm++) {
      await slices.ask();
      await slices.fromMemory();
    }
    const taken = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      taken.bare.push(await milliseconds(() => slices.fromMemory()));
      taken.ours.push(await milliseconds(() => slices.ask()));
    }
    slices.close();
    return {
      value: median(taken.ours) / median(taken.bare),
      samples: taken.ours.map((one, round) => one / (taken.bare[round] ?? NaN)),
      floor: `in memory ${median(taken.bare).toFixed(1)} ms, ours ${median(taken.ours).toFixed(1)} ms`,
    };
  },
};

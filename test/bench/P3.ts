import type { BrowserClaim } from "./claim";
import { median, milliseconds } from "./measure";

const ROUNDS = 7;
const PARTIES = 1_000;
const ROWS = 100_000;

export const claim: BrowserClaim = {
  id: "P3",
  what: "outstanding and ageing of 1,000 parties over 100,000 ledger rows, in parts of reading and grouping the rows",
  target: 1 / 50,
  better: "lower",
  floor: "getAll of the 100,000 rows and grouping them",
  where: "browser",
  async run({ say }) {
    const { openLedger } = await import("./ledger");
    say(`filling a ledger with ${ROWS.toLocaleString("en")} rows of ${PARTIES.toLocaleString("en")} parties`);
    const ledger = await openLedger(PARTIES, ROWS);
    const [fromBalances, fromRows] = [await ledger.fromBalances(), await ledger.fromRows()];
    if (JSON.stringify(fromBalances) !== JSON.stringify(fromRows)) throw new Error("The two answers differ.");
    say("asking both ways");
    const taken = { ours: [] as number[], rows: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      taken.rows.push(await milliseconds(() => ledger.fromRows()));
      // Several, because the first pays for clearing away the floor's 100,000 rows.
      const asked: number[] = [];
      for (let i = 0; i < 7; i++) asked.push(await milliseconds(() => ledger.fromBalances()));
      taken.ours.push(median(asked));
    }
    const [ours, bare] = [median(taken.ours), median(taken.rows)];
    ledger.close();
    return {
      value: ours / bare,
      samples: taken.ours.map((one, round) => one / taken.rows[round]!),
      floor: `rows ${bare.toFixed(0)} ms, balances ${ours.toFixed(1)} ms`,
    };
  },
};

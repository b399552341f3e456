import { spawnSync } from "node:child_process";
import type { PreviewClaim } from "./claim";
import { median, milliseconds } from "./measure";

const ROUNDS = 5;
const ROWS = 100_000;
const PARTIES = 1_000;

/** What the page measures in, and what it gives. */
interface Bench {
  fill(rows: number, parties: number): Promise<void>;
  journal(): Promise<string>;
  /** Asks for both, anew; milliseconds, and what the receivables come to in both, minor units. */
  ask(): Promise<{ milliseconds: number; trial: number; outstanding: number }>;
}

export const claim: PreviewClaim = {
  id: "P13",
  what: "trial balance of the year and outstanding of 1,000 parties over 100,000 ledger rows, in parts of hledger's balance of the exported journal",
  target: 1,
  better: "lower",
  floor: "hledger bal on the same ledger, exported, its start included",
  where: "preview",
  async run({ say, open, inject }) {
    const page = await open("/taskpane.html");
    await inject(page, "P13.pane.ts");
    say(`filling a ledger with ${ROWS.toLocaleString("en")} rows of ${PARTIES.toLocaleString("en")} parties`);
    await page.evaluate(
      ({ rows, parties }) => (globalThis as unknown as { bench: Bench }).bench.fill(rows, parties),
      { rows: ROWS, parties: PARTIES },
    );
    say("exporting it");
    const journal = await page.evaluate(() => (globalThis as unknown as { bench: Bench }).bench.journal());
    const ask = () => page.evaluate(() => (globalThis as unknown as { bench: Bench }).bench.ask());
    const first = await ask();
    const theirs = receivablesOf(hledger(journal, ["balance", "--depth", "2", "--flat", "-N"]));
    if (first.trial !== theirs || first.outstanding !== theirs)
      throw new Error(`The answers differ: ${first.trial}, ${first.outstanding} here, ${theirs} in hledger.`);
    const taken = { ours: [] as number[], hledger: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      taken.hledger.push(await milliseconds(async () => hledger(journal, ["balance"])));
      taken.ours.push((await ask()).milliseconds);
    }
    const [ours, peer] = [median(taken.ours), median(taken.hledger)];
    return {
      value: ours / peer,
      samples: taken.ours.map((one, at) => one / (taken.hledger[at] ?? one)),
      floor: `hledger ${peer.toFixed(0)} ms, ours ${ours.toFixed(0)} ms`,
    };
  },
};

function hledger(journal: string, args: readonly string[]): string {
  const env = { ...process.env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };
  const ran = spawnSync("hledger", ["-f", "-", ...args], { input: journal, encoding: "utf8", env, maxBuffer: 2 ** 28 });
  if (ran.error) throw new Error("There is no hledger here to measure against; apt-get install hledger.");
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
}

/** What hledger says of the receivables, minor units. */
const receivablesOf = (balances: string): number => {
  const [, amount = ""] = /(-?[\d.]+) INR +assets:Receivables$/m.exec(balances) ?? [];
  return Math.round(Number(amount) * 100);
};

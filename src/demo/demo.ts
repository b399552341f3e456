import type { Day } from "../base/day";
import { addDays } from "../base/day";
import type { Store } from "../store/store";
import { DemoHistory } from "./history";
import { chance } from "./random";

const SEED = 20261124;
const DAYS = 540;
const TOTAL = 4_300;

/** Fills an empty book with an invented company of the last 18 months: the same one every time but for today's date.
 *  At least 200 customers, 400 cards, 300 complaints and 500 bills, all made by the commands a person would use. */
export async function loadDemo(
  store: Store,
  today: Day,
  { onProgress, signal }: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<{ cancelled: boolean }> {
  const demo = new DemoHistory(chance(SEED), addDays(today, -DAYS), today);
  const { cancelled } = await store.runMany(demo.calls(), {
    origin: "demo",
    onRefused: ({ command }, refusal) => {
      throw new Error(`The demo's ${command} was refused: ${refusal.message} ${JSON.stringify(refusal)}`);
    },
    total: TOTAL,
    onProgress: (done) => onProgress?.(Math.min(0.99, done / TOTAL)),
    ...(signal ? { signal } : {}),
  });
  return { cancelled };
}

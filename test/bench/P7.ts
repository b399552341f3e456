import type { NodeClaim } from "./claim";
import { median, ratios } from "./measure";

const ROUNDS = 3;
const ROWS = 100_000;
/** Reading may cost more of its floor than writing; both are held to the one target by their own measure. */
const [WRITE, READ] = [1.3, 1.5];

export const claim: NodeClaim = {
  id: "P7",
  what: "back up and read back 100,000 records: the worse of writing ÷ 1.3 and reading ÷ 1.5 of the bare floors",
  target: 1,
  better: "lower",
  floor: "100,000 × 12 cells as bare XML, packed and unpacked by fflate",
  where: "node",
  async run({ say }) {
    const { openYard } = await import("./backup-yard");
    say(`making a book of ${ROWS.toLocaleString("en")} records`);
    const yard = await openYard(ROWS);
    say("writing it both ways");
    const writing = await ratios(ROUNDS, yard.write, yard.writeBare);
    say("reading it both ways");
    const reading = await ratios(ROUNDS, yard.read, yard.readBare);
    const [write, read] = [median(writing.ratio), median(reading.ratio)];
    return {
      value: Math.max(write / WRITE, read / READ),
      samples: writing.ratio.map((one, at) => Math.max(one / WRITE, (reading.ratio[at] ?? one) / READ)),
      floor: `write ${write.toFixed(2)} × ${median(writing.floor).toFixed(0)} ms, read ${read.toFixed(2)} × ${median(reading.floor).toFixed(0)} ms`,
    };
  },
};

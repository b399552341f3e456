import { command } from "../store/command";
import type { Proved } from "./proof-queries";

/** Faults that are kept with a proof; their whole number stands with each invariant. */
const KEPT = 1_000;

/** Keeps what a proof of the book found, in the place of the last one; the sheet Proof shows it. */
export const keepProof = command("proof.keep", async (work, { rows, faults }: Proved) => {
  await work.put({
    id: "proof:last",
    at: work.at,
    rows,
    faults: faults.slice(0, KEPT).map(({ invariant, id, text }) => ({ invariant, recordId: id, text })),
  });
});

import type { Fault } from "../company/proof";
import type { Read } from "../store/work";
import { checks } from "./check-queries";

export type { Fault } from "../company/proof";

/** Recomputes the book from its records and compares it with what is stored. An empty list is the proof. */
export async function prove(read: Read): Promise<Fault[]> {
  return (await Promise.all(checks.map(({ run }) => run(read)))).flat();
}

import type { Fault } from "../company/proof";
import type { RecordType } from "../records";
import type { Read } from "../store/work";
import type { Invariant } from "./invariants";

/** One recomputation of a part of the book: the invariants it holds, each with the records it goes through for it. */
export interface Check {
  readonly of: Readonly<Partial<Record<Invariant, readonly RecordType[]>>>;
  readonly run: (read: Read) => Promise<readonly Fault[]>;
}

const further: (() => Promise<readonly Check[]>)[] = [];

/** Has the book proved also by checks of slices downstream, loaded when it is proved. The catalog says which. */
export function proveAlso(load: () => Promise<readonly Check[]>): void {
  further.push(load);
}

/** The checks of slices downstream. Apart from the others, so that naming them loads none. */
export const furtherChecks = async (): Promise<Check[]> =>
  (await Promise.all(further.map((load) => load()))).flat();

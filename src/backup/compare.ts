import { breathing } from "../base/breath";
import type { AnyRecord, RecordType } from "../records";
import { upgraded, type PlainRecord } from "../store/migrations";
import type { Operation } from "../store/operation";
import { recordTypes, typeOf } from "../store/schema";
import type { BookCopy } from "../store/store";
import { labelOf } from "./columns";
import { sheetNameOf } from "./words";

/** How a book in a file stands to the one on this machine. */
export type Standing =
  /** Nothing was ever saved here. */
  | { readonly kind: "nothing here" }
  /** The very same state. */
  | { readonly kind: "same" }
  /** This machine has gone on from it, by so many changes. */
  | { readonly kind: "older"; readonly by: number }
  /** It has gone on from what is here, by so many changes. */
  | { readonly kind: "newer"; readonly by: number }
  /** Both went on from a common change, each in its own way. */
  | { readonly kind: "apart"; readonly common: number; readonly there: number; readonly here: number }
  /** The book of somebody else, or one begun anew. */
  | { readonly kind: "other book" };

/** One record set, there and here. */
export interface SetDifference {
  readonly type: RecordType;
  /** In words, as its sheet is called. */
  readonly name: string;
  readonly there: number;
  readonly here: number;
  readonly onlyThere: number;
  readonly onlyHere: number;
  readonly differing: number;
  /** Names of the first few that differ in any way. */
  readonly examples: readonly string[];
}

export interface Comparison {
  readonly standing: Standing;
  /** The last change of each, by number and moment; the moment is empty when there is none. */
  readonly there: { readonly seq: number; readonly at: string };
  readonly here: { readonly seq: number; readonly at: string };
  /** Every set that holds a record on either side. */
  readonly sets: readonly SetDifference[];
}

const EXAMPLES = 3;

/** Holds a copy of a book, of any version, against the one that is here; works in slices. */
export async function compareBooks(
  there: BookCopy,
  here: BookCopy,
  signal?: AbortSignal,
): Promise<Comparison> {
  const pause = breathing(signal);
  const { records } = upgraded(
    {
      records: there.records as readonly PlainRecord[],
      balances: there.balances,
      operations: there.operations,
    },
    there.version,
  );
  const sets = new Map<RecordType, { there: Map<string, unknown>; here: Map<string, unknown> }>(
    recordTypes.map((type) => [type, { there: new Map(), here: new Map() }]),
  );
  for (const record of records) sets.get(typeOf(record.id))?.there.set(record.id, record);
  for (const record of here.records as readonly AnyRecord[])
    sets.get(typeOf(record.id))?.here.set(record.id, record);
  const differences: SetDifference[] = [];
  for (const [type, both] of sets) {
    if (both.there.size + both.here.size === 0) continue;
    differences.push(await differenceOf(type, both, pause));
  }
  return {
    standing: standingOf(there, here),
    there: lastOf(there),
    here: lastOf(here),
    sets: differences,
  };
}

async function differenceOf(
  type: RecordType,
  { there, here }: { there: ReadonlyMap<string, unknown>; here: ReadonlyMap<string, unknown> },
  pause: () => Promise<void> | undefined,
): Promise<SetDifference> {
  let [onlyThere, differing, same] = [0, 0, 0];
  const examples: string[] = [];
  const tell = (record: unknown): void => {
    if (examples.length < EXAMPLES) examples.push(labelOf(record));
  };
  for (const [id, record] of there) {
    const other = here.get(id);
    if (other === undefined) onlyThere++;
    else if (isEqual(record, other)) same++;
    else differing++;
    if (other === undefined || examples.length < differing) tell(record);
    const waiting = pause();
    if (waiting) await waiting;
  }
  const onlyHere = here.size - same - differing;
  for (const [id, record] of here) if (!there.has(id)) tell(record);
  const counts = { there: there.size, here: here.size, onlyThere, onlyHere, differing };
  return { type, name: sheetNameOf(type), ...counts, examples };
}

const lastOf = ({ lastSeq, operations }: BookCopy) => ({ seq: lastSeq, at: operations.at(-1)?.at ?? "" });

/** How two copies stand to each other, by the operations they share. */
export function standingOf(there: BookCopy, here: BookCopy): Standing {
  if (here.lastSeq === 0) return { kind: "nothing here" };
  if (there.bookId !== here.bookId) return { kind: "other book" };
  const common = lastCommon(there.operations, here.operations);
  if (common === 0 && there.lastSeq > 0) return { kind: "other book" };
  const [ahead, behind] = [there.lastSeq - common, here.lastSeq - common];
  if (ahead && behind) return { kind: "apart", common, there: ahead, here: behind };
  if (ahead) return { kind: "newer", by: ahead };
  return behind ? { kind: "older", by: behind } : { kind: "same" };
}

/** The number of the last operation both have; they share everything before it. */
function lastCommon(there: readonly Operation[], here: readonly Operation[]): number {
  const ids = new Map(here.map(({ seq, id }) => [seq, id]));
  let [low, high] = [0, there.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const operation = there[middle];
    if (operation && ids.get(operation.seq) === operation.id) low = middle + 1;
    else high = middle;
  }
  return there[low - 1]?.seq ?? 0;
}

/** Whether two plain values are the same, whatever the order of their fields. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) &&
      isEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

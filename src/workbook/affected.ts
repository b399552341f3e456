import type { AnyRecord, RecordId, RecordType } from "../records";
import { typeOf } from "../base/id";
import type { Operation } from "../store/operation";
import type { Read } from "../store/work";
import type { Mirror } from "./mirror";
import { keysOf } from "./rows";

/** What a stretch of operations means for one mirror. */
export interface Affected {
  /** Records whose rows must be written. */
  readonly ids: ReadonlySet<RecordId>;
  /** Records touched only because something they show changed: worth writing only if a cell differs. */
  readonly joined: ReadonlySet<RecordId>;
  /** Keys of rows that may have to go. */
  readonly keysBefore: ReadonlySet<string>;
}

/** The records of a stretch of operations as they were before it; undefined = they did not exist. */
export function before(operations: readonly Operation[]): Map<string, AnyRecord | undefined> {
  const past = new Map<string, AnyRecord | undefined>();
  for (const { changes } of operations)
    for (const change of changes) if (!past.has(change.id)) past.set(change.id, change.before);
  return past;
}

/** Whose rows of a mirror are touched by operations: its own records, those joined to a changed one, moved balances. */
export async function affectedBy(
  operations: readonly Operation[],
  mirror: Mirror,
  read: Read,
): Promise<Affected> {
  const ids = new Set<RecordId>();
  const keysBefore = new Set<string>();
  const others = new Set<RecordId>();
  for (const { changes, moves } of operations) {
    for (const change of changes) {
      if (typeOf(change.id) !== mirror.of) {
        // A record that is new joins nothing yet.
        if (change.before) others.add(change.id);
        continue;
      }
      ids.add(change.id);
      for (const record of [change.before, change.after])
        if (record) for (const key of keysOf(mirror, record)) keysBefore.add(key);
    }
    for (const { key } of moves) {
      const id = movedId(key, mirror);
      if (id) ids.add(id);
    }
  }
  const joined = await joinedTo(others, mirror, read);
  for (const id of ids) joined.delete(id);
  return { ids, joined, keysBefore };
}

function movedId(key: string, { balance, of }: Mirror): RecordId | undefined {
  if (!balance || !key.startsWith(`${balance}${of}:`)) return undefined;
  return key.slice(balance.length) as RecordId;
}

async function joinedTo(changed: ReadonlySet<RecordId>, mirror: Mirror, read: Read): Promise<Set<RecordId>> {
  const joined = new Set<RecordId>();
  const joins = mirror.joins as Partial<Record<RecordType, string>> | undefined;
  if (!joins) return joined;
  const asked = [...changed].map(async (id) => {
    const index = joins[typeOf(id) as RecordType] as never;
    if (!index) return;
    // An index holds the id alone or as the head of a compound key; which one is not declared, and asking both is cheap.
    const found = await Promise.all([
      read.list(mirror.of, index, { is: id }),
      read.list(mirror.of, index, { prefix: [id] }),
    ]);
    for (const record of found.flat()) joined.add(record.id);
  });
  await Promise.all(asked);
  return joined;
}

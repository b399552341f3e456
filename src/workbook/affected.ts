import type { AnyRecord, RecordId, RecordType } from "../records";
import { typeOf } from "../base/id";
import type { Operation } from "../store/operation";
import type { Read } from "../store/work";
import { balancesOf, typesOf, type Join, type Mirror, type Names } from "./mirror";
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
  const types = typesOf(mirror);
  for (const { changes, moves } of operations) {
    for (const change of changes) {
      if (!types.includes(typeOf(change.id))) {
        // A record that is new joins nothing yet, unless others may have named it ahead.
        if (change.before || isAsked(mirror.joins?.[typeOf(change.id)])) others.add(change.id);
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

function movedId(key: string, mirror: Mirror): RecordId | undefined {
  const prefix = balancesOf(mirror).find((one) => key.startsWith(`${one}${mirror.of}:`));
  return prefix === undefined ? undefined : (key.slice(prefix.length) as RecordId);
}

async function joinedTo(changed: ReadonlySet<RecordId>, mirror: Mirror, read: Read): Promise<Set<RecordId>> {
  const joins = (mirror.joins ?? {}) as Joins;
  const found = await Promise.all([...changed].map((id) => reachedFrom(id, mirror.of, joins, read)));
  return new Set(found.flat());
}

type Joins = Partial<Record<RecordType, Join<RecordType>>>;

/** Records of a type that are joined to one, directly or through others. */
async function reachedFrom(id: RecordId, of: RecordType, joins: Joins, read: Read): Promise<RecordId[]> {
  const join = joins[typeOf(id)];
  if (!join) return [];
  if (typeof join === "string") return holding(id, of, join, read);
  if (isAsked(join))
    return (await read.list(of, "id")).flatMap((record) =>
      join.names(record as never, id) ? [record.id] : [],
    );
  const between = await holding(id, join.through, join.by, read);
  return (await Promise.all(between.map((one) => reachedFrom(one, of, joins, read)))).flat();
}

const isAsked = (join: Join<never> | Join<RecordType> | undefined): join is Names<RecordType> =>
  typeof join === "object" && "names" in join;

async function holding(id: RecordId, type: RecordType, index: string, read: Read): Promise<RecordId[]> {
  // An index holds the id alone or as the head of a compound key; which one is not declared, and asking both is cheap.
  const found = await Promise.all([
    read.list(type, index as never, { is: id }),
    read.list(type, index as never, { prefix: [id] }),
  ]);
  return found.flat().map((record) => record.id);
}

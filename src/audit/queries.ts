import type { Day } from "../base/day";
import { idTime } from "../base/id";
import type { AnyRecord, RecordId } from "../records";
import type { Operation, Origin } from "../store/operation";
import type { Store } from "../store/store";
import { isId, valueChanges, type ValueChange } from "./changes";
import { commandWords, originWords, recordWord } from "./command-words";
import { isDerived, nameOf, typeOfId } from "./record-names";

/** What is looked for; what is absent or "" asks nothing. */
export interface TrailSearch {
  /** The trail of one record. */
  readonly of?: RecordId | undefined;
  /** Words of which each must stand somewhere in the operation's words. */
  readonly words?: string;
  readonly by?: string;
  readonly origin?: Origin | "";
  /** Both included, in UTC as operations are. */
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

/** One operation as the trail shows it. */
export interface TrailRow {
  readonly seq: number;
  /** UTC instant. */
  readonly at: string;
  readonly by: string;
  readonly origin: Origin;
  /** `Complaint: closed`. */
  readonly what: string;
  /** The record it is about, with the name it had then. */
  readonly about: { readonly id: RecordId; readonly name: string } | undefined;
  readonly operation: Operation;
}

export interface TrailPage {
  /** Newest first. */
  readonly rows: readonly TrailRow[];
  /** Operations with this number and later have been looked at: ask on from here; undefined at the beginning of the book. */
  readonly before: number | undefined;
  /** The moment of the oldest operation looked at. */
  readonly lookedBackTo: string | undefined;
}

/** So many operations are read at a time: they carry their records, some are large. */
const CHUNK = 200;

/**
 * The next operations that fit, walking back from `before` (absent = the newest), until `limit` are found, so many
 * operations were looked at, or the search is stopped; a page may be empty and still lead on.
 */
export async function searchTrail(
  store: Store,
  search: TrailSearch,
  { before, limit = 50, most = 2_000, signal }: PageOptions = {},
): Promise<TrailPage> {
  let at = before ?? (await store.lastSeq()) + 1;
  const end = Math.max(1, at - most);
  const rows: TrailRow[] = [];
  let lookedBackTo: string | undefined;
  while (at > end && rows.length < limit && !signal?.aborted) {
    const from = Math.max(end, at - CHUNK);
    const operations = await store.operations(from - 1, at - from);
    if (!operations.length) return { rows, before: undefined, lookedBackTo };
    for (const operation of operations.reverse()) {
      if (rows.length === limit) break;
      at = operation.seq;
      lookedBackTo = operation.at;
      if (search.from && operation.at.slice(0, 10) < search.from)
        return { rows, before: undefined, lookedBackTo };
      if (!isSought(operation, search)) continue;
      rows.push(trailRow(operation, search.of));
      if (search.of && isMakingOf(operation, search.of)) return { rows, before: undefined, lookedBackTo };
    }
  }
  return { rows, before: at > 1 ? at : undefined, lookedBackTo };
}

export interface PageOptions {
  readonly before?: number | undefined;
  readonly limit?: number;
  readonly most?: number;
  readonly signal?: AbortSignal;
}

/** Those of some operations that fit, newest first. */
export const foundIn = (operations: readonly Operation[], search: TrailSearch): TrailRow[] =>
  operations
    .filter((operation) => isSought(operation, search))
    .map((operation) => trailRow(operation, search.of))
    .reverse();

/** Whether nothing of a record can be older: what is undone, or made under an id of its owner's, may come again. */
const isMakingOf = ({ changes, command }: Operation, id: RecordId): boolean =>
  command !== "undo" &&
  !Number.isNaN(idTime(id)) &&
  changes.some((change) => change.id === id && !change.before);

function isSought(operation: Operation, { of, words = "", by, origin, until }: TrailSearch): boolean {
  if (of && !operation.changes.some(({ id }) => id === of)) return false;
  if (by && operation.by !== by) return false;
  if (origin && operation.origin !== origin) return false;
  if (until && operation.at.slice(0, 10) > until) return false;
  const sought = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (!sought.length) return true;
  const said = saidBy(operation);
  return sought.every((word) => said.includes(word));
}

/** Everything of an operation that can be searched, in lower case. */
function saidBy(operation: Operation): string {
  const names = operation.changes.flatMap(({ before, after }) => [nameOf(after), nameOf(before)]);
  return [
    commandWords(operation),
    operation.command,
    operation.by,
    originWords(operation.origin),
    ...names.filter(Boolean),
  ]
    .join(" ")
    .toLocaleLowerCase();
}

function trailRow(operation: Operation, of: RecordId | undefined): TrailRow {
  const { seq, at, by, origin } = operation;
  const main = mainChange(operation, of);
  const about = main && { id: main.id, name: nameOf(main.after) ?? nameOf(main.before) ?? "" };
  return { seq, at, by, origin, what: commandWords(operation), about, operation };
}

/** The change an operation is about: of the record asked for, else of the type its command names, else the first. */
function mainChange({ changes, command }: Operation, of: RecordId | undefined) {
  const noun = command.slice(0, command.indexOf("."));
  return (
    changes.find(({ id }) => id === of) ??
    changes.find(({ id }) => typeOfId(id) === noun) ??
    changes.find(({ id }) => !isDerived(id)) ??
    changes[0]
  );
}

/** One record an operation changed, value by value; references carry the name the record has now. */
export interface RecordChange {
  readonly id: RecordId;
  readonly what: string;
  readonly name: string;
  readonly change: "added" | "changed" | "removed";
  /** Follows from others by rule. */
  readonly isDerived: boolean;
  readonly values: readonly ValueChange[];
}

/** What an operation changed, record by record: first what the person did, then what follows from it. */
export function recordChanges({ changes }: Operation): RecordChange[] {
  const listed = changes.map(({ id, before, after }): RecordChange => {
    const type = typeOfId(id);
    return {
      id,
      what: recordWord(type),
      name: nameOf(after as AnyRecord | undefined) ?? nameOf(before as AnyRecord | undefined) ?? "",
      change: !before ? "added" : !after ? "removed" : "changed",
      isDerived: isDerived(id),
      values: valueChanges(type, before, after),
    };
  });
  return [...listed.filter((one) => !one.isDerived), ...listed.filter((one) => one.isDerived)];
}

/** The names of the records that changed values refer to, by id; those that are gone are left out. */
export async function namesIn(
  store: Store,
  changes: readonly RecordChange[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(
    changes
      .flatMap(({ values }) => values.filter(({ kind }) => kind === "reference"))
      .flatMap(({ before, after }) => [before, after])
      .filter((id): id is RecordId => typeof id === "string" && isId(id)),
  );
  const found = await store.read((read) => Promise.all([...ids].map((id) => read.find(id))));
  return new Map(
    found.flatMap((record): [string, string][] => {
      const name = nameOf(record);
      return record && name ? [[record.id, name]] : [];
    }),
  );
}

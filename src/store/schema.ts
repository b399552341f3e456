import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { AnyRecord, RecordType } from "../records";
import { records } from "../records";
import type { IndexKey } from "../records/shape";
import type { Operation } from "./operation";
import type { Balance } from "./work";

/** A record as it lies in its object store, with the computed keys its indexes read. */
export interface Row {
  readonly id: string;
  readonly record: AnyRecord;
  readonly keys: Readonly<Record<string, IndexKey>>;
}

/** What the store knows of itself, under the one key `book`. */
export interface Meta {
  readonly key: "book";
  /** Made with the book, unique to it. */
  readonly bookId: string;
  /** Another one whenever the whole book was replaced or brought to a new version. */
  readonly generation: string;
  /** Number of the last migration step its records went through. */
  readonly version: number;
  /** The indexes its rows carry keys for, as text. */
  readonly indexes: string;
}

type RecordStores = Record<RecordType, { key: string; value: Row; indexes: Record<string, IDBValidKey> }>;
export interface BookSchema extends DBSchema, RecordStores {
  balances: { key: string; value: Balance };
  operations: { key: number; value: Operation };
  meta: { key: string; value: Meta };
  drafts: { key: string; value: unknown };
}
export type BookDatabase = IDBPDatabase<BookSchema>;
export type StoreName = StoreNames<BookSchema>;
export type BookTransaction<M extends IDBTransactionMode = IDBTransactionMode> = IDBPTransaction<
  BookSchema,
  StoreName[],
  M
>;

interface LooseKind {
  readonly shape: (typeof records)[RecordType]["shape"];
  readonly indexes: Readonly<Record<string, IndexFunction>>;
}
type IndexFunction = ((record: AnyRecord) => IndexKey | undefined) & { readonly many?: true };

export const recordTypes = Object.keys(records) as RecordType[];
/** The stores that make up the book; drafts and meta are no part of it. */
export const bookStores: StoreName[] = [...recordTypes, "balances", "operations"];

/** A record type's shape and indexes, with the record's own type forgotten. */
export const kindOf = (type: RecordType): LooseKind => records[type] as unknown as LooseKind;

/** Whether an index lists a record under several keys. */
export const isMany = (type: RecordType, index: string): boolean =>
  kindOf(type).indexes[index]?.many === true;

/** The type an id belongs to; an id of no known type is a bug. */
export function typeOf(id: string): RecordType {
  const type = id.slice(0, id.indexOf(":"));
  if (!Object.hasOwn(records, type)) throw new Error(`“${id}” is not the id of any record type.`);
  return type as RecordType;
}

/** The row that stores a record: its index keys computed, those it has none for left out. */
export function rowOf(record: AnyRecord): Row {
  const keys: Record<string, IndexKey> = {};
  for (const [name, keyOf] of Object.entries(kindOf(typeOf(record.id)).indexes)) {
    const key = keyOf(record);
    // A record without a key in an index of many is not in it; an empty list would only be looked at in vain.
    if (key !== undefined && !(Array.isArray(key) && key.length === 0)) keys[name] = key;
  }
  return { id: record.id, record, keys };
}

/** The declared indexes as one text, so that a store can tell whether its rows carry keys for all of them. */
export const declaredIndexes: string = recordTypes
  .flatMap((type) =>
    Object.keys(kindOf(type).indexes).map((index) => `${type}.${index}${isMany(type, index) ? "*" : ""}`),
  )
  .sort()
  .join(" ");

/** Creates what is missing of the declared object stores and indexes; touches no data. */
export function createMissing(
  db: BookDatabase,
  tx: IDBPTransaction<BookSchema, StoreName[], "versionchange">,
): void {
  for (const type of recordTypes) {
    const store = db.objectStoreNames.contains(type)
      ? tx.objectStore(type)
      : db.createObjectStore(type, { keyPath: "id" });
    for (const index of Object.keys(kindOf(type).indexes)) {
      const multiEntry = isMany(type, index);
      if (store.indexNames.contains(index)) {
        if (store.index(index).multiEntry === multiEntry) continue;
        store.deleteIndex(index);
      }
      store.createIndex(index, `keys.${index}`, { multiEntry });
    }
  }
  const others = { balances: "key", operations: "seq", meta: "key", drafts: undefined } as const;
  for (const [name, keyPath] of Object.entries(others) as [keyof typeof others, string | undefined][]) {
    if (!db.objectStoreNames.contains(name)) db.createObjectStore(name, keyPath ? { keyPath } : {});
  }
}

/** Whether every declared object store and index exists in this database. */
export function isComplete(db: BookDatabase): boolean {
  const names: StoreName[] = [...bookStores, "meta", "drafts"];
  if (!names.every((name) => db.objectStoreNames.contains(name))) return false;
  const tx = db.transaction(recordTypes);
  return recordTypes.every((type) => {
    const store = tx.objectStore(type);
    return Object.keys(kindOf(type).indexes).every(
      (index) => store.indexNames.contains(index) && store.index(index).multiEntry === isMany(type, index),
    );
  });
}

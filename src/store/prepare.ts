import { msg } from "@lit/localize";
import { unwrap } from "idb";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { AnyRecord } from "../records";
import type { Migration, PlainBook, PlainRecord } from "./migrations";
import { currentVersion, upgraded } from "./migrations";
import type { BookDatabase, BookTransaction, Meta } from "./schema";
import { bookStores, declaredIndexes, recordTypes, rowOf, typeOf } from "./schema";
import { ended } from "./transaction";

/** Said when a book was written by a later release than this one. */
export const tooNew = (): Refusal =>
  new Refusal(
    msg(
      "This book was made by a newer version of Servicebook. It is untouched. Reload to get the newest version.",
    ),
  );

/** Brings a database's rows to what this program writes: a new book gets its identity, an older one its migration steps,
 *  and every row the keys of the declared indexes; all or nothing. */
export async function prepare(
  db: BookDatabase,
  steps?: readonly Migration[],
  version = currentVersion,
): Promise<Meta> {
  const known = await db.get("meta", "book");
  if (known && isReady(known, version)) return known;
  const tx = db.transaction([...bookStores, "meta"], "readwrite", { durability: "strict" });
  tx.done.catch(() => undefined);
  const stored = ended(unwrap(tx));
  try {
    // Another pane may have done it since.
    const before = await tx.objectStore("meta").get("book");
    if (before && !isReady(before, version)) await bringUp(tx, before, steps);
    const after: Meta = metaOf(before?.bookId ?? newId("book"), version);
    unwrap(tx).objectStore("meta").put(after);
    await stored;
    return after;
  } catch (error) {
    stored.catch(() => undefined);
    abort(tx);
    throw error;
  }
}

/** What a store knows of itself after its whole book was made, replaced or brought up. */
export const metaOf = (bookId: string, version = currentVersion): Meta => ({
  key: "book",
  bookId,
  generation: newId("generation"),
  version,
  indexes: declaredIndexes,
});

function isReady(meta: Meta, version: number): boolean {
  if (meta.version > version) throw tooNew();
  return meta.version === version && meta.indexes === declaredIndexes;
}

async function bringUp(
  tx: BookTransaction<"readwrite">,
  meta: Meta,
  steps?: readonly Migration[],
): Promise<void> {
  const [rows, balances, operations] = await Promise.all([
    Promise.all(recordTypes.map((type) => tx.objectStore(type).getAll())),
    tx.objectStore("balances").getAll(),
    tx.objectStore("operations").getAll(),
  ]);
  const before: PlainBook = {
    records: rows.flat().map((row) => row.record as PlainRecord),
    balances,
    operations,
  };
  await writeBook(unwrap(tx), upgraded(before, meta.version, steps), { before });
}

/** Values written before the page gets its turn. */
const BATCH = 500;

/**
 * Puts a whole book into a transaction, over whatever is there; parts that are the same as `before` are left alone. Between
 * batches the page gets its turn: the transaction lives on, because a write of it is awaited. `hear` is told how much is
 * written, and may throw to give up.
 */
export async function writeBook(
  tx: IDBTransaction,
  book: PlainBook,
  { before, hear }: { before?: PlainBook; hear?: ((done: number, total: number) => void) | undefined } = {},
): Promise<void> {
  const parts = (["balances", "operations"] as const).filter((part) => book[part] !== before?.[part]);
  const total = parts.reduce((sum, part) => sum + book[part].length, book.records.length);
  let done = 0;
  const put = (store: string, value: unknown): Promise<void> | undefined => {
    const request = tx.objectStore(store).put(value);
    if (++done % BATCH) return undefined;
    hear?.(done, total);
    return written(request);
  };
  for (const type of recordTypes) tx.objectStore(type).clear();
  for (const record of book.records) {
    const waiting = put(typeOf(record.id), rowOf(record as unknown as AnyRecord));
    if (waiting) await waiting;
  }
  for (const part of parts) {
    tx.objectStore(part).clear();
    for (const value of book[part]) {
      const waiting = put(part, value);
      if (waiting) await waiting;
    }
  }
}

/** Resolves once a request was carried out, while its transaction still listens; rejects when it was taken back. */
const written = (request: IDBRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new DOMException("Taken back", "AbortError"));
  });

function abort(tx: BookTransaction<"readwrite">): void {
  try {
    tx.abort();
  } catch {
    // It has already ended; there is nothing to take back.
  }
}

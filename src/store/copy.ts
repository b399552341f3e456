import { msg, str } from "@lit/localize";
import { unwrap } from "idb";
import * as v from "valibot";
import { breathing } from "../base/breath";
import { Refusal } from "../base/refusal";
import type { PlainBook, PlainRecord } from "./migrations";
import { currentVersion, upgraded } from "./migrations";
import { metaOf, tooNew, writeBook } from "./prepare";
import type { BookDatabase, Meta, Row, StoreName } from "./schema";
import { bookStores, kindOf, recordTypes, typeOf } from "./schema";
import type { BookCopy } from "./store";
import { ended } from "./transaction";

const everything: StoreName[] = [...bookStores, "meta"];

/** Rows read at a time: the page gets its turn in between. */
const PAGE = 2_000;

/** The whole book in one consistent view. */
export async function exportBook(db: BookDatabase): Promise<BookCopy> {
  const tx = db.transaction(everything);
  const meta = await tx.objectStore("meta").get("book");
  if (!meta) throw new Error("The database has no book in it.");
  const rows: Row[] = [];
  for (const type of recordTypes) rows.push(...(await allOf(tx.objectStore(type), ({ id }: Row) => id)));
  const balances = await allOf(tx.objectStore("balances"), ({ key }) => key);
  const operations = await allOf(tx.objectStore("operations"), ({ seq }) => seq);
  return {
    version: meta.version,
    bookId: meta.bookId,
    lastSeq: operations.at(-1)?.seq ?? 0,
    records: rows.map((row) => row.record),
    balances: balances.map(({ key, amount, parts }) => ({ key, amount, parts: { ...parts } })),
    operations,
  };
}

/** Everything in a store, page by page within one transaction. */
async function allOf<V>(
  store: { getAll(range: IDBKeyRange | null, count: number): Promise<V[]> },
  keyOf: (value: V) => IDBValidKey,
): Promise<V[]> {
  const all: V[] = [];
  for (let range: IDBKeyRange | null = null; ;) {
    const page: V[] = await store.getAll(range, PAGE);
    for (const value of page) all.push(value);
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return all;
    range = IDBKeyRange.lowerBound(keyOf(last), true);
  }
}

/** How a replacement is followed, and given up: an aborted signal's reason is thrown, and nothing was changed. */
export interface Replacing {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** Puts a copy in the place of the book, all or nothing; a Refusal names what is wrong with the copy. */
export async function replaceBook(
  db: BookDatabase,
  copy: BookCopy,
  { signal, progress }: Replacing = {},
): Promise<Meta> {
  const book = await checked(copy, breathing(signal));
  const tx = db.transaction([...everything, "drafts"], "readwrite", { durability: "strict" });
  tx.done.catch(() => undefined);
  const raw = unwrap(tx);
  const stored = ended(raw);
  const meta = metaOf(copy.bookId);
  try {
    const before = await tx.objectStore("meta").get("book");
    const hear = (done: number, total: number): void => {
      signal?.throwIfAborted();
      progress?.(done, total);
    };
    await writeBook(raw, book, { hear });
    raw.objectStore("meta").put(meta);
    // Half-filled forms belong to the book they were begun in.
    if (before?.bookId !== copy.bookId) raw.objectStore("drafts").clear();
  } catch (error) {
    const cause = abandoned(raw) ?? error;
    stored.catch(() => undefined);
    throw cause;
  }
  await stored;
  return meta;
}

/** Takes a transaction back; gives what had already ended it, when something had. */
function abandoned(tx: IDBTransaction): DOMException | null {
  try {
    tx.abort();
    return null;
  } catch {
    return tx.error;
  }
}

const damaged = (what: string): Refusal =>
  new Refusal(msg(str`This copy cannot be used: ${what}. The book is unchanged.`));

const copyShape = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  bookId: v.pipe(v.string(), v.minLength(1)),
  lastSeq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  records: v.array(v.looseObject({ id: v.string() })),
  balances: v.array(
    v.object({
      key: v.string(),
      amount: v.pipe(v.number(), v.safeInteger()),
      parts: v.record(v.string(), v.pipe(v.number(), v.safeInteger())),
    }),
  ),
  operations: v.array(
    v.looseObject({
      seq: v.number(),
      command: v.string(),
      changes: v.array(v.unknown()),
      moves: v.array(v.unknown()),
    }),
  ),
});

async function checked(copy: BookCopy, pause: () => Promise<void> | undefined): Promise<PlainBook> {
  const shape = v.safeParse(copyShape, copy);
  if (!shape.success) {
    const [issue] = shape.issues;
    throw damaged(`${v.getDotPath(issue) ?? msg("the whole")}: ${issue.message}`);
  }
  if (copy.version > currentVersion) throw tooNew();
  const { operations } = copy;
  const first = operations[0]?.seq ?? 1;
  if (
    !operations.every(({ seq }, i) => seq === first + i) ||
    first + operations.length - 1 !== copy.lastSeq
  ) {
    throw damaged(msg("its list of operations has a gap"));
  }
  const book = upgraded(
    { records: copy.records as readonly PlainRecord[], balances: copy.balances, operations },
    copy.version,
  );
  for (const record of book.records) {
    checkRecord(record);
    const waiting = pause();
    if (waiting) await waiting;
  }
  if (new Set(book.records.map(({ id }) => id)).size < book.records.length) {
    throw damaged(msg("a record is in it twice"));
  }
  return book;
}

function checkRecord(record: PlainRecord): void {
  let type;
  try {
    type = typeOf(record.id);
  } catch {
    throw damaged(msg(str`it knows a kind of record this version does not (${record.id})`));
  }
  const shape = v.safeParse(kindOf(type).shape, record);
  if (shape.success) return;
  const [issue] = shape.issues;
  throw damaged(`${record.id}, ${v.getDotPath(issue) ?? ""}: ${issue.message}`);
}

import { msg, str } from "@lit/localize";
import { unwrap } from "idb";
import * as v from "valibot";
import { Refusal } from "../base/refusal";
import type { PlainBook, PlainRecord } from "./migrations";
import { currentVersion, upgraded } from "./migrations";
import { metaOf, tooNew, writeBook } from "./prepare";
import type { BookDatabase, Meta, StoreName } from "./schema";
import { bookStores, kindOf, recordTypes, typeOf } from "./schema";
import type { BookCopy } from "./store";
import { ended } from "./transaction";

const everything: StoreName[] = [...bookStores, "meta"];

/** The whole book in one consistent view. */
export async function exportBook(db: BookDatabase): Promise<BookCopy> {
  const tx = db.transaction(everything);
  const [meta, rows, balances, operations] = await Promise.all([
    tx.objectStore("meta").get("book"),
    Promise.all(recordTypes.map((type) => tx.objectStore(type).getAll())),
    tx.objectStore("balances").getAll(),
    tx.objectStore("operations").getAll(),
  ]);
  if (!meta) throw new Error("The database has no book in it.");
  return {
    version: meta.version,
    bookId: meta.bookId,
    lastSeq: operations.at(-1)?.seq ?? 0,
    records: rows.flat().map((row) => row.record),
    balances: balances.map(({ key, amount, parts }) => ({ key, amount, parts: { ...parts } })),
    operations,
  };
}

/** Puts a copy in the place of the book, all or nothing; a Refusal names what is wrong with the copy. */
export async function replaceBook(db: BookDatabase, copy: BookCopy): Promise<Meta> {
  const book = checked(copy);
  const tx = db.transaction([...everything, "drafts"], "readwrite", { durability: "strict" });
  tx.done.catch(() => undefined);
  const raw = unwrap(tx);
  const stored = ended(raw);
  const meta = metaOf(copy.bookId);
  const before = await tx.objectStore("meta").get("book");
  try {
    writeBook(raw, book);
    raw.objectStore("meta").put(meta);
    // Half-filled forms belong to the book they were begun in.
    if (before?.bookId !== copy.bookId) raw.objectStore("drafts").clear();
  } catch (error) {
    stored.catch(() => undefined);
    raw.abort();
    throw error;
  }
  await stored;
  return meta;
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

function checked(copy: BookCopy): PlainBook {
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
  book.records.forEach(checkRecord);
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

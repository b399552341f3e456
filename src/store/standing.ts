import type { BookTransaction } from "./schema";
import type { Standing } from "./store";

/** Where the book stands for as long as this transaction lasts. */
export async function standingIn(tx: BookTransaction): Promise<Standing> {
  const operations = tx.objectStore("operations");
  const [cursor, meta] = await Promise.all([
    operations.openKeyCursor(null, "prev"),
    tx.objectStore("meta").get("book"),
  ]);
  return {
    generation: meta?.generation ?? "",
    seq: (cursor?.primaryKey as number | undefined) ?? 0,
    since: (seq) => operations.getAll(IDBKeyRange.lowerBound(seq, true)),
  };
}

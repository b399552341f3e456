import { keyRange } from "./range";
import type { BookDatabase } from "./schema";
import type { Drafts } from "./store";

/** Drafts in their own object store: their small transactions never wait for the book's. */
export function draftsIn(database: () => Promise<BookDatabase>, fault: (error: unknown) => unknown): Drafts {
  const guarded = async <T>(ask: (db: BookDatabase) => Promise<T>): Promise<T> => {
    try {
      return await ask(await database());
    } catch (error) {
      throw fault(error);
    }
  };
  return {
    get: <T>(key: string) => guarded((db) => db.get("drafts", key) as Promise<T | undefined>),
    set: (key, value) => guarded(async (db) => void (await db.put("drafts", value, key))),
    remove: (key) => guarded((db) => db.delete("drafts", key)),
    keys: (prefix) => guarded((db) => db.getAllKeys("drafts", keyRange({ prefix }))),
  };
}

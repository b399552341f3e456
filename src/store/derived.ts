import { deleteDB, openDB, type IDBPDatabase } from "idb";
import { keyRange } from "./range";

/**
 * Values computed from the book, in a database of their own: no part of the book, of its version or of any copy, and
 * gone at any time without harm. Nothing here throws: what cannot be read is missing, what cannot be written is not kept.
 */
export interface Derived {
  /** The values of these keys as they were kept together; undefined for what is missing. */
  get(keys: readonly string[]): Promise<unknown[]>;
  /** Keeps all or none of these, and takes away what lies under `instead` and is not among them. */
  put(entries: ReadonlyMap<string, unknown>, instead?: string): Promise<void>;
  close(): void;
}

const STORE = "values";

/** Opens what is derived from the book of a database's name, at the first use. */
export function derivedIn(book: string): Derived {
  const name = `${book}/derived`;
  let opening: Promise<IDBPDatabase | undefined> | undefined;
  let isClosed = false;
  const database = (): Promise<IDBPDatabase | undefined> => {
    if (isClosed || !("indexedDB" in globalThis)) return Promise.resolve(undefined);
    opening ??= open(name, () => (opening = undefined)).catch(() => undefined);
    return opening;
  };
  return {
    get: async (keys) => {
      const nothing = keys.map(() => undefined);
      try {
        const tx = (await database())?.transaction(STORE);
        return tx ? await Promise.all(keys.map((key): Promise<unknown> => tx.store.get(key))) : nothing;
      } catch {
        return nothing;
      }
    },
    put: async (entries, instead) => {
      try {
        const tx = (await database())?.transaction(STORE, "readwrite", { durability: "relaxed" });
        if (!tx) return;
        const old = instead === undefined ? [] : await tx.store.getAllKeys(keyRange({ prefix: instead }));
        for (const key of old) if (!entries.has(String(key))) void tx.store.delete(key);
        for (const [key, value] of entries) void tx.store.put(value, key);
        await tx.done;
      } catch {
        // The next start computes it again.
      }
    },
    close: () => {
      isClosed = true;
      void opening?.then((db) => db?.close());
    },
  };
}

async function open(name: string, lost: () => void): Promise<IDBPDatabase> {
  const attempt = async (): Promise<IDBPDatabase> => {
    const db = await openDB(name, 1, {
      upgrade: (opened) => void opened.createObjectStore(STORE),
      blocking: () => {
        db.close();
        lost();
      },
      terminated: lost,
    });
    return db;
  };
  try {
    return await attempt();
  } catch {
    // Of another program's version or damaged: it holds nothing that is not in the book.
    await deleteDB(name);
    return attempt();
  }
}

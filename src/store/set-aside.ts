import { openDB, type IDBPDatabase } from "idb";

/** A file of the whole book as it was before something took its place. */
export interface KeptFile {
  /** When it was kept, UTC; no two have the same. */
  readonly at: string;
  readonly company: string;
  readonly bookId: string;
  /** The last operation in it. */
  readonly seq: number;
  readonly records: number;
}

/**
 * Files kept aside on this machine, in a database of their own: they outlive the book they were made from. What cannot be
 * kept rejects, so that nobody goes on believing it was.
 */
export interface SetAside {
  /** Keeps a file; of all but the newest few the oldest goes. */
  keep(about: KeptFile, bytes: Uint8Array): Promise<void>;
  /** The newest first. */
  list(): Promise<KeptFile[]>;
  read(at: string): Promise<Uint8Array | undefined>;
  remove(at: string): Promise<void>;
}

const FILES = "files";
const ABOUT = "about";
/** More would only fill the disk. */
const KEPT = 3;

/** The files kept aside for the book of a database's name. */
export function setAsideFor(book: string): SetAside {
  const name = `${book}/set-aside`;
  const within = async <T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> => {
    const db = await openDB(name, 1, {
      upgrade(made) {
        made.createObjectStore(ABOUT, { keyPath: "at" });
        made.createObjectStore(FILES);
      },
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
    try {
      return await work(db);
    } finally {
      db.close();
    }
  };
  return {
    keep: (about, bytes) =>
      within(async (db) => {
        const tx = db.transaction([ABOUT, FILES], "readwrite", { durability: "strict" });
        const before = (await tx.objectStore(ABOUT).getAllKeys()) as string[];
        for (const at of before.slice(0, Math.max(0, before.length - KEPT + 1))) {
          void tx.objectStore(ABOUT).delete(at);
          void tx.objectStore(FILES).delete(at);
        }
        void tx.objectStore(ABOUT).put(about);
        void tx.objectStore(FILES).put(bytes, about.at);
        await tx.done;
      }),
    list: () => within(async (db) => ((await db.getAll(ABOUT)) as KeptFile[]).reverse()),
    read: (at) => within(async (db) => (await db.get(FILES, at)) as Uint8Array | undefined),
    remove: (at) =>
      within(async (db) => {
        const tx = db.transaction([ABOUT, FILES], "readwrite");
        void tx.objectStore(ABOUT).delete(at);
        void tx.objectStore(FILES).delete(at);
        await tx.done;
      }),
  };
}

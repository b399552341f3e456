import { msg } from "@lit/localize";
import { BookStore } from "./book-store";
import type { Clock } from "./clock";
import { openDatabase } from "./connection";
import { prepare } from "./prepare";
import type { BookDatabase, Meta } from "./schema";
import { StatusBoard } from "./status";
import type { Store } from "./store";

export interface OpenOptions {
  /** Which book: one database for each name (and partition). */
  readonly name: string;
  readonly clock: Clock;
  /** Name set on this machine, asked for at every command. */
  readonly by: string | (() => string);
  /** Office's partition key: panes that may not share storage get books of their own. */
  readonly partition?: string | undefined;
  /** How long the browser may take; default 10 s. */
  readonly openTimeoutMs?: number;
  /** Hears that an older version in another pane is being waited for. */
  readonly onBlocked?: () => void;
}

/** The name of a book's database, its lock and its channel between panes. */
export const databaseName = (name: string, partition = ""): string =>
  `servicebook/${encodeURIComponent(partition)}/${encodeURIComponent(name)}`;

/** Opens a book, making it when there is none; rejects with a Refusal in words when the browser cannot or it is too new. */
export async function openStore(options: OpenOptions): Promise<Store> {
  const name = databaseName(options.name, options.partition);
  const status = new StatusBoard();
  const made: { store?: BookStore } = {};
  const open = async (): Promise<{ db: BookDatabase; meta: Meta }> => {
    const db = await openDatabase(name, options.openTimeoutMs ?? 10_000, {
      blocked: () => {
        options.onBlocked?.();
        if (made.store) status.become("blocked", waiting());
      },
      blocking: (deleted) => status.become("closed", deleted ? erased() : upgradedElsewhere()),
      terminated: () => void made.store?.reopen(),
    });
    try {
      return { db, meta: await prepare(db) };
    } catch (error) {
      db.close();
      throw error;
    }
  };
  const { by } = options;
  const store = new BookStore({
    ...(await open()),
    name,
    status,
    open,
    clock: options.clock,
    by: typeof by === "string" ? () => by : by,
  });
  made.store = store;
  await store.start();
  void askToPersist(status);
  return store;
}

async function askToPersist(status: StatusBoard): Promise<void> {
  const storage = globalThis.navigator?.storage as StorageManager | undefined;
  if (!storage?.persist) return;
  try {
    status.persisted(await storage.persist());
  } catch {
    // The answer stays unknown.
  }
}

const waiting = () => msg("Waiting for another Servicebook pane of an older version to close.");
const erased = () =>
  msg(
    "The browser's data of this add-in was erased, and this book with it. Reload this pane to start from a copy.",
  );
const upgradedElsewhere = () =>
  msg(
    "A newer version of Servicebook has taken over this book in another pane. Everything is kept. Reload this pane.",
  );

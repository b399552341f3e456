import { msg } from "@lit/localize";
import { openDB } from "idb";
import { Refusal } from "../base/refusal";
import type { BookDatabase, BookSchema } from "./schema";
import { createMissing, isComplete } from "./schema";

export interface ConnectionHooks {
  /** Another pane holds an older version open and has not let go yet. */
  blocked(): void;
  /** Another pane wants to upgrade (or delete) the database: let go now. */
  blocking(deleted: boolean): void;
  /** The browser cut the connection. */
  terminated(): void;
}

/** Opens a database with every declared object store and index; a Refusal with a sentence when that takes too long or fails. */
export async function openDatabase(
  name: string,
  timeoutMs: number,
  hooks: ConnectionHooks,
): Promise<BookDatabase> {
  if (!("indexedDB" in globalThis)) throw new Refusal(noStorage());
  let waitedFor = false;
  const opening = openComplete(name, {
    ...hooks,
    blocked: () => {
      waitedFor = true;
      hooks.blocked();
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      void opening.then((db) => db.close()).catch(() => undefined);
      reject(new Refusal(waitedFor ? heldElsewhere() : noAnswer()));
    }, timeoutMs);
  });
  try {
    return await Promise.race([opening, late]);
  } catch (error) {
    throw error instanceof DOMException ? new Refusal(noStorage()) : error;
  } finally {
    clearTimeout(timer);
  }
}

async function openComplete(name: string, hooks: ConnectionHooks): Promise<BookDatabase> {
  let version: number | undefined;
  for (;;) {
    const db = await open(name, version, hooks);
    if (db && isComplete(db)) return db;
    // What the database lacks, it gets in an upgrade of its own.
    version = db && db.version + 1;
    db?.close();
  }
}

/** undefined = another pane was faster with a later version. */
async function open(
  name: string,
  version: number | undefined,
  hooks: ConnectionHooks,
): Promise<BookDatabase | undefined> {
  try {
    const db: BookDatabase = await openDB<BookSchema>(name, version, {
      upgrade: (opened, _from, _to, tx) => createMissing(opened, tx),
      blocked: () => hooks.blocked(),
      blocking: (_from, to) => {
        db.close();
        hooks.blocking(to === null);
      },
      terminated: () => hooks.terminated(),
    });
    return db;
  } catch (error) {
    if (error instanceof DOMException && error.name === "VersionError") return undefined;
    throw error;
  }
}

const noStorage = () =>
  msg(
    "This browser does not let Servicebook keep its book (private browsing, or storage switched off). Nothing was changed. Allow site data for this add-in, then reload this pane.",
  );
const noAnswer = () =>
  msg(
    "The browser's storage does not answer. Nothing was changed. Close other Servicebook panes, then reload this one.",
  );
const heldElsewhere = () =>
  msg(
    "Another Servicebook pane of an older version holds the book open. Nothing was changed. Close it, then reload this one.",
  );

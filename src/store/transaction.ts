import { unwrap } from "idb";
import { newId } from "../base/id";
import type { Clock } from "./clock";
import type { CommandCall } from "./command";
import { awaitedElsewhere, isEnded } from "./faults";
import type { Operation, Origin } from "./operation";
import { isZero, Overlay } from "./overlay";
import { Reader } from "./reader";
import type { BookDatabase, BookTransaction, StoreName } from "./schema";
import { bookStores, typeOf } from "./schema";

/** One strict readwrite transaction over the whole book, in which commands succeed or leave no trace one by one. */
export class WriteTransaction {
  /** What the commands that succeeded did; stored only once `commit` has resolved. */
  readonly operations: Operation[] = [];
  readonly #tx: BookTransaction<"readwrite">;
  readonly #raw: IDBTransaction;
  readonly #reader: Reader;
  readonly #ended: Promise<void>;
  readonly #clock: Clock;
  readonly #by: string;
  #last: Promise<number>;

  constructor(db: BookDatabase, { clock, by }: { clock: Clock; by: string }) {
    this.#tx = db.transaction(bookStores, "readwrite", { durability: "strict" });
    this.#raw = unwrap(this.#tx);
    this.#ended = ended(this.#raw);
    this.#ended.catch(() => undefined);
    this.#tx.done.catch(() => undefined);
    this.#reader = new Reader(this.#tx, "The command");
    this.#clock = clock;
    this.#by = by;
    this.#last = lastSeq(this.#tx);
    this.#last.catch(() => undefined);
  }

  /** Applies one command and stores what it wrote and its operation; whatever it throws, nothing of it is left. */
  async attempt<R>(call: CommandCall<R>, origin: Origin): Promise<R> {
    const work = new Overlay(this.#reader, { at: this.#clock.now(), today: this.#clock.today() });
    const result = await call.apply(work);
    work.seal();
    const [changes, last] = await Promise.all([work.changes(), this.#last]);
    const operation: Operation = {
      seq: last + 1,
      id: newId("operation"),
      command: call.command,
      input: call.input,
      at: work.at,
      by: this.#by,
      origin,
      changes,
      moves: work.moves,
    };
    this.#flush(operation, work);
    return result;
  }

  /** Ends the transaction; resolves when the disk has it, rejects with what the browser says against it. */
  async commit(): Promise<void> {
    try {
      this.#raw.commit();
    } catch (error) {
      // It has ended by itself (after a bug); what it stored before counts.
      if (!isEnded(error)) throw error;
    }
    await this.#ended;
  }

  /** Ends the transaction and takes back everything in it. */
  async abandon(): Promise<void> {
    try {
      this.#raw.abort();
    } catch (error) {
      if (!isEnded(error)) throw error;
    }
    await this.#ended.catch(() => undefined);
  }

  #flush(operation: Operation, work: Overlay): void {
    try {
      // First the operation: the only thing in it that may not be plain data is the input, and then nothing was put yet.
      this.#store("operations").add(operation);
    } catch (error) {
      throw isEnded(error) ? awaitedElsewhere(`The command ${operation.command}`) : error;
    }
    for (const [id, row] of work.rows) {
      const store = this.#store(typeOf(id));
      if (row) store.put(row);
      else store.delete(id);
      this.#reader.learn(id, row);
    }
    for (const balance of work.totals.values()) {
      if (isZero(balance)) this.#store("balances").delete(balance.key);
      else this.#store("balances").put(balance);
      this.#reader.learnBalance(balance);
    }
    this.operations.push(operation);
    this.#last = Promise.resolve(operation.seq);
  }

  // The bare store: a failed write aborts the transaction, whose end is awaited; a promise for each write would say it twice.
  #store(name: StoreName): IDBObjectStore {
    return this.#raw.objectStore(name);
  }
}

async function lastSeq(tx: BookTransaction<"readwrite">): Promise<number> {
  const cursor = await tx.objectStore("operations").openKeyCursor(null, "prev");
  return (cursor?.primaryKey as number | undefined) ?? 0;
}

/** Resolves when a transaction is stored, rejects with the cause when it was taken back. */
export function ended(tx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    tx.addEventListener("complete", () => resolve());
    tx.addEventListener("abort", () => reject(tx.error ?? new DOMException("Taken back", "AbortError")));
  });
}

import { unwrap } from "idb";
import { idsMade, newId } from "../base/id";
import type { Clock } from "./clock";
import type { CommandCall } from "./command";
import { awaitedElsewhere, isEnded } from "./faults";
import type { Memory } from "./memory";
import type { Operation, Origin } from "./operation";
import { isZero, Overlay } from "./overlay";
import { Reader } from "./reader";
import type { BookDatabase, BookTransaction, StoreName } from "./schema";
import { bookStores, typeOf } from "./schema";

interface Surroundings {
  readonly clock: Clock;
  readonly by: string;
  readonly memory: Memory;
}

/** One strict readwrite transaction over the whole book, in which commands succeed or leave no trace one by one. */
export class WriteTransaction {
  /** What the commands that succeeded did; stored only once `commit` has resolved. */
  readonly operations: Operation[] = [];
  readonly #raw: IDBTransaction;
  readonly #ended: Promise<void>;
  readonly #ready: Promise<Ready>;
  readonly #around: Surroundings;
  readonly #stores = new Map<StoreName, IDBObjectStore>();

  constructor(db: BookDatabase, around: Surroundings) {
    const tx = db.transaction([...bookStores, "meta"], "readwrite", { durability: "strict" });
    tx.done.catch(() => undefined);
    this.#raw = unwrap(tx);
    this.#ended = ended(this.#raw);
    this.#ended.catch(() => undefined);
    this.#around = around;
    this.#ready = begin(tx, around.memory);
    this.#ready.catch(() => undefined);
  }

  /** Lets commands that come next ask for what they will need, all at once. */
  async askAhead(calls: readonly CommandCall[]): Promise<void> {
    if (calls.length > 1) (await this.#ready).reader.askAhead(calls);
  }

  /** Applies one command and stores what it wrote and its operation; whatever it throws, nothing of it is left. */
  async attempt<R>(call: CommandCall<R>, origin: Origin): Promise<R> {
    const { clock, by } = this.#around;
    const { reader, began, last } = await this.#ready;
    const work = new Overlay(reader, { at: clock.now(), today: clock.today(), began });
    const result = await call.apply(work);
    work.seal();
    const operation: Operation = {
      seq: last + this.operations.length + 1,
      id: newId("operation"),
      command: call.command,
      input: call.input,
      at: work.at,
      by,
      origin,
      changes: await work.changes(),
      moves: work.moves,
    };
    this.#flush(operation, work, reader);
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
    await this.#end();
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

  async #end(): Promise<void> {
    const { memory } = this.#around;
    try {
      await this.#ended;
      const { generation, reader, last } = await this.#ready;
      memory.learn(
        stateOf(generation, last),
        stateOf(generation, last + this.operations.length),
        reader.seen,
      );
    } catch (error) {
      memory.forget();
      throw error;
    }
  }

  #flush(operation: Operation, work: Overlay, reader: Reader): void {
    try {
      // First the operation: the only thing in it that may not be plain data is the input, and then nothing was put yet.
      this.#store("operations").add(operation);
    } catch (error) {
      throw isEnded(error) ? awaitedElsewhere(`The command ${operation.command}`) : error;
    }
    for (const [id, row] of work.rows) {
      const store = this.#store(typeOf(id));
      if (!row) store.delete(id);
      else if (work.isNew(id)) store.add(row);
      else store.put(row);
      reader.wrote(id, row);
    }
    for (const balance of work.totals.values()) {
      if (isZero(balance)) this.#store("balances").delete(balance.key);
      else this.#store("balances").put(balance);
      reader.seen.balances.set(balance.key, balance);
    }
    this.operations.push(operation);
  }

  // The bare store: a failed write aborts the transaction, whose end is awaited; a promise for each write would say it twice.
  #store(name: StoreName): IDBObjectStore {
    const known = this.#stores.get(name);
    if (known) return known;
    const store = this.#raw.objectStore(name);
    this.#stores.set(name, store);
    return store;
  }
}

interface Ready {
  readonly generation: string;
  readonly last: number;
  readonly reader: Reader;
  readonly began: number;
}

/** The transaction's turn has come when its first answers are here: nobody else writes from then on. */
async function begin(tx: BookTransaction<"readwrite">, memory: Memory): Promise<Ready> {
  const [last, meta] = await Promise.all([lastSeq(tx), tx.objectStore("meta").get("book")]);
  const generation = meta?.generation ?? "";
  const reader = new Reader(tx, "The command", memory.of(stateOf(generation, last)));
  return { generation, last, reader, began: idsMade() };
}

const stateOf = (generation: string, last: number): string => `${generation} ${last}`;

/** The number of the newest operation. */
export async function lastSeq(tx: Pick<BookTransaction, "objectStore">): Promise<number> {
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

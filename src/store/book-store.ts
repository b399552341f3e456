import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Clock } from "./clock";
import type { CommandCall } from "./command";
import { exportBook, replaceBook, type Replacing } from "./copy";
import { derivedIn, type Derived } from "./derived";
import { draftsIn } from "./drafts";
import { storageProblem } from "./faults";
import { Feed } from "./feed";
import type { Hearer } from "./live";
import { LiveQuery } from "./live";
import { Kept } from "./kept";
import { Memory, nothingKnown } from "./memory";
import type { Operation, Origin } from "./operation";
import { Reader } from "./reader";
import type { RunManyOptions } from "./run-many";
import { runMany } from "./run-many";
import type { BookDatabase, Meta, StoreName } from "./schema";
import { recordTypes } from "./schema";
import { setAsideFor, type SetAside } from "./set-aside";
import type { StatusBoard } from "./status";
import { standingIn } from "./standing";
import type { BookCopy, Drafts, Standing, Store, StoreStatus } from "./store";
import { lastSeq, WriteTransaction } from "./transaction";
import { undoing } from "./undo";
import type { Read } from "./work";

interface Parts {
  readonly db: BookDatabase;
  readonly meta: Meta;
  readonly name: string;
  readonly status: StatusBoard;
  readonly open: () => Promise<{ db: BookDatabase; meta: Meta }>;
  readonly clock: Clock;
  readonly by: () => string;
}

const readable: StoreName[] = [...recordTypes, "balances", "operations", "meta"];

/** The book over one open database. Made by `openStore`. */
export class BookStore implements Store {
  readonly drafts: Drafts;
  readonly derived: Derived;
  readonly setAside: SetAside;
  readonly #parts: Parts;
  readonly #feed: Feed;
  readonly #live = new Set<Hearer>();
  readonly #memory = new Memory();
  readonly #kept = new Kept();
  #db: Promise<BookDatabase>;
  #bookId: string;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#db = Promise.resolve(parts.db);
    this.#bookId = parts.meta.bookId;
    this.drafts = draftsIn(
      () => this.#open(),
      (error) => this.#fault(error),
    );
    this.derived = derivedIn(parts.name);
    this.setAside = setAsideFor(parts.name);
    this.#feed = new Feed({
      name: parts.name,
      missed: (after) => this.operations(after),
      last: () => this.lastSeq(),
    });
  }

  /** Finds out where the book stands, so that only later operations are heard. */
  async start(): Promise<void> {
    this.#feed.startAt(await this.lastSeq());
    this.#feed.onCommit((operations) => this.#live.forEach((query) => query.heard(operations)));
    this.#feed.onReplaced(() => void this.#refresh());
  }

  get bookId(): string {
    return this.#bookId;
  }

  get status(): StoreStatus {
    return this.#parts.status.current;
  }

  async run<R>(call: CommandCall<R>, origin: Origin = "pane"): Promise<R> {
    const { result, operations } = await this.#writing(async (tx) => {
      try {
        const result = await tx.attempt(call, origin);
        await tx.commit();
        return { result, operations: tx.operations };
      } catch (error) {
        await tx.abandon();
        throw error;
      }
    });
    await this.#feed.committed(operations);
    return result;
  }

  runMany<R>(
    calls: Iterable<CommandCall<R>>,
    options: RunManyOptions<R> = {},
  ): Promise<{ done: number; refused: number; cancelled: boolean }> {
    return runMany(calls, options, {
      writing: (work) => this.#writing(work),
      committed: (operations) => this.#feed.committed(operations),
    });
  }

  async read<T>(query: (read: Read) => Promise<T>): Promise<T> {
    const db = await this.#open();
    return query(new Reader(db.transaction(readable), "The query", nothingKnown(), this.#kept));
  }

  async readAt<T>(query: (read: Read, standing: Standing) => Promise<T>): Promise<T> {
    const tx = (await this.#open()).transaction(readable);
    const read = new Reader(tx, "The query", nothingKnown(), this.#kept);
    return query(read, await standingIn(tx));
  }

  live<T>(
    query: (read: Read) => Promise<T>,
    onValue: (value: T) => void,
    onError: (error: unknown) => void = (error) => console.error(error),
  ): () => void {
    const asked = new LiveQuery({ ask: (traced) => this.read(traced), query, onValue, onError });
    this.#live.add(asked);
    return () => {
      asked.stop();
      this.#live.delete(asked);
    };
  }

  async undo(seq: number): Promise<void> {
    const [operation, ...later] = await this.operations(seq - 1);
    if (operation?.seq !== seq) throw new Refusal(msg("There is nothing to undo here."));
    await this.run(undoing(operation, later), "undo");
  }

  async operations(after: number, limit?: number): Promise<Operation[]> {
    return (await this.#open()).getAll("operations", IDBKeyRange.lowerBound(after, true), limit);
  }

  async lastSeq(): Promise<number> {
    return lastSeq((await this.#open()).transaction(["operations"] as StoreName[]));
  }

  onCommit(hear: (operations: readonly Operation[]) => void): () => void {
    return this.#feed.onCommit(hear);
  }

  onReplaced(hear: () => void): () => void {
    return this.#feed.onReplaced(hear);
  }

  onStatus(hear: (status: StoreStatus) => void): () => void {
    return this.#parts.status.on(hear);
  }

  async exportAll(): Promise<BookCopy> {
    return exportBook(await this.#open());
  }

  async replaceAll(copy: BookCopy, replacing?: Replacing): Promise<void> {
    await this.#exclusively(async (db) => {
      this.#bookId = (await replaceBook(db, copy, replacing)).bookId;
    });
    await this.#feed.replaced();
  }

  close(): void {
    if (this.status.state !== "closed") this.#parts.status.become("closed");
    this.#live.forEach((query) => query.stop());
    this.#live.clear();
    this.#feed.close();
    this.derived.close();
    void this.#db.then((db) => db.close()).catch(() => undefined);
  }

  /** Opens the database once more after the browser cut the connection. */
  async reopen(): Promise<void> {
    const opened = this.#parts.open();
    this.#db = opened.then(({ db }) => db);
    this.#db.catch(() => undefined);
    try {
      const { db, meta } = await opened;
      if (meta.bookId === this.#bookId) return this.#parts.status.become("open");
      db.close();
      this.#parts.status.become("closed", emptied());
    } catch {
      this.#parts.status.become("closed", cut());
    }
  }

  async #refresh(): Promise<void> {
    const meta = await (await this.#open()).get("meta", "book");
    if (meta) this.#bookId = meta.bookId;
    this.#live.forEach((query) => query.refresh());
  }

  #open(): Promise<BookDatabase> {
    const { state, problem } = this.status;
    if (state === "closed") throw new Refusal(problem ?? msg("The book is closed. Reload this pane."));
    return this.#db;
  }

  async #writing<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    const { clock, by } = this.#parts;
    return this.#exclusively((db) =>
      work(new WriteTransaction(db, { clock, by: by(), memory: this.#memory })),
    );
  }

  async #exclusively<T>(work: (db: BookDatabase) => Promise<T>): Promise<T> {
    const { state, problem } = this.status;
    if (state === "readonly") throw new Refusal(problem ?? "");
    try {
      // Readwrite transactions over the same stores wait for each other across all panes: no further lock is needed.
      return await work(await this.#open());
    } catch (error) {
      throw this.#fault(error);
    }
  }

  /** A fault of the storage becomes the standing problem; anything else is passed on as it is. */
  #fault(error: unknown): unknown {
    const problem = storageProblem(error);
    if (problem === undefined) return error;
    this.#parts.status.become("readonly", problem);
    return new Refusal(problem);
  }
}

const emptied = () =>
  msg(
    "The browser has erased the data of this add-in, and this book with it. Reload this pane to start from a copy.",
  );
const cut = () =>
  msg("The browser closed the book and does not open it again. What was saved is kept. Reload this pane.");

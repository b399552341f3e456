import type { IDBPIndex, IDBPObjectStore } from "idb";
import type { IndexOf, RecordId, RecordOf, RecordType, RecordTypes } from "../records";
import { Ahead, AskedAhead } from "./ahead";
import { awaitedElsewhere, gone, isEnded } from "./faults";
import type { Kept } from "./kept";
import type { Known } from "./memory";
import { nothingKnown } from "./memory";
import { newestOf } from "./newest";
import { keyRange } from "./range";
import type { BookSchema, BookTransaction, Row, StoreName } from "./schema";
import { isMany, typeOf } from "./schema";
import type { Balance, Listing, Range, Read } from "./work";

type Source =
  | IDBPObjectStore<BookSchema, StoreName[], RecordType, IDBTransactionMode>
  | IDBPIndex<BookSchema, StoreName[], RecordType, string, IDBTransactionMode>;

/** Reads records and balances inside one IndexedDB transaction, each id and balance key at most once. */
export class Reader implements Read {
  /** What was asked for, and what was written over it since. */
  readonly seen = nothingKnown();
  readonly #tx: BookTransaction;
  readonly #what: string;
  readonly #known: Known;
  readonly #rows = new Map<string, Promise<Row | undefined>>();
  readonly #balances = new Map<string, Promise<Balance>>();
  /** Beginnings of ids under which every row was read: one that was not seen is not there. */
  readonly #whole: string[] = [];
  readonly #ahead = new AskedAhead();
  /** What this pane keeps of its queries, and the same once it is known to be of this transaction's moment. */
  readonly #keeping: Kept | undefined;
  #following: Promise<Kept | undefined> | undefined;
  #kept: Kept | undefined;

  /** `what` names the asker in an error; `known` is what is in the store for certain and need not be asked. */
  constructor(tx: BookTransaction, what: string, known: Known = nothingKnown(), keeping?: Kept) {
    this.#tx = tx;
    this.#keeping = keeping;
    this.#what = what;
    this.#known = known;
  }

  async get<Id extends RecordId>(id: Id): Promise<RecordOf<Id>> {
    const record = await this.find(id);
    if (!record) throw gone();
    return record;
  }

  async find<Id extends RecordId>(id: Id): Promise<RecordOf<Id> | undefined> {
    return (await this.row(id))?.record as RecordOf<Id> | undefined;
  }

  async list<T extends RecordType>(
    type: T,
    index: IndexOf<T> | "id",
    range?: Range,
    listing?: Listing,
  ): Promise<RecordTypes[T][]> {
    const rows = await this.rows(type, index, range, listing);
    return rows.map((row) => row.record as RecordTypes[T]);
  }

  async count<T extends RecordType>(
    type: T,
    index: IndexOf<T> | "id" = "id",
    range?: Range,
  ): Promise<number> {
    const source = this.#source(type, index);
    if (!isMany(type, index)) return this.#ask(() => source.count(keyRange(range)));
    // One record may stand in the stretch several times.
    return new Set(await this.#ask(() => source.getAllKeys(keyRange(range)))).size;
  }

  async balance(key: string): Promise<Balance> {
    const known = this.seen.balances.get(key) ?? this.#known.balances.get(key);
    if (known) return known;
    const asked = this.#balances.get(key) ?? this.#askBalance(key);
    this.#balances.set(key, asked);
    return asked;
  }

  async balances(prefix: string, { kept: isKept }: Pick<Listing, "kept"> = {}): Promise<Balance[]> {
    const kept = isKept ? await this.#followed() : undefined;
    const held = kept?.balances(prefix);
    if (held) return held;
    const found = await this.#ask(() => this.#tx.objectStore("balances").getAll(keyRange({ prefix })));
    kept?.keepBalances(prefix, found);
    return found;
  }

  /** A record's row, undefined when there is none. */
  async row(id: string): Promise<Row | undefined> {
    if (this.seen.rows.has(id)) return this.seen.rows.get(id);
    if (this.#known.rows.has(id)) return this.#known.rows.get(id);
    if (this.#kept?.hasRow(id)) return this.#kept.row(id);
    if (this.#whole.some((prefix) => id.startsWith(prefix))) return undefined;
    const asked = this.#rows.get(id) ?? this.#askRow(id);
    this.#rows.set(id, asked);
    return asked;
  }

  /** Lets commands ask what they will ask when their turn comes. */
  askAhead(calls: readonly { ahead?(read: Read): Promise<unknown> }[]): void {
    const read = new Ahead(this, this.#ahead);
    // What goes wrong here goes wrong again in its turn, and is told then.
    for (const call of calls) call.ahead?.(read).catch(() => undefined);
  }

  /** Notes what was written into the transaction. */
  wrote(id: string, row: Row | undefined): void {
    this.seen.rows.set(id, row);
    this.#ahead.wrote(id, row);
  }

  /** Rows of a stretch of an index, each record once, where the walk meets it first. */
  async rows(type: RecordType, index: string, range?: Range, listing: Listing = {}): Promise<Row[]> {
    const { limit, order } = listing;
    if (limit === 0) return [];
    const ahead = limit === undefined && !order ? await this.#ahead.take({ type, index, range }) : undefined;
    if (ahead) return ahead;
    if (listing.kept && limit === undefined && !order) return this.#rowsKept(type, index, range);
    const walk = (count?: number) =>
      this.#met(this.#walk(this.#source(type, index), range, count, order === "newest"));
    if (index === "id" && limit === undefined && hasTextPrefix(range))
      return this.#walkWhole(range.prefix, walk());
    if (!isMany(type, index)) return walk(limit);
    for (let count = limit; ; count = count && count * 2) {
      const met = await walk(count);
      const rows = [...new Map(met.map((row) => [row.id, row])).values()];
      const complete = count === undefined || met.length < count || rows.length >= (limit ?? Infinity);
      if (complete) return rows.slice(0, limit);
    }
  }

  async #rowsKept(type: RecordType, index: string, range?: Range): Promise<Row[]> {
    const kept = await this.#followed();
    const name = JSON.stringify([type, index, range]);
    const held = kept?.list(name);
    if (held) return held;
    const rows = await this.rows(type, index, range);
    kept?.keepList(name, { type, index, range }, rows);
    return rows;
  }

  /** What this pane keeps, brought up to the moment of this transaction; undefined when it cannot be. */
  #followed(): Promise<Kept | undefined> {
    this.#following ??= this.#follow().then((kept) => (this.#kept = kept));
    return this.#following;
  }

  /** Nobody writes while this transaction lasts, so what is brought up to its moment stays true until it ends. */
  async #follow(): Promise<Kept | undefined> {
    const kept = this.#keeping;
    if (!kept) return undefined;
    const operations = this.#tx.objectStore("operations");
    const [cursor, meta] = await this.#ask(() =>
      Promise.all([operations.openKeyCursor(null, "prev"), this.#tx.objectStore("meta").get("book")]),
    );
    const generation = meta?.generation ?? "";
    const last = (cursor?.primaryKey as number | undefined) ?? 0;
    const seq = kept.seqOf(generation);
    if (seq === last) return kept;
    if (seq === undefined || seq > last || last - seq > FOLLOWED) kept.begin(generation, last);
    else kept.follow(await this.#ask(() => operations.getAll(IDBKeyRange.lowerBound(seq, true))));
    return kept;
  }

  async #walkWhole(prefix: string, walking: Promise<Row[]>): Promise<Row[]> {
    const rows = await walking;
    this.#whole.push(prefix);
    return rows;
  }

  /** A writer that lists rows mostly changes them, and its operation notes what they were: they need not be asked again. */
  async #met(walking: Promise<Row[]>): Promise<Row[]> {
    const rows = await walking;
    if (!this.#keeping)
      // What was written meanwhile is newer than this answer.
      for (const row of rows) if (!this.seen.rows.has(row.id)) this.seen.rows.set(row.id, row);
    return rows;
  }

  async #askRow(id: string): Promise<Row | undefined> {
    const row = await this.#ask(() => this.#tx.objectStore(typeOf(id)).get(id));
    // What was written meanwhile is newer than this answer.
    if (!this.seen.rows.has(id)) this.seen.rows.set(id, row);
    this.#kept?.keepRow(id, row);
    return row;
  }

  async #askBalance(key: string): Promise<Balance> {
    const stored = await this.#ask(() => this.#tx.objectStore("balances").get(key));
    const balance = stored ?? { key, amount: 0, parts: {} };
    if (!this.seen.balances.has(key)) this.seen.balances.set(key, balance);
    return balance;
  }

  async #walk(
    source: Source,
    range: Range | undefined,
    count: number | undefined,
    newest: boolean,
  ): Promise<Row[]> {
    if (!newest) return this.#ask(() => source.getAll(keyRange(range), count));
    if (!count) return (await this.#ask(() => source.getAll(keyRange(range)))).reverse();
    const asked = newestOf(source, keyRange(range), count);
    if (asked) return this.#ask(() => asked());
    const rows: Row[] = [];
    let cursor = await this.#ask(() => source.openCursor(keyRange(range), "prev"));
    while (cursor) {
      rows.push(cursor.value);
      if (rows.length >= count) break;
      const at = cursor;
      cursor = (await this.#ask(() => at.continue())) as typeof cursor;
    }
    return rows;
  }

  #source(type: RecordType, index: string): Source {
    try {
      const store = this.#tx.objectStore(type);
      return index === "id" ? store : store.index(index);
    } catch (error) {
      throw isEnded(error) ? awaitedElsewhere(this.#what) : error;
    }
  }

  async #ask<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw isEnded(error) ? awaitedElsewhere(this.#what) : error;
    }
  }
}

/** Later operations than so many are not read to follow them: reading anew is quicker. */
const FOLLOWED = 200;

const hasTextPrefix = (range: Range | undefined): range is { readonly prefix: string } =>
  range !== undefined && "prefix" in range && typeof range.prefix === "string" && range.prefix !== "";

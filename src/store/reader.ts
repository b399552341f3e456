import type { IDBPIndex, IDBPObjectStore } from "idb";
import type { IndexOf, RecordId, RecordOf, RecordType, RecordTypes } from "../records";
import { awaitedElsewhere, gone, isEnded } from "./faults";
import { keyRange } from "./range";
import type { BookSchema, BookTransaction, Row, StoreName } from "./schema";
import { isMany, typeOf } from "./schema";
import type { Balance, Listing, Range, Read } from "./work";

type Source =
  | IDBPObjectStore<BookSchema, StoreName[], RecordType, IDBTransactionMode>
  | IDBPIndex<BookSchema, StoreName[], RecordType, string, IDBTransactionMode>;

/** Reads records and balances inside one IndexedDB transaction, each id and balance key at most once. */
export class Reader implements Read {
  readonly #tx: BookTransaction;
  readonly #what: string;
  readonly #rows = new Map<string, Promise<Row | undefined>>();
  readonly #balances = new Map<string, Promise<Balance>>();

  constructor(tx: BookTransaction, what: string) {
    this.#tx = tx;
    this.#what = what;
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
    let known = this.#balances.get(key);
    if (!known) {
      known = this.#ask(() => this.#tx.objectStore("balances").get(key)).then(
        (stored) => stored ?? { key, amount: 0, parts: {} },
      );
      this.#balances.set(key, known);
    }
    return known;
  }

  async balances(prefix: string): Promise<Balance[]> {
    return this.#ask(() => this.#tx.objectStore("balances").getAll(keyRange({ prefix })));
  }

  /** A record's row; the answer is remembered for the rest of the transaction. */
  row(id: string): Promise<Row | undefined> {
    let known = this.#rows.get(id);
    if (!known) {
      known = this.#ask(() => this.#tx.objectStore(typeOf(id)).get(id));
      this.#rows.set(id, known);
    }
    return known;
  }

  /** Rows of a stretch of an index, each record once, where the walk meets it first. */
  async rows(type: RecordType, index: string, range?: Range, listing: Listing = {}): Promise<Row[]> {
    const { limit, order } = listing;
    if (limit === 0) return [];
    const walk = (count?: number) => this.#walk(this.#source(type, index), range, count, order === "newest");
    if (!isMany(type, index)) return walk(limit);
    for (let count = limit; ; count = count && count * 2) {
      const met = await walk(count);
      const rows = [...new Map(met.map((row) => [row.id, row])).values()];
      const complete = count === undefined || met.length < count || rows.length >= (limit ?? Infinity);
      if (complete) return rows.slice(0, limit);
    }
  }

  /** Learns what was just written, so that later reads need not ask again. */
  learn(id: string, row: Row | undefined): void {
    this.#rows.set(id, Promise.resolve(row));
  }

  learnBalance(balance: Balance): void {
    this.#balances.set(balance.key, Promise.resolve(balance));
  }

  async #walk(
    source: Source,
    range: Range | undefined,
    count: number | undefined,
    newest: boolean,
  ): Promise<Row[]> {
    if (!newest) return this.#ask(() => source.getAll(keyRange(range), count));
    if (!count) return (await this.#ask(() => source.getAll(keyRange(range)))).reverse();
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

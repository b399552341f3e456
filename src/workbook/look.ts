import type { AnyRecord, Company, RecordId, RecordOf } from "../records";
import type { Store } from "../store/store";
import type { Balance } from "../store/work";
import type { Look } from "./mirror";

/** Thrown, always the same one, where a row looks for what is not fetched yet or is gone: making a stack each time would
 *  be most of the work. */
const absent = new Error("not there");

/**
 * Answers a row's questions from what was fetched and writes down what was missing: compute, `fetch`, compute again until
 * nothing is `missing`. One cache serves one pass over the book.
 */
export class LookCache {
  readonly #records = new Map<string, AnyRecord | undefined>();
  readonly #balances = new Map<string, Balance>();
  readonly #wholePrefixes: string[] = [];
  readonly #wantedRecords = new Set<string>();
  readonly #wantedBalances = new Set<string>();
  readonly #store: Store;
  #unanswered = 0;
  readonly look: Look;

  constructor(store: Store, company: Company) {
    this.#store = store;
    this.look = this.#lookWith(company, (id) => this.#find(id));
  }

  /** The same look, except that some records are as they were before (undefined = they did not exist). */
  asOf(past: ReadonlyMap<string, AnyRecord | undefined>): Look {
    return this.#lookWith(this.look.company, (id) => (past.has(id) ? past.get(id) : this.#find(id)));
  }

  /** Remembers records read anyway. */
  add(records: readonly AnyRecord[]): void {
    for (const record of records) this.#records.set(record.id, record);
  }

  /** How often a question could not be answered so far; grows while rows are computed. */
  get unanswered(): number {
    return this.#unanswered;
  }

  /** Fetches everything that was missing in one read. */
  async fetch(): Promise<void> {
    const ids = [...this.#wantedRecords] as RecordId[];
    const keys = [...this.#wantedBalances];
    this.#wantedRecords.clear();
    this.#wantedBalances.clear();
    await this.#store.read(async (read) => {
      const [records, balances] = await Promise.all([
        Promise.all(ids.map((id) => read.find(id))),
        Promise.all(keys.map((key) => read.balance(key))),
      ]);
      ids.forEach((id, at) => this.#records.set(id, records[at]));
      keys.forEach((key, at) => this.#balances.set(key, balances[at] ?? zero(key)));
    });
  }

  /** Fetches all balances under a prefix at once; those that are not there are zero from now on. */
  async fetchBalances(prefix: string): Promise<void> {
    for (const balance of await this.#store.read((read) => read.balances(prefix)))
      this.#balances.set(balance.key, balance);
    this.#wholePrefixes.push(prefix);
  }

  /** Whether an error only says that something looked for is not there. */
  static isAbsent(error: unknown): boolean {
    return error === absent;
  }

  #find(id: string): AnyRecord | undefined {
    const known = this.#records.get(id);
    if (known || this.#records.has(id)) return known;
    this.#wantedRecords.add(id);
    this.#unanswered++;
    throw absent;
  }

  #balance(key: string): Balance {
    const known = this.#balances.get(key);
    if (known) return known;
    if (this.#wholePrefixes.some((prefix) => key.startsWith(prefix))) return zero(key);
    this.#wantedBalances.add(key);
    this.#unanswered++;
    throw absent;
  }

  #lookWith(company: Company, find: (id: string) => AnyRecord | undefined): Look {
    const look = <Id extends RecordId>(id: Id): RecordOf<Id> => {
      const record = find(id);
      if (!record) throw absent;
      return record as RecordOf<Id>;
    };
    return Object.assign(look, {
      find: <Id extends RecordId>(id: Id | undefined) =>
        (id === undefined ? undefined : find(id)) as RecordOf<Id> | undefined,
      balance: (key: string) => this.#balance(key),
      company,
    });
  }
}

const zero = (key: string): Balance => ({ key, amount: 0, parts: {} });

import type { IndexOf, RecordId, RecordOf, RecordType, RecordTypes } from "../records";
import type { Balance, Listing, Range, Read } from "./work";

const PAGE = 1_000;

/**
 * Passes reads on in pages, so that whole types can be gone through without holding the pane up, counts the records of each
 * type that were listed, and stops between pages when aborted (with the signal's reason).
 */
export class CountedRead implements Read {
  readonly #read: Read;
  readonly #signal: AbortSignal | undefined;
  readonly #onRead: (count: number) => void;
  readonly #seen = new Map<RecordType, Set<string>>();

  constructor(
    read: Read,
    { signal, onRead = () => undefined }: { signal?: AbortSignal; onRead?: (count: number) => void } = {},
  ) {
    this.#read = read;
    this.#signal = signal;
    this.#onRead = onRead;
  }

  /** How many different records of a type were listed. */
  counted(type: RecordType): number {
    return this.#seen.get(type)?.size ?? 0;
  }

  get<Id extends RecordId>(id: Id): Promise<RecordOf<Id>> {
    return this.#read.get(id);
  }

  find<Id extends RecordId>(id: Id): Promise<RecordOf<Id> | undefined> {
    return this.#read.find(id);
  }

  async list<T extends RecordType>(
    type: T,
    index: IndexOf<T> | "id",
    range?: Range,
    listing?: Listing,
  ): Promise<RecordTypes[T][]> {
    this.#signal?.throwIfAborted();
    if (index !== "id" || range || listing)
      return this.#count(type, await this.#read.list(type, index, range, listing));
    const all: RecordTypes[T][] = [];
    for (let last: string | undefined; ; last = all.at(-1)?.id) {
      this.#signal?.throwIfAborted();
      const after = last === undefined ? undefined : { from: last, fromOpen: true };
      const page = this.#count(type, await this.#read.list(type, "id", after, { limit: PAGE }));
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }

  count<T extends RecordType>(type: T, index: IndexOf<T> | "id" = "id", range?: Range): Promise<number> {
    return this.#read.count(type, index, range);
  }

  balance(key: string): Promise<Balance> {
    return this.#read.balance(key);
  }

  balances(prefix: string): Promise<Balance[]> {
    return this.#read.balances(prefix);
  }

  #count<R extends { readonly id: string }>(type: RecordType, records: R[]): R[] {
    const seen = this.#seen.get(type) ?? new Set();
    this.#seen.set(type, seen);
    for (const { id } of records) seen.add(id);
    this.#onRead(records.length);
    return records;
  }
}

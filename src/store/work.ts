import type { AnyRecord, IndexOf, RecordId, RecordOf, RecordType, RecordTypes } from "../records";
import type { Day } from "../base/day";
import type { IndexKey } from "../records/shape";

/** A stretch of an index: exact key, prefix of a text or of a compound key, or from/to (both included unless open). */
export type Range =
  | { readonly is: IndexKey }
  | { readonly prefix: string | readonly (string | number)[] }
  | {
      readonly from?: IndexKey;
      readonly to?: IndexKey;
      readonly fromOpen?: boolean;
      readonly toOpen?: boolean;
    };

export interface Listing {
  readonly limit?: number;
  /** `newest` walks the index backwards. */
  readonly order?: "oldest" | "newest";
  /** Asked again and again by this pane: a query keeps the answer and follows the book with it. Not with a limit. */
  readonly kept?: boolean;
}

/** A materialised balance: an integer and, where declared so, its parts (a bill's due day, a stock location, a month). */
export interface Balance {
  readonly key: string;
  readonly amount: number;
  /** Parts that are zero are absent. */
  readonly parts: Readonly<Record<string, number>>;
}

/** Reading records and balances inside one consistent view of the store. */
export interface Read {
  /** The record, or a Refusal that says it is no longer there. */
  get<Id extends RecordId>(id: Id): Promise<RecordOf<Id>>;
  find<Id extends RecordId>(id: Id): Promise<RecordOf<Id> | undefined>;
  /** Records of a type in the order of an index (`"id"` = order of making). */
  list<T extends RecordType>(
    type: T,
    index: IndexOf<T> | "id",
    range?: Range,
    listing?: Listing,
  ): Promise<RecordTypes[T][]>;
  count<T extends RecordType>(type: T, index?: IndexOf<T> | "id", range?: Range): Promise<number>;
  /** A balance; zero without parts when it never moved. */
  balance(key: string): Promise<Balance>;
  /** Balances whose key starts with a prefix, zero ones left out. */
  balances(prefix: string, listing?: Pick<Listing, "kept">): Promise<Balance[]>;
}

/** What a command may do. It awaits nothing but this: any other await lets IndexedDB commit early. */
export interface Work extends Read {
  /** Saves a record after its shape was checked; a wrong shape is a bug and aborts the whole command. */
  put(record: AnyRecord): Promise<void>;
  remove(id: RecordId): Promise<void>;
  /** Moves a balance (and one part of it) by a signed whole amount and gives the new total. */
  move(key: string, by: number, part?: string): Promise<number>;
  /** The moment of the command, UTC. */
  readonly at: string;
  /** The day of the command where the company is. */
  readonly today: Day;
}

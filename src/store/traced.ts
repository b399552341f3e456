import type { AnyRecord, IndexOf, RecordId, RecordOf, RecordType, RecordTypes } from "../records";
import type { Operation } from "./operation";
import { inRange } from "./range";
import type { Row } from "./schema";
import { isMany, rowOf, typeOf } from "./schema";
import type { Balance, Listing, Range, Read } from "./work";

/** Passes reads on and remembers what was read, to tell whether a commit touched it. */
export class Traced implements Read {
  readonly #ids = new Set<string>();
  readonly #lists: { type: RecordType; index: string; range: Range | undefined }[] = [];
  readonly #keys = new Set<string>();
  readonly #prefixes = new Set<string>();
  readonly #read: Read;

  constructor(read: Read) {
    this.#read = read;
  }

  get<Id extends RecordId>(id: Id): Promise<RecordOf<Id>> {
    this.#ids.add(id);
    return this.#read.get(id);
  }

  find<Id extends RecordId>(id: Id): Promise<RecordOf<Id> | undefined> {
    this.#ids.add(id);
    return this.#read.find(id);
  }

  list<T extends RecordType>(
    type: T,
    index: IndexOf<T> | "id",
    range?: Range,
    listing?: Listing,
  ): Promise<RecordTypes[T][]> {
    this.#lists.push({ type, index, range });
    return this.#read.list(type, index, range, listing);
  }

  count<T extends RecordType>(type: T, index: IndexOf<T> | "id" = "id", range?: Range): Promise<number> {
    this.#lists.push({ type, index, range });
    return this.#read.count(type, index, range);
  }

  balance(key: string): Promise<Balance> {
    this.#keys.add(key);
    return this.#read.balance(key);
  }

  balances(prefix: string, listing?: Pick<Listing, "kept">): Promise<Balance[]> {
    this.#prefixes.add(prefix);
    return this.#read.balances(prefix, listing);
  }

  /** Whether an operation changed a record, a stretch of an index or a balance that was read. */
  isTouchedBy({ changes, moves }: Operation): boolean {
    return (
      changes.some(({ id, before, after }) => this.#ids.has(id) || this.#listed(id, before, after)) ||
      moves.some(
        ({ key }) => this.#keys.has(key) || [...this.#prefixes].some((prefix) => key.startsWith(prefix)),
      )
    );
  }

  #listed(id: string, before: AnyRecord | undefined, after: AnyRecord | undefined): boolean {
    const type = typeOf(id);
    return this.#lists.some(
      (list) =>
        list.type === type &&
        [before, after].some((record) => record && stands(record, list.index, list.range)),
    );
  }
}

// Many live queries ask the same of one operation's records.
const rows = new WeakMap<AnyRecord, Row>();

function stands(record: AnyRecord, index: string, range: Range | undefined): boolean {
  if (index === "id") return inRange(record.id, range);
  const row = rows.get(record) ?? rowOf(record);
  rows.set(record, row);
  const key = row.keys[index];
  if (key === undefined) return false;
  if (!isMany(typeOf(record.id), index)) return inRange(key, range);
  return (key as readonly (string | number)[]).some((one) => inRange(one, range));
}

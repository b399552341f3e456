import type { IndexOf, RecordId, RecordOf, RecordType, RecordTypes } from "../records";
import type { CommandCall } from "./command";
import { placeOf } from "./overlay";
import type { Row } from "./schema";
import { typeOf } from "./schema";
import type { Balance, Listing, Range, Read } from "./work";

interface Asked {
  readonly type: RecordType;
  readonly index: string;
  readonly range: Range | undefined;
  readonly rows: Promise<Row[]>;
  /** What was written since it was asked: the answer holds only without these. */
  readonly written: Set<string>;
  isStale: boolean;
}

/** Lists that were asked before a command's turn came; each is given once, and only if nothing written since belongs in it. */
export class AskedAhead {
  readonly #asked = new Map<string, Asked>();

  ask(asked: Pick<Asked, "type" | "index" | "range" | "rows">): void {
    asked.rows.catch(() => undefined);
    this.#asked.set(nameOf(asked), { ...asked, written: new Set(), isStale: false });
  }

  async take(wanted: Pick<Asked, "type" | "index" | "range">): Promise<Row[] | undefined> {
    if (this.#asked.size === 0) return undefined;
    const name = nameOf(wanted);
    const asked = this.#asked.get(name);
    this.#asked.delete(name);
    if (!asked || asked.isStale) return undefined;
    const rows = await asked.rows;
    return rows.some(({ id }) => asked.written.has(id)) ? undefined : rows;
  }

  wrote(id: string, row: Row | undefined): void {
    if (this.#asked.size === 0) return;
    const type = typeOf(id);
    for (const asked of this.#asked.values()) {
      if (asked.type !== type) continue;
      asked.written.add(id);
      asked.isStale ||=
        row !== undefined && placeOf(row, type, asked.index, asked.range, false) !== undefined;
    }
  }
}

const nameOf = ({ type, index, range }: Pick<Asked, "type" | "index" | "range">): string =>
  JSON.stringify([type, index, range]);

/** Where a command asks ahead: its whole lists are remembered for its turn. */
export class Ahead implements Read {
  readonly #read: Read & { rows(type: RecordType, index: string, range?: Range): Promise<Row[]> };
  readonly #asked: AskedAhead;

  constructor(
    read: Read & { rows(type: RecordType, index: string, range?: Range): Promise<Row[]> },
    asked: AskedAhead,
  ) {
    this.#read = read;
    this.#asked = asked;
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
    listing: Listing = {},
  ): Promise<RecordTypes[T][]> {
    if (listing.limit !== undefined || listing.order) return this.#read.list(type, index, range, listing);
    const rows = this.#read.rows(type, index, range);
    this.#asked.ask({ type, index, range, rows });
    return (await rows).map(({ record }) => record as RecordTypes[T]);
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
}

/** Draws calls one by one, and as many beforehand as ask ahead. */
export class Calls<R> {
  readonly #source: Iterator<CommandCall<R>>;
  /** Drawn already; a fault of the source is kept for its turn. */
  readonly #drawn: (() => IteratorResult<CommandCall<R>>)[] = [];

  constructor(calls: Iterable<CommandCall<R>>) {
    this.#source = calls[Symbol.iterator]();
  }

  next(): IteratorResult<CommandCall<R>> {
    return (this.#drawn.shift() ?? (() => this.#source.next()))();
  }

  /** The next calls, at most so many, for as long as each asks ahead. */
  coming(count: number): CommandCall<R>[] {
    const coming: CommandCall<R>[] = [];
    while (coming.length < count) {
      const next = this.#peek(coming.length);
      if (!next?.ahead) break;
      coming.push(next);
    }
    return coming;
  }

  #peek(at: number): CommandCall<R> | undefined {
    const drawn = this.#drawn[at];
    try {
      const next = drawn ? drawn() : this.#source.next();
      if (!drawn) this.#drawn.push(() => next);
      return next.done ? undefined : next.value;
    } catch (error) {
      if (!drawn)
        this.#drawn.push(() => {
          throw error;
        });
      return undefined;
    }
  }
}

import type { RecordType } from "../records";
import type { IndexKey } from "../records/shape";
import { frozen } from "./memory";
import type { Operation } from "./operation";
import { isZero, moved, placeOf } from "./overlay";
import { compareKeys } from "./range";
import type { Row } from "./schema";
import { rowOf, typeOf } from "./schema";
import type { Balance, Range } from "./work";

interface Placed {
  readonly place: IndexKey;
  readonly row: Row;
}

interface KeptList {
  readonly type: RecordType;
  readonly index: string;
  readonly range: Range | undefined;
  /** In the order of the index. */
  placed: Placed[];
}

/** So many rows and balances are kept together, some 20 MB; no list of more than half of them. */
const ROWS = 20_000;
/** After more changes than that, reading anew is quicker than following. */
const CHANGES = 500;
/** Single records that are kept. */
const SINGLES = 5_000;

/** Lists, balances and records that were read before, brought up to each later operation: the same answer without the disk. */
export class Kept {
  /** What the book was replaced by last, and the newest operation that is in here. */
  #generation = "";
  #seq = 0;
  readonly #lists = new Map<string, KeptList>();
  readonly #balances = new Map<string, Map<string, Balance>>();
  readonly #rows = new Map<string, Row | undefined>();

  /** The newest operation known here; undefined when what is here is of another book. */
  seqOf(generation: string): number | undefined {
    return generation === this.#generation ? this.#seq : undefined;
  }

  /** Starts anew with nothing, for a book in this state. */
  begin(generation: string, seq: number): void {
    this.#generation = generation;
    this.#seq = seq;
    for (const map of [this.#lists, this.#balances, this.#rows]) map.clear();
  }

  /** Brings what is here up to operations that follow on one another. */
  follow(found: readonly Operation[]): void {
    // Two queries of one moment may have found the same.
    const operations = found.filter(({ seq }) => seq > this.#seq);
    if (operations.reduce((sum, { changes }) => sum + changes.length, 0) > CHANGES)
      return this.begin(this.#generation, operations.at(-1)?.seq ?? this.#seq);
    for (const { seq, changes, moves } of operations) {
      for (const { id, after } of changes) this.#follow(id, after && frozen(rowOf(after)));
      for (const { key, by, part } of moves)
        for (const [prefix, held] of this.#balances) if (key.startsWith(prefix)) move(held, key, by, part);
      this.#seq = seq;
    }
  }

  list(name: string): Row[] | undefined {
    const list = again(this.#lists, name);
    return list?.placed.map(({ row }) => row);
  }

  keepList(name: string, list: Omit<KeptList, "placed">, rows: readonly Row[]): void {
    if (rows.length > ROWS / 2) return;
    const placed = rows.flatMap((row) => {
      const place = placeOf(row, list.type, list.index, list.range, false);
      return place === undefined ? [] : [{ place, row: frozen(row) }];
    });
    this.#lists.set(name, { ...list, placed });
    this.#makeRoom();
  }

  balances(prefix: string): Balance[] | undefined {
    const held = again(this.#balances, prefix);
    return held && [...held.values()];
  }

  keepBalances(prefix: string, balances: readonly Balance[]): void {
    if (balances.length > ROWS / 2) return;
    this.#balances.set(prefix, new Map(balances.map((balance) => [balance.key, frozen(balance)])));
    this.#makeRoom();
  }

  hasRow(id: string): boolean {
    return this.#rows.has(id);
  }

  row(id: string): Row | undefined {
    return again(this.#rows, id);
  }

  keepRow(id: string, row: Row | undefined): void {
    this.#rows.set(id, frozen(row));
    if (this.#rows.size > SINGLES) dropOldest(this.#rows);
  }

  #follow(id: string, row: Row | undefined): void {
    if (this.#rows.has(id)) this.#rows.set(id, row);
    const type = typeOf(id);
    for (const list of this.#lists.values()) {
      if (list.type !== type) continue;
      const place = row && placeOf(row, type, list.index, list.range, false);
      const at = list.placed.findIndex((one) => one.row.id === id);
      if (at >= 0) list.placed.splice(at, 1);
      if (row && place !== undefined) insert(list.placed, { place, row });
    }
  }

  #makeRoom(): void {
    const rows = (): number => {
      let sum = 0;
      for (const { placed } of this.#lists.values()) sum += placed.length;
      for (const held of this.#balances.values()) sum += held.size;
      return sum;
    };
    while (rows() > ROWS) dropOldest(this.#lists.size > 0 ? this.#lists : this.#balances);
  }
}

/** A balance moves in its place; a new one is put where its key belongs. */
function move(held: Map<string, Balance>, key: string, by: number, part: string | undefined): void {
  const before = held.get(key);
  const after = frozen(moved(before ?? { key, amount: 0, parts: {} }, by, part));
  if (isZero(after)) held.delete(key);
  else held.set(key, after);
  if (before || isZero(after)) return;
  const sorted = [...held].sort(([a], [b]) => compareKeys(a, b));
  held.clear();
  for (const [name, balance] of sorted) held.set(name, balance);
}

function insert(placed: Placed[], one: Placed): void {
  let [from, to] = [0, placed.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(placed[middle], one)) from = middle + 1;
    else to = middle;
  }
  placed.splice(from, 0, one);
}

const isBefore = (a: Placed | undefined, b: Placed): boolean =>
  a !== undefined && (compareKeys(a.place, b.place) || compareKeys(a.row.id, b.row.id)) < 0;

/** What a map holds, and from now on as the newest in it. */
function again<T>(map: Map<string, T>, key: string): T | undefined {
  const found = map.get(key);
  if (found === undefined) return undefined;
  map.delete(key);
  map.set(key, found);
  return found;
}

function dropOldest(map: Map<string, unknown>): void {
  for (const oldest of map.keys()) return void map.delete(oldest);
}

import type { AnyRecord } from "../records";
import type { Layout } from "./dataset-layout";

/** A column of text: each row holds the place of its value among the values met so far. */
export interface CodeColumn {
  readonly values: string[];
  rows: Int32Array;
}

/** Which rows are whose, and what each record is called. */
interface Owners {
  readonly ids: string[];
  readonly titles: string[];
  readonly starts: number[];
  readonly counts: number[];
}

/** The columns as they are kept: narrow arrays, dictionaries as lists. */
export interface PackedColumns {
  readonly size: number;
  readonly owner: Int32Array;
  readonly codes: readonly { readonly values: readonly string[]; readonly rows: ArrayLike<number> }[];
  readonly numbers: readonly Float64Array[];
}
/** Names of records, kept apart: most questions do not need them. */
export interface PackedOwners {
  readonly ids: string;
  readonly titles: string;
  readonly starts: Int32Array;
  readonly counts: Int32Array;
}

/** One row of numbers for all columns, so that no two states of any are taken for the same. */
let changes = 0;
const BREAK = "\n";

/** Records of one type as columns, changed record by record. */
export class Columns {
  readonly layout: Layout;
  readonly codes = new Map<string, CodeColumn>();
  readonly numbers = new Map<string, Float64Array>();
  /** The record each row is of, counted from 0; −1 where a row is of none any more. */
  owner: Int32Array = new Int32Array(0);
  /** Rows in use, those of no record included. */
  size = 0;
  /** Another one after each change: what was derived at another stamp is stale. */
  stamp = ++changes;
  #dead = 0;
  #owners: Owners | undefined;
  #places: Map<string, number> | undefined;
  #indexes = new Map<CodeColumn, Map<string, number>>();

  constructor(layout: Layout) {
    this.layout = layout;
    for (const name of layout.codes) this.codes.set(name, { values: [], rows: new Int32Array(0) });
    for (const name of layout.numbers) this.numbers.set(name, new Float64Array(0));
    this.#owners = { ids: [], titles: [], starts: [], counts: [] };
  }

  static unpack(layout: Layout, packed: PackedColumns): Columns {
    const columns = new Columns(layout);
    columns.size = packed.size;
    columns.owner = packed.owner;
    columns.#owners = undefined;
    layout.codes.forEach((name, at) => {
      const { values = [], rows = [] } = packed.codes[at] ?? {};
      columns.codes.set(name, { values: [...values], rows: Int32Array.from(rows) });
    });
    layout.numbers.forEach((name, at) =>
      columns.numbers.set(name, packed.numbers[at] ?? new Float64Array(0)),
    );
    return columns;
  }

  /** Whether it is known which rows are whose; without that nothing can be changed or named. */
  get hasOwners(): boolean {
    return this.#owners !== undefined;
  }

  giveOwners({ ids, titles, starts, counts }: PackedOwners): void {
    const split = (text: string) => (starts.length ? text.split(BREAK) : []);
    this.#owners = { ids: split(ids), titles: split(titles), starts: [...starts], counts: [...counts] };
    this.#dead = this.owner.subarray(0, this.size).reduce((dead, place) => dead + (place < 0 ? 1 : 0), 0);
  }

  pack(): { columns: PackedColumns; owners: PackedOwners } {
    const { ids, titles, starts, counts } = this.#known;
    return {
      columns: {
        size: this.size,
        owner: this.owner.slice(0, this.size),
        codes: [...this.codes.values()].map(({ values, rows }) => ({
          values,
          rows: narrow(rows.subarray(0, this.size), values.length),
        })),
        numbers: [...this.numbers.values()].map((rows) => rows.slice(0, this.size)),
      },
      owners: {
        ids: ids.join(BREAK),
        titles: titles.join(BREAK),
        starts: Int32Array.from(starts),
        counts: Int32Array.from(counts),
      },
    };
  }

  /** The id of the record a row is of. */
  idOf(row: number): string {
    return this.#known.ids[this.owner[row] ?? -1] ?? "";
  }

  titleOf(row: number): string {
    return this.#known.titles[this.owner[row] ?? -1] ?? "";
  }

  /** The first row of a record; −1 where it has none. */
  rowOf(id: string): number {
    const place = this.#placesOf().get(id);
    return place === undefined || !this.#known.counts[place] ? -1 : (this.#known.starts[place] ?? -1);
  }

  /** Puts a record's rows in the place of those it had before. */
  put(record: AnyRecord): void {
    const rows: { codes: readonly string[]; numbers: readonly number[] }[] = [];
    this.layout.layOut(record as never, (codes, numbers) => rows.push({ codes, numbers }));
    const place = this.#placeFor(record.id, rows.length > 0);
    if (place === undefined) return;
    const { starts, counts, titles } = this.#known;
    titles[place] = rows.length ? this.layout.titleOf(record as never).replaceAll(BREAK, " ") : "";
    if (counts[place] !== rows.length) {
      this.#bury(place);
      starts[place] = this.size;
      counts[place] = rows.length;
      this.#reach(this.size + rows.length);
      this.size += rows.length;
    }
    rows.forEach(({ codes, numbers }, at) => this.#set((starts[place] ?? 0) + at, place, codes, numbers));
    this.stamp = ++changes;
    this.#tidy();
  }

  remove(id: string): void {
    const place = this.#placesOf().get(id);
    if (place === undefined) return;
    this.#bury(place);
    this.stamp = ++changes;
    this.#tidy();
  }

  get #known(): Owners {
    if (!this.#owners) throw new Error(`the columns of ${this.layout.name} do not know whose their rows are`);
    return this.#owners;
  }

  #placesOf(): Map<string, number> {
    this.#places ??= new Map(this.#known.ids.map((id, place) => [id, place]));
    return this.#places;
  }

  /** A record without rows gets no place of its own. */
  #placeFor(id: string, isNeeded: boolean): number | undefined {
    const places = this.#placesOf();
    const known = places.get(id);
    if (known !== undefined || !isNeeded) return known;
    const { ids, titles, starts, counts } = this.#known;
    const place = ids.push(id) - 1;
    titles.push("");
    starts.push(0);
    counts.push(0);
    places.set(id, place);
    return place;
  }

  #bury(place: number): void {
    const { starts, counts } = this.#known;
    const [start, count] = [starts[place] ?? 0, counts[place] ?? 0];
    this.owner.fill(-1, start, start + count);
    this.#dead += count;
    counts[place] = 0;
  }

  #set(row: number, place: number, codes: readonly string[], numbers: readonly number[]): void {
    this.owner[row] = place;
    let at = 0;
    for (const column of this.codes.values()) column.rows[row] = this.#codeOf(column, codes[at++] ?? "");
    at = 0;
    for (const column of this.numbers.values()) column[row] = numbers[at++] ?? NaN;
  }

  #codeOf(column: CodeColumn, value: string): number {
    let index = this.#indexes.get(column);
    if (!index) {
      index = new Map(column.values.map((text, code) => [text, code]));
      this.#indexes.set(column, index);
    }
    const known = index.get(value);
    if (known !== undefined) return known;
    const code = column.values.push(value) - 1;
    index.set(value, code);
    return code;
  }

  #reach(size: number): void {
    if (size <= this.owner.length) return;
    const room = Math.max(1_024, Math.ceil(size * 1.5));
    this.owner = widened(this.owner, new Int32Array(room));
    for (const column of this.codes.values()) column.rows = widened(column.rows, new Int32Array(room));
    for (const [name, rows] of this.numbers) this.numbers.set(name, widened(rows, new Float64Array(room)));
  }

  /** Closes the gaps once a quarter of the rows is of no record. */
  #tidy(): void {
    if (this.#dead < 1_000 || this.#dead * 4 < this.size) return;
    const { starts } = this.#known;
    let to = 0;
    let last = -1;
    for (let from = 0; from < this.size; from++) {
      const place = this.owner[from] ?? -1;
      if (place < 0) continue;
      if (place !== last) starts[place] = to;
      last = place;
      this.owner[to] = place;
      for (const { rows } of this.codes.values()) rows[to] = rows[from] ?? 0;
      for (const rows of this.numbers.values()) rows[to] = rows[from] ?? NaN;
      to++;
    }
    this.size = to;
    this.#dead = 0;
  }
}

function widened<A extends Int32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

const narrow = (rows: Int32Array, values: number): Uint8Array | Uint16Array | Int32Array =>
  values <= 256 ? Uint8Array.from(rows) : values <= 65_536 ? Uint16Array.from(rows) : rows.slice();

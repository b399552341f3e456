import type { AnyRecord } from "../records";
import type { Operation } from "../store/operation";
import type { Standing, Store } from "../store/store";
import type { Read } from "../store/work";
import { Columns, type PackedColumns, type PackedOwners } from "./dataset-columns";
import type { Layout } from "./dataset-layout";

/** Columns and where the book stood when they were true. */
interface Held {
  readonly columns: Columns;
  readonly generation: string;
  /** They are true as of this operation. */
  seq: number;
  /** What is kept beside the book is true as of this one; −1 while nothing is. */
  savedSeq: number;
}

interface Mark {
  readonly mark: string;
  readonly generation: string;
  readonly seq: number;
}

/** Beyond so many operations behind, laying out afresh is quicker than following. */
const FAR = 5_000;
/** So far behind may what is kept be before it is written again. */
const SAVE_AFTER = 500;
const SAVE_MS = 1_500;
const PAGE = 2_000;

export interface Wanted {
  readonly layouts: readonly Layout[];
  /** Of these also whose rows they are. */
  readonly named?: readonly Layout[];
}

/** Holds records as columns and follows the book with them: what is asked of them is what the book says at that moment. */
export class DatasetKeeper {
  readonly #store: Store;
  readonly #held = new Map<string, Held>();
  readonly #loading = new Map<string, Promise<void>>();
  /** What must be laid out afresh, and whose rows must become known before it can follow. */
  readonly #lost = new Set<string>();
  readonly #wanting = new Set<string>();
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Works on columns that stand where the book stands in this one read; `ask` reads what else the work needs. */
  async at<A, T>(
    wanted: Wanted,
    ask: (read: Read) => Promise<A>,
    work: (columns: (layout: Layout) => Columns, given: A) => T,
  ): Promise<T> {
    for (;;) {
      await Promise.all(wanted.layouts.map((layout) => this.#load(layout)));
      await Promise.all((wanted.named ?? []).map((layout) => this.#name(layout)));
      const done = await this.#store.readAt(async (read, standing) => {
        const [given, operations] = await Promise.all([ask(read), this.#missed(wanted.layouts, standing)]);
        // From here on nothing is awaited: another question cannot carry the columns on meanwhile.
        if (!operations || !this.#follow(wanted, standing, operations)) return undefined;
        return { result: work((layout) => this.#columnsOf(layout), given) };
      });
      this.#saveLater();
      if (done) return done.result;
    }
  }

  /** Lays out what is not kept yet, page by page, so that the first question finds it; holds nothing in memory. */
  async warm(layouts: readonly Layout[], isStopped: () => boolean = () => false): Promise<void> {
    for (const layout of layouts) {
      if (isStopped()) return;
      if (this.#held.has(layout.name) || (await this.#isKept(layout))) continue;
      const held = await this.#build(layout);
      await this.#save([held]);
    }
  }

  /** Writes what is ahead of what is kept. */
  async save(): Promise<void> {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    await this.#save([...this.#held.values()].filter((held) => isFarAhead(held)));
  }

  #columnsOf({ name }: Layout): Columns {
    const held = this.#held.get(name);
    if (!held) throw new Error(`the columns of ${name} were not asked for`);
    return held.columns;
  }

  /** What was done since the columns were true; undefined where they are of another book or too far behind. */
  #missed(
    layouts: readonly Layout[],
    standing: Standing,
  ): Promise<readonly Operation[]> | readonly Operation[] | undefined {
    let from = standing.seq;
    for (const { name } of layouts) {
      const held = this.#held.get(name);
      if (!held) return undefined;
      const isLost = held.generation !== standing.generation || standing.seq - held.seq > FAR;
      if (isLost) {
        this.#held.delete(name);
        this.#lost.add(name);
        return undefined;
      }
      from = Math.min(from, held.seq);
    }
    return from < standing.seq ? standing.since(from) : [];
  }

  /** Brings the columns to where the book stands; false where that needs something first, or they are ahead of this read. */
  #follow({ layouts, named = [] }: Wanted, { seq }: Standing, operations: readonly Operation[]): boolean {
    for (const layout of layouts) {
      const held = this.#held.get(layout.name);
      if (!held || held.seq > seq) return false;
      const prefix = `${layout.of}:`;
      const changes = operations
        .filter((operation) => operation.seq > held.seq)
        .flatMap((operation) => operation.changes.filter(({ id }) => id.startsWith(prefix)));
      if ((changes.length || named.includes(layout)) && !held.columns.hasOwners) {
        this.#wanting.add(layout.name);
        return false;
      }
      for (const { id, after } of changes) {
        if (after) held.columns.put(after);
        else held.columns.remove(id);
      }
      held.seq = seq;
    }
    return true;
  }

  #load(layout: Layout): Promise<void> {
    if (this.#held.has(layout.name))
      return this.#wanting.has(layout.name) ? this.#name(layout) : Promise.resolve();
    const loading =
      this.#loading.get(layout.name) ?? this.#begin(layout).finally(() => this.#loading.delete(layout.name));
    this.#loading.set(layout.name, loading);
    return loading;
  }

  async #begin(layout: Layout): Promise<void> {
    const { name } = layout;
    const [mark, columns] = await this.#store.derived.get([`${name}/mark`, `${name}/columns`]);
    const kept = mark as Mark | undefined;
    if (kept?.mark === layout.mark && columns && !this.#lost.delete(name))
      this.#held.set(name, {
        columns: Columns.unpack(layout, columns as PackedColumns),
        generation: kept.generation,
        seq: kept.seq,
        savedSeq: kept.seq,
      });
    else {
      this.#lost.delete(name);
      this.#held.set(name, await this.#build(layout));
    }
  }

  /** Finds out whose rows are whose; where that was written by another pane since, everything is read again. */
  async #name(layout: Layout): Promise<void> {
    const { name } = layout;
    this.#wanting.delete(name);
    const held = this.#held.get(name);
    if (!held || held.columns.hasOwners) return;
    const [mark, owners] = await this.#store.derived.get([`${name}/mark`, `${name}/owners`]);
    const kept = mark as Mark | undefined;
    if (held.columns.hasOwners) return;
    if (owners && kept?.seq === held.savedSeq && kept.generation === held.generation)
      return held.columns.giveOwners(owners as PackedOwners);
    this.#held.delete(name);
  }

  /** Reads every record of the type in pages; what is written meanwhile is followed afterwards, in its order. */
  async #build(layout: Layout): Promise<Held> {
    const { generation, seq } = await this.#store.readAt((_, standing) => Promise.resolve(standing));
    const columns = new Columns(layout);
    let last: string | undefined;
    for (;;) {
      const range = last === undefined ? undefined : { from: last, fromOpen: true };
      const page = await this.#store.read((read) => read.list(layout.of, "id", range, { limit: PAGE }));
      for (const record of page as readonly AnyRecord[]) columns.put(record);
      last = page.at(-1)?.id;
      if (page.length < PAGE) return { columns, generation, seq, savedSeq: -1 };
    }
  }

  async #isKept(layout: Layout): Promise<boolean> {
    const [mark] = (await this.#store.derived.get([`${layout.name}/mark`])) as (Mark | undefined)[];
    if (mark?.mark !== layout.mark) return false;
    const { generation, seq } = await this.#store.readAt((_, standing) => Promise.resolve(standing));
    return mark.generation === generation && seq - mark.seq <= FAR / 2;
  }

  #saveLater(): void {
    if (this.#saving !== undefined || ![...this.#held.values()].some(isFarAhead)) return;
    this.#saving = setTimeout(() => void this.save(), SAVE_MS);
  }

  async #save(ahead: readonly Held[]): Promise<void> {
    for (const held of ahead) {
      const { columns, generation, seq } = held;
      const { name, mark } = columns.layout;
      const packed = columns.pack();
      held.savedSeq = seq;
      await this.#store.derived.put(
        new Map<string, unknown>([
          [`${name}/mark`, { mark, generation, seq } satisfies Mark],
          [`${name}/columns`, packed.columns],
          [`${name}/owners`, packed.owners],
        ]),
      );
    }
  }
}

/** Only columns that know whose rows are whose can have changed, or be written whole. */
const isFarAhead = ({ columns, seq, savedSeq }: Held): boolean =>
  columns.hasOwners && (savedSeq < 0 || seq - savedSeq >= SAVE_AFTER);

const keepers = new WeakMap<Store, DatasetKeeper>();

/** The one keeper of a book's columns in this pane. */
export function keeperOf(store: Store): DatasetKeeper {
  const keeper = keepers.get(store) ?? new DatasetKeeper(store);
  keepers.set(store, keeper);
  return keeper;
}

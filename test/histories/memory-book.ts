import * as v from "valibot";
import { Refusal } from "../../src/base/refusal";
import type { AnyRecord, IndexOf, RecordId, RecordOf, RecordType, RecordTypes } from "../../src/records";
import type { Clock } from "../../src/store/clock";
import type { CommandCall } from "../../src/store/command";
import type { Store } from "../../src/store/store";
import type { Change, Move, Operation } from "../../src/store/operation";
import { frozen } from "../../src/store/memory";
import { isZero, moved, placeOf } from "../../src/store/overlay";
import { compareKeys, inRange } from "../../src/store/range";
import { kindOf, recordTypes, rowOf, typeOf, type Row } from "../../src/store/schema";
import type { Balance, Listing, Range, Read, Work } from "../../src/store/work";

/**
 * A book in memory that answers as the store does, some twenty times as fast, so that hundreds of histories can be played;
 * a test holds it against the store. A command that throws leaves no trace.
 */
export class MemoryBook {
  readonly operations: Operation[] = [];
  readonly clock: Clock;
  readonly #rows: Map<RecordType, Map<string, Row>>;
  readonly #balances: Map<string, Balance>;

  constructor(clock: Clock, from?: MemoryBook) {
    this.clock = clock;
    this.#rows = new Map(recordTypes.map((type) => [type, new Map(from ? from.#rows.get(type) : [])]));
    this.#balances = new Map(from ? from.#balances : []);
    if (from) this.operations.push(...from.operations);
  }

  /** A book that stands where this one does and goes its own way. */
  copy(clock: Clock): MemoryBook {
    return new MemoryBook(clock, this);
  }

  async run<R>(call: CommandCall<R>): Promise<R> {
    const work = new MemoryWork(this.#rows, this.#balances, this.clock);
    try {
      const result = await call.apply(work);
      const { command, input } = call;
      const { at, changes, moves } = work;
      const seq = this.operations.length + 1;
      const said = { seq, id: `operation:${seq}`, command, input, at, by: "Tester", origin: "pane" } as const;
      this.operations.push({ ...said, changes: changes(), moves });
      return result;
    } catch (error) {
      work.takeBack();
      throw error;
    }
  }

  /** Runs commands one by one, as the store does: a refused one changes nothing and the rest goes on. */
  async runMany<R>(
    calls: Iterable<CommandCall<R>>,
    { onRefused }: Parameters<Store["runMany"]>[1] = {},
  ): Promise<{ done: number; refused: number; cancelled: boolean }> {
    let [done, refused] = [0, 0];
    for (const call of calls)
      try {
        await this.run(call);
        done++;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused++;
        onRefused?.(call as never, error);
      }
    return { done, refused, cancelled: false };
  }

  read = async <T>(query: (read: Read) => Promise<T>): Promise<T> =>
    query(new MemoryWork(this.#rows, this.#balances, this.clock));

  /** Every record and balance, to be held against another book's. */
  everything(): { records: AnyRecord[]; balances: Balance[] } {
    return {
      records: [...this.#rows.values()].flatMap((rows) => [...rows.values()].map(({ record }) => record)),
      balances: [...this.#balances.values()].filter((balance) => !isZero(balance)),
    };
  }
}

class MemoryWork implements Work {
  readonly at: string;
  readonly today: string;
  readonly moves: Move[] = [];
  readonly #before = new Map<string, Row | undefined>();
  readonly #totals = new Map<string, Balance | undefined>();

  constructor(
    private readonly rows: Map<RecordType, Map<string, Row>>,
    private readonly held: Map<string, Balance>,
    clock: Clock,
  ) {
    this.at = clock.now();
    this.today = clock.today();
  }

  changes = (): Change[] =>
    [...this.#before].flatMap(([id, before]) => {
      const after = this.#of(id).get(id);
      if (!before && !after) return [];
      return [
        {
          id: id as RecordId,
          ...(before && { before: before.record }),
          ...(after && { after: after.record }),
        },
      ];
    });

  takeBack(): void {
    for (const [id, row] of this.#before)
      if (row) this.#of(id).set(id, row);
      else this.#of(id).delete(id);
    for (const [key, balance] of this.#totals)
      if (balance) this.held.set(key, balance);
      else this.held.delete(key);
  }

  async get<Id extends RecordId>(id: Id): Promise<RecordOf<Id>> {
    const record = await this.find(id);
    if (!record) throw new Refusal("It is no longer there.");
    return record;
  }

  async find<Id extends RecordId>(id: Id): Promise<RecordOf<Id> | undefined> {
    return this.#of(id).get(id)?.record as RecordOf<Id> | undefined;
  }

  async list<T extends RecordType>(
    type: T,
    index: IndexOf<T> | "id",
    range?: Range,
    { limit, order }: Listing = {},
  ): Promise<RecordTypes[T][]> {
    const newest = order === "newest";
    const placed = [...(this.rows.get(type)?.values() ?? [])].flatMap((row) => {
      const place = placeOf(row, type, index, range, newest);
      return place === undefined ? [] : [{ place, row }];
    });
    placed.sort((a, b) => compareKeys(a.place, b.place) || compareKeys(a.row.id, b.row.id));
    if (newest) placed.reverse();
    return placed.slice(0, limit).map(({ row }) => row.record as RecordTypes[T]);
  }

  async count<T extends RecordType>(
    type: T,
    index: IndexOf<T> | "id" = "id",
    range?: Range,
  ): Promise<number> {
    return (await this.list(type, index, range)).length;
  }

  async balance(key: string): Promise<Balance> {
    return this.held.get(key) ?? { key, amount: 0, parts: {} };
  }

  async balances(prefix: string): Promise<Balance[]> {
    return [...this.held.values()]
      .filter((balance) => inRange(balance.key, { prefix }) && !isZero(balance))
      .sort((a, b) => compareKeys(a.key, b.key));
  }

  async put(record: AnyRecord): Promise<void> {
    const checked = v.safeParse(kindOf(typeOf(record.id)).shape, record);
    if (!checked.success)
      throw new Error(
        `${record.id}: ${checked.issues.map((one) => `${v.getDotPath(one)}: ${one.message}`).join()}`,
      );
    this.#write(record.id, frozen(rowOf(checked.output)));
  }

  async remove(id: RecordId): Promise<void> {
    this.#write(id, undefined);
  }

  async move(key: string, by: number, part?: string): Promise<number> {
    const before = this.held.get(key);
    if (!this.#totals.has(key)) this.#totals.set(key, before);
    const after = moved(before ?? { key, amount: 0, parts: {} }, by, part);
    this.held.set(key, frozen(after));
    if (by !== 0) this.moves.push(part === undefined ? { key, by } : { key, by, part });
    return after.amount;
  }

  #write(id: string, row: Row | undefined): void {
    const rows = this.#of(id);
    if (!this.#before.has(id)) this.#before.set(id, rows.get(id));
    if (row) rows.set(id, row);
    else rows.delete(id);
  }

  #of(id: string): Map<string, Row> {
    return this.rows.get(typeOf(id)) as Map<string, Row>;
  }
}

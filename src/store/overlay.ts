import * as v from "valibot";
import type { Day } from "../base/day";
import { isMadeAfter } from "../base/id";
import type { AnyRecord, IndexOf, RecordId, RecordOf, RecordType, RecordTypes } from "../records";
import type { IndexKey } from "../records/shape";
import { gone } from "./faults";
import { frozen } from "./memory";
import type { Change, Move } from "./operation";
import { compareKeys, inRange } from "./range";
import type { Reader } from "./reader";
import type { Row } from "./schema";
import { isMany, kindOf, rowOf, typeOf } from "./schema";
import type { Balance, Listing, Range, Work } from "./work";

/** What one command wrote so far, laid over what is stored: its reads see it, and dropping it leaves no trace. */
export class Overlay implements Work {
  readonly at: string;
  readonly today: Day;
  /** undefined = removed. */
  readonly rows = new Map<string, Row | undefined>();
  readonly totals = new Map<string, Balance>();
  readonly moves: Move[] = [];
  readonly #stored: Reader;
  readonly #began: number;
  #moving = 0;
  #sealed = false;

  /** `began` is how many ids had been made when the transaction's turn came. */
  constructor(stored: Reader, moment: { at: string; today: Day; began: number }) {
    this.#stored = stored;
    this.at = moment.at;
    this.today = moment.today;
    this.#began = moment.began;
  }

  async get<Id extends RecordId>(id: Id): Promise<RecordOf<Id>> {
    const record = await this.find(id);
    if (!record) throw gone();
    return record;
  }

  async find<Id extends RecordId>(id: Id): Promise<RecordOf<Id> | undefined> {
    const row = this.rows.has(id) ? this.rows.get(id) : await this.#stored.row(id);
    return row && (frozen(row.record) as RecordOf<Id>);
  }

  async list<T extends RecordType>(
    type: T,
    index: IndexOf<T> | "id",
    range?: Range,
    listing: Listing = {},
  ): Promise<RecordTypes[T][]> {
    const own = [...this.rows].filter(([id]) => typeOf(id) === type);
    if (own.length === 0) return this.#stored.list(type, index, range, listing);
    const { limit, order } = listing;
    const wider = limit === undefined ? {} : { limit: limit + own.length };
    const stored = await this.#stored.rows(type, index, range, { ...listing, ...wider });
    const newest = order === "newest";
    const place = (row: Row) => placeOf(row, type, index, range, newest);
    const written = own.flatMap(([, row]) => (row && place(row) !== undefined ? [row] : []));
    const merged = [...stored.filter((row) => !this.rows.has(row.id)), ...written].sort(
      (a, b) => compareKeys(place(a) ?? "", place(b) ?? "") || compareKeys(a.id, b.id),
    );
    if (newest) merged.reverse();
    return merged.slice(0, limit).map((row) => row.record as RecordTypes[T]);
  }

  async count<T extends RecordType>(
    type: T,
    index: IndexOf<T> | "id" = "id",
    range?: Range,
  ): Promise<number> {
    const touched = [...this.rows.keys()].some((id) => typeOf(id) === type);
    return touched ? (await this.list(type, index, range)).length : this.#stored.count(type, index, range);
  }

  async balance(key: string): Promise<Balance> {
    return this.totals.get(key) ?? this.#stored.balance(key);
  }

  async balances(prefix: string): Promise<Balance[]> {
    const stored = await this.#stored.balances(prefix);
    const own = [...this.totals.values()].filter(({ key }) => key.startsWith(prefix));
    return [...stored.filter(({ key }) => !this.totals.has(key)), ...own]
      .filter((balance) => !isZero(balance))
      .sort((a, b) => compareKeys(a.key, b.key));
  }

  async put(record: AnyRecord): Promise<void> {
    const checked = v.safeParse(kindOf(typeOf(record.id)).shape, record);
    if (!checked.success) throw new Error(wrongShape(record, checked.issues));
    this.#write(record.id, rowOf(checked.output));
  }

  async remove(id: RecordId): Promise<void> {
    this.#write(id, undefined);
  }

  async move(key: string, by: number, part?: string): Promise<number> {
    if (!Number.isSafeInteger(by))
      throw new Error(`Balance ${key} cannot move by ${by}: not a whole number.`);
    this.#moving++;
    const stored = await this.#stored.balance(key);
    this.#moving--;
    // Looked up only now, in one go with the writing: several movements of one key may have been asked for at once.
    const after = moved(this.totals.get(key) ?? stored, by, part);
    this.#mayWrite();
    this.totals.set(key, after);
    if (by !== 0) this.moves.push(part === undefined ? { key, by } : { key, by, part });
    return after.amount;
  }

  /** The records this command left different from how it found them. */
  async changes(): Promise<Change[]> {
    const changes = await Promise.all(
      [...this.rows].map(async ([id, row]): Promise<Change | undefined> => {
        const before = this.isNew(id) ? undefined : (await this.#stored.row(id))?.record;
        if (!before && !row) return undefined;
        return { id: id as RecordId, ...(before && { before }), ...(row && { after: row.record }) };
      }),
    );
    return changes.filter((change) => change !== undefined);
  }

  /** Whether an id was made inside this transaction, so that nothing can be stored under it. */
  isNew(id: string): boolean {
    return isMadeAfter(id, this.#began) && !this.#stored.seen.rows.has(id);
  }

  /** Ends the writing; a movement still under way is a bug of the command, which did not await it. */
  seal(): void {
    if (this.#moving > 0) throw new Error("A movement of a balance was not awaited.");
    this.#sealed = true;
  }

  #mayWrite(): void {
    if (this.#sealed) throw new Error("A command wrote after it had finished.");
  }

  #write(id: string, row: Row | undefined): void {
    this.#mayWrite();
    // Asked now, unawaited, so that the answer is here when the operation notes what was before.
    if (!this.isNew(id)) this.#stored.row(id).catch(() => undefined);
    this.rows.set(id, row);
  }
}

/** Where a row stands in a stretch of an index: its first key there (its last, walking backwards); undefined = not in it. */
export function placeOf(
  row: Row,
  type: RecordType,
  index: string,
  range: Range | undefined,
  last: boolean,
): IndexKey | undefined {
  if (index === "id") return inRange(row.id, range) ? row.id : undefined;
  const key = row.keys[index];
  if (key === undefined) return undefined;
  if (!isMany(type, index)) return inRange(key, range) ? key : undefined;
  const inside = (key as readonly (string | number)[]).filter((one) => inRange(one, range)).sort(compareKeys);
  return inside.at(last ? -1 : 0);
}

/** A balance after one movement; a part that comes to zero is left out. */
export function moved(balance: Balance, by: number, part?: string): Balance {
  const amount = balance.amount + by;
  if (!Number.isSafeInteger(amount)) throw new Error(`Balance ${balance.key} would leave the whole numbers.`);
  if (part === undefined) return { ...balance, amount };
  const { [part]: held = 0, ...others } = balance.parts;
  return { key: balance.key, amount, parts: held + by === 0 ? others : { ...others, [part]: held + by } };
}

/** Whether a balance holds nothing, neither in sum nor in any part. */
export const isZero = ({ amount, parts }: Balance): boolean =>
  amount === 0 && Object.keys(parts).length === 0;

function wrongShape(record: AnyRecord, issues: readonly v.BaseIssue<unknown>[]): string {
  const where = issues.map((issue) => `${v.getDotPath(issue) ?? "record"}: ${issue.message}`);
  return `${record.id} has the wrong shape: ${where.join("; ")}`;
}

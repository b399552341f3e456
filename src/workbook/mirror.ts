import type { Day } from "../base/day";
import type { IndexOf, RecordId, RecordOf, RecordType, RecordTypes } from "../records";
import type { CommandCall } from "../store/command";
import type { Balance, Read } from "../store/work";

/** Looks up what a row shows from other records: `look("party", id).name`, `look.balance("stock/item:1").amount`. */
export interface Look {
  <Id extends RecordId>(id: Id): RecordOf<Id>;
  /** The record, or undefined when there is no such id. */
  find<Id extends RecordId>(id: Id | undefined): RecordOf<Id> | undefined;
  balance(key: string): Balance;
  /** The company's settings, for digits and locale. */
  readonly company: RecordTypes["company"];
}

export type CellKind = "text" | "number" | "quantity" | "money" | "date" | "moment" | "choice";
/** Raw value of a cell: money in minor units, date as Day, moment as instant, quantity as decimal text. */
export type CellValue = string | number | boolean | undefined;

export interface Column<R, Row> {
  readonly header: string;
  readonly kind?: CellKind;
  /** Characters. */
  readonly width?: number;
  readonly value: (row: Row, look: Look, record: R) => CellValue;
  /** Choices offered by a drop-down. */
  readonly choices?: readonly string[];
  /** Typing in the cell asks for this command; absent = what is typed is put back with the reason. */
  readonly edit?: (record: R, typed: string, look: Look) => CommandCall;
  /** Why it cannot be typed, in words; there is a general sentence otherwise. */
  readonly whyNot?: string;
}

/** What was typed into a new row, by header, as `readTyped` reads it; "" where nothing was. */
export type TypedTexts = (header: string) => string;

/**
 * How a mirror's records are found from one they show: by an index of their own, or through records of another type that
 * are found by an index of theirs and are joined themselves: `{ through: "contract", by: "customer" }`. What changes once in
 * a year needs no index that every record pays for: all records of the mirror are asked then (`names`), before it exists too.
 */
export type Join<T extends RecordType> =
  IndexOf<T> | { [U in RecordType]: { readonly through: U; readonly by: IndexOf<U> } }[RecordType] | Names<T>;

/** Whether a record shows another one, asked of every record. */
export interface Names<T extends RecordType> {
  names(record: RecordTypes[T], id: RecordId): boolean;
}

/** One worksheet with one Excel Table that follows one record type. */
export interface Mirror<T extends RecordType = RecordType, Row = RecordTypes[T]> {
  readonly of: T;
  /** Other types whose records have rows here too, by `rows`; they have the index of `orderBy` and join nothing. */
  readonly also?: readonly RecordType[];
  /** Worksheet name and table name. */
  readonly sheet: string;
  readonly table: string;
  /** Several rows for one record (lines of a bill); default one row, the record. The key column holds `id` or `id#n`. */
  readonly rows?: (record: RecordTypes[T]) => readonly Row[];
  /** Records shown; default all. */
  readonly where?: (record: RecordTypes[T]) => boolean;
  readonly orderBy: IndexOf<T> | "id";
  /** Only records that are in the index of `orderBy` have rows, so that building the sheet reads no others. */
  readonly onlyOrdered?: boolean;
  /** When a record of that type changes, the records of this mirror found by that join with its id are written again. */
  readonly joins?: Partial<Record<RecordType, Join<T>>>;
  /** When a balance moves whose key is this prefix followed by a record's id, that record's row is written again. */
  readonly balance?: string | readonly string[];
  readonly columns: readonly Column<RecordTypes[T], Row>[];
  /**
   * A row typed or pasted under the table asks for this command, whose answer is the new record's id. A Refusal, here or
   * in the command, is said beside the row, which stays as it is. Absent = rows are made in the pane only.
   */
  readonly add?: (typed: TypedTexts, read: Read, today: Day) => Promise<CommandCall<RecordId<T>>>;
  /** Header of the column that gets a SUBTOTAL in the totals row. */
  readonly totals?: readonly string[];
}

/** The types whose records have rows in a mirror. */
export const typesOf = ({ of, also = [] }: Pick<Mirror, "of" | "also">): readonly RecordType[] => [
  of,
  ...also,
];

/** The prefixes of the balances a mirror shows. */
export const balancesOf = ({ balance = [] }: Pick<Mirror, "balance">): readonly string[] =>
  typeof balance === "string" ? [balance] : balance;

/** Declares a mirror; the types of its columns follow from the record type. */
export const mirror = <T extends RecordType, Row = RecordTypes[T]>(declared: Mirror<T, Row>): Mirror =>
  declared as unknown as Mirror;

/** A command whose answer is narrowed to the id of what it made. */
export const answering = <R, Id extends RecordId>(
  call: CommandCall<R>,
  idOf: (result: R) => Id,
): CommandCall<Id> => ({ ...call, apply: async (work) => idOf(await call.apply(work)) });

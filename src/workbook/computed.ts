import type { Moment } from "../store/clock";
import type { Read } from "../store/work";
import type { CellKind, CellValue } from "./mirror";
import type { Mark } from "./port";

export interface ComputedColumn<Row> {
  readonly header: string;
  readonly kind?: CellKind;
  /** Characters. */
  readonly width?: number;
  readonly value: (row: Row) => CellValue;
}

/**
 * One worksheet with one Excel Table whose rows a query computes from the book and the time: nothing of it is a record.
 * It is computed anew when a commit touches what the query read, every few minutes, and when the day turns; only rows
 * whose cells differ are written, by key. Nothing can be typed into it.
 */
export interface Computed<Row = never> {
  readonly sheet: string;
  readonly table: string;
  /** The rows in the order of a sheet made afresh; a new day puts them into it again. */
  readonly compute: (read: Read, moment: Moment) => Promise<readonly Row[]>;
  /** A row's key, stable while it is the same thing: a record's id, or `id#n` where one record stands several times. */
  readonly key: (row: Row) => string;
  readonly columns: readonly ComputedColumn<Row>[];
  /** Why nothing can be typed here, in words. */
  readonly whyNot: () => string;
  readonly marks?: readonly Mark[];
  /** Headers of the columns that get a SUBTOTAL above the table. */
  readonly totals?: readonly string[];
}

/** Declares a computed sheet; the types of its columns follow from its rows. */
export const computed = <Row>(declared: Computed<Row>): Computed => declared as unknown as Computed;

import type { Operation } from "./operation";
import { stockWorth } from "./stock-worth";
import type { Balance } from "./work";

/** A record of any version: whatever its shape was then. */
export interface PlainRecord {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** A whole book of any version, as a migration step sees it. */
export interface PlainBook {
  readonly records: readonly PlainRecord[];
  readonly balances: readonly Balance[];
  readonly operations: readonly Operation[];
}

/** One step from a version to the next: pure, for a stored book and for a copy of one alike. */
export interface Migration {
  readonly to: number;
  readonly why: string;
  up(book: PlainBook): PlainBook;
}

/** Every step there ever was, in order; a released step is never edited. Version 1 is the first release. */
export const migrations: readonly Migration[] = [
  { to: 2, why: "goods in stock have a worth, and each piece of a serialised item a record", up: stockWorth },
];

/** The version this program reads and writes. */
export const currentVersion: number = 1 + migrations.length;

/** A book of an older version brought to the newest, step by step. */
export const upgraded = (
  book: PlainBook,
  from: number,
  steps: readonly Migration[] = migrations,
): PlainBook => steps.filter((step) => step.to > from).reduce((older, step) => step.up(older), book);

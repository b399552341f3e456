import type { RecordId } from "../records";

/** What a foreign list is a list of. */
export type ListKind = "customers" | "items" | "cards" | "contracts" | "bills" | "stock";

export const listKinds: readonly ListKind[] = ["customers", "items", "cards", "contracts", "bills", "stock"];

/** A cell as a foreign file holds it: text, a number, a number shown as percent, or a day; null when it is empty. */
export type Cell = string | number | { readonly percent: number } | { readonly day: string } | null;

/** A row of a foreign sheet; `at` counts from 1, as the sheet (or the lines of a CSV file) does. */
export interface ForeignRow {
  readonly at: number;
  readonly cells: readonly Cell[];
}

/** One sheet of a foreign file: its rows in order, those without any cell left out. */
export interface ForeignSheet {
  readonly name: string;
  readonly rows: readonly ForeignRow[];
}

/** What stands in a column; "" = it is not read. */
export type Column = string;

/** Where a list begins in a sheet and what its columns are. */
export interface Layout {
  /** The row of the headings, counted from 1. */
  readonly headerRow: number;
  readonly headings: readonly string[];
  /** For each column the field it is read into, or "". */
  readonly columns: readonly Column[];
}

/** What is wrong with one cell. */
export interface Fault {
  readonly field: string;
  /** The heading above it. */
  readonly column: string;
  /** As it stands in the file; null when it is empty. */
  readonly raw: string | null;
  readonly reason: string;
}

/** A row that was read: plain text by field (amounts and quantities as decimals, days as `2026-04-01`), and its faults. */
export interface ReadRow {
  readonly at: number;
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

/** A list that was read. */
export interface ReadList {
  readonly rows: readonly ReadRow[];
  /** Rows inside the list that say nothing. */
  readonly blank: number;
  /** Where the row of totals stands, if there is one. */
  readonly totalRow?: number;
}

/** What will become of a row: "nothing" is sound, but leaves nothing to enter (a bill that is paid). */
export type OutcomeKind = "new" | "duplicate" | "ask" | "refused" | "nothing";

/** Why a row is a duplicate, or is asked about. */
export type Likeness = "same" | "same phone, other name" | "same name, phone missing";

/** What a row is like: an earlier row of the list, or a record of the book with the name it is known by. */
export interface Like {
  readonly why: Likeness;
  readonly row?: number;
  readonly id?: RecordId;
  readonly name: string;
}

/** A row with what will become of it. */
export interface Outcome {
  readonly row: ReadRow;
  readonly kind: OutcomeKind;
  readonly like?: Like;
}

/** What the person said about a row that was asked about. */
export type Decision = "add" | "same" | "leave";

/** What holds for every row of one import. */
export interface ImportOptions {
  /** The day opening balances and stock are dated. */
  readonly on: string;
  /** Whose bills they are. */
  readonly side: "customer" | "principal";
  /** What became of contract visits whose windows have passed. */
  readonly past: "done" | "missed" | "waived";
  /** What contracts cover where the customer has no unit in the book yet. */
  readonly itemId?: RecordId<"item">;
}

import type { Page } from "./page";
import type { Pivot } from "./pivot";

/** A cell as the worksheet holds it: "" is empty, a date is its serial number, text is never a formula. */
export type Cell = string | number | boolean;

/** What a table looks like: its columns from left to right, without the two the port keeps for itself (key and reasons). */
export interface TableShape {
  readonly sheet: string;
  readonly table: string;
  readonly columns: readonly ShapeColumn[];
  /** Rows left free above the totals and the header, for a head; a table with one is refilled without touching its widths. */
  readonly top?: number;
  /** Cells that stand out by what they say, as conditional formats; the person may change them. */
  readonly marks?: readonly Mark[];
}

/** Cells of these columns stand out in rows where the first of them begins with a text. */
export interface Mark {
  readonly headers: readonly string[];
  readonly begins: string;
  readonly tone: "bad" | "warn" | "ok" | "quiet";
}

export interface ShapeColumn {
  readonly header: string;
  /** Excel number format in en-US; `@` for text. */
  readonly format: string;
  /** Characters. */
  readonly width: number;
  /** Offered by a drop-down. */
  readonly choices?: readonly string[];
  /** Gets a SUBTOTAL above its header, so that it stays in sight and follows the filter. */
  readonly total?: boolean;
}

/** One row: its key, its cells in the order of the shape, and what the add-in has to say about it. */
export interface TableRow {
  readonly key: string;
  readonly cells: readonly Cell[];
  /** Shown beside the row until the next good edit; "" takes an earlier reason away, absent leaves it. */
  readonly says?: string;
}

/** Rows to write (found by key, or appended) and keys whose rows go away; unknown keys to remove are ignored. */
export interface TableChange {
  readonly shape: TableShape;
  readonly upsert: readonly TableRow[];
  readonly remove: readonly string[];
}

/** Whose book the workbook shows, and up to which operation. */
export interface Identity {
  readonly bookId: string;
  readonly company: string;
  /** Operation the sheets are written up to. */
  readonly seq: number;
  /** Fingerprint of the sheets' declarations: another one means that they must be built afresh. */
  readonly layout: string;
  /** Tables that missed changes because they could not be written; they are built afresh when repaired. */
  readonly stale?: readonly string[];
}

/** Something done to a table from outside that keeps it from following the book. */
export interface TableFault {
  readonly table: string;
  readonly sheet: string;
  readonly fault: "sheet missing" | "table missing" | "renamed" | "reshaped";
  /** The name found (renamed) or the headers missing (reshaped). */
  readonly detail: string;
}

/** Thrown by writing calls when a table is not there in its shape; nothing was written to any table then. */
export class TableFaultError extends Error {
  constructor(readonly faults: readonly TableFault[]) {
    super(faults.map((fault) => `${fault.table}: ${fault.fault} ${fault.detail}`.trim()).join("; "));
    this.name = "TableFaultError";
  }
}

/** Cells of one row that a person changed. */
export interface TypedRow {
  /** "" when the row is none of ours: typed or pasted under the table. */
  readonly key: string;
  /** Place in the table's body, from 0, when it was read. */
  readonly at: number;
  readonly cells: readonly { readonly column: number; readonly typed: Cell }[];
}

export type WorkbookEvent =
  | { readonly kind: "typed"; readonly table: string; readonly rows: readonly TypedRow[] }
  /** Rows came, went, or so much changed at once that the whole table has to be compared. */
  | { readonly kind: "rows"; readonly table: string }
  | { readonly kind: "activated"; readonly table: string }
  | { readonly kind: "selected"; readonly table: string; readonly key: string }
  /** A sheet or table of ours was deleted. */
  | { readonly kind: "fault"; readonly table: string }
  /** The person is in a cell's edit mode and a call waits for its end, or waits no longer. */
  | { readonly kind: "waiting"; readonly waiting: boolean };

export interface Progress {
  readonly onProgress?: (rows: number) => void;
  readonly signal?: AbortSignal;
}

/** A row as found in the workbook. */
export interface FoundRow {
  readonly key: string;
  readonly at: number;
  readonly cells: readonly Cell[];
}

/** A row that was none of ours, as it was read, with the key of the record made from it. */
export type AdoptedRow = FoundRow;

/** What Servicebook needs of a workbook, a table at a time. Every call may be repeated: it leaves the same result. */
export interface WorkbookPort {
  readIdentity(): Promise<Identity | undefined>;
  writeIdentity(identity: Identity): Promise<void>;

  /** What keeps the tables from being written; tables that were never made are "table missing" or "sheet missing". */
  inspect(shapes: readonly TableShape[]): Promise<TableFault[]>;
  /** Writes changed rows of any number of tables, keeping the person's order and filters, and then the identity, in one
   *  run. @throws TableFaultError */
  apply(changes: readonly TableChange[], identity?: Identity): Promise<void>;
  /** Makes the sheet and table where missing and puts exactly these rows into it. Rows found without a key of ours, and the
   *  person's own columns at the right, are kept. Gives how many rows were moved to the sheet kept aside. */
  replace(shape: TableShape, rows: readonly TableRow[], progress?: Progress): Promise<{ keptAside: number }>;
  /** Reads a table; `columns` (places in the shape) limits what is read, the others are "" then. @throws TableFaultError */
  read(shape: TableShape, columns?: readonly number[], progress?: Progress): Promise<FoundRow[]>;
  /** Says something beside rows that are none of ours, by their place; a key they hold (pasted with a row) is taken away. */
  disown(shape: TableShape, rows: readonly { readonly at: number; readonly says: string }[]): Promise<void>;
  /** Reads whole rows by their place; places outside the table are left out. */
  peek(shape: TableShape, places: readonly number[]): Promise<FoundRow[]>;
  /** Gives rows that were none of ours the key of the record made from them, and takes away what was said beside them. Finds rows
   *  the person sorted or changed since they were read, and gives the changed ones as they are now. */
  adopt(shape: TableShape, rows: readonly AdoptedRow[]): Promise<FoundRow[]>;
  /** Takes away those rows without a key, by their place, that hold nothing; gives the places of the others. */
  discardEmpty(shape: TableShape, places: readonly number[]): Promise<number[]>;

  /** From now on hears what people do to these tables; own writes are not told. Returns how to stop. */
  listen(shapes: readonly TableShape[], hear: (event: WorkbookEvent) => void): Promise<() => Promise<void>>;

  /** The key in the row of the active cell, when that row is one of these tables'; "" elsewhere. */
  selectedKey(shapes: readonly TableShape[]): Promise<string>;
  /** Brings a table to the front, at a row, filtered to the cells' display texts by header. */
  show(shape: TableShape, at?: ShowAt): Promise<void>;
  /** Writes a page as a sheet of its own, or afresh where it stands: never a second one. Shows it; gives the sheet's name. */
  writePage(page: Page, progress?: Progress): Promise<string>;
  /** Writes data as a page, and a pivot table over it, in the place of its earlier one; shows it and gives the sheet's name.
   *  Undefined, and nothing written, in a workbook that has no pivot tables. */
  writePivot(data: Page, pivot: Pivot, progress?: Progress): Promise<string | undefined>;
  /** Inserts an .xlsx file's first sheet under a name (made unique) and shows it; gives the name it got. */
  insertPaper(bytes: Uint8Array, name: string): Promise<string>;

  /** How many rows each of the two slots of the machine copy holds: text rows on a very hidden sheet. */
  measureCopy(): Promise<readonly [number, number]>;
  /** Rows of a slot, from a row on (0-based). */
  readCopy(slot: CopySlot, from: number, count: number): Promise<string[]>;
  /** Writes rows (each ≤ 32,767 characters) into a slot from a row on; the others stay. */
  writeCopy(slot: CopySlot, from: number, rows: readonly string[]): Promise<void>;
  clearCopy(slot: CopySlot): Promise<void>;
}

export interface ShowAt {
  readonly key?: string;
  readonly filter?: Readonly<Record<string, readonly string[]>>;
}
export type CopySlot = 0 | 1;

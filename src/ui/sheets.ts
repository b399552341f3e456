import type { RecordId } from "../records";
import type { BookCopy } from "../store/store";

/** What the workbook is doing, as the footer says it. */
export interface SheetsState {
  readonly kind: "ready" | "writing" | "waiting" | "unsaved" | "trouble";
  /** In words, counts included: `Writing Invoices: 1,240 of 8,000`, `Finish editing the cell`. */
  readonly text: string;
  /** Rows written of rows to write, while writing. */
  readonly done?: number;
  readonly total?: number;
  /** Stops what is being done, where that may be stopped between two rows. */
  readonly stoppable?: { readonly title: string; readonly stop: () => void };
}

/** One sheet held against the book: how many rows, and what differs, each with the record it is about. */
export interface SheetCompared {
  readonly sheet: string;
  readonly rows: number;
  readonly differences: readonly { readonly recordId: RecordId; readonly text: string }[];
}

/** Something computed, to be written as a sheet of its own: head, table, chart. Money in minor units, percent as 12.5. */
export interface SheetPage {
  /** By it the sheet is found again. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: readonly {
    readonly key: string;
    readonly header: string;
    readonly kind: "text" | "day" | "money" | "quantity" | "number" | "percent" | "hours";
    readonly width?: number;
    readonly total?: boolean;
  }[];
  readonly rows: readonly {
    readonly key?: string;
    readonly cells: readonly (string | number | undefined)[];
  }[];
  readonly chart?: {
    readonly kind: "bar" | "column" | "stacked" | "line" | "pie";
    readonly title: string;
    readonly names: string;
    readonly values: readonly string[];
  };
}

/** A pivot table over a page's columns, by their headers; filters name the items that pass. */
export interface SheetPivot {
  /** Letters and underscores: by it the pivot table is found again. */
  readonly name: string;
  readonly sheet: string;
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly filters: readonly { readonly header: string; readonly only?: readonly string[] }[];
  readonly values: readonly {
    readonly header: string;
    readonly label: string;
    readonly by: "sum" | "count" | "average" | "min" | "max";
    readonly format: string;
    readonly share?: "total" | "row" | "column";
  }[];
  readonly sort?: { readonly by: number; readonly descending: boolean };
  readonly slicers: readonly string[];
  readonly chart: "bar" | "column" | "stacked" | "line";
}

/** The workbook, as far as views need it. */
export interface Sheets {
  readonly state: SheetsState;
  onState(hear: (state: SheetsState) => void): () => void;
  /** Brings a mirrored sheet to the front; with ids, filtered to these records. */
  show(sheet: string, ids?: readonly string[]): Promise<void>;
  /** Lets something else work on the workbook: the sheets wait until it is done. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Writes all sheets afresh, or those of some tables. */
  rebuild?(tables?: readonly string[]): Promise<void>;
  /** Holds every mirrored sheet against the book, row by row; undefined when nothing is mirrored or it would not stand still. */
  compare?(
    signal: AbortSignal,
    hear: (done: number, total: number) => void,
  ): Promise<readonly SheetCompared[] | undefined>;
  /** Writes something computed as a sheet of its own, or afresh where it stands, and shows it; gives the sheet's name. */
  writePage?(content: SheetPage): Promise<string>;
  /** Writes data and a pivot table over it, or refreshes them where they stand; undefined where the workbook has no pivots. */
  writePivot?(data: SheetPage, pivot: SheetPivot): Promise<string | undefined>;
  /** The workbook's own copy of the book, and what is missing or damaged in it, in words; "" when all is well. */
  readCopy?(): Promise<{ readonly copy?: BookCopy; readonly problem: string }>;
  /** Makes the workbook show the book as it is here; a Refusal when it is the workbook of another. */
  claim?(): Promise<void>;
  /** Puts a filled paper into the workbook as a new sheet and brings it to the front; gives the sheet's name. */
  insertPaper(bytes: Uint8Array, name: string): Promise<string>;
}

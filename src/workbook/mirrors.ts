import type { RecordId } from "../records";
import type { Clock } from "../store/clock";
import type { Store } from "../store/store";
import type { Computed } from "./computed";
import type { Mirror } from "./mirror";
import type { MirrorState } from "./mirror-state";
import type { ShowAt, WorkbookPort } from "./port";

export interface MirrorOptions {
  readonly store: Store;
  readonly port: WorkbookPort;
  readonly mirrors: readonly (Mirror | Computed)[];
  readonly clock?: Clock;
  readonly onState?: (state: MirrorState) => void;
  /** A person selected a row that shows this record. */
  readonly onSelect?: (id: RecordId) => void;
  /** Something typed was refused, in words; it also stands beside the cell. */
  readonly onRefused?: (refused: { readonly table: string; readonly says: string }) => void;
  /** Something that should never happen did; by default it goes to the console. */
  readonly onBug?: (error: unknown) => void;
  /** Keep the machine copy in the workbook; default true. */
  readonly copy?: boolean;
  /** Beyond so many operations behind, the sheets are built afresh. */
  readonly far?: number;
}

/** The sheets of a workbook, following the book. */
export interface Mirrors {
  readonly state: MirrorState;
  /** Makes the workbook show this book: an empty one, or one that is further than what this machine still has. */
  claim(): Promise<void>;
  /** Builds sheets afresh (all, or those of these tables), repairing whatever was renamed, reshaped or deleted. */
  rebuild(tables?: readonly string[]): Promise<void>;
  /** Puts the workbook's own copy in the place of the book on this machine; a Refusal says why not. */
  restore(options?: {
    /** Restore although the sheets show later changes than the copy holds. */
    readonly allTheSame?: boolean;
  }): Promise<void>;
  /** Brings a table to the front, at a record, filtered alike. */
  show(table: string, at?: ShowAt & { readonly id?: RecordId }): Promise<void>;
  /** The record of the row with the active cell; undefined elsewhere. */
  selected(): Promise<RecordId | undefined>;
  /** Lets something else work on the workbook: until it is done, neither sheets nor machine copy are written. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when everything committed so far is in the sheets, and what was typed so far is dealt with. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

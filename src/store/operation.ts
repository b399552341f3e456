import type { AnyRecord, RecordId } from "../records";

/** What one command did: the audit trail, the mirror's cursor and the source of Undo. */
export interface Operation {
  /** 1, 2, 3 … without gaps, in the order of commits. */
  readonly seq: number;
  readonly id: string;
  readonly command: string;
  readonly input: unknown;
  /** UTC instant. */
  readonly at: string;
  /** Name set on this machine. */
  readonly by: string;
  readonly origin: Origin;
  readonly changes: readonly Change[];
  readonly moves: readonly Move[];
}

/** Where the wish came from. */
export type Origin = "pane" | "cell" | "import" | "demo" | "restore" | "undo";

/** One record before and after; absent = it did not exist. */
export interface Change {
  readonly id: RecordId;
  readonly before?: AnyRecord;
  readonly after?: AnyRecord;
}

/** One movement of a balance. */
export interface Move {
  readonly key: string;
  readonly by: number;
  readonly part?: string;
}

import type { CommandCall } from "./command";
import type { Replacing } from "./copy";
import type { Derived } from "./derived";
import type { Operation, Origin } from "./operation";
import type { SetAside } from "./set-aside";
import type { Read } from "./work";

/** The book: records, balances and operations of one company in IndexedDB. */
export interface Store {
  /** Unique to this book; another one after `replaceAll` with the copy of another book. */
  readonly bookId: string;
  /** Runs a command in one strict transaction and leaves one operation; a Refusal changes nothing. */
  run<R>(call: CommandCall<R>, origin?: Origin): Promise<R>;
  /** Runs many commands, several to a transaction, one operation each; stops between commands when aborted. A refused
   *  command changes nothing, is reported, and the rest goes on. */
  runMany<R>(
    calls: Iterable<CommandCall<R>>,
    options?: {
      origin?: Origin;
      total?: number;
      onProgress?: (done: number) => void;
      onRefused?: (call: CommandCall<R>, refusal: Error) => void;
      signal?: AbortSignal;
    },
  ): Promise<{ done: number; refused: number; cancelled: boolean }>;
  /** Answers a question in one read transaction. */
  read<T>(query: (read: Read) => Promise<T>): Promise<T>;
  /** Answers a question in one read transaction, told where the book stands in it: for what follows the book by itself. */
  readAt<T>(query: (read: Read, standing: Standing) => Promise<T>): Promise<T>;
  /** Answers a question now and again after every commit that touched what it read; returns how to stop. */
  live<T>(
    query: (read: Read) => Promise<T>,
    onValue: (value: T) => void,
    onError?: (error: unknown) => void,
  ): () => void;
  /** Puts back the records as they were before an operation, if nothing changed them since and no balance moved. */
  undo(seq: number): Promise<void>;
  /** Operations with seq > `after`, oldest first. */
  operations(after: number, limit?: number): Promise<Operation[]>;
  lastSeq(): Promise<number>;
  /** Hears of every commit, of this pane and of others, in order, after it is safely stored. */
  onCommit(hear: (operations: readonly Operation[]) => void): () => void;
  /** Hears that the whole book was replaced, here or in another pane: whatever was read before is void. */
  onReplaced(hear: () => void): () => void;
  /** Half-filled forms, remembered choices: survive a reload, are no part of the book. */
  readonly drafts: Drafts;
  /** What was computed from the book and is computed again when it is gone; no part of the book. */
  readonly derived: Derived;
  /** Facts of this store: company key, whether the browser promised to keep it, and a standing problem in words. */
  readonly status: StoreStatus;
  onStatus(hear: (status: StoreStatus) => void): () => void;
  /** The whole book as plain data (for copies), and its replacement by one, all or nothing. */
  exportAll(): Promise<BookCopy>;
  replaceAll(copy: BookCopy, replacing?: Replacing): Promise<void>;
  /** Files of the book as it was before it was replaced, kept on this machine. */
  readonly setAside: SetAside;
  close(): void;
}

/** Where a book stands at the moment of a read. */
export interface Standing {
  /** Another one whenever the whole book was replaced or brought to a new version. */
  readonly generation: string;
  /** The newest operation. */
  readonly seq: number;
  /** The operations after one, oldest first. */
  since(seq: number): Promise<Operation[]>;
}

export interface Drafts {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(prefix: string): Promise<string[]>;
}

export interface StoreStatus {
  readonly state: "open" | "blocked" | "readonly" | "closed";
  /** What happened, what is kept, what to do; absent when all is well. */
  readonly problem?: string;
  readonly persisted: boolean | "unknown";
}

/** Everything in the store, schema version included, as one JSON-able value. */
export interface BookCopy {
  readonly version: number;
  /** Unique to this book, made when it was first set up. */
  readonly bookId: string;
  readonly lastSeq: number;
  readonly records: readonly unknown[];
  readonly balances: readonly { key: string; amount: number; parts: Record<string, number> }[];
  readonly operations: readonly Operation[];
}

import { createContext } from "@lit/context";
import type { Company } from "../records";
import type { Clock } from "../store/clock";
import type { CommandCall } from "../store/command";
import type { Store } from "../store/store";
import type { Format } from "./format";
import type { Notices } from "./notices";
import type { Params, Router } from "./router";
import type { Sheets } from "./sheets";

/** How a command run from the pane tells what it did. */
export interface RunOptions<R> {
  /** Said in a toast when it is done: a sentence, or one made from the result. */
  readonly done?: string | ((result: R) => string);
  /** Stands over the bar of a command that takes noticeably long. */
  readonly busy?: string;
  /** Offers Undo beside that sentence for ten seconds. */
  readonly undo?: boolean;
}

/** Something that was carried out, with what it gave. */
export interface Done<R> {
  readonly result: R;
}

/** A long piece of work, as its worker sees it. */
export interface Job {
  /** Aborted when the person pressed Cancel. */
  readonly signal: AbortSignal;
  /** Moves the bar; counts are whole things (rows, records). */
  progress(done: number, total?: number): void;
}

/** What every view may use; reached as `this.app` in an `SbElement`. */
export interface AppContext extends Clock {
  readonly store: Store;
  /** The workbook beside the pane; undefined when the pane runs without Excel. */
  readonly sheets: Sheets | undefined;
  readonly router: Router;
  readonly notices: Notices;
  /** Undefined until the company was set up. */
  readonly company: Company | undefined;
  /** Figures and dates as the company writes them. */
  readonly format: Format;
  /** Counts on every few minutes and when the day turns: a dependency of what hangs on the time of day. */
  readonly tick: number;

  navigate(name: string, params?: Params): void;
  back(): void;
  /** Runs a command; a refusal or a bug is shown by the shell and gives undefined. */
  run<R>(call: CommandCall<R>, options?: RunOptions<R>): Promise<Done<R> | undefined>;
  /** Runs a command; a Refusal is thrown to the caller, who shows it (forms do). */
  attempt<R>(call: CommandCall<R>, options?: RunOptions<R>): Promise<R>;
  /** Carries out long work behind a progress bar with Cancel; a failure is shown and gives undefined. */
  job<T>(title: string, work: (job: Job) => Promise<T>): Promise<Done<T> | undefined>;
  /** Says a sentence in passing; Undo is offered when `undo` is given. */
  toast(text: string, undo?: () => Promise<void>): void;
  /** Shows a refusal or a bug in the one place for it. */
  report(error: unknown): void;
}

export const appContext = createContext<AppContext>(Symbol("servicebook"));

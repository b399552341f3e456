import type { Work } from "./work";

/** One wish to change the book, ready to be run: its name, its input as data, and how to apply it. */
export interface CommandCall<R = unknown> {
  readonly command: string;
  readonly input: unknown;
  apply(work: Work): Promise<R>;
}

/** Declares a command: calling it with its input gives a `CommandCall` for `store.run`. */
export const command =
  <I, R>(name: string, apply: (work: Work, input: I) => Promise<R>) =>
  (input: I): CommandCall<R> => ({ command: name, input, apply: (work) => apply(work, input) });

import type { Read, Work } from "./work";

/** One wish to change the book, ready to be run: its name, its input as data, and how to apply it. */
export interface CommandCall<R = unknown> {
  readonly command: string;
  readonly input: unknown;
  apply(work: Work): Promise<R>;
  /** Asks for what `apply` will ask for, before its turn in a long row of commands; changes nothing. */
  ahead?(read: Read): Promise<unknown>;
}

/** Declares a command: calling it with its input gives a `CommandCall` for `store.run`; `ahead` asks what it will ask. */
export const command =
  <I, R>(
    name: string,
    apply: (work: Work, input: I) => Promise<R>,
    ahead?: (read: Read, input: I) => Promise<unknown>,
  ) =>
  (input: I): CommandCall<R> => ({
    command: name,
    input,
    apply: (work) => apply(work, input),
    ...(ahead ? { ahead: (read: Read) => ahead(read, input) } : {}),
  });

import type { Operation } from "./operation";
import { Traced } from "./traced";
import type { Read } from "./work";

/** What the book tells of its commits. */
export interface Hearer {
  heard(operations: readonly Operation[]): void;
  refresh(): void;
  stop(): void;
}

/** A question that is asked again when a commit touches what it read; never twice at once. */
export class LiveQuery<T> implements Hearer {
  readonly #ask: (query: (read: Read) => Promise<T>) => Promise<T>;
  readonly #query: (read: Read) => Promise<T>;
  readonly #onValue: (value: T) => void;
  readonly #onError: (error: unknown) => void;
  #traced: Traced | undefined;
  #running = false;
  #heard: Operation[] = [];
  #again = false;
  #stopped = false;

  constructor(options: {
    ask: (query: (read: Read) => Promise<T>) => Promise<T>;
    query: (read: Read) => Promise<T>;
    onValue: (value: T) => void;
    onError: (error: unknown) => void;
  }) {
    this.#ask = options.ask;
    this.#query = options.query;
    this.#onValue = options.onValue;
    this.#onError = options.onError;
    void this.#run();
  }

  /** Hears of commits; asks again only if they touched what the question read. */
  heard(operations: readonly Operation[]): void {
    // While it runs it is not yet known what it reads.
    if (this.#running) this.#heard.push(...operations);
    else if (operations.some((operation) => this.#traced?.isTouchedBy(operation))) void this.#run();
  }

  /** Asks again whatever was read. */
  refresh(): void {
    if (this.#running) this.#again = true;
    else void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    this.#heard = [];
  }

  async #run(): Promise<void> {
    this.#running = true;
    do {
      this.#again = false;
      this.#heard = [];
      await this.#once();
      this.#again ||= this.#heard.some((operation) => this.#traced?.isTouchedBy(operation));
    } while (this.#again && !this.#stopped);
    this.#running = false;
  }

  async #once(): Promise<void> {
    if (this.#stopped) return;
    try {
      const value = await this.#ask((read) => {
        this.#traced = new Traced(read);
        return this.#query(this.#traced);
      });
      if (!this.#stopped) this.#onValue(value);
    } catch (error) {
      if (!this.#stopped) this.#onError(error);
    }
  }
}

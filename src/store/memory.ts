import type { Row } from "./schema";
import type { Balance } from "./work";

/** Rows and balances by id and key; a row that is undefined is known not to exist. */
export interface Known {
  readonly rows: Map<string, Row | undefined>;
  readonly balances: Map<string, Balance>;
}

export const nothingKnown = (): Known => ({ rows: new Map(), balances: new Map() });

/** Enough for what a day's commands touch again and again, and for a contract of 500 units in its making (some 10 MB). */
const LIMIT = 10_000;

/** What this pane's last write transactions read and wrote: good as long as nobody else has written since. */
export class Memory {
  #state = "";
  #known = nothingKnown();

  /** What is known of the book in this state; nothing when it was last known in another. */
  of(state: string): Known {
    return state === this.#state ? this.#known : nothingKnown();
  }

  /** Adds what a transaction saw that found the book in one state and left it in another. */
  learn(found: string, left: string, seen: Known): void {
    if (found !== this.#state) this.#known = nothingKnown();
    this.#state = left;
    seen.rows.forEach((row, id) => remember(this.#known.rows, id, frozen(row)));
    seen.balances.forEach((balance, key) => remember(this.#known.balances, key, frozen(balance)));
  }

  forget(): void {
    this.#state = "";
    this.#known = nothingKnown();
  }
}

function remember<T>(known: Map<string, T>, key: string, value: T): void {
  known.delete(key);
  known.set(key, value);
  if (known.size <= LIMIT) return;
  // A map walks in the order of setting: the first was not seen for longest.
  for (const oldest of known.keys()) return void known.delete(oldest);
}

/** Freezes a plain value through and through, because it is shared by all who read it. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

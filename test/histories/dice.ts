import { addDays, type Day } from "../../src/base/day";

/** Chance out of one number: the same number throws the same dice, so that a history can be played again. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, one. */
  below(count: number): number {
    // Mulberry32.
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  }

  int(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** True in so many of a hundred throws. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(all: readonly T[]): T | undefined {
    return all.length ? all[this.below(all.length)] : undefined;
  }

  one<T>(first: T, ...others: T[]): T {
    return [first, ...others][this.below(others.length + 1)] ?? first;
  }

  /** Mostly today, sometimes weeks ago, once in a while a day to come, which must be refused. */
  day(today: Day): Day {
    const kind = this.below(100);
    if (kind < 65) return today;
    return kind < 97 ? addDays(today, -this.int(1, 50)) : addDays(today, this.int(1, 9));
  }
}

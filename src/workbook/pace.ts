const QUIET = 100;
const MOST = 600;

/** Runs something soon after a burst of hurrying ends, but never later than 600 ms after the burst began. */
export class Pace {
  readonly #run: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | undefined;
  #stopped = false;

  constructor(run: () => Promise<void>) {
    this.#run = run;
  }

  hurry(): void {
    if (this.#stopped) return;
    const now = Date.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), Math.max(0, Math.min(QUIET, this.#since + MOST - now)));
  }

  /** Runs at once if anything is waiting. */
  now(): void {
    if (this.#since === undefined) return;
    clearTimeout(this.#timer);
    this.#since = undefined;
    void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#since = undefined;
  }
}

/** Runs something at steady intervals until it is stopped by the answer. */
export function every(milliseconds: number, run: () => void): () => void {
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
}

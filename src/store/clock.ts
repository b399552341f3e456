import type { Day } from "../base/day";

/** The time as commands see it. */
export interface Clock {
  /** This moment, UTC: `2026-04-01T09:30:00.000Z`. */
  now(): string;
  /** This day where the company is. */
  today(): Day;
}

/** A moment that something is computed for. */
export interface Moment {
  readonly today: Day;
  /** UTC instant. */
  readonly now: string;
}

/** The computer's own clock and time zone. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10) as Day;
  },
};

import { addDays, addMonths, daysBetween, type Day } from "../base/day";
import type { Contract } from "../records";

export type Frequency = Contract["terms"]["frequency"];

/** A stretch of days, both ends included. */
export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** A window in which one visit is owed, both ends included; `ordinal` counts 1, 2, 3 … through the whole contract. */
export interface Window {
  readonly ordinal: number;
  readonly opensOn: Day;
  readonly dueOn: Day;
}

/** A visit owed to a unit: `originalOn` is its day by the rule, `plannedOn` the working day it is planned for. */
export interface OwedVisit extends Window {
  readonly originalOn: Day;
  readonly plannedOn: Day;
}

/** The last day of a term of so many months: start + months − 1 day, clamped to the month's end. */
export const termEnd = (startsOn: Day, months: number): Day => addDays(addMonths(startsOn, months), -1);

/** How many days a span has, both ends counted; 0 for one that ends before it begins. */
export const daysIn = ({ from, until }: Span): number => Math.max(0, daysBetween(from, until) + 1);

/** Whether two spans share a day. */
export const overlap = (a: Span, b: Span): boolean => a.from <= b.until && b.from <= a.until;

/** The day so many steps of a frequency after its anchor, always counted from the anchor: 31 Jan, 28 Feb, 31 Mar. */
export function addSteps(anchor: Day, { interval, unit }: Step, steps: number): Day {
  const count = interval * steps;
  return unit === "month" ? addMonths(anchor, count) : addDays(anchor, count * (unit === "week" ? 7 : 1));
}
type Step = Omit<Extract<Frequency, { kind: "every" }>, "kind">;

/**
 * The windows of a span by a frequency, counted from its first day and cut at its last: every so many steps; so many times,
 * in whole months where they divide evenly and else in days; or from each named day to the day before the next.
 */
export function windowsOf(frequency: Frequency, span: Span, firstOrdinal = 1): Window[] {
  const opening = openings(frequency, span).filter((day) => day >= span.from && day <= span.until);
  return opening.map((opensOn, at) => {
    const next = opening[at + 1];
    return { ordinal: firstOrdinal + at, opensOn, dueOn: next ? addDays(next, -1) : span.until };
  });
}

function openings(frequency: Frequency, span: Span): Day[] {
  if (frequency.kind === "dates") return [...new Set(frequency.dates)].sort();
  if (frequency.kind === "times") return evenly(span, frequency.count);
  const days: Day[] = [];
  for (let k = 0, day = span.from; day <= span.until; day = addSteps(span.from, frequency, ++k))
    days.push(day);
  return days;
}

function evenly(span: Span, count: number): Day[] {
  const months = wholeMonths(span);
  const days = daysIn(span);
  return Array.from({ length: Math.min(count, days) }, (_, k) =>
    months && months % count === 0
      ? addMonths(span.from, (months / count) * k)
      : addDays(span.from, Math.floor((days * k) / Math.min(count, days))),
  );
}

/** How many whole months a span is, undefined when it is none. */
function wholeMonths({ from, until }: Span): number | undefined {
  const [year = 0, month = 0] = from.split("-").map(Number);
  const after = addDays(until, 1);
  const [toYear = 0, toMonth = 0] = after.split("-").map(Number);
  const months = (toYear - year) * 12 + toMonth - month;
  return months > 0 && addMonths(from, months) === after ? months : undefined;
}

/** All windows of a contract in order, phase after phase: a change of frequency cuts the window it falls in. */
export function contractWindows({ phases, endsOn }: Pick<Contract, "phases" | "endsOn">): Window[] {
  return phases.flatMap(({ from, frequency, ordinal }, at) => {
    const next = phases[at + 1];
    return windowsOf(frequency, { from, until: next ? addDays(next.from, -1) : endsOn }, ordinal);
  });
}

/**
 * The day a visit is planned for: its own where somebody works and the unit is not visited anyway, else the next such day of
 * its window, else the one before. Where nobody ever works in the window it is a day off, but never a `taken` one.
 */
export function workingDay(
  window: Pick<Window, "opensOn" | "dueOn">,
  wanted: Day,
  off: (day: Day) => boolean,
  taken: (day: Day) => boolean = () => false,
): Day {
  return (
    nearest(window, wanted, (day) => !off(day) && !taken(day)) ??
    nearest(window, wanted, (day) => !taken(day)) ??
    wanted
  );
}

function nearest(
  { opensOn, dueOn }: Pick<Window, "opensOn" | "dueOn">,
  wanted: Day,
  fits: (day: Day) => boolean,
): Day | undefined {
  for (let day = wanted; day <= dueOn; day = addDays(day, 1)) if (fits(day)) return day;
  for (let day = addDays(wanted, -1); day >= opensOn; day = addDays(day, -1)) if (fits(day)) return day;
  return undefined;
}

const middle = ({ opensOn, dueOn }: Pick<Window, "opensOn" | "dueOn">): Day =>
  addDays(opensOn, Math.floor(daysBetween(opensOn, dueOn) / 2));

/** The frequency that rules a day of a contract. */
export const frequencyOn = (phases: Contract["phases"], day: Day): Frequency | undefined =>
  phases.filter(({ from }) => from <= day).at(-1)?.frequency;

/**
 * The visits a contract owes a unit covered in a span: one in each window. A unit that joins in the middle of a window is
 * owed its visit when at least half of the window is left and no named day has passed; one that leaves is owed nothing later.
 */
export function visitsOwed(
  contract: Pick<Contract, "phases" | "endsOn"> & { readonly terms: Pick<Contract["terms"], "visitAt"> },
  cover: Span,
  off: (day: Day) => boolean,
): OwedVisit[] {
  return contractWindows(contract).flatMap((window) => {
    const named = frequencyOn(contract.phases, window.opensOn)?.kind === "dates";
    const owed = shareOf(window, cover, named);
    if (!owed) return [];
    const { visitAt } = contract.terms;
    const originalOn =
      named || visitAt === "start" ? owed.opensOn : visitAt === "end" ? owed.dueOn : middle(owed);
    return [{ ...owed, originalOn, plannedOn: workingDay(owed, originalOn, off) }];
  });
}

/** What a unit covered in a span has of a window; undefined when that is too little for a visit. */
function shareOf(window: Window, cover: Span, named: boolean): Window | undefined {
  const opensOn = window.opensOn < cover.from ? cover.from : window.opensOn;
  const dueOn = window.dueOn > cover.until ? cover.until : window.dueOn;
  const left = daysIn({ from: opensOn, until: dueOn });
  if (!left) return undefined;
  const late = window.opensOn < cover.from;
  if (late && (named || left * 2 < daysIn({ from: window.opensOn, until: window.dueOn }))) return undefined;
  return { ordinal: window.ordinal, opensOn, dueOn };
}

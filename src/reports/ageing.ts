import { msg, str } from "@lit/localize";
import { daysBetween, type Day } from "../base/day";

/** Upper limits of the ages in days: `[30, 60, 90]` makes not due, 0–30, 31–60, 61–90, over 90. */
export type Limits = readonly number[];

/** The limits a report offers, as its choice writes them. */
export const limitChoices: readonly string[] = ["30,60,90", "7,15,30", "15,30,45,60", "30,60,90,180,365"];

export const limitsOf = (text: string): Limits => text.split(",").map(Number);

/** What an age is called, from not due to the oldest. */
export const ageNames = (limits: Limits): string[] => [
  msg("Not due"),
  ...limits.map((limit, at) => msg(str`${at ? (limits[at - 1] ?? 0) + 1 : 0}–${limit} days`)),
  msg(str`Over ${limits.at(-1) ?? 0} days`),
];

/** Sorts amounts into their ages on a day by when they fell due; the day itself counts as 0 days. Minor units. */
export function aged(
  due: Readonly<Record<Day, number>> | readonly (readonly [Day, number])[],
  on: Day,
  limits: Limits,
): number[] {
  const ages = new Array<number>(limits.length + 2).fill(0);
  const pairs = Array.isArray(due) ? (due as readonly (readonly [Day, number])[]) : Object.entries(due);
  for (const [day, amount] of pairs) {
    const days = daysBetween(day, on);
    const within = limits.findIndex((limit) => days <= limit);
    const at = days < 0 ? 0 : within < 0 ? limits.length + 1 : within + 1;
    ages[at] = (ages[at] ?? 0) + amount;
  }
  return ages;
}

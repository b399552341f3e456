import { addDays, addMonths, daysBetween, type Day } from "../base/day";
import { allocateMoney } from "../base/money";
import { Decimal, roundTo } from "../base/decimal";
import type { Contract, Cover, Plan } from "../records";
import { termsOf } from "./model";
import { escalated, type Installment } from "./money";
import { daysIn, type Frequency, type Span } from "./schedule";

/** What is asked of a renewal; what is left out is as it was. */
export interface RenewalWish {
  /** The day after the old term when left out. */
  readonly startsOn?: Day;
  readonly months?: number;
  /** By how many percent the prices rise: `"10"`, `"-5"`. */
  readonly escalationPercent?: string;
  readonly planId?: Plan["id"];
  readonly frequency?: Frequency;
}

/** The first day of a successor unless told otherwise. */
export const renewalStart = ({ endsOn }: Pick<Contract, "endsOn">): Day => addDays(endsOn, 1);

/** What a unit costs in the next term: as much a day as before, or the plan's price; raised by so many percent. */
export function renewalPrice(
  cover: Pick<Cover, "from" | "until" | "price">,
  old: Span & { readonly months: number },
  {
    months,
    planPrice,
    escalationPercent = "0",
  }: {
    readonly months: number;
    readonly planPrice: number | undefined;
    readonly escalationPercent?: string | undefined;
  },
): number {
  if (planPrice !== undefined) return escalated(planPrice, escalationPercent);
  const price = roundTo(wholeTermPrice(cover, old).times(months).div(old.months), 0).toNumber() + 0;
  return escalated(price, escalationPercent);
}

/** What a unit would have cost for a whole term: of the prices that come to its part, to a minor unit, the roundest one. */
function wholeTermPrice(cover: Pick<Cover, "from" | "until" | "price">, old: Span): Decimal {
  const ratio = new Decimal(daysIn(old)).div(daysIn(cover));
  const byDays = ratio.times(cover.price);
  if (ratio.lte(1)) return byDays;
  // Its part was rounded when it joined or took another's place: by days alone 2,400.00 comes back as 2,400.01.
  for (let step = 1_000_000; step > 1; step /= 10) {
    const round = roundTo(byDays.div(step), 0).times(step);
    if (round.minus(byDays).abs().lte(ratio)) return round;
  }
  return byDays;
}

/** The frequency a contract ended with, its named days moved into the next term. */
export function renewalFrequency({ phases, terms, startsOn, months }: Contract, next: Day): Frequency {
  const last = phases.at(-1)?.frequency ?? terms.frequency;
  if (last.kind !== "dates") return last;
  return {
    kind: "dates",
    dates: last.dates.map((day) => shifted(day, { from: startsOn, to: next, months })),
  };
}

/** The days and shares of the old installments in the next term; all on its first day where there were none. */
export function renewalInstallments(
  { installments, startsOn, months }: Pick<Contract, "installments" | "startsOn" | "months">,
  next: Span,
  price: number,
): Installment[] {
  if (price === 0) return [];
  const before = installments.filter(({ amount }) => amount > 0);
  if (!before.length) return [{ dueOn: next.from, amount: price }];
  const shares = allocateMoney(
    price,
    before.map(({ amount }) => amount),
  );
  return before
    .map(({ dueOn }, at) => ({
      dueOn: shifted(dueOn, { from: startsOn, to: next.from, months }),
      amount: shares[at] ?? 0,
    }))
    .filter(({ amount }) => amount > 0);
}

/** A day of one term in the next: as many months on where the terms meet, else as many days after the first day. */
function shifted(day: Day, { from, to, months }: { from: Day; to: Day; months: number }): Day {
  return addMonths(from, months) === to ? addMonths(day, months) : addDays(to, daysBetween(from, day));
}

/** What the successor promises: what the plan named now does, or what the old contract did. */
export const renewalTerms = (
  old: Contract,
  plan: Plan | undefined,
  frequency: Frequency,
): Contract["terms"] => ({
  ...(plan ? termsOf(plan) : old.terms),
  frequency,
});

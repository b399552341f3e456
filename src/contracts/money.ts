import { addDays, addMonths, type Day } from "../base/day";
import { Decimal, roundTo } from "../base/decimal";
import { allocateMoney, type Money } from "../base/money";
import type { Contract, Cover } from "../records";
import { addSteps, daysIn, type Span } from "./schedule";

export type Installment = Contract["installments"][number];

/** How a price is split in time: so many equal parts, one for each of the first periods of the term. */
export interface InstallmentRule {
  readonly count: number;
  readonly everyMonths: number;
  /** In advance unless said otherwise. */
  readonly billing?: "advance" | "arrears";
  /** The periods end with calendar months. */
  readonly calendar?: boolean;
}

/** The parts of a price in minor units, fewer than asked for where the term has fewer periods; what does not divide is borne by the first ones. */
export function installmentsOf(price: Money, term: Span, rule: InstallmentRule): Installment[] {
  if (price === 0) return [];
  const unit = rule.calendar ? "monthEnd" : "month";
  const periods = billingPeriods(term, { interval: rule.everyMonths, unit }).slice(0, rule.count);
  const amounts = allocateMoney(
    price,
    periods.map(() => 1),
  );
  return periods.map((period, at) => ({
    dueOn: billDay(period, rule.billing ?? "advance", unit),
    amount: amounts[at] ?? 0,
  }));
}

/** The periods of a span, counted from its first day and cut at its last; `monthEnd` ends them with calendar months. */
export function billingPeriods(
  { from, until }: Span,
  step: { readonly interval: number; readonly unit: "day" | "week" | "month" | "monthEnd" },
): Span[] {
  const { interval, unit } = step;
  const start = (k: number): Day =>
    unit !== "monthEnd"
      ? addSteps(from, { interval, unit }, k)
      : k === 0
        ? from
        : addMonths(`${from.slice(0, 8)}01`, interval * k);
  const periods: Span[] = [];
  for (let k = 0; start(k) <= until; k++) {
    const last = addDays(start(k + 1), -1);
    periods.push({ from: start(k), until: last < until ? last : until });
  }
  return periods;
}

/** The day a period is billed: its first in advance; in arrears the day after it, or its last where it ends with the month. */
export const billDay = (
  { from, until }: Span,
  billing: "advance" | "arrears",
  unit: "day" | "week" | "month" | "monthEnd",
): Day => (billing === "advance" ? from : unit === "monthEnd" ? until : addDays(until, 1));

/** The part of an amount that falls on some of its days, halves away from zero; minor units. */
export function proRata(amount: Money, part: Span, whole: Span): Money {
  const days = daysIn(whole);
  return days ? roundTo(new Decimal(amount).times(daysIn(part)).div(days), 0).toNumber() + 0 : 0;
}

/** An amount raised (or, negative, lowered) by so many percent, halves away from zero; minor units. */
export const escalated = (amount: Money, percent: string): Money =>
  roundTo(new Decimal(amount).times(new Decimal(percent).plus(100)).div(100), 0).toNumber() + 0;

/** What of a contract's price is billed already; minor units before tax. */
export const billedOf = ({ installments }: Pick<Contract, "installments">): Money =>
  installments.reduce((sum, { amount, invoiceId }) => (invoiceId ? sum + amount : sum), 0);

/** What it comes to when cover ends before the term does; minor units before tax. */
export interface Settlement {
  /** The part of the price that falls on the days from the first uncovered one on. */
  readonly unused: Money;
  readonly earned: Money;
  readonly billed: Money;
  /** Billed beyond what was earned: to be given back. */
  readonly credit: Money;
  /** Earned and not billed yet. */
  readonly owed: Money;
}

/** The settlement of a contract of which some covers end the day before `on`. */
export function settlement(
  contract: Pick<Contract, "price" | "installments">,
  ending: readonly Pick<Cover, "from" | "until" | "price">[],
  on: Day,
): Settlement {
  const unused = ending.reduce((sum, cover) => {
    const rest = { from: on > cover.from ? on : cover.from, until: cover.until };
    return sum + proRata(cover.price, rest, cover);
  }, 0);
  const earned = contract.price - unused;
  const billed = billedOf(contract);
  return {
    unused,
    earned,
    billed,
    credit: Math.max(0, billed - earned),
    owed: Math.max(0, earned - billed),
  };
}

/** The installments when the price becomes another one: what is billed stays, the open ones share what is left as they did. */
export function repriced(installments: readonly Installment[], price: Money, on: Day): Installment[] {
  const billed = installments.filter(({ invoiceId }) => invoiceId);
  const open = installments.filter(({ invoiceId }) => !invoiceId);
  const left = price - billed.reduce((sum, { amount }) => sum + amount, 0);
  if (left <= 0) return [...billed];
  if (!open.length) return [...billed, { dueOn: on, amount: left }];
  const shares = allocateMoney(
    left,
    open.map(({ amount }) => amount),
  );
  const parts = open.map(({ dueOn }, at) => ({ dueOn, amount: shares[at] ?? 0 }));
  return [...billed, ...parts.filter(({ amount }) => amount > 0)];
}

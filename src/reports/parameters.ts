import { msg } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import { fiscalYear } from "../base/fiscal-year";
import { Refusal } from "../base/refusal";
import type { Side } from "../company/settlement";
import type { Answers, Parameter } from "./report";

/** The day a report is asked for; today at first. */
export const onDay = (label: () => string = () => msg("On")): Parameter => ({
  name: "on",
  label,
  kind: "day",
  initial: (today) => today,
});

/** From and to: the financial year so far at first. */
export const yearSoFar = (): readonly [Parameter, Parameter] => [
  {
    name: "from",
    label: () => msg("From"),
    kind: "day",
    initial: (today, company) => fiscalYear(today, company.fiscalYearStart).from,
  },
  { name: "to", label: () => msg("Till"), kind: "day", initial: (today) => today },
];

/** From and to: so many days back till today at first. */
export const lastDays = (days: number): readonly [Parameter, Parameter] => [
  { name: "from", label: () => msg("From"), kind: "day", initial: (today) => addDays(today, 1 - days) },
  { name: "to", label: () => msg("Till"), kind: "day", initial: (today) => today },
];

/** From and to without bounds at first: everything there is. */
export const anyTime = (): readonly [Parameter, Parameter] => [
  { name: "from", label: () => msg("From"), kind: "day", initial: () => "" },
  { name: "to", label: () => msg("Till"), kind: "day", initial: () => "" },
];

/** Customers or principals; customers at first. */
export const sideChoice = (): Parameter => ({
  name: "side",
  label: () => msg("Whose"),
  kind: "choice",
  options: () => [
    { value: "customer", label: msg("Customers") },
    { value: "principal", label: msg("Principals") },
  ],
  initial: "customer",
});

/** The side answered. */
export const sideOf = ({ side }: Answers): Side => (side === "principal" ? "principal" : "customer");

/** Days from and to, both included; open where they were not answered. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

const FIRST: Day = "0100-01-01";
const LAST: Day = "9999-12-31";

/** The days answered. @throws Refusal when they run backwards */
export function spanOf({ from = "", to = "" }: Answers): Span {
  if (from && to && from > to)
    throw new Refusal(msg("These days run backwards."), { to: msg("This day lies before the first one.") });
  return { from: from || FIRST, to: to || LAST };
}

/** Whether a day lies in a span. */
export const within = ({ from, to }: Span, day: Day): boolean => day >= from && day <= to;

/** Whether a flag was answered with yes. */
export const isYes = (answers: Answers, name: string): boolean => answers[name] === "yes";

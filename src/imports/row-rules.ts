import { addDays, addMonths, type Day } from "../base/day";
import { Decimal } from "../base/decimal";
import type { ListKind } from "./model";

/** What a whole row is checked and completed by; `fail` tells a fault at a field. */
export type RowRule = (values: Record<string, string>, fail: (field: string, reason: string) => void) => void;

const money = (text: string | undefined): Decimal => new Decimal(text || "0");

const billRule: RowRule = (values, fail) => {
  values.due ||= values.date ?? "";
  values.paid ||= "0.00";
  if (values.due && values.date && values.due < values.date) fail("due", "dueBeforeDate");
  const open = money(values.amount).minus(money(values.paid));
  if (values.amount && open.isNegative()) fail("paid", "paidMoreThanAmount");
  values.open = open.toFixed(2);
};

const contractRule: RowRule = (values, fail) => {
  const { start, end, months } = values;
  if (!start) return;
  if (end && end < start) return fail("end", "endBeforeStart");
  if (months && end) {
    if (lastDay(start, Number(months)) !== end) fail("end", "endDiffersFromMonths");
  } else if (months) values.end = lastDay(start, Number(months));
  else if (end) {
    const whole = monthsBetween(start, end);
    if (whole) values.months = String(whole);
    else fail("end", "endDiffersFromMonths");
  } else fail("months", "missing");
};

const lastDay = (start: Day, months: number): Day => addDays(addMonths(start, months), -1);

function monthsBetween(start: Day, end: Day): number | undefined {
  const near =
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
    Number(end.slice(5, 7)) -
    Number(start.slice(5, 7));
  return [near - 1, near, near + 1].find((months) => months > 0 && lastDay(start, months) === end);
}

const itemRule: RowRule = (values) => {
  values.unit = (values.unit || "NOS").toUpperCase();
};

/** The rule of each kind of list that has one. */
export const rowRules: Partial<Record<ListKind, RowRule>> = {
  bills: billRule,
  contracts: contractRule,
  items: itemRule,
};

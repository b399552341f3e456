import { msg, str } from "@lit/localize";
import { Decimal, roundTo, type DecimalValue } from "../base/decimal";
import type { Money } from "../base/money";

/** Totals as somebody states them, in minor units; what is absent is not stated, and counts as nothing in a sum. */
export interface StatedTotals {
  readonly lineNets?: readonly Money[];
  readonly sumLines?: Money;
  readonly allowanceAmounts?: readonly Money[];
  readonly allowances?: Money;
  readonly chargeAmounts?: readonly Money[];
  readonly charges?: Money;
  readonly net?: Money;
  /** Tax by category and rate, rounded once each. */
  readonly breakdown?: readonly {
    readonly taxable: Money;
    readonly rate: DecimalValue;
    readonly tax: Money;
  }[];
  readonly taxAmounts?: readonly Money[];
  readonly tax?: Money;
  readonly gross?: Money;
  readonly prepaid?: Money;
  readonly rounding?: Money;
  readonly due?: Money;
}

/** Which stated totals contradict the others, by field, each with the rule of EN 16931 it breaks; none when all agree. */
export function checkTotals(stated: StatedTotals): Record<string, string> {
  const { sumLines, allowances, charges, net, tax, gross, prepaid, rounding, due } = stated;
  const problems: Record<string, string> = {};
  const must = (field: string, rule: string, given: Money | undefined, follows: Money | undefined) => {
    if (given === undefined || follows === undefined || given === follows) return;
    problems[field] = msg(str`${rule}: ${given} is stated, ${follows} follows from the other figures.`);
  };
  must("sumLines", "BR-CO-10", sumLines, sum(stated.lineNets));
  must("allowances", "BR-CO-11", allowances, sum(stated.allowanceAmounts));
  must("charges", "BR-CO-12", charges, sum(stated.chargeAmounts));
  must("net", "BR-CO-13", net, less(sumLines, (allowances ?? 0) - (charges ?? 0)));
  must("tax", "BR-CO-14", tax, sum(stated.taxAmounts ?? stated.breakdown?.map((row) => row.tax)));
  must("gross", "BR-CO-15", gross, less(net, -(tax ?? 0)));
  must("due", "BR-CO-16", due, less(gross, (prepaid ?? 0) - (rounding ?? 0)));
  stated.breakdown?.forEach(({ taxable, rate, tax: given }, at) =>
    must(`breakdown.${at}`, "BR-CO-17", given, taxAt(taxable, rate)),
  );
  return problems;
}

const sum = (amounts: readonly Money[] | undefined): Money | undefined =>
  amounts?.reduce((all, amount) => all + amount, 0);

const less = (from: Money | undefined, by: Money): Money | undefined =>
  from === undefined ? undefined : from - by;

const taxAt = (taxable: Money, rate: DecimalValue): Money =>
  roundTo(new Decimal(taxable).times(rate).div(100), 0).toNumber() + 0;

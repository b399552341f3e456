import { Decimal, roundTo } from "../base/decimal";
import type { Money } from "../base/money";
import type { TaxCategory, TaxRounding } from "./tax-schemes";

/** A tax as it is levied: its name on the bill and the part of the whole rate it takes. */
export interface TaxComponent {
  readonly name: string;
  /** Divisor of the whole rate: 2 for CGST and SGST, 1 for IGST or VAT. */
  readonly divisor: number;
}

/** Tax of one component in one category and rate. */
export interface TaxRow {
  readonly name: string;
  readonly category: TaxCategory;
  /** The component's own rate in percent: 9 for CGST of 18. */
  readonly rate: string;
  /** The whole rate of the lines. */
  readonly lineRate: string;
  readonly taxable: Money;
  readonly amount: Money;
}

/** One line's (or adjustment's) net and taxes; under `category` rounding taxes belong to no line and are left out. */
export interface LineFigures {
  readonly net: Money;
  readonly taxes: Readonly<Record<string, Money>>;
}

/** An amount that bears tax: a line or a charge, in minor units, with tax inside when the bill is tax-inclusive. */
export interface TaxLine {
  readonly amount: Money;
  readonly category: TaxCategory;
  readonly rate: Decimal;
  readonly cessRate: Decimal;
}

interface TaxRule {
  readonly rounding: TaxRounding;
  readonly components: readonly TaxComponent[];
  readonly taxInclusive?: boolean;
}

/** One tax levied on a group, with its own rate in percent. */
interface Levy {
  readonly name: string;
  readonly rate: Decimal;
}

interface Split {
  readonly figures: LineFigures[];
  readonly taxes: TaxRow[];
}

/** Splits amounts into net and taxes and sums the taxes by category and rate, in order of first appearance. */
export function splitTax(entries: readonly TaxLine[], rule: TaxRule): Split {
  const figures: LineFigures[] = [];
  const taxes = [...grouped(entries).values()].flatMap((places) => {
    const group = places.map((at) => entries[at]!);
    const levies = leviesOn(group[0]!, rule.components);
    const split =
      rule.rounding === "category" ? byCategory(group, levies, rule) : byLine(group, levies, rule);
    split.forEach((one, at) => (figures[places[at]!] = one.figures));
    return rowsOf(group[0]!, levies, split);
  });
  return { figures, taxes };
}

/** The places of the entries of each category and rate. */
function grouped(entries: readonly TaxLine[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  entries.forEach(({ category, rate, cessRate }, at) => {
    const key = `${category} ${rate.toFixed()} ${cessRate.toFixed()}`;
    const places = groups.get(key);
    if (places) places.push(at);
    else groups.set(key, [at]);
  });
  return groups;
}

function leviesOn({ rate, cessRate }: TaxLine, components: readonly TaxComponent[]): Levy[] {
  const levies = components.map(({ name, divisor }) => ({ name, rate: rate.div(divisor) }));
  return components.length && !cessRate.isZero() ? [...levies, { name: "Cess", rate: cessRate }] : levies;
}

interface SplitEntry {
  readonly figures: LineFigures;
  /** Taxes by levy, in the order of the levies; under category rounding the whole group's, on its first entry. */
  readonly amounts: readonly Money[];
}

/** Tax on each line: rounded by itself, or (carry) so that the sum up to each line is right. */
function byLine(group: readonly TaxLine[], levies: readonly Levy[], rule: TaxRule): SplitEntry[] {
  const whole = sumOf(levies);
  const rounders = levies.map(() => rounder(rule.rounding === "carry"));
  const netRounder = rounder(rule.rounding === "carry");
  return group.map(({ amount }) => {
    const exact = (levy: Levy) => taxIn(amount, levy.rate, whole, rule.taxInclusive);
    const alone = rule.taxInclusive && levies.length === 1;
    const net = alone ? netRounder(netIn(amount, whole)) : 0;
    const amounts = levies.map((levy, at) => (alone ? amount - net : rounders[at]!(exact(levy))));
    const taxed = amounts.reduce((all, one) => all + one, 0);
    const names = Object.fromEntries(levies.map(({ name }, at) => [name, amounts[at]!]));
    return { figures: { net: rule.taxInclusive ? amount - taxed : amount, taxes: names }, amounts };
  });
}

/** Tax once on the group's sum; where prices include it, the lines' nets carry the rounding on and sum to the group's. */
function byCategory(group: readonly TaxLine[], levies: readonly Levy[], rule: TaxRule): SplitEntry[] {
  const all = group.reduce((sum, { amount }) => sum + amount, 0);
  const together = { ...group[0]!, amount: all };
  const [{ figures, amounts }] = byLine([together], levies, { ...rule, rounding: "line" }) as [SplitEntry];
  const carry = rounder(true);
  const part = (amount: Money) =>
    all === 0 ? netIn(amount, sumOf(levies)) : new Decimal(amount).times(figures.net).div(all);
  return group.map(({ amount }, at) => ({
    figures: { net: rule.taxInclusive ? carry(part(amount)) : amount, taxes: {} },
    amounts: at === 0 ? amounts : levies.map(() => 0),
  }));
}

function rowsOf(first: TaxLine, levies: readonly Levy[], split: readonly SplitEntry[]): TaxRow[] {
  const taxable = split.reduce((all, { figures }) => all + figures.net, 0);
  return levies.map(({ name, rate }, at) => ({
    name,
    category: first.category,
    rate: rate.toFixed(),
    lineRate: first.rate.toFixed(),
    taxable,
    amount: split.reduce((all, { amounts }) => all + amounts[at]!, 0),
  }));
}

const sumOf = (levies: readonly Levy[]): Decimal =>
  levies.reduce((all, { rate }) => all.plus(rate), new Decimal(0));

const netIn = (gross: Money, whole: Decimal): Decimal => new Decimal(gross).times(100).div(whole.plus(100));

const taxIn = (amount: Money, rate: Decimal, whole: Decimal, inclusive = false): Decimal =>
  new Decimal(amount).times(rate).div(inclusive ? whole.plus(100) : 100);

const round = (value: Decimal): Money => roundTo(value, 0).toNumber() + 0;

/** Rounds amounts one after another: each by itself, or so that their running sum is the rounded exact sum. */
function rounder(carry: boolean): (exact: Decimal) => Money {
  let exactSoFar = new Decimal(0);
  let roundedSoFar = 0;
  return (exact) => {
    if (!carry) return round(exact);
    exactSoFar = exactSoFar.plus(exact);
    const amount = round(exactSoFar) - roundedSoFar;
    roundedSoFar += amount;
    return amount;
  };
}

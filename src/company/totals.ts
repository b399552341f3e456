import { Decimal, roundTo, type DecimalValue } from "../base/decimal";
import type { Money } from "../base/money";
import type { TaxCategory, TaxRounding } from "./tax-schemes";
import { splitTax, type LineFigures, type TaxComponent, type TaxLine, type TaxRow } from "./tax-split";

/** One line as billed. Decimals are plain text; amounts are minor units. */
export interface TotalsLine {
  readonly quantity: DecimalValue;
  /** Price of `baseQuantity` units in major units; it includes tax when the bill is tax-inclusive. */
  readonly price: DecimalValue;
  readonly baseQuantity?: DecimalValue;
  readonly discountPercent?: DecimalValue;
  /** Discount on the line beside the percentage. */
  readonly discount?: Money;
  /** Charge on the line. */
  readonly charge?: Money;
  readonly taxCategory: TaxCategory;
  readonly taxRate: DecimalValue;
  /** Compensation cess in percent beside the tax. */
  readonly cessRate?: DecimalValue;
}

/** A charge (positive) or discount (negative) on the whole document, with its own tax. */
export interface TotalsAdjustment {
  readonly amount: Money;
  readonly taxCategory: TaxCategory;
  readonly taxRate: DecimalValue;
  readonly cessRate?: DecimalValue;
}

/** Everything the totals of a document follow from. */
export interface TotalsInput {
  readonly lines: readonly TotalsLine[];
  readonly adjustments?: readonly TotalsAdjustment[];
  /** Decimals of the currency. */
  readonly digits: number;
  readonly rounding: TaxRounding;
  /** The taxes levied; none when the bill carries no tax. */
  readonly components: readonly TaxComponent[];
  readonly taxInclusive?: boolean;
  /** Round what is to pay to multiples of so many minor units (100 = whole rupees); 0 or absent = not at all. */
  readonly roundTo?: Money;
  readonly prepaid?: Money;
}

/** The figures of a document, all in minor units. */
export interface Totals {
  readonly lines: readonly LineFigures[];
  readonly adjustments: readonly LineFigures[];
  /** Σ line nets. */
  readonly sumLines: Money;
  /** Document discounts, as a positive figure. */
  readonly allowances: Money;
  readonly charges: Money;
  /** sumLines − allowances + charges. */
  readonly net: Money;
  readonly taxes: readonly TaxRow[];
  /** Σ taxes. */
  readonly tax: Money;
  /** net + tax. */
  readonly gross: Money;
  /** What rounding to the whole unit adds; no tax on it. */
  readonly rounding: Money;
  /** gross + rounding. */
  readonly total: Money;
  readonly prepaid: Money;
  /** total − prepaid. */
  readonly due: Money;
}

/** The totals of a bill; throws RangeError when a figure exceeds safe integers. */
export function invoiceTotals(input: TotalsInput): Totals {
  const adjustments = input.adjustments ?? [];
  const entries: TaxLine[] = [
    ...input.lines.map((line) => ({ ...taxOf(line), amount: lineAmount(line, input.digits) })),
    ...adjustments.map((one) => ({ ...taxOf(one), amount: one.amount })),
  ];
  const { figures, taxes } = splitTax(entries, input);
  const lines = figures.slice(0, input.lines.length);
  const others = figures.slice(input.lines.length);
  const sumLines = sum(lines.map(({ net }) => net));
  const charges = sum(others.filter((_, at) => isCharge(adjustments[at])).map(({ net }) => net));
  const allowances = -sum(others.filter((_, at) => !isCharge(adjustments[at])).map(({ net }) => net)) + 0;
  const net = sumLines - allowances + charges;
  const tax = sum(taxes.map(({ amount }) => amount));
  const gross = net + tax;
  const rounding = roundingOf(gross, input.roundTo ?? 0);
  const prepaid = input.prepaid ?? 0;
  const total = gross + rounding;
  const ends = { net, tax, gross, rounding, total, prepaid, due: total - prepaid };
  for (const [name, value] of Object.entries({ sumLines, allowances, charges, ...ends }))
    if (!Number.isSafeInteger(value)) throw new RangeError(`The figure ${name} is too large.`);
  return { lines, adjustments: others, sumLines, allowances, charges, taxes, ...ends };
}

/** A line's amount in minor units: quantity × price ÷ base quantity, less its discounts, plus its charge, rounded once. */
export function lineAmount(line: TotalsLine, digits: number): Money {
  const listed = new Decimal(line.quantity).times(line.price).div(line.baseQuantity ?? 1);
  const kept = new Decimal(100).minus(line.discountPercent ?? 0).div(100);
  const exact = listed.times(kept).times(new Decimal(10).pow(digits));
  return minor(exact.minus(line.discount ?? 0).plus(line.charge ?? 0));
}

/** What rounding an amount to multiples of `unit` adds, halves away from zero; 0 for no unit. */
export function roundingOf(amount: Money, unit: Money): Money {
  if (!unit) return 0;
  return roundTo(new Decimal(amount).div(unit), 0).times(unit).minus(amount).toNumber() + 0;
}

const minor = (value: Decimal): Money => roundTo(value, 0).toNumber() + 0;
const sum = (amounts: readonly Money[]): Money => amounts.reduce((all, amount) => all + amount, 0);
const isCharge = (one: TotalsAdjustment | undefined): boolean => (one?.amount ?? 0) >= 0;

function taxOf({ taxCategory, taxRate, cessRate }: TotalsAdjustment | TotalsLine): Omit<TaxLine, "amount"> {
  const taxed = taxCategory === "standard";
  return {
    category: taxCategory,
    rate: new Decimal(taxed ? taxRate : 0),
    cessRate: new Decimal(taxed ? (cessRate ?? 0) : 0),
  };
}

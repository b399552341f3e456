import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { Decimal, roundTo, type DecimalValue } from "../base/decimal";
import type { Money } from "../base/money";
import type { DecimalText } from "../base/quantity";
import type { TaxComponent } from "./tax-split";

const intraState: readonly TaxComponent[] = [
  { name: "CGST", divisor: 2 },
  { name: "SGST", divisor: 2 },
];
const interState: readonly TaxComponent[] = [{ name: "IGST", divisor: 1 }];

/** Where a supply is made from and where it is taxed, as two-figure state codes. */
export interface Supply {
  readonly supplierState: string;
  readonly placeOfSupply: string;
  /** To or from a special economic zone: always across. */
  readonly specialZone?: boolean;
}

/** Whether IGST is due: the place of supply lies outside the supplier's state, abroad, or in a special economic zone. */
export const isInterState = ({ supplierState, placeOfSupply, specialZone = false }: Supply): boolean =>
  specialZone || supplierState !== placeOfSupply;

/** The taxes GST levies on a supply: CGST and SGST inside the state, IGST across. */
export const gstComponents = (supply: Supply): readonly TaxComponent[] =>
  isInterState(supply) ? interState : intraState;

/** One billed line as the HSN summary counts it; amounts in minor units. */
export interface HsnLine {
  readonly hsn: string;
  readonly unit: string;
  /** Whole rate of GST in percent. */
  readonly rate: DecimalValue;
  readonly quantity: DecimalValue;
  readonly taxable: Money;
  /** Taxes by name: CGST, SGST, IGST, Cess. */
  readonly taxes: Readonly<Record<string, Money>>;
}

/** All lines of one HSN or SAC code, unit and rate. */
export interface HsnRow extends HsnLine {
  readonly rate: DecimalText;
  readonly quantity: DecimalText;
  /** Taxable value and taxes. */
  readonly total: Money;
}

/** Sums lines by code, unit and rate, in that order. */
export function hsnSummary(lines: readonly HsnLine[]): HsnRow[] {
  const rows = new Map<string, HsnRow>();
  for (const line of lines) {
    const rate = new Decimal(line.rate).toFixed();
    const key = JSON.stringify([line.hsn, line.unit, rate]);
    rows.set(key, added(rows.get(key), line, rate));
  }
  return [...rows.values()].sort(
    (a, b) => order(a.hsn, b.hsn) || order(a.unit, b.unit) || Number(a.rate) - Number(b.rate),
  );
}

function added(row: HsnRow | undefined, line: HsnLine, rate: DecimalText): HsnRow {
  const taxes = { ...row?.taxes };
  for (const [name, amount] of Object.entries(line.taxes)) taxes[name] = (taxes[name] ?? 0) + amount;
  const taxable = (row?.taxable ?? 0) + line.taxable;
  return {
    hsn: line.hsn,
    unit: line.unit,
    rate,
    quantity: new Decimal(row?.quantity ?? 0).plus(line.quantity).toFixed(),
    taxable,
    taxes,
    total: Object.values(taxes).reduce((all, amount) => all + amount, taxable),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many figures of the HSN code the law asks for on a bill, by turnover of the year before; since 1 April 2021. */
export function hsnDigits(on: Day, { turnoverAboveLimit }: { readonly turnoverAboveLimit: boolean }): number {
  if (on < "2021-04-01") return turnoverAboveLimit ? 4 : 2;
  return turnoverAboveLimit ? 6 : 4;
}

/** What is wrong with an HSN or SAC code that must have at least `least` figures, as a sentence; undefined when it will do. */
export function hsnProblem(code: string, least: number): string | undefined {
  if (!/^\d+$/.test(code)) return msg("An HSN or SAC code has only figures.");
  if (![2, 4, 6, 8].includes(code.length))
    return msg("An HSN code has 4, 6 or 8 figures, a SAC code 4 or 6.");
  if (code.startsWith("99") && code.length === 8) return msg("A SAC code has at most 6 figures.");
  return code.length < least ? msg(str`The code needs at least ${least} figures.`) : undefined;
}

/** Tax on a share of the value only (a rate of 5 % on 65 %): minor units, rounded once. */
export const reducedTax = (taxable: Money, rate: DecimalValue, factor: DecimalValue): Money =>
  roundTo(new Decimal(taxable).times(rate).times(factor).div(100), 0).toNumber() + 0;

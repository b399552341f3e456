import { Decimal, roundTo, type DecimalValue } from "./decimal";
import { plainNumber } from "./number-text";

/** An amount in integer minor units of its currency (paise, kopiykas, cents); always a safe integer. */
export type Money = number;

/** Why typed text is no amount. */
export type MoneyFault = "empty" | "notANumber" | "tooManyDecimals" | "tooLarge";

interface MoneyText {
  /** Decimals of the currency, see `currencyDigits`. */
  readonly digits: number;
  /** BCP 47 locale whose separators are understood. */
  readonly locale: string;
}

/** An amount typed by a person, or why it is none; decimals beyond the currency's are refused unless they are zeros. */
export function readMoney(
  text: string,
  { digits, locale }: MoneyText,
): { minor: Money } | { fault: MoneyFault } {
  if (!text.trim()) return { fault: "empty" };
  const plain = plainNumber(text, locale);
  if (plain === undefined) return { fault: "notANumber" };
  const minor = new Decimal(plain).times(new Decimal(10).pow(digits));
  if (!minor.isInteger()) return { fault: "tooManyDecimals" };
  const amount = minor.toNumber();
  // Adding zero turns −0 into 0.
  return Number.isSafeInteger(amount) ? { minor: amount + 0 } : { fault: "tooLarge" };
}

/** An amount typed by a person in minor units; undefined when it is none. */
export function parseMoney(text: string, options: MoneyText): Money | undefined {
  const read = readMoney(text, options);
  return "minor" in read ? read.minor : undefined;
}

/** An amount in major units as an exact decimal. */
export const toDecimal = (minor: Money, digits: number): Decimal =>
  new Decimal(minor).div(new Decimal(10).pow(digits));

/** A decimal in major units as minor units, halves away from zero; throws RangeError beyond safe integers. */
export function fromDecimal(value: DecimalValue, digits: number): Money {
  const minor = roundTo(new Decimal(value).times(new Decimal(10).pow(digits)), 0).toNumber() + 0;
  if (!Number.isSafeInteger(minor)) throw new RangeError(`The amount ${String(value)} is too large.`);
  return minor;
}

/** An amount as plain text in major units, for machines and cells: `"-1234.50"`. */
export const moneyText = (minor: Money, digits: number): string => toDecimal(minor, digits).toFixed(digits);

const formats = new Map<string, Intl.NumberFormat>();

/** An amount as a locale writes it, with the currency's sign when a currency is given: `₹1,25,000.00`. */
export function formatMoney(
  minor: Money,
  { currency, digits, locale }: MoneyText & { readonly currency?: string },
): string {
  const key = `${locale} ${currency ?? ""} ${digits}`;
  let format = formats.get(key);
  if (!format) {
    const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const options: Intl.NumberFormatOptions = currency
      ? { ...decimals, style: "currency", currency }
      : decimals;
    formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  }
  return format.format(moneyText(minor, digits) as `${number}`);
}

/** How many decimals a currency's amounts have by ISO 4217: 2 for INR, 0 for JPY, 3 for KWD; RangeError for no code. */
export const currencyDigits = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

/**
 * Splits an amount by weights (≥ 0) so that the parts sum to it exactly: the units left over go to the largest
 * remainders, earlier parts first. Weights that are all zero count as equal; no weights is a RangeError.
 */
export function allocateMoney(total: Money, weights: readonly DecimalValue[]): Money[] {
  if (!weights.length) throw new RangeError("There is nothing to split the amount among.");
  let shares = weights.map((weight) => new Decimal(weight));
  if (shares.some((share) => share.isNegative() && !share.isZero()))
    throw new RangeError("A weight is negative.");
  if (shares.every((share) => share.isZero())) shares = shares.map(() => new Decimal(1));
  const sum = Decimal.sum(...shares);
  const size = Math.abs(total);
  const exact = shares.map((share) => share.times(size).div(sum));
  const parts = exact.map((share) => share.floor().toNumber());
  let left = size - parts.reduce((all, part) => all + part, 0);
  const order = exact.map((share, at) => ({ at, rest: share.minus(share.floor()) }));
  for (const { at } of order.sort((a, b) => b.rest.comparedTo(a.rest) || a.at - b.at))
    if (left-- > 0) parts[at] = (parts[at] ?? 0) + 1;
  return parts.map((part) => (total < 0 ? -part + 0 : part));
}

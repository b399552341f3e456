import { Decimal } from "./decimal";
import { plainNumber } from "./number-text";

/**
 * A quantity, unit price or rate on paper: plain decimal text, `"4.5"`. Published invoices price `16000` pieces at
 * `0.00101` and sell `0.3535` of a unit, so thousandths would not do. Stock is counted in integer thousandths.
 */
export type DecimalText = string;

const canonical = /^-?\d+(\.\d+)?$/;

/** Whether text is a plain decimal number as records hold it: `1.5`, `-2`. */
export const isDecimalText = (text: string): boolean => canonical.test(text);

/** A quantity or price a person typed as plain decimal text, trailing zeros dropped; undefined when it is no number or finer than `decimals`. */
export function parseDecimal(
  text: string,
  { locale, decimals = 6 }: { readonly locale: string; readonly decimals?: number },
): DecimalText | undefined {
  const plain = plainNumber(text, locale);
  if (plain === undefined) return undefined;
  const value = new Decimal(plain);
  if (value.decimalPlaces() > decimals || value.precision() > 21) return undefined;
  return value.isZero() ? "0" : value.toFixed();
}

const formats = new Map<string, Intl.NumberFormat>();

/** Plain decimal text as a locale writes it, every decimal kept, at least `least` of them. */
export function formatDecimal(
  text: DecimalText,
  { locale, least = 0 }: { locale: string; least?: number },
): string {
  const key = `${locale} ${least}`;
  let format = formats.get(key);
  if (!format)
    formats.set(
      key,
      (format = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: 20 })),
    );
  return format.format(text as `${number}`);
}

/** A quantity of stock in integer thousandths; undefined for more than three decimals or no number. */
export function toThousandths(text: DecimalText): number | undefined {
  const typed = text.trim();
  if (!canonical.test(typed)) return undefined;
  const thousandths = new Decimal(typed).times(1000);
  const whole = thousandths.toNumber() + 0;
  return thousandths.isInteger() && Number.isSafeInteger(whole) ? whole : undefined;
}

/** Integer thousandths as plain decimal text without trailing zeros: `1500` → `"1.5"`. */
export const fromThousandths = (thousandths: number): DecimalText =>
  new Decimal(thousandths).div(1000).toFixed();

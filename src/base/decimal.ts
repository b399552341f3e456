import { Decimal as Library } from "decimal.js";

/** Decimal arithmetic for money and tax: 40 significant figures, halves rounded away from zero. */
export const Decimal = Library.clone({ precision: 40, rounding: Library.ROUND_HALF_UP });
export type Decimal = Library;
/** What can be read as a decimal: plain text, a number or a decimal. */
export type DecimalValue = Library.Value;

/** A number rounded to so many decimals, halves away from zero. */
export const roundTo = (value: DecimalValue, digits: number): Decimal =>
  new Decimal(value).toDecimalPlaces(digits, Library.ROUND_HALF_UP);

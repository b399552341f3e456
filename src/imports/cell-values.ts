import { dayOf, isDay, serialToDay, type Day } from "../base/day";
import { parseDay } from "../base/day-text";
import { Decimal } from "../base/decimal";
import { gstinFaults, normalGstin } from "../company/gstin";
import type { Country } from "../company/presets";
import { taxIdProblem } from "../company/tax-id";
import { cellText } from "./cell-text";
import type { Cell } from "./model";

/** What a cell was read as, or the reason why it is not that. */
export type Reading = { readonly value: string } | { readonly reason: string };

const fault = (reason: string): Reading => ({ reason });
const read = (value: string): Reading => ({ value });
const arabic = (text: string): string =>
  text.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966));

/** The first phone number of a cell, as its country writes it in digits: 10 in India, 380 and 9 more in Ukraine. */
export function readPhone(cell: Cell, country: Country): Reading {
  const text = arabic(cellText(cell));
  if (!text) return read("");
  const digits = (text.split(/[/,;]/)[0] ?? "").replace(/\D/g, "");
  if (country === "IN") {
    const ten = digits.length === 12 && digits.startsWith("91") ? digits.slice(2) : digits;
    const own = ten.length === 11 && ten.startsWith("0") ? ten.slice(1) : ten;
    return /^[6-9]\d{9}$/.test(own) ? read(own) : fault("phone");
  }
  if (country === "UA") {
    const known = /^(?:38)?0(\d{9})$|^8?0?(\d{9})$/.exec(digits);
    return known ? read(`380${known[1] ?? known[2]}`) : fault("phone");
  }
  return digits.length >= 5 && digits.length <= 15 ? read(digits) : fault("phone");
}

/** A day: a date cell, a plain serial, or text that begins with the day of the month; impossible ones are faults. */
export function readDay(cell: Cell): Reading {
  if (cell !== null && typeof cell === "object" && "day" in cell)
    return isDay(cell.day) ? read(cell.day) : fault("date");
  const text = arabic(cellText(cell)).replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z| ?[ap]m)?$/i, "");
  if (!text) return read("");
  const day = /^\d{4,5}(\.\d+)?$/.test(text) ? serial(Number(text)) : dayOfText(text);
  return day ? read(day) : fault("date");
}

/** Serials from 1927 to 2119; smaller numbers are years or mistakes. */
const serial = (value: number): Day | undefined =>
  value >= 10_000 && value < 80_000 ? serialToDay(value) : undefined;

function dayOfText(text: string): Day | undefined {
  if (isDay(text)) return text;
  const figures = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?:\s?р\.?)?$/.exec(text);
  if (figures) return dayOf(fullYear(figures[3]), Number(figures[2]), Number(figures[1]));
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+(\p{L}[\p{L}\p{M}]+)[-/.,' ]+(\d{4}|\d{2})$/u.exec(text);
  if (!named) return undefined;
  return parseDay(`${named[1]} ${named[2]} ${fullYear(named[3])}`, { today: "2000-01-01", order: "dmy" });
}

const fullYear = (text = ""): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** An amount with two decimals, negative in brackets, with a minus or `Cr`; blank and nil are nothing: `0.00`. */
export function readAmount(cell: Cell): Reading {
  const number = decimalOf(cell);
  return number ? read(number.toFixed(2)) : fault("amount");
}

/** A quantity of at most three decimals, its unit beside it dropped; blank is 0. */
export function readQuantity(cell: Cell): Reading {
  const number = decimalOf(typeof cell === "string" ? withoutUnit(cell) : cell);
  return number && !number.isNegative() && number.decimalPlaces() <= 3
    ? read(number.toFixed())
    : fault("amount");
}

const withoutUnit = (text: string): string => text.replace(/(\d)\s*\p{L}[\p{L}\p{M}.]*\s*$/u, "$1");

/** An amount or quantity as typed: 1,25,000.50 · 12 500,50 · Rs. 500/- · (300) · 20 Cr · nil. Undefined when it is none. */
function decimalOf(cell: Cell): Decimal | undefined {
  if (typeof cell === "number") return Number.isFinite(cell) ? new Decimal(String(cell)) : undefined;
  if (cell !== null && typeof cell === "object") return undefined;
  const typed = arabic(cellText(cell)).replace(/[−–]/g, "-").toLowerCase();
  const bare = typed
    .replace(/\/-$|\/=$/, "")
    .replace(/\p{Sc}|\brs\b\.?|\binr\b|\buah\b|\busd\b|\beur\b|грн\.?/gu, "")
    .trim();
  if (!bare || bare === "-" || bare === "nil") return new Decimal(0);
  const side = /\s*\b(cr|dr)\.?$/.exec(bare)?.[1];
  const unsided = bare.replace(/\s*\b(cr|dr)\.?$/, "");
  const bracketed = /^\((.+)\)$/.exec(unsided)?.[1] ?? unsided;
  const sign = /^([+-]?)\s*(.*?)\s*(-?)$/.exec(bracketed);
  const plain = plainDigits(sign?.[2] ?? "");
  if (plain === undefined) return undefined;
  const negative = side === "cr" || bracketed !== unsided || sign?.[1] === "-" || sign?.[3] === "-";
  return new Decimal(plain).times(negative ? -1 : 1).plus(0);
}

/** Digits with one decimal point: the last comma or point before one or two final digits is the mark, other commas group. */
function plainDigits(text: string): string | undefined {
  const joined = text.replace(/(\d)[\s'’](?=\d)/g, "$1");
  const [, whole = "", fraction = ""] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(joined) ?? [];
  const mark = fraction ? joined.charAt(whole.length) : "";
  const digits = ungrouped(whole, mark);
  if (digits !== undefined) return fraction ? `${digits}.${fraction}` : digits;
  return /^\d+\.\d{3,}$/.test(joined) ? joined : undefined;
}

function ungrouped(whole: string, mark: string): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  if (whole === "" && mark) return "0";
  // Points group where the comma is the decimal mark, and then strictly in threes.
  if (mark === "," && /^\d{1,3}(\.\d{3})+$/.test(whole)) return whole.replaceAll(".", "");
  return /^\d{1,3}(,\d{2,3})*,\d{3}$/.test(whole) ? whole.replaceAll(",", "") : undefined;
}

/** A GSTIN, ІПН or VAT ID as it is printed; what is wrong with a GSTIN is told fault by fault. */
export function readTaxId(cell: Cell, country: Country): Reading {
  const text = cellText(cell);
  if (!text) return read("");
  const normal = normalGstin(text);
  if (country !== "IN") return taxIdProblem(country, normal) ? fault("taxId") : read(normal);
  const faults = gstinFaults(normal);
  return faults.length ? fault(`gstin:${faults.join("+")}`) : read(normal);
}

const gstRates = ["0", "0.25", "3", "5", "12", "18", "28", "40"];

/** A tax rate in percent; in India one of the law's. */
export function readTaxRate(cell: Cell, country: Country): Reading {
  const text = cellText(cell);
  if (!text) return read("");
  const typed = /^(?:(?:gst|igst|vat|пдв)\s*@?\s*)?(\d+(?:[.,]\d+)?)\s*%?$/i.exec(text)?.[1];
  if (typed === undefined) return fault("gstRate");
  const rate = new Decimal(typed.replace(",", ".")).toFixed();
  const isRate = country === "IN" ? gstRates.includes(rate) : Number(rate) <= 100;
  return isRate ? read(rate) : fault("gstRate");
}

/** An HSN or SAC of 4, 6 or 8 digits; elsewhere any code. */
export function readTaxCode(cell: Cell, country: Country): Reading {
  const text = cellText(cell).replace(/\s+/g, "");
  return !text || country !== "IN" || /^(\d{4}|\d{6}|\d{8})$/.test(text) ? read(text) : fault("hsn");
}

/** An e-mail address. */
export function readEmail(cell: Cell): Reading {
  const text = cellText(cell);
  return !text || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? read(text) : fault("email");
}

/** Whole months: `12`, `12 months`. */
export function readMonths(cell: Cell): Reading {
  const text = arabic(cellText(cell));
  if (!text) return read("");
  const months = /^(\d{1,3})\s*(?:m|mths?|months?|міс\.?|місяц\p{L}*|महीने|mahine)?\.?$/iu.exec(text)?.[1];
  return months && Number(months) > 0 ? read(String(Number(months))) : fault("months");
}

const steps: readonly (readonly [RegExp, string])[] = [
  [/^(monthly|every month|per month|щомісяця|щомісячно|मासिक|har mahine)$/, "1 month"],
  [/^(quarterly|qtrly|qtly|every quarter|щокварталу|щоквартально|त्रैमासिक|timahi)$/, "3 month"],
  [
    /^(half[- ]?yearly|six monthly|semi[- ]?annual(ly)?|bi[- ]?annual(ly)?|раз на півроку|छमाही|chhamahi)$/,
    "6 month",
  ],
  [
    /^(yearly|annual|annually|once a year|per year|every year|щороку|щорічно|раз на рік|वार्षिक|salana)$/,
    "12 month",
  ],
  [/^(fortnightly|раз на два тижні)$/, "2 week"],
];

/** How often visits are owed, as `3 month`, `45 day` or `2 week`. */
export function readFrequency(cell: Cell): Reading {
  const text = cellText(cell).toLowerCase();
  if (!text) return read("");
  const named = steps.find(([pattern]) => pattern.test(text))?.[1];
  if (named) return read(named);
  const counted =
    /^(?:every\s+|кожні\s+)?(\d{1,3})[- ]*(?:(days?|днів|дні|दिन)|(weeks?|тижні|тижнів|हफ़्ते)|(?:months?|monthly|місяці|місяців|महीने))$/.exec(
      text,
    );
  if (!counted || Number(counted[1]) === 0) return fault("frequency");
  return read(`${Number(counted[1])} ${counted[2] ? "day" : counted[3] ? "week" : "month"}`);
}

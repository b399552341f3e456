import { msg, str } from "@lit/localize";
import { daysBetween, isDay, type Day } from "../base/day";
import type { DayOrder } from "../base/day-text";
import { currencyDigits, formatMoney, type Money } from "../base/money";
import { formatDecimal } from "../base/quantity";
import type { Company } from "../records";

/** How figures and days are written for one company, whatever Excel's own settings are. */
export interface Format {
  readonly locale: string;
  readonly currency: string;
  /** The currency's sign alone: `₹`. */
  readonly symbol: string;
  /** Decimals of the currency: 2 for INR. */
  readonly digits: number;
  /** In which order days are typed. */
  readonly dayOrder: DayOrder;
  /** Minor units with the currency: `₹ 1,42,600.00`. `whole` leaves out zero paise, `bare` the sign. */
  money(minor: Money, options?: { whole?: boolean; bare?: boolean }): string;
  /** A day: `24 Nov 2026`; `short` leaves out the year, `long` names the weekday: `Tuesday, 24 November`. */
  day(day: Day, style?: "medium" | "short" | "long"): string;
  /** A day as seen from today: `today`, `tomorrow`, `3 days ago`, else the day. */
  dayFrom(day: Day, today: Day): string;
  /** A sentence whose days (`2026-04-01`) are written as the company writes them: reasons and refusals name days. */
  prose(text: string): string;
  /** A UTC instant in local time: `24 Nov 2026, 10:42`. */
  moment(instant: string): string;
  /** The local time of day of a UTC instant: `10:42`. */
  time(instant: string): string;
  /** Decimal text with the locale's separators, at least `least` decimals of it: `1,250.5`. */
  quantity(value: string, least?: number): string;
  /** A whole number: `41,208`. */
  count(value: number): string;
}

const FALLBACK = { locale: "en-IN", currency: "INR" };

/** The figures and dates of a company; before it is set up, of its likely home. */
export function formatFor(company: Pick<Company, "locale" | "currency"> | undefined): Format {
  const { locale, currency } = company ?? FALLBACK;
  // Figures are in the digits that keyboards and bills there have; Hindi's locale data agrees.
  const figures = `${locale}-u-nu-latn`;
  const digits = currencyDigits(currency);
  const parts = new Intl.NumberFormat(figures, { style: "currency", currency }).formatToParts(0);
  const symbol = parts.find((part) => part.type === "currency")?.value ?? currency;
  const isSymbolFirst = parts[0]?.type === "currency";
  const money: Format["money"] = (minor, { whole = false, bare = false } = {}) => {
    const drop = whole && minor % 10 ** digits === 0;
    const size = Math.abs(drop ? minor / 10 ** digits : minor);
    const amount = formatMoney(size, { digits: drop ? 0 : digits, locale: figures });
    const sign = minor < 0 ? "−" : "";
    if (bare) return sign + amount;
    return isSymbolFirst ? `${sign}${symbol}\u00a0${amount}` : `${sign}${amount}\u00a0${symbol}`;
  };
  return {
    locale,
    currency,
    symbol,
    digits,
    dayOrder: dayOrderOf(locale),
    money,
    quantity: (value, least = 0) => formatDecimal(value, { locale: figures, least }),
    count: (value) => formatDecimal(String(value), { locale: figures }),
    ...dates(figures),
  };
}

function dayOrderOf(locale: string): DayOrder {
  const parts = new Intl.DateTimeFormat(locale, { day: "numeric", month: "numeric", year: "numeric" })
    .formatToParts(0)
    .map(({ type }) => type[0]);
  const order = parts.filter((letter) => letter === "d" || letter === "m" || letter === "y").join("");
  return order === "mdy" || order === "ymd" ? order : "dmy";
}

const STYLES = {
  short: { day: "numeric", month: "short" },
  medium: { day: "numeric", month: "short", year: "numeric" },
  long: { weekday: "long", day: "numeric", month: "long" },
} as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

function dates(locale: string) {
  const styles = {
    short: new Intl.DateTimeFormat(locale, { ...STYLES.short, timeZone: "UTC" }),
    medium: new Intl.DateTimeFormat(locale, { ...STYLES.medium, timeZone: "UTC" }),
    long: new Intl.DateTimeFormat(locale, { ...STYLES.long, timeZone: "UTC" }),
  };
  const moments = new Intl.DateTimeFormat(locale, { ...STYLES.medium, ...CLOCK });
  const times = new Intl.DateTimeFormat(locale, CLOCK);
  const day: Format["day"] = (value, style = "medium") =>
    styles[style].format(new Date(`${value}T00:00:00Z`));
  return {
    day,
    dayFrom: (value: Day, today: Day): string => {
      const away = daysBetween(today, value);
      if (away === 0) return msg("today");
      if (away === 1) return msg("tomorrow");
      if (away === -1) return msg("yesterday");
      if (away < 0 && away > -8) return msg(str`${-away} days ago`);
      return day(value, value.slice(0, 4) === today.slice(0, 4) ? "short" : "medium");
    },
    prose: (text: string): string =>
      text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (found) => (isDay(found) ? day(found) : found)),
    moment: (instant: string): string => moments.format(new Date(instant)),
    time: (instant: string): string => times.format(new Date(instant)),
  };
}

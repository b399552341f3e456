/** A calendar day as ISO text, `"2026-04-01"`; years 0100 to 9999. Days compare as text. */
export type Day = string;

const MS = 86_400_000;
/** `Date.UTC` is the platform's Gregorian calendar without zones: no library is needed for whole days. */
const count = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MS;
const dayAt = (days: number): Day => new Date(days * MS).toISOString().slice(0, 10);

/** Whether a value is a day that exists in the calendar: `"2026-02-29"` is not one. */
export function isDay(value: unknown): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const [year = 0, month = 0, date = 0] = value.split("-").map(Number);
  return dayOf(year, month, date) === value;
}

/** The day of a year, month (1..12) and date, or undefined where the calendar has none. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, date));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return exists && year >= 100 && year <= 9999 ? at.toISOString().slice(0, 10) : undefined;
}

/** The day so many days later, or earlier when negative. */
export const addDays = (day: Day, days: number): Day => dayAt(count(day) + days);

/** The same date so many months later; where that month is shorter, its last day (31 Jan + 1 = 28 Feb). */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return dayAt(last.getTime() / MS - Math.max(last.getUTCDate() - date, 0));
}

/** How many days `to` lies after `from`; negative when before. */
export const daysBetween = (from: Day, to: Day): number => count(to) - count(from);

/** Orders days for sorting: negative when `a` is earlier. */
export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** The weekday, 1 = Monday to 7 = Sunday. */
export const weekday = (day: Day): number => ((((count(day) + 3) % 7) + 7) % 7) + 1;

/** The calendar day of a moment where this machine stands. */
export const today = (now: Date): Day =>
  new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

const SERIAL_ZERO = count("1899-12-30");
const FALSE_LEAP_DAY = 60;

/** A day as Excel counts it in the 1900 date system: 1 = 1 January 1900, with Excel's 29 February 1900. */
export function dayToSerial(day: Day): number {
  const serial = count(day) - SERIAL_ZERO;
  return serial > FALSE_LEAP_DAY ? serial : serial - 1;
}

/** The day of an Excel serial, its time of day dropped; undefined below 1, above 9999-12-31 and for the day that never was. */
export function serialToDay(serial: number): Day | undefined {
  const whole = Math.floor(serial);
  if (!(whole >= 1 && whole <= 2_958_465) || whole === FALSE_LEAP_DAY) return undefined;
  return dayAt(SERIAL_ZERO + whole + (whole < FALSE_LEAP_DAY ? 1 : 0));
}

/**
 * What a placeholder prints: text, a number, yes/no, a day ("2026-04-01"), money in minor units with the currency's
 * digits, or nothing.
 */
export type PaperValue =
  string | number | boolean | { day: string } | { money: number; digits: number } | null;

/** The fields of one repeated row. */
export type PaperRow = Readonly<Record<string, PaperValue>>;

/** Everything a template may ask for. */
export interface PaperDocument {
  /** `{{company.name}}` prints `scalars["company.name"]`. */
  scalars: Readonly<Record<string, PaperValue>>;
  /** The row with `{{line.qty}}` is repeated for each of `blocks.line`, printing its `qty`. */
  blocks: Readonly<Record<string, readonly PaperRow[]>>;
  /** Pictures by name: `logo`, `qr`, `signature`, `stamp`, or any `{{name}}` in a picture's alternative text. */
  images?: Readonly<Record<string, { png: Uint8Array }>>;
  /** The name the paper's sheet gets. */
  sheetName?: string;
  /** How days and money read inside a longer text, as in "uk-UA"; ISO and plain digits without it. */
  locale?: string;
}

/** Whether there is something to print: zero counts; nothing, empty text and `false` do not. */
export function isPresent(value: PaperValue | undefined): boolean {
  return value !== undefined && value !== null && value !== "" && value !== false;
}

/** A value as it reads inside a longer text. */
export function valueText(value: PaperValue | undefined, locale?: string): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number")
    return Number.isFinite(value) ? formatNumber(value, { maximumFractionDigits: 10 }, locale) : "";
  if (typeof value !== "object") return String(value);
  if ("day" in value) return dayText(value.day, locale);
  const { digits } = value;
  if (!locale) return moneyNumeral(value);
  return formatNumber(
    Number(moneyNumeral(value)),
    { minimumFractionDigits: digits, maximumFractionDigits: digits },
    locale,
  );
}

/** Money as an exact decimal numeral: `{ money: -5, digits: 2 }` → "-0.05". */
export function moneyNumeral({ money, digits }: { money: number; digits: number }): string {
  const units = String(Math.abs(money)).padStart(digits + 1, "0");
  const whole = units.slice(0, units.length - digits);
  const sign = money < 0 ? "-" : "";
  return digits > 0 ? `${sign}${whole}.${units.slice(-digits)}` : sign + whole;
}

function formatNumber(value: number, options: Intl.NumberFormatOptions, locale?: string): string {
  return locale ? value.toLocaleString(locale, options) : String(value);
}

function dayText(day: string, locale?: string): string {
  const time = dayTime(day);
  if (!locale || time === undefined) return day;
  return new Date(time).toLocaleDateString(locale, {
    timeZone: "UTC",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  });
}

/** The serial number of a day in a workbook; undefined where the text is no day a worksheet knows. */
export function daySerial(day: string, from1904: boolean): number | undefined {
  const time = dayTime(day);
  if (time === undefined) return undefined;
  const serial = time / 86_400_000 + 25_569 - (from1904 ? 1462 : 0);
  return serial >= (from1904 ? 0 : 61) && serial <= 2_958_465 ? serial : undefined; // before March 1900 Excel miscounts
}

function dayTime(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : time;
}

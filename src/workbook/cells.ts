import { dayToSerial, serialToDay, type Day } from "../base/day";
import { parseDay, type DayOrder } from "../base/day-text";
import { parseMoney } from "../base/money";
import { parseDecimal } from "../base/quantity";
import type { CellKind, CellValue } from "./mirror";
import type { Cell } from "./port";

/** What one cell can hold. */
export const CELL_LIMIT = 32_767;

/** How the company writes figures and dates. */
export interface CellContext {
  /** Decimals of its currency. */
  readonly digits: number;
  readonly locale: string;
  readonly today: Day;
}

/** A declared value as the worksheet holds it: money in major units, dates as serial numbers, text capped at 32,767. */
export function toCell(value: CellValue, kind: CellKind, { digits }: Pick<CellContext, "digits">): Cell {
  if (value === undefined || value === "") return "";
  if (typeof value === "boolean") return value;
  switch (kind) {
    case "money":
      return Number(value) / 10 ** digits;
    case "number":
    case "quantity":
      return Number.isFinite(Number(value)) ? Number(value) : String(value);
    case "date":
      return dayToSerial(String(value));
    case "moment":
      return momentToSerial(String(value));
    default:
      return capped(String(value));
  }
}

/** Text cut to what a cell can hold; a cut is shown by `…`. */
export const capped = (text: string): string =>
  text.length > CELL_LIMIT ? `${text.slice(0, CELL_LIMIT - 1)}…` : text;

/** A UTC instant as the serial number of this machine's wall clock, to the second. */
function momentToSerial(instant: string): number {
  const at = new Date(instant);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
  const [hours = 0, minutes = 0, seconds = 0] = local.slice(11, 19).split(":").map(Number);
  return dayToSerial(local.slice(0, 10)) + (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/** Whether two cells show the same, numbers compared as the worksheet stores them (15 digits). */
export function sameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= Math.abs(a) * 1e-14 || a.toPrecision(15) === b.toPrecision(15);
  return typeof a === "string" && typeof b === "string" && lines(a) === lines(b);
}

/** A worksheet keeps line breaks as bare LF. */
const lines = (text: string): string => text.replace(/\r\n?/g, "\n");

/** Why what was typed cannot be read as the column's kind. */
export type TypedFault = "no number" | "no amount" | "no date" | "no choice";

/**
 * What a person typed, as text for the column's command: dates as `2026-04-01`, amounts in minor units, numbers and
 * quantities as plain decimals, choices as they are declared whatever the case. An emptied cell is "".
 */
export function readTyped(
  typed: Cell,
  kind: CellKind,
  context: CellContext,
  choices?: readonly string[],
): { text: string } | { fault: TypedFault } {
  const text = String(typed).trim();
  if (text === "") return { text: "" };
  switch (kind) {
    case "money":
      return asMoney(typed, context);
    case "number":
    case "quantity": {
      const plain = plainDecimal(typed, context.locale);
      return plain === undefined ? { fault: "no number" } : { text: plain };
    }
    case "date":
    case "moment":
      return asDay(typed, context);
    case "choice":
      return asChoice(text, choices);
    default:
      return { text: typeof typed === "string" ? typed : text };
  }
}

function plainDecimal(typed: Cell, locale: string): string | undefined {
  // A float typed by a person prints shortest-round-trip; beyond 15 digits the worksheet itself has rounded.
  if (typeof typed === "number") return parseDecimal(String(Number(typed.toPrecision(15))), { locale: "en" });
  return typeof typed === "string" ? parseDecimal(typed, { locale }) : undefined;
}

function asMoney(typed: Cell, { digits, locale }: CellContext): { text: string } | { fault: TypedFault } {
  const plain = typeof typed === "number" ? plainDecimal(typed, "en") : String(typed);
  const minor =
    plain === undefined
      ? undefined
      : parseMoney(plain, { digits, locale: typeof typed === "number" ? "en" : locale });
  return minor === undefined ? { fault: "no amount" } : { text: String(minor) };
}

function asDay(typed: Cell, { today, locale }: CellContext): { text: string } | { fault: TypedFault } {
  const day =
    typeof typed === "number"
      ? serialToDay(typed)
      : parseDay(String(typed), { today, order: dayOrder(locale) });
  return day === undefined ? { fault: "no date" } : { text: day };
}

function asChoice(text: string, choices?: readonly string[]): { text: string } | { fault: TypedFault } {
  if (!choices) return { text };
  const chosen = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  return chosen === undefined ? { fault: "no choice" } : { text: chosen };
}

/** In which order a locale writes day, month and year. */
export function dayOrder(locale: string): DayOrder {
  const order = dateParts(locale)
    .filter(({ type }) => type !== "literal")
    .map(({ type }) => type[0])
    .join("");
  return order === "mdy" || order === "ymd" ? order : "dmy";
}

/** The parts of a numeric date as a locale orders them. */
export const dateParts = (locale: string): Intl.DateTimeFormatPart[] =>
  new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" })
    .formatToParts(Date.UTC(2026, 10, 25))
    .filter(({ type }) => ["day", "month", "year", "literal"].includes(type));

import type { CellInput } from "../grid-types";
import { invalidArgument } from "./errors";

/** What the grid is to be given for a written value, and the number format typing it brings along. */
export interface Typed {
  readonly input: CellInput;
  readonly format?: string;
}

/** The longest text a cell holds; more is refused. */
export const CELL_TEXT_LIMIT = 32_767;

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);

/**
 * Reads a written string the way Excel reads a typed one (en-US): formulas by their first sign, numbers, percentages,
 * money, dates, TRUE and FALSE; a leading apostrophe keeps it text. In a cell formatted as text everything stays text.
 */
export function readTyped(text: string, textFormat = false): Typed {
  if (text === "" || text.startsWith("'")) return { input: text };
  if (textFormat) return plain(text);
  const first = text.charAt(0);
  // "=", "+", "-" and "@" begin a formula; alone they are text, and a signed number is a number.
  if (first === "=") return text.length > 1 ? formula(text) : plain(text);
  const value = readNumber(text.trim());
  if (value) return value;
  if (first === "+" || first === "-" || first === "@")
    return text.length > 1 ? formula(`=${text}`) : plain(text);
  if (/^(true|false)$/i.test(text.trim())) return { input: text.trim().length === 4 };
  return plain(text);
}

/** Begins with a letter and is neither a truth value nor a date by its month: the common text, known at a glance. */
export const PLAIN_TEXT = new RegExp(
  `^(?!true$|false$|(?:${MONTHS.map((month) => month.slice(0, 3)).join("|")})[a-z]*[-\\s,]+\\d)[a-z]`,
  "i",
);

/** A formula Excel would at least let stand: brackets and quotes closed, no two numbers side by side. */
function formula(text: string): Typed {
  const bare = text.replace(/"[^"]*"/g, "").replace(/'[^']*'/g, "");
  let depth = 0;
  for (const sign of bare) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth < 0) throw invalidArgument();
  }
  if (depth !== 0 || bare.includes('"') || /\d\s+\d/.test(bare) || /[-+*/^&,(=]$/.test(bare))
    throw invalidArgument();
  return { input: text };
}

/** Text as it stands: an apostrophe keeps the grid from reading a formula. */
const plain = (text: string): Typed => ({ input: text.startsWith("=") ? `'${text}` : text });

function readNumber(text: string): Typed | null {
  // Nearly all texts of a ledger end here: a number, date or time holds a digit and is short.
  if (text.length > 40 || !/\d/.test(text)) return null;
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    const scientific = /e/i.test(text);
    return { input: Number(text), ...(scientific ? { format: "0.00E+00" } : {}) };
  }
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text))
    return { input: Number(text.replaceAll(",", "")), format: text.includes(".") ? "#,##0.00" : "#,##0" };
  const percent = /^([+-]?\d*\.?\d+)\s*%$/.exec(text);
  if (percent) return { input: Number(percent[1]) / 100, format: text.includes(".") ? "0.00%" : "0%" };
  const money = /^([+-]?)\$\s*([\d,]*\.?\d+)$/.exec(text);
  if (money) return { input: Number(`${money[1]}${money[2]?.replaceAll(",", "")}`), format: "$#,##0.00" };
  const negative = /^\((\d+(\.\d+)?)\)$/.exec(text);
  if (negative) return { input: -Number(negative[1]) };
  return readMoment(text);
}

function readMoment(text: string): Typed | null {
  const [date = "", time] = text.split(/\s+(?=\d{1,2}:)/);
  const clock = readTime(time ?? date);
  if (time === undefined && clock !== null) return { input: clock, format: "h:mm" };
  const day = readDate(date);
  if (!day || (time !== undefined && clock === null)) return null;
  return {
    input: day.serial + (clock ?? 0),
    format: time === undefined ? day.format : "m/d/yyyy h:mm",
  };
}

function readTime(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?$/i.exec(text);
  if (!found) return null;
  const [, hours = "0", minutes = "0", seconds = "0", half] = found;
  let hour = Number(hours);
  if (half) hour = (hour % 12) + (/pm/i.test(half) ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return null;
  return (hour * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}

function readDate(text: string): { serial: number; format: string } | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), "m/d/yyyy");
  const american = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{2}|\d{4}))?$/.exec(text);
  if (american) {
    const year = american[3] ? fullYear(american[3]) : new Date().getFullYear();
    return dated(year, Number(american[1]), Number(american[2]), american[3] ? "m/d/yyyy" : "d-mmm");
  }
  return readNamedMonth(text);
}

/** `5 Jan`, `5-Jan-26`, `Jan 5`, `Jan 5, 2026`, `Jan 2026`. */
function readNamedMonth(text: string): { serial: number; format: string } | null {
  const dayFirst = /^(\d{1,2})[- ]([a-z]{3,9})(?:[- ,]+(\d{2}|\d{4}))?$/i.exec(text);
  const monthFirst = /^([a-z]{3,9})[- ](\d{1,2})(?:,? +(\d{4}))?$/i.exec(text);
  const monthOnly = /^([a-z]{3,9})[- ](\d{4})$/i.exec(text);
  const [month, day, year] = dayFirst
    ? [monthOf(dayFirst[2]), Number(dayFirst[1]), dayFirst[3]]
    : monthFirst
      ? [monthOf(monthFirst[1]), Number(monthFirst[2]), monthFirst[3]]
      : [monthOf(monthOnly?.[1]), 1, monthOnly?.[2]];
  if (!month) return null;
  const format = monthOnly ? "mmm-yy" : year ? "d-mmm-yy" : "d-mmm";
  return dated(year ? fullYear(year) : new Date().getFullYear(), month, day, format);
}

/** 1–12 for a month's name or the beginning of one, 0 for any other word. */
const monthOf = (name = ""): number =>
  name.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;

const fullYear = (text: string): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 30 ? 2000 : 1900);

function dated(
  year: number,
  month: number,
  day: number,
  format: string,
): { serial: number; format: string } | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day || year < 1900) return null;
  // Day 1 is 1900-01-01; the day that never was, 1900-02-29, shifts everything after it.
  const days = Math.round((at.getTime() - Date.UTC(1899, 11, 31)) / 86_400_000);
  return { serial: days > 59 ? days + 1 : days, format };
}

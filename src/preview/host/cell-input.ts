import type { CellInput } from "../grid-types";

/** What the grid is to be given for a written value, and the number format typing it brings along. */
export interface Typed {
  readonly input: CellInput;
  readonly format?: string;
}

/** The longest text a cell holds; more is refused. */
export const CELL_TEXT_LIMIT = 32_767;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads a written string the way Excel reads a typed one (en-US): formulas by their first sign, numbers, percentages,
 * money, dates, TRUE and FALSE; a leading apostrophe keeps it text. In a cell formatted as text everything stays text.
 */
export function readTyped(text: string, textFormat = false): Typed {
  if (text === "" || text.startsWith("'")) return { input: text };
  if (textFormat) return plain(text);
  const first = text.charAt(0);
  // "=", "+", "-" and "@" begin a formula; alone they are text, and a signed number is a number.
  if (first === "=") return text.length > 1 ? { input: text } : plain(text);
  const value = readNumber(text.trim());
  if (value) return value;
  if (first === "+" || first === "-" || first === "@")
    return text.length > 1 ? { input: `=${text}` } : plain(text);
  if (/^(true|false)$/i.test(text.trim())) return { input: text.trim().length === 4 };
  return plain(text);
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
  const named = /^(\d{1,2})[- ]([a-z]{3,9})(?:[- ,]+(\d{2}|\d{4}))?$/i.exec(text);
  if (!named) return null;
  const month = MONTHS.indexOf((named[2] ?? "").slice(0, 3).toLowerCase()) + 1;
  const year = named[3] ? fullYear(named[3]) : new Date().getFullYear();
  return month ? dated(year, month, Number(named[1]), named[3] ? "d-mmm-yy" : "d-mmm") : null;
}

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

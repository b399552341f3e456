import { addDays, addMonths, type Day } from "./day";

/** A financial year: `label` is `2026-27`, or `2026` when it is the calendar year; `from` and `to` are its first and last day. */
export interface FiscalYear {
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
}

/** The financial year a day falls in, for a year that starts with `startMonth` (1..12). */
export function fiscalYear(day: Day, startMonth: number): FiscalYear {
  const year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < startMonth ? 1 : 0);
  const from = `${year}-${String(startMonth).padStart(2, "0")}-01`;
  return {
    label: startMonth === 1 ? `${year}` : `${year}-${twoDigits(year + 1)}`,
    from,
    to: addDays(addMonths(from, 12), -1),
  };
}

/** A year's label as number prefixes show it: `2026-27` → `26-27`, `2026` → `26`. */
export const shortYear = (label: string): string => label.slice(2);

const twoDigits = (year: number): string => String(year % 100).padStart(2, "0");

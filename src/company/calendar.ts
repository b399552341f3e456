import { weekday, type Day } from "../base/day";
import type { Company } from "../records";

type CalendarSettings = Pick<Company["settings"], "weeklyOff" | "holidays" | "expiryAlertDays">;

/** Weekdays without visits, 1 = Monday … 7 = Sunday; Sunday unless the company says otherwise. */
export const weeklyOff = ({ weeklyOff = [7] }: CalendarSettings): readonly number[] => weeklyOff;

/** Days before its end on which a contract is pointed out, the earliest warning first: 30, 15, 7 unless set. */
export const expiryAlertDays = ({ expiryAlertDays = [30, 15, 7] }: CalendarSettings): readonly number[] =>
  [...expiryAlertDays].sort((a, b) => b - a);

/** Whether nobody works on a day: a weekly day off or a holiday. */
export function dayOff(settings: CalendarSettings): (day: Day) => boolean {
  const weekly = new Set(weeklyOff(settings));
  const holidays = new Set((settings.holidays ?? []).map(({ on }) => on));
  return (day) => holidays.has(day) || weekly.has(weekday(day));
}

import { msg } from "@lit/localize";
import { html } from "lit";
import type { Company } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/day-field";
import type { FormValues } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/text-field";
import { expiryAlertDays, weeklyOff } from "./calendar";

type Settings = Company["settings"];

interface HolidayRow {
  readonly on: string | undefined;
  readonly name: string;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The fields of days without visits and of warnings before a contract ends. */
export const calendarFields = (settings: Settings, locale: string) => {
  const off = weeklyOff(settings);
  return html`<sb-card heading=${msg("Days without visits")}
    ><div class="stack">
      <div class="row wrap" role="group" aria-label=${msg("Weekly days off")}>
        ${WEEKDAYS.map(
          (day) =>
            html`<sb-check
              name=${`off-${day}`}
              label=${weekdayName(day, locale)}
              .value=${off.includes(day)}
            ></sb-check>`,
        )}
      </div>
      <sb-lines
        name="holidays"
        label=${msg("Holidays")}
        .columns=${holidayColumns()}
        .blank=${(): HolidayRow => ({ on: undefined, name: "" })}
        .value=${settings.holidays ?? []}
      ></sb-lines>
      <sb-text
        name="expiryAlertDays"
        label=${msg("Point contracts out before they end")}
        hint=${msg("Days, with commas between.")}
        .value=${expiryAlertDays(settings).join(", ")}
      ></sb-text></div
  ></sb-card>`;
};

/** What those fields say, as settings. */
export function calendarOf(values: FormValues): Pick<Settings, "weeklyOff" | "holidays" | "expiryAlertDays"> {
  const rows = (values["holidays"] ?? []) as readonly HolidayRow[];
  const days = String(values["expiryAlertDays"] ?? "").split(/[,;\s]+/);
  return {
    weeklyOff: WEEKDAYS.filter((day) => values[`off-${day}`] === true),
    holidays: rows
      .flatMap(({ on, name }) => (on ? [{ on, name: name.trim() }] : []))
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
    expiryAlertDays: days.filter(Boolean).map(Number),
  };
}

const holidayColumns = (): LineColumn<HolidayRow>[] => [
  { name: "on", header: msg("Day"), field: ({ on }) => html`<sb-day .value=${on}></sb-day>` },
  { name: "name", header: msg("Holiday"), field: ({ name }) => html`<sb-text .value=${name}></sb-text>` },
];

/** 1 January 2024 was a Monday. */
const weekdayName = (day: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, day));

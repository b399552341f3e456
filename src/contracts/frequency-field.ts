import { msg } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../ui/choice-fields";
import type { Choice } from "../ui/choice-fields";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import type { FormValues } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import type { Frequency } from "./schedule";

interface DateRow {
  readonly on: string | undefined;
}

/** The choice that stands for a frequency in the list `frequency`: `month/3`, or `days`, `times`, `dates` with a figure or days beside. */
const frequencyChoice = (frequency: Frequency): string => {
  if (frequency.kind !== "every") return frequency.kind;
  const key = `${frequency.unit}/${frequency.interval}`;
  return usual().some(({ value }) => value === key) ? key : `${frequency.unit}s`;
};

const usual = (): Choice[] => [
  { value: "month/1", label: msg("Every month") },
  { value: "month/2", label: msg("Every 2 months") },
  { value: "month/3", label: msg("Every quarter") },
  { value: "month/4", label: msg("Every 4 months") },
  { value: "month/6", label: msg("Every half year") },
  { value: "month/12", label: msg("Every year") },
  { value: "week/1", label: msg("Every week") },
  { value: "week/2", label: msg("Every 2 weeks") },
];

const choices = (withDates: boolean): Choice[] => [
  ...usual(),
  { value: "months", label: msg("Every so many months…") },
  { value: "weeks", label: msg("Every so many weeks…") },
  { value: "days", label: msg("Every so many days…") },
  { value: "times", label: msg("So many visits a term…") },
  ...(withDates ? [{ value: "dates", label: msg("On named days…") }] : []),
];

const dateColumns = (): LineColumn<DateRow>[] => [
  { name: "on", header: msg("Day"), field: ({ on }) => html`<sb-day .value=${on}></sb-day>` },
];

/** Asks how often units are visited: fields of the form it stands in, read by `readFrequency`. */
@customElement("visit-frequency")
export class VisitFrequency extends SbElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 10px;
    }
  `;
  /** The default, as with any field. */
  @property({ attribute: false }) frequency: Frequency = { kind: "every", interval: 3, unit: "month" };
  /** Days may be named one by one. */
  @property({ type: Boolean }) dates = false;
  @state() private chosen: string | undefined;

  override render() {
    const { frequency } = this;
    const chosen = this.chosen ?? frequencyChoice(frequency);
    return html`<sb-select
        name="frequency"
        label=${msg("Visits")}
        .choices=${choices(this.dates)}
        .value=${frequencyChoice(frequency)}
        @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => (this.chosen = detail.value)}
      ></sb-select>
      ${countField(frequency, chosen)}
      ${
        chosen === "dates"
          ? html`<sb-lines
              name="frequencyDates"
              label=${msg("On these days")}
              .columns=${dateColumns()}
              .blank=${(): DateRow => ({ on: undefined })}
              .value=${frequency.kind === "dates" ? frequency.dates.map((on) => ({ on })) : [{ on: undefined }]}
            ></sb-lines>`
          : nothing
      }`;
  }
}

function countField(frequency: Frequency, chosen: string) {
  const labels: Record<string, string> = {
    times: msg("Visits a term"),
    days: msg("Days apart"),
    weeks: msg("Weeks apart"),
    months: msg("Months apart"),
  };
  if (!labels[chosen]) return nothing;
  const count =
    frequency.kind === "times" ? frequency.count : frequency.kind === "every" ? frequency.interval : 4;
  return html`<sb-number
    name="frequencyCount"
    label=${labels[chosen]}
    decimals="0"
    required
    .value=${String(count)}
  ></sb-number>`;
}

/** The frequency that was chosen in the fields. */
export function readFrequency(values: FormValues): Frequency {
  const chosen = String(values["frequency"] ?? "");
  const count = Number(values["frequencyCount"] ?? 0);
  if (chosen === "times") return { kind: "times", count };
  if (chosen === "dates") {
    const rows = (values["frequencyDates"] ?? []) as readonly DateRow[];
    return { kind: "dates", dates: rows.flatMap(({ on }) => on ?? []).sort() };
  }
  const [unit = "month", interval] = chosen.split("/");
  return {
    kind: "every",
    interval: interval ? Number(interval) : count,
    unit: unit.replace(/s$/, "") as "day" | "week" | "month",
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "visit-frequency": VisitFrequency;
  }
}

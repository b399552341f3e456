import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fiscalYear } from "../base/fiscal-year";
import type { Day } from "../base/day";
import "../ui/day-field";
import type { AppContext } from "../ui/context";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import type { Period } from "./queries";

/** From and to, two days; fires `sb-period` with both when one was changed. */
@customElement("period-bar")
export class PeriodBar extends SbElement {
  @property({ attribute: false }) period: Period = {};

  override render() {
    return html`<div class="grid2" @sb-change=${this.change}>
      <sb-day name="from" label=${msg("From")} .value=${this.period.from}></sb-day>
      <sb-day name="to" label=${msg("Till")} .value=${this.period.to}></sb-day>
    </div>`;
  }

  private readonly change = (event: CustomEvent<FieldChange<Day | undefined>>): void => {
    event.stopPropagation();
    const { name, value } = event.detail;
    this.tell("sb-period", { ...this.period, [name]: value });
  };
}

/** The financial year so far: what the ledger's views show until asked otherwise. */
export function yearSoFar({ company, today }: Pick<AppContext, "company" | "today">): Period {
  const day = today();
  return { from: fiscalYear(day, company?.fiscalYearStart ?? 4).from, to: day };
}

/** A period as a view is told it: open ends left out. */
export const periodParams = ({ from, to }: Period): Record<string, string> => ({
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
});

declare global {
  interface HTMLElementTagNameMap {
    "period-bar": PeriodBar;
  }
}

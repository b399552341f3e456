import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Day } from "../base/day";
import type { Technician } from "../records";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import { suggestTechnicians, type Errand, type Suggestion } from "./suggestion-queries";
import { suggestionName } from "./words";

/**
 * Asks who goes: those at work on the day, the fittest first, each with what speaks for him. The field of the form is
 * `name`; `value` is its default, without one and with `presets` the first suggestion.
 */
@customElement("technician-choice")
export class TechnicianChoice extends SbElement {
  @property() name = "technicianId";
  @property() label = "";
  @property() placeholder = "";
  @property() on: Day = "";
  @property({ attribute: false }) errand: Errand = { areas: [], about: [] };
  @property() value: Technician["id"] | "" = "";
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) presets = false;
  /** The focus begins here. */
  @property({ type: Boolean }) first = false;
  /** Stays in sight while the next ones are asked for. */
  private known: readonly Suggestion[] = [];
  private readonly suggested = this.live(
    (read) => suggestTechnicians(read, this.errand, this.on || this.app.today()),
    () => [this.on, JSON.stringify(this.errand)],
    (value) => (this.known = value),
  );

  override render() {
    const suggestions = this.suggested.value ?? this.known;
    return html`<sb-select
      name=${this.name}
      label=${this.label}
      placeholder=${this.placeholder}
      ?required=${this.required}
      ?autofocus=${this.first}
      .choices=${suggestions.map((one) => ({ value: one.technician.id, label: suggestionName(one) }))}
      .value=${this.value || (this.presets ? (suggestions[0]?.technician.id ?? "") : "")}
    ></sb-select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "technician-choice": TechnicianChoice;
  }
}

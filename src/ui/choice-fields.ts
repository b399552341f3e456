import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { Field } from "./field";
import { fieldStyles } from "./field-styles";

/** One of a few: its value and what it is called. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

const tick = css`
  .line,
  fieldset label {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    padding: 4px 0;
  }
  .line label,
  fieldset label {
    font: var(--sb-text);
    cursor: pointer;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 1px 0 0;
    accent-color: var(--sb-brand);
  }
  input:focus-visible {
    outline: 2px solid var(--sb-ink);
    outline-offset: 1px;
  }
`;

/** One of a short list, as the system shows such lists. */
@customElement("sb-select")
export class SbSelect extends Field<string> {
  @property({ attribute: false }) choices: readonly Choice[] = [];
  /** Shown while nothing is chosen. */
  @property() placeholder = "";

  constructor() {
    super("");
  }

  override check(): string {
    return this.required && !this.value ? msg(str`Choose: ${this.label || this.name}.`) : "";
  }

  protected override renderControl() {
    const isKnown = this.choices.some(({ value }) => value === this.value);
    return html`<div class="box">
      <select
        id="control"
        ?disabled=${this.disabled}
        aria-required=${this.required ? "true" : "false"}
        aria-invalid=${this.invalid}
        aria-describedby="problem hint"
        @change=${(event: Event) => this.edited((event.target as HTMLSelectElement).value)}
      >
        ${isKnown ? nothing : html`<option value=${this.value} .selected=${true}>${this.placeholder}</option>`}
        ${this.choices.map(
          ({ value, label, disabled }) =>
            html`<option
              value=${value}
              ?disabled=${disabled ?? false}
              .selected=${live(value === this.value)}
            >
              ${label}
            </option>`,
        )}
      </select>
      <sb-icon class="arrow" name="down"></sb-icon>
    </div>`;
  }
}

/** A few choices seen at once. */
@customElement("sb-radios")
export class SbRadios extends Field<string> {
  static override styles = [fieldStyles, tick];
  @property({ attribute: false }) choices: readonly Choice[] = [];

  constructor() {
    super("");
  }

  override check(): string {
    return this.required && !this.value ? msg(str`Choose: ${this.label || this.name}.`) : "";
  }

  protected override renderLabel() {
    return html``;
  }

  protected override renderControl() {
    const first = this.choices.some(({ value }) => value === this.value)
      ? this.value
      : this.choices[0]?.value;
    return html`<fieldset aria-describedby="problem hint" ?disabled=${this.disabled}>
      <legend class=${this.bare ? "out-of-sight" : ""}>${this.label}</legend>
      ${this.choices.map(
        ({ value, label, hint, disabled }) =>
          html`<label>
            <input
              id=${value === first ? "control" : nothing}
              type="radio"
              name="choice"
              .checked=${live(value === this.value)}
              ?disabled=${disabled ?? false}
              @change=${() => this.edited(value)}
            />
            <span>${label}${hint ? html`<br /><span class="hint">${hint}</span>` : nothing}</span>
          </label>`,
      )}
    </fieldset>`;
  }
}

/** Yes or no. */
@customElement("sb-check")
export class SbCheck extends Field<boolean> {
  static override styles = [fieldStyles, tick];

  constructor() {
    super(false);
  }

  protected override renderLabel() {
    return html``;
  }

  protected override renderControl() {
    return html`<div class="line">
      <input
        id="control"
        type="checkbox"
        ?disabled=${this.disabled}
        aria-invalid=${this.invalid}
        aria-describedby="problem hint"
        .checked=${live(this.value)}
        @change=${(event: Event) => this.edited((event.target as HTMLInputElement).checked)}
      />
      <label for="control" class=${this.bare ? "out-of-sight" : ""}>${this.label}</label>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-select": SbSelect;
    "sb-radios": SbRadios;
    "sb-check": SbCheck;
  }
}

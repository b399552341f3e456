import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Day } from "../base/day";
import { parseDay } from "../base/day-text";
import "./calendar";
import { TypedField } from "./typed-field";

/** A day; accepts `5`, `5/3`, `today`, `+30`, or a pick from the calendar (Alt+Down). */
@customElement("sb-day")
export class SbDay extends TypedField<Day> {
  @state() private isOpen = false;

  constructor() {
    super();
    this.addEventListener("keydown", this.keys);
    this.addEventListener("focusout", this.closeWhenLeft);
  }

  protected override read(text: string): Day | undefined {
    return parseDay(text, { today: this.app.today(), order: this.app.format.dayOrder });
  }

  protected override write(day: Day): string {
    return this.app.format.day(day);
  }

  protected override explain(text: string): string {
    const today = this.app.format.day(this.app.today());
    return msg(str`“${text}” is not a day. Write 5, 5/3, today, +30 or ${today}.`);
  }

  protected override trailing() {
    return html`<button
        type="button"
        class="icon"
        tabindex="-1"
        ?disabled=${this.disabled}
        aria-expanded=${this.isOpen ? "true" : "false"}
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        <sb-icon name="calendar" label=${msg("Choose a day")}></sb-icon>
      </button>
      ${this.isOpen ? this.calendar() : nothing}`;
  }

  private calendar() {
    const today = this.app.today();
    return html`<sb-calendar
      .day=${this.value ?? today}
      .today=${today}
      .locale=${this.app.format.locale}
      @sb-pick=${this.pick}
    ></sb-calendar>`;
  }

  private pick(event: CustomEvent<Day>): void {
    event.stopPropagation();
    this.assign(event.detail);
    this.close();
  }

  private close(): void {
    this.isOpen = false;
    this.control?.focus();
  }

  private readonly closeWhenLeft = (event: FocusEvent): void => {
    const into = event.relatedTarget;
    if (!(into instanceof Node && (this.contains(into) || this.renderRoot.contains(into))))
      this.isOpen = false;
  };

  private readonly keys = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" && event.altKey) this.isOpen = true;
    else if (event.key === "Escape" && this.isOpen) this.close();
    else if (!(event.key === "Enter" && this.isOpen)) return;
    // Enter inside the calendar picks the day by the button's own click and must not save the form.
    if (event.key !== "Enter") event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-day": SbDay;
  }
}

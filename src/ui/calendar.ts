import { msg } from "@lit/localize";
import { css, html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { addDays, addMonths, weekday, type Day } from "../base/day";
import { SbElement } from "./element";
import "./icon";

const SEVEN = [0, 1, 2, 3, 4, 5, 6];

/** A month to pick a day from by pointer or arrow keys; fires `sb-pick` with the day. */
@customElement("sb-calendar")
export class SbCalendar extends SbElement {
  static override styles = css`
    :host {
      position: absolute;
      inset-inline-end: -1px;
      top: calc(100% + 2px);
      z-index: 20;
      width: 244px;
      padding: 8px;
      background: var(--sb-card);
      border: 1px solid var(--sb-line);
      border-radius: var(--sb-radius-large);
      box-shadow: var(--sb-shadow);
    }
    header {
      display: flex;
      align-items: center;
    }
    header strong {
      flex: 1;
      font: var(--sb-label);
      text-align: center;
    }
    table {
      border-collapse: collapse;
      width: 100%;
      table-layout: fixed;
    }
    th {
      font: 11px/20px var(--sb-font);
      color: var(--sb-ink-2);
    }
    td {
      padding: 1px;
    }
    td button {
      width: 100%;
      min-height: 28px;
      padding: 0;
      border-color: transparent;
      background: transparent;
      font-weight: 400;
      font-size: 12px;
    }
    td button[aria-current="date"] {
      border-color: var(--sb-brand);
      font-weight: 600;
    }
    td button[aria-pressed="true"] {
      background: var(--sb-brand);
      color: var(--sb-brand-ink);
      font-weight: 600;
    }
    td button.other {
      color: var(--sb-ink-2);
    }
  `;
  @property() day!: Day;
  @property() today!: Day;
  @property() locale = "en-IN";
  /** The day the arrow keys stand on. */
  @state() private at!: Day;

  override connectedCallback(): void {
    super.connectedCallback();
    this.at = this.day;
  }

  override render() {
    const first = `${this.at.slice(0, 8)}01`;
    const start = addDays(first, 1 - weekday(first));
    const turn = (months: number) => () => (this.at = addMonths(this.at, months));
    return html`<header>
        <button type="button" class="icon" @click=${turn(-1)}>
          <sb-icon name="left" label=${msg("Month before")}></sb-icon>
        </button>
        <strong aria-live="polite">${this.say(this.at, { month: "long", year: "numeric" })}</strong>
        <button type="button" class="icon" @click=${turn(1)}>
          <sb-icon name="right" label=${msg("Month after")}></sb-icon>
        </button>
      </header>
      <table @keydown=${this.move}>
        <thead>
          <tr>
            ${SEVEN.map((at) => html`<th scope="col">${this.say(addDays(start, at), { weekday: "short" })}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${SEVEN.slice(0, 6).map(
            (week) =>
              html`<tr>
                ${SEVEN.map((at) => this.cell(addDays(start, week * 7 + at)))}
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  private cell(day: Day) {
    return html`<td>
      <button
        type="button"
        class=${day.slice(0, 7) === this.at.slice(0, 7) ? "" : "other"}
        data-day=${day}
        tabindex=${day === this.at ? 0 : -1}
        aria-label=${this.say(day, { day: "numeric", month: "long", year: "numeric", weekday: "long" })}
        aria-pressed=${day === this.day ? "true" : "false"}
        aria-current=${day === this.today ? "date" : "false"}
        @click=${() => this.tell("sb-pick", day)}
      >
        ${Number(day.slice(8))}
      </button>
    </td>`;
  }

  private say(day: Day, style: Intl.DateTimeFormatOptions): string {
    const options = { ...style, numberingSystem: "latn", timeZone: "UTC" };
    return new Intl.DateTimeFormat(this.locale, options).format(new Date(`${day}T00:00:00Z`));
  }

  private readonly move = async (event: KeyboardEvent): Promise<void> => {
    const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (days === undefined && months === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.at = days === undefined ? addMonths(this.at, months ?? 0) : addDays(this.at, days);
    await this.updateComplete;
    this.focusDay();
  };

  private focusDay(): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-day="${this.at}"]`)?.focus();
  }

  protected override firstUpdated(): void {
    this.focusDay();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-calendar": SbCalendar;
  }
}

import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { SbElement } from "./element";

/** One of the ways to look at a list: its value, what it is called, and how many there are where that is known. */
export interface Chip<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly count?: number;
}

/**
 * Which of a list is shown, chosen with one press: fires `sb-chip` with the value. One stop for Tab; arrow keys, Home and
 * End go from chip to chip, Enter or the space bar chooses.
 */
@customElement("sb-chips")
export class SbChips extends SbElement {
  static override styles = css`
    [role="toolbar"] {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    button[aria-pressed="true"] {
      background: var(--sb-press);
      border-color: var(--sb-brand);
    }
    .count {
      font-variant-numeric: tabular-nums;
    }
  `;
  @property() label = "";
  @property({ attribute: false }) chips: readonly Chip[] = [];
  /** The chosen one. */
  @property() value = "";
  /** Where Tab arrives; the chosen one until the arrow keys went elsewhere. */
  @state() private at: number | undefined;

  override render() {
    const chosen = this.chips.findIndex(({ value }) => value === this.value);
    const stop = Math.min(this.at ?? Math.max(chosen, 0), this.chips.length - 1);
    return html`<div role="toolbar" aria-label=${this.label} @keydown=${this.keys} @focusout=${this.left}>
      ${this.chips.map(
        ({ value, label, count }, at) =>
          html`<button
            type="button"
            tabindex=${at === stop ? "0" : "-1"}
            aria-pressed=${value === this.value ? "true" : "false"}
            @click=${() => this.choose(at)}
          >
            ${label}${
              count === undefined
                ? nothing
                : html` <span class="count">${this.app.format.count(count)}</span>`
            }
          </button>`,
      )}
    </div>`;
  }

  private choose(at: number): void {
    this.at = at;
    const { value } = this.chips[at] ?? {};
    if (value !== undefined) this.tell("sb-chip", value);
  }

  private readonly keys = (event: KeyboardEvent): void => {
    const buttons = [...this.renderRoot.querySelectorAll("button")];
    const from = buttons.indexOf(event.target as HTMLButtonElement);
    const rtl = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const step = { ArrowRight: rtl, ArrowLeft: -rtl, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const last = buttons.length - 1;
    const to = step ? (from + step + buttons.length) % buttons.length : { Home: 0, End: last }[event.key];
    if (from < 0 || to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.at = to;
    buttons[to]?.focus();
  };

  private readonly left = ({ relatedTarget }: FocusEvent): void => {
    if (!this.renderRoot.contains(relatedTarget as Node | null)) this.at = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-chips": SbChips;
  }
}

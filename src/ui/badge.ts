import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { SbElement } from "./element";

/** What a colour means; the words always say it too. */
export type Tone = "neutral" | "ok" | "warn" | "bad" | "info";

/** A short word of state: `<sb-badge tone="warn">4 overdue</sb-badge>`. */
@customElement("sb-badge")
export class SbBadge extends SbElement {
  static override styles = css`
    :host {
      display: inline-block;
      flex: none;
      border-radius: 10px;
      padding: 0 7px;
      font: 600 11px/16px var(--sb-font);
      white-space: nowrap;
      color: var(--sb-ink-2);
      background: var(--sb-press);
      border: 1px solid transparent;
    }
    :host([tone="ok"]) {
      background: var(--sb-ok-bg);
      color: var(--sb-ok);
    }
    :host([tone="warn"]) {
      background: var(--sb-warn-bg);
      color: var(--sb-warn);
    }
    :host([tone="bad"]) {
      background: var(--sb-bad-bg);
      color: var(--sb-bad);
    }
    :host([tone="info"]) {
      background: var(--sb-info-bg);
      color: var(--sb-info);
    }
    @media (forced-colors: active) {
      :host {
        border-color: CanvasText;
      }
    }
  `;
  @property({ reflect: true }) tone: Tone = "neutral";

  override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-badge": SbBadge;
  }
}

import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Tone } from "./badge";
import "./badge";
import { SbElement } from "./element";

/** A count that opens its list: fires `sb-open`. `badge` warns in words; the default slot holds lines under the count. */
@customElement("sb-tile")
export class SbTile extends SbElement {
  static override styles = css`
    button {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 4px;
      width: 100%;
      height: 100%;
      align-content: start;
      justify-content: stretch;
      padding: 10px 12px;
      border-color: var(--sb-line);
      border-radius: var(--sb-radius-large);
      text-align: start;
      font-weight: 400;
      white-space: normal;
    }
    .label {
      grid-column: 1 / -1;
      font: var(--sb-label);
      color: var(--sb-ink-2);
    }
    .figure,
    sb-badge {
      align-self: center;
    }
    .line {
      grid-column: 1 / -1;
      color: var(--sb-ink-2);
      font-size: 12px;
      line-height: 17px;
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  `;
  @property() label = "";
  @property() figure = "";
  @property() badge = "";
  @property() tone: Tone = "warn";

  override render() {
    return html`<button type="button" @click=${() => this.tell("sb-open")}>
      <span class="label">${this.label}</span>
      <span class="figure">${this.figure}</span>
      ${this.badge ? html`<sb-badge tone=${this.tone}>${this.badge}</sb-badge>` : html`<span></span>`}
      <span class="line"><slot></slot></span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-tile": SbTile;
  }
}

import { css, html, nothing } from "lit";
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
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
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
      font: var(--sb-label);
      color: var(--sb-ink-2);
    }
    /* Where a language's words do not fit beside the figure, they go beneath it: neither covers the other. */
    .count {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 2px 4px;
    }
    sb-badge {
      flex: 0 1 auto;
      white-space: normal;
    }
    .line {
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
      <span class="count"
        ><span class="figure">${this.figure}</span>
        ${this.badge ? html`<sb-badge tone=${this.tone}>${this.badge}</sb-badge>` : nothing}</span
      >
      <span class="line"><slot></slot></span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-tile": SbTile;
  }
}

import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Tone } from "./badge";
import { SbElement } from "./element";

/** A surface that holds one thing. `heading` titles it; slot `actions` stands beside the heading. */
@customElement("sb-card")
export class SbCard extends SbElement {
  static override styles = css`
    section {
      background: var(--sb-card);
      border: 1px solid var(--sb-line);
      border-radius: var(--sb-radius-large);
      padding: 10px 12px;
    }
    header {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 20px;
      margin-bottom: 4px;
    }
    h2 {
      flex: 1;
      min-width: 0;
    }
    :host([tone="ok"]) section {
      border-color: var(--sb-ok-line);
      background: var(--sb-ok-bg);
    }
    :host([tone="warn"]) section {
      border-color: var(--sb-warn-line);
      background: var(--sb-warn-bg);
    }
    :host([tone="bad"]) section {
      border-color: var(--sb-bad-line);
      background: var(--sb-bad-bg);
    }
    :host([tone="info"]) section {
      border-color: var(--sb-info-line);
      background: var(--sb-info-bg);
    }
  `;
  @property() heading = "";
  @property({ reflect: true }) tone: Tone = "neutral";

  override render() {
    const header = html`<header>
      <h2>${this.heading}</h2>
      <slot name="actions"></slot>
    </header>`;
    return html`<section>${this.heading ? header : nothing}<slot></slot></section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-card": SbCard;
  }
}

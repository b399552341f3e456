import { msg } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { SbElement } from "./element";
import "./icon";

/**
 * One view's page: heading (takes the focus after a navigation), slot `beside` next to it for a badge or hint, slot
 * `actions` for its buttons, and the content, stacked.
 */
@customElement("sb-page")
export class SbPage extends SbElement {
  static override styles = css`
    header {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 4px 8px;
      min-height: 30px;
      margin-bottom: 8px;
    }
    h1 {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    h1:focus-visible {
      outline: none;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-inline-start: auto;
    }
    button.icon {
      margin-inline: -6px;
    }
    ::slotted(*) {
      min-width: 0;
    }
    .content {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
      align-content: start;
    }
  `;
  @property() heading = "";
  /** Shows Back: records have it, the pages of the rail do not. */
  @property({ type: Boolean }) back = false;
  @query("h1") private headline!: HTMLHeadingElement;

  override render() {
    const back = html`<button type="button" class="icon" @click=${() => this.app.back()}>
      <sb-icon name="back" label=${msg("Back")}></sb-icon>
    </button>`;
    return html`<header>
        ${this.back ? back : nothing}
        <h1 tabindex="-1">${this.heading}</h1>
        <slot name="beside"></slot>
        <div class="actions"><slot name="actions"></slot></div>
      </header>
      <div class="content"><slot></slot></div>`;
  }

  protected override firstUpdated(): void {
    if (this.maybeApp?.router.takeFocus()) this.headline.focus({ preventScroll: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-page": SbPage;
  }
}

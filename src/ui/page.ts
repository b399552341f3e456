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
    /* As wide as its longest word at least: a long number breaks before the buttons leave the line. */
    .title {
      flex: 1 1 min-content;
      min-width: 0;
    }
    h1 {
      display: inline;
      margin-inline-end: 8px;
      overflow-wrap: break-word;
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
    .changes {
      display: flex;
      justify-content: end;
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
        <div class="title">
          <h1 tabindex="-1">${this.heading}</h1>
          <slot name="beside"></slot>
        </div>
        <div class="actions"><slot name="actions"></slot></div>
      </header>
      <div class="content"><slot></slot>${this.changes()}</div>`;
  }

  /** The page of a record leads to all that was done to it. */
  private changes() {
    const { router } = this.maybeApp ?? {};
    const { name = "", params } = router?.current ?? {};
    const of = params?.["id"];
    if (!this.back || !of?.includes(":") || name.endsWith("-form") || !router?.views.has("audit"))
      return nothing;
    return html`<div class="changes">
      <button type="button" class="link" @click=${() => this.app.navigate("audit", { of })}>
        <sb-icon name="history"></sb-icon>${msg("What was changed, by whom")}
      </button>
    </div>`;
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

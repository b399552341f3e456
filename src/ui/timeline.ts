import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { SbElement } from "./element";

/** One thing that happened, or is due. */
export interface TimelineEvent {
  /** When, in words. */
  readonly when: string;
  readonly what: string | TemplateResult;
  readonly detail?: string | TemplateResult;
  /** Still to be done. */
  readonly due?: boolean;
  /** Opens it; absent = it opens nothing. */
  readonly open?: () => void;
}

/** Events down a line, in the order given. */
@customElement("sb-timeline")
export class SbTimeline extends SbElement {
  static override styles = css`
    ol {
      list-style: none;
      margin: 0 0 0 5px;
      padding: 0 0 0 18px;
      border-inline-start: 2px solid var(--sb-line);
      display: grid;
      gap: 10px;
    }
    li {
      position: relative;
    }
    li::before {
      content: "";
      position: absolute;
      inset-inline-start: -25px;
      top: 2px;
      width: 12px;
      height: 12px;
      border-radius: 50%;
      background: var(--sb-card);
      border: 2px solid var(--sb-brand);
    }
    li.due::before {
      border-color: var(--sb-warn);
      background: var(--sb-warn-bg);
    }
    .when {
      color: var(--sb-ink-2);
      font: 11px/14px var(--sb-font);
      display: block;
    }
    button.what {
      display: inline;
      min-height: 0;
      padding: 0;
      border: 0;
      background: none;
      font: inherit;
      color: inherit;
      text-align: start;
      white-space: normal;
    }
    button.what:hover {
      text-decoration: underline;
    }
  `;
  @property({ attribute: false }) events: readonly TimelineEvent[] = [];

  override render() {
    return html`<ol>
      ${this.events.map(
        ({ when, what, detail, due, open }) =>
          html`<li class=${due ? "due" : ""}>
            <span class="when">${when}</span>
            ${open ? html`<button type="button" class="what" @click=${open}>${what}</button>` : what}
            ${detail ? html`<div class="hint">${detail}</div>` : nothing}
          </li>`,
      )}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-timeline": SbTimeline;
  }
}

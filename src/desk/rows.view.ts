import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { SbElement } from "../ui/element";

/** One line of a short list on a page. */
export interface DeskRow {
  readonly title: string | TemplateResult;
  readonly detail?: string;
  /** At the end of the line: a figure, a badge, a name. */
  readonly end?: string | TemplateResult;
  readonly endDetail?: string;
  /** Opens it; absent = it opens nothing. */
  readonly open?: () => void;
}

/** A short list inside a card, each line with its figure at the end. */
@customElement("desk-rows")
export class DeskRows extends SbElement {
  static override styles = css`
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li + li {
      border-top: 1px solid var(--sb-line);
    }
    .row-in,
    button {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 8px;
      width: 100%;
      min-height: 0;
      padding: 6px 0;
      border: 0;
      border-radius: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      white-space: normal;
      justify-content: stretch;
      align-items: baseline;
    }
    button:hover .title {
      text-decoration: underline;
    }
    .title,
    .detail {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .end,
    .end-detail {
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
  `;
  @property({ attribute: false }) rows: readonly DeskRow[] = [];

  override render() {
    return html`<ul>
      ${this.rows.map(({ open, ...row }) =>
        open
          ? html`<li><button type="button" @click=${open}>${inside(row)}</button></li>`
          : html`<li><div class="row-in">${inside(row)}</div></li>`,
      )}
    </ul>`;
  }
}

const inside = ({ title, detail, end, endDetail }: Omit<DeskRow, "open">) =>
  html`<span class="title">${title}</span><span class="end">${end ?? nothing}</span>${
      detail || endDetail
        ? html`<span class="hint detail">${detail}</span><span class="hint end-detail">${endDetail}</span>`
        : nothing
    }`;

declare global {
  interface HTMLElementTagNameMap {
    "desk-rows": DeskRows;
  }
}

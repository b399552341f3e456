import { msg, str } from "@lit/localize";
import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Visit } from "../records";
import { SbElement } from "../ui/element";
import { markName } from "./words";
import { visitMark, type VisitMark } from "./model";

const signs: Readonly<Record<VisitMark, string>> = {
  done: "✓",
  "part-done": "½",
  missed: "✕",
  waived: "–",
  cancelled: "–",
  overdue: "!",
  due: "•",
  ahead: "",
};

/** The visits owed to one unit, window after window, each with what became of it; pressing one fires `sb-visit` with it. */
@customElement("visit-strip")
export class VisitStrip extends SbElement {
  static override styles = css`
    ol {
      list-style: none;
      display: flex;
      flex-wrap: wrap;
      gap: 2px;
      margin: 4px 0 0;
      padding: 0;
    }
    button {
      width: 24px;
      min-width: 24px;
      height: 24px;
      min-height: 24px;
      padding: 0;
      border-radius: 3px;
      font-size: 12px;
      font-weight: 600;
      justify-content: center;
    }
    button.done {
      background: var(--sb-ok-bg);
      border-color: var(--sb-ok-line);
      color: var(--sb-ok);
    }
    button.part-done,
    button.due {
      background: var(--sb-warn-bg);
      border-color: var(--sb-warn-line);
      color: var(--sb-warn);
    }
    button.missed,
    button.overdue {
      background: var(--sb-bad-bg);
      border-color: var(--sb-bad-line);
      color: var(--sb-bad);
    }
    button.waived,
    button.cancelled {
      background: var(--sb-rail);
      color: var(--sb-ink-2);
    }
  `;
  @property({ attribute: false }) visits: readonly Visit[] = [];
  /** The unit's card number, read out with each visit. */
  @property() card = "";

  override render() {
    return html`<ol aria-label=${msg(str`Visits of card ${this.card}`)}>
      ${this.visits.map((visit) => this.square(visit))}
    </ol>`;
  }

  private square(visit: Visit) {
    const mark = visitMark(visit, this.app.today());
    const name = `${visitName(visit)}: ${markName(mark)}, ${this.app.format.day(visit.doneOn ?? visit.plannedOn)}`;
    return html`<li>
      <button
        type="button"
        class=${mark}
        title=${name}
        aria-label=${name}
        @click=${() => this.dispatchEvent(new CustomEvent("sb-visit", { detail: visit, bubbles: true, composed: true }))}
      >
        ${signs[mark] || visit.ordinal}
      </button>
    </li>`;
  }
}

/** How a contract visit is called: `Visit 3`, or the remainder of it. */
export const visitName = ({ ordinal = 0, remainderOf }: Visit): string =>
  remainderOf ? msg(str`Rest of visit ${ordinal}`) : msg(str`Visit ${ordinal}`);

declare global {
  interface HTMLElementTagNameMap {
    "visit-strip": VisitStrip;
  }
}

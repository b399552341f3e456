import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { currentVersion } from "../store/migrations";
import "../ui/badge";
import "../ui/card";
import type { AppContext } from "../ui/context";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import type { CaseResult } from "../workbook/contract";
import type { SelfCheck } from "../workbook/excel-self-check";

/** Starts the check and tells how far it is; undefined where there is no workbook. */
export type RunCheck = (app: AppContext, hear: (state: SelfCheck) => void) => Promise<SelfCheck> | undefined;

/** Holds the workbook at hand against what Servicebook needs of one, and reports it as text to copy. */
@customElement("self-check")
export class SelfCheckPage extends SbElement {
  static override styles = css`
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
      display: grid;
      gap: 6px;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 8px;
      align-items: start;
    }
    li .hint {
      grid-column: 1 / -1;
      overflow-wrap: anywhere;
    }
    pre {
      margin: 0;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      user-select: text;
    }
  `;
  @property({ attribute: false }) check: RunCheck = () => undefined;
  @state() private seen: SelfCheck | undefined;
  @state() private isRunning = false;
  @state() private isOver = false;

  override render() {
    const { seen } = this;
    return html`<sb-page back heading=${msg("Self-check")}>
      <p class="hint">
        ${msg(
          "Tries on a sheet of its own whether this workbook does what Servicebook needs, and takes the sheet away again. Your sheets wait meanwhile.",
        )}
      </p>
      <div class="row wrap">
        <button type="button" class="primary" ?disabled=${this.isRunning} @click=${this.start}>
          ${this.isOver ? msg("Check again") : msg("Start the check")}
        </button>
        ${
          this.isOver
            ? html`<button type="button" @click=${this.copy}>
                <sb-icon name="copy"></sb-icon>${msg("Copy the report")}
              </button>`
            : nothing
        }
      </div>
      <div role="status">${seen ? this.sum(seen) : nothing}</div>
      ${seen?.results.length ? this.rules(seen) : nothing}
      ${
        seen && this.isOver
          ? html`<sb-card heading=${msg("Report")}><pre>${reportOf(seen, this.app.now())}</pre></sb-card>`
          : nothing
      }
    </sb-page>`;
  }

  private sum({ results, total }: SelfCheck) {
    const { format } = this.app;
    const held = results.filter(({ fault }) => !fault).length;
    if (!this.isOver) return msg(str`${format.count(results.length)} of ${format.count(total)} rules tried`);
    return msg(str`${format.count(held)} of ${format.count(total)} rules hold.`);
  }

  private rules({ results }: SelfCheck) {
    return html`<sb-card heading=${msg("Rules")}
      ><ol>
        ${results.map((result) => this.rule(result))}
      </ol></sb-card
    >`;
  }

  private rule({ name, fault }: CaseResult) {
    return html`<li>
      <span>${name}</span>
      <sb-badge tone=${fault ? "bad" : "ok"}>${fault ? msg("failed") : msg("passed")}</sb-badge>
      ${fault ? html`<span class="hint">${fault}</span>` : nothing}
    </li>`;
  }

  private readonly start = async (): Promise<void> => {
    this.isRunning = true;
    this.isOver = false;
    this.seen = undefined;
    try {
      const running = this.check(this.app, (seen) => (this.seen = seen));
      if (!running) return this.app.toast(msg("There is no workbook beside this pane to check."));
      this.seen = await running;
      this.isOver = true;
    } catch (error) {
      this.app.report(error);
    } finally {
      this.isRunning = false;
    }
  };

  private readonly copy = async (): Promise<void> => {
    if (!this.seen) return;
    try {
      await navigator.clipboard.writeText(reportOf(this.seen, this.app.now()));
      this.app.toast(msg("Copied."));
    } catch {
      // Excel's frame may forbid the clipboard; the report stands on the page to be marked and copied.
      const text = this.renderRoot.querySelector("pre");
      if (text) getSelection()?.selectAllChildren(text);
      this.app.toast(msg("Press Ctrl+C to copy the marked report."));
    }
  };
}

/** The report as it is sent to whoever helps: always in English, every rule on a line. */
export function reportOf({ surroundings, results, total }: SelfCheck, at: string): string {
  const held = results.filter(({ fault }) => !fault).length;
  return [
    `Servicebook self-check: ${held} of ${total} rules hold.`,
    `Time: ${at}`,
    `Book format: ${currentVersion}`,
    ...surroundings.map(([what, value]) => `${what}: ${value}`),
    ...results.map(
      ({ name, fault, milliseconds }) =>
        `${fault ? "FAILED" : "passed"}  ${name} (${milliseconds} ms)${fault && `\n        ${fault}`}`,
    ),
  ].join("\n");
}

declare global {
  interface HTMLElementTagNameMap {
    "self-check": SelfCheckPage;
  }
}

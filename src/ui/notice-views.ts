import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import type { AppContext } from "./context";
import type { Banner, Progress, Toast, Trouble } from "./notices";
import "./icon";

/** How the shell shows banners, trouble, jobs and the toast. */
export const noticeStyles = css`
  .notice {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    padding: 8px 12px;
    border-bottom: 1px solid var(--sb-line);
    background: var(--sb-info-bg);
    color: var(--sb-info);
  }
  .notice p,
  .notice ul {
    color: var(--sb-ink);
  }
  .notice.warn {
    background: var(--sb-warn-bg);
    color: var(--sb-warn);
  }
  .notice.bad {
    background: var(--sb-bad-bg);
    color: var(--sb-bad);
  }
  .notice .words {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
    max-height: 30vh;
    overflow-y: auto;
  }
  .notice ul {
    margin: 4px 0 0;
    padding-inline-start: 16px;
  }
  .notice button {
    margin-top: 4px;
    min-height: 26px;
  }
  .notice > button.icon {
    margin: -4px -8px -4px 0;
  }
  .job {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0 8px;
    padding: 6px 12px;
    background: var(--sb-card);
    border-top: 1px solid var(--sb-line);
    font-size: 12px;
  }
  progress {
    grid-column: 1;
    width: 100%;
    height: 4px;
    accent-color: var(--sb-brand);
  }
  .job button {
    grid-row: 1 / 3;
    grid-column: 2;
    min-height: 26px;
  }
  .toast {
    position: absolute;
    inset-inline: 12px;
    bottom: 12px;
    z-index: 30;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 6px 6px 12px;
    border-radius: var(--sb-radius-large);
    border: 1px solid transparent;
    background: var(--sb-ink);
    color: var(--sb-card);
    box-shadow: var(--sb-shadow-high);
  }
  .toast button {
    min-height: 26px;
    background: transparent;
    border-color: transparent;
    color: inherit;
    text-decoration: underline;
  }
  .toast button:focus-visible {
    outline-color: currentColor;
  }
`;

/** A standing condition, with what can be done about it. */
export const bannerView = (
  { tone, text, action, dismissible }: Banner,
  dismiss: () => void,
): TemplateResult =>
  html`<div class="notice ${tone}" role="status">
    <sb-icon name=${tone === "info" ? "info" : "warning"}></sb-icon>
    <div class="words">
      <p>${text}</p>
      ${action ? html`<button type="button" @click=${action.run}>${action.label}</button>` : nothing}
    </div>
    ${dismissible ? closeButton(dismiss) : nothing}
  </div>`;

/** What happened, what was kept, what to do. */
export const troubleView = (trouble: Trouble, app: AppContext): TemplateResult =>
  html`<div class="notice bad">
    <sb-icon name="error"></sb-icon>
    <div class="words">
      <p><strong>${trouble.text}</strong></p>
      ${
        trouble.advice.length
          ? html`<ul>
              ${trouble.advice.map((line) => html`<li>${line}</li>`)}
            </ul>`
          : nothing
      }
      ${
        trouble.details === undefined
          ? nothing
          : html`<button type="button" @click=${() => void copy(trouble.details ?? "", app)}>
              ${msg("Copy the details")}
            </button>`
      }
    </div>
    ${closeButton(() => app.notices.dropTrouble())}
  </div>`;

/** Long work: what, how far, and Cancel. */
export const jobView = ({ title, done, total, cancel }: Progress, { format }: AppContext): TemplateResult =>
  html`<div class="job">
    <span>
      ${title}
      <span class="hint"
        >${
          total === undefined
            ? done > 0
              ? format.count(done)
              : ""
            : msg(str`${format.count(done)} of ${format.count(total)}`)
        }</span
      >
    </span>
    ${
      total === undefined
        ? html`<progress aria-label=${title}></progress>`
        : html`<progress aria-label=${title} max=${total} .value=${done}></progress>`
    }
    ${cancel ? html`<button type="button" @click=${cancel}>${msg("Cancel")}</button>` : nothing}
  </div>`;

/** What was just done, and Undo. */
export const toastView = ({ text, undo }: Toast, { notices }: AppContext): TemplateResult =>
  html`<div
    class="toast"
    @pointerenter=${() => notices.holdToast(true)}
    @pointerleave=${() => notices.holdToast(false)}
    @focusin=${() => notices.holdToast(true)}
    @focusout=${() => notices.holdToast(false)}
  >
    <span class="grow">${text}</span>
    ${
      undo
        ? html`<button
            type="button"
            @click=${() => {
              notices.dropToast();
              undo().catch((error: unknown) => notices.show(error));
            }}
          >
            ${msg("Undo")}
          </button>`
        : nothing
    }
    <button type="button" class="icon" @click=${() => notices.dropToast()}>
      <sb-icon name="close" label=${msg("Close")}></sb-icon>
    </button>
  </div>`;

const closeButton = (close: () => void) =>
  html`<button type="button" class="icon" @click=${close}>
    <sb-icon name="close" label=${msg("Close")}></sb-icon>
  </button>`;

async function copy(text: string, app: AppContext): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    app.toast(msg("Copied."));
  } catch {
    app.toast(msg("The browser did not allow copying."));
  }
}

import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { SbElement } from "./element";
import "./icon";

/** A question that stands in front of everything else until it is answered. Fires `sb-close`. Esc closes. */
@customElement("sb-dialog")
export class SbDialog extends SbElement {
  static override styles = css`
    dialog {
      width: min(440px, calc(100vw - 24px));
      max-height: calc(100vh - 24px);
      padding: 0;
      border: 1px solid var(--sb-line);
      border-radius: 8px;
      background: var(--sb-card);
      color: inherit;
      box-shadow: var(--sb-shadow-high);
      overflow: auto;
    }
    dialog::backdrop {
      background: var(--sb-scrim);
    }
    .in {
      display: grid;
      gap: 12px;
      padding: 16px;
    }
    h2:focus-visible {
      outline: none;
    }
    h2 {
      font: var(--sb-title);
      color: var(--sb-ink);
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      justify-content: flex-end;
    }
  `;
  @property() heading = "";
  @query("dialog") private dialog!: HTMLDialogElement;
  @query("h2") private headline!: HTMLElement;

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => this.tell("sb-close")} @keydown=${this.keys}>
      <span tabindex="0" @focus=${this.toLast}></span>
      <div class="in">
        <h2 id="heading" tabindex="-1">${this.heading}</h2>
        <slot></slot>
        <div class="foot"><slot name="actions"></slot></div>
      </div>
      <span tabindex="0" @focus=${() => this.headline.focus()}></span>
    </dialog>`;
  }

  close(): void {
    this.dialog.close();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    if (!this.matches(":focus-within")) this.headline.focus();
  }

  /** The browser's own trap lets Tab out into its frame, which a task pane does not have. */
  private toLast(): void {
    const buttons = this.querySelectorAll<HTMLElement>("[slot=actions] button, [slot=actions]:is(button)");
    (buttons[buttons.length - 1] ?? this.headline).focus();
  }

  /** Keys pressed in a dialog are not for the form behind it. */
  private keys(event: KeyboardEvent): void {
    event.stopPropagation();
  }
}

/** What a confirmation says and asks. */
export interface Confirm {
  readonly title: string;
  /** What will happen, plainly. */
  readonly body: string | TemplateResult;
  /** Name and value, so that what will happen is said with its figures. */
  readonly figures?: readonly (readonly [name: string, value: string])[];
  /** What the button does, as a verb: `Issue`, `Cancel the bill`. */
  readonly confirm: string;
  readonly cancel?: string;
  readonly danger?: boolean;
}

/** Asks and gives the answer; `near` is any element of the app. The focus goes back to where it was. */
export function showConfirm(near: Element, question: Confirm): Promise<boolean> {
  return showDialog<boolean>(near, question.title, (close) => ({
    body: html`<p>${question.body}</p>
      ${question.figures?.length ? figures(question.figures) : nothing}`,
    actions: html`<button
        type="button"
        class=${question.danger ? "danger" : "primary"}
        @click=${() => close(true)}
      >
        ${question.confirm}
      </button>
      <button type="button" autofocus @click=${() => close(false)}>
        ${question.cancel ?? msg("Back")}
      </button>`,
  })).then((answer) => answer ?? false);
}

const figures = (rows: readonly (readonly [string, string])[]) =>
  html`<table class="figures">
    ${rows.map(
      ([name, value]) =>
        html`<tr>
          <td>${name}</td>
          <td class="number">${value}</td>
        </tr>`,
    )}
  </table>`;

@customElement("sb-dialog-frame")
class DialogFrame extends SbElement {
  @property({ attribute: false }) parts: { body: TemplateResult; actions?: TemplateResult } = {
    body: html``,
  };
  @property() heading = "";
  @property({ attribute: false }) answer: unknown;
  @query("sb-dialog") private dialog!: SbDialog;

  override render() {
    return html`<sb-dialog heading=${this.heading}>
      <div class="stack">${this.parts.body}</div>
      <div slot="actions" class="row wrap">${this.parts.actions ?? nothing}</div>
    </sb-dialog>`;
  }

  finish(answer: unknown): void {
    this.answer = answer;
    this.dialog.close();
  }
}

/**
 * Shows anything in a dialog, a form say, and waits: gives what `close` was called with, or undefined when it was left
 * by Esc. Call it from a function named `show…` of the room it belongs to.
 */
export function showDialog<T>(
  near: Element,
  heading: string,
  parts: (close: (answer?: T) => void) => { body: TemplateResult; actions?: TemplateResult },
): Promise<T | undefined> {
  const frame = new DialogFrame();
  frame.heading = heading;
  frame.parts = parts((answer) => frame.finish(answer));
  hostOf(near).append(frame);
  return new Promise((resolve) => {
    frame.addEventListener(
      "sb-close",
      () => {
        frame.remove();
        resolve(frame.answer as T | undefined);
      },
      { once: true },
    );
  });
}

/** The root of the app, found through any number of shadow roots. */
function hostOf(near: Element): Element {
  for (let at: Node | null = near; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at instanceof Element && at.classList.contains("sb-app")) return at;
  return document.body;
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-dialog": SbDialog;
    "sb-dialog-frame": DialogFrame;
  }
}

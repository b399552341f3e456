import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { SbElement } from "./element";
import "./icon";
import type { IconName } from "./icons";

/** A button that lets the person choose a file: fires `sb-file` with it. */
@customElement("sb-file-button")
export class SbFileButton extends SbElement {
  static override styles = css`
    .pick {
      position: relative;
      display: inline-flex;
    }
    input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
    .pick:focus-within span {
      outline: 2px solid var(--sb-ink);
      outline-offset: 1px;
    }
    span span {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 32px;
      padding: 0 12px;
      border: 1px solid var(--sb-line-strong, var(--sb-line));
      border-radius: var(--sb-radius);
      background: var(--sb-card);
      font-weight: 600;
    }
    .pick:hover span {
      background: var(--sb-hover);
    }
  `;
  @property() label = "";
  /** As of an input of files: `.xlsx`. */
  @property() accept = "";
  @property() icon: IconName = "open";
  @property({ type: Boolean }) disabled = false;

  override render() {
    return html`<span class="pick">
      <span aria-hidden="true"><sb-icon name=${this.icon}></sb-icon>${this.label}</span>
      <input
        type="file"
        aria-label=${this.label}
        accept=${this.accept}
        ?disabled=${this.disabled}
        @change=${this.pick}
      />
    </span>`;
  }

  private pick(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file may be chosen again after it was changed.
    input.value = "";
    if (file) this.tell("sb-file", file);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-file-button": SbFileButton;
  }
}

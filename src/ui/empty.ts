import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { SbElement } from "./element";
import "./icon";
import type { IconName } from "./icons";

/** Says in a sentence why there is nothing, and in its slot what to do about it. */
@customElement("sb-empty")
export class SbEmpty extends SbElement {
  static override styles = css`
    div {
      display: grid;
      justify-items: center;
      gap: 8px;
      padding: 28px 16px;
      text-align: center;
      color: var(--sb-ink-2);
      border: 1px dashed var(--sb-line-2);
      border-radius: var(--sb-radius-large);
    }
    sb-icon {
      --sb-icon: 28px;
      color: var(--sb-ink-off);
    }
  `;
  @property() icon: IconName = "info";
  @property() text = "";

  override render() {
    return html`<div>
      <sb-icon name=${this.icon}></sb-icon>
      <p>${this.text}</p>
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-empty": SbEmpty;
  }
}

import { css, html, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { SbElement } from "./element";
import { icons, type IconName } from "./icons";

/** A picture beside words; with `label` it stands alone and is read out. Size follows `--sb-icon` (18 px). */
@customElement("sb-icon")
export class SbIcon extends SbElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      vertical-align: -4px;
      color: inherit;
    }
    svg {
      width: var(--sb-icon, 18px);
      height: var(--sb-icon, 18px);
      fill: currentColor;
      display: block;
    }
  `;
  @property() name: IconName = "info";
  @property() label = "";

  override render() {
    const outline = svg`<path d=${icons[this.name]}></path>`;
    return this.label
      ? html`<svg viewBox="0 0 20 20" role="img" aria-label=${this.label}>${outline}</svg>`
      : html`<svg viewBox="0 0 20 20" aria-hidden="true">${outline}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-icon": SbIcon;
  }
}

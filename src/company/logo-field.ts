import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { Field } from "../ui/field";
import { fieldStyles } from "../ui/field-styles";
import "../ui/icon";

/** More would make every paper and every backup heavy. */
const MOST_BYTES = 300_000;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG picture as base64, chosen from a file; empty = no logo. */
@customElement("company-logo")
export class CompanyLogo extends Field<string> {
  static override styles = [
    fieldStyles,
    css`
      img {
        max-width: 160px;
        max-height: 56px;
        border: 1px solid var(--sb-line);
        border-radius: var(--sb-radius);
        background: #fff;
      }
      input {
        position: absolute;
        opacity: 0;
        inset: 0;
        cursor: pointer;
      }
      .pick {
        position: relative;
        display: inline-flex;
      }
      .pick:focus-within button {
        outline: 2px solid var(--sb-ink);
        outline-offset: 1px;
      }
    `,
  ];

  constructor() {
    super("");
  }

  protected override renderControl() {
    return html`<div class="row">
      ${this.value ? html`<img src=${`data:image/png;base64,${this.value}`} alt=${msg("The logo now")} />` : nothing}
      <span class="pick">
        <button type="button" tabindex="-1" aria-hidden="true">
          <sb-icon name="open"></sb-icon>${this.value ? msg("Another…") : msg("Choose a PNG…")}
        </button>
        <input
          id="control"
          type="file"
          accept="image/png"
          aria-describedby="problem hint"
          @change=${this.pick}
        />
      </span>
      ${
        this.value
          ? html`<button type="button" class="quiet danger" @click=${() => this.edited("")}>
              ${msg("Remove")}
            </button>`
          : nothing
      }
    </div>`;
  }

  private async pick(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (PNG.some((byte, at) => bytes[at] !== byte))
      this.objection = msg(str`${file.name} is not a PNG picture.`);
    else if (bytes.length > MOST_BYTES)
      this.objection = msg(
        str`${file.name} has ${Math.ceil(bytes.length / 1000)} KB; a logo may have 300 KB.`,
      );
    else this.edited(await base64(file));
  }
}

const base64 = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("the file could not be read"));
    reader.readAsDataURL(file);
  });

declare global {
  interface HTMLElementTagNameMap {
    "company-logo": CompanyLogo;
  }
}

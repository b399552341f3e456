import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { digits } from "../base/phone";
import { Field } from "./field";

/** A line of text. `type="email"` brings the right keyboard. */
@customElement("sb-text")
export class SbText extends Field<string> {
  @property() placeholder = "";
  @property() type: "text" | "tel" | "email" | "password" = "text";
  @property({ type: Number }) maxlength: number | undefined;

  constructor() {
    super("");
  }

  protected override renderControl() {
    return html`<div class="box">
      <input
        id="control"
        type=${this.type}
        autocomplete="off"
        placeholder=${this.placeholder}
        maxlength=${ifDefined(this.maxlength)}
        ?disabled=${this.disabled}
        aria-required=${this.required ? "true" : "false"}
        aria-invalid=${this.invalid}
        aria-describedby="problem hint"
        .value=${live(this.value)}
        @input=${(event: InputEvent) => this.edited((event.target as HTMLInputElement).value)}
      />
    </div>`;
  }
}

/** Several lines of text; Ctrl+Enter saves. */
@customElement("sb-textarea")
export class SbTextarea extends Field<string> {
  @property() placeholder = "";
  @property({ type: Number }) rows = 2;

  constructor() {
    super("");
  }

  protected override renderControl() {
    return html`<div class="box">
      <textarea
        id="control"
        rows=${this.rows}
        placeholder=${this.placeholder}
        ?disabled=${this.disabled}
        aria-required=${this.required ? "true" : "false"}
        aria-invalid=${this.invalid}
        aria-describedby="problem hint"
        .value=${live(this.value)}
        @input=${(event: InputEvent) => this.edited((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </div>`;
  }
}

/** A telephone number, kept as it is written. */
@customElement("sb-phone")
export class SbPhone extends SbText {
  override type = "tel" as const;

  override check(): string {
    const count = digits(this.value).length;
    if (this.value.trim() && (count < 5 || count > 15)) return msg("A phone number has 5 to 15 digits.");
    return super.check();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-text": SbText;
    "sb-textarea": SbTextarea;
    "sb-phone": SbPhone;
  }
}

import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { Field } from "./field";

/** A field whose text is read into a value: money, quantities, days. What cannot be read stays as typed, with the reason. */
export abstract class TypedField<V> extends Field<V | undefined> {
  @property() placeholder = "";
  /** As typed; rewritten in the company's manner when the person leaves the field. */
  @state() protected typed = "";
  protected readonly isFigure: boolean = false;
  private isTyping = false;

  constructor() {
    super(undefined);
  }

  /** The value of a text that is not empty; undefined when it cannot be read. */
  protected abstract read(text: string): V | undefined;
  /** How the value is written when nobody types. */
  protected abstract write(value: V): string;
  /** Why a text cannot be read, in words. */
  protected abstract explain(text: string): string;

  override check(): string {
    const text = this.typed.trim();
    return text && this.value === undefined ? this.explain(text) : super.check();
  }

  override snapshot(): unknown {
    return this.typed;
  }

  override restore(snapshot: unknown): void {
    if (typeof snapshot !== "string") return;
    this.assign(snapshot.trim() ? this.read(snapshot) : undefined);
    this.typed = snapshot;
    // Telling of the change took a snapshot without what cannot be read.
    this.changed();
  }

  protected override take(value: V | undefined): void {
    super.take(value);
    if (!this.isTyping) this.typed = this.written();
  }

  /** Writes anew: the app (its locale, its day) is known only once the field is connected. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.value !== undefined) this.typed = this.written();
  }

  protected override renderControl(): TemplateResult {
    return html`<div class="box">
      ${this.leading()}
      <input
        id="control"
        type="text"
        inputmode=${this.isFigure ? "decimal" : "text"}
        class=${this.isFigure ? "figure-input" : ""}
        autocomplete="off"
        placeholder=${this.placeholder}
        ?disabled=${this.disabled}
        aria-required=${this.required ? "true" : "false"}
        aria-invalid=${this.invalid}
        aria-describedby="problem hint"
        .value=${live(this.typed)}
        @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()}
        @input=${(event: InputEvent) => this.type((event.target as HTMLInputElement).value)}
        @blur=${this.leave}
      />
      ${this.trailing()}
    </div>`;
  }

  protected leading(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected trailing(): TemplateResult | typeof nothing {
    return nothing;
  }

  private written(): string {
    return this.value === undefined || !this.maybeApp ? "" : this.write(this.value);
  }

  private type(text: string): void {
    this.isTyping = true;
    this.typed = text;
    this.edited(text.trim() ? this.read(text) : undefined);
    this.isTyping = false;
  }

  private readonly leave = (): void => {
    const text = this.typed.trim();
    if (this.value !== undefined) this.typed = this.written();
    else if (text) this.objection = this.explain(text);
  };
}

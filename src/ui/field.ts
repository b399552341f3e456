import { msg, str } from "@lit/localize";
import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { SbElement } from "./element";
import { fieldStyles } from "./field-styles";
import "./icon";

/** What a change says: which field, and its value now. */
export interface FieldChange<V = unknown> {
  readonly name: string;
  readonly value: V;
}

/**
 * One thing a form asks for. `value` set from outside is the default: it never overwrites what the person typed; use
 * `assign` for that. Fires `sb-change` with a `FieldChange`.
 */
export abstract class Field<V> extends SbElement {
  static override styles: CSSResultGroup = fieldStyles;

  /** Under this name the form gathers the value. */
  @property() name = "";
  @property() label = "";
  @property() hint = "";
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  /** The label is only read out: for cells of a grid. */
  @property({ type: Boolean, reflect: true }) bare = false;
  /** Takes the focus when it appears. */
  @property({ type: Boolean, attribute: "autofocus" }) takesFocus = false;
  /** What is wrong, in words; set by the form. */
  @property() problem = "";
  /** Its own objection, shown once the person left the field. */
  @state() protected objection = "";
  @query("#control") protected control!: HTMLElement | null;
  /** The person (or `assign`) changed it. */
  touched = false;
  private held: V;

  constructor(empty: V) {
    super();
    this.held = empty;
  }

  @property({ attribute: false })
  get value(): V {
    return this.held;
  }
  set value(value: V) {
    if (!this.touched) this.take(value);
  }

  /** Puts a value in place of whatever is there, as if typed. */
  assign(value: V): void {
    this.touched = true;
    this.problem = "";
    this.objection = "";
    this.take(value);
    this.requestUpdate();
    this.changed();
  }

  /** Takes a value as the new untouched one. */
  reset(value: V): void {
    this.touched = false;
    this.problem = "";
    this.objection = "";
    this.take(value);
    this.requestUpdate();
  }

  /** What is wrong with it as it stands, in words; empty when nothing is. */
  check(): string {
    return this.required && this.isEmpty ? msg(str`${this.label || this.name} is needed.`) : "";
  }

  /** Shows what a command has against it; keys are empty, or places inside it (`0.price`). */
  blame(problems: Readonly<Record<string, string>>): void {
    this.problem = Object.values(problems).join(" ");
  }

  /** What a draft keeps of it. */
  snapshot(): unknown {
    return this.held;
  }

  /** Puts back what a draft kept. */
  restore(snapshot: unknown): void {
    this.assign(snapshot as V);
  }

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.control?.focus(options));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell("sb-field", this);
  }

  override render(): TemplateResult {
    const said = this.maybeApp?.format.prose(this.problem || this.objection) ?? "";
    return html`${this.renderLabel()}${this.renderControl()}
      <div id="problem" class="problem" ?hidden=${!said}>
        <sb-icon name="error"></sb-icon><span>${said}</span>
      </div>
      <div id="hint" class="hint" ?hidden=${!this.hint}>${this.hint}</div>`;
  }

  protected abstract renderControl(): TemplateResult;

  protected renderLabel(): TemplateResult {
    return html`<label for="control" class=${this.bare ? "out-of-sight" : ""}
      >${this.label}${this.required ? html`<span class="needed" aria-hidden="true"> *</span>` : nothing}</label
    >`;
  }

  protected get isEmpty(): boolean {
    const { held } = this;
    return (
      (typeof held === "string" ? held.trim() === "" : held === undefined) ||
      (Array.isArray(held) && !held.length)
    );
  }

  /** Whether the control is marked as wrong. */
  protected get invalid(): "true" | "false" {
    return this.problem || this.objection ? "true" : "false";
  }

  protected take(value: V): void {
    this.held = value;
  }

  /** The person changed it: no problem is known of the new value. */
  protected edited(value: V): void {
    this.touched = true;
    this.problem = "";
    this.objection = "";
    this.held = value;
    this.requestUpdate();
    this.changed();
  }

  protected changed(): void {
    this.tell("sb-change", { name: this.name, value: this.held } satisfies FieldChange);
  }

  protected override firstUpdated(): void {
    if (this.takesFocus) this.focus();
  }
}

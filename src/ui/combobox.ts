import { msg, str } from "@lit/localize";
import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { Field } from "./field";
import { fieldStyles } from "./field-styles";
import { listStyles } from "./list-styles";
import { marked } from "./marked";

/** A record (or a word) that may be chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

const SEARCH_AFTER_MS = 80;

/**
 * One of many, found by typing. `search` answers what was typed (empty text too); `resolve` names a value set from
 * outside; `create` adds a last entry “New …”; `free` lets any text be the value. The value is the option's `value`.
 */
@customElement("sb-combobox")
export class SbCombobox extends Field<string> {
  static override styles = [fieldStyles, listStyles];
  @property() placeholder = "";
  @property({ attribute: false }) search: (typed: string) => Promise<readonly Option[]> = async () => [];
  @property({ attribute: false }) resolve: ((value: string) => Promise<Option | undefined>) | undefined;
  /** Called with what was typed; gives the new option, or undefined when the person gave up. */
  @property({ attribute: false }) create: ((typed: string) => Promise<Option | undefined>) | undefined;
  /** What the last entry says: `New customer “…”`. */
  @property({ attribute: false }) createLabel: (typed: string) => string = (typed) =>
    msg(str`New “${typed}”`);
  @property({ type: Boolean }) free = false;
  @state() private text = "";
  @state() private options: readonly Option[] = [];
  @state() private isOpen = false;
  @state() private isUpward = false;
  @state() private at = -1;
  private asked = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super("");
    this.addEventListener("keydown", this.keys);
    this.addEventListener("focusout", this.leave);
  }

  override check(): string {
    if (!this.free && this.text.trim() && !this.value)
      return msg(str`“${this.text.trim()}” is not in the list. Choose an entry.`);
    return super.check();
  }

  override snapshot(): unknown {
    return { value: this.value, text: this.text };
  }

  override restore(snapshot: unknown): void {
    const { value, text } = snapshot as { value: string; text: string };
    this.assign(value);
    this.text = text;
    // Telling of the change took a snapshot without the text.
    this.changed();
  }

  /** Chooses an option as if the person had. */
  choose(option: Option): void {
    this.isOpen = false;
    this.text = option.label;
    this.edited(option.value);
  }

  protected override take(value: string): void {
    super.take(value);
    this.text = this.free ? value : "";
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.value && !this.text && this.resolve) void this.nameValue(this.value);
  }

  private async nameValue(value: string): Promise<void> {
    const option = await this.resolve?.(value);
    if (option && this.value === value && !this.text) this.text = option.label;
  }

  protected override renderControl() {
    return html`<div class="box">
      <input
        id="control"
        type="text"
        role="combobox"
        autocomplete="off"
        placeholder=${this.placeholder}
        ?disabled=${this.disabled}
        aria-expanded=${this.isListed ? "true" : "false"}
        aria-controls="list"
        aria-autocomplete="list"
        aria-activedescendant=${this.isOpen && this.at >= 0 ? `option-${this.at}` : nothing}
        aria-required=${this.required ? "true" : "false"}
        aria-invalid=${this.invalid}
        aria-describedby="problem hint"
        .value=${live(this.text)}
        @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()}
        @click=${() => void this.open()}
        @input=${(event: InputEvent) => this.type((event.target as HTMLInputElement).value)}
      />
      <sb-icon class="arrow" name="down"></sb-icon>
      <div
        id="list"
        class=${this.isUpward ? "list up" : "list"}
        role="listbox"
        aria-label=${this.label}
        ?hidden=${!this.isListed}
      >
        ${this.isOpen ? this.entries.map((option, at) => this.entry(option, at)) : nothing}
        ${this.isOpen && !this.entries.length ? html`<div class="none" role="option" aria-disabled="true" aria-selected="false">${msg("Nothing found")}</div>` : nothing}
      </div>
    </div>`;
  }

  private entry(option: Option, at: number) {
    const isNew = at === this.options.length;
    return html`<div
      id=${`option-${at}`}
      class=${at === this.at ? "option at" : "option"}
      role="option"
      aria-selected=${at === this.at ? "true" : "false"}
      @pointerdown=${(event: PointerEvent) => event.preventDefault()}
      @click=${() => void this.pick(at)}
    >
      ${isNew ? html`<sb-icon name="add"></sb-icon>` : nothing}
      <span class="words">
        <span class="name">${isNew ? option.label : marked(option.label, this.text)}</span>
        ${option.detail ? html`<span class="hint">${marked(option.detail, this.text)}</span>` : nothing}
      </span>
    </div>`;
  }

  /** What the list shows: what was found, and “New …”. */
  private get entries(): readonly Option[] {
    const typed = this.text.trim();
    const isOffered = this.create && typed && !this.options.some(({ label }) => label === typed);
    return isOffered ? [...this.options, { value: "", label: this.createLabel(typed) }] : this.options;
  }

  /** Where any text will do, a list without entries would only hide what stands under the field. */
  private get isListed(): boolean {
    return this.isOpen && (!this.free || this.entries.length > 0);
  }

  private type(text: string): void {
    // First, since telling of the edit has the draft's snapshot taken, text and all.
    this.text = text;
    this.edited(this.free ? text : "");
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.open(), SEARCH_AFTER_MS);
  }

  private async open(): Promise<void> {
    if (this.disabled) return;
    const turn = ++this.asked;
    const isChosen = this.value !== "" && !this.free;
    const found = await this.search(isChosen ? "" : this.text.trim());
    if (turn !== this.asked || !this.matches(":focus-within")) return;
    this.options = found;
    this.at =
      found.length && !this.free
        ? Math.max(
            0,
            found.findIndex(({ value }) => value === this.value),
          )
        : -1;
    const { bottom, top } = this.getBoundingClientRect();
    this.isUpward = bottom + 200 > innerHeight && top > innerHeight - bottom;
    this.isOpen = true;
  }

  private async pick(at: number): Promise<void> {
    const option = this.entries[at];
    if (!option) return;
    if (at < this.options.length) return this.choose(option);
    this.isOpen = false;
    const made = await this.create?.(this.text.trim());
    if (made) this.choose(made);
    this.focus();
  }

  private readonly leave = (): void => {
    this.asked++;
    clearTimeout(this.waiting);
    this.isOpen = false;
    if (this.text.trim() && !this.value) this.objection = this.check();
  };

  private readonly keys = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const last = this.entries.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!this.isOpen) void this.open();
      else
        this.step(
          event.key === "ArrowDown" ? (this.at < last ? this.at + 1 : 0) : this.at > 0 ? this.at - 1 : last,
        );
    } else if (!this.isOpen) return;
    else if (event.key === "Escape") this.isOpen = false;
    else if (event.key === "Enter" && this.at >= 0) void this.pick(this.at);
    else if (event.key === "Tab" && this.at >= 0 && this.at < this.options.length && this.text) {
      const option = this.options[this.at];
      if (option && option.value !== this.value) this.choose(option);
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private step(at: number): void {
    this.at = at;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector(".option.at")?.scrollIntoView({ block: "nearest" }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sb-combobox": SbCombobox;
  }
}

import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { toThousandths } from "../base/quantity";
import type { Item } from "../records";
import { fold } from "../records/terms";
import { serialFaults } from "../stock/pieces";
import { Field } from "../ui/field";
import { fieldStyles } from "../ui/field-styles";
import "../ui/icon";
import { serialsIn } from "../stock/serials";

/**
 * Serial numbers of pieces that come in: typed, scanned (Enter ends one), pasted with line ends, tabs or commas between, or
 * as a range. Counts them against the quantity; what is there twice or known in the book is refused at once, by name.
 */
@customElement("serial-capture")
export class SerialCapture extends Field<readonly string[]> {
  static override styles = [
    fieldStyles,
    css`
      .serials {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        margin: 4px 0;
        padding: 0;
        list-style: none;
      }
      .serials li {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        padding-inline-start: 6px;
        background: var(--sb-press);
        border-radius: var(--sb-radius);
        font-size: 12px;
        font-variant-numeric: tabular-nums;
      }
      .count {
        white-space: nowrap;
        padding: 0 8px;
        font-size: 12px;
        color: var(--sb-ink-2);
      }
    `,
  ];
  /** How many pieces come, decimal text. */
  @property() quantity = "";
  @property() itemId: Item["id"] | "" = "";
  /** Serial numbers of other lines of the same paper. */
  @property({ attribute: false }) others: readonly string[] = [];
  @state() private typed = "";
  /** One after the other: a scanner is faster than the book is asked. */
  private asked: Promise<void> = Promise.resolve();

  constructor() {
    super([]);
  }

  private get pieces(): number {
    return Math.floor((toThousandths(this.quantity) ?? 0) / 1000);
  }

  override check(): string {
    const count = this.value.length;
    if (count > this.pieces) return msg(str`${count} serial numbers for ${this.pieces} pieces.`);
    return this.typed.trim()
      ? msg(str`“${this.typed.trim()}” is not taken yet: press Enter.`)
      : super.check();
  }

  protected override renderControl() {
    const count = this.value.length;
    const serials = this.value.length
      ? html`<ul class="serials" aria-label=${msg("Captured")}>
          ${this.value.map(
            (serial, at) =>
              html`<li>
                ${serial}
                <button type="button" class="icon" ?disabled=${this.disabled} @click=${() => this.drop(at)}>
                  <sb-icon name="delete" label=${msg(str`Remove ${serial}`)}></sb-icon>
                </button>
              </li>`,
          )}
        </ul>`
      : nothing;
    return html`<div class="box">
        <input
          id="control"
          type="text"
          autocomplete="off"
          placeholder=${msg("Scan, type or paste; A001-A010")}
          ?disabled=${this.disabled}
          aria-invalid=${this.invalid}
          aria-describedby="problem hint"
          .value=${this.typed}
          @input=${(event: InputEvent) => (this.typed = (event.target as HTMLInputElement).value)}
          @keydown=${this.keys}
          @paste=${this.paste}
          @change=${this.enter}
        />
        <span class="count" role="status">${msg(str`${count} of ${this.pieces}`)}</span>
      </div>
      ${serials}`;
  }

  /** Resolves when everything scanned so far was looked up. */
  settled(): Promise<void> {
    return this.asked;
  }

  private readonly keys = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (!this.typed.trim()) return; // an empty one goes down to the next line
    event.preventDefault();
    event.stopPropagation();
    this.enter();
  };

  private readonly paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (serialsIn(text).length < 2) return;
    event.preventDefault();
    this.capture(text);
  };

  private readonly enter = (): void => {
    const { typed } = this;
    this.typed = "";
    this.capture(typed);
  };

  /** Takes what a text names, one after the other; what cannot be taken is named and left out. */
  private capture(text: string): void {
    const numbers = serialsIn(text);
    if (numbers.length)
      this.asked = this.asked.then(() => this.add(numbers)).catch((error: unknown) => this.app.report(error));
  }

  private async add(numbers: readonly string[]): Promise<void> {
    const taken = new Set([...this.value, ...this.others].map(fold));
    const { itemId } = this;
    const known = itemId ? await this.app.store.read((read) => serialFaults(read, itemId, numbers)) : {};
    const kept = [...this.value];
    const refused: string[] = [];
    for (const [at, serial] of numbers.entries()) {
      const says = taken.has(fold(serial)) ? msg(str`Serial ${serial} is there twice.`) : known[at];
      if (says) refused.push(says);
      else if (kept.length >= this.pieces) {
        refused.push(msg(str`${serial} is one more than the ${this.pieces} pieces.`));
      } else {
        kept.push(serial);
        taken.add(fold(serial));
      }
    }
    if (kept.length > this.value.length) this.edited(kept);
    this.objection = refused.slice(0, 3).join(" ");
  }

  private drop(at: number): void {
    this.edited(this.value.filter((_, index) => index !== at));
    this.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "serial-capture": SerialCapture;
  }
}

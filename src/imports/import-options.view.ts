import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { RecordId } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import type { ImportOptions, ListKind } from "./model";
import { itemsOf } from "./queries";

/** What holds for all rows of a list: fires `import-options` with what was chosen. */
@customElement("import-options")
export class ImportOptionFields extends SbElement {
  @property() kind: ListKind = "customers";
  @property({ attribute: false }) options: Partial<ImportOptions> = {};
  private readonly items = this.live((read) => itemsOf(read));

  override render() {
    if (this.kind === "bills") return this.sides();
    if (this.kind === "contracts") return this.contracts();
    return this.kind === "cards" ? nothing : this.asOf();
  }

  private asOf() {
    return html`<sb-day
      label=${this.kind === "customers" ? msg("Balances as of") : msg("Stock as of")}
      .value=${this.app.today()}
      required
      @sb-change=${({ detail }: CustomEvent<FieldChange<string | undefined>>) => detail.value && this.set({ on: detail.value })}
    ></sb-day>`;
  }

  private sides() {
    return html`<sb-select
      label=${msg("Whose bills")}
      .value=${this.options.side ?? "customer"}
      .choices=${[
        { value: "customer", label: msg("Ours, owed by customers") },
        { value: "principal", label: msg("Of principals, owed by us") },
      ]}
      @sb-change=${({ detail }: CustomEvent<FieldChange<ImportOptions["side"]>>) => this.set({ side: detail.value })}
    ></sb-select>`;
  }

  private contracts() {
    return html`<div class="stack">
      <sb-select
        label=${msg("Visits before today were")}
        .value=${this.options.past ?? "done"}
        .choices=${[
          { value: "done", label: msg("made") },
          { value: "missed", label: msg("missed") },
          { value: "waived", label: msg("waived") },
        ]}
        @sb-change=${({ detail }: CustomEvent<FieldChange<ImportOptions["past"]>>) => this.set({ past: detail.value })}
      ></sb-select>
      <sb-select
        label=${msg("Covers, where no unit is known")}
        .value=${this.options.itemId ?? ""}
        .choices=${[{ value: "", label: msg("nothing: refuse the row") }, ...(this.items.value ?? [])]}
        @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => this.cover(detail.value)}
      ></sb-select>
      <p class="hint">
        ${msg("Each amount becomes due to be billed on the first day of its contract. Leave the column out where the bills were written already.")}
      </p>
    </div>`;
  }

  private cover(item: string): void {
    const { itemId: _, ...rest } = this.options;
    this.tell("import-options", item ? { ...rest, itemId: item as RecordId<"item"> } : rest);
  }

  private set(change: Partial<ImportOptions>): void {
    this.tell("import-options", { ...this.options, ...change });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "import-options": ImportOptionFields;
  }
}

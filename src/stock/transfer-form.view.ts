import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import { activeTechnicians } from "../parties/queries";
import type { RecordId } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { STORE } from "./model";
import { serialsIn } from "./serials";
import { searchItems } from "./queries";
import { transferStock } from "./transfer-commands";

/** What goes from where to where: store and vans. */
@customElement("transfer-form")
export class TransferForm extends SbElement {
  @property() from = STORE;
  @property() to = "";
  @property() itemId: RecordId<"item"> | "" = "";
  private readonly technicians = this.live(activeTechnicians);
  private readonly item = this.live(
    async (read) => (this.itemId ? read.find(this.itemId) : undefined),
    () => [this.itemId],
  );

  override render() {
    const places = [
      { value: STORE, label: msg("Store") },
      ...(this.technicians.value ?? []).map(({ id, name }) => ({
        value: id,
        label: msg(str`Van of ${name}`),
      })),
    ];
    return html`<sb-page back heading=${msg("Move goods")}>
      <sb-form
        draftKey="transfer"
        saveLabel=${msg("Move")}
        .command=${(values: FormValues) => this.call(values)}
        .said=${{ done: msg("Moved."), undo: true }}
        @sb-change=${({ detail }: CustomEvent<FieldChange>) => {
          if (detail.name === "from") this.from = String(detail.value);
          if (detail.name === "itemId") this.itemId = String(detail.value) as RecordId<"item">;
        }}
        @sb-saved=${() => this.app.back()}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-combobox
          name="itemId"
          label=${msg("Item")}
          required
          ?autofocus=${!this.itemId}
          .value=${this.itemId}
          .search=${this.search}
          .resolve=${this.nameOf}
        ></sb-combobox>
        <div class="grid2">
          <sb-select name="from" label=${msg("From")} .choices=${places} .value=${this.from}></sb-select>
          <sb-select name="to" label=${msg("To")} required .choices=${places} .value=${this.to}></sb-select>
          <sb-number name="quantity" label=${msg("Quantity")} required .value=${"1"}></sb-number>
          <sb-day name="on" label=${msg("Date")} required .value=${this.app.today()}></sb-day>
        </div>
        ${
          this.item.value?.type === "serialised"
            ? html`<sb-textarea
                name="serials"
                label=${msg("Serial numbers")}
                hint=${msg("One a line; the oldest that are there go where none is named.")}
                rows="2"
              ></sb-textarea>`
            : nothing
        }
        <sb-text name="note" label=${msg("Note")}></sb-text>
      </sb-form>
    </sb-page>`;
  }

  private call(values: FormValues) {
    const text = (name: string) => (values[name] as string | undefined) ?? "";
    return transferStock({
      itemId: text("itemId") as RecordId<"item">,
      from: text("from"),
      to: text("to"),
      quantity: text("quantity"),
      on: text("on"),
      note: text("note"),
      serials: serialsIn(text("serials")),
    });
  }

  private readonly search = (typed: string) =>
    this.app.store.read(async (read) => {
      const items = (await searchItems(read, typed)).filter(({ type }) => type !== "service");
      return Promise.all(
        items.map(async ({ id, name, unit }) => {
          const { parts } = await read.balance(`stock/${id}`);
          const held = this.app.format.quantity(fromThousandths(parts[this.from] ?? 0));
          return { value: id, label: name, detail: msg(str`${held} ${unit} there`) };
        }),
      );
    });

  private readonly nameOf = async (id: string) => {
    const item = await this.app.store.read((read) => read.find(id as RecordId<"item">));
    return item && { value: id, label: item.name };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "transfer-form": TransferForm;
  }
}

import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ratesOn, taxScheme } from "../company/tax-schemes";
import type { Item } from "../records";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { addItem, amendItem } from "./commands";
import type { ItemDraft } from "./model";
import { typeChoices } from "./words.view";

/** An item: new with what is already in the store, or corrected. */
@customElement("item-form")
export class ItemForm extends SbElement {
  @property() itemId: Item["id"] | undefined;
  @state() private type: Item["type"] | undefined;
  private readonly item = this.live(
    (read) => read.get(this.itemId as Item["id"]),
    () => [this.itemId],
  );

  override render() {
    const item = this.item.value;
    if (this.item.error)
      return html`<sb-page back heading=${msg("Item")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (this.itemId && !item) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const type = this.type ?? item?.type ?? "stock";
    return html`<sb-page back heading=${item ? msg(str`Edit ${item.name}`) : msg("New item")}>
      <sb-form
        draftKey=${`item/${this.itemId ?? "new"}`}
        .submit=${this.save}
        @sb-change=${this.follow}
        @sb-saved=${this.saved}
        @sb-cancel=${() => this.app.back()}
      >
        <div class="grid2">
          <sb-text name="code" label=${msg("Code")} required autofocus .value=${item?.code ?? ""}></sb-text>
          <sb-text
            name="unit"
            label=${msg("Unit")}
            required
            .value=${item?.unit ?? (type === "service" ? msg("job") : msg("pcs"))}
          ></sb-text>
        </div>
        <sb-text name="name" label=${msg("Name")} required .value=${item?.name ?? ""}></sb-text>
        <sb-select
          name="type"
          label=${msg("Kind")}
          .choices=${typeChoices()}
          .value=${item?.type ?? "stock"}
        ></sb-select>
        ${this.prices(item)} ${type === "service" ? nothing : this.stock(item)}
        ${item ? html`<sb-check name="active" label=${msg("Still sold")} .value=${item.active}></sb-check>` : nothing}
      </sb-form>
    </sb-page>`;
  }

  private prices(item: Item | undefined) {
    const { format } = this.app;
    return html`<div class="grid2">
        <sb-number
          name="price"
          label=${msg("Price")}
          hint=${msg("before tax")}
          unit=${format.symbol}
          decimals="6"
          required
          .value=${item?.price}
        ></sb-number>
        <sb-number
          name="cost"
          label=${msg("Cost")}
          unit=${format.symbol}
          decimals="6"
          .value=${item?.cost ?? "0"}
        ></sb-number>
      </div>
      <div class="grid2">
        ${this.rate(item)}
        <sb-text
          name="taxCode"
          label=${this.app.company?.country === "IN" ? msg("HSN/SAC") : msg("Tax code")}
          .value=${item?.taxCode ?? ""}
        ></sb-text>
      </div>`;
  }

  /** A list where the law names the rates; any percentage where member states set their own. */
  private rate(item: Item | undefined) {
    const scheme = taxScheme(this.app.company?.taxScheme ?? "none");
    const rates = ratesOn(scheme.id, this.app.today());
    const usual = rates.includes("18") ? "18" : (rates.at(-1) ?? "0");
    if (scheme.freeRates)
      return html`<sb-number
        name="taxRate"
        label=${msg("Tax")}
        unit="%"
        max="100"
        .value=${item?.taxRate ?? "20"}
      ></sb-number>`;
    const kept = item && !rates.includes(item.taxRate) ? [item.taxRate] : [];
    return html`<sb-select
      name="taxRate"
      label=${msg("Tax")}
      .choices=${[...kept, ...rates].map((rate) => ({ value: rate, label: `${this.app.format.quantity(rate)} %` }))}
      .value=${item?.taxRate ?? usual}
    ></sb-select>`;
  }

  private stock(item: Item | undefined) {
    return html`<div class="grid2">
        ${
          item
            ? nothing
            : html`<sb-number
                name="opening"
                label=${msg("Opening quantity")}
                hint=${msg("in the store now")}
                .value=${"0"}
              ></sb-number>`
        }
        <sb-number
          name="reorderLevel"
          label=${msg("Reorder level")}
          .value=${item?.reorderLevel ?? "0"}
        ></sb-number>
      </div>
      <div class="grid2">
        <sb-number
          name="warrantyMonths"
          label=${msg("Warranty")}
          unit=${msg("months")}
          decimals="0"
          .value=${String(item?.warrantyMonths ?? 0)}
        ></sb-number>
        <sb-number
          name="labourWarrantyMonths"
          label=${msg("On labour")}
          unit=${msg("months")}
          decimals="0"
          hint=${msg("empty: as long as parts")}
          .value=${item?.labourWarrantyMonths === undefined ? undefined : String(item.labourWarrantyMonths)}
        ></sb-number>
      </div>
      <sb-text
        name="readings"
        label=${msg("Readings")}
        placeholder=${msg("TDS in, TDS out")}
        hint=${msg("What every visit to such a unit measures, with commas between.")}
        .value=${item?.readings?.join(", ") ?? ""}
      ></sb-text>
      <sb-text
        name="checklist"
        label=${msg("Checklist")}
        placeholder=${msg("no leaks, tank clean")}
        hint=${msg("What every visit goes through, with commas between.")}
        .value=${item?.checklist?.join(", ") ?? ""}
      ></sb-text>`;
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "type") this.type = value as Item["type"];
  };

  private readonly save = async (values: FormValues): Promise<Item["id"]> => {
    const text = (name: string, empty = "") => (values[name] as string | undefined) || empty;
    const draft: ItemDraft = {
      code: text("code").trim(),
      name: text("name").trim(),
      type: text("type", "stock") as Item["type"],
      unit: text("unit").trim(),
      taxCode: text("taxCode").trim(),
      taxRate: text("taxRate", "0"),
      price: text("price", "0"),
      cost: text("cost", "0"),
      reorderLevel: text("reorderLevel", "0"),
      warrantyMonths: Number(text("warrantyMonths", "0")),
      ...(text("labourWarrantyMonths") ? { labourWarrantyMonths: Number(text("labourWarrantyMonths")) } : {}),
      readings: listOf(text("readings")),
      checklist: listOf(text("checklist")),
    };
    if (!this.itemId)
      return this.app.attempt(addItem({ ...draft, opening: text("opening", "0") }), {
        done: msg(str`${draft.name} is in the book.`),
      });
    const active = values["active"] === true;
    await this.app.attempt(amendItem({ id: this.itemId, ...draft, active }), {
      done: msg("Saved."),
      undo: true,
    });
    return this.itemId;
  };

  private readonly saved = ({ detail }: CustomEvent<Saved<Item["id"]>>): void => {
    if (this.itemId) this.app.back();
    else this.app.router.replace("item", { id: detail.result });
  };
}

const listOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

declare global {
  interface HTMLElementTagNameMap {
    "item-form": ItemForm;
  }
}

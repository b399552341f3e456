import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ratesOn, taxScheme } from "../company/tax-schemes";
import { searchParties } from "../parties/queries";
import type { Item, RecordId } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { addItem, amendItem, type Opening } from "./commands";
import type { ItemDraft } from "./model";
import { serialsIn } from "./serials";
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
            label=${msg("Counted in")}
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
        <sb-combobox
          name="principalId"
          label=${msg("Principal")}
          .value=${item?.principalId ?? ""}
          .search=${this.principals}
          .resolve=${this.nameOf}
        ></sb-combobox>
        <sb-text
          name="principalCode"
          label=${msg("Ordered as")}
          .value=${item?.principalCode ?? ""}
        ></sb-text>
      </div>
      <div class="grid2">
        <sb-number
          name="reorderLevel"
          label=${msg("Reorder level")}
          .value=${item?.reorderLevel ?? "0"}
        ></sb-number>
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
      </div>
      ${item ? nothing : this.opening()}
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

  /** What is there before the first receipt, and what it is worth. */
  private opening() {
    return html`<div class="grid2">
        <sb-money
          name="openingValue"
          label=${msg("Worth together")}
          hint=${msg("empty: at the cost above")}
        ></sb-money>
        <sb-day name="openingOn" label=${msg("As of")} .value=${this.app.today()}></sb-day>
      </div>
      ${
        this.type === "serialised"
          ? html`<sb-textarea
              name="openingSerials"
              label=${msg("Serial numbers")}
              placeholder="A001-A010"
              hint=${msg("One a line, as far as they are known; the rest can be captured later.")}
              rows="3"
            ></sb-textarea>`
          : nothing
      }`;
  }

  private readonly principals = (typed: string) =>
    this.app.store.read(async (read) =>
      (await searchParties(read, typed, 50))
        .filter(({ principal }) => principal)
        .slice(0, 12)
        .map(({ id, name }) => ({ value: id, label: name })),
    );

  private readonly nameOf = async (id: string) => {
    const party = await this.app.store.read((read) => read.find(id as RecordId<"party">));
    return party && { value: id, label: party.name };
  };

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
      ...(text("principalId") ? { principalId: text("principalId") as RecordId<"party"> } : {}),
      ...(text("principalCode").trim() ? { principalCode: text("principalCode").trim() } : {}),
      readings: listOf(text("readings")),
      checklist: listOf(text("checklist")),
    };
    if (!this.itemId)
      return this.app.attempt(addItem({ ...draft, ...openingOf(values) }), {
        done: msg(str`${draft.name} is in the book.`),
      });
    const active = values["active"] === true;
    const without = (["principalId", "principalCode", "labourWarrantyMonths"] as const).filter(
      (field) => draft[field] === undefined,
    );
    await this.app.attempt(amendItem({ id: this.itemId, ...draft, active, without }), {
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

/** What was typed of the goods that are there already. */
function openingOf(values: FormValues): Opening {
  const text = (name: string) => (values[name] as string | undefined) ?? "";
  const value = values["openingValue"] as number | undefined;
  const serials = serialsIn(text("openingSerials"));
  return {
    opening: text("opening") || "0",
    ...(text("openingOn") ? { openingOn: text("openingOn") } : {}),
    ...(value === undefined ? {} : { openingValue: value }),
    ...(serials.length ? { openingSerials: serials } : {}),
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

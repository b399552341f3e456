import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { searchParties } from "../parties/queries";
import type { PriceList, RecordId } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/lines-field";
import type { LineColumn } from "../ui/lines-field";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { ItemChoice } from "./item-choice-field";
import { addPriceList, amendPriceList } from "./price-commands";

interface PriceRow {
  readonly itemId: string;
  readonly price: string | undefined;
}
interface CustomerRow {
  readonly partyId: string;
}

/** A price list: from when, for whom, what costs how much. */
@customElement("price-list-form")
export class PriceListForm extends SbElement {
  @property() listId: PriceList["id"] | undefined;
  private readonly items = new ItemChoice(() => this.app);
  private readonly list = this.live(
    async (read) => (this.listId ? read.get(this.listId) : undefined),
    () => [this.listId],
  );

  override render() {
    const list = this.list.value;
    if (this.list.error)
      return html`<sb-page back heading=${msg("Price list")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (this.listId && !list) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    return html`<sb-page back heading=${list ? msg(str`Edit ${list.name}`) : msg("New price list")}>
      <sb-form
        draftKey=${`price-list/${this.listId ?? "new"}`}
        .command=${(values: FormValues) => this.call(values)}
        .said=${{ done: msg("Saved.") }}
        @sb-saved=${() => this.app.back()}
        @sb-cancel=${() => this.app.back()}
      >
        <div class="grid2">
          <sb-text name="name" label=${msg("Name")} required autofocus .value=${list?.name ?? ""}></sb-text>
          <sb-day name="from" label=${msg("From")} required .value=${list?.from ?? this.app.today()}></sb-day>
        </div>
        <sb-lines
          name="prices"
          label=${msg("Prices, before tax")}
          .columns=${this.priceColumns}
          .blank=${() => ({ itemId: "", price: undefined })}
          .follow=${this.follow}
          .value=${list?.prices ?? [{ itemId: "", price: undefined }]}
        ></sb-lines>
        <sb-lines
          name="customers"
          label=${msg("Only for these customers")}
          hint=${msg("None: for every customer.")}
          .columns=${this.customerColumns}
          .blank=${() => ({ partyId: "" })}
          .value=${(list?.partyIds ?? []).map((partyId) => ({ partyId }))}
        ></sb-lines>
        ${list ? html`<sb-check name="active" label=${msg("In use")} .value=${list.active}></sb-check>` : nothing}
      </sb-form>
    </sb-page>`;
  }

  private get priceColumns(): LineColumn<PriceRow>[] {
    return [
      {
        name: "itemId",
        header: msg("Item"),
        full: true,
        field: (row) =>
          html`<sb-combobox
            .value=${row.itemId}
            .search=${this.items.search}
            .resolve=${this.items.resolve}
          ></sb-combobox>`,
      },
      {
        name: "price",
        header: msg("Price"),
        field: (row) =>
          html`<sb-number decimals="6" unit=${this.app.format.symbol} .value=${row.price}></sb-number>`,
      },
      {
        name: "own",
        header: msg("Usual price"),
        show: ({ itemId }) => {
          const item = this.items.get(itemId);
          return item ? this.app.format.quantity(item.price, this.app.format.digits) : "";
        },
      },
    ];
  }

  private get customerColumns(): LineColumn<CustomerRow>[] {
    return [
      {
        name: "partyId",
        header: msg("Customer"),
        field: (row) =>
          html`<sb-combobox
            .value=${row.partyId}
            .search=${this.customers}
            .resolve=${this.nameOf}
          ></sb-combobox>`,
      },
    ];
  }

  private readonly follow = (row: PriceRow, changed: string): PriceRow => {
    const item = changed === "itemId" ? this.items.get(row.itemId) : undefined;
    return item && !row.price ? { ...row, price: item.price } : row;
  };

  private call(values: FormValues) {
    const rows = <R>(name: string) => (values[name] as readonly R[] | undefined) ?? [];
    const draft = {
      name: (values["name"] as string | undefined) ?? "",
      from: (values["from"] as string | undefined) ?? "",
      partyIds: rows<CustomerRow>("customers").flatMap(({ partyId }) =>
        partyId ? (partyId as RecordId<"party">) : [],
      ),
      prices: rows<PriceRow>("prices")
        .filter(({ itemId, price }) => itemId || price)
        .map(({ itemId, price }) => ({ itemId: itemId as RecordId<"item">, price: price ?? "" })),
    };
    if (!this.listId) return addPriceList(draft);
    return amendPriceList({ id: this.listId, ...draft, active: values["active"] === true });
  }

  private readonly customers = (typed: string) =>
    this.app.store.read(async (read) =>
      (await searchParties(read, typed, 50))
        .filter(({ customer }) => customer)
        .slice(0, 12)
        .map(({ id, name }) => ({ value: id, label: name })),
    );

  private readonly nameOf = async (id: string) => {
    const party = await this.app.store.read((read) => read.find(id as RecordId<"party">));
    return party && { value: id, label: party.name };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "price-list-form": PriceListForm;
  }
}

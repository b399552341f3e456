import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fromThousandths, toThousandths } from "../base/quantity";
import type { Item } from "../records";
import type { Read } from "../store/work";
import "../ui/badge";
import "../ui/chips";
import type { Chip } from "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import { isStocked } from "./model";
import { searchItems } from "./queries";
import { priceText } from "./words.view";

interface Row {
  readonly id: Item["id"];
  readonly item: Item;
  /** In thousandths; undefined for what is not stocked. */
  readonly held: number | undefined;
  readonly isLow: boolean;
}
type Show = "all" | "low" | "inactive";

const FOUND_AT_MOST = 200;

/** What is sold and used, with what is on hand; those to reorder at one press. */
@customElement("item-register")
export class ItemRegister extends SbElement {
  /** Which items are shown first: `low` for those to reorder. */
  @property() show: Show = "all";
  @state() private typed = "";
  private readonly rows = this.live(
    (read) => this.read(read),
    () => [this.typed, this.show],
  );

  override render() {
    const filters: Chip<Show>[] = [
      { value: "all", label: msg("All") },
      { value: "low", label: msg("To reorder") },
      { value: "inactive", label: msg("Not sold") },
    ];
    return html`<sb-page heading=${msg("Stock")}>
      <button slot="actions" type="button" class="primary" @click=${this.add}>
        <sb-icon name="add"></sb-icon>${msg("New item")}
      </button>
      <div class="row wrap">
        ${this.way("orders", msg("Orders"))} ${this.way("receipts", msg("Receipts"))}
        ${this.way("purchases", msg("Principals' bills"))} ${this.way("claims", msg("Claims"))}
        ${this.way("principals", msg("Principals"))} ${this.way("stock-places", msg("Places"))}
        ${this.way("price-lists", msg("Prices"))}
      </div>
      <sb-text
        label=${msg("Search")}
        bare
        placeholder=${msg("Name or code")}
        @sb-change=${({ detail }: CustomEvent<FieldChange<string>>) => (this.typed = detail.value.trim())}
      ></sb-text>
      <sb-chips
        label=${msg("Which items")}
        .chips=${filters}
        value=${this.show}
        @sb-chip=${({ detail }: CustomEvent<Show>) => (this.show = detail)}
      ></sb-chips>
      <sb-table
        label=${msg("Items")}
        icon="box"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${this.emptySentence}
        sheet="Items"
        ?filtered=${this.typed !== "" || this.show !== "all"}
        @sb-open=${({ detail }: CustomEvent<Row>) => this.app.navigate("item", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private way(view: string, label: string) {
    const { app } = this;
    return app.router.views.has(view)
      ? html`<button type="button" class="quiet" @click=${() => app.navigate(view)}>${label}</button>`
      : nothing;
  }

  private get emptySentence(): string {
    if (this.typed) return msg("Nothing is found by that.");
    if (this.show === "low") return msg("Nothing to reorder.");
    return this.show === "all" ? msg("No items yet. Add what you sell, fit and charge for.") : msg("None.");
  }

  private get columns(): TableColumn<Row>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Item"),
        value: ({ item }) => item.name,
        detail: ({ item }) => `${item.code} · ${priceText(item, this.app)}`,
      },
      {
        header: msg("On hand"),
        kind: "number",
        value: ({ held }) => (held === undefined ? undefined : fromThousandths(held)),
        show: ({ held, isLow }) =>
          held === undefined
            ? ""
            : isLow
              ? html`<sb-badge tone="warn">${format.quantity(fromThousandths(held))}</sb-badge>`
              : format.quantity(fromThousandths(held)),
        detail: ({ item, held, isLow }) =>
          held === undefined
            ? msg("service")
            : isLow
              ? msg(str`level ${format.quantity(item.reorderLevel)}`)
              : item.unit,
      },
      { header: msg("HSN/SAC"), wideOnly: true, value: ({ item }) => item.taxCode },
      { header: msg("Tax %"), kind: "number", wideOnly: true, value: ({ item }) => item.taxRate },
    ];
  }

  private async read(read: Read): Promise<Row[]> {
    const [items, balances] = await Promise.all([
      this.typed && this.show !== "inactive"
        ? searchItems(read, this.typed, FOUND_AT_MOST)
        : read.list("item", "name"),
      read.balances("stock/"),
    ]);
    const amounts = new Map(balances.map(({ key, amount }) => [key.slice("stock/".length), amount]));
    return items
      .filter((item) => item.active === (this.show !== "inactive"))
      .map((item) => {
        const held = isStocked(item) ? (amounts.get(item.id) ?? 0) : undefined;
        const level = toThousandths(item.reorderLevel) ?? 0;
        return { id: item.id, item, held, isLow: held !== undefined && level > 0 && held <= level };
      })
      .filter(({ isLow }) => this.show !== "low" || isLow);
  }

  private readonly add = (): void => this.app.navigate("item-form");
}

declare global {
  interface HTMLElementTagNameMap {
    "item-register": ItemRegister;
  }
}

import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { PriceList } from "../records";
import "../ui/badge";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";

/** Price lists, those in force first. */
@customElement("price-list-register")
export class PriceListRegister extends SbElement {
  private readonly rows = this.live(async (read) =>
    (await read.list("priceList", "name")).sort((a, b) => Number(b.active) - Number(a.active)),
  );

  override render() {
    return html`<sb-page back heading=${msg("Price lists")}>
      <button
        slot="actions"
        type="button"
        class="primary"
        @click=${() => this.app.navigate("price-list-form")}
      >
        <sb-icon name="add"></sb-icon>${msg("New list")}
      </button>
      <sb-table
        label=${msg("Price lists")}
        icon="bill"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${msg("No price lists. Items cost what their page says; a list changes that for some customers, or from a day on.")}
        @sb-open=${({ detail }: CustomEvent<PriceList>) =>
          this.app.navigate("price-list-form", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<PriceList>[] {
    const { format } = this.app;
    return [
      {
        header: msg("List"),
        value: ({ name }) => name,
        detail: ({ partyIds }) =>
          partyIds.length ? msg(str`${partyIds.length} customers`) : msg("every customer"),
      },
      {
        header: msg("From"),
        kind: "date",
        value: ({ from }) => from,
        detail: ({ active, prices }) =>
          active ? msg(str`${format.count(prices.length)} items`) : msg("not in use"),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "price-list-register": PriceListRegister;
  }
}

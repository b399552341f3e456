import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/page";
import { stockPlaces, type Place } from "./on-hand-queries";

/** Where goods are: the store, the vans, what is out on challans, with what it is worth. */
@customElement("stock-places")
export class StockPlaces extends SbElement {
  private readonly places = this.live(stockPlaces);

  override render() {
    const places = this.places.value;
    const worth = (places ?? []).reduce((sum, place) => sum + place.worth, 0);
    return html`<sb-page back heading=${msg("Places")}>
      <button slot="actions" type="button" @click=${() => this.app.navigate("transfer-form")}>
        ${msg("Move goods")}
      </button>
      <p class="hint">${msg(str`All together worth ${this.app.format.money(worth)}`)}</p>
      <sb-table
        label=${msg("Places")}
        icon="box"
        .rowId=${({ place }: Place) => place}
        .columns=${this.columns}
        .rows=${places}
        empty=${msg("No places yet.")}
        @sb-open=${({ detail }: CustomEvent<Place>) => this.app.navigate("stock-place", { at: detail.place })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<Place>[] {
    return [
      {
        header: msg("Place"),
        value: ({ name }) => name,
        detail: ({ items, count }) =>
          [
            items === 1 ? msg("1 item") : msg(str`${items} items`),
            count ? msg(str`counted ${count.counted} of ${count.rows}`) : "",
          ]
            .filter(Boolean)
            .join(" · "),
      },
      { header: msg("Worth"), kind: "money", value: ({ worth }) => worth },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "stock-places": StockPlaces;
  }
}

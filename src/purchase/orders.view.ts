import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { orderShort } from "./order-commands";
import { orderRows, shortItems, type OrderRow, type OrdersShown } from "./order-queries";
import { purchaseTabs } from "./purchase-tabs.view";
import { orderBadge } from "./purchase-words.view";
import { orderStateName } from "./words";

/** Orders to principals: what is still to come, drafts, or all; and what is short, ordered with one press. */
@customElement("order-register")
export class OrderRegister extends SbElement {
  @property() show: OrdersShown | undefined;
  private readonly rows = this.live(
    (read) => orderRows(read, this.shown),
    () => [this.shown],
  );
  private readonly short = this.live(shortItems);

  override render() {
    const { app } = this;
    return html`<sb-page heading=${msg("Orders")}>
      <button slot="actions" type="button" class="primary" @click=${() => app.navigate("order-form")}>
        <sb-icon name="add"></sb-icon>${msg("New order")}
      </button>
      ${purchaseTabs(app, "orders")} ${this.proposal()}
      <sb-chips
        label=${msg("Which orders")}
        .chips=${[
          { value: "open", label: msg("To come") },
          { value: "draft", label: msg("Drafts") },
          { value: "all", label: msg("All") },
        ]}
        .value=${this.shown}
        @sb-chip=${({ detail }: CustomEvent<OrdersShown>) => app.router.replace("orders", { show: detail })}
      ></sb-chips>
      <sb-table
        label=${msg("Orders")}
        icon="box"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${this.shown === "open" ? msg("Nothing is on order.") : msg("None.")}
        sheet="Purchase orders"
        ?filtered=${this.shown !== "all"}
        @sb-open=${({ detail }: CustomEvent<OrderRow>) => app.navigate("order", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  /** What is under its level and not on order: with a principal it is drafted, without one it is said. */
  private proposal() {
    const short = this.short.value ?? [];
    const ordered = short.filter(({ item }) => item.principalId).length;
    const orphans = short.length - ordered;
    if (!short.length) return nothing;
    return html`<div class="row wrap">
      ${
        ordered
          ? html`<button type="button" @click=${this.order}>
              <sb-icon name="sparkle"></sb-icon>${msg(str`Order what is short (${ordered})`)}
            </button>`
          : nothing
      }
      ${orphans ? html`<span class="hint">${msg(str`${orphans} short items name no principal; say from whom on the item.`)}</span>` : nothing}
    </div>`;
  }

  private readonly order = async (): Promise<void> => {
    const { app } = this;
    const made = await app.run(orderShort({}), {
      done: (ids) =>
        ids.length === 1
          ? msg("An order is drafted; look it through and send it.")
          : msg(str`${ids.length} orders are drafted.`),
      undo: true,
    });
    const [only, ...others] = made?.result ?? [];
    if (only && !others.length) app.navigate("order", { id: only });
    else if (made) app.router.replace("orders", { show: "draft" });
  };

  private get shown(): OrdersShown {
    return this.show ?? "open";
  }

  private get columns(): TableColumn<OrderRow>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Order"),
        value: ({ order }) => order.number ?? msg("draft"),
        detail: ({ order, principal }) => `${format.day(order.on, "short")} · ${principal}`,
      },
      {
        header: msg("Expected"),
        kind: "date",
        value: ({ order }) => order.expectedOn,
        detail: ({ state }) => orderStateName(state),
      },
      { header: msg("Net"), kind: "money", wideOnly: true, value: ({ net }) => net },
      {
        header: msg("Status"),
        wideOnly: true,
        value: ({ state }) => state,
        show: ({ state }) => orderBadge(state),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "order-register": OrderRegister;
  }
}

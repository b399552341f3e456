import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { purchaseRows, type PurchaseRow, type PurchasesShown } from "./bill-queries";
import { purchaseTabs } from "./purchase-tabs.view";
import { purchaseBadge } from "./purchase-words.view";
import { purchaseStateName } from "./words";

/** Principals' bills: what we owe, what of it is overdue, the newest, drafts, and our debit notes. */
@customElement("purchase-register")
export class PurchaseRegister extends SbElement {
  @property() show: PurchasesShown | undefined;
  private readonly rows = this.liveInTime(
    (read) => purchaseRows(read, this.shown, this.app.today()),
    () => [this.shown],
  );

  override render() {
    const { app } = this;
    return html`<sb-page heading=${msg("Principals' bills")}>
      <button slot="actions" type="button" class="primary" @click=${() => app.navigate("purchase-form")}>
        <sb-icon name="add"></sb-icon>${msg("Enter bill")}
      </button>
      ${purchaseTabs(app, "purchases")}
      <sb-chips
        label=${msg("Which bills")}
        .chips=${[
          { value: "open", label: msg("To pay") },
          { value: "overdue", label: msg("Overdue") },
          { value: "newest", label: msg("Newest") },
          { value: "draft", label: msg("Drafts") },
          { value: "notes", label: msg("Debit notes") },
        ]}
        .value=${this.shown}
        @sb-chip=${({ detail }: CustomEvent<PurchasesShown>) => app.router.replace("purchases", { show: detail })}
      ></sb-chips>
      <sb-table
        label=${msg("Principals' bills")}
        icon="bill"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${this.shown === "open" ? msg("Nothing is owed to principals.") : msg("None.")}
        sheet="Principal bills"
        ?filtered=${this.shown !== "newest"}
        @sb-open=${({ detail }: CustomEvent<PurchaseRow>) => app.navigate("purchase", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get shown(): PurchasesShown {
    return this.show ?? "open";
  }

  private get columns(): TableColumn<PurchaseRow>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Bill"),
        value: ({ purchase }) => purchase.number ?? msg("draft"),
        detail: ({ purchase, principal }) =>
          [format.day(purchase.on, "short"), principal, purchase.reference].filter(Boolean).join(" · "),
      },
      { header: msg("Due"), kind: "date", wideOnly: true, value: ({ purchase }) => purchase.dueOn },
      {
        header: msg("Total"),
        kind: "money",
        wideOnly: true,
        value: ({ purchase }) => purchase.figures?.total,
      },
      {
        header: msg("Open"),
        kind: "money",
        value: ({ open, purchase }) => (purchase.status === "posted" ? open : undefined),
        detail: ({ state, isOverdue, purchase }) =>
          isOverdue
            ? msg("overdue")
            : purchase.kind === "debit-note"
              ? msg("debit note")
              : purchaseStateName(state),
      },
      {
        header: msg("Status"),
        wideOnly: true,
        value: ({ state }) => state,
        show: ({ state, isOverdue }) => purchaseBadge(state, isOverdue),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "purchase-register": PurchaseRegister;
  }
}

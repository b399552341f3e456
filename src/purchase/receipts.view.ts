import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { purchaseTabs } from "./purchase-tabs.view";
import { receiptBadge } from "./purchase-words.view";
import { receiptRows, type ReceiptRow, type ReceiptsShown } from "./receipt-queries";
import { receiptStateName } from "./words";

/** Goods received: the newest, those not billed yet, the drafts. */
@customElement("receipt-register")
export class ReceiptRegister extends SbElement {
  @property() show: ReceiptsShown | undefined;
  private readonly rows = this.live(
    (read) => receiptRows(read, this.shown),
    () => [this.shown],
  );

  override render() {
    const { app } = this;
    return html`<sb-page heading=${msg("Goods received")}>
      <button slot="actions" type="button" class="primary" @click=${() => app.navigate("receipt-form")}>
        <sb-icon name="add"></sb-icon>${msg("Receive")}
      </button>
      ${purchaseTabs(app, "receipts")}
      <sb-chips
        label=${msg("Which receipts")}
        .chips=${[
          { value: "newest", label: msg("Newest") },
          { value: "unbilled", label: msg("Not billed") },
          { value: "draft", label: msg("Drafts") },
        ]}
        .value=${this.shown}
        @sb-chip=${({ detail }: CustomEvent<ReceiptsShown>) => app.router.replace("receipts", { show: detail })}
      ></sb-chips>
      <sb-table
        label=${msg("Receipts")}
        icon="box"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${this.shown === "newest" ? msg("No goods were received yet.") : msg("None.")}
        sheet="Receipts"
        ?filtered=${this.shown !== "newest"}
        @sb-open=${({ detail }: CustomEvent<ReceiptRow>) => app.navigate("receipt", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get shown(): ReceiptsShown {
    return this.show ?? "newest";
  }

  private get columns(): TableColumn<ReceiptRow>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Receipt"),
        value: ({ receipt }) => receipt.number ?? msg("draft"),
        detail: ({ receipt, principal }) => `${format.day(receipt.on, "short")} · ${principal}`,
      },
      {
        header: msg("Worth"),
        kind: "money",
        value: ({ value }) => value,
        detail: ({ isUnbilled, receipt }) =>
          isUnbilled ? msg("not billed") : receiptStateName(receipt.status),
      },
      { header: msg("Delivery note"), wideOnly: true, value: ({ receipt }) => receipt.reference },
      {
        header: msg("Status"),
        wideOnly: true,
        value: ({ receipt }) => receipt.status,
        show: ({ receipt }) => receiptBadge(receipt.status),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "receipt-register": ReceiptRegister;
  }
}

import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { Payment } from "../records";
import "../ui/badge";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { modeName } from "./words";
import { newestPayments } from "./queries";

interface Row {
  readonly id: Payment["id"];
  readonly payment: Payment;
  readonly customer: string;
}

/** Money received, newest first. */
@customElement("payment-register")
export class PaymentRegister extends SbElement {
  private readonly rows = this.live(async (read) =>
    Promise.all(
      (await newestPayments(read, 300)).map(async (payment): Promise<Row> => ({
        id: payment.id,
        payment,
        customer: (await read.get(payment.partyId)).name,
      })),
    ),
  );

  override render() {
    return html`<sb-page heading=${msg("Money")}>
      <button slot="actions" type="button" class="primary" @click=${() => this.app.navigate("payment-form")}>
        <sb-icon name="add"></sb-icon>${msg("Take payment")}
      </button>
      <sb-table
        label=${msg("Payments")}
        icon="money"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${msg("No money received yet.")}
        sheet="Payments"
        @sb-open=${({ detail }: CustomEvent<Row>) => this.app.navigate("payment", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<Row>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Receipt"),
        value: ({ payment }) => payment.number,
        detail: ({ payment, customer }) => `${format.day(payment.on, "short")} · ${customer}`,
      },
      {
        header: msg("Amount"),
        kind: "money",
        value: ({ payment }) => payment.amount,
        detail: ({ payment }) => (payment.status === "reversed" ? msg("reversed") : modeName(payment.mode)),
      },
      { header: msg("Reference"), wideOnly: true, value: ({ payment }) => payment.reference },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "payment-register": PaymentRegister;
  }
}

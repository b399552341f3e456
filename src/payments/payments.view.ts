import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Payment } from "../records";
import "../ui/badge";
import "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { directionOf } from "./payment-model";
import { paymentTitle } from "./payment-words.view";
import { newestPayments } from "./queries";
import { modeName } from "./words";

interface Row {
  readonly id: Payment["id"];
  readonly payment: Payment;
  readonly party: string;
}
type Shown = "all" | "in" | "out";

/** Money received and paid, newest first, with the ways to cheques, deposits, credits and the day book. */
@customElement("payment-register")
export class PaymentRegister extends SbElement {
  /** `all`, `in` or `out`. */
  @property() show = "all";
  private readonly rows = this.live(
    async (read) => {
      const newest = await newestPayments(read, 300);
      const shown = newest.filter((one) => this.show === "all" || directionOf(one) === this.show);
      return Promise.all(
        shown.map(async (payment): Promise<Row> => ({
          id: payment.id,
          payment,
          party: (await read.get(payment.partyId)).name,
        })),
      );
    },
    () => [this.show],
  );

  override render() {
    const { app } = this;
    const way = (view: string, label: string) =>
      app.router.views.has(view)
        ? html`<button type="button" class="quiet" @click=${() => app.navigate(view)}>${label}</button>`
        : nothing;
    return html`<sb-page heading=${msg("Money")}>
      <button slot="actions" type="button" class="primary" @click=${() => app.navigate("payment-form")}>
        <sb-icon name="add"></sb-icon>${msg("Take payment")}
      </button>
      <div class="row wrap">
        ${way("cheques", msg("Cheques"))} ${way("deposit-form", msg("Deposit"))}
        ${way("credits", msg("Credits"))} ${way("day-book", msg("Day book"))}
        ${way("opening-form", msg("Opening balance"))}
      </div>
      <sb-chips
        label=${msg("Shown")}
        .chips=${[
          { value: "all", label: msg("All") },
          { value: "in", label: msg("Received") },
          { value: "out", label: msg("Paid") },
        ]}
        .value=${this.show}
        @sb-chip=${({ detail }: CustomEvent<Shown>) => app.router.replace("payments", { show: detail })}
      ></sb-chips>
      <sb-table
        label=${msg("Payments")}
        icon="money"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${msg("No money moved yet.")}
        sheet="Payments"
        ?filtered=${this.show !== "all"}
        @sb-open=${({ detail }: CustomEvent<Row>) => app.navigate("payment", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<Row>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Number"),
        value: ({ payment }) => payment.number,
        detail: ({ payment, party }) => `${format.day(payment.on, "short")} · ${party}`,
      },
      {
        header: msg("Amount"),
        kind: "money",
        value: ({ payment }) => (directionOf(payment) === "in" ? payment.amount : -payment.amount),
        detail: ({ payment }) =>
          payment.status === "reversed"
            ? msg("reversed")
            : payment.kind || payment.advance
              ? paymentTitle(payment)
              : modeName(payment.mode),
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

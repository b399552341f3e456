import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { journalKindName } from "../company/chart";
import type { Journal } from "../records";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import "./ledger-nav.view";
import { newestJournals } from "./queries";

/** Vouchers written by hand, newest first. */
@customElement("journal-register")
export class JournalRegister extends SbElement {
  private readonly rows = this.live((read) => newestJournals(read));

  override render() {
    return html`<sb-page back heading=${msg("Ledger")}>
      <button slot="actions" type="button" class="primary" @click=${() => this.app.navigate("journal-form")}>
        <sb-icon name="add"></sb-icon>${msg("Voucher")}
      </button>
      <ledger-nav at="journals"></ledger-nav>
      <sb-table
        label=${msg("Vouchers")}
        icon="note"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${msg("No vouchers yet. Write expenses, opening balances and corrections here; bills and payments book themselves.")}
        @sb-open=${({ detail }: CustomEvent<Journal>) => this.app.navigate("journal", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<Journal>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Voucher"),
        value: ({ number }) => number,
        detail: ({ on, text }) => `${format.day(on, "short")} · ${text}`,
      },
      {
        header: msg("Amount"),
        kind: "money",
        value: ({ lines }) => lines.reduce((sum, { debit }) => sum + debit, 0),
        detail: ({ status, kind }) => (status === "reversed" ? msg("reversed") : journalKindName(kind)),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "journal-register": JournalRegister;
  }
}

import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/badge";
import "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { chequeList, type ChequeFilter, type ChequeRow } from "./cheque-queries";
import { chequeTone } from "./payment-words.view";
import { statusWord } from "./words";

/** The register of cheques: what lies here, what is due, what the bank has, what came back, what we gave. */
@customElement("cheque-register")
export class ChequeRegister extends SbElement {
  @property() show: ChequeFilter = "in hand";
  private readonly rows = this.liveInTime(
    (read) => chequeList(read, this.show, this.app.today()),
    () => [this.show],
  );

  override render() {
    const { app } = this;
    return html`<sb-page heading=${msg("Cheques")}>
      <button slot="actions" type="button" @click=${() => app.navigate("payment-form", { mode: "cheque" })}>
        <sb-icon name="add"></sb-icon>${msg("Take cheque")}
      </button>
      <div class="row wrap">
        <button type="button" class="primary" @click=${() => app.navigate("deposit-form")}>
          ${msg("Deposit slip")}
        </button>
        <button type="button" class="quiet" @click=${() => app.navigate("cheque-calendar")}>
          ${msg("Calendar")}
        </button>
      </div>
      <sb-chips
        label=${msg("Which cheques")}
        .chips=${[
          { value: "in hand", label: msg("In hand") },
          { value: "due", label: msg("Due to deposit") },
          { value: "clearing", label: msg("In clearing") },
          { value: "bounced", label: msg("Bounced") },
          { value: "given", label: msg("Given") },
          { value: "all", label: msg("All") },
        ]}
        .value=${this.show}
        @sb-chip=${({ detail }: CustomEvent<ChequeFilter>) => app.router.replace("cheques", { show: detail })}
      ></sb-chips>
      <sb-table
        label=${msg("Cheques")}
        icon="money"
        .columns=${this.columns}
        .rows=${this.rows.value}
        empty=${msg("None.")}
        sheet="Cheques"
        ?filtered=${this.show !== "all"}
        @sb-open=${({ detail }: CustomEvent<ChequeRow>) => app.navigate("cheque", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<ChequeRow>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Cheque"),
        value: ({ cheque }) => cheque.chequeNumber,
        detail: ({ cheque, party }) => `${format.day(cheque.chequeOn, "short")} · ${party.name}`,
      },
      {
        header: msg("Amount"),
        kind: "money",
        value: ({ cheque }) => cheque.amount,
        detail: ({ cheque }) => statusWord(cheque.status),
      },
      { header: msg("Bank"), wideOnly: true, value: ({ cheque }) => cheque.bank },
      {
        header: msg("Status"),
        wideOnly: true,
        value: ({ cheque }) => cheque.status,
        show: ({ cheque }) =>
          html`<sb-badge tone=${chequeTone(cheque.status)}>${statusWord(cheque.status)}</sb-badge>`,
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "cheque-register": ChequeRegister;
  }
}

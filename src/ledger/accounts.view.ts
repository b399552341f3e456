import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { kindName, type ChartAccount } from "../company/chart";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { showAccount } from "./account-dialog.view";
import "./ledger-nav.view";
import { chartAccounts } from "./queries";
import { sidedWords } from "./words";

interface Row extends ChartAccount {
  readonly id: string;
  readonly balance: number;
}

/** The chart of accounts with today's balances; banks and cash boxes among them. */
@customElement("account-register")
export class AccountRegister extends SbElement {
  private readonly rows = this.live(async (read): Promise<Row[]> => {
    const [chart, stored] = await Promise.all([chartAccounts(read), read.balances("account/")]);
    const balances = new Map(stored.map(({ key, amount }) => [key.slice("account/".length), amount]));
    return chart.map((account) => ({
      ...account,
      id: account.code,
      balance: balances.get(account.code) ?? 0,
    }));
  });

  override render() {
    return html`<sb-page back heading=${msg("Ledger")}>
      <button slot="actions" type="button" class="primary" @click=${() => void showAccount(this)}>
        <sb-icon name="add"></sb-icon>${msg("Account")}
      </button>
      <ledger-nav at="accounts"></ledger-nav>
      <sb-table
        label=${msg("Accounts")}
        icon="archive"
        .columns=${this.columns}
        .rows=${this.rows.value}
        @sb-open=${({ detail }: CustomEvent<Row>) => this.app.navigate("account", { code: detail.code })}
      ></sb-table>
    </sb-page>`;
  }

  private get columns(): TableColumn<Row>[] {
    const bare = (minor: number) => this.app.format.money(minor, { bare: true });
    return [
      {
        header: msg("Account"),
        value: ({ name }) => name,
        detail: ({ kind, active, role }) =>
          [
            kindName(kind),
            role === "bank" ? msg("bank book") : "",
            role === "cash" ? msg("cash book") : "",
            active ? "" : msg("closed"),
          ]
            .filter(Boolean)
            .join(" · "),
      },
      {
        header: msg("Balance"),
        kind: "money",
        value: ({ balance }) => balance,
        show: ({ balance }) => (balance ? sidedWords(balance, bare) : ""),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "account-register": AccountRegister;
  }
}

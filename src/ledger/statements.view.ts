import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Day } from "../base/day";
import { kindName } from "../company/chart";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/page";
import "./ledger-nav.view";
import { periodParams, yearSoFar } from "./period-bar.view";
import type { Period } from "./queries";
import { balanceSheet, profitAndLoss, type StatementRow } from "./statement-queries";

/** The profit and loss of a period, and the balance sheet at its end. */
@customElement("ledger-statements")
export class LedgerStatements extends SbElement {
  @property() from: Day | undefined;
  @property() to: Day | undefined;
  private readonly statements = this.live(
    async (read) => {
      const { period } = this;
      return {
        result: await profitAndLoss(read, period),
        sheet: await balanceSheet(read, period.to ?? this.app.today()),
      };
    },
    () => [this.period.from ?? "", this.period.to ?? ""],
  );

  private get period(): Period {
    const { from, to } = yearSoFar(this.app);
    return { from: this.from ?? from, to: this.to ?? to };
  }

  override render() {
    const statements = this.statements.value;
    return html`<sb-page back heading=${msg("Ledger")}>
      <ledger-nav at="statements"></ledger-nav>
      <period-bar
        .period=${this.period}
        @sb-period=${({ detail }: CustomEvent<Period>) => this.app.router.replace("statements", periodParams(detail))}
      ></period-bar>
      ${statements ? html`${this.profitAndLoss(statements.result)} ${this.sheet(statements.sheet)}` : nothing}
    </sb-page>`;
  }

  private profitAndLoss({
    income,
    expenses,
    totalIncome,
    totalExpenses,
    profit,
  }: Awaited<ReturnType<typeof profitAndLoss>>) {
    return html`<sb-card heading=${msg("Profit and loss")}>
      <table class="figures">
        ${this.group(kindName("income"), income, totalIncome)}
        ${this.group(kindName("expense"), expenses, totalExpenses)}
        ${this.line(profit < 0 ? msg("Loss") : msg("Profit"), Math.abs(profit), "total")}
      </table>
    </sb-card>`;
  }

  private sheet({
    assets,
    liabilities,
    equity,
    profit,
    totalAssets,
    totalClaims,
  }: Awaited<ReturnType<typeof balanceSheet>>) {
    const owed = liabilities.reduce((sum, { amount }) => sum + amount, 0);
    return html`<sb-card heading=${msg("Balance sheet")}>
      <table class="figures">
        ${this.group(kindName("asset"), assets, totalAssets)}
        ${this.group(kindName("liability"), liabilities, owed)}
        ${this.group(kindName("equity"), equity, totalClaims - owed, [
          { name: msg("Profit not carried forward yet"), amount: profit },
        ])}
        ${this.line(msg("Liabilities and equity"), totalClaims, "total")}
      </table>
    </sb-card>`;
  }

  private group(
    name: string,
    rows: readonly StatementRow[],
    total: number,
    more: readonly Pick<StatementRow, "name" | "amount">[] = [],
  ) {
    return html`<tr>
        <th colspan="2"><b>${name}</b></th>
      </tr>
      ${rows.map(({ code, name: account, amount }) => this.line(this.account(code, account), amount))}
      ${more.filter(({ amount }) => amount).map((one) => this.line(one.name, one.amount))}
      ${this.line(name, total, "total")}`;
  }

  private account(code: string, name: string) {
    const open = () => this.app.navigate("account", { code, ...periodParams(this.period) });
    return html`<button type="button" class="link" @click=${open}>${name}</button>`;
  }

  private line(name: unknown, amount: number, look = "") {
    return html`<tr class=${look}>
      <td>${name}</td>
      <td class="number">${this.app.format.money(amount, { bare: true })}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ledger-statements": LedgerStatements;
  }
}

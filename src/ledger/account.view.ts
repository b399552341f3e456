import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Day } from "../base/day";
import { accountId, chartAccount, kindName } from "../company/chart";
import type { RecordId } from "../records";
import "../ui/card";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { showAccount } from "./account-dialog.view";
import "./period-bar.view";
import { periodParams, yearSoFar } from "./period-bar.view";
import { accountLedger, partyLedgerOf, type LedgerLine, type Period } from "./queries";
import { whereIs } from "./where-queries";
import { sidedWords } from "./words";

interface Row extends LedgerLine {
  readonly id: string;
}

/** The ledger of an account (a bank's or the cash book among them) or of a party: each line with the balance after it. */
@customElement("account-ledger")
export class AccountLedger extends SbElement {
  @property() code: string | undefined;
  @property() partyId: RecordId<"party"> | undefined;
  @property() from: Day | undefined;
  @property() to: Day | undefined;
  private readonly page = this.live(
    async (read) => {
      const { code, partyId } = this;
      if (partyId)
        return {
          name: (await read.get(partyId)).name,
          account: undefined,
          ledger: await partyLedgerOf(read, partyId, this.period),
        };
      const account = chartAccount(code ?? "", await read.find(accountId(code ?? "")));
      return { name: account.name, account, ledger: await accountLedger(read, account.code, this.period) };
    },
    () => [this.code ?? this.partyId, this.period.from ?? "", this.period.to ?? ""],
  );

  private get period(): Period {
    const { from, to } = yearSoFar(this.app);
    return { from: this.from ?? from, to: this.to ?? to };
  }

  override render() {
    const page = this.page.value;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { name, account, ledger } = page;
    const go = (period: Period) =>
      this.app.router.replace(this.view, { ...this.subject, ...periodParams(period) });
    const rows = ledger.lines.map((line, at): Row => ({ ...line, id: `${line.entry.id}#${at}` }));
    return html`<sb-page back heading=${name}>
      ${
        account
          ? html`<button slot="actions" type="button" @click=${() => void showAccount(this, account)}>
              <sb-icon name="edit"></sb-icon>${msg("Change…")}
            </button>`
          : ""
      }
      ${account ? html`<p class="hint">${kindName(account.kind)}</p>` : ""}
      <period-bar
        .period=${this.period}
        @sb-period=${({ detail }: CustomEvent<Period>) => go(detail)}
      ></period-bar>
      ${this.sums(ledger)}
      <sb-table
        label=${name}
        icon="archive"
        .columns=${this.columns}
        .rows=${rows}
        empty=${msg("Nothing moved it on these days.")}
        @sb-open=${({ detail }: CustomEvent<Row>) => void this.open(detail.entry.id)}
      ></sb-table>
    </sb-page>`;
  }

  private get view(): string {
    return this.partyId ? "party-ledger" : "account";
  }

  private get subject(): Record<string, string> {
    return this.partyId ? { id: this.partyId } : { code: this.code ?? "" };
  }

  private sums({ opening, closing }: { readonly opening: number; readonly closing: number }) {
    const money = (minor: number) => this.app.format.money(minor);
    return html`<sb-card>
      <table class="figures">
        <tr>
          <td>${msg("Opening balance")}</td>
          <td class="number">${sidedWords(opening, money)}</td>
        </tr>
        <tr class="total">
          <td>${msg("Closing balance")}</td>
          <td class="number">${sidedWords(closing, money)}</td>
        </tr>
      </table>
    </sb-card>`;
  }

  private get columns(): TableColumn<Row>[] {
    const { format } = this.app;
    const bare = (minor: number) => format.money(minor, { bare: true });
    return [
      {
        header: msg("Date"),
        kind: "date",
        value: ({ entry }) => entry.on,
        detail: ({ entry }) => [entry.sourceNumber, entry.text].filter(Boolean).join(" · "),
      },
      {
        header: msg("Amount"),
        kind: "money",
        value: ({ debit, credit }) => debit - credit,
        show: ({ debit, credit }) => sidedWords(debit - credit, bare),
        detail: ({ balance }) => sidedWords(balance, bare),
      },
      { header: msg("Debit"), kind: "money", wideOnly: true, value: ({ debit }) => debit },
      { header: msg("Credit"), kind: "money", wideOnly: true, value: ({ credit }) => credit },
    ];
  }

  private async open(id: RecordId<"entry">): Promise<void> {
    const { router, store } = this.app;
    const where = await store.read((read) => whereIs(read, id, (name) => router.views.has(name)));
    if (where) this.app.navigate(where.name, { ...where.params });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "account-ledger": AccountLedger;
  }
}

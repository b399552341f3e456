import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Day } from "../base/day";
import { kindName } from "../company/chart";
import "../ui/card";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { saveFile } from "../ui/save-file";
import { exportJournal } from "./export-queries";
import "./ledger-nav.view";
import { periodParams, yearSoFar } from "./period-bar.view";
import { trialBalanceOf, type Period, type TrialRow } from "./queries";
import { sidedWords } from "./words";

interface Row extends TrialRow {
  readonly id: string;
}

/** Every account of a period: what it began with, what moved it, what it ended with; both sides sum to the same. */
@customElement("trial-balance")
export class TrialBalance extends SbElement {
  @property() from: Day | undefined;
  @property() to: Day | undefined;
  private readonly rows = this.live(
    async (read) => (await trialBalanceOf(read, this.period)).map((row): Row => ({ ...row, id: row.code })),
    () => [this.period.from ?? "", this.period.to ?? ""],
  );

  private get period(): Period {
    const { from, to } = yearSoFar(this.app);
    return { from: this.from ?? from, to: this.to ?? to };
  }

  override render() {
    const rows = this.rows.value;
    return html`<sb-page heading=${msg("Ledger")} back>
      <button slot="actions" type="button" class="primary" @click=${() => this.app.navigate("journal-form")}>
        <sb-icon name="add"></sb-icon>${msg("Voucher")}
      </button>
      <ledger-nav at="trial-balance"></ledger-nav>
      <period-bar
        .period=${this.period}
        @sb-period=${({ detail }: CustomEvent<Period>) => this.app.router.replace("trial-balance", periodParams(detail))}
      ></period-bar>
      <sb-table
        label=${msg("Trial balance")}
        icon="archive"
        .columns=${this.columns}
        .rows=${rows}
        sheet="Trial balance"
        empty=${msg("Nothing was booked yet.")}
        @sb-open=${({ detail }: CustomEvent<Row>) => this.app.navigate("account", { code: detail.code, ...periodParams(this.period) })}
      ></sb-table>
      ${rows?.length ? this.sums(rows) : ""}
      <div class="row wrap">
        <button type="button" @click=${() => this.app.navigate("prove")}>
          <sb-icon name="shield"></sb-icon>${msg("Prove it")}
        </button>
        <button type="button" @click=${this.save}>
          <sb-icon name="download"></sb-icon>${msg("Export for hledger")}
        </button>
      </div>
    </sb-page>`;
  }

  private sums(rows: readonly Row[]) {
    const { format } = this.app;
    const debit = rows.reduce((sum, { closing }) => sum + Math.max(closing, 0), 0);
    const credit = rows.reduce((sum, { closing }) => sum + Math.max(-closing, 0), 0);
    return html`<sb-card tone=${debit === credit ? "ok" : "bad"}>
      <p role="status">
        ${
          debit === credit
            ? msg(str`Debits and credits are ${format.money(debit)} each.`)
            : msg(str`Debits are ${format.money(debit)}, credits ${format.money(credit)}. Prove it.`)
        }
      </p>
    </sb-card>`;
  }

  private get columns(): TableColumn<Row>[] {
    const { format } = this.app;
    const bare = (minor: number) => format.money(minor, { bare: true });
    return [
      { header: msg("Account"), value: ({ name }) => name, detail: ({ kind }) => kindName(kind) },
      { header: msg("Opening"), kind: "money", wideOnly: true, value: ({ opening }) => opening },
      { header: msg("Debit"), kind: "money", wideOnly: true, value: ({ debit }) => debit },
      { header: msg("Credit"), kind: "money", wideOnly: true, value: ({ credit }) => credit },
      {
        header: msg("Closing"),
        kind: "money",
        value: ({ closing }) => closing,
        show: ({ closing }) => sidedWords(closing, bare),
      },
    ];
  }

  private readonly save = async (): Promise<void> => {
    const done = await this.app.job(msg("Writing the journal"), () =>
      this.app.store.read((read) => exportJournal(read)),
    );
    if (done) saveFile(done.result.text, `ledger-${this.app.today()}.journal`, "text/plain");
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "trial-balance": TrialBalance;
  }
}

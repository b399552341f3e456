import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Deposit } from "../records";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import { depositPage } from "./cheque-queries";
import { showDepositSlip } from "./paper.view";
import { chequeTone } from "./payment-words.view";
import { statusWord } from "./words";

/** One deposit slip: its cheques with what became of them, its cash, and its paper. */
@customElement("deposit-page")
export class DepositPage extends SbElement {
  @property() depositId: Deposit["id"] | undefined;
  private readonly page = this.live(
    (read) => depositPage(read, this.depositId as Deposit["id"]),
    () => [this.depositId],
  );

  override render() {
    if (this.page.error)
      return html`<sb-page back heading=${msg("Deposit slip")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    const page = this.page.value;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { deposit, cheques, total } = page;
    const { format } = this.app;
    return html`<sb-page back heading=${msg(str`Deposit slip ${deposit.number}`)}>
      <button
        slot="actions"
        type="button"
        @click=${() => void showDepositSlip(this.app, deposit.id).catch((error: unknown) => this.app.report(error))}
      >
        <sb-icon name="print"></sb-icon>${msg("Paper")}
      </button>
      <sb-card>
        <div class="figure">${format.money(total)}</div>
        <div class="hint">${[format.day(deposit.on), deposit.note].filter(Boolean).join(" · ")}</div>
      </sb-card>
      <sb-card heading=${msg("On it")}>
        <table class="figures">
          ${cheques.map(
            ({ id, cheque, party }) =>
              html`<tr>
                <td>
                  <button type="button" class="link" @click=${() => this.app.navigate("cheque", { id })}>
                    ${cheque.chequeNumber}
                  </button>
                  <sb-badge tone=${chequeTone(cheque.status)}>${statusWord(cheque.status)}</sb-badge>
                  <div class="hint">${party.name} · ${cheque.bank}</div>
                </td>
                <td class="number">${format.money(cheque.amount, { bare: true })}</td>
              </tr>`,
          )}
          ${
            deposit.cash
              ? html`<tr>
                  <td>${msg("Cash")}</td>
                  <td class="number">${format.money(deposit.cash, { bare: true })}</td>
                </tr>`
              : nothing
          }
        </table>
      </sb-card>
    </sb-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "deposit-page": DepositPage;
  }
}

import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Party } from "../records";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/page";
import { showAllocate, showRefund } from "./credit-dialogs.view";
import { creditRows, type CreditRow } from "./credit-queries";
import { openBillPage } from "./money-links.view";

/** Money and notes that settle no bill yet, party by party, each to be used on bills or given back. */
@customElement("credit-list")
export class CreditList extends SbElement {
  /** Only this party's. */
  @property() partyId: Party["id"] | undefined;
  private readonly rows = this.live(
    (read) => creditRows(read, this.partyId),
    () => [this.partyId ?? ""],
  );

  override render() {
    const rows = this.rows.value;
    const parties = new Map((rows ?? []).map((row) => [`${row.side}/${row.party.id}`, row]));
    return html`<sb-page back heading=${msg("Credits")}>
      ${rows && !rows.length ? html`<sb-empty icon="money" text=${msg("Every credit is used.")}></sb-empty>` : nothing}
      ${[...parties].map(([key, { party, side }]) => {
        const own = (rows ?? []).filter((row) => `${row.side}/${row.party.id}` === key);
        return html`<sb-card heading=${party.name}>
          ${side === "principal" ? html`<p class="hint">${msg("With the principal")}</p>` : nothing}
          <table class="figures">
            ${own.map((row) => this.row(row))}
          </table>
        </sb-card>`;
      })}
    </sb-page>`;
  }

  private row({ id, number, on, side, party, free }: CreditRow) {
    const { format } = this.app;
    const credit = { id, number, free, side, partyId: party.id };
    return html`<tr>
      <td>
        <button type="button" class="link" @click=${() => openBillPage(this.app, id)}>${number}</button>
        <span class="hint">${format.day(on, "short")}</span>
        <div class="row wrap">
          <button type="button" class="quiet" @click=${() => void showAllocate(this, credit)}>
            ${msg("Use on bills…")}
          </button>
          <button type="button" class="quiet" @click=${() => void showRefund(this, credit)}>
            ${side === "customer" ? msg("Give back…") : msg("He gives it back…")}
          </button>
        </div>
      </td>
      <td class="number">${format.money(free, { bare: true })}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "credit-list": CreditList;
  }
}

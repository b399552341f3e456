import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Cheque } from "../records";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/page";
import "../ui/timeline";
import { askBounce, askParting, askPromise, askWriteOff } from "./cheque-dialogs.view";
import { movesOf, type ChequeMove } from "./cheque-model";
import { chequePage, type ChequePage as Page } from "./cheque-queries";
import { clearCheque, representCheque } from "./clearing-commands";
import { askDay } from "./day-dialog.view";
import { openBillPage } from "./money-links.view";
import { chequeTone } from "./payment-words.view";
import { statusWord } from "./words";

/** One cheque: where it stands, what it is to settle, everything that happened to it, and what can be done now. */
@customElement("cheque-page")
export class ChequePage extends SbElement {
  @property() chequeId: Cheque["id"] | undefined;
  private readonly page = this.live(
    (read) => chequePage(read, this.chequeId as Cheque["id"]),
    () => [this.chequeId],
  );

  override render() {
    if (this.page.error)
      return html`<sb-page back heading=${msg("Cheque")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    const page = this.page.value;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { cheque } = page;
    return html`<sb-page back heading=${msg(str`Cheque ${cheque.chequeNumber}`)}>
      <sb-badge slot="beside" tone=${chequeTone(cheque.status)}>${statusWord(cheque.status)}</sb-badge>
      ${this.face(page)} ${this.actions(page)} ${this.meant(page)} ${this.links(page)} ${this.history(page)}
    </sb-page>`;
  }

  private face({ cheque, party, goodUntil }: Page) {
    const { format } = this.app;
    return html`<sb-card>
      <button type="button" class="link" @click=${() => this.app.navigate("customer", { id: party.id })}>
        <b>${party.name}</b>
      </button>
      <div class="figure">${format.money(cheque.amount)}</div>
      <div>
        ${msg(str`Dated ${format.day(cheque.chequeOn)}`)}
        <span class="hint">${msg(str`good until ${format.day(goodUntil)}`)}</span>
      </div>
      <div class="hint">
        ${[cheque.bank, cheque.number, cheque.direction === "out" ? msg("given to a principal") : "", cheque.note].filter(Boolean).join(" · ")}
      </div>
    </sb-card>`;
  }

  private actions(page: Page) {
    const moves = movesOf(page.cheque);
    if (!moves.length) return nothing;
    return html`<div class="row wrap">${moves.map((move) => this.action(move, page))}</div>`;
  }

  private action(move: ChequeMove, page: Page) {
    const { cheque, bounceCharge } = page;
    const { id } = cheque;
    const button = (label: string, act: () => void, look = "") =>
      html`<button type="button" class=${look} @click=${act}>${label}</button>`;
    switch (move) {
      case "deposit":
        return button(msg("Deposit…"), () => this.app.navigate("deposit-form", { cheque: id }), "primary");
      case "clear":
        return button(
          msg("Cleared…"),
          () =>
            askDay(this, {
              heading: msg(str`Cheque ${cheque.chequeNumber} is cleared`),
              says: msg(
                str`${this.app.format.money(cheque.amount)} is money now: the bills it is meant for are settled as far as they are open, the rest is credit.`,
              ),
              save: msg("It is cleared"),
              command: (on) => clearCheque({ id, on }),
            }),
          "primary",
        );
      case "bounce":
        return button(msg("Bounced…"), () => askBounce(this, cheque, bounceCharge), "danger");
      case "re-present":
        return button(
          msg("Present again…"),
          () =>
            askDay(this, {
              heading: msg(str`Present ${cheque.chequeNumber} again`),
              says: msg("It goes to the bank once more and counts as in hand again."),
              save: msg("Present it"),
              command: (on) => representCheque({ id, on }),
            }),
          "primary",
        );
      case "replace":
        return button(msg("Replace…"), () =>
          this.app.navigate("payment-form", {
            party: cheque.partyId,
            side: cheque.direction === "in" ? "customer" : "principal",
            mode: "cheque",
            replaces: id,
          }),
        );
      case "return":
        return button(cheque.direction === "in" ? msg("Give back…") : msg("Got back…"), () =>
          askParting(this, cheque, "return"),
        );
      case "cancel":
        return button(msg("Strike out…"), () => askParting(this, cheque, "cancel"));
      case "write off":
        return button(msg("Write off…"), () => askWriteOff(this, cheque), "danger");
    }
  }

  private meant({ cheque, promised }: Page) {
    const { format } = this.app;
    const free = promised.reduce((left, { amount }) => left - amount, cheque.amount);
    const isOpen = ["held", "deposited", "re-presented"].includes(cheque.status);
    return html`<sb-card heading=${cheque.status === "cleared" ? msg("Was meant for") : msg("Is meant for")}>
      ${isOpen ? html`<button slot="actions" type="button" class="quiet" @click=${() => askPromise(this, cheque)}>${msg("Change…")}</button>` : nothing}
      <table class="figures">
        ${promised.map(
          ({ id, number, amount }) =>
            html`<tr>
              <td>
                <button type="button" class="link" @click=${() => openBillPage(this.app, id)}>
                  ${number}
                </button>
              </td>
              <td class="number">${format.money(amount, { bare: true })}</td>
            </tr>`,
        )}
        ${
          free > 0
            ? html`<tr>
                <td>${msg("Credit, for no bill")}</td>
                <td class="number">${format.money(free, { bare: true })}</td>
              </tr>`
            : nothing
        }
      </table>
    </sb-card>`;
  }

  private links({ deposit, payment, replaces, replacedBy }: Page) {
    const rows = [
      deposit && { id: deposit.id, text: msg(str`Deposit slip ${deposit.number}`) },
      payment && { id: payment.id, text: msg(str`Receipt ${payment.number}`) },
      replaces && { id: replaces.id, text: msg(str`Stands for cheque ${replaces.chequeNumber}`) },
      replacedBy && {
        id: replacedBy.id,
        text: msg(
          str`Replaced by ${"chequeNumber" in replacedBy ? replacedBy.chequeNumber : replacedBy.number}`,
        ),
      },
    ].flatMap((row) => row ?? []);
    return rows.map(
      ({ id, text }) =>
        html`<button type="button" class="link" @click=${() => openBillPage(this.app, id)}>${text}</button>`,
    );
  }

  private history({ cheque }: Page) {
    const { format } = this.app;
    return html`<sb-card heading=${msg("What happened")}>
      <sb-timeline
        .events=${[...cheque.events].reverse().map(({ on, status, note, bankCharge, billId }) => ({
          when: format.day(on),
          what: statusWord(status as Cheque["status"]),
          detail: [
            note,
            bankCharge ? msg(str`the bank took ${format.money(bankCharge)}`) : "",
            billId ? msg("billed to the customer") : "",
          ]
            .filter(Boolean)
            .join(" · "),
          ...(billId ? { open: () => openBillPage(this.app, billId) } : {}),
        }))}
      ></sb-timeline>
    </sb-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "cheque-page": ChequePage;
  }
}

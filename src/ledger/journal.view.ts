import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { journalKindName } from "../company/chart";
import type { Journal } from "../records";
import "../ui/badge";
import "../ui/card";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/page";
import "../ui/text-field";
import { reverseJournal } from "./journal-commands";
import { journalPage } from "./queries";

/** One voucher: its lines, and how it is taken back. */
@customElement("journal-page")
export class JournalPage extends SbElement {
  @property() journalId: Journal["id"] | undefined;
  private readonly page = this.live(
    (read) => journalPage(read, this.journalId as Journal["id"]),
    () => [this.journalId],
  );

  override render() {
    if (this.page.error)
      return html`<sb-page back heading=${msg("Voucher")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    const page = this.page.value;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { journal, names } = page;
    const { format } = this.app;
    const isPosted = journal.status === "posted";
    const money = (minor: number) => (minor ? format.money(minor, { bare: true }) : "");
    return html`<sb-page back heading=${msg(str`Voucher ${journal.number}`)}>
      <sb-badge slot="beside" tone=${isPosted ? "ok" : "neutral"}
        >${isPosted ? msg("posted") : msg("reversed")}</sb-badge
      >
      <sb-card>
        <b>${journal.text}</b>
        <div class="hint">${format.day(journal.on)} · ${journalKindName(journal.kind)}</div>
      </sb-card>
      <sb-card>
        <table class="figures">
          <tr>
            <th>${msg("Account")}</th>
            <th class="number">${msg("Debit")}</th>
            <th class="number">${msg("Credit")}</th>
          </tr>
          ${journal.lines.map(
            ({ account, debit, credit, text }) =>
              html`<tr>
                <td>
                  <button
                    type="button"
                    class="link"
                    @click=${() => this.app.navigate("account", { code: account })}
                  >
                    ${names.get(account) ?? account}
                  </button>
                  <div class="hint">${text}</div>
                </td>
                <td class="number">${money(debit)}</td>
                <td class="number">${money(credit)}</td>
              </tr>`,
          )}
        </table>
      </sb-card>
      ${
        journal.reverseReason
          ? html`<sb-card tone="warn" heading=${msg("Reversed")}
              >${journal.reverseReason}
              <div class="hint">${format.day(journal.reversedOn ?? journal.on)}</div></sb-card
            >`
          : ""
      }
      ${
        isPosted && journal.kind !== "closing"
          ? html`<div>
              <button type="button" class="danger" @click=${() => this.reverse(journal)}>
                ${msg("Reverse…")}
              </button>
            </div>`
          : ""
      }
    </sb-page>`;
  }

  private reverse({ id, number }: Journal): void {
    void showDialog(this, msg(str`Reverse voucher ${number}`), (close) => ({
      body: html`<p>
          ${msg("It is taken back with today's date; both entries stay in the ledger. This cannot be undone.")}
        </p>
        <sb-form
          saveLabel=${msg("Reverse the voucher")}
          .command=${(values: FormValues) => reverseJournal({ id, reason: String(values["reason"] ?? "") })}
          .said=${{ done: msg("Reversed.") }}
          @sb-saved=${() => close()}
          @sb-cancel=${() => close()}
        >
          <sb-text name="reason" label=${msg("Reason")} required autofocus></sb-text>
        </sb-form>`,
    }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "journal-page": JournalPage;
  }
}

import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Payment } from "../records";
import "../ui/badge";
import "../ui/card";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import { unallocated } from "./allocation";
import { reversePayment } from "./commands";
import { modeName } from "./words";
import { showReceipt } from "./paper.view";
import { paymentPage } from "./queries";

/** One receipt: what it settles, what is left as credit, its paper, and how it is reversed. */
@customElement("payment-page")
export class PaymentPage extends SbElement {
  @property() paymentId: Payment["id"] | undefined;
  private readonly page = this.live(
    (read) => paymentPage(read, this.paymentId as Payment["id"]),
    () => [this.paymentId],
  );

  override render() {
    if (this.page.error)
      return html`<sb-page back heading=${msg("Receipt")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    const page = this.page.value;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { payment, party, bills } = page;
    const { format } = this.app;
    const left = unallocated(payment);
    const isPosted = payment.status === "posted";
    return html`<sb-page back heading=${msg(str`Receipt ${payment.number}`)}>
      <sb-badge slot="beside" tone=${isPosted ? "ok" : "neutral"}
        >${isPosted ? msg("posted") : msg("reversed")}</sb-badge
      >
      <button
        slot="actions"
        type="button"
        @click=${() => void showReceipt(this.app, payment.id).catch((error: unknown) => this.app.report(error))}
      >
        <sb-icon name="print"></sb-icon>${msg("Paper")}
      </button>
      <sb-card>
        <button type="button" class="link" @click=${() => this.app.navigate("customer", { id: party.id })}>
          <b>${party.name}</b>
        </button>
        <div class="figure">${format.money(payment.amount)}</div>
        <div class="hint">
          ${[format.day(payment.on), modeName(payment.mode), payment.reference, payment.note].filter(Boolean).join(" · ")}
        </div>
      </sb-card>
      <sb-card heading=${msg("Settles")}>
        <table class="figures">
          ${bills.map(
            ({ invoice, amount }) =>
              html`<tr>
                <td>
                  <button
                    type="button"
                    class="link"
                    @click=${() => this.app.navigate("invoice", { id: invoice.id })}
                  >
                    ${invoice.number}
                  </button>
                  <span class="hint">${format.day(invoice.on)}</span>
                </td>
                <td class="number">${format.money(amount, { bare: true })}</td>
              </tr>`,
          )}
          ${
            left && isPosted
              ? html`<tr>
                  <td>${msg("Credit, settles nothing yet")}</td>
                  <td class="number">${format.money(left, { bare: true })}</td>
                </tr>`
              : nothing
          }
        </table>
      </sb-card>
      ${payment.reverseReason ? html`<sb-card tone="warn" heading=${msg("Reversed")}>${payment.reverseReason}</sb-card>` : nothing}
      ${isPosted ? html`<div><button type="button" class="danger" @click=${() => this.reverse(payment)}>${msg("Reverse…")}</button></div>` : nothing}
    </sb-page>`;
  }

  private reverse({ id, number, amount }: Payment): void {
    void showDialog(this, msg(str`Reverse receipt ${number}`), (close) => ({
      body: html`<p>
          ${msg(str`The bills it settled are open again by ${this.app.format.money(amount)} in all; both entries stay in the ledger. This cannot be undone.`)}
        </p>
        <sb-form
          saveLabel=${msg("Reverse the receipt")}
          .command=${(values: FormValues) => reversePayment({ id, reason: (values.reason as string | undefined) ?? "" })}
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
    "payment-page": PaymentPage;
  }
}

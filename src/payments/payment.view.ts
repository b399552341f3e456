import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { freeOf } from "../company/credit";
import type { Payment, RecordId } from "../records";
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
import { showAllocate, showRefund } from "./credit-dialogs.view";
import { unallocateCredit } from "./credit-commands";
import { reversePayment } from "./commands";
import { openBillPage } from "./money-links.view";
import { showReceipt } from "./paper.view";
import { sideOf } from "./payment-model";
import { paymentTitle } from "./payment-words.view";
import { paymentPage, type PaymentPage as Page } from "./queries";
import { deductionName, modeName } from "./words";

/** One payment, receipt or refund: what it settles, what was deducted, what is free, its paper, and how it is undone. */
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
    const { payment } = page;
    const isPosted = payment.status === "posted";
    return html`<sb-page back heading=${`${paymentTitle(payment)} ${payment.number}`}>
      <sb-badge slot="beside" tone=${isPosted ? "ok" : "neutral"}
        >${isPosted ? msg("posted") : msg("reversed")}</sb-badge
      >
      ${
        payment.kind === "opening"
          ? nothing
          : html`<button
              slot="actions"
              type="button"
              @click=${() => void showReceipt(this.app, payment.id).catch((error: unknown) => this.app.report(error))}
            >
              <sb-icon name="print"></sb-icon>${msg("Paper")}
            </button>`
      }
      ${this.money(page)} ${this.deductions(payment)}
      ${payment.kind === "refund" ? this.refunded(page) : this.settles(page)} ${this.tax(payment)}
      ${payment.reverseReason ? html`<sb-card tone="warn" heading=${msg("Reversed")}>${payment.reverseReason}</sb-card>` : nothing}
      ${isPosted ? this.undo(page) : nothing}
    </sb-page>`;
  }

  private money({ payment, party, cheque }: Page) {
    const { format } = this.app;
    return html`<sb-card>
      <button type="button" class="link" @click=${() => this.app.navigate("customer", { id: party.id })}>
        <b>${party.name}</b>
      </button>
      <div class="figure">${format.money(payment.amount)}</div>
      <div class="hint">
        ${[format.day(payment.on), payment.kind === "opening" ? "" : modeName(payment.mode), cheque ? "" : payment.reference, payment.note].filter(Boolean).join(" · ")}
      </div>
      ${
        cheque
          ? html`<button
              type="button"
              class="link"
              @click=${() => this.app.navigate("cheque", { id: cheque.id })}
            >
              ${msg(str`Cheque ${cheque.chequeNumber}, ${cheque.bank}`)}
            </button>`
          : nothing
      }
    </sb-card>`;
  }

  private deductions({ deductions }: Payment) {
    const { format } = this.app;
    if (!deductions?.length) return nothing;
    return html`<sb-card heading=${msg("Settled beside the money")}>
      <table class="figures">
        ${deductions.map(
          ({ kind, amount, note }) =>
            html`<tr>
              <td>${deductionName(kind)} <span class="hint">${note ?? ""}</span></td>
              <td class="number">${format.money(amount, { bare: true })}</td>
            </tr>`,
        )}
      </table>
    </sb-card>`;
  }

  private settles({ payment, party, bills }: Page) {
    const { format } = this.app;
    const free = freeOf(payment);
    const isPosted = payment.status === "posted";
    return html`<sb-card heading=${msg("Settles")}>
      <table class="figures">
        ${bills.map(
          ({ record, number, on, amount }) =>
            html`<tr>
              <td>
                <button type="button" class="link" @click=${() => openBillPage(this.app, record.id)}>
                  ${number}
                </button>
                <span class="hint">${format.day(on)}</span>
                ${isPosted ? this.take(payment, record.id, number) : nothing}
              </td>
              <td class="number">${format.money(amount, { bare: true })}</td>
            </tr>`,
        )}
        ${
          free
            ? html`<tr>
                <td>${msg("Credit, settles nothing yet")}</td>
                <td class="number">${format.money(free, { bare: true })}</td>
              </tr>`
            : nothing
        }
      </table>
      ${
        free
          ? html`<div class="row wrap">
              <button
                type="button"
                @click=${() => void showAllocate(this, { id: payment.id, number: payment.number, free, side: sideOf(payment), partyId: party.id })}
              >
                ${msg("Use it on bills…")}
              </button>
              <button
                type="button"
                @click=${() => void showRefund(this, { id: payment.id, number: payment.number, free, side: sideOf(payment), partyId: party.id })}
              >
                ${sideOf(payment) === "customer" ? msg("Give it back…") : msg("He gives it back…")}
              </button>
            </div>`
          : nothing
      }
    </sb-card>`;
  }

  private take({ id }: Payment, billId: RecordId<"invoice" | "purchase" | "payment">, number: string) {
    if (billId.startsWith("payment:")) return nothing;
    return html`<button
      type="button"
      class="link"
      aria-label=${msg(str`take off ${number}`)}
      @click=${() =>
        void this.app.run(unallocateCredit({ id, billId }), {
          done: msg(str`${number} is open again by it.`),
          undo: true,
        })}
    >
      ${msg("take off")}
    </button>`;
  }

  private refunded({ refunded }: Page) {
    const { format } = this.app;
    return html`<sb-card heading=${msg("Gives back")}>
      <table class="figures">
        ${refunded.map(
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
      </table>
    </sb-card>`;
  }

  private tax({ advance }: Payment) {
    const { format } = this.app;
    if (!advance) return nothing;
    return html`<sb-card heading=${msg("Tax on the advance")}>
      <div>${advance.description} <span class="hint">${advance.taxCode}</span></div>
      <table class="figures">
        <tr>
          <td>${msg("Before tax")}</td>
          <td class="number">${format.money(advance.net, { bare: true })}</td>
        </tr>
        ${advance.taxes.map(
          ({ name, amount }) =>
            html`<tr>
              <td>${name}</td>
              <td class="number">${format.money(amount, { bare: true })}</td>
            </tr>`,
        )}
      </table>
      <div class="hint">${msg("Owed when received; taken back as bills bear it.")}</div>
    </sb-card>`;
  }

  private undo({ payment, cheque }: Page) {
    if (cheque) return html`<p class="hint">${msg("To undo it, say on the cheque that it bounced.")}</p>`;
    return html`<div>
      <button type="button" class="danger" @click=${() => this.reverse(payment)}>${msg("Reverse…")}</button>
    </div>`;
  }

  private reverse(payment: Payment): void {
    const { id, number, amount, kind } = payment;
    const money = this.app.format.money(amount);
    void showDialog(this, msg(str`Reverse ${number}`), (close) => ({
      body: html`<p>
          ${
            kind === "refund"
              ? msg(
                  str`The credit of ${money} is free again; both entries stay in the ledger. This cannot be undone.`,
                )
              : msg(
                  str`The bills it settled are open again by ${money} in all; both entries stay in the ledger. This cannot be undone.`,
                )
          }
        </p>
        <sb-form
          saveLabel=${msg("Reverse it")}
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

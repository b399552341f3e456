import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sumsOf } from "../company/figures";
import { totalsTable } from "../company/totals-field";
import type { Invoice } from "../records";
import { piecesCard } from "../sales/install-field";
import "../ui/card";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/form";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import "./bill-form.view";
import { billLines, billNotes, billSettled, billTop, hasCopies } from "./bill-shown.view";
import { statusBadge } from "./bill-status.view";
import { cancelInvoice } from "./issue";
import { freeCredit, isNote, isOwed, kindOf } from "./kinds";
import { isOverdue } from "./model";
import "./note-draft.view";
import { showBillPaper } from "./paper.view";
import { aroundIssued, invoicePage, type BillAroundIssued, type InvoicePage } from "./queries";
import { billName } from "./words";

/** One bill or note: a draft is edited, an issued one shows its frozen figures with what can be done. */
@customElement("bill-page")
export class BillPage extends SbElement {
  @property() billId: Invoice["id"] | undefined;
  private readonly page = this.live(
    async (read) => {
      const page = await invoicePage(read, this.billId as Invoice["id"]);
      return { ...page, around: await aroundIssued(read, page.invoice) };
    },
    () => [this.billId],
  );

  override render() {
    const page = this.page.value;
    if (!page)
      return html`<p class="hint" role="status">
        ${this.page.error ? msg("This bill is no longer there.") : msg("Reading…")}
      </p>`;
    const { invoice, around } = page;
    if (invoice.status !== "draft") return this.issued(page, around);
    return kindOf(invoice) === "credit-note"
      ? html`<note-draft .note=${invoice}></note-draft>`
      : html`<bill-form .billId=${invoice.id}></bill-form>`;
  }

  private issued(page: InvoicePage, around: BillAroundIssued) {
    const { invoice, outstanding, status } = page;
    const { company, format } = this.app;
    const name = billName(kindOf(invoice));
    return html`<sb-page back heading=${`${name} ${invoice.number ?? ""}`}>
      <span slot="beside">${statusBadge(status, isOverdue(invoice, outstanding, this.app.today()))}</span>
      <button slot="actions" type="button" @click=${() => this.paper()}>
        <sb-icon name="print"></sb-icon>${msg("Paper")}
      </button>
      ${billTop(this, page, around)} ${billLines(this, invoice)}
      <sb-card
        >${
          invoice.figures && company
            ? totalsTable(
                {
                  ...invoice,
                  figures: invoice.figures,
                  sums: sumsOf(invoice.figures, invoice.charges),
                },
                company,
                format,
              )
            : nothing
        }</sb-card
      >
      ${billNotes(this, around)} ${billSettled(this, invoice, around)}
      ${invoice.status === "issued" && isOwed(invoice) ? piecesCard(this, around.pieces, invoice.customerId, invoice.siteId) : nothing}
      ${invoice.cancelReason ? html`<sb-card tone="warn" heading=${msg("Cancelled")}>${invoice.cancelReason}</sb-card>` : nothing}
      <div class="row wrap">${this.actions(page)}</div>
    </sb-page>`;
  }

  private actions({ invoice, outstanding }: InvoicePage) {
    const { app } = this;
    const stands = invoice.status === "issued";
    const correctable = stands && !isNote(invoice) && kindOf(invoice) !== "opening";
    const go = (label: string, view: string, params: Record<string, string>, css = "") =>
      html`<button type="button" class=${css} @click=${() => app.navigate(view, params)}>${label}</button>`;
    return html`
      ${stands && isOwed(invoice) && outstanding > 0 ? go(msg("Take payment"), "payment-form", { party: invoice.customerId, bill: invoice.id }, "primary") : nothing}
      ${stands && !isOwed(invoice) && freeCredit(invoice) > 0 ? go(msg("Use it on bills…"), "credits", { party: invoice.customerId }, "primary") : nothing}
      ${correctable ? go(msg("Credit…"), "credit-form", { bill: invoice.id }) : nothing}
      ${correctable ? go(msg("Charge more…"), "invoice-form", { kind: "debit-note", original: invoice.id }) : nothing}
      ${
        invoice.number && hasCopies(invoice) && !isNote(invoice)
          ? html`<button type="button" class="quiet" @click=${() => this.paper(true)}>
              ${msg("All copies")}
            </button>`
          : nothing
      }
      ${
        stands
          ? html`<button type="button" class="danger" @click=${() => this.cancel(invoice)}>
              ${kindOf(invoice) === "invoice" ? msg("Cancel bill…") : msg("Cancel…")}
            </button>`
          : nothing
      }
    `;
  }

  private paper(copies = false): void {
    if (this.billId)
      void showBillPaper(this.app, this.billId, { copies }).catch((error: unknown) => this.app.report(error));
  }

  private cancel(invoice: Invoice): void {
    const total = this.app.format.money(invoice.figures?.total ?? 0);
    const { id, number = "" } = invoice;
    const heading = isOwed(invoice)
      ? msg(str`Cancel bill ${number}`)
      : msg(str`Cancel credit note ${number}`);
    void showDialog(this, heading, (close) => ({
      body: html`<p>
          ${
            isOwed(invoice)
              ? msg(
                  str`The bill keeps its number and is marked cancelled. ${total} is no longer owed, its goods come back, and payments that settled it are free again. This cannot be undone.`,
                )
              : msg(
                  str`The note keeps its number and is marked cancelled. The credit of ${total} is gone, bills it settled are open again, and goods it brought back leave again. This cannot be undone.`,
                )
          }
        </p>
        <sb-form
          saveLabel=${isOwed(invoice) ? msg("Cancel the bill") : msg("Cancel the credit note")}
          .command=${(values: { reason?: unknown }) => cancelInvoice({ id, reason: String(values.reason ?? "") })}
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
    "bill-page": BillPage;
  }
}

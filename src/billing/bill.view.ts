import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Invoice, Payment } from "../records";
import "../ui/card";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/form";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import "./bill-form.view";
import { statusBadge } from "./bill-status.view";
import { cancelInvoice } from "./issue";
import { sumsOf } from "../company/figures";
import { isOverdue } from "./model";
import { showBillPaper } from "./paper.view";
import { invoicePage, type InvoicePage } from "./queries";
import { totalsTable } from "../company/totals-field";

/** One bill: a draft is edited, an issued one shows its frozen figures with what can be done. */
@customElement("bill-page")
export class BillPage extends SbElement {
  @property() billId: Invoice["id"] | undefined;
  private readonly page = this.live(
    async (read) => {
      const id = this.billId as Invoice["id"];
      const [page, payments] = await Promise.all([
        invoicePage(read, id),
        read.list("payment", "bill", { is: id }),
      ]);
      return { ...page, payments };
    },
    () => [this.billId],
  );

  override render() {
    const page = this.page.value;
    if (!page)
      return html`<p class="hint" role="status">
        ${this.page.error ? msg("This bill is no longer there.") : msg("Reading…")}
      </p>`;
    if (page.invoice.status === "draft") return html`<bill-form .billId=${page.invoice.id}></bill-form>`;
    return this.issued(page, page.payments);
  }

  private issued(page: InvoicePage, payments: readonly Payment[]) {
    const { invoice, outstanding, status } = page;
    const isOpen = invoice.status === "issued" && outstanding > 0;
    return html`<sb-page back heading=${msg(str`Bill ${invoice.number ?? ""}`)}>
      <span slot="beside">${statusBadge(status, isOverdue(invoice, outstanding, this.app.today()))}</span>
      <button slot="actions" type="button" @click=${this.paper}>
        <sb-icon name="print"></sb-icon>${msg("Paper")}
      </button>
      ${this.head(page)} ${this.lines(invoice)}
      <sb-card
        >${invoice.figures && this.app.company ? totalsTable({ ...invoice, figures: invoice.figures, sums: sumsOf(invoice.figures, invoice.charges) }, this.app.company, this.app.format) : nothing}</sb-card
      >
      ${payments.length ? this.payments(payments, invoice.id) : nothing}
      ${invoice.cancelReason ? html`<sb-card tone="warn" heading=${msg("Cancelled")}>${invoice.cancelReason}</sb-card>` : nothing}
      <div class="row wrap">
        ${
          isOpen
            ? html`<button
                type="button"
                class="primary"
                @click=${() => this.app.navigate("payment-form", { party: invoice.customerId, bill: invoice.id })}
              >
                ${msg("Take payment")}
              </button>`
            : nothing
        }
        ${
          invoice.status === "issued"
            ? html`<button type="button" class="danger" @click=${() => this.cancel(page)}>
                ${msg("Cancel bill…")}
              </button>`
            : nothing
        }
      </div>
    </sb-page>`;
  }

  private head({ invoice, customer, site, complaint, contract, outstanding }: InvoicePage) {
    const { format } = this.app;
    return html`<sb-card>
      <button type="button" class="link" @click=${() => this.app.navigate("customer", { id: customer.id })}>
        <strong>${invoice.printed?.customerName ?? customer.name}</strong>
      </button>
      <span class="hint">${invoice.printed?.customerTaxId}</span>
      <div class="hint">
        ${msg(str`dated ${format.day(invoice.on)}, due ${format.day(invoice.dueOn)}`)}${site ? ` · ${site.name}` : ""}
        ${invoice.poReference ? html`<br />${msg("Order")} ${invoice.poReference}` : nothing}
      </div>
      ${
        complaint
          ? html`<button
              type="button"
              class="link"
              @click=${() => this.app.navigate("complaint", { id: complaint.id })}
            >
              ${msg(str`from complaint ${complaint.number}`)}
            </button>`
          : nothing
      }
      ${
        contract
          ? html`<br /><button
                type="button"
                class="link"
                @click=${() => this.app.navigate("contract", { id: contract.id })}
              >
                ${msg(str`for contract ${contract.number ?? ""}`)}
              </button>`
          : nothing
      }
      ${invoice.status === "issued" ? html`<div>${msg("Open")} <strong>${format.money(outstanding)}</strong></div>` : nothing}
    </sb-card>`;
  }

  private lines({ lines, figures, charges }: Invoice) {
    const { format } = this.app;
    return html`<sb-card>
      <table class="figures">
        <tr>
          <th>${msg("Item")}</th>
          <th class="number">${msg("Qty")}</th>
          <th class="number">${msg("Rate")}</th>
          <th class="number">${msg("Amount")}</th>
        </tr>
        ${lines.map(
          (line, at) =>
            html`<tr>
              <td>${line.description}<span class="hint">${line.taxCode ? ` ${line.taxCode}` : ""}</span></td>
              <td class="number">${format.quantity(line.quantity)}</td>
              <td class="number">
                ${format.quantity(line.price, format.digits)}${line.baseQuantity === "1" ? nothing : html`<span class="hint"> / ${format.quantity(line.baseQuantity)}</span>`}
              </td>
              <td class="number">${format.money(figures?.lineNets[at] ?? 0, { bare: true })}</td>
            </tr>`,
        )}
        ${charges.map(
          (charge, at) =>
            html`<tr>
              <td colspan="3">${charge.label}</td>
              <td class="number">
                ${format.money(figures?.chargeNets?.[at] ?? charge.amount, { bare: true })}
              </td>
            </tr>`,
        )}
      </table>
    </sb-card>`;
  }

  private payments(payments: readonly Payment[], id: Invoice["id"]) {
    const { format } = this.app;
    return html`<sb-card heading=${msg("Settled by")}>
      <table class="figures">
        ${payments.map(
          (payment) =>
            html`<tr>
              <td>
                <button
                  type="button"
                  class="link"
                  @click=${() => this.app.navigate("payment", { id: payment.id })}
                >
                  ${payment.number}
                </button>
                <span class="hint"
                  >${format.day(payment.on)} ${payment.status === "reversed" ? msg("reversed") : ""}</span
                >
              </td>
              <td class="number">
                ${format.money(
                  payment.allocations
                    .filter((row) => row.billId === id)
                    .reduce((sum, row) => sum + row.amount, 0),
                  { bare: true },
                )}
              </td>
            </tr>`,
        )}
      </table>
    </sb-card>`;
  }

  private readonly paper = (): void => {
    if (this.billId)
      void showBillPaper(this.app, this.billId).catch((error: unknown) => this.app.report(error));
  };

  private cancel({ invoice }: InvoicePage): void {
    const total = this.app.format.money(invoice.figures?.total ?? 0);
    void showDialog(this, msg(str`Cancel bill ${invoice.number ?? ""}`), (close) => ({
      body: html`<p>
          ${msg(str`The bill keeps its number and is marked cancelled. ${total} is no longer owed, its goods come back, and payments that settled it are free again. This cannot be undone.`)}
        </p>
        <sb-form
          saveLabel=${msg("Cancel the bill")}
          .command=${(values: { reason?: unknown }) => cancelInvoice({ id: invoice.id, reason: String(values.reason ?? "") })}
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

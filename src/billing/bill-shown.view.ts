import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { taxScheme } from "../company/tax-schemes";
import type { Invoice } from "../records";
import "../ui/card";
import type { SbElement } from "../ui/element";
import { freeCredit, isOwed } from "./kinds";
import type { BillAroundIssued, InvoicePage } from "./queries";

const link = (near: SbElement, label: string, view: string, id: string): TemplateResult =>
  html`<div>
    <button type="button" class="link" @click=${() => near.app.navigate(view, { id })}>${label}</button>
  </div>`;

/** Whom a bill is for, its days, what it comes from and corrects, and what it leaves open. */
export function billTop(near: SbElement, page: InvoicePage, around: BillAroundIssued): TemplateResult {
  const { invoice, customer, site, complaint, contract, outstanding } = page;
  const { format } = near.app;
  const { original } = invoice;
  return html`<sb-card>
    <button type="button" class="link" @click=${() => near.app.navigate("customer", { id: customer.id })}>
      <strong>${invoice.printed?.customerName ?? customer.name}</strong>
    </button>
    <span class="hint">${invoice.printed?.customerTaxId}</span>
    <div class="hint">
      ${
        isOwed(invoice)
          ? msg(str`dated ${format.day(invoice.on)}, due ${format.day(invoice.dueOn)}`)
          : msg(str`dated ${format.day(invoice.on)}`)
      }${site ? ` · ${site.name}` : ""}
      ${invoice.poReference ? html`<br />${msg("Order")} ${invoice.poReference}` : nothing}
      ${invoice.reason ? html`<br />${invoice.reason}` : nothing}
    </div>
    ${
      original
        ? link(
            near,
            msg(str`corrects bill ${original.number} of ${format.day(original.on)}`),
            "invoice",
            original.id,
          )
        : nothing
    }
    ${complaint ? link(near, msg(str`from complaint ${complaint.number}`), "complaint", complaint.id) : nothing}
    ${around.quotation ? link(near, msg(str`from quotation ${around.quotation.number ?? ""}`), "quotation", around.quotation.id) : nothing}
    ${around.challans.map(({ id, number = "" }) => link(near, msg(str`from challan ${number}`), "challan", id))}
    ${contract ? link(near, msg(str`for contract ${contract.number ?? ""}`), "contract", contract.id) : nothing}
    ${
      invoice.status === "issued"
        ? html`<div>
            ${isOwed(invoice) ? msg("Open") : msg("Not used yet")}
            <strong>${format.money(isOwed(invoice) ? outstanding : freeCredit(invoice))}</strong>
          </div>`
        : nothing
    }
  </sb-card>`;
}

/** The frozen lines and charges of a bill. */
export function billLines(near: SbElement, { lines, figures, charges }: Invoice): TemplateResult {
  const { format } = near.app;
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

interface Settling {
  readonly view: "payment" | "invoice";
  readonly id: string;
  readonly number: string;
  readonly hint: string;
  readonly amount: number;
}

/** What settled a bill, payments and credit notes alike; or what a credit note settles. */
export function billSettled(
  near: SbElement,
  { id, allocations = [] }: Invoice,
  { payments, credits, settled }: BillAroundIssued,
): TemplateResult | typeof nothing {
  const { format } = near.app;
  const amountOf = (rows: Invoice["allocations"] = []) =>
    rows.filter((row) => row.billId === id).reduce((sum, row) => sum + row.amount, 0);
  const by: Settling[] = [
    ...payments.map((payment) => ({
      view: "payment" as const,
      id: payment.id,
      number: payment.number,
      hint: `${format.day(payment.on)} ${payment.status === "reversed" ? msg("reversed") : ""}`,
      amount: amountOf(payment.allocations),
    })),
    ...credits
      .filter(({ status }) => status === "issued")
      .map((note) => ({
        view: "invoice" as const,
        id: note.id,
        number: note.number ?? "",
        hint: format.day(note.on),
        amount: amountOf(note.allocations),
      })),
  ];
  const what: Settling[] = allocations.map(({ billId, amount }) => ({
    view: billId.startsWith("payment:") ? "payment" : "invoice",
    id: billId,
    number: settled.get(billId) ?? "",
    hint: billId.startsWith("payment:") ? msg("refunded") : "",
    amount,
  }));
  return html`${by.length ? settlingCard(near, msg("Settled by"), by) : nothing}${what.length ? settlingCard(near, msg("Settles"), what) : nothing}`;
}

const settlingCard = (near: SbElement, heading: string, rows: readonly Settling[]): TemplateResult =>
  html`<sb-card heading=${heading}>
    <table class="figures">
      ${rows.map(
        ({ view, id, number, hint, amount }) =>
          html`<tr>
            <td>
              <button type="button" class="link" @click=${() => near.app.navigate(view, { id })}>
                ${number}
              </button>
              <span class="hint">${hint}</span>
            </td>
            <td class="number">${near.app.format.money(amount, { bare: true })}</td>
          </tr>`,
      )}
    </table>
  </sb-card>`;

/** The notes that correct a bill. */
export function billNotes(near: SbElement, { notes }: BillAroundIssued): TemplateResult | typeof nothing {
  const { format } = near.app;
  if (!notes.length) return nothing;
  return html`<sb-card heading=${msg("Corrected by")}>
    <table class="figures">
      ${notes.map(
        (note) =>
          html`<tr>
            <td>
              <button
                type="button"
                class="link"
                @click=${() => near.app.navigate("invoice", { id: note.id })}
              >
                ${note.number ?? msg("draft")}
              </button>
              <span class="hint">${note.status === "cancelled" ? msg("cancelled") : note.reason}</span>
            </td>
            <td class="number">
              ${format.money((isOwed(note) ? 1 : -1) * (note.figures?.total ?? 0), { bare: true })}
            </td>
          </tr>`,
      )}
    </table>
  </sb-card>`;
}

/** Whether the paper exists in copies: Indian papers do. */
export const hasCopies = ({ taxScheme: id }: Pick<Invoice, "taxScheme">): boolean =>
  taxScheme(id).id.startsWith("gst");

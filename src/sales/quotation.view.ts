import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sumsOf } from "../company/figures";
import { totalsTable } from "../company/totals-field";
import type { Quotation } from "../records";
import "../ui/badge";
import type { Tone } from "../ui/badge";
import "../ui/card";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import type { QuotationState } from "./model";
import { showQuotationPaper } from "./paper.view";
import { quotationPage, type QuotationPage } from "./queries";
import { acceptQuotation, copyQuotation, loseQuotation } from "./quotation-commands";
import "./quotation-form.view";
import { quotationStateName } from "./words";

const tones: Record<QuotationState, Tone> = {
  draft: "info",
  sent: "neutral",
  accepted: "ok",
  lost: "bad",
  lapsed: "warn",
};

/** An offer: a draft is written, a sent one is taken, lost, copied, or becomes a challan or a bill. */
@customElement("quotation-page")
export class QuotationView extends SbElement {
  @property() quotationId: Quotation["id"] | undefined;
  private readonly page = this.live(
    (read) => quotationPage(read, this.quotationId as Quotation["id"], this.app.today()),
    () => [this.quotationId, this.app.today()],
  );

  override render() {
    if (this.page.error)
      return html`<sb-page back heading=${msg("Quotation")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    const page = this.page.value;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { quotation, state } = page;
    if (state === "draft") return html`<quotation-form .quotation=${quotation}></quotation-form>`;
    return html`<sb-page back heading=${msg(str`Quotation ${quotation.number ?? ""}`)}>
      <sb-badge slot="beside" tone=${tones[state]}>${quotationStateName(state)}</sb-badge>
      <button slot="actions" type="button" @click=${() => void this.print()}>
        <sb-icon name="print"></sb-icon>${msg("Paper")}
      </button>
      ${this.head(page)} ${this.lines(page)}
      ${quotation.reason ? html`<sb-card tone="warn" heading=${msg("Lost")}>${quotation.reason}</sb-card>` : nothing}
      <div class="row wrap">${this.actions(page)}</div>
    </sb-page>`;
  }

  private head({ quotation, customer, site, challan, invoice }: QuotationPage) {
    const { format } = this.app;
    const link = (label: string, view: string, id: string) =>
      html`<div>
        <button type="button" class="link" @click=${() => this.app.navigate(view, { id })}>${label}</button>
      </div>`;
    return html`<sb-card>
      <button type="button" class="link" @click=${() => this.app.navigate("customer", { id: customer.id })}>
        <strong>${customer.name}</strong>
      </button>
      <div class="hint">
        ${msg(str`dated ${format.day(quotation.on)}, valid until ${format.day(quotation.validUntil)}`)}${site ? ` · ${site.name}` : ""}
        ${quotation.poReference ? html`<br />${msg("Order")} ${quotation.poReference}` : nothing}
      </div>
      ${challan ? link(msg(str`became challan ${challan.number ?? msg("draft")}`), "challan", challan.id) : nothing}
      ${invoice ? link(msg(str`became bill ${invoice.number ?? msg("draft")}`), "invoice", invoice.id) : nothing}
    </sb-card>`;
  }

  private lines({ quotation, totals }: QuotationPage) {
    const { format, company } = this.app;
    return html`<sb-card>
        <table class="figures">
          <tr>
            <th>${msg("Item")}</th>
            <th class="number">${msg("Qty")}</th>
            <th class="number">${msg("Rate")}</th>
            <th class="number">${msg("Amount")}</th>
          </tr>
          ${quotation.lines.map(
            (line, at) =>
              html`<tr>
                <td>${line.description}</td>
                <td class="number">${format.quantity(line.quantity)}</td>
                <td class="number">${format.quantity(line.price, format.digits)}</td>
                <td class="number">${format.money(totals.lines[at]?.net ?? 0, { bare: true })}</td>
              </tr>`,
          )}
        </table>
      </sb-card>
      ${
        company
          ? html`<sb-card
              >${totalsTable(
                {
                  figures: totals,
                  sums: sumsOf(
                    {
                      lineNets: totals.lines.map(({ net }) => net),
                      chargeNets: totals.adjustments.map(({ net }) => net),
                    },
                    quotation.charges,
                  ),
                  placeOfSupply: quotation.placeOfSupply,
                  prepaid: 0,
                },
                company,
                format,
              )}</sb-card
            >`
          : nothing
      }`;
  }

  private actions({ quotation, challan, invoice, state }: QuotationPage) {
    const { id } = quotation;
    const isOpen = state === "sent" || state === "lapsed" || state === "accepted";
    const hasGoods = quotation.lines.some(({ itemId }) => itemId);
    return html`
      ${
        isOpen && !invoice
          ? html`<button
              type="button"
              class="primary"
              @click=${() => this.app.navigate("invoice-form", { quotation: id })}
            >
              ${msg("Make the bill")}
            </button>`
          : nothing
      }
      ${
        isOpen && !challan && !invoice && hasGoods
          ? html`<button type="button" @click=${() => this.app.navigate("challan-form", { quotation: id })}>
              ${msg("Send the goods first")}
            </button>`
          : nothing
      }
      ${
        state === "sent" || state === "lapsed" || state === "lost"
          ? html`<button type="button" @click=${() => this.accept(quotation)}>${msg("Accepted…")}</button>`
          : nothing
      }
      ${
        isOpen && !challan && !invoice
          ? html`<button type="button" @click=${() => this.lose(quotation)}>${msg("Lost…")}</button>`
          : nothing
      }
      <button type="button" class="quiet" @click=${this.copy}>
        <sb-icon name="copy"></sb-icon>${msg("New from this")}
      </button>
    `;
  }

  private async print(): Promise<void> {
    if (this.quotationId)
      await showQuotationPaper(this.app, this.quotationId).catch((error: unknown) => this.app.report(error));
  }

  private accept({ id, number = "", poReference }: Quotation): void {
    void showDialog(this, msg(str`Quotation ${number} is accepted`), (close) => ({
      body: html`<sb-form
        saveLabel=${msg("Accepted")}
        .command=${(values: FormValues) => acceptQuotation({ id, poReference: (values["poReference"] as string | undefined) ?? "" })}
        @sb-saved=${() => close()}
        @sb-cancel=${() => close()}
      >
        <sb-text
          name="poReference"
          label=${msg("Customer's order")}
          autofocus
          .value=${poReference}
        ></sb-text>
      </sb-form>`,
    }));
  }

  private lose({ id, number = "" }: Quotation): void {
    void showDialog(this, msg(str`Quotation ${number} is lost`), (close) => ({
      body: html`<sb-form
        saveLabel=${msg("Lost")}
        .command=${(values: FormValues) => loseQuotation({ id, reason: (values["reason"] as string | undefined) ?? "" })}
        @sb-saved=${() => close()}
        @sb-cancel=${() => close()}
      >
        <sb-text name="reason" label=${msg("Reason")} required autofocus></sb-text>
      </sb-form>`,
    }));
  }

  private readonly copy = async (): Promise<void> => {
    if (!this.quotationId) return;
    const made = await this.app.run(copyQuotation({ id: this.quotationId }));
    if (made) this.app.navigate("quotation", { id: made.result });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "quotation-page": QuotationView;
  }
}

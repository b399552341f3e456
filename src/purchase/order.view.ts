import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import { totalsTable } from "../company/totals-field";
import type { Order, Receipt } from "../records";
import "../ui/card";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/icon";
import "../ui/page";
import { isUntaxed, orderFigures, purchaseTax } from "./figures";
import "./order-form.view";
import { cancelOrder, closeOrder, expectOrder } from "./order-commands";
import { orderPage, type OrderPage as Page } from "./order-queries";
import { showOrderPaper } from "./order-paper.view";
import { orderBadge, receiptBadge, showReason } from "./purchase-words.view";

/** One order: a draft is written, a sent one shows what came of it with what can be done. */
@customElement("order-page")
export class OrderPage extends SbElement {
  @property() orderId: Order["id"] | undefined;
  private readonly page = this.live(
    (read) => orderPage(read, this.orderId as Order["id"]),
    () => [this.orderId],
  );

  override render() {
    const page = this.page.value;
    if (this.page.error)
      return html`<sb-page back heading=${msg("Order")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { order, state } = page;
    if (state === "draft") return html`<order-form .orderId=${order.id}></order-form>`;
    const isAwaited = state === "sent" || state === "partly received";
    return html`<sb-page back heading=${msg(str`Order ${order.number ?? ""}`)}>
      <span slot="beside">${orderBadge(state)}</span>
      <button
        slot="actions"
        type="button"
        @click=${() => void showOrderPaper(this.app, order.id).catch((error: unknown) => this.app.report(error))}
      >
        <sb-icon name="print"></sb-icon>${msg("Paper")}
      </button>
      ${this.head(page)} ${this.lines(page)} ${this.totals(page)} ${this.receipts(page.receipts)}
      ${order.reason ? html`<sb-card tone="warn" heading=${msg("Why")}>${order.reason}</sb-card>` : nothing}
      ${
        isAwaited
          ? html`<div class="row wrap">
              <button
                type="button"
                class="primary"
                @click=${() => this.app.navigate("receipt-form", { order: order.id })}
              >
                ${msg("Receive goods")}
              </button>
              <button type="button" @click=${() => this.expect(order)}>${msg("Expected on…")}</button>
              ${
                state === "sent"
                  ? html`<button type="button" class="danger" @click=${() => this.cancel(order)}>
                      ${msg("Cancel order…")}
                    </button>`
                  : html`<button type="button" class="danger" @click=${() => this.close(order)}>
                      ${msg("Close short…")}
                    </button>`
              }
            </div>`
          : nothing
      }
    </sb-page>`;
  }

  private head({ order, principal }: Page) {
    const { format } = this.app;
    return html`<sb-card>
      <button type="button" class="link" @click=${() => this.app.navigate("principal", { id: principal.id })}>
        <strong>${principal.name}</strong>
      </button>
      <div class="hint">
        ${msg(str`dated ${format.day(order.on)}`)}${order.expectedOn ? `, ${msg(str`expected on ${format.day(order.expectedOn)}`)}` : ""}
      </div>
      ${order.note ? html`<div>${order.note}</div>` : nothing}
    </sb-card>`;
  }

  private lines({ order, items }: Page) {
    const { format } = this.app;
    return html`<sb-card>
      <table class="figures" aria-label=${msg("Lines")}>
        <thead>
          <tr>
            <th scope="col">${msg("Item")}</th>
            <th scope="col" class="number">${msg("Ordered")}</th>
            <th scope="col" class="number">${msg("Came")}</th>
            <th scope="col" class="number">${msg("Price")}</th>
          </tr>
        </thead>
        <tbody>
          ${order.lines.map(
            (line) =>
              html`<tr>
                <td>
                  <button
                    type="button"
                    class="link"
                    @click=${() => this.app.navigate("item", { id: line.itemId })}
                  >
                    ${line.description}
                  </button>
                </td>
                <td class="number">${format.quantity(line.quantity)} ${items.get(line.itemId)?.unit}</td>
                <td class="number">${format.quantity(fromThousandths(line.received))}</td>
                <td class="number">${format.quantity(line.price, format.digits)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </sb-card>`;
  }

  private totals({ order, principal }: Page) {
    const { company, format } = this.app;
    const figures = company && orderFigures(order.lines, company, principal);
    if (!company || !figures) return nothing;
    const { placeOfSupply } = purchaseTax(company, principal);
    const sums = { sumLines: figures.net, allowances: 0, charges: 0 };
    return html`<sb-card
      >${totalsTable({ figures, sums, placeOfSupply, prepaid: 0 }, company, format)}
      ${isUntaxed(principal, company.taxScheme) ? html`<p class="hint">${msg("He has no GSTIN, so his bill will bear no tax.")}</p>` : nothing}</sb-card
    >`;
  }

  private receipts(receipts: readonly Receipt[]) {
    const { format } = this.app;
    if (!receipts.length) return nothing;
    return html`<sb-card heading=${msg("Received")}>
      <table class="figures" aria-label=${msg("Receipts")}>
        ${receipts.map(
          (receipt) =>
            html`<tr>
              <td>
                <button
                  type="button"
                  class="link"
                  @click=${() => this.app.navigate("receipt", { id: receipt.id })}
                >
                  ${receipt.number ?? msg("draft")}
                </button>
                <span class="hint"
                  >${[format.day(receipt.on), receipt.reference].filter(Boolean).join(" · ")}</span
                >
              </td>
              <td class="number">${receiptBadge(receipt.status)}</td>
            </tr>`,
        )}
      </table>
    </sb-card>`;
  }

  private expect({ id, expectedOn }: Order): void {
    void showDialog(this, msg("When is it expected?"), (close) => ({
      body: html`<sb-form
        .command=${(values: FormValues) => expectOrder({ id, expectedOn: values["expectedOn"] as string | undefined })}
        .said=${{ done: msg("Saved."), undo: true }}
        @sb-saved=${() => close()}
        @sb-cancel=${() => close()}
      >
        <sb-day name="expectedOn" label=${msg("Expected on")} autofocus .value=${expectedOn}></sb-day>
      </sb-form>`,
    }));
  }

  private cancel({ id, number = "" }: Order): void {
    void showReason(this, {
      heading: msg(str`Cancel order ${number}`),
      body: msg("Nothing of it came. It keeps its number and is expected no more."),
      save: msg("Cancel the order"),
      done: msg("The order is cancelled."),
      command: (reason) => cancelOrder({ id, reason }),
    });
  }

  private close({ id, number = "" }: Order): void {
    void showReason(this, {
      heading: msg(str`Close order ${number} short`),
      body: msg("What came stays; the rest is expected no more."),
      save: msg("Close it"),
      done: msg("The order is closed."),
      command: (reason) => closeOrder({ id, reason }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "order-page": OrderPage;
  }
}

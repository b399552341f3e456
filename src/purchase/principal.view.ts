import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import { mainPhone } from "../parties/model";
import type { Party } from "../records";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import { principalPage, type PrincipalPage as Page } from "./principal-queries";
import { claimStateName, orderStateName, purchaseStateName } from "./words";

/** One principal: what we owe by due day, what is open with him, and the items that are ordered from him. */
@customElement("principal-page")
export class PrincipalPage extends SbElement {
  @property() principalId: Party["id"] | undefined;
  private readonly page = this.liveInTime(
    (read) => principalPage(read, this.principalId as Party["id"], this.app.today()),
    () => [this.principalId],
  );

  override render() {
    const page = this.page.value;
    if (this.page.error)
      return html`<sb-page back heading=${msg("Principal")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { party } = page;
    const go = (view: string, params: Record<string, string>) => () => this.app.navigate(view, params);
    return html`<sb-page back heading=${party.name}>
      <button slot="actions" type="button" class="icon" @click=${go("customer-form", { id: party.id })}>
        <sb-icon name="edit" label=${msg("Edit")}></sb-icon>
      </button>
      ${this.owed(page)}
      <div class="row wrap">
        <button type="button" class="primary" @click=${go("order-form", { principal: party.id })}>
          ${msg("Order")}
        </button>
        <button type="button" @click=${go("receipt-form", { principal: party.id })}>${msg("Receive")}</button>
        <button type="button" @click=${go("purchase-form", { principal: party.id })}>
          ${msg("Enter bill")}
        </button>
        ${page.owed > 0 ? html`<button type="button" @click=${go("payment-form", { side: "principal", party: party.id })}>${msg("Pay")}</button>` : nothing}
        <button type="button" class="quiet" @click=${go("party-ledger", { id: party.id })}>
          ${msg("Ledger")}
        </button>
      </div>
      ${this.lists(page)} ${this.items(page)}
    </sb-page>`;
  }

  private owed({ party, owed, credit, due }: Page) {
    const { format } = this.app;
    const today = this.app.today();
    const overdue = Object.entries(due).reduce((sum, [day, amount]) => sum + (day < today ? amount : 0), 0);
    return html`<sb-card heading=${msg("We owe")} tone=${overdue > 0 ? "warn" : "neutral"}>
      <b slot="actions" class="figure">${format.money(owed)}</b>
      <div class="hint">
        ${[overdue > 0 ? msg(str`${format.money(overdue)} of it overdue`) : "", credit ? msg(str`our credit with him ${format.money(credit)}`) : ""].filter(Boolean).join(" · ")}
      </div>
      <div class="hint">${[mainPhone(party), party.email, party.taxId].filter(Boolean).join(" · ")}</div>
      ${party.address ? html`<div class="hint">${party.address}</div>` : nothing}
    </sb-card>`;
  }

  private lists({ orders, receipts, bills, notes, claims }: Page) {
    const { format } = this.app;
    return html`${this.list(
      msg("Orders"),
      orders.map(({ id, order, state }) => ({
        view: "order",
        id,
        name: order.number ?? msg("draft"),
        hint: `${format.day(order.on, "short")} · ${orderStateName(state)}`,
        figure: order.expectedOn ? format.day(order.expectedOn, "short") : "",
      })),
    )}
    ${this.list(
      msg("Received, not billed"),
      receipts.map(({ id, receipt, value }) => ({
        view: "receipt",
        id,
        name: receipt.number ?? "",
        hint: [format.day(receipt.on, "short"), receipt.reference].filter(Boolean).join(" · "),
        figure: format.money(value ?? 0, { bare: true }),
      })),
    )}
    ${this.list(
      msg("Open bills"),
      [...bills, ...notes].map(({ id, purchase, open, state, isOverdue }) => ({
        view: "purchase",
        id,
        name: purchase.number ?? "",
        hint: [
          purchase.reference,
          purchase.kind === "debit-note"
            ? msg("debit note")
            : isOverdue
              ? msg(str`overdue since ${format.day(purchase.dueOn, "short")}`)
              : purchaseStateName(state),
        ]
          .filter(Boolean)
          .join(" · "),
        figure: format.money(purchase.kind === "debit-note" ? -open : open, { bare: true }),
      })),
    )}
    ${this.list(
      msg("Claims"),
      claims.map(({ claim, item, unit }) => ({
        view: "claims",
        id: claim.principalId,
        name: `${format.quantity(claim.quantity)} ${unit} ${item}`,
        hint: `${format.day(claim.on, "short")} · ${claimStateName(claim.status)}`,
        figure: format.money(claim.cost, { bare: true }),
      })),
    )}`;
  }

  private list(
    heading: string,
    rows: readonly { view: string; id: string; name: string; hint: string; figure: string }[],
  ): TemplateResult | typeof nothing {
    if (!rows.length) return nothing;
    return html`<sb-card heading=${heading}>
      <table class="figures" aria-label=${heading}>
        ${rows.map(
          ({ view, id, name, hint, figure }) =>
            html`<tr>
              <td>
                <button
                  type="button"
                  class="link"
                  @click=${() => this.app.navigate(view, view === "claims" ? { principal: id } : { id })}
                >
                  ${name}
                </button>
                <div class="hint">${hint}</div>
              </td>
              <td class="number">${figure}</td>
            </tr>`,
        )}
      </table>
    </sb-card>`;
  }

  private items({ items }: Page) {
    const { format } = this.app;
    const count = (thousandths: number) => format.quantity(fromThousandths(thousandths));
    if (!items.length)
      return html`<p class="hint">
        ${msg("No item says yet that it is ordered from him; say so on the item.")}
      </p>`;
    return html`<sb-card heading=${msg("What we order from him")}>
      <table class="figures" aria-label=${msg("Items")}>
        <thead>
          <tr>
            <th scope="col">${msg("Item")}</th>
            <th scope="col" class="number">${msg("On hand")}</th>
            <th scope="col" class="number">${msg("On order")}</th>
            <th scope="col" class="number">${msg("Price")}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map(
            ({ item, onHand, onOrder, price }) =>
              html`<tr>
                <td>
                  <button
                    type="button"
                    class="link"
                    @click=${() => this.app.navigate("item", { id: item.id })}
                  >
                    ${item.name}
                  </button>
                  <div class="hint">${item.principalCode || item.code}</div>
                </td>
                <td class="number">${count(onHand)}</td>
                <td class="number">${onOrder ? count(onOrder) : ""}</td>
                <td class="number">${format.quantity(price, format.digits)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </sb-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "principal-page": PrincipalPage;
  }
}

import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import type { Receipt } from "../records";
import { pieceState } from "../stock/words";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/page";
import { unbilled } from "./model";
import { receiptBadge, showReason } from "./purchase-words.view";
import "./receipt-form.view";
import { receiptPage, type ReceiptPage as Page } from "./receipt-queries";
import { reverseReceipt } from "./reverse-commands";

/** Goods received: what came at which price with which serial numbers, what is billed of it, and how it is taken back. */
@customElement("receipt-page")
export class ReceiptPage extends SbElement {
  @property() receiptId: Receipt["id"] | undefined;
  private readonly page = this.live(
    (read) => receiptPage(read, this.receiptId as Receipt["id"]),
    () => [this.receiptId],
  );

  override render() {
    const page = this.page.value;
    if (this.page.error)
      return html`<sb-page back heading=${msg("Goods received")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { receipt } = page;
    if (receipt.status === "draft") return html`<receipt-form .receiptId=${receipt.id}></receipt-form>`;
    const isOpen = receipt.status === "posted" && receipt.lines.some((line) => unbilled(line) > 0);
    return html`<sb-page back heading=${msg(str`Receipt ${receipt.number ?? ""}`)}>
      <span slot="beside">${receiptBadge(receipt.status)}</span>
      ${this.head(page)} ${this.lines(page)} ${this.bills(page)}
      ${receipt.reason ? html`<sb-card tone="warn" heading=${msg("Reversed")}>${receipt.reason}</sb-card>` : nothing}
      ${
        receipt.status === "posted"
          ? html`<div class="row wrap">
              ${
                isOpen
                  ? html`<button
                      type="button"
                      class="primary"
                      @click=${() => this.app.navigate("purchase-form", { receipt: receipt.id })}
                    >
                      ${msg("Enter his bill")}
                    </button>`
                  : nothing
              }
              <button type="button" class="danger" @click=${() => this.reverse(receipt)}>
                ${msg("Reverse…")}
              </button>
            </div>`
          : nothing
      }
    </sb-page>`;
  }

  private head({ receipt, principal, order, place }: Page) {
    const { format } = this.app;
    const facts = [
      format.day(receipt.on),
      receipt.reference && msg(str`delivery note ${receipt.reference}`),
      place ? msg(str`into the van of ${place}`) : msg("into the store"),
    ];
    return html`<sb-card>
      <button type="button" class="link" @click=${() => this.app.navigate("principal", { id: principal.id })}>
        <strong>${principal.name}</strong>
      </button>
      <div class="hint">${facts.filter(Boolean).join(" · ")}</div>
      ${
        order
          ? html`<button
              type="button"
              class="link"
              @click=${() => this.app.navigate("order", { id: order.id })}
            >
              ${msg(str`on order ${order.number ?? ""}`)}
            </button>`
          : nothing
      }
      ${receipt.note ? html`<div>${receipt.note}</div>` : nothing}
    </sb-card>`;
  }

  private lines(page: Page) {
    const { format } = this.app;
    const { receipt, items } = page;
    return html`<sb-card>
      <table class="figures" aria-label=${msg("Goods")}>
        <thead>
          <tr>
            <th scope="col">${msg("Item")}</th>
            <th scope="col" class="number">${msg("Came")}</th>
            <th scope="col" class="number">${msg("Billed")}</th>
            <th scope="col" class="number">${msg("Worth")}</th>
          </tr>
        </thead>
        <tbody>
          ${receipt.lines.map((line) => {
            const item = items.get(line.itemId);
            return html`<tr>
              <td>
                <button
                  type="button"
                  class="link"
                  @click=${() => this.app.navigate("item", { id: line.itemId })}
                >
                  ${item?.name}
                </button>
                <div class="hint">${this.serials(page, line.units ?? [])}</div>
                ${line.returned ? html`<div class="hint">${msg(str`${format.quantity(fromThousandths(line.returned))} sent back`)}</div>` : nothing}
              </td>
              <td class="number">${format.quantity(line.quantity)} ${item?.unit}</td>
              <td class="number">
                ${line.claimId ? msg("free") : format.quantity(fromThousandths(line.billed))}
              </td>
              <td class="number">${format.money(line.value ?? 0, { bare: true })}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </sb-card>`;
  }

  private serials({ units }: Page, ids: readonly `unit:${string}`[]): string {
    return ids
      .flatMap((id) => units.get(id) ?? [])
      .map(({ serial, status }) =>
        status === "in stock"
          ? serial || msg("no serial")
          : `${serial || msg("no serial")} (${pieceState(status)})`,
      )
      .join(", ");
  }

  private bills({ purchases }: Page) {
    const { format } = this.app;
    const shown = purchases.filter(({ status }) => status !== "draft");
    if (!shown.length) return nothing;
    return html`<sb-card heading=${msg("Billed by")}>
      <table class="figures" aria-label=${msg("Bills")}>
        ${shown.map(
          (bill) =>
            html`<tr>
              <td>
                <button
                  type="button"
                  class="link"
                  @click=${() => this.app.navigate("purchase", { id: bill.id })}
                >
                  ${bill.number}
                </button>
                <span class="hint">${[format.day(bill.on), bill.reference].filter(Boolean).join(" · ")}</span>
              </td>
              <td class="number">
                ${bill.status === "cancelled" ? msg("cancelled") : format.money(bill.figures?.total ?? 0)}
              </td>
            </tr>`,
        )}
      </table>
    </sb-card>`;
  }

  private reverse({ id, number = "" }: Receipt): void {
    void showReason(this, {
      heading: msg(str`Reverse receipt ${number}`),
      body: msg(
        "The goods leave the stock again at what they came for, and the order waits for them; both entries stay.",
      ),
      save: msg("Reverse the receipt"),
      done: msg("Reversed."),
      command: (reason) => reverseReceipt({ id, reason }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "receipt-page": ReceiptPage;
  }
}

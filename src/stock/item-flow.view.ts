import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import type { Item } from "../records";
import "../ui/card";
import { SbElement } from "../ui/element";
import { itemFlow } from "./flow-queries";

/** What became of an item's goods: ordered, received, on hand, on challans, installed, sent back; nothing before any came. */
@customElement("item-flow")
export class ItemFlow extends SbElement {
  @property() itemId: Item["id"] | undefined;
  private readonly flow = this.live(
    (read) => itemFlow(read, this.itemId as Item["id"]),
    () => [this.itemId],
  );

  override render() {
    const flow = this.flow.value;
    if (!flow || !(flow.ordered || flow.received || flow.onChallan || flow.returned)) return nothing;
    const { format } = this.app;
    const rows: [string, number][] = [
      [msg("Ordered"), flow.ordered],
      [msg("of it to come"), flow.toCome],
      [msg("Received"), flow.received],
      [msg("On hand"), flow.onHand],
      [msg("On challan"), flow.onChallan],
      [flow.item.type === "serialised" ? msg("Installed") : msg("Used on visits"), flow.installed],
      [msg("Sent back to the principal"), flow.returned],
    ];
    return html`<sb-card heading=${msg("From order to customer")}>
      <table class="figures" aria-label=${msg("From order to customer")}>
        ${rows
          .filter(([, quantity], at) => quantity || at === 0 || at === 3)
          .map(
            ([label, quantity]) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td class="number">${format.quantity(fromThousandths(quantity))} ${flow.item.unit}</td>
              </tr>`,
          )}
      </table>
    </sb-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "item-flow": ItemFlow;
  }
}

import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths, toThousandths } from "../base/quantity";
import type { Item, Movement } from "../records";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import { showAdjust } from "./adjust-dialog.view";
import "./item-flow.view";
import { isStocked, STORE } from "./model";
import "./pieces.view";
import { itemPage, type ItemPage as Page } from "./queries";
import { reasonName } from "./words";
import { priceText } from "./words.view";

/** One item: what it costs, what is on hand where, and why it moved. */
@customElement("item-page")
export class ItemPage extends SbElement {
  static override styles = css`
    td.why {
      overflow-wrap: anywhere;
    }
  `;
  @property() itemId: Item["id"] | undefined;
  private readonly page = this.live(
    (read) => itemPage(read, this.itemId as Item["id"]),
    () => [this.itemId],
  );

  override render() {
    const page = this.page.value;
    if (this.page.error)
      return html`<sb-page back heading=${msg("Item")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { item } = page;
    return html`<sb-page back heading=${item.name}>
      ${item.active ? nothing : html`<sb-badge slot="beside">${msg("not sold any more")}</sb-badge>`}
      <button
        slot="actions"
        type="button"
        class="icon"
        @click=${() => this.app.navigate("item-form", { id: item.id })}
      >
        <sb-icon name="edit" label=${msg("Edit")}></sb-icon>
      </button>
      ${this.head(item)} ${isStocked(item) ? this.stock(page) : nothing}
      ${isStocked(item) ? html`<item-flow .itemId=${item.id}></item-flow>` : nothing}
      ${page.pieces ? html`<item-pieces .pieces=${page.pieces}></item-pieces>` : nothing}
      ${this.movements(page)}
    </sb-page>`;
  }

  private head(item: Item) {
    const { format } = this.app;
    const facts = [
      item.code,
      item.taxCode,
      msg(str`tax ${format.quantity(item.taxRate)} %`),
      item.warrantyMonths ? msg(str`warranty ${item.warrantyMonths} months`) : "",
    ];
    return html`<sb-card>
      <b>${priceText(item, this.app)}</b> <span class="hint">${msg("before tax")}</span>
      <div class="hint">${facts.filter(Boolean).join(" · ")}</div>
    </sb-card>`;
  }

  private stock({ item, held, people, worth, placeName }: Page) {
    const { format } = this.app;
    const locations = Object.entries({ [STORE]: 0, ...held }).filter(([at, count]) => at === STORE || count);
    const total = locations.reduce((sum, [, count]) => sum + count, 0);
    const level = toThousandths(item.reorderLevel) ?? 0;
    const amount = (thousandths: number) => `${format.quantity(fromThousandths(thousandths))} ${item.unit}`;
    return html`<sb-card heading=${msg("On hand")} tone=${level > 0 && total <= level ? "warn" : "neutral"}>
        <b slot="actions" class="figure">${amount(total)}</b>
        ${
          locations.length > 1
            ? html`<table class="figures">
                ${locations.map(
                  ([at, count]) =>
                    html`<tr>
                      <td>${placeName(at)}</td>
                      <td class="number">${amount(count)}</td>
                    </tr>`,
                )}
              </table>`
            : nothing
        }
        ${
          worth
            ? html`<div class="hint">
                ${
                  total > 0
                    ? msg(
                        str`Worth ${format.money(worth)}, ${format.money(Math.round((worth * 1000) / total))} each`,
                      )
                    : msg(str`Worth ${format.money(worth)}`)
                }
              </div>`
            : nothing
        }
        ${
          level > 0
            ? html`<div class="hint">
                ${total <= level ? msg(str`Reorder: the level is ${amount(level)}.`) : msg(str`Reorder level ${amount(level)}`)}
              </div>`
            : nothing
        }
      </sb-card>
      <div class="row wrap">
        <button type="button" class="primary" @click=${() => showAdjust(this, item, held, people)}>
          ${msg("Adjust stock")}
        </button>
        <button type="button" @click=${() => this.app.navigate("transfer-form", { item: item.id })}>
          ${msg("Move goods")}
        </button>
      </div>`;
  }

  private movements({ item, movements, placeName, more }: Page) {
    const { format } = this.app;
    if (!isStocked(item)) return nothing;
    const row = (one: Movement) =>
      html`<tr>
        <td>${format.day(one.on)}</td>
        <td class="why">
          ${reasonName(one.reason)}
          <div class="hint">
            ${[placeName(one.location), this.cost(one), one.note].filter(Boolean).join(" · ")}
          </div>
        </td>
        <td class="number">
          ${one.quantity > 0 ? "+" : one.quantity < 0 ? "−" : ""}${
            one.quantity ? format.quantity(fromThousandths(Math.abs(one.quantity))) : ""
          }
        </td>
      </tr>`;
    return html`<sb-card heading=${msg("Movements")}>
      ${
        movements.length
          ? html`<table class="figures">
              <thead>
                <tr>
                  <th scope="col">${msg("Day")}</th>
                  <th scope="col">${msg("Why")}</th>
                  <th scope="col" class="number">${item.unit}</th>
                </tr>
              </thead>
              <tbody>
                ${movements.map(row)}
              </tbody>
            </table>`
          : html`<div class="hint">${msg("Nothing has moved yet.")}</div>`
      }
      ${more ? html`<div class="hint">${msg("Earlier movements are not shown here.")}</div>` : nothing}
    </sb-card>`;
  }

  /** What the goods of a movement were worth; a mere change of place says nothing. */
  private cost({ value = 0 }: Movement): string {
    return value ? this.app.format.money(value) : "";
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "item-page": ItemPage;
  }
}

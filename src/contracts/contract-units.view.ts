import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { siteLine } from "../parties/model";
import type { Card, Cover } from "../records";
import "../ui/badge";
import "../ui/card";
import "../ui/choice-fields";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/number-field";
import type { OfferedUnit } from "./queries";

/** The units of a customer, ticked with a price each: fields `unit/<card>` and `price/<card>` of the form it stands in. */
@customElement("contract-units")
export class ContractUnits extends SbElement {
  static override styles = css`
    .unit {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 112px;
      gap: 0 8px;
      align-items: center;
      padding: 4px 0;
      border-top: 1px solid var(--sb-line);
    }
    .more {
      grid-column: 1 / -1;
      padding-inline-start: 24px;
    }
  `;
  /** Undefined until a customer is chosen. */
  @property({ attribute: false }) units: readonly OfferedUnit[] | undefined;
  /** The plan's price of a unit for the term, in minor units. */
  @property({ type: Number }) price = 0;
  /** What the draft covers already. */
  @property({ attribute: false }) covers: readonly Cover[] = [];
  @property() ticked: Card["id"] | undefined;
  @state() private chosen: Readonly<Record<string, boolean>> = {};
  @state() private prices: Readonly<Record<string, number | undefined>> = {};

  override render() {
    const { units } = this;
    if (!units) return html`<p class="hint">${msg("Choose the customer to see his units.")}</p>`;
    if (!units.length)
      return html`<p class="hint">
        ${msg("This customer has no unit in service. Add one on his page first.")}
      </p>`;
    const on = units.filter(({ card }) => this.isOn(card.id));
    const total = on.reduce((sum, { card }) => sum + this.priceOf(card.id), 0);
    return html`<sb-card heading=${msg("Units")}>
      ${
        units.length > 1
          ? html`<button
              slot="actions"
              type="button"
              class="quiet"
              @click=${() => this.tickAll(on.length < units.length)}
            >
              ${on.length < units.length ? msg("Tick all") : msg("Tick none")}
            </button>`
          : nothing
      }
      <div @sb-change=${this.follow}>
        ${repeat(
          units,
          ({ card }) => card.id,
          (unit) => this.unit(unit),
        )}
      </div>
      ${
        on.some(({ coveredBy }) => coveredBy)
          ? html`<sb-check
              name="overlap"
              label=${msg("Cover units twice that another contract covers in this time")}
            ></sb-check>`
          : nothing
      }
      <div class="row">
        <span class="grow">${msg(str`${on.length} of ${units.length} units`)}</span>
        <b>${this.app.format.money(total)}</b>
      </div>
      <div class="hint">${msg("for the whole term, before tax")}</div>
    </sb-card>`;
  }

  private unit({ card, item, site, coveredBy }: OfferedUnit) {
    const held = this.covers.find(({ cardId }) => cardId === card.id);
    return html`<div class="unit">
      <sb-check
        name=${`unit/${card.id}`}
        label=${`${card.number} · ${item.name}`}
        .value=${this.isTickedAtFirst(card.id)}
      ></sb-check>
      <sb-money
        name=${`price/${card.id}`}
        label=${msg(str`Price of card ${card.number}`)}
        bare
        .value=${held?.price ?? this.price}
      ></sb-money>
      <div class="more hint">
        ${[card.serial, siteLine(site)].filter(Boolean).join(" · ")}
        ${
          coveredBy
            ? html`<sb-badge tone="warn"
                >${msg(str`${coveredBy.contract.number ?? ""} till ${this.app.format.day(coveredBy.until)}`)}</sb-badge
              >`
            : nothing
        }
      </div>
    </div>`;
  }

  private isTickedAtFirst(id: Card["id"]): boolean {
    if (this.covers.length) return this.covers.some(({ cardId }) => cardId === id);
    return this.ticked ? id === this.ticked : this.units?.length === 1;
  }

  private isOn(id: Card["id"]): boolean {
    return this.chosen[id] ?? this.isTickedAtFirst(id);
  }

  private priceOf(id: Card["id"]): number {
    return id in this.prices
      ? (this.prices[id] ?? 0)
      : (this.covers.find(({ cardId }) => cardId === id)?.price ?? this.price);
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    const [kind, id = ""] = name.split("/");
    if (kind === "unit") this.chosen = { ...this.chosen, [id]: value === true };
    if (kind === "price") this.prices = { ...this.prices, [id]: value as number | undefined };
  };

  private tickAll(on: boolean): void {
    for (const check of this.renderRoot.querySelectorAll("sb-check"))
      if (check.name.startsWith("unit/")) check.assign(on);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "contract-units": ContractUnits;
  }
}

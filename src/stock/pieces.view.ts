import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/card";
import { SbElement } from "../ui/element";
import type { Pieces } from "./unit-queries";
import { pieceState } from "./words";

/** The pieces of a serialised item: each that is in a place, and how many of the others went where. */
@customElement("item-pieces")
export class ItemPieces extends SbElement {
  @property({ attribute: false }) pieces: Pieces | undefined;

  override render() {
    if (!this.pieces) return nothing;
    const { here, more, gone } = this.pieces;
    const { format } = this.app;
    return html`<sb-card heading=${msg("Pieces")}>
      ${
        here.length
          ? html`<table class="figures">
              <thead>
                <tr>
                  <th scope="col">${msg("Serial number")}</th>
                  <th scope="col">${msg("Where")}</th>
                  <th scope="col" class="number">${msg("Cost")}</th>
                </tr>
              </thead>
              <tbody>
                ${here.map(
                  ({ unit, place }) =>
                    html`<tr>
                      <td>
                        <button
                          type="button"
                          class="link"
                          @click=${() => this.app.navigate("unit", { id: unit.id })}
                        >
                          ${unit.serial || msg("not captured")}
                        </button>
                      </td>
                      <td>${place}</td>
                      <td class="number">${format.money(unit.cost)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
          : html`<div class="hint">${msg("None is in a place of ours.")}</div>`
      }
      ${more ? html`<div class="hint">${msg("The rest are in the sheet Serial numbers.")}</div>` : nothing}
      ${
        gone.length
          ? html`<div class="hint">
              ${gone.map(({ status, count }) => msg(str`${count} ${pieceState(status)}`)).join(" · ")}
            </div>`
          : nothing
      }
    </sb-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "item-pieces": ItemPieces;
  }
}

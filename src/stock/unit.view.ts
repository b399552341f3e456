import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { RecordId, Unit } from "../records";
import "../ui/badge";
import "../ui/card";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import "../ui/timeline";
import { captureSerial } from "./serial-commands";
import { unitPage, type UnitPage as Page } from "./unit-queries";
import { pieceState, reasonName } from "./words";

/** One piece of a serialised item, from its receipt to its card. */
@customElement("unit-page")
export class UnitPage extends SbElement {
  @property() unitId: Unit["id"] | undefined;
  private readonly page = this.live(
    (read) => unitPage(read, this.unitId as Unit["id"]),
    () => [this.unitId],
  );

  override render() {
    const page = this.page.value;
    if (this.page.error)
      return html`<sb-page back heading=${msg("Piece")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { unit, item, place } = page;
    return html`<sb-page back heading=${unit.serial || msg("No serial number yet")}>
      <sb-badge slot="beside" tone=${unit.location ? "ok" : "neutral"}>${pieceState(unit.status)}</sb-badge>
      <button slot="actions" type="button" @click=${() => this.capture(unit)}>
        ${unit.serial ? msg("Correct") : msg("Capture serial")}
      </button>
      <sb-card>
        <button type="button" class="link" @click=${() => this.app.navigate("item", { id: item.id })}>
          ${item.name}
        </button>
        <div class="hint">
          ${[
            place,
            msg(str`cost ${this.app.format.money(unit.cost)}`),
            msg(str`received ${this.app.format.day(unit.receivedOn)}`),
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
        ${this.papers(page)}
      </sb-card>
      <sb-card heading=${msg("Its way")}>
        <sb-timeline .events=${this.events(page)}></sb-timeline>
      </sb-card>
    </sb-page>`;
  }

  private papers({ receipt, challan, invoice, card }: Page) {
    const way = (view: string, id: RecordId, label: string) =>
      this.app.router.views.has(view)
        ? html`<button type="button" class="link" @click=${() => this.app.navigate(view, { id })}>
            ${label}
          </button>`
        : html`<span>${label}</span>`;
    return html`<div class="row wrap">
      ${receipt ? way("receipt", receipt.id, msg(str`Receipt ${receipt.number ?? ""}`)) : nothing}
      ${challan ? way("challan", challan.id, msg(str`Challan ${challan.number ?? ""}`)) : nothing}
      ${invoice ? way("invoice", invoice.id, msg(str`Bill ${invoice.number ?? ""}`)) : nothing}
      ${card ? way("card", card.id, msg(str`Card ${card.number}`)) : nothing}
    </div>`;
  }

  private events({ steps, card }: Page) {
    const { format } = this.app;
    const moved = steps.map(({ movement, place }) => ({
      when: format.day(movement.on),
      what: [reasonName(movement.reason), wayOf(movement.quantity, place)].filter(Boolean).join(" · "),
      ...(movement.note ? { detail: movement.note } : {}),
    }));
    const installed = card
      ? [{ when: format.day(card.installedOn), what: msg(str`Installed on card ${card.number}`) }]
      : [];
    return [...moved, ...installed];
  }

  private capture(unit: Unit): void {
    void showDialog(this, msg("Serial number"), (close) => ({
      body: html`<sb-form
        .command=${(values: FormValues) =>
          captureSerial({ id: unit.id, serial: (values["serial"] as string | undefined) ?? "" })}
        .said=${{ done: msg("Saved."), undo: true }}
        @sb-saved=${() => close()}
        @sb-cancel=${() => close()}
      >
        <sb-text
          name="serial"
          label=${msg("Serial number")}
          required
          autofocus
          .value=${unit.serial}
        ></sb-text>
      </sb-form>`,
    }));
  }
}

/** Where goods went; nothing where only their worth changed. */
const wayOf = (quantity: number, place: string): string =>
  quantity > 0 ? msg(str`to ${place}`) : quantity < 0 ? msg(str`from ${place}`) : "";

declare global {
  interface HTMLElementTagNameMap {
    "unit-page": UnitPage;
  }
}

import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { siteLine } from "../parties/model";
import type { Card, RecordId } from "../records";
import { underWarranty } from "../stock/model";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import "../ui/timeline";
import type { TimelineEvent } from "../ui/timeline";
import { unitBadge } from "./badges.view";
import { showCardEdit } from "./card-dialog.view";
import { cardTrail, type TrailEvent } from "./trail";

/** Which view opens a record of a trail. */
const viewOf: Readonly<Record<string, string>> = {
  complaint: "complaint",
  invoice: "invoice",
  party: "customer",
};

/** One unit: what it is, where it stands, and its whole life, what is pending on top. */
@customElement("card-page")
export class CardPage extends SbElement {
  @property() cardId: Card["id"] | undefined;
  private readonly page = this.live(
    async (read) => {
      const card = await read.get(this.cardId as Card["id"]);
      const [item, party, site, sites, trail] = await Promise.all([
        read.get(card.itemId),
        read.get(card.partyId),
        read.get(card.siteId),
        read.list("site", "party", { is: card.partyId }),
        cardTrail(read, card.id, this.app.today()),
      ]);
      return { card, item, party, site, sites, trail };
    },
    () => [this.cardId],
  );

  override render() {
    const page = this.page.value;
    if (this.page.error)
      return html`<sb-page back heading=${msg("Unit")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { card, item, party, site, sites, trail } = page;
    const isServed = card.status === "in service";
    return html`<sb-page back heading=${msg(str`Card ${card.number}`)}>
      <span slot="beside">${unitBadge(card)}</span>
      <button slot="actions" type="button" class="icon" @click=${() => showCardEdit(this, card, sites)}>
        <sb-icon name="edit" label=${msg("Edit")}></sb-icon>
      </button>
      <sb-card>
        <b>${item.name}</b>${card.serial ? html` · ${msg(str`SN ${card.serial}`)}` : nothing}
        <div>
          <button type="button" class="link" @click=${() => this.app.navigate("customer", { id: party.id })}>
            ${party.name}
          </button>
          <span class="hint">${party.phones[0]}</span>
        </div>
        <div class="hint">${siteLine(site)}</div>
        <div class="hint">${this.since(card)}</div>
        ${card.note ? html`<div class="hint">${card.note}</div>` : nothing}
      </sb-card>
      ${
        isServed
          ? html`<div class="row wrap">
              <button
                type="button"
                class="primary"
                @click=${() => this.app.navigate("complaint-form", { customer: party.id, card: card.id })}
              >
                <sb-icon name="call"></sb-icon>${msg("New call")}
              </button>
            </div>`
          : nothing
      }
      <sb-card heading=${msg("Its life")}>
        <sb-timeline .events=${trail.map((event) => this.event(event))}></sb-timeline>
      </sb-card>
    </sb-page>`;
  }

  private since(card: Card): string {
    const { format } = this.app;
    const installed = msg(str`installed ${format.day(card.installedOn)}`);
    if (!card.warrantyUntil) return `${installed} · ${msg("no warranty")}`;
    const until = format.day(card.warrantyUntil);
    return `${installed} · ${underWarranty(card, this.app.today()) ? msg(str`warranty till ${until}`) : msg(str`warranty ended ${until}`)}`;
  }

  private event({ on, title, detail, pending, id }: TrailEvent): TimelineEvent {
    const view = viewOf[typeOf(id)];
    return {
      when: this.app.format.dayFrom(on, this.app.today()),
      what: title,
      detail,
      due: pending,
      ...(view ? { open: () => this.app.navigate(view, { id }) } : {}),
    };
  }
}

const typeOf = (id: RecordId): string => id.slice(0, id.indexOf(":"));

declare global {
  interface HTMLElementTagNameMap {
    "card-page": CardPage;
  }
}

import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Coverage } from "../contracts/coverage";
import { unitCoverage } from "../contracts/unit-coverage";
import { siteLine } from "../parties/model";
import type { Card, Item, Party, Site } from "../records";
import { underWarranty } from "../stock/model";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import "../ui/timeline";
import type { TimelineEvent } from "../ui/timeline";
import { coverageBadge, unitBadge } from "./badges.view";
import { showCardEdit } from "./card-dialog.view";
import { showCardPaper } from "./paper.view";
import { cardTrail, type TrailEvent } from "./trail";
import { showMove, showReplace, showRetire, showTransfer } from "./unit-dialogs.view";
import { viewNameOf } from "./view-names";
import { showWarranty } from "./warranty-dialog.view";

/** A unit with what can be done about it. */
interface Served {
  readonly card: Card;
  readonly item: Item;
  readonly site: Site;
  readonly sites: readonly Site[];
  readonly before: Card | undefined;
  readonly after: Card | undefined;
  /** Who would pay today. */
  readonly coverage: Coverage;
}

interface Page extends Served {
  readonly party: Party;
  readonly trail: readonly TrailEvent[];
}

/** One unit: what it is, where it stands, and its whole life, what is pending on top. */
@customElement("card-page")
export class CardPage extends SbElement {
  @property() cardId: Card["id"] | undefined;
  private readonly page = this.live<Page>(
    async (read) => {
      const card = await read.get(this.cardId as Card["id"]);
      const [item, party, site, sites, trail, before, after] = await Promise.all([
        read.get(card.itemId),
        read.get(card.partyId),
        read.get(card.siteId),
        read.list("site", "party", { is: card.partyId }),
        cardTrail(read, card.id, this.app.today()),
        card.replaces && read.find(card.replaces),
        card.replacedBy && read.find(card.replacedBy),
      ]);
      const coverage = await unitCoverage(read, card, item, this.app.today());
      return { card, item, party, site, sites, trail, before, after, coverage };
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
    const { card, item, party, site, trail } = page;
    return html`<sb-page back heading=${msg(str`Card ${card.number}`)}>
      <span slot="beside">${unitBadge(card)}</span>
      <button
        slot="actions"
        type="button"
        class="quiet"
        @click=${() => void showCardPaper(this.app, card.id).catch((error: unknown) => this.app.report(error))}
      >
        <sb-icon name="print"></sb-icon>${msg("Paper")}
      </button>
      <button slot="actions" type="button" class="icon" @click=${() => void showCardEdit(this, card)}>
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
        ${card.left ? html`<div class="hint">${this.end(card.left)}</div>` : nothing} ${this.chain(page)}
        ${card.note ? html`<div class="hint">${card.note}</div>` : nothing}
      </sb-card>
      ${card.status === "in service" ? html`${this.covered(page)} ${this.whatNext(page)}` : nothing}
      <sb-card heading=${msg("Its life")}>
        <sb-timeline .events=${trail.map((event) => this.event(event))}></sb-timeline>
      </sb-card>
    </sb-page>`;
  }

  /** Who would pay today, and the contract that says so. */
  private covered({ card, coverage }: Served) {
    const { contractId, reason } = coverage;
    return html`<sb-card>
      <div class="row">
        ${coverageBadge(coverage)}
        <span class="grow hint">${this.app.format.prose(reason)}</span>
        ${
          contractId
            ? html`<button
                type="button"
                class="quiet"
                @click=${() => this.app.navigate("contract", { id: contractId })}
              >
                ${msg("Contract")}
              </button>`
            : html`<button
                type="button"
                class="quiet"
                @click=${() => this.app.navigate("contract-form", { customer: card.partyId, card: card.id })}
              >
                <sb-icon name="add"></sb-icon>${msg("Contract")}
              </button>`
        }
      </div>
    </sb-card>`;
  }

  /** What can be done with a unit in service. */
  private whatNext({ card, item, site, sites }: Served) {
    const open = this.openCard;
    return html`<div class="row wrap">
      <button
        type="button"
        class="primary"
        @click=${() => this.app.navigate("complaint-form", { customer: card.partyId, card: card.id })}
      >
        <sb-icon name="call"></sb-icon>${msg("New call")}
      </button>
      ${
        sites.length > 1
          ? html`<button type="button" @click=${() => void showMove(this, card, sites)}>
              <sb-icon name="location"></sb-icon>${msg("Move")}
            </button>`
          : nothing
      }
      <button type="button" @click=${() => void showTransfer(this, card, site)}>
        <sb-icon name="person"></sb-icon>${msg("New owner")}
      </button>
      <button
        type="button"
        @click=${async () => {
          const made = await showReplace(this, card, item);
          if (made) open(made.id);
        }}
      >
        <sb-icon name="sync"></sb-icon>${msg("Replace")}
      </button>
      <button type="button" @click=${() => void showWarranty(this, card)}>
        <sb-icon name="shield"></sb-icon>${msg("Warranty")}
      </button>
      <button type="button" @click=${() => void showRetire(this, card)}>${msg("Out of service")}</button>
    </div>`;
  }

  private readonly openCard = (id: Card["id"]): void => this.app.navigate("card", { id });

  /** The cards before and after this one, where a unit was replaced. */
  private chain({ before, after }: Pick<Served, "before" | "after">) {
    const link = (card: Card, text: string) =>
      html`<div class="hint">
        ${text}
        <button type="button" class="link" @click=${() => this.openCard(card.id)}>
          ${msg(str`card ${card.number}`)}
        </button>
      </div>`;
    return html`${before ? link(before, msg("in the place of")) : nothing}
    ${after ? link(after, msg("replaced by")) : nothing}`;
  }

  private since(card: Card): string {
    const { format } = this.app;
    const installed = msg(str`installed ${format.day(card.installedOn)}`);
    if (!card.warrantyUntil) return `${installed} · ${msg("no warranty")}`;
    const until = format.day(card.warrantyUntil);
    return `${installed} · ${underWarranty(card, this.app.today()) ? msg(str`warranty till ${until}`) : msg(str`warranty ended ${until}`)}`;
  }

  private end({ on, reason }: NonNullable<Card["left"]>): string {
    return msg(str`left service ${this.app.format.day(on)}: ${reason}`);
  }

  private event({ on, title, detail, pending, id, until, amount }: TrailEvent): TimelineEvent {
    const { format, router } = this.app;
    const view = id === this.cardId ? undefined : viewNameOf(id);
    return {
      when: format.dayFrom(on, this.app.today()),
      what: title,
      detail: [
        detail,
        until ? msg(str`till ${format.day(until)}`) : "",
        amount === undefined ? "" : format.money(amount, { whole: true }),
      ]
        .filter(Boolean)
        .join(" · "),
      due: pending,
      ...(view && router.views.has(view) ? { open: () => this.app.navigate(view, { id }) } : {}),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "card-page": CardPage;
  }
}

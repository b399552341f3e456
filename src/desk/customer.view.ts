import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { isOwed, kindOf } from "../billing/kinds";
import { billName, billStateName } from "../billing/words";
import { isLate } from "../complaints/model";
import { siteLine } from "../parties/model";
import type { Party } from "../records";
import "../ui/badge";
import "../ui/card";
import { statusWord } from "../payments/words";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import { complaintBadge, contractBadge, coverageBadge, unitStatusName } from "./badges.view";
import { paymentRow, quietButtons } from "./customer-words.view";
import { customerPicture, type CustomerPicture } from "./customer-picture";
import "./rows.view";

/** How many contracts are listed, newest first. */
const CONTRACTS = 6;

/** One customer: how to reach him, what he owes, what stands where, and what is open. */
@customElement("customer-page")
export class CustomerPage extends SbElement {
  static override styles = css`
    a {
      color: var(--sb-brand);
      font-weight: 600;
      text-decoration: none;
      font-variant-numeric: tabular-nums;
    }
    a:hover {
      text-decoration: underline;
    }
    .phones {
      gap: 4px 12px;
    }
    .address {
      white-space: pre-line;
    }
    .ages {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(72px, 1fr));
      gap: 4px 8px;
      margin: 6px 0 0;
    }
    .ages div {
      display: grid;
    }
    dt {
      color: var(--sb-ink-2);
      font-size: 11px;
    }
    dd {
      margin: 0;
      font-size: 12px;
      font-variant-numeric: tabular-nums;
    }
  `;
  @property() partyId: Party["id"] | undefined;
  private readonly picture = this.live(
    (read) => customerPicture(read, this.partyId as Party["id"], this.app.today()),
    () => [this.partyId],
  );

  override render() {
    const picture = this.picture.value;
    if (this.picture.error)
      return html`<sb-page back heading=${msg("Customer")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!picture) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { party } = picture;
    const go = (name: string, params: Record<string, string>) => () => this.app.navigate(name, params);
    return html`<sb-page back heading=${party.name}>
      ${party.customer ? nothing : html`<sb-badge slot="beside">${msg("supplier")}</sb-badge>`}
      <button slot="actions" type="button" class="icon" @click=${go("customer-form", { id: party.id })}>
        <sb-icon name="edit" label=${msg("Edit")}></sb-icon>
      </button>
      ${this.contact(party)}
      <div class="row wrap">
        <button type="button" class="primary" @click=${go("complaint-form", { customer: party.id })}>
          ${msg("New complaint")}
        </button>
        <button type="button" @click=${go("invoice-form", { customer: party.id })}>${msg("New bill")}</button>
        <button type="button" @click=${go("payment-form", { party: party.id })}>
          ${msg("Take payment")}
        </button>
        ${quietButtons(this.app, [
          ["quotation-form", { customer: party.id }, msg("Quote")],
          ["challan-form", { customer: party.id }, msg("Send goods")],
          ["party-ledger", { id: party.id }, msg("Ledger")],
          ["report", { name: "customer-statement", party: party.id }, msg("Statement")],
        ])}
      </div>
      ${this.money(picture)} ${this.complaints(picture)} ${this.units(picture)} ${this.contracts(picture)}
      ${this.sites(picture)} ${this.bills(picture)} ${this.cheques(picture)} ${this.payments(picture)}
    </sb-page>`;
  }

  private contact(party: Party) {
    return html`<sb-card>
      <div class="row wrap phones">
        ${party.phones.map((phone) => html`<a href=${`tel:${phone.replace(/[^\d+]/g, "")}`}>${phone}</a>`)}
        ${party.email ? html`<a href=${`mailto:${party.email}`}>${party.email}</a>` : nothing}
      </div>
      ${party.address ? html`<div class="address">${party.address}</div>` : nothing}
      <div class="hint">${[party.code, party.taxId].filter(Boolean).join(" · ")}</div>
      ${party.note ? html`<div class="hint">${party.note}</div>` : nothing}
    </sb-card>`;
  }

  private money({ party, owes, credit, buckets, chequesInHand }: CustomerPicture) {
    const { format } = this.app;
    const ages: [string, number][] = [
      [msg("not due"), buckets.notDue],
      [msg("to 30 days"), buckets.to30],
      [msg("31–60"), buckets.to60],
      [msg("61–90"), buckets.to90],
      [msg("over 90"), buckets.over90],
    ];
    return html`<sb-card heading=${owes > 0 ? msg(str`Owes ${format.money(owes)}`) : msg("Owes nothing")}>
      ${
        credit
          ? html`<button
              slot="actions"
              type="button"
              class="quiet"
              @click=${() => this.app.navigate("credits", { party: party.id })}
            >
              ${msg(str`${format.money(credit, { whole: true })} in credit`)}
            </button>`
          : nothing
      }
      ${
        owes
          ? html`<dl class="ages">
              ${ages
                .filter(([, amount]) => amount)
                .map(
                  ([name, amount]) =>
                    html`<div>
                      <dt>${name}</dt>
                      <dd>${format.money(amount, { whole: true })}</dd>
                    </div>`,
                )}
            </dl>`
          : nothing
      }
      ${
        chequesInHand
          ? html`<div>
              ${msg(str`${format.money(chequesInHand)} in cheques in hand, not received yet; without them ${format.money(owes - credit - chequesInHand)}`)}
            </div>`
          : nothing
      }
    </sb-card>`;
  }

  private cheques({ cheques }: CustomerPicture) {
    const { format } = this.app;
    if (!cheques.length) return nothing;
    const rows = cheques.map((cheque) => ({
      title: html`<b>${cheque.chequeNumber}</b> ${cheque.bank}`,
      detail: format.dayFrom(cheque.chequeOn, this.app.today()),
      end: format.money(cheque.amount),
      endDetail: statusWord(cheque.status),
      open: () => this.app.navigate("cheque", { id: cheque.id }),
    }));
    return html`<sb-card heading=${msg("Cheques")}>
      <desk-rows .rows=${rows}></desk-rows>
    </sb-card>`;
  }

  private complaints({ complaints, pastComplaints }: CustomerPicture) {
    const { format } = this.app;
    if (!complaints.length && !pastComplaints) return nothing;
    const rows = complaints.map((complaint) => ({
      title: html`<b>${complaint.number}</b> ${complaint.problem}`,
      detail: format.dayFrom(complaint.loggedOn, this.app.today()),
      end: complaintBadge(complaint, isLate(complaint, this.app.now())),
      open: () => this.app.navigate("complaint", { id: complaint.id }),
    }));
    return html`<sb-card heading=${msg("Open complaints")}>
      <desk-rows .rows=${rows}></desk-rows>
      ${
        pastComplaints
          ? html`<div class="hint">${msg(str`${format.count(pastComplaints)} earlier, done`)}</div>`
          : nothing
      }
    </sb-card>`;
  }

  private units({ party, units, formerUnits }: CustomerPicture) {
    const open = (id: string) => () => this.app.navigate("card", { id });
    const rows = [
      ...units.map(({ card, item, site, coverage }) => ({
        title: html`<b>${card.number}</b> ${item.name}`,
        detail: [card.serial, site.name].filter(Boolean).join(" · "),
        end: coverageBadge(coverage),
        endDetail: card.warrantyUntil ? msg(str`till ${this.app.format.day(card.warrantyUntil)}`) : "",
        open: open(card.id),
      })),
      ...formerUnits.map(({ card, item }) => ({
        title: html`${card.number} ${item.name}`,
        detail: card.serial,
        end: html`<sb-badge>${unitStatusName(card.status)}</sb-badge>`,
        open: open(card.id),
      })),
    ];
    return html`<sb-card heading=${msg("Units")}>
      <button
        slot="actions"
        type="button"
        class="quiet"
        @click=${() => this.app.navigate("card-form", { party: party.id })}
      >
        <sb-icon name="add"></sb-icon>${msg("Add unit")}
      </button>
      ${rows.length ? html`<desk-rows .rows=${rows}></desk-rows>` : html`<div class="hint">${msg("None in the book yet.")}</div>`}
    </sb-card>`;
  }

  private contracts({ party, contracts, units }: CustomerPicture) {
    if (!contracts.length && !units.length) return nothing;
    const { format } = this.app;
    const rows = contracts.slice(0, CONTRACTS).map(({ contract, state }) => ({
      title: html`<b>${contract.number ?? msg("Draft")}</b> ${contract.terms.name}`,
      detail: `${format.day(contract.startsOn)} – ${format.day(contract.endsOn)}`,
      end: contractBadge(state),
      endDetail: format.money(contract.price, { whole: true }),
      open: () => this.app.navigate("contract", { id: contract.id }),
    }));
    return html`<sb-card heading=${msg("Contracts")}>
      <button
        slot="actions"
        type="button"
        class="quiet"
        @click=${() => this.app.navigate("contract-form", { customer: party.id })}
      >
        <sb-icon name="add"></sb-icon>${msg("New contract")}
      </button>
      ${rows.length ? html`<desk-rows .rows=${rows}></desk-rows>` : html`<div class="hint">${msg("No contract yet.")}</div>`}
    </sb-card>`;
  }

  private sites({ party, sites }: CustomerPicture) {
    const rows = sites.map((site) => ({
      title: site.name,
      detail: siteLine({ name: "", address: site.address }),
      end: html`<span class="hint">${site.area}</span>`,
      open: () => this.app.navigate("site-form", { id: site.id, party: party.id }),
    }));
    return html`<sb-card heading=${msg("Sites")}>
      <button
        slot="actions"
        type="button"
        class="quiet"
        @click=${() => this.app.navigate("site-form", { party: party.id })}
      >
        <sb-icon name="add"></sb-icon>${msg("Add site")}
      </button>
      <desk-rows .rows=${rows}></desk-rows>
    </sb-card>`;
  }

  private bills({ bills }: CustomerPicture) {
    const { format } = this.app;
    if (!bills.length) return nothing;
    const rows = bills.map(({ invoice, outstanding, status, isOverdue }) => ({
      title: invoice.number ?? msg("Draft"),
      detail: `${kindOf(invoice) === "invoice" ? "" : `${billName(kindOf(invoice))} · `}${format.day(invoice.on)} · ${format.money((isOwed(invoice) ? 1 : -1) * (invoice.figures?.total ?? 0))}`,
      end: invoice.status === "issued" && outstanding ? format.money(outstanding, { bare: true }) : "",
      endDetail: isOverdue ? msg("overdue") : billStateName(status),
      open: () => this.app.navigate("invoice", { id: invoice.id }),
    }));
    return html`<sb-card heading=${msg("Bills")}><desk-rows .rows=${rows}></desk-rows></sb-card>`;
  }

  private payments({ payments }: CustomerPicture) {
    if (!payments.length) return nothing;
    return html`<sb-card heading=${msg("Payments")}>
      <desk-rows .rows=${payments.map((payment) => paymentRow(payment, this.app))}></desk-rows>
    </sb-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "customer-page": CustomerPage;
  }
}

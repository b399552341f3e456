import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { siteLine } from "../parties/model";
import type { Contract, Visit } from "../records";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import { activate } from "./activation.view";
import { contractActions } from "./contract-actions.view";
import { contractMoney } from "./contract-money.view";
import { markTone, stateBadge } from "./contract-words.view";
import { coversName, frequencyName, limitsText, markName, monthsName } from "./words";
import { contractName, visitMark, type VisitMark } from "./model";
import { contractPage, type ContractPage as Page, type CoveredUnit } from "./queries";
import { showVisit } from "./contract-visit.view";
import "./visit-strip.view";

const FIRST_UNITS = 12;

/** One contract: what it promises, its units with their visits, its money, and what can be done with it. */
@customElement("contract-page")
export class ContractPage extends SbElement {
  static override styles = css`
    .unit + .unit {
      border-top: 1px solid var(--sb-line);
      margin-top: 8px;
      padding-top: 8px;
    }
    .marks {
      margin-bottom: 8px;
      gap: 4px;
    }
  `;
  @property() contractId: Contract["id"] | undefined;
  @state() private showsAll = false;
  private readonly page = this.liveInTime(
    (read) => contractPage(read, this.contractId as Contract["id"], this.app.today()),
    () => [this.contractId],
  );

  override render() {
    const page = this.page.value;
    if (this.page.error)
      return html`<sb-page back heading=${msg("Contract")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { contract } = page;
    return html`<sb-page
      back
      heading=${contract.number ? msg(str`Contract ${contract.number}`) : msg("Contract, draft")}
    >
      <span slot="beside">${stateBadge(page.state)}</span>
      ${this.waiting(page)} ${this.head(page)} ${contractActions(this, page)} ${this.units(page)}
      ${contractMoney(this, page)}
    </sb-page>`;
  }

  /** Activation that was stopped goes on from here. */
  private waiting({ contract, waiting }: Page) {
    if (!waiting) return nothing;
    return html`<sb-card tone="warn">
      <div class="row">
        <span class="grow"> ${msg(str`${waiting} of ${contract.units} units have no visits yet.`)} </span>
        <button type="button" class="primary" @click=${() => void activate(this, contract.id)}>
          ${msg("Go on")}
        </button>
      </div>
    </sb-card>`;
  }

  private head({ contract, customer, previous, successor, limited }: Page) {
    const { format } = this.app;
    const { terms, cancelled } = contract;
    return html`<sb-card>
      <button type="button" class="link" @click=${() => this.app.navigate("customer", { id: customer.id })}>
        ${customer.name}
      </button>
      <div><b>${terms.name}</b> · ${coversName(terms.covers)}</div>
      ${terms.covers === "limited" ? html`<div class="hint">${limitsText(terms.limits, (id) => limited.get(id) ?? "")}</div>` : nothing}
      <div>
        ${format.day(contract.startsOn, "medium")} – ${format.day(contract.endsOn, "medium")}
        <span class="hint">
          ${monthsName(contract.months)},
          ${frequencyName(contract.phases.at(-1)?.frequency ?? terms.frequency)}
        </span>
      </div>
      ${contract.poReference ? html`<div class="hint">${msg(str`Customer's order ${contract.poReference}`)}</div>` : nothing}
      ${contract.note ? html`<div class="hint">${contract.note}</div>` : nothing}
      ${
        cancelled
          ? html`<div>
              ${msg(str`Cancelled from ${format.day(cancelled.on, "medium")}: ${cancelled.reason}`)}
            </div>`
          : nothing
      }
      ${this.link(previous, msg("Renews"))} ${this.link(successor, msg("Renewed by"))}
    </sb-card>`;
  }

  private link(other: Contract | undefined, label: string) {
    if (!other) return nothing;
    return html`<div>
      <span class="hint">${label}</span>
      <button type="button" class="link" @click=${() => this.app.navigate("contract", { id: other.id })}>
        ${contractName(other)}
      </button>
      <span class="hint">
        ${this.app.format.day(other.startsOn)} – ${this.app.format.day(other.endsOn)}
      </span>
    </div>`;
  }

  private units(page: Page) {
    const shown = this.showsAll ? page.units : page.units.slice(0, FIRST_UNITS);
    return html`<sb-card heading=${msg(str`Units and visits`)}>
      ${this.sheetButton()} ${this.marks(page)}
      <div @sb-visit=${({ detail }: CustomEvent<Visit>) => void showVisit(this, detail, page)}>
        ${shown.map((unit) => this.unit(unit, page.contract))}
      </div>
      ${
        shown.length < page.units.length
          ? html`<button type="button" class="quiet" @click=${() => (this.showsAll = true)}>
              ${msg(str`Show all ${page.units.length} units`)}
            </button>`
          : nothing
      }
    </sb-card>`;
  }

  private sheetButton() {
    const { sheets } = this.app;
    if (!sheets) return nothing;
    return html`<button
      slot="actions"
      type="button"
      class="quiet"
      @click=${() => void sheets.show("Contract units").catch((error: unknown) => this.app.report(error))}
    >
      <sb-icon name="sheet"></sb-icon>${msg("Show in sheet")}
    </button>`;
  }

  /** How many visits came to what. */
  private marks({ units }: Page) {
    const today = this.app.today();
    const counts = new Map<VisitMark, number>();
    for (const visit of units.flatMap(({ visits }) => visits)) {
      const mark = visitMark(visit, today);
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
    if (!counts.size) return html`<p class="hint">${msg("Visits are planned when it is activated.")}</p>`;
    return html`<div class="row wrap marks">
      ${MARKS.filter((mark) => counts.has(mark)).map(
        (mark) =>
          html`<sb-badge tone=${markTone(mark)}
            >${this.app.format.count(counts.get(mark) ?? 0)} ${markName(mark)}</sb-badge
          >`,
      )}
    </div>`;
  }

  private unit({ cover, card, item, site, visits }: CoveredUnit, contract: Contract) {
    const { format } = this.app;
    const part =
      cover.from > contract.startsOn || cover.until < contract.endsOn
        ? msg(str`covered ${format.day(cover.from)} – ${format.day(cover.until)}`)
        : "";
    return html`<div class="unit">
      <div class="row">
        <button type="button" class="link grow" @click=${() => this.app.navigate("card", { id: card.id })}>
          ${card.number} · ${item.name}
        </button>
        <span>${format.money(cover.price, { whole: true })}</span>
      </div>
      <div class="hint">${[siteLine(site), part].filter(Boolean).join(" · ")}</div>
      ${visits.length ? html`<visit-strip .visits=${visits} card=${card.number}></visit-strip>` : nothing}
    </div>`;
  }
}

const MARKS: readonly VisitMark[] = [
  "overdue",
  "due",
  "done",
  "part-done",
  "missed",
  "waived",
  "ahead",
  "cancelled",
];

declare global {
  interface HTMLElementTagNameMap {
    "contract-page": ContractPage;
  }
}

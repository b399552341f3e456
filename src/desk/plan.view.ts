import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { addDays, type Day } from "../base/day";
import type { Visit } from "../records";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { showDaySheet } from "./day-sheet.view";
import { planPicture, type PlanPicture, type TechnicianDay } from "./plan-picture";
import { showPlanVisits } from "./plan-dialog.view";
import type { PlannedVisit } from "./planned-visit";
import { openVisit, taskOf } from "./visit-words.view";

/** So many overdue visits stand above the day's own until all are asked for. */
const FEW = 5;

/** The plan board: the visits of a day by technician, picked and given, moved or printed. */
@customElement("plan-board")
export class PlanBoard extends SbElement {
  static override styles = css`
    .days {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    .days b {
      flex: 1;
      text-align: center;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 0 8px;
      align-items: start;
      padding: 6px 0;
    }
    li + li {
      border-top: 1px solid var(--sb-line);
    }
    input {
      margin: 3px 0 0;
      width: 16px;
      height: 16px;
      accent-color: var(--sb-brand);
    }
    .what {
      text-align: start;
    }
    .bar {
      position: sticky;
      bottom: 0;
      background: var(--sb-card);
      border: 1px solid var(--sb-line-strong, var(--sb-line));
      border-radius: var(--sb-radius-large);
      padding: 8px 12px;
      box-shadow: var(--sb-shadow, none);
    }
    @media (min-width: 700px) {
      .people {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(300px, 1fr));
        gap: 10px;
        align-items: start;
      }
    }
  `;
  @property() day: Day | undefined;
  @state() private isAllShown = false;
  @state() private chosen: ReadonlySet<Visit["id"]> = new Set();
  private readonly picture = this.liveInTime(
    (read) => planPicture(read, this.shownDay, this.app.today()),
    () => [this.shownDay],
  );

  private get shownDay(): Day {
    return this.day ?? this.app.today();
  }

  override render() {
    const picture = this.picture.value;
    return html`<sb-page heading=${msg("Plan")}>
      ${this.days()}
      ${picture ? this.board(picture) : html`<p class="hint" role="status">${msg("Reading…")}</p>`}
    </sb-page>`;
  }

  private days() {
    const { format } = this.app;
    const today = this.app.today();
    const go = (day: Day) => () => {
      this.chosen = new Set();
      this.day = day;
    };
    return html`<div class="days">
      <button type="button" class="icon" @click=${go(addDays(this.shownDay, -1))}>
        <sb-icon name="left" label=${msg("The day before")}></sb-icon>
      </button>
      <b>${format.day(this.shownDay, "long")}</b>
      <button type="button" class="icon" @click=${go(addDays(this.shownDay, 1))}>
        <sb-icon name="right" label=${msg("The day after")}></sb-icon>
      </button>
      ${
        this.shownDay === today
          ? nothing
          : html`<button type="button" class="quiet" @click=${go(today)}>${msg("Today")}</button>`
      }
    </div>`;
  }

  private board({ overdue, unassigned, technicians, done }: PlanPicture) {
    const working = technicians.filter(({ visits, isAway }) => visits.length || !isAway);
    return html`${
        overdue.length
          ? html`<sb-card heading=${msg(str`Overdue (${overdue.length})`)}
              >${this.list(this.isAllShown ? overdue : overdue.slice(0, FEW), true)}${
                overdue.length > FEW && !this.isAllShown
                  ? html`<button type="button" class="quiet" @click=${() => (this.isAllShown = true)}>
                      ${msg(str`Show all ${overdue.length}`)}
                    </button>`
                  : nothing
              }</sb-card
            >`
          : nothing
      }
      <sb-card heading=${msg(str`Given to nobody (${unassigned.length})`)}>
        ${unassigned.length ? this.list(unassigned) : html`<p class="hint">${msg("Every visit of the day has somebody.")}</p>`}
      </sb-card>
      <div class="people stack">${working.map((one) => this.person(one))}</div>
      ${done ? html`<p class="hint">${msg(str`${done} done on this day`)}</p>` : nothing}
      ${this.chosen.size ? this.bar() : nothing}`;
  }

  private person(one: TechnicianDay) {
    const { technician, isAway, visits } = one;
    return html`<sb-card heading=${`${technician.name} (${visits.length})`}>
      ${
        visits.length
          ? html`<button
              slot="actions"
              type="button"
              class="quiet"
              @click=${() => void showDaySheet(this.app, one, this.shownDay).catch((error: unknown) => this.app.report(error))}
            >
              <sb-icon name="print"></sb-icon>${msg("Day sheet")}
            </button>`
          : nothing
      }
      <div class="hint">
        ${technician.areas.join(", ")}
        ${isAway ? html`<sb-badge tone="warn">${msg("on leave")}</sb-badge>` : nothing}
      </div>
      ${visits.length ? this.list(visits) : html`<p class="hint">${msg("Free.")}</p>`}
    </sb-card>`;
  }

  private list(visits: readonly PlannedVisit[], dated = false) {
    return html`<ul>
      ${visits.map((one) => {
        const { visit, customer, site } = one;
        return html`<li>
          <input
            type="checkbox"
            aria-label=${msg(str`Choose the visit to ${customer.name}`)}
            .checked=${this.chosen.has(visit.id)}
            @change=${(event: Event) => this.choose(visit.id, (event.target as HTMLInputElement).checked)}
          />
          <div>
            <button type="button" class="link what" @click=${() => openVisit(this.app, one)}>
              ${customer.name}
            </button>
            <div class="hint">${[taskOf(one), site?.area].filter(Boolean).join(" · ")}</div>
          </div>
          ${dated ? html`<sb-badge tone="bad">${this.app.format.dayFrom(visit.plannedOn, this.app.today())}</sb-badge>` : nothing}
        </li>`;
      })}
    </ul>`;
  }

  private bar() {
    return html`<div class="bar row wrap" role="region" aria-label=${msg("Chosen visits")}>
      <b class="grow">${msg(str`${this.chosen.size} chosen`)}</b>
      <button type="button" class="primary" @click=${() => void this.plan()}>${msg("Plan…")}</button>
      <button type="button" class="quiet" @click=${() => (this.chosen = new Set())}>${msg("None")}</button>
    </div>`;
  }

  private choose(id: Visit["id"], on: boolean): void {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(id);
    else chosen.delete(id);
    this.chosen = chosen;
  }

  private async plan(): Promise<void> {
    if (await showPlanVisits(this, [...this.chosen], this.shownDay)) this.chosen = new Set();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plan-board": PlanBoard;
  }
}

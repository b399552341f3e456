import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import { siteLine } from "../parties/model";
import type { Technician } from "../records";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import "./rows.view";
import type { DeskRow } from "./rows.view";
import type { PlannedVisit } from "./planned-visit";
import { technicianPicture, type Productivity } from "./technician-picture";
import { openVisit, taskOf } from "./visit-words.view";

/** One technician: where he goes next, what his van holds, how the last month went. */
@customElement("technician-page")
export class TechnicianPage extends SbElement {
  static override styles = css`
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(110px, 1fr));
      gap: 8px;
      margin: 0;
    }
    dt {
      color: var(--sb-ink-2);
      font-size: 12px;
    }
    dd {
      margin: 0;
      font-size: 18px;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
  `;
  @property() technicianId: Technician["id"] | undefined;
  private readonly picture = this.live(
    (read) => technicianPicture(read, this.technicianId as Technician["id"], this.app.today()),
    () => [this.technicianId],
  );

  override render() {
    const picture = this.picture.value;
    if (this.picture.error)
      return html`<sb-page back heading=${msg("Technician")}
        ><sb-empty text=${msg("He is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!picture) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { technician, planned, van, month } = picture;
    return html`<sb-page back heading=${technician.name}>
      ${technician.active ? nothing : html`<sb-badge slot="beside">${msg("no longer here")}</sb-badge>`}
      <button
        slot="actions"
        type="button"
        class="icon"
        @click=${() => this.app.navigate("technician-form", { id: technician.id })}
      >
        <sb-icon name="edit" label=${msg("Edit")}></sb-icon>
      </button>
      ${this.known(technician)}
      <sb-card heading=${msg("Next visits")}>
        ${
          planned.length
            ? html`<desk-rows .rows=${planned.map((one) => this.visitRow(one))}></desk-rows>`
            : html`<p class="hint">${msg("No visit is planned.")}</p>`
        }
      </sb-card>
      <sb-card heading=${msg("In the van")}>
        <button
          slot="actions"
          type="button"
          class="quiet"
          @click=${() => this.app.navigate("transfer-form", { to: technician.id })}
        >
          <sb-icon name="add"></sb-icon>${msg("Give parts")}
        </button>
        ${
          van.length
            ? html`<desk-rows
                .rows=${van.map(({ item, quantity }): DeskRow => ({
                  title: item.name,
                  end: `${this.app.format.quantity(fromThousandths(quantity))} ${item.unit}`,
                  open: () => this.app.navigate("transfer-form", { from: technician.id, item: item.id }),
                }))}
              ></desk-rows>`
            : html`<p class="hint">${msg("The van is empty.")}</p>`
        }
      </sb-card>
      ${this.figures(month)}
    </sb-page>`;
  }

  private known({ phone, areas, skills = [], leave = [] }: Technician) {
    const { format } = this.app;
    const coming = leave.filter(({ until }) => until >= this.app.today());
    return html`<sb-card>
      ${phone ? html`<div>${phone}</div>` : nothing}
      <div class="hint">${[areas.join(", "), skills.join(", ")].filter(Boolean).join(" · ")}</div>
      ${coming.map(
        ({ from, until, reason }) =>
          html`<div>
            <sb-badge tone="warn">${msg("leave")}</sb-badge>
            ${from === until ? format.day(from) : msg(str`${format.day(from)} to ${format.day(until)}`)}
            ${reason}
          </div>`,
      )}
    </sb-card>`;
  }

  private visitRow(one: PlannedVisit): DeskRow {
    const { visit, customer, site } = one;
    const today = this.app.today();
    return {
      title: customer.name,
      detail: [taskOf(one), site && siteLine(site)].filter(Boolean).join(" · "),
      end:
        visit.plannedOn < today
          ? html`<sb-badge tone="bad">${this.app.format.dayFrom(visit.plannedOn, today)}</sb-badge>`
          : this.app.format.dayFrom(visit.plannedOn, today),
      open: () => openVisit(this.app, one),
    };
  }

  private figures({ visits, resolved, firstTimeFix, turnaround }: Productivity) {
    const { count } = this.app.format;
    const figure = (name: string, value: string) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
    return html`<sb-card heading=${msg("The last thirty days")}>
      <dl>
        ${figure(msg("Visits done"), count(visits))} ${figure(msg("Complaints resolved"), count(resolved))}
        ${figure(msg("By the first visit"), firstTimeFix === undefined ? "–" : `${Math.round(firstTimeFix * 100)} %`)}
        ${figure(msg("Turnaround"), turnaround === undefined ? "–" : `${Math.round(turnaround)} ${msg("h")}`)}
      </dl>
    </sb-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "technician-page": TechnicianPage;
  }
}

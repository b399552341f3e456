import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../ui/badge";
import "../ui/chips";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import { alertKinds, type Alert, type AlertKind } from "./alert-rules";
import { alertName, alertTime, urgencyName, urgencyTone } from "./alert-words.view";
import { alertPicture, type AlertCounts, type AlertPicture, type AlertRow } from "./alerts";
import { showCalendar } from "./calendar-dialog.view";
import "./rows.view";
import type { DeskRow } from "./rows.view";
import { viewNameOf } from "./view-names";

/** What asks for attention, the most urgent first: all of it, or one kind. */
@customElement("alert-register")
export class AlertRegister extends SbElement {
  @property() show: AlertKind | undefined;
  private readonly found = this.liveInTime(
    (read) => alertPicture(read, { today: this.app.today(), now: this.app.now() }, this.show),
    () => [this.shown],
  );

  private get shown(): string {
    return this.show ?? "all";
  }

  override render() {
    const { sheets } = this.app;
    const found = this.found.value;
    return html`<sb-page heading=${msg("Alerts")}>
      <button slot="actions" type="button" class="quiet" @click=${() => void showCalendar(this)}>
        <sb-icon name="calendar"></sb-icon>${msg("Calendar")}
      </button>
      ${
        sheets
          ? html`<button
              slot="actions"
              type="button"
              class="quiet"
              @click=${() => void sheets.show("Alerts").catch((error: unknown) => this.app.report(error))}
            >
              <sb-icon name="sheet"></sb-icon>${msg("Show in sheet")}
            </button>`
          : nothing
      }
      ${found ? this.list(found) : html`<p class="hint" role="status">${msg("Reading…")}</p>`}
    </sb-page>`;
  }

  private list({ groups, counts }: AlertPicture) {
    return html`${this.filter(counts)} ${groups.map((group) => this.group(group))}
    ${groups.length ? nothing : html`<sb-empty icon="ok" text=${msg("Nothing asks for you.")}></sb-empty>`}`;
  }

  private filter({ byKind }: AlertCounts) {
    const all = Object.values(byKind).reduce((sum, count) => sum + count, 0);
    return html`<sb-chips
      label=${msg("Which alerts")}
      .chips=${[
        { value: "", label: msg("All"), count: all },
        ...alertKinds
          .filter((kind) => byKind[kind] || kind === this.show)
          .map((kind) => ({ value: kind, label: alertName(kind), count: byKind[kind] ?? 0 })),
      ]}
      value=${this.show ?? ""}
      @sb-chip=${({ detail }: CustomEvent<AlertKind | "">) => (this.show = detail || undefined)}
    ></sb-chips>`;
  }

  private group({ urgency, count, first }: AlertPicture["groups"][number]) {
    const more = count - first.length;
    return html`<sb-card heading=${`${urgencyName(urgency)} · ${this.app.format.count(count)}`}>
      <desk-rows .rows=${first.map((row) => this.row(row))}></desk-rows>
      ${
        more > 0
          ? html`<p class="hint">${msg(str`and ${this.app.format.count(more)} more, all on the sheet`)}</p>`
          : nothing
      }
    </sb-card>`;
  }

  private row(alert: AlertRow): DeskRow {
    const { kind, about, number, what, technician, urgency, opens } = alert;
    const view = viewNameOf(opens);
    const canOpen = view !== undefined && this.app.router.views.has(view);
    return {
      title: about,
      detail: [number, what].filter(Boolean).join(" · "),
      end: html`<sb-badge tone=${urgencyTone(urgency)}>${alertName(kind)}</sb-badge>`,
      endDetail: this.beside(alert) || technician,
      ...(canOpen ? { open: () => this.app.navigate(view, { id: opens }) } : {}),
    };
  }

  private beside(alert: Alert): string {
    const { format } = this.app;
    const amount = alert.amount === undefined ? "" : format.money(alert.amount, { whole: true });
    return [amount, alertTime(alert, format)].filter(Boolean).join(" · ");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "alert-register": AlertRegister;
  }
}

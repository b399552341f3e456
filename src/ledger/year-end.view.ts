import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { addDays, type Day } from "../base/day";
import "../ui/badge";
import "../ui/card";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import "./ledger-nav.view";
import { closeBooks, closeYear, reopenBooks } from "./period-commands";
import { yearEnd, type YearEnd, type YearEndCheck } from "./year-end-queries";

/** Closes months and years: what to look at first, what closing does, and who closed and opened when and why. */
@customElement("year-end")
export class YearEndPage extends SbElement {
  private readonly year = this.liveInTime((read) => yearEnd(read, this.app.today()));

  override render() {
    const year = this.year.value;
    return html`<sb-page back heading=${msg("Ledger")}>
      <ledger-nav at="year-end"></ledger-nav>
      ${year ? html`${this.books(year)} ${this.ready(year)} ${this.closing(year)} ${this.history(year)}` : nothing}
    </sb-page>`;
  }

  private books({ company: { closedUntil } }: YearEnd) {
    const { format } = this.app;
    return html`<sb-card heading=${msg("The books")}>
      <div class="stack">
        <p>
          ${
            closedUntil
              ? msg(
                  str`Closed until ${format.day(closedUntil)}. Nothing dated up to then can be booked or changed.`,
                )
              : msg("Nothing is closed: every day can still be booked and changed.")
          }
        </p>
        <div class="row wrap">
          <button type="button" @click=${this.close}>
            <sb-icon name="lock"></sb-icon>${msg("Close until…")}
          </button>
          ${
            closedUntil
              ? html`<button type="button" @click=${() => this.reopen(closedUntil)}>
                  <sb-icon name="open"></sb-icon>${msg("Reopen…")}
                </button>`
              : nothing
          }
        </div>
      </div>
    </sb-card>`;
  }

  private ready({ year, checks }: YearEnd) {
    return html`<sb-card heading=${msg(str`Before ${year.label} is closed`)}>
      <table class="figures">
        ${checks.map((check) => this.check(check))}
      </table>
    </sb-card>`;
  }

  private check({ what, left }: YearEndCheck) {
    const { label, view } = checkOf(what);
    const state =
      left === undefined
        ? html`<sb-badge tone="warn">${msg("never proved")}</sb-badge>`
        : html`<sb-badge tone=${left ? "warn" : "ok"}
            >${left ? this.app.format.count(left) : msg("none")}</sb-badge
          >`;
    return html`<tr>
      <td>
        <button type="button" class="link" @click=${() => this.app.navigate(view)}>${label}</button>
      </td>
      <td class="number">${state}</td>
    </tr>`;
  }

  private closing({ year, profit, isOver, isClosed, series }: YearEnd) {
    const { format } = this.app;
    const result =
      profit < 0
        ? msg(str`The loss of ${format.money(-profit)} is carried forward.`)
        : msg(str`The profit of ${format.money(profit)} is carried forward.`);
    return html`<sb-card heading=${msg(str`Financial year ${year.label}`)}>
      <div class="stack">
        <p>${result}</p>
        <p class="hint">
          ${msg(str`Income and expenses begin the new year at nothing; what you own and owe goes on. The books are closed until ${format.day(year.to)}.`)}
        </p>
        ${
          series.length
            ? html`<details>
                <summary>${msg("Numbers begin anew")}</summary>
                <table class="figures">
                  ${series.map(
                    ({ series: { name }, first }) =>
                      html`<tr>
                        <td>${name}</td>
                        <td class="number">${first}</td>
                      </tr>`,
                  )}
                </table>
              </details>`
            : nothing
        }
        <div>
          <button
            type="button"
            class="primary"
            ?disabled=${!isOver || isClosed}
            @click=${() => this.closeYear(year)}
          >
            ${msg(str`Close ${year.label}…`)}
          </button>
          ${isOver ? nothing : html`<span class="hint">${msg(str`It is not over before ${format.day(year.to)}.`)}</span>`}
        </div>
      </div>
    </sb-card>`;
  }

  private history({ company: { closures = [] } }: YearEnd) {
    if (!closures.length) return nothing;
    const { format } = this.app;
    return html`<sb-card heading=${msg("Closed and reopened")}>
      <table class="figures">
        ${[...closures].reverse().map(
          ({ at, until, reason }) =>
            html`<tr>
              <td>
                ${until ? msg(str`Until ${format.day(until)}`) : msg("Everything open")}
                <div class="hint">${reason}</div>
              </td>
              <td class="number hint">${format.moment(at)}</td>
            </tr>`,
        )}
      </table>
    </sb-card>`;
  }

  private readonly close = (): void => {
    const today = this.app.today();
    const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1);
    void showDialog(this, msg("Close the books"), (close) => ({
      body: html`<sb-form
        saveLabel=${msg("Close the books")}
        .command=${(values: FormValues) => closeBooks({ until: day(values), reason: reason(values) })}
        .said=${{ done: msg("The books are closed.") }}
        @sb-saved=${() => close()}
        @sb-cancel=${() => close()}
      >
        <sb-day name="until" label=${msg("Until")} required autofocus .value=${lastMonth}></sb-day>
        <sb-text name="reason" label=${msg("Reason")} required></sb-text>
      </sb-form>`,
    }));
  };

  private reopen(closedUntil: Day): void {
    void showDialog(this, msg("Reopen the books"), (close) => ({
      body: html`<p class="hint">
          ${msg("Closings of a year that is open again are taken back; close it anew when you are done.")}
        </p>
        <sb-form
          saveLabel=${msg("Reopen the books")}
          .command=${(values: FormValues) => reopenBooks({ ...(day(values) ? { until: day(values) } : {}), reason: reason(values) })}
          .said=${{ done: msg("The books are open again.") }}
          @sb-saved=${() => close()}
          @sb-cancel=${() => close()}
        >
          <sb-day
            name="until"
            label=${msg("Keep closed until")}
            hint=${msg("Nothing stays closed when left empty.")}
            autofocus
            .value=${addDays(`${closedUntil.slice(0, 7)}-01`, -1)}
          ></sb-day>
          <sb-text name="reason" label=${msg("Reason")} required></sb-text>
        </sb-form>`,
    }));
  }

  private closeYear({ label, to }: YearEnd["year"]): void {
    void showDialog(this, msg(str`Close ${label}`), (close) => ({
      body: html`<sb-form
        saveLabel=${msg("Close the year")}
        .command=${(values: FormValues) => closeYear({ lastDay: to, reason: reason(values) })}
        .said=${{ done: msg(str`${label} is closed.`) }}
        @sb-saved=${() => close()}
        @sb-cancel=${() => close()}
      >
        <sb-text name="reason" label=${msg("Reason")} required autofocus .value=${msg("Year end")}></sb-text>
      </sb-form>`,
    }));
  }
}

const day = (values: FormValues): Day => (values["until"] as Day | undefined) ?? "";
const reason = (values: FormValues): string => String(values["reason"] ?? "");

const checkOf = (what: YearEndCheck["what"]): { readonly label: string; readonly view: string } =>
  ({
    drafts: { label: msg("Drafts that were never issued"), view: "invoices" },
    challans: { label: msg("Challans not billed"), view: "challans" },
    cheques: { label: msg("Cheques in clearing"), view: "cheques" },
    proof: { label: msg("Faults of the last proof"), view: "prove" },
  })[what];

declare global {
  interface HTMLElementTagNameMap {
    "year-end": YearEndPage;
  }
}

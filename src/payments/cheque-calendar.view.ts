import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { addDays, addMonths, weekday, type Day } from "../base/day";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { chequesBetween, type ChequeRow } from "./cheque-queries";
import { statusWord } from "./words";

/** The month's cheques by the day written on them: what comes in and what of ours is presented, day by day. */
@customElement("cheque-calendar")
export class ChequeCalendar extends SbElement {
  static override styles = css`
    table {
      width: 100%;
      table-layout: fixed;
      border-collapse: collapse;
    }
    th {
      font: 11px/20px var(--sb-font);
      color: var(--sb-ink-2);
    }
    td {
      height: 42px;
      padding: 1px;
      vertical-align: top;
    }
    td button {
      display: grid;
      width: 100%;
      min-height: 40px;
      padding: 2px;
      font-size: 11px;
      line-height: 13px;
    }
    td span.quiet {
      display: block;
      padding: 3px;
      font-size: 11px;
      color: var(--sb-ink-2);
    }
    td button[aria-current="date"],
    td span[aria-current="date"] {
      border-color: var(--sb-brand);
      font-weight: 600;
    }
    .sum {
      overflow: hidden;
      text-overflow: ellipsis;
    }
  `;
  /** `2026-04`; the month of today when empty. */
  @property() month = "";
  @state() private chosen: Day | "" = "";
  private readonly rows = this.live(
    (read) => chequesBetween(read, this.first, addDays(addMonths(this.first, 1), -1)),
    () => [this.month],
  );

  private get first(): Day {
    return `${this.month || this.app.today().slice(0, 7)}-01`;
  }

  override render() {
    const rows = this.rows.value ?? [];
    const { format } = this.app;
    const name = new Intl.DateTimeFormat(this.app.company?.locale, {
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }).format(new Date(this.first));
    const go = (by: number) =>
      this.app.router.replace("cheque-calendar", { month: addMonths(this.first, by).slice(0, 7) });
    const sum = rows.reduce((all, { cheque }) => all + (cheque.direction === "in" ? cheque.amount : 0), 0);
    return html`<sb-page back heading=${msg("Cheque calendar")}>
      <div class="row">
        <button type="button" class="icon" @click=${() => go(-1)}>
          <sb-icon name="left" label=${msg("Month before")}></sb-icon>
        </button>
        <b class="grow">${name}</b>
        <button type="button" class="icon" @click=${() => go(1)}>
          <sb-icon name="right" label=${msg("Month after")}></sb-icon>
        </button>
      </div>
      <p class="hint" role="status">
        ${
          !this.rows.value
            ? msg("Reading…")
            : rows.length
              ? msg(str`${countOf(rows.length, format.count(rows.length))}, ${format.money(sum)} to come in`)
              : msg("No cheque in hand is dated in this month.")
        }
      </p>
      ${this.grid(rows)} ${this.list(rows)}
    </sb-page>`;
  }

  private grid(rows: readonly ChequeRow[]) {
    const start = addDays(this.first, 1 - weekday(this.first));
    const weeks = [0, 1, 2, 3, 4, 5].map((week) =>
      [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(start, week * 7 + day)),
    );
    const names = new Intl.DateTimeFormat(this.app.company?.locale, { weekday: "short", timeZone: "UTC" });
    const inMonth = (day: Day) => day.startsWith(this.first.slice(0, 7));
    return html`<table>
      <thead>
        <tr>
          ${(weeks[0] ?? []).map((day) => html`<th scope="col">${names.format(new Date(day))}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks
          .filter((week) => week.some(inMonth))
          .map(
            (week) =>
              html`<tr>
                ${week.map((day) => html`<td>${inMonth(day) ? this.cell(day, rows) : nothing}</td>`)}
              </tr>`,
          )}
      </tbody>
    </table>`;
  }

  private cell(day: Day, rows: readonly ChequeRow[]) {
    const { format } = this.app;
    const of = rows.filter(({ cheque }) => cheque.chequeOn === day);
    const number = Number(day.slice(8));
    const current = day === this.app.today() ? "date" : "false";
    if (!of.length) return html`<span class="quiet" aria-current=${current}>${number}</span>`;
    const sum = of.reduce(
      (all, { cheque }) => all + (cheque.direction === "in" ? cheque.amount : -cheque.amount),
      0,
    );
    return html`<button
      type="button"
      aria-current=${current}
      aria-pressed=${day === this.chosen ? "true" : "false"}
      @click=${() => (this.chosen = this.chosen === day ? "" : day)}
    >
      <b>${number}</b><span class="sum">${format.money(sum, { whole: true, bare: true })}</span>
      <span class="out-of-sight">${countOf(of.length, format.count(of.length))}</span>
    </button>`;
  }

  private list(rows: readonly ChequeRow[]) {
    const { format } = this.app;
    const shown = rows.filter(({ cheque }) => !this.chosen || cheque.chequeOn === this.chosen);
    if (!shown.length) return nothing;
    return html`<sb-card heading=${this.chosen ? format.day(this.chosen) : msg("By day")}>
      <table class="figures">
        ${shown.map(
          ({ id, cheque, party }) =>
            html`<tr>
              <td>
                <button type="button" class="link" @click=${() => this.app.navigate("cheque", { id })}>
                  ${cheque.chequeNumber}
                </button>
                ${party.name}
                <div class="hint">${format.day(cheque.chequeOn, "short")} · ${statusWord(cheque.status)}</div>
              </td>
              <td class="number">
                ${format.money(cheque.direction === "in" ? cheque.amount : -cheque.amount, { bare: true })}
              </td>
            </tr>`,
        )}
      </table>
    </sb-card>`;
  }
}

const countOf = (count: number, shown: string): string =>
  count === 1 ? msg("one cheque") : msg(str`${shown} cheques`);

declare global {
  interface HTMLElementTagNameMap {
    "cheque-calendar": ChequeCalendar;
  }
}

import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { addDays, type Day } from "../base/day";
import { accountName } from "../company/accounts";
import "../ui/card";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/icon";
import "../ui/page";
import { dayBook, type DayAccount } from "./day-book-queries";

/** A day's money: what there was in the morning, each movement, and what there was in the evening, by cash and bank. */
@customElement("day-book")
export class DayBook extends SbElement {
  /** Today when empty. */
  @property() on: Day | "" = "";
  private readonly book = this.live(
    (read) => dayBook(read, this.day),
    () => [this.on],
  );

  private get day(): Day {
    return this.on || this.app.today();
  }

  override render() {
    const go = (on: Day) => this.app.router.replace("day-book", { on });
    return html`<sb-page back heading=${msg("Day book")}>
      <div
        class="row"
        @sb-change=${({ detail }: CustomEvent<FieldChange>) => detail.value && go(detail.value as Day)}
      >
        <button type="button" class="icon" @click=${() => go(addDays(this.day, -1))}>
          <sb-icon name="left" label=${msg("The day before")}></sb-icon>
        </button>
        <sb-day class="grow" bare label=${msg("Day")} .value=${this.day}></sb-day>
        <button type="button" class="icon" @click=${() => go(addDays(this.day, 1))}>
          <sb-icon name="right" label=${msg("The day after")}></sb-icon>
        </button>
      </div>
      ${(this.book.value ?? []).map((account) => this.account(account))}
    </sb-page>`;
  }

  private account({ account, opening, incoming, outgoing, closing, lines }: DayAccount) {
    const { format } = this.app;
    const row = (label: string, amount: number, look = "") =>
      html`<tr class=${look}>
        <td>${label}</td>
        <td class="number">${format.money(amount, { bare: true })}</td>
      </tr>`;
    return html`<sb-card heading=${accountName(account)}>
      <table class="figures">
        ${row(msg("In the morning"), opening)}
        ${lines.map(
          ({ entry, amount }) =>
            html`<tr>
              <td>
                ${entry.text}
                <div class="hint">${entry.sourceNumber}</div>
              </td>
              <td class="number">${format.money(amount, { bare: true })}</td>
            </tr>`,
        )}
        ${lines.length ? html`${row(msg("Came in"), incoming)} ${row(msg("Went out"), -outgoing)}` : nothing}
        ${row(msg("In the evening"), closing, "total")}
      </table>
    </sb-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "day-book": DayBook;
  }
}

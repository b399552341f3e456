import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import "../ui/badge";
import "../ui/card";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/choice-fields";
import "../ui/form";
import type { FormValues, SbForm } from "../ui/form";
import "../ui/number-field";
import { termHint } from "./contract-words.view";
import { writeRenewalLetters } from "./letter.view";
import type { ContractRow } from "./queries";
import { renewMany, type RenewedMany } from "./renew-commands";

/** Asks which of these contracts are renewed and by how much their prices rise; writes their letters, or renews them and says what was refused. */
export async function showRenewals(near: SbElement, rows: readonly ContractRow[]): Promise<void> {
  const wish = await showDialog<Wish>(near, msg("Renew several contracts"), (close) => ({
    body: html`<renewal-choice
      .rows=${rows}
      @sb-chosen=${({ detail }: CustomEvent<Wish>) => close(detail)}
      @sb-cancel=${() => close()}
    ></renewal-choice>`,
  }));
  if (wish) await (wish.lettersOnly ? writeLetters(near, wish, rows) : renew(near, wish, rows));
}

interface Wish {
  readonly ids: readonly ContractRow["id"][];
  readonly escalationPercent: string;
  readonly past?: "waived" | "missed" | "done";
  readonly lettersOnly: boolean;
}

async function renew(near: SbElement, { lettersOnly: _, ...wish }: Wish, rows: readonly ContractRow[]) {
  const done = await near.app.job(msg("Renewing contracts"), ({ signal, progress }) =>
    renewMany(near.app.store, wish, { signal, onProgress: progress }),
  );
  if (!done) return;
  const { refused, cancelled } = done.result;
  const said = msg(str`${done.result.done} renewed and active.`);
  if (!refused.length) return near.app.toast(cancelled ? `${said} ${msg("Stopped there.")}` : said);
  await showRefused(near, msg("Not all were renewed"), said, refused, rows);
}

async function writeLetters(near: SbElement, { ids, escalationPercent }: Wish, rows: readonly ContractRow[]) {
  const done = await writeRenewalLetters(near.app, ids, { escalationPercent });
  if (!done) return;
  const said =
    done.written === 1
      ? msg("1 letter is a sheet of the workbook.")
      : msg(str`${done.written} letters are sheets of the workbook.`);
  if (!done.refused.length) return near.app.toast(said);
  await showRefused(near, msg("Not every letter was written"), said, done.refused, rows);
}

const showRefused = (
  near: SbElement,
  heading: string,
  said: string,
  refused: RenewedMany["refused"],
  rows: readonly ContractRow[],
): Promise<unknown> =>
  showDialog(near, heading, () => ({
    body: html`<p>${said}</p>
      <ul>
        ${refused.map(({ id, says }) => {
          const row = rows.find((one) => one.id === id);
          return html`<li><b>${row?.contract.number} ${row?.customer.name}</b>: ${says}</li>`;
        })}
      </ul>`,
  }));

/** The contracts to renew, ticked, with the rise of their prices. */
@customElement("renewal-choice")
export class RenewalChoice extends SbElement {
  static override styles = css`
    .list {
      max-height: 260px;
      overflow-y: auto;
      border: 1px solid var(--sb-line);
      border-radius: var(--sb-radius);
      padding: 0 8px;
    }
    .list > * + * {
      border-top: 1px solid var(--sb-line);
    }
  `;
  @property({ attribute: false }) rows: readonly ContractRow[] = [];
  @state() private count: number | undefined;
  @query("sb-form") private form!: SbForm;

  override render() {
    const count = this.count ?? this.rows.length;
    const today = this.app.today();
    const isLate = this.rows.some(({ contract }) => contract.endsOn < today);
    return html`<sb-form
      saveLabel=${msg(str`Renew ${count}`)}
      .submit=${(values: FormValues, intent: string) => Promise.resolve(this.choose(values, intent))}
      @sb-change=${this.countTicked}
    >
      <p class="hint">
        ${msg("Each goes on the day after it ends, with the same units, visits and installments; its number is taken at once.")}
      </p>
      <sb-number
        name="escalationPercent"
        label=${msg("Raise the prices by")}
        unit="%"
        decimals="2"
        min="-99"
        .value=${"0"}
      ></sb-number>
      ${isLate ? pastChoice() : nothing}
      <div class="list" role="group" aria-label=${msg("Which contracts")}>
        ${this.rows.map(
          ({ id, contract, customer, state: is }) =>
            html`<sb-check
              name=${id}
              label=${`${contract.number ?? ""} ${customer.name}`}
              hint=${`${this.app.format.money(contract.price, { whole: true })} · ${termHint(contract, is, this.app.format, today)}`}
              .value=${true}
            ></sb-check>`,
        )}
      </div>
      <button slot="also" type="button" @click=${() => void this.form.save("letters")}>
        ${msg("Letters only")}
      </button>
    </sb-form>`;
  }

  private readonly countTicked = (event: Event): void => {
    const form = event.currentTarget as HTMLElement & { values: FormValues };
    this.count = this.rows.filter(({ id }) => form.values[id] === true).length;
  };

  private choose(values: FormValues, intent: string): void {
    const ids = this.rows.filter(({ id }) => values[id] === true).map(({ id }) => id);
    const past = values["past"] as Wish["past"] | undefined;
    const detail: Wish = {
      ids,
      escalationPercent: String(values["escalationPercent"] ?? "0"),
      lettersOnly: intent === "letters",
      ...(past ? { past } : {}),
    };
    this.dispatchEvent(new CustomEvent(ids.length ? "sb-chosen" : "sb-cancel", { detail }));
  }
}

/** Asks what became of visits whose time has passed. */
export const pastChoice = () =>
  html`<sb-radios
    name="past"
    label=${msg("Visits whose time has passed")}
    .choices=${[
      { value: "waived", label: msg("are waived") },
      { value: "done", label: msg("were made") },
      { value: "missed", label: msg("were missed") },
    ]}
    .value=${"waived"}
  ></sb-radios>`;

declare global {
  interface HTMLElementTagNameMap {
    "renewal-choice": RenewalChoice;
  }
}

import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Cheque, RecordId } from "../records";
import { Refusal } from "../base/refusal";
import type { CommandCall } from "../store/command";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { chequeList, newestDeposits, type ChequeRow } from "./cheque-queries";
import { depositCheques } from "./clearing-commands";

/** The way to the bank: the cheques that are due, chosen already, others that lie here, and cash, on one slip. */
@customElement("deposit-form")
export class DepositForm extends SbElement {
  /** This one is chosen alone; without it everything that is due is. */
  @property() chequeId: Cheque["id"] | undefined;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private cash = 0;
  private readonly held = this.live(
    (read) => chequeList(read, "in hand", this.app.today()),
    () => [this.chequeId ?? ""],
    (rows) => (this.chosen = new Set(rows.filter((row) => this.isProposed(row)).map(({ id }) => id))),
  );
  private readonly earlier = this.live((read) => newestDeposits(read, 5));

  override render() {
    const rows = this.held.value ?? [];
    const { format } = this.app;
    const total = rows.reduce(
      (sum, { id, cheque }) => sum + (this.chosen.has(id) ? cheque.amount : 0),
      this.cash,
    );
    return html`<sb-page back heading=${msg("Deposit slip")}>
      <sb-form
        saveLabel=${msg(str`Deposit ${format.money(total)}`)}
        .command=${(values: FormValues) => this.call(values, rows)}
        .said=${{ done: (result: { number: string }) => msg(str`Slip ${result.number} is saved.`) }}
        @sb-change=${this.follow}
        @sb-saved=${({ detail }: CustomEvent<Saved<{ id: RecordId<"deposit"> }>>) => this.app.router.replace("deposit", { id: detail.result.id })}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-card heading=${msg("Cheques")}>
          ${rows.map((row) => this.row(row))}
          ${rows.length ? nothing : html`<p class="hint">${msg("No cheque lies here.")}</p>`}
        </sb-card>
        <div class="grid2">
          <sb-money name="cash" label=${msg("Cash paid in")}></sb-money>
          <sb-day name="on" label=${msg("Date")} required .value=${this.app.today()}></sb-day>
        </div>
        <sb-text name="note" label=${msg("Note")}></sb-text>
      </sb-form>
      ${this.earlierSlips()}
    </sb-page>`;
  }

  private row({ id, cheque, party }: ChequeRow) {
    const { format } = this.app;
    const when = msg(str`${cheque.chequeNumber}, ${format.money(cheque.amount)}`);
    return html`<sb-check
      name=${`cheque:${id}`}
      label=${when}
      hint=${`${party.name} · ${format.dayFrom(cheque.chequeOn, this.app.today())} · ${cheque.bank}`}
      .value=${this.isProposed({ id, cheque })}
    ></sb-check>`;
  }

  private earlierSlips() {
    const slips = this.earlier.value ?? [];
    if (!slips.length) return nothing;
    const { format } = this.app;
    return html`<sb-card heading=${msg("Earlier slips")}>
      ${slips.map(
        ({ id, number, on, chequeIds }) =>
          html`<div class="row">
            <button type="button" class="link" @click=${() => this.app.navigate("deposit", { id })}>
              ${number}
            </button>
            <span class="hint"
              >${format.day(on)} ·
              ${chequeIds.length === 1 ? msg("one cheque") : msg(str`${format.count(chequeIds.length)} cheques`)}</span
            >
          </div>`,
      )}
    </sb-card>`;
  }

  private isProposed({ id, cheque }: Pick<ChequeRow, "id" | "cheque">): boolean {
    return this.chequeId ? id === this.chequeId : cheque.chequeOn <= this.app.today();
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    if (name === "cash") this.cash = (value as number | undefined) ?? 0;
    if (!name.startsWith("cheque:")) return;
    const chosen = new Set(this.chosen);
    if (value) chosen.add(name.slice("cheque:".length));
    else chosen.delete(name.slice("cheque:".length));
    this.chosen = chosen;
  };

  private call(values: FormValues, rows: readonly ChequeRow[]): CommandCall {
    const chequeIds = rows.map(({ id }) => id).filter((id) => values[`cheque:${id}`]);
    const call = depositCheques({
      on: (values.on as string | undefined) ?? "",
      chequeIds,
      cash: (values.cash as number | undefined) ?? 0,
      note: (values.note as string | undefined) ?? "",
    });
    // What is wrong with a cheque is said at that cheque.
    const named = (key: string) => {
      const id = key.startsWith("cheques.") ? chequeIds[Number(key.slice("cheques.".length))] : undefined;
      return id ? `cheque:${id}` : key;
    };
    return {
      ...call,
      apply: (work) =>
        call.apply(work).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
          const problems = Object.entries(error.problems).map(([key, why]) => [named(key), why] as const);
          throw new Refusal(error.message, Object.fromEntries(problems));
        }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "deposit-form": DepositForm;
  }
}

import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import type { CommandCall } from "../store/command";
import { Refusal } from "../base/refusal";
import type { SbElement } from "../ui/element";
import type { FormValues, SbForm } from "../ui/form";
import "../ui/card";
import "../ui/number-field";
import { proposal, proposed, type AllocationRow, type ProposalKind } from "./allocation";
import type { OpenItem } from "./open-queries";

const PREFIX = "row:";
/** So many bills have a field; what is older is settled first anyway. */
const SHOWN = 80;

/** The styles of the rows, for the element that shows them. */
export const settleStyles = css`
  .bill {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 130px;
    gap: 8px;
    align-items: end;
    padding: 4px 0;
    border-bottom: 1px solid var(--sb-line);
  }
`;

/** Which bills an amount settles, a field for each bill, with the proposals that fill them in. Lives inside a form. */
export class SettleRows {
  private rows: Readonly<Record<string, number>> = {};
  /** What there is to spread, minor units; undefined as long as nothing was typed. */
  amount: number | undefined;

  constructor(
    private readonly host: SbElement,
    private readonly form: () => SbForm,
  ) {}

  /** Takes note of a change of one of the form's fields; true when it was a row. */
  follow(name: string, value: unknown): boolean {
    if (!name.startsWith(PREFIX)) return false;
    this.rows = { ...this.rows, [name]: (value as number | undefined) ?? 0 };
    this.host.requestUpdate();
    return true;
  }

  /** Another amount to spread: the first one proposes rows, later ones leave what was typed alone. */
  spread(amount: number | undefined, bills: readonly OpenItem[]): void {
    const isFirst = this.amount === undefined;
    this.amount = amount;
    if (isFirst || !Object.values(this.rows).some(Boolean)) this.propose(bills);
    else this.host.requestUpdate();
  }

  propose(bills: readonly OpenItem[], kind?: ProposalKind): void {
    if (this.amount === undefined) return;
    const rows = kind ? proposed(kind, bills, this.amount) : proposal(bills, this.amount);
    if (kind === "exact" && !rows.length)
      this.host.app.toast(msg("No single bill leaves open exactly that amount."));
    else this.put(rows, bills);
  }

  put(rows: readonly AllocationRow[], bills: readonly OpenItem[]): void {
    const values = Object.fromEntries(
      bills.map(({ id }) => [PREFIX + id, rows.find(({ billId }) => billId === id)?.amount ?? 0]),
    );
    this.rows = values;
    this.form().assign(
      Object.fromEntries(Object.entries(values).map(([name, amount]) => [name, amount || undefined])),
    );
    this.host.requestUpdate();
  }

  /** The rows as the form has them. */
  allocations(values: FormValues, bills: readonly OpenItem[]): AllocationRow[] {
    return bills.flatMap(({ id }) => {
      const amount = values[PREFIX + id] as number | undefined;
      return amount ? [{ billId: id, amount }] : [];
    });
  }

  render(
    bills: readonly OpenItem[],
    { heading = msg("Settles"), none = msg("No open bills: the money stays as credit.") } = {},
  ) {
    const { format } = this.host.app;
    if (!bills.length) return html`<sb-card>${none}</sb-card>`;
    const used = Object.values(this.rows).reduce((sum, one) => sum + one, 0);
    const left = (this.amount ?? 0) - used;
    const way = (kind: ProposalKind, label: string) =>
      html`<button type="button" class="quiet" @click=${() => this.propose(bills, kind)}>${label}</button>`;
    return html`<sb-card heading=${heading}>
      <div class="row wrap" role="group" aria-label=${msg("Proposals")}>
        ${way("oldest", msg("Oldest first"))} ${way("exact", msg("Exact match"))}
        ${way("proportional", msg("In proportion"))}
      </div>
      ${bills.slice(0, SHOWN).map((bill) => this.row(bill))}
      ${bills.length > SHOWN ? html`<p class="hint">${msg(str`${format.count(bills.length - SHOWN)} later bills are not shown.`)}</p>` : nothing}
      <p class="hint" role="status">
        ${
          left >= 0
            ? msg(str`${format.money(left)} stays as credit.`)
            : msg(str`The rows come to ${format.money(-left)} more than there is.`)
        }
      </p>
    </sb-card>`;
  }

  private row({ id, number, dueOn, outstanding, promised }: OpenItem) {
    const { format, today } = this.host.app;
    return html`<div class="bill">
      <div>
        ${number}
        <div class="hint">
          ${msg(str`due ${format.dayFrom(dueOn, today())}, open ${format.money(outstanding)}`)}
          ${promised ? html`<br />${msg(str`${format.money(promised)} by cheques in hand`)}` : nothing}
        </div>
      </div>
      <sb-money bare name=${PREFIX + id} label=${msg(str`Settles of ${number}`)}></sb-money>
    </div>`;
  }
}

/** The command with its problems said at the fields of the form: a row at its bill, a deduction at its kind. */
export function atRows<R>(
  call: CommandCall<R>,
  rows: readonly AllocationRow[],
  deductions: readonly { readonly kind: string }[] = [],
): CommandCall<R> {
  const named = (key: string): string => {
    const [list, at] = key.split(".");
    const bill = list === "allocations" ? rows[Number(at)]?.billId : undefined;
    const kind = list === "deductions" ? deductions[Number(at)]?.kind : undefined;
    return bill ? PREFIX + bill : kind ? `deduct:${kind}` : key;
  };
  return {
    ...call,
    apply: (work) =>
      call.apply(work).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        throw new Refusal(
          error.message,
          Object.fromEntries(Object.entries(error.problems).map(([key, why]) => [named(key), why])),
        );
      }),
  };
}

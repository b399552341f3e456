import { msg, str } from "@lit/localize";
import { html } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { RecordId } from "../records";
import "../ui/choice-fields";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved, SbForm } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import { allocateCredit, refundCredit, type CreditId } from "./credit-commands";
import { openItems } from "./open-queries";
import type { Side } from "./payment-model";
import { modeChoices } from "./payment-words.view";
import { atRows, SettleRows, settleStyles } from "./settle-rows.view";

/** A credit that is to be used: what of it is free, minor units. */
export interface FreeCredit {
  readonly id: CreditId;
  readonly number: string;
  readonly free: number;
  readonly side: Side;
  readonly partyId: RecordId<"party">;
}

/** Asks which bills a credit settles and settles them; true when it did. */
export const showAllocate = (near: SbElement, credit: FreeCredit): Promise<boolean | undefined> =>
  showDialog<boolean>(near, msg(str`Use ${credit.number} on bills`), (close) => ({
    body: html`<allocate-credit
      .credit=${credit}
      @sb-saved=${() => close(true)}
      @sb-cancel=${() => close()}
    ></allocate-credit>`,
  }));

/** The rows of bills a credit is used on. */
@customElement("allocate-credit")
export class AllocateCredit extends SbElement {
  static override styles = settleStyles;
  @property({ attribute: false }) credit: FreeCredit | undefined;
  @query("sb-form") private form!: SbForm;
  private readonly rows = new SettleRows(this, () => this.form);
  private readonly bills = this.live(
    (read) => openItems(read, (this.credit as FreeCredit).side, (this.credit as FreeCredit).partyId),
    () => [this.credit],
    (bills) => void this.updateComplete.then(() => this.rows.spread(this.credit?.free, bills)),
  );

  override render() {
    const { credit } = this;
    const bills = this.bills.value ?? [];
    if (!credit) return html``;
    return html`<sb-form
      saveLabel=${msg("Settle these bills")}
      .command=${(values: FormValues) => {
        const rows = this.rows.allocations(values, bills);
        return atRows(allocateCredit({ id: credit.id, rows }), rows);
      }}
      .said=${{ done: msg("Settled."), undo: true }}
      @sb-change=${({ detail: { name, value } }: CustomEvent<FieldChange>) => this.rows.follow(name, value)}
      @sb-saved=${(event: CustomEvent<Saved>) => this.pass(event)}
      @sb-cancel=${(event: Event) => this.pass(event)}
    >
      <p>${msg(str`${this.app.format.money(credit.free)} is free.`)}</p>
      ${this.rows.render(bills, { none: msg("No bill is open.") })}
    </sb-form>`;
  }

  private pass(event: Event): void {
    event.stopPropagation();
    this.tell(event.type);
  }
}

/** Asks how a credit is given back and does it; the refund's id when it did. */
export const showRefund = (
  near: SbElement,
  { id, number, free, side, partyId }: FreeCredit,
): Promise<RecordId<"payment"> | undefined> =>
  showDialog<RecordId<"payment">>(near, msg(str`Refund of ${number}`), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Save the refund")}
      .command=${(values: FormValues) => {
        const text = (name: string) => (values[name] as string | undefined) ?? "";
        return refundCredit({
          side,
          partyId,
          on: text("on"),
          mode: (text("mode") || "cash") as "cash",
          reference: text("reference"),
          credits: [{ id, amount: (values.credits as number | undefined) ?? 0 }],
        });
      }}
      .said=${{ done: (result: { number: string }) => msg(str`Refund ${result.number} is saved.`) }}
      @sb-saved=${({ detail }: CustomEvent<Saved<{ id: RecordId<"payment"> }>>) => close(detail.result.id)}
      @sb-cancel=${() => close()}
    >
      <p>
        ${
          side === "customer"
            ? msg(str`${near.app.format.money(free)} is free. The money leaves today's cash or bank.`)
            : msg(str`${near.app.format.money(free)} is free. The principal pays it back.`)
        }
      </p>
      <sb-money name="credits" label=${msg("Amount")} required autofocus .value=${free}></sb-money>
      <div class="grid2">
        <sb-day name="on" label=${msg("Date")} required .value=${near.app.today()}></sb-day>
        <sb-select
          name="mode"
          label=${msg("By")}
          .choices=${modeChoices(near.app.company?.country ?? "")}
          .value=${"cash"}
        ></sb-select>
      </div>
      <sb-text name="reference" label=${msg("Reference")}></sb-text>
    </sb-form>`,
  }));

declare global {
  interface HTMLElementTagNameMap {
    "allocate-credit": AllocateCredit;
  }
}

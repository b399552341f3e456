import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import type { Cheque } from "../records";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved, SbForm } from "../ui/form";
import "../ui/number-field";
import "../ui/text-field";
import { cancelCheque, promiseCheque, returnCheque, writeOffCheque } from "./cheque-commands";
import { sideOfCheque } from "./cheque-model";
import { bounceCheque } from "./clearing-commands";
import { openItems } from "./open-queries";
import { atRows, SettleRows, settleStyles } from "./settle-rows.view";

const reasons = () => [
  msg("Funds insufficient"),
  msg("Signature differs"),
  msg("Payment stopped by drawer"),
  msg("Account closed"),
  msg("Words and figures differ"),
];

/** Asks why a cheque came back and what it cost, says what follows, and does all of it at once. */
export function askBounce(near: SbElement, cheque: Cheque, proposed: number): void {
  const money = near.app.format.money(cheque.amount);
  const isOurs = cheque.direction === "out";
  void showDialog(near, msg(str`Cheque ${cheque.chequeNumber} bounced`), (close) => ({
    body: html`<p>
        ${
          cheque.status === "cleared"
            ? msg(str`Its receipt of ${money} is reversed: exactly the bills it had settled are open again.`)
            : msg(str`The bills it was meant for stay open; ${money} is no longer in hand.`)
        }
        ${msg("This cannot be undone.")}
      </p>
      <sb-form
        saveLabel=${msg("It bounced")}
        .command=${(values: FormValues) =>
          bounceCheque({
            id: cheque.id,
            on: (values.on as string | undefined) ?? "",
            reason: (values.reason as string | undefined) ?? "",
            bankCharge: (values.bankCharge as number | undefined) ?? 0,
            charge: (values.charge as number | undefined) ?? 0,
          })}
        .said=${{
          done: (result: { bill?: { number: string } }) =>
            result.bill ? msg(str`Bounced; debit note ${result.bill.number} is written.`) : msg("Bounced."),
        }}
        @sb-saved=${() => close()}
        @sb-cancel=${() => close()}
      >
        <sb-day name="on" label=${msg("Day")} required .value=${near.app.today()}></sb-day>
        <sb-combobox
          name="reason"
          label=${msg("What the bank says")}
          required
          free
          autofocus
          .search=${(typed: string) =>
            reasons()
              .filter((one) => one.toLowerCase().includes(typed.toLowerCase()))
              .map((one) => ({ value: one, label: one }))}
        ></sb-combobox>
        <div class="grid2">
          <sb-money name="bankCharge" label=${msg("The bank took")}></sb-money>
          ${
            isOurs
              ? nothing
              : html`<sb-money
                  name="charge"
                  label=${msg("Bill the customer")}
                  hint=${msg("a debit note due the same day")}
                  .value=${proposed || undefined}
                ></sb-money>`
          }
        </div>
      </sb-form>`,
  }));
}

/** Asks why a cheque goes back, or is struck out. */
export function askParting(near: SbElement, cheque: Cheque, how: "return" | "cancel"): void {
  const command = how === "return" ? returnCheque : cancelCheque;
  const heading =
    how === "return"
      ? msg(str`Cheque ${cheque.chequeNumber} goes back`)
      : msg(str`Strike out cheque ${cheque.chequeNumber}`);
  void showDialog(near, heading, (close) => ({
    body: html`<p>${msg("It is no longer in hand; the bills it was meant for stay open.")}</p>
      <sb-form
        saveLabel=${how === "return" ? msg("It went back") : msg("Strike it out")}
        .command=${(values: FormValues) =>
          command({
            id: cheque.id,
            on: (values.on as string | undefined) ?? "",
            reason: (values.reason as string | undefined) ?? "",
          })}
        .said=${{ done: msg("Saved.") }}
        @sb-saved=${() => close()}
        @sb-cancel=${() => close()}
      >
        <sb-day name="on" label=${msg("Day")} required .value=${near.app.today()}></sb-day>
        <sb-text name="reason" label=${msg("Reason")} required autofocus></sb-text>
      </sb-form>`,
  }));
}

/** Asks whether the bills of a bounced cheque are given up with it. */
export function askWriteOff(near: SbElement, cheque: Cheque): void {
  void showDialog(near, msg(str`Write off cheque ${cheque.chequeNumber}`), (close) => ({
    body: html`<sb-form
      saveLabel=${msg("Write it off")}
      .command=${(values: FormValues) =>
        writeOffCheque({
          id: cheque.id,
          on: (values.on as string | undefined) ?? "",
          reason: (values.reason as string | undefined) ?? "",
          bills: Boolean(values.bills),
        })}
      .said=${{ done: msg("Written off.") }}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    >
      <sb-day name="on" label=${msg("Day")} required .value=${near.app.today()}></sb-day>
      <sb-text name="reason" label=${msg("Reason")} required autofocus></sb-text>
      <sb-check
        name="bills"
        label=${msg("Write off its bills too, as far as they are open")}
        hint=${msg("Otherwise they stay open and can be paid another way.")}
      ></sb-check>
    </sb-form>`,
  }));
}

/** Asks which bills a cheque in hand is meant for. */
export const askPromise = (near: SbElement, cheque: Cheque): void =>
  void showDialog(near, msg(str`Bills of cheque ${cheque.chequeNumber}`), (close) => ({
    body: html`<promise-cheque
      .cheque=${cheque}
      @sb-saved=${() => close()}
      @sb-cancel=${() => close()}
    ></promise-cheque>`,
  }));

/** The rows of bills a cheque is to settle once cleared. */
@customElement("promise-cheque")
export class PromiseCheque extends SbElement {
  static override styles = settleStyles;
  @property({ attribute: false }) cheque: Cheque | undefined;
  @query("sb-form") private form!: SbForm;
  private readonly rows = new SettleRows(this, () => this.form);
  private readonly bills = this.live(
    (read) => openItems(read, sideOfCheque(this.cheque as Cheque), (this.cheque as Cheque).partyId),
    () => [this.cheque],
    (bills) =>
      void this.updateComplete.then(() => {
        this.rows.amount = this.cheque?.amount;
        this.rows.put(this.cheque?.allocations ?? [], bills);
      }),
  );

  override render() {
    const { cheque } = this;
    const bills = this.bills.value ?? [];
    if (!cheque) return html``;
    return html`<sb-form
      .command=${(values: FormValues) => {
        const allocations = this.rows.allocations(values, bills);
        return atRows(promiseCheque({ id: cheque.id, allocations }), allocations);
      }}
      .said=${{ done: msg("Saved."), undo: true }}
      @sb-change=${({ detail: { name, value } }: CustomEvent<FieldChange>) => this.rows.follow(name, value)}
      @sb-saved=${(event: CustomEvent<Saved>) => this.pass(event)}
      @sb-cancel=${(event: Event) => this.pass(event)}
    >
      ${this.rows.render(bills, { heading: msg("Is meant for"), none: msg("No bill is open.") })}
    </sb-form>`;
  }

  private pass(event: Event): void {
    event.stopPropagation();
    this.tell(event.type);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "promise-cheque": PromiseCheque;
  }
}

import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { deductionsOf } from "../company/credit";
import { searchParties } from "../parties/queries";
import type { Allocation, Cheque, Contract, Party, Payment, RecordId } from "../records";
import type { CommandCall } from "../store/command";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/chips";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved, SbForm } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { advanceForContract, type AdvanceStart } from "./advance-queries";
import { receiveCheque } from "./cheque-commands";
import { payPrincipal, receivePayment } from "./commands";
import { openItems, type OpenItem } from "./open-queries";
import { advanceFields, chequeFields, deductionFields, deductionsFrom } from "./payment-fields.view";
import type { Side } from "./payment-model";
import { modeChoices } from "./payment-words.view";
import { atRows, SettleRows, settleStyles } from "./settle-rows.view";

type Result = { id: RecordId<"payment" | "cheque">; number: string };

/** Takes money from a customer or pays a principal: how much and how, what was deducted, and row by row which bills it
 *  settles, proposed and correctable. A cheque becomes a cheque in hand; an advance for a service is taxed at once. */
@customElement("payment-form")
export class PaymentForm extends SbElement {
  static override styles = settleStyles;
  @property() partyId: Party["id"] | undefined;
  @property() billId: Allocation["billId"] | undefined;
  @property() side: Side = "customer";
  @property() mode: Payment["mode"] = "cash";
  /** Money for a service not billed yet, taxed when received. */
  @property({ type: Boolean }) advance = false;
  @property() contractId: Contract["id"] | undefined;
  /** The cheque that this money or cheque is given for. */
  @property() replaces: Cheque["id"] | undefined;
  @state() private payer: Party["id"] | "" = "";
  @state() private isCheque = false;
  @state() private start: AdvanceStart | undefined;
  @query("sb-form") private form!: SbForm;
  private readonly rows = new SettleRows(this, () => this.form);
  private readonly bills = this.live(
    (read) => openItems(read, this.side, this.payer as Party["id"]),
    () => [this.side, this.payer || undefined],
    (bills) => void this.begin(bills),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.payer ||= this.partyId ?? "";
    this.isCheque = this.mode === "cheque";
    if (this.contractId) void this.fromContract(this.contractId);
  }

  override render() {
    const bills = this.bills.value ?? [];
    return html`<sb-page back heading=${this.headline}>
      ${this.partyId ? nothing : this.ways()}
      <sb-form
        draftKey=${`payment/${this.side}/${this.billId ?? this.replaces ?? this.contractId ?? this.partyId ?? ""}`}
        saveLabel=${this.isCheque ? msg("Save cheque") : this.side === "customer" ? msg("Save receipt") : msg("Save payment")}
        .command=${(values: FormValues) => this.call(values, bills)}
        .said=${{ done: (result: Result) => (this.isCheque ? msg(str`Cheque ${result.number} is in hand.`) : msg(str`${result.number} is saved.`)) }}
        @sb-change=${this.follow}
        @sb-saved=${({ detail }: CustomEvent<Saved<Result>>) => this.app.router.replace(detail.result.id.startsWith("cheque:") ? "cheque" : "payment", { id: detail.result.id })}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-combobox
          name="partyId"
          label=${this.side === "customer" ? msg("Customer") : msg("Principal")}
          required
          ?autofocus=${!this.partyId}
          .value=${this.partyId ?? ""}
          .search=${this.search}
          .resolve=${this.nameOf}
        ></sb-combobox>
        <div class="grid2">
          <sb-money
            name="amount"
            label=${msg("Amount")}
            required
            ?autofocus=${Boolean(this.partyId)}
          ></sb-money>
          <sb-day
            name="on"
            label=${this.isCheque && this.side === "customer" ? msg("Received on") : msg("Date")}
            required
            .value=${this.app.today()}
          ></sb-day>
          <sb-select
            name="mode"
            label=${this.side === "customer" ? msg("Paid by") : msg("Pay by")}
            .choices=${this.modes}
            .value=${this.mode}
          ></sb-select>
          ${this.isCheque ? nothing : html`<sb-text name="reference" label=${msg("Reference")}></sb-text>`}
        </div>
        ${this.isCheque ? chequeFields(this.app, this.side) : nothing}
        ${this.advance ? advanceFields(this.app, this.start) : nothing}
        ${this.isCheque || this.advance ? nothing : deductionFields()}
        ${this.payer && !this.advance ? this.rows.render(bills) : nothing}
        <sb-text name="note" label=${msg("Note")}></sb-text>
      </sb-form>
    </sb-page>`;
  }

  private get headline(): string {
    if (this.replaces) return msg("Replace the cheque");
    if (this.advance) return msg("Take advance");
    return this.side === "customer" ? msg("Take payment") : msg("Pay a principal");
  }

  /** Money in, an advance (where it is taxed), or money out. */
  private ways() {
    const chips = [
      { value: "in", label: msg("From a customer") },
      ...(this.app.company?.taxScheme === "gst" ? [{ value: "advance", label: msg("Taxed advance") }] : []),
      { value: "out", label: msg("To a principal") },
    ];
    return html`<sb-chips
      label=${msg("What it is")}
      .chips=${chips}
      .value=${this.side === "principal" ? "out" : this.advance ? "advance" : "in"}
      @sb-chip=${({ detail }: CustomEvent<string>) => {
        this.side = detail === "out" ? "principal" : "customer";
        this.advance = detail === "advance";
        if (this.advance) this.isCheque = false;
        this.payer = "";
        this.form.assign({ partyId: "" });
      }}
    ></sb-chips>`;
  }

  private get modes() {
    const choices = modeChoices(this.app.company?.country ?? "");
    return this.advance ? choices : [...choices, { value: "cheque", label: msg("Cheque") }];
  }

  /** Coming from a bill, its open amount is proposed at once. */
  private async begin(bills: readonly OpenItem[]): Promise<void> {
    await this.updateComplete;
    const bill = bills.find(({ id }) => id === this.billId);
    if (!bill || this.rows.amount !== undefined || this.form.values.amount !== undefined) return;
    this.form.assign({ amount: bill.outstanding });
    this.rows.amount = bill.outstanding;
    this.rows.put([{ billId: bill.id, amount: bill.outstanding }], bills);
  }

  private async fromContract(id: Contract["id"]): Promise<void> {
    this.start = await this.app.store.read((read) => advanceForContract(read, id));
    await this.updateComplete;
    if (this.form.values.amount === undefined && this.start.amount)
      this.form.assign({ amount: this.start.amount });
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    const bills = this.bills.value ?? [];
    if (this.rows.follow(name, value)) return;
    if (name === "partyId") this.payer = (value as Party["id"] | undefined) ?? "";
    else if (name === "mode") this.isCheque = value === "cheque";
    else if (name === "amount" || name.startsWith("deduct:")) {
      const { values } = this.form;
      const amount = values.amount as number | undefined;
      const deducted = deductionsOf(deductionsFrom(values));
      this.rows.spread(amount === undefined && !deducted ? undefined : (amount ?? 0) + deducted, bills);
    }
  };

  private call(values: FormValues, bills: readonly OpenItem[]): CommandCall<Result> {
    const text = (name: string) => (values[name] as string | undefined) ?? "";
    const amount = (values.amount as number | undefined) ?? 0;
    const partyId = text("partyId") as Party["id"];
    const allocations = this.advance ? [] : this.rows.allocations(values, bills);
    const more = { note: text("note"), ...(this.replaces ? { replaces: this.replaces } : {}) };
    if (this.isCheque) {
      const cheque = { chequeNumber: text("chequeNumber"), bank: text("bank"), chequeOn: text("chequeOn") };
      const direction = this.side === "customer" ? "in" : "out";
      const draft = {
        partyId,
        direction,
        receivedOn: text("on"),
        amount,
        allocations,
        ...cheque,
        ...more,
      } as const;
      return atRows(receiveCheque(draft), allocations);
    }
    const deductions = this.advance ? [] : deductionsFrom(values);
    const draft = {
      partyId,
      side: this.side,
      on: text("on"),
      amount,
      mode: (text("mode") || "cash") as Payment["mode"],
      reference: text("reference"),
      deductions,
      allocations,
      ...(this.advance ? { advance: advanceFrom(text) } : {}),
      ...more,
    };
    return atRows((this.side === "customer" ? receivePayment : payPrincipal)(draft), allocations, deductions);
  }

  private readonly search = async (typed: string) =>
    (await this.app.store.read((read) => searchParties(read, typed, 60)))
      .filter((party) => (this.side === "customer" ? party.customer : party.principal))
      .slice(0, 12)
      .map(({ id, name, phones }) => ({ value: id, label: name, detail: phones.join(", ") }));

  private readonly nameOf = async (id: string) => {
    const party = await this.app.store.read((read) => read.find(id as RecordId<"party">));
    return party && { value: id, label: party.name };
  };
}

const advanceFrom = (text: (name: string) => string) => ({
  description: text("description"),
  taxCode: text("taxCode"),
  taxRate: text("taxRate"),
  placeOfSupply: text("placeOfSupply"),
});

declare global {
  interface HTMLElementTagNameMap {
    "payment-form": PaymentForm;
  }
}

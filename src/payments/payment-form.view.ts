import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { openBills } from "../billing/queries";
import { searchParties } from "../parties/queries";
import type { Invoice, Party, Payment, RecordId } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/combobox";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues, Saved, SbForm } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { oldestFirst, proposal, type AllocationRow } from "./allocation";
import { receivePayment } from "./commands";
import { modeChoices } from "./payment-words.view";

interface Bill {
  readonly invoice: Invoice;
  readonly outstanding: number;
}

/** Takes a payment: the amount, how it was paid, and row by row which bills it settles, proposed and correctable. */
@customElement("payment-form")
export class PaymentForm extends SbElement {
  static override styles = css`
    .bill {
      display: grid;
      grid-template-columns: 1fr 130px;
      gap: 8px;
      align-items: end;
      padding: 4px 0;
      border-bottom: 1px solid var(--sb-line);
    }
  `;
  @property() partyId: Party["id"] | undefined;
  @property() billId: Invoice["id"] | undefined;
  @state() private payer: Party["id"] | "" = "";
  /** Minor units typed so far, and the rows as they stand by bill. */
  @state() private amount: number | undefined;
  @state() private rows: Readonly<Record<string, number>> = {};
  @query("sb-form") private form!: SbForm;
  private readonly bills = this.live(
    (read) => openBills(read, this.payer as Party["id"]),
    () => [this.payer || undefined],
    (bills) => void this.begin(bills),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.payer ||= this.partyId ?? "";
  }

  override render() {
    const bills = this.bills.value ?? [];
    return html`<sb-page back heading=${msg("Take payment")}>
      <sb-form
        draftKey=${`payment/${this.billId ?? this.partyId ?? ""}`}
        saveLabel=${msg("Save receipt")}
        .command=${(values: FormValues) => receivePayment(this.draft(values, bills))}
        .said=${{ done: (result: { number: string }) => msg(str`Receipt ${result.number} is saved.`) }}
        @sb-change=${this.follow}
        @sb-saved=${({ detail }: CustomEvent<Saved<{ id: Payment["id"] }>>) => this.app.router.replace("payment", { id: detail.result.id })}
        @sb-cancel=${() => this.app.back()}
      >
        <sb-combobox
          name="partyId"
          label=${msg("Customer")}
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
          <sb-day name="on" label=${msg("Date")} required .value=${this.app.today()}></sb-day>
          <sb-select
            name="mode"
            label=${msg("Paid by")}
            .choices=${modeChoices(this.app.company?.country ?? "")}
            .value=${"cash"}
          ></sb-select>
          <sb-text name="reference" label=${msg("Reference or cheque no.")}></sb-text>
        </div>
        ${this.payer ? this.settles(bills) : nothing}
        <sb-text name="note" label=${msg("Note")}></sb-text>
      </sb-form>
    </sb-page>`;
  }

  private settles(bills: readonly Bill[]) {
    const { format } = this.app;
    if (!bills.length)
      return html`<sb-card>${msg("No open bills: the money stays as the customer's credit.")}</sb-card>`;
    const used = Object.values(this.rows).reduce((sum, one) => sum + one, 0);
    const left = (this.amount ?? 0) - used;
    return html`<sb-card heading=${msg("Settles")}>
      <button slot="actions" type="button" class="quiet" @click=${() => this.propose(bills, true)}>
        ${msg("Oldest first")}
      </button>
      ${bills.map(
        ({ invoice, outstanding }) =>
          html`<div class="bill">
            <div>
              ${invoice.number}
              <div class="hint">
                ${msg(str`due ${format.dayFrom(invoice.dueOn, this.app.today())}, open ${format.money(outstanding)}`)}
              </div>
            </div>
            <sb-money
              bare
              name=${fieldOf(invoice.id)}
              label=${msg(str`Settles of ${invoice.number ?? ""}`)}
            ></sb-money>
          </div>`,
      )}
      <p class="hint" role="status">
        ${
          left >= 0
            ? msg(str`${format.money(left)} stays as the customer's credit.`)
            : msg(str`The rows come to ${format.money(-left)} more than the amount.`)
        }
      </p>
    </sb-card>`;
  }

  /** Coming from a bill, its open amount is proposed at once. */
  private async begin(bills: readonly Bill[]): Promise<void> {
    await this.updateComplete;
    const bill = bills.find(({ invoice }) => invoice.id === this.billId);
    if (!bill || this.amount !== undefined || this.form.values.amount !== undefined) return;
    this.form.assign({ amount: bill.outstanding });
    this.put([{ billId: bill.invoice.id, amount: bill.outstanding }], bills);
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    const bills = this.bills.value ?? [];
    if (name === "partyId") this.payer = (value as Party["id"] | undefined) ?? "";
    else if (name.startsWith("row:"))
      this.rows = { ...this.rows, [name]: (value as number | undefined) ?? 0 };
    else if (name === "amount") {
      const isFirst = this.amount === undefined;
      this.amount = value as number | undefined;
      if (isFirst || !Object.values(this.rows).some(Boolean)) this.propose(bills);
    }
  };

  private propose(bills: readonly Bill[], oldest = false): void {
    if (this.amount === undefined) return;
    const open = bills.map(({ invoice, outstanding }) => ({
      id: invoice.id,
      number: invoice.number ?? "",
      dueOn: invoice.dueOn,
      outstanding,
    }));
    this.put(oldest ? oldestFirst(open, this.amount) : proposal(open, this.amount), bills);
  }

  private put(rows: readonly AllocationRow[], bills: readonly Bill[]): void {
    this.rows = Object.fromEntries(
      bills.map(({ invoice }) => [
        fieldOf(invoice.id),
        rows.find(({ billId }) => billId === invoice.id)?.amount ?? 0,
      ]),
    );
    this.form.assign(
      Object.fromEntries(Object.entries(this.rows).map(([name, amount]) => [name, amount || undefined])),
    );
  }

  private draft(values: FormValues, bills: readonly Bill[]) {
    const text = (name: string) => (values[name] as string | undefined) ?? "";
    return {
      partyId: text("partyId") as Party["id"],
      on: text("on"),
      amount: (values.amount as number | undefined) ?? 0,
      mode: (text("mode") || "cash") as Payment["mode"],
      reference: text("reference"),
      note: text("note"),
      allocations: bills.flatMap(({ invoice }) => {
        const amount = values[fieldOf(invoice.id)] as number | undefined;
        return amount ? [{ billId: invoice.id, amount }] : [];
      }),
    };
  }

  private readonly search = async (typed: string) =>
    (await this.app.store.read((read) => searchParties(read, typed))).map(({ id, name, phones }) => ({
      value: id,
      label: name,
      detail: phones.join(", "),
    }));

  private readonly nameOf = async (id: string) => {
    const party = await this.app.store.read((read) => read.find(id as RecordId<"party">));
    return party && { value: id, label: party.name };
  };
}

const fieldOf = (id: Invoice["id"]): string => `row:${id}`;

declare global {
  interface HTMLElementTagNameMap {
    "payment-form": PaymentForm;
  }
}

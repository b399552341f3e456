import { msg } from "@lit/localize";
import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Invoice } from "../records";
import type { Read } from "../store/work";
import "../ui/badge";
import "../ui/chips";
import type { Chip } from "../ui/chips";
import "../ui/data-table";
import type { TableColumn } from "../ui/data-table";
import { SbElement } from "../ui/element";
import "../ui/icon";
import "../ui/page";
import { statusBadge } from "./bill-status.view";
import { freeCredit, isOwed, kindOf } from "./kinds";
import { billName, billStateName } from "./words";
import { invoiceStatus, isOverdue, type InvoiceStatus } from "./model";
import { creditNotes, newestInvoices, openBalances } from "./queries";

interface BillRow {
  readonly id: Invoice["id"];
  readonly invoice: Invoice;
  readonly customer: string;
  readonly outstanding: number;
  readonly status: InvoiceStatus;
  readonly isOverdue: boolean;
}
/** Which bills are listed. */
export type BillsShown = "newest" | "open" | "overdue" | "draft" | "credits";

/** Registers of other papers, met from here. */
type Other = "quotations" | "challans";

/** The bills: the newest, those still open, the overdue ones or the drafts. */
@customElement("bill-register")
export class BillRegister extends SbElement {
  /** What was chosen; the newest when nothing was. */
  @property() show: BillsShown | undefined;
  private readonly rows = this.live(
    (read) => this.read(read),
    () => [this.shown, this.app.today()],
  );

  override render() {
    const filters: Chip<BillsShown | Other>[] = [
      { value: "newest", label: msg("Newest") },
      { value: "open", label: msg("Open") },
      { value: "overdue", label: msg("Overdue") },
      { value: "draft", label: msg("Drafts") },
      { value: "credits", label: msg("Credit notes") },
      { value: "challans", label: msg("Challans…") },
      { value: "quotations", label: msg("Quotations…") },
    ];
    return html`<sb-page heading=${msg("Bills")}>
      <button slot="actions" type="button" class="primary" @click=${() => this.app.navigate("invoice-form")}>
        <sb-icon name="add"></sb-icon>${msg("New bill")}
      </button>
      <button slot="actions" type="button" @click=${() => this.app.navigate("cash-form")}>
        ${msg("Cash memo")}
      </button>
      <sb-chips
        label=${msg("Which bills")}
        .chips=${filters}
        value=${this.shown}
        @sb-chip=${({ detail }: CustomEvent<BillsShown | Other>) => this.choose(detail)}
      ></sb-chips>
      <sb-table
        label=${msg("Bills")}
        icon="bill"
        .columns=${this.columns}
        .rows=${this.rows.value}
        .empty=${this.shown === "newest" ? msg("No bills yet. The first one takes the first number.") : msg("None.")}
        sheet=${this.shown === "credits" ? "Credit notes" : "Invoices"}
        ?filtered=${this.shown === "open" || this.shown === "overdue"}
        @sb-open=${({ detail }: CustomEvent<BillRow>) => this.app.navigate("invoice", { id: detail.id })}
      ></sb-table>
    </sb-page>`;
  }

  private choose(chip: BillsShown | Other): void {
    if (chip === "quotations" || chip === "challans") this.app.navigate(chip);
    else this.show = chip;
  }

  private get columns(): TableColumn<BillRow>[] {
    const { format } = this.app;
    return [
      {
        header: msg("Bill"),
        value: ({ invoice }) => invoice.number ?? msg("draft"),
        detail: ({ invoice, customer }) =>
          [
            kindOf(invoice) === "invoice" ? "" : billName(kindOf(invoice)),
            format.day(invoice.on, "short"),
            customer,
          ]
            .filter(Boolean)
            .join(" · "),
      },
      { header: msg("Due"), kind: "date", wideOnly: true, value: ({ invoice }) => invoice.dueOn },
      { header: msg("Total"), kind: "money", wideOnly: true, value: ({ invoice }) => invoice.figures?.total },
      {
        header: msg("Open"),
        kind: "money",
        value: ({ outstanding, invoice }) =>
          invoice.status !== "issued" ? undefined : isOwed(invoice) ? outstanding : -freeCredit(invoice),
        detail: ({ isOverdue: late, status }) => (late ? msg("overdue") : billStateName(status)),
      },
      {
        header: msg("Status"),
        wideOnly: true,
        value: ({ status }) => status,
        show: ({ status, isOverdue: late }) => statusBadge(status, late),
      },
    ];
  }

  private async read(read: Read): Promise<BillRow[]> {
    const today = this.app.today();
    const invoices = await this.chosen(read, today);
    return Promise.all(
      invoices.map(async (invoice) => {
        const [customer, { amount }] = await Promise.all([
          read.get(invoice.customerId),
          read.balance(`bill/${invoice.id}`),
        ]);
        return {
          id: invoice.id,
          invoice,
          customer: customer.name,
          outstanding: amount,
          status: invoiceStatus(invoice, amount),
          isOverdue: isOverdue(invoice, amount, today),
        };
      }),
    );
  }

  private get shown(): BillsShown {
    return this.show ?? "newest";
  }

  private async chosen(read: Read, today: string): Promise<Invoice[]> {
    if (this.shown === "newest") return newestInvoices(read, 200);
    if (this.shown === "draft")
      return read.list("invoice", "status", { prefix: ["draft"] }, { order: "newest" });
    if (this.shown === "credits") return creditNotes(read);
    const open = await openBalances(read, this.shown === "overdue" ? today : undefined);
    // What is open of a customer may be a refund: that is no bill.
    const bills = open.filter(({ id }) => id.startsWith("invoice:"));
    return Promise.all(bills.map(({ id }) => read.get(id)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "bill-register": BillRegister;
  }
}

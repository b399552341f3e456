import { msg } from "@lit/localize";
import { html } from "lit";
import type { BillsShown } from "./billing/bills.view";
import { invoiceLineSheet, invoiceSheet } from "./billing/sheet";
import type { ComplaintsShown } from "./complaints/complaints.view";
import { complaintSheet, visitSheet } from "./complaints/sheet";
import type { ContractsShown } from "./contracts/queries";
import { contractSheet, contractUnitSheet, planSheet } from "./contracts/sheet";
import { ledgerSheet } from "./ledger/sheet";
import { customerSheet, technicianSheet } from "./parties/sheet";
import { paymentSheet } from "./payments/sheet";
import { cardSheet, itemSheet } from "./stock/sheet";
import { alertsAt, countAlerts } from "./desk/alerts";
import { alertSheet } from "./desk/sheet";
import type { Moment } from "./store/clock";
import type { AlertKind } from "./desk/alert-rules";
import type { RecordId } from "./records";
import type { Read } from "./store/work";
import type { AppContext, Job } from "./ui/context";
import type { MoreItem } from "./ui/more.view";
import type { RailItem, View } from "./ui/router";
import type { SelfCheck } from "./workbook/excel-self-check";
import type { Computed } from "./workbook/computed";
import type { Mirror } from "./workbook/mirror";

/** Every worksheet that follows the book, in the order of its tab. */
export const sheets: readonly (Mirror | Computed)[] = [
  alertSheet,
  customerSheet,
  technicianSheet,
  itemSheet,
  cardSheet,
  complaintSheet,
  visitSheet,
  planSheet,
  contractSheet,
  contractUnitSheet,
  invoiceSheet,
  invoiceLineSheet,
  paymentSheet,
  ledgerSheet,
];

/** The rail; entries whose view is not there are left out. */
export const rail: readonly RailItem[] = [
  { name: "home", label: () => msg("Home"), icon: "home", iconOn: "home-on" },
  { name: "complaints", label: () => msg("Calls"), icon: "call", iconOn: "call-on" },
  { name: "contracts", label: () => msg("Contracts"), icon: "contract", iconOn: "contract-on" },
  { name: "items", label: () => msg("Stock"), icon: "box", iconOn: "box-on" },
  { name: "invoices", label: () => msg("Bills"), icon: "bill", iconOn: "bill-on" },
  { name: "payments", label: () => msg("Money"), icon: "money", iconOn: "money-on" },
  { name: "reports", label: () => msg("Reports"), icon: "chart", iconOn: "chart-on" },
  { name: "more", label: () => msg("More"), icon: "more", iconOn: "more-on" },
];

/** What More lists; entries whose view is not there are left out. */
const more: readonly MoreItem[] = [
  {
    name: "customers",
    label: () => msg("Customers"),
    hint: () => msg("Everybody you serve"),
    icon: "people",
  },
  {
    name: "plan",
    label: () => msg("Plan"),
    hint: () => msg("Visits by day and technician, day sheets"),
    icon: "calendar",
  },
  {
    name: "plans",
    label: () => msg("Contract plans"),
    hint: () => msg("What you offer: cover, visits, price"),
    icon: "contract",
  },
  {
    name: "technicians",
    label: () => msg("Technicians"),
    hint: () => msg("Who goes out, and where"),
    icon: "technician",
  },
  {
    name: "settings",
    label: () => msg("Settings"),
    hint: () => msg("Company, taxes, number series"),
    icon: "settings",
  },
];

/** Every view, by name. */
export const views: readonly View[] = [
  {
    name: "setup",
    title: () => msg("Welcome"),
    load: () => import("./company/setup.view"),
    render: () => html`<company-setup .loadDemo=${fillWithDemo}></company-setup>`,
  },
  {
    name: "home",
    title: () => msg("Home"),
    load: () => import("./desk/home.view"),
    render: () => html`<home-page></home-page>`,
  },
  {
    name: "alerts",
    rail: "home",
    title: () => msg("Alerts"),
    load: () => import("./desk/alerts.view"),
    render: ({ show }) => html`<alert-register .show=${show as AlertKind | undefined}></alert-register>`,
  },
  {
    name: "complaints",
    title: () => msg("Calls"),
    load: () => import("./complaints/complaints.view"),
    render: ({ show }) =>
      html`<complaint-register .show=${show as ComplaintsShown | undefined}></complaint-register>`,
  },
  {
    name: "complaint",
    rail: "complaints",
    list: "complaints",
    title: () => msg("Complaint"),
    load: () => import("./complaints/complaint.view"),
    render: ({ id }) => html`<complaint-page .complaintId=${id as RecordId<"complaint">}></complaint-page>`,
  },
  {
    name: "complaint-form",
    rail: "complaints",
    title: () => msg("New complaint"),
    load: () => import("./complaints/complaint-form.view"),
    render: ({ customer, card }) =>
      html`<complaint-form
        .customerId=${customer as RecordId<"party"> | undefined}
        .cardId=${card as RecordId<"card"> | undefined}
      ></complaint-form>`,
  },
  {
    name: "visit-form",
    rail: "complaints",
    title: () => msg("Visit"),
    load: () => import("./complaints/visit-form.view"),
    render: ({ complaint }) =>
      html`<visit-form .complaintId=${complaint as RecordId<"complaint">}></visit-form>`,
  },
  {
    name: "contracts",
    title: () => msg("Contracts"),
    load: () => import("./contracts/contracts.view"),
    render: ({ show }) =>
      html`<contract-register .show=${show as ContractsShown | undefined}></contract-register>`,
  },
  {
    name: "contract",
    rail: "contracts",
    list: "contracts",
    title: () => msg("Contract"),
    load: () => import("./contracts/contract.view"),
    render: ({ id }) => html`<contract-page .contractId=${id as RecordId<"contract">}></contract-page>`,
  },
  {
    name: "contract-form",
    rail: "contracts",
    title: () => msg("New contract"),
    load: () => import("./contracts/contract-form.view"),
    render: ({ id, customer, card }) =>
      html`<contract-form
        .contractId=${id as RecordId<"contract"> | undefined}
        .customerId=${customer as RecordId<"party"> | undefined}
        .cardId=${card as RecordId<"card"> | undefined}
      ></contract-form>`,
  },
  {
    name: "plans",
    rail: "more",
    title: () => msg("Contract plans"),
    load: () => import("./contracts/plans.view"),
    render: () => html`<plan-register></plan-register>`,
  },
  {
    name: "plan-form",
    rail: "more",
    title: () => msg("Plan"),
    load: () => import("./contracts/plan-form.view"),
    render: ({ id }) => html`<plan-form .planId=${id as RecordId<"plan"> | undefined}></plan-form>`,
  },
  {
    name: "invoices",
    title: () => msg("Bills"),
    load: () => import("./billing/bills.view"),
    render: ({ show }) => html`<bill-register .show=${show as BillsShown | undefined}></bill-register>`,
  },
  {
    name: "invoice",
    rail: "invoices",
    list: "invoices",
    title: () => msg("Bill"),
    load: () => import("./billing/bill.view"),
    render: ({ id }) => html`<bill-page .billId=${id as RecordId<"invoice">}></bill-page>`,
  },
  {
    name: "invoice-form",
    rail: "invoices",
    title: () => msg("New bill"),
    load: () => import("./billing/bill-form.view"),
    render: ({ complaint, contract, due, customer }) =>
      html`<bill-form
        .complaintId=${complaint as RecordId<"complaint"> | undefined}
        .contract=${contract && due ? { id: contract as RecordId<"contract">, dueOn: due } : undefined}
        .customerId=${customer as RecordId<"party"> | undefined}
      ></bill-form>`,
  },
  {
    name: "payments",
    title: () => msg("Money"),
    load: () => import("./payments/payments.view"),
    render: () => html`<payment-register></payment-register>`,
  },
  {
    name: "payment",
    rail: "payments",
    list: "payments",
    title: () => msg("Receipt"),
    load: () => import("./payments/payment.view"),
    render: ({ id }) => html`<payment-page .paymentId=${id as RecordId<"payment">}></payment-page>`,
  },
  {
    name: "payment-form",
    rail: "payments",
    title: () => msg("Take payment"),
    load: () => import("./payments/payment-form.view"),
    render: ({ party, bill }) =>
      html`<payment-form
        .partyId=${party as RecordId<"party"> | undefined}
        .billId=${bill as RecordId<"invoice"> | undefined}
      ></payment-form>`,
  },
  {
    name: "messages",
    rail: "more",
    title: () => msg("Messages"),
    load: () => import("./company/messages.view"),
    render: () => html`<company-messages></company-messages>`,
  },
  {
    name: "customers",
    rail: "more",
    title: () => msg("Customers"),
    load: () => import("./parties/customers.view"),
    render: () => html`<customer-register></customer-register>`,
  },
  {
    name: "customer",
    rail: "complaints",
    list: "customers",
    title: () => msg("Customer"),
    load: () => import("./desk/customer.view"),
    render: ({ id }) => html`<customer-page .partyId=${id as RecordId<"party">}></customer-page>`,
  },
  {
    name: "customer-form",
    rail: "complaints",
    title: () => msg("Customer"),
    load: () => import("./parties/customer-form.view"),
    render: ({ id }) => html`<customer-form .partyId=${id as RecordId<"party"> | undefined}></customer-form>`,
  },
  {
    name: "site-form",
    rail: "complaints",
    title: () => msg("Site"),
    load: () => import("./parties/site-form.view"),
    render: ({ party, id }) =>
      html`<site-form
        .partyId=${party as RecordId<"party"> | undefined}
        .siteId=${id as RecordId<"site"> | undefined}
      ></site-form>`,
  },
  {
    name: "card",
    rail: "complaints",
    title: () => msg("Unit"),
    load: () => import("./desk/card.view"),
    render: ({ id }) => html`<card-page .cardId=${id as RecordId<"card">}></card-page>`,
  },
  {
    name: "card-form",
    rail: "complaints",
    title: () => msg("New unit"),
    load: () => import("./stock/card-form.view"),
    render: ({ party }) => html`<card-form .partyId=${party as RecordId<"party">}></card-form>`,
  },
  {
    name: "items",
    title: () => msg("Stock"),
    load: () => import("./stock/items.view"),
    render: ({ show }) => html`<item-register .show=${show === "low" ? "low" : "all"}></item-register>`,
  },
  {
    name: "item",
    rail: "items",
    list: "items",
    title: () => msg("Item"),
    load: () => import("./stock/item.view"),
    render: ({ id }) => html`<item-page .itemId=${id as RecordId<"item">}></item-page>`,
  },
  {
    name: "item-form",
    rail: "items",
    title: () => msg("Item"),
    load: () => import("./stock/item-form.view"),
    render: ({ id }) => html`<item-form .itemId=${id as RecordId<"item"> | undefined}></item-form>`,
  },
  {
    name: "plan",
    rail: "more",
    title: () => msg("Plan"),
    load: () => import("./desk/plan.view"),
    render: ({ day }) => html`<plan-board .day=${day as string | undefined}></plan-board>`,
  },
  {
    name: "technician-form",
    rail: "more",
    title: () => msg("Technician"),
    load: () => import("./parties/technician-form.view"),
    render: ({ id }) =>
      html`<technician-form .technicianId=${id as RecordId<"technician"> | undefined}></technician-form>`,
  },
  {
    name: "transfer-form",
    rail: "items",
    title: () => msg("Move goods"),
    load: () => import("./stock/transfer-form.view"),
    render: ({ from, to, item }) =>
      html`<transfer-form
        .from=${from ?? "store"}
        .to=${to ?? (from ? "store" : "")}
        .itemId=${(item ?? "") as RecordId<"item">}
      ></transfer-form>`,
  },
  {
    name: "technician",
    rail: "more",
    list: "technicians",
    title: () => msg("Technician"),
    load: () => import("./desk/technician.view"),
    render: ({ id }) =>
      html`<technician-page .technicianId=${id as RecordId<"technician">}></technician-page>`,
  },
  {
    name: "technicians",
    rail: "more",
    title: () => msg("Technicians"),
    load: () => import("./parties/technicians.view"),
    render: () => html`<technician-register></technician-register>`,
  },
  {
    name: "more",
    title: () => msg("More"),
    load: () => import("./ui/more.view"),
    render: () => html`<sb-more .items=${more}></sb-more>`,
  },
  {
    name: "settings",
    rail: "more",
    title: () => msg("Settings"),
    load: () => import("./company/company.view"),
    render: () => html`<company-page></company-page>`,
  },
  {
    name: "self-check",
    rail: "more",
    title: () => msg("Self-check"),
    load: () => import("./desk/self-check.view"),
    render: () => html`<self-check .check=${checkWorkbook}></self-check>`,
  },
];

async function fillWithDemo({ store, today }: AppContext, { signal, progress }: Job): Promise<void> {
  const { loadDemo } = await import("./demo/demo");
  await loadDemo(store, today(), { signal, onProgress: (share) => progress(Math.round(share * 100), 100) });
}

/** Holds the workbook at hand against the port's contract while the sheets wait. */
const checkWorkbook = (
  { sheets }: AppContext,
  hear: (state: SelfCheck) => void,
): Promise<SelfCheck> | undefined =>
  sheets?.aside(async () => (await import("./workbook/excel-self-check")).selfCheck(hear));

/** What the bell counts, and where it leads. */
export const alerts = {
  count: async (read: Read, moment: Moment): Promise<number> => countAlerts(await alertsAt(read, moment)).now,
  route: { name: "alerts", params: {} },
} as const;

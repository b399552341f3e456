import { msg } from "@lit/localize";
import { html } from "lit";
import { auditViews } from "./audit/routes";
import { billViews } from "./billing/routes";
import { companyViews } from "./company/routes";
import { complaintViews } from "./complaints/routes";
import { contractViews } from "./contracts/routes";
import { alertsAt, countAlerts } from "./desk/alerts";
import { deskViews } from "./desk/routes";
import { proveAlso } from "./ledger/further-queries";
import { importViews } from "./imports/routes";
import { ledgerViews } from "./ledger/routes";
import { whereIs, type Where } from "./ledger/where-queries";
import { partyViews } from "./parties/routes";
import { paymentViews } from "./payments/routes";
import { reportViews } from "./reports/routes";
import { sliceViews } from "./reports/slice-routes.view";
import { salesViews } from "./sales/routes";
import { purchaseViews } from "./purchase/routes";
import { stockViews } from "./stock/routes";
import type { RecordId } from "./records";
import type { Moment } from "./store/clock";
import type { Read } from "./store/work";
import type { AppContext, Job } from "./ui/context";
import type { MoreItem } from "./ui/more.view";
import type { RailItem, View } from "./ui/router";

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
    name: "principals",
    label: () => msg("Principals"),
    hint: () => msg("Whose goods you sell: orders, bills, claims"),
    icon: "box",
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
    name: "trial-balance",
    label: () => msg("Ledger"),
    hint: () => msg("Accounts, vouchers, profit, year end"),
    icon: "archive",
  },
  {
    name: "prove",
    label: () => msg("Prove it"),
    hint: () => msg("Recompute the whole book and name what differs"),
    icon: "shield",
  },
  {
    name: "audit",
    label: () => msg("Audit trail"),
    hint: () => msg("Who did what, when, from where"),
    icon: "history",
  },
  {
    name: "import",
    label: () => msg("Import"),
    hint: () => msg("Lists from Excel, other programs, CSV files"),
    icon: "sheet",
  },
  {
    name: "backup",
    label: () => msg("Backup and restore"),
    hint: () => msg("The whole book as one file, and back"),
    icon: "save",
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
    name: "more",
    title: () => msg("More"),
    load: () => import("./ui/more.view"),
    render: () => html`<sb-more .items=${more}></sb-more>`,
  },
  ...companyViews,
  ...partyViews,
  ...stockViews,
  ...purchaseViews,
  ...contractViews,
  ...complaintViews,
  ...salesViews,
  ...billViews,
  ...paymentViews,
  ...ledgerViews,
  ...reportViews,
  ...sliceViews,
  ...auditViews,
  ...importViews,
  ...deskViews,
];

proveAlso(async () => (await import("./reports/prove-queries")).reportChecks);

async function fillWithDemo({ store, today, sheets }: AppContext, { signal, progress }: Job): Promise<void> {
  const { loadDemo } = await import("./demo/demo");
  const onProgress = (share: number) => progress(Math.round(share * 100), 100);
  const load = async () => void (await loadDemo(store, today(), { signal, onProgress }));
  // Written as whole sheets afterwards: row by row behind thousands of commands takes many times as long.
  await (sheets ? sheets.aside(load) : load());
}

/** What the bell counts, and where it leads. */
export const alerts = {
  count: async (read: Read, moment: Moment): Promise<number> => countAlerts(await alertsAt(read, moment)).now,
  route: { name: "alerts", params: {} },
} as const;

/** What is done when the whole book was replaced by a copy: it is proved, and told what was found. */
export const afterRestore = async (app: AppContext): Promise<void> =>
  (await import("./ledger/restored.view")).proveRestored(app);

/** The view that shows a record, or what it belongs to; undefined where none does. */
export const pageOf = (app: AppContext, id: RecordId): Promise<Where | undefined> =>
  app.store.read((read) => whereIs(read, id, (name) => app.router.views.has(name)));

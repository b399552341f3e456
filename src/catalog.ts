import { msg } from "@lit/localize";
import { html } from "lit";
import { invoiceLineSheet, invoiceSheet } from "./billing/sheet";
import { complaintSheet, visitSheet } from "./complaints/sheet";
import { ledgerSheet } from "./ledger/sheet";
import { customerSheet } from "./parties/sheet";
import { paymentSheet } from "./payments/sheet";
import { cardSheet, itemSheet } from "./stock/sheet";
import { findEverything, type HitGroup } from "./desk/find";
import { homePicture } from "./desk/home";
import type { Read } from "./store/work";
import type { AppContext, Job } from "./ui/context";
import type { FoundGroup } from "./ui/find-box";
import type { IconName } from "./ui/icons";
import type { MoreItem } from "./ui/more.view";
import type { RailItem, View } from "./ui/router";
import type { Mirror } from "./workbook/mirror";

/** Every worksheet that mirrors records, in the order of its tab. */
export const sheets: readonly Mirror[] = [
  customerSheet,
  itemSheet,
  cardSheet,
  complaintSheet,
  visitSheet,
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
  {
    name: "settings",
    rail: "more",
    title: () => msg("Settings"),
    load: () => import("./company/company.view"),
    render: () => html`<company-page></company-page>`,
  },
];

async function fillWithDemo({ store, today }: AppContext, { signal, progress }: Job): Promise<void> {
  const { loadDemo } = await import("./demo/demo");
  await loadDemo(store, today(), { signal, onProgress: (share) => progress(Math.round(share * 100), 100) });
}

/** What Find shows, each kind with the view that opens it. */
const kinds: Readonly<Record<HitGroup["type"], { view: string; label: () => string; icon: IconName }>> = {
  party: { view: "customer", label: () => msg("Customers"), icon: "people" },
  card: { view: "card", label: () => msg("Units"), icon: "unit" },
  complaint: { view: "complaint", label: () => msg("Complaints"), icon: "call" },
  invoice: { view: "invoice", label: () => msg("Bills"), icon: "bill" },
  payment: { view: "payment", label: () => msg("Receipts"), icon: "money" },
  item: { view: "item", label: () => msg("Items"), icon: "box" },
};

/** Answers the Find box, newest first within each kind. */
export const findInBook = async (read: Read, typed: string): Promise<FoundGroup[]> =>
  (await findEverything(read, typed)).map(({ type, hits }) => ({
    label: kinds[type].label(),
    icon: kinds[type].icon,
    found: hits.map(({ id, title, detail }) => ({
      title,
      detail,
      route: { name: kinds[type].view, params: { id } },
    })),
  }));

/** What the bell counts, and where it leads. */
export const alerts = {
  count: async (read: Read, today: string, now: string): Promise<number> =>
    (await homePicture(read, today, now)).alerts,
  route: { name: "home", params: {} },
} as const;

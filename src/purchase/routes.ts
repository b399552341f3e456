import { msg } from "@lit/localize";
import { html } from "lit";
import type { RecordId } from "../records";
import type { View } from "../ui/router";
import type { PurchasesShown } from "./bill-queries";
import type { ClaimsShown } from "./claim-queries";
import type { OrdersShown } from "./order-queries";
import type { ReceiptsShown } from "./receipt-queries";

const principalOf = (id: string | undefined) => id as RecordId<"party"> | undefined;

/** Views of buying: orders, goods received, principals' bills, claims, principals. */
export const purchaseViews: readonly View[] = [
  {
    name: "orders",
    rail: "items",
    title: () => msg("Orders"),
    load: () => import("./orders.view"),
    render: ({ show }) => html`<order-register .show=${show as OrdersShown | undefined}></order-register>`,
  },
  {
    name: "order",
    rail: "items",
    list: "orders",
    title: () => msg("Order"),
    load: () => import("./order.view"),
    render: ({ id }) => html`<order-page .orderId=${id as RecordId<"order">}></order-page>`,
  },
  {
    name: "order-form",
    rail: "items",
    title: () => msg("New order"),
    load: () => import("./order-form.view"),
    render: ({ principal }) => html`<order-form .principalId=${principalOf(principal)}></order-form>`,
  },
  {
    name: "receipts",
    rail: "items",
    title: () => msg("Goods received"),
    load: () => import("./receipts.view"),
    render: ({ show }) =>
      html`<receipt-register .show=${show as ReceiptsShown | undefined}></receipt-register>`,
  },
  {
    name: "receipt",
    rail: "items",
    list: "receipts",
    title: () => msg("Goods received"),
    load: () => import("./receipt.view"),
    render: ({ id }) => html`<receipt-page .receiptId=${id as RecordId<"receipt">}></receipt-page>`,
  },
  {
    name: "receipt-form",
    rail: "items",
    title: () => msg("Goods received"),
    load: () => import("./receipt-form.view"),
    render: ({ order, principal }) =>
      html`<receipt-form
        .orderId=${order as RecordId<"order"> | undefined}
        .principalId=${principalOf(principal)}
      ></receipt-form>`,
  },
  {
    name: "purchases",
    rail: "items",
    title: () => msg("Principals' bills"),
    load: () => import("./purchases.view"),
    render: ({ show }) =>
      html`<purchase-register .show=${show as PurchasesShown | undefined}></purchase-register>`,
  },
  {
    name: "purchase",
    rail: "items",
    list: "purchases",
    title: () => msg("Principal's bill"),
    load: () => import("./purchase.view"),
    render: ({ id }) => html`<purchase-page .purchaseId=${id as RecordId<"purchase">}></purchase-page>`,
  },
  {
    name: "purchase-form",
    rail: "items",
    title: () => msg("Principal's bill"),
    load: () => import("./purchase-form.view"),
    render: ({ receipt, principal }) =>
      html`<purchase-form
        .receiptId=${receipt as RecordId<"receipt"> | undefined}
        .principalId=${principalOf(principal)}
      ></purchase-form>`,
  },
  {
    name: "purchase-note-form",
    rail: "items",
    title: () => msg("Debit note"),
    load: () => import("./note-form.view"),
    render: ({ bill }) =>
      html`<purchase-note-form .billId=${bill as RecordId<"purchase">}></purchase-note-form>`,
  },
  {
    name: "claims",
    rail: "items",
    title: () => msg("Claims"),
    load: () => import("./claims.view"),
    render: ({ show, principal }) =>
      html`<claim-register
        .show=${show as ClaimsShown | undefined}
        .principalId=${principalOf(principal)}
      ></claim-register>`,
  },
  {
    name: "claim",
    rail: "items",
    list: "claims",
    title: () => msg("Claims"),
    load: () => import("./claims.view"),
    render: ({ id }) => html`<claim-register .claimId=${id as RecordId<"claim">}></claim-register>`,
  },
  {
    name: "principals",
    rail: "items",
    title: () => msg("Principals"),
    load: () => import("./principals.view"),
    render: () => html`<principal-register></principal-register>`,
  },
  {
    name: "principal",
    rail: "items",
    list: "principals",
    title: () => msg("Principal"),
    load: () => import("./principal.view"),
    render: ({ id }) => html`<principal-page .principalId=${id as RecordId<"party">}></principal-page>`,
  },
];

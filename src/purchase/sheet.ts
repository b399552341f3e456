import { Decimal } from "../base/decimal";
import { currencyDigits, fromDecimal } from "../base/money";
import { fromThousandths } from "../base/quantity";
import { STORE } from "../stock/model";
import { mirror, type Look } from "../workbook/mirror";
import { noteClaim } from "./claim-commands";
import {
  awaited,
  freeOfNote,
  orderState,
  purchaseState,
  unbilled,
  type OrderLine,
  type ReceiptLine,
} from "./model";
import { isUntaxed } from "./figures";
import { expectOrder } from "./order-commands";

const sent = "An order stays as it was sent; close it short or cancel it in the pane.";
const posted = "Goods received follow from the receipt; reverse it in the pane.";
const entered = "A posted bill is never edited; cancel it or write a debit note in the pane.";
const claimed = "A claim follows from the visit; answer it in the pane.";

interface At<Line> {
  readonly line: Line;
  readonly at: number;
}

const rowsOf = <Line>(lines: readonly Line[]): At<Line>[] => lines.map((line, at) => ({ line, at }));

/** Quantity × price in minor units. */
const netOf = (
  { quantity, price }: { readonly quantity: string; readonly price: string },
  { company }: Look,
): number => fromDecimal(new Decimal(quantity).times(price), currencyDigits(company.currency));

/** The Purchase orders worksheet: one row per line of every order that was sent; the expected day may be typed. */
export const orderSheet = mirror<"order", At<OrderLine>>({
  of: "order",
  sheet: "Purchase orders",
  table: "PurchaseOrders",
  where: ({ status }) => status !== "draft",
  rows: ({ lines }) => rowsOf(lines),
  orderBy: "on",
  joins: { party: "principal", item: "item" },
  columns: [
    { header: "Order", width: 16, value: (_, __, order) => order.number, whyNot: sent },
    { header: "Date", kind: "date", width: 12, value: (_, __, order) => order.on, whyNot: sent },
    {
      header: "Expected",
      kind: "date",
      width: 12,
      value: (_, __, order) => order.expectedOn,
      edit: ({ id }, typed) => expectOrder({ id, expectedOn: typed || undefined }),
    },
    { header: "Principal", width: 26, value: (_, look, order) => look(order.principalId).name, whyNot: sent },
    { header: "Line", kind: "number", width: 6, value: ({ at }) => at + 1, whyNot: sent },
    { header: "Item code", width: 12, value: ({ line }, look) => look(line.itemId).code, whyNot: sent },
    { header: "Description", width: 32, value: ({ line }) => line.description, whyNot: sent },
    { header: "Ordered", kind: "quantity", width: 10, value: ({ line }) => line.quantity, whyNot: sent },
    {
      header: "Received",
      kind: "quantity",
      width: 10,
      value: ({ line }) => fromThousandths(line.received),
      whyNot: sent,
    },
    {
      header: "To come",
      kind: "quantity",
      width: 10,
      value: ({ line }, _, { status }) => (status === "sent" ? fromThousandths(awaited(line)) : "0"),
      whyNot: sent,
    },
    {
      header: "Unit",
      width: 7,
      value: ({ line }, look) => look(line.itemId).unit,
      whyNot: sent,
    },
    { header: "Price", kind: "quantity", width: 12, value: ({ line }) => line.price, whyNot: sent },
    { header: "Net", kind: "money", width: 14, value: ({ line }, look) => netOf(line, look), whyNot: sent },
    {
      header: "Tax %",
      kind: "quantity",
      width: 8,
      value: ({ line }, look, { principalId }) =>
        isUntaxed(look(principalId), look.company.taxScheme) ? undefined : line.taxRate,
      whyNot: sent,
    },
    { header: "Status", width: 14, value: (_, __, order) => orderState(order), whyNot: sent },
  ],
  totals: ["Ordered", "Received", "To come", "Net"],
});

/** The Receipts worksheet: one row per line of goods received, reversed ones too. */
export const receiptSheet = mirror<"receipt", At<ReceiptLine>>({
  of: "receipt",
  sheet: "Receipts",
  table: "Receipts",
  where: ({ status }) => status !== "draft",
  rows: ({ lines }) => rowsOf(lines),
  orderBy: "on",
  joins: { party: "principal", item: "item", order: "order" },
  columns: [
    { header: "Receipt", width: 16, value: (_, __, receipt) => receipt.number, whyNot: posted },
    { header: "Date", kind: "date", width: 12, value: (_, __, receipt) => receipt.on, whyNot: posted },
    {
      header: "Principal",
      width: 26,
      value: (_, look, receipt) => look(receipt.principalId).name,
      whyNot: posted,
    },
    { header: "Delivery note", width: 16, value: (_, __, receipt) => receipt.reference, whyNot: posted },
    {
      header: "Order",
      width: 16,
      value: (_, look, receipt) => look.find(receipt.orderId)?.number,
      whyNot: posted,
    },
    { header: "Line", kind: "number", width: 6, value: ({ at }) => at + 1, whyNot: posted },
    { header: "Item code", width: 12, value: ({ line }, look) => look(line.itemId).code, whyNot: posted },
    { header: "Item", width: 28, value: ({ line }, look) => look(line.itemId).name, whyNot: posted },
    { header: "Quantity", kind: "quantity", width: 10, value: ({ line }) => line.quantity, whyNot: posted },
    {
      header: "Unit",
      width: 7,
      value: ({ line }, look) => look(line.itemId).unit,
      whyNot: posted,
    },
    { header: "Price", kind: "quantity", width: 12, value: ({ line }) => line.price, whyNot: posted },
    { header: "Worth", kind: "money", width: 14, value: ({ line }) => line.value, whyNot: posted },
    {
      header: "Not billed",
      kind: "quantity",
      width: 10,
      value: ({ line }, _, { status }) => (status === "posted" ? fromThousandths(unbilled(line)) : "0"),
      whyNot: posted,
    },
    {
      header: "Sent back",
      kind: "quantity",
      width: 10,
      value: ({ line }) => (line.returned ? fromThousandths(line.returned) : undefined),
      whyNot: posted,
    },
    { header: "Serial numbers", width: 30, value: ({ line }) => line.serials.join(", "), whyNot: posted },
    {
      header: "Place",
      width: 16,
      value: (_, look, { location }) =>
        location === STORE ? STORE : look.find(location as `technician:${string}`)?.name,
      whyNot: posted,
    },
    { header: "Status", width: 11, value: (_, __, receipt) => receipt.status, whyNot: posted },
  ],
  totals: ["Quantity", "Worth", "Not billed"],
});

/** The Principal bills worksheet: bills and our debit notes (their figures below zero), with what is open. */
export const purchaseSheet = mirror({
  of: "purchase",
  sheet: "Principal bills",
  table: "PrincipalBills",
  where: ({ status }) => status !== "draft",
  orderBy: "on",
  joins: { party: "principal" },
  balance: "payable-bill/",
  columns: [
    { header: "No.", width: 16, value: (purchase) => purchase.number, whyNot: entered },
    { header: "Kind", width: 11, value: (purchase) => purchase.kind, whyNot: entered },
    { header: "His number", width: 18, value: (purchase) => purchase.reference, whyNot: entered },
    { header: "Date", kind: "date", width: 12, value: (purchase) => purchase.on, whyNot: entered },
    { header: "Due", kind: "date", width: 12, value: (purchase) => purchase.dueOn, whyNot: entered },
    {
      header: "Principal",
      width: 26,
      value: (purchase, look) => look(purchase.principalId).name,
      whyNot: entered,
    },
    {
      header: "Tax ID",
      width: 18,
      value: (purchase, look) => look(purchase.principalId).taxId,
      whyNot: entered,
    },
    {
      header: "Net",
      kind: "money",
      width: 14,
      value: (purchase) => signed(purchase.kind, purchase.figures?.net),
      whyNot: entered,
    },
    {
      header: "Tax",
      kind: "money",
      width: 12,
      value: (purchase) => signed(purchase.kind, purchase.figures?.tax),
      whyNot: entered,
    },
    {
      header: "Total",
      kind: "money",
      width: 14,
      value: (purchase) => signed(purchase.kind, purchase.figures?.total),
      whyNot: entered,
    },
    {
      header: "Open",
      kind: "money",
      width: 14,
      value: (purchase, look) => signed(purchase.kind, openOf(purchase, look)),
      whyNot: "What is open follows from payments and debit notes.",
    },
    {
      header: "Status",
      width: 11,
      value: (purchase, look) => purchaseState(purchase, openOf(purchase, look)),
      whyNot: entered,
    },
  ],
  totals: ["Net", "Tax", "Total", "Open"],
});

type Sheeted = Parameters<typeof freeOfNote>[0];

const openOf = (purchase: Sheeted, look: Look): number =>
  purchase.kind === "debit-note" ? freeOfNote(purchase) : look.balance(`payable-bill/${purchase.id}`).amount;

const signed = (kind: Sheeted["kind"], amount: number | undefined): number | undefined =>
  amount === undefined || kind !== "debit-note" ? amount : 0 - amount;

/** The Claims worksheet: what principals owe us for parts given under warranty; the note may be typed. */
export const claimSheet = mirror({
  of: "claim",
  sheet: "Claims",
  table: "Claims",
  orderBy: "id",
  joins: { party: "principal", item: "item", card: "card" },
  columns: [
    { header: "Date", kind: "date", width: 12, value: (claim) => claim.on, whyNot: claimed },
    { header: "Principal", width: 26, value: (claim, look) => look(claim.principalId).name, whyNot: claimed },
    { header: "Item code", width: 12, value: (claim, look) => look(claim.itemId).code, whyNot: claimed },
    { header: "Item", width: 28, value: (claim, look) => look(claim.itemId).name, whyNot: claimed },
    { header: "Quantity", kind: "quantity", width: 10, value: (claim) => claim.quantity, whyNot: claimed },
    {
      header: "Card no.",
      width: 11,
      value: (claim, look) => look.find(claim.cardId)?.number,
      whyNot: claimed,
    },
    { header: "Cost", kind: "money", width: 14, value: (claim) => claim.cost, whyNot: claimed },
    { header: "Status", width: 13, value: (claim) => claim.status, whyNot: claimed },
    { header: "Answered", kind: "date", width: 12, value: (claim) => claim.settledOn, whyNot: claimed },
    {
      header: "Note",
      width: 30,
      value: (claim) => claim.note,
      edit: ({ id }, note) => noteClaim({ id, note }),
    },
  ],
  totals: ["Cost"],
});

import { mirror } from "../workbook/mirror";
import type { InvoiceLine } from "../records";
import { freeCredit, isOwed, kindOf, type BillKind } from "./kinds";
import { invoiceStatus } from "./model";
import { rateBorne } from "../company/bill-lines";

const issued = "An issued bill is never edited; cancel or credit it in the pane.";

/** The Invoices worksheet: every bill with its totals and what is still open. */
export const invoiceSheet = mirror({
  of: "invoice",
  sheet: "Invoices",
  table: "Invoices",
  where: (invoice) => invoice.status !== "draft" && isOwed(invoice),
  orderBy: "on",
  joins: { party: "customer", complaint: "complaint" },
  balance: "bill/",
  columns: [
    { header: "No.", width: 16, value: (invoice) => invoice.number, whyNot: issued },
    { header: "Date", kind: "date", width: 12, value: (invoice) => invoice.on, whyNot: issued },
    { header: "Due", kind: "date", width: 12, value: (invoice) => invoice.dueOn, whyNot: issued },
    {
      header: "Customer",
      width: 28,
      value: (invoice, look) => invoice.printed?.customerName ?? look(invoice.customerId).name,
      whyNot: issued,
    },
    { header: "Tax ID", width: 18, value: (invoice) => invoice.printed?.customerTaxId, whyNot: issued },
    {
      header: "Complaint",
      width: 11,
      value: (invoice, look) => look.find(invoice.complaintId)?.number,
      whyNot: issued,
    },
    { header: "Net", kind: "money", width: 14, value: (invoice) => invoice.figures?.net, whyNot: issued },
    { header: "Tax", kind: "money", width: 12, value: (invoice) => invoice.figures?.tax, whyNot: issued },
    {
      header: "Rounding",
      kind: "money",
      width: 10,
      value: (invoice) => invoice.figures?.rounding,
      whyNot: issued,
    },
    { header: "Total", kind: "money", width: 14, value: (invoice) => invoice.figures?.total, whyNot: issued },
    {
      header: "Open",
      kind: "money",
      width: 14,
      value: (invoice, look) => look.balance(`bill/${invoice.id}`).amount,
      whyNot: "What is open follows from payments; take one in the pane.",
    },
    {
      header: "Status",
      width: 11,
      value: (invoice, look) => invoiceStatus(invoice, look.balance(`bill/${invoice.id}`).amount),
      whyNot: issued,
    },
    { header: "Kind", width: 12, value: (invoice) => kindWord(kindOf(invoice)), whyNot: issued },
    { header: "Corrects", width: 16, value: (invoice) => invoice.original?.number, whyNot: issued },
  ],
  totals: ["Net", "Tax", "Total", "Open"],
});

/** The Credit notes worksheet: what was taken back, from which bill, and how much of it settles nothing yet. */
export const creditNoteSheet = mirror({
  of: "invoice",
  sheet: "Credit notes",
  table: "CreditNotes",
  where: (invoice) => invoice.status !== "draft" && !isOwed(invoice),
  orderBy: "on",
  joins: { party: "customer" },
  columns: [
    { header: "No.", width: 16, value: (note) => note.number, whyNot: issued },
    { header: "Date", kind: "date", width: 12, value: (note) => note.on, whyNot: issued },
    {
      header: "Customer",
      width: 28,
      value: (note, look) => note.printed?.customerName ?? look(note.customerId).name,
      whyNot: issued,
    },
    { header: "Tax ID", width: 18, value: (note) => note.printed?.customerTaxId, whyNot: issued },
    { header: "Bill", width: 16, value: (note) => note.original?.number, whyNot: issued },
    { header: "Bill dated", kind: "date", width: 12, value: (note) => note.original?.on, whyNot: issued },
    { header: "Reason", width: 28, value: (note) => note.reason, whyNot: issued },
    { header: "Net", kind: "money", width: 14, value: (note) => note.figures?.net, whyNot: issued },
    { header: "Tax", kind: "money", width: 12, value: (note) => note.figures?.tax, whyNot: issued },
    { header: "Total", kind: "money", width: 14, value: (note) => note.figures?.total, whyNot: issued },
    {
      header: "Not used",
      kind: "money",
      width: 14,
      value: (note) => freeCredit(note),
      whyNot: "What is left follows from the bills it settles; use it in the pane.",
    },
    { header: "Status", width: 11, value: (note) => invoiceStatus(note, 0), whyNot: issued },
  ],
  totals: ["Net", "Tax", "Total", "Not used"],
});

/** A kind in the words of the sheet, which no language of the pane changes. */
const kindWord = (kind: BillKind): string => kind[0]?.toUpperCase() + kind.slice(1).replaceAll("-", " ");

interface BilledLine {
  readonly line: InvoiceLine;
  readonly at: number;
}

/** The Invoice lines worksheet: one row per line of every issued bill. */
export const invoiceLineSheet = mirror<"invoice", BilledLine>({
  of: "invoice",
  sheet: "Invoice lines",
  table: "InvoiceLines",
  where: (invoice) => invoice.status !== "draft" && isOwed(invoice),
  rows: (invoice) => invoice.lines.map((line, at) => ({ line, at })),
  orderBy: "on",
  joins: { party: "customer" },
  columns: [
    { header: "Bill", width: 16, value: (_, __, invoice) => invoice.number, whyNot: issued },
    { header: "Date", kind: "date", width: 12, value: (_, __, invoice) => invoice.on, whyNot: issued },
    { header: "Line", kind: "number", width: 6, value: ({ at }) => at + 1, whyNot: issued },
    {
      header: "Customer",
      width: 28,
      value: (_, look, invoice) => invoice.printed?.customerName ?? look(invoice.customerId).name,
      whyNot: issued,
    },
    { header: "Description", width: 34, value: ({ line }) => line.description, whyNot: issued },
    { header: "HSN/SAC", width: 10, value: ({ line }) => line.taxCode, whyNot: issued },
    { header: "Quantity", kind: "quantity", width: 10, value: ({ line }) => line.quantity, whyNot: issued },
    { header: "Unit", width: 7, value: ({ line }) => line.unit, whyNot: issued },
    { header: "Price", kind: "quantity", width: 12, value: ({ line }) => line.price, whyNot: issued },
    {
      header: "Net",
      kind: "money",
      width: 14,
      value: ({ at }, _, invoice) => invoice.figures?.lineNets[at],
      whyNot: issued,
    },
    { header: "Tax %", kind: "quantity", width: 8, value: ({ line }) => rateBorne(line), whyNot: issued },
    { header: "Status", width: 11, value: (_, __, invoice) => invoice.status, whyNot: issued },
  ],
  totals: ["Net"],
});

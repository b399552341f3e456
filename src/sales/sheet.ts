import { currencyDigits } from "../base/money";
import { fromThousandths } from "../base/quantity";
import { lineAmount } from "../company/totals";
import { mirror } from "../workbook/mirror";
import { challanState, leftOf, quotationState, type ChallanLine } from "./model";
import { quotationTotals } from "./queries";

const sent = "A quotation stands as it was sent; change it in the pane, or make another from it.";
const issued = "An issued challan is never edited; bill it or bring goods back in the pane.";

/** The Quotations worksheet: every offer with what it comes to and what became of it. */
export const quotationSheet = mirror({
  of: "quotation",
  sheet: "Quotations",
  table: "Quotations",
  where: (quotation) => quotation.status !== "draft",
  orderBy: "on",
  joins: { party: "customer" },
  columns: [
    { header: "No.", width: 16, value: (quotation) => quotation.number, whyNot: sent },
    { header: "Date", kind: "date", width: 12, value: (quotation) => quotation.on, whyNot: sent },
    {
      header: "Valid until",
      kind: "date",
      width: 12,
      value: (quotation) => quotation.validUntil,
      whyNot: sent,
    },
    {
      header: "Customer",
      width: 28,
      value: (quotation, look) => look(quotation.customerId).name,
      whyNot: sent,
    },
    { header: "Order", width: 16, value: (quotation) => quotation.poReference, whyNot: sent },
    {
      header: "Net",
      kind: "money",
      width: 14,
      value: (quotation, { company }) => quotationTotals(quotation, company).net,
      whyNot: sent,
    },
    {
      header: "Tax",
      kind: "money",
      width: 12,
      value: (quotation, { company }) => quotationTotals(quotation, company).tax,
      whyNot: sent,
    },
    {
      header: "Total",
      kind: "money",
      width: 14,
      value: (quotation, { company }) => quotationTotals(quotation, company).total,
      whyNot: sent,
    },
    // What lapses with the days is told by the pane: a sheet changes only with the book.
    {
      header: "Status",
      width: 11,
      value: (quotation) => quotationState(quotation, "0000-01-01"),
      whyNot: sent,
    },
    { header: "Reason", width: 24, value: (quotation) => quotation.reason, whyNot: sent },
    {
      header: "Became",
      width: 24,
      value: (quotation, look) =>
        [look.find(quotation.challanId)?.number, look.find(quotation.invoiceId)?.number]
          .filter(Boolean)
          .join(", "),
      whyNot: sent,
    },
  ],
  totals: ["Net", "Tax", "Total"],
});

interface SentLine {
  readonly line: ChallanLine;
  readonly at: number;
}

/** The Challans worksheet: one row per line of every issued challan, with what is billed, back and still out. */
export const challanSheet = mirror<"challan", SentLine>({
  of: "challan",
  sheet: "Challans",
  table: "Challans",
  where: (challan) => challan.status !== "draft",
  rows: (challan) => challan.lines.map((line, at) => ({ line, at })),
  orderBy: "on",
  joins: { party: "customer" },
  columns: [
    { header: "Challan", width: 16, value: (_, __, challan) => challan.number, whyNot: issued },
    { header: "Date", kind: "date", width: 12, value: (_, __, challan) => challan.on, whyNot: issued },
    { header: "Line", kind: "number", width: 6, value: ({ at }) => at + 1, whyNot: issued },
    {
      header: "Customer",
      width: 28,
      value: (_, look, challan) => challan.printed?.customerName ?? look(challan.customerId).name,
      whyNot: issued,
    },
    { header: "Purpose", width: 11, value: (_, __, challan) => challan.purpose, whyNot: issued },
    { header: "Order", width: 14, value: (_, __, challan) => challan.poReference, whyNot: issued },
    { header: "Description", width: 34, value: ({ line }) => line.description, whyNot: issued },
    { header: "Sent", kind: "quantity", width: 10, value: ({ line }) => line.quantity, whyNot: issued },
    {
      header: "Billed",
      kind: "quantity",
      width: 10,
      value: ({ line }) => fromThousandths(line.invoiced),
      whyNot: issued,
    },
    {
      header: "Back",
      kind: "quantity",
      width: 10,
      value: ({ line }) => fromThousandths(line.returned),
      whyNot: issued,
    },
    {
      header: "Out",
      kind: "quantity",
      width: 10,
      value: ({ line }, _, { status }) => (status === "issued" ? fromThousandths(leftOf(line)) : "0"),
      whyNot: issued,
    },
    {
      header: "Value",
      kind: "money",
      width: 14,
      value: ({ line: { quantity, price } }, { company }) =>
        lineAmount(
          { quantity, price, taxCategory: "standard", taxRate: "0" },
          currencyDigits(company.currency),
        ),
      whyNot: issued,
    },
    { header: "Status", width: 14, value: (_, __, challan) => challanState(challan), whyNot: issued },
  ],
  totals: ["Sent", "Billed", "Back", "Out", "Value"],
});

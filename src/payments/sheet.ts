import { deductionsOf, freeOf } from "../company/credit";
import type { Deduction, Payment } from "../records";
import { mirror } from "../workbook/mirror";
import { directionOf } from "./payment-model";

const posted = "A posted payment is never edited; reverse it in the pane.";

const deducted =
  (kind: Deduction["kind"]) =>
  ({ deductions }: Payment): number | undefined =>
    deductionsOf(deductions?.filter((one) => one.kind === kind)) || undefined;

/** The Payments worksheet: money received and paid, what was deducted, and what settles no bill yet. */
export const paymentSheet = mirror({
  of: "payment",
  sheet: "Payments",
  table: "Payments",
  orderBy: "on",
  joins: { party: "party", invoice: "bill", purchase: "bill" },
  columns: [
    { header: "No.", width: 14, value: (payment) => payment.number, whyNot: posted },
    { header: "Date", kind: "date", width: 12, value: (payment) => payment.on, whyNot: posted },
    { header: "Direction", width: 10, value: directionOf, whyNot: posted },
    { header: "Kind", width: 11, value: kindOf, whyNot: posted },
    { header: "Party", width: 28, value: (payment, look) => look(payment.partyId).name, whyNot: posted },
    { header: "Mode", width: 9, value: (payment) => payment.mode, whyNot: posted },
    { header: "Reference", width: 18, value: (payment) => payment.reference, whyNot: posted },
    { header: "Amount", kind: "money", width: 14, value: (payment) => payment.amount, whyNot: posted },
    { header: "TDS", kind: "money", width: 12, value: deducted("tds"), whyNot: posted },
    { header: "Discount", kind: "money", width: 12, value: deducted("discount"), whyNot: posted },
    { header: "Written off", kind: "money", width: 12, value: deducted("write-off"), whyNot: posted },
    { header: "Rounding", kind: "money", width: 10, value: deducted("round-off"), whyNot: posted },
    {
      header: "Settles",
      width: 30,
      value: (payment, look) =>
        payment.allocations.map((row) => look.find(row.billId)?.number ?? "").join(", "),
      whyNot: posted,
    },
    { header: "Not allocated", kind: "money", width: 14, value: freeOf, whyNot: posted },
    { header: "Status", width: 10, value: (payment) => payment.status, whyNot: posted },
  ],
  totals: ["Amount", "TDS", "Discount", "Written off", "Rounding", "Not allocated"],
});

function kindOf({ kind = "settlement", advance }: Payment): string {
  return advance ? "advance" : kind === "settlement" ? "payment" : kind;
}

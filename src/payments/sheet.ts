import { mirror } from "../workbook/mirror";
import { freeOf } from "../company/credit";

const posted = "A posted payment is never edited; reverse it in the pane.";

/** The Payments worksheet: money received, with what of it settles no bill yet. */
export const paymentSheet = mirror({
  of: "payment",
  sheet: "Payments",
  table: "Payments",
  orderBy: "on",
  joins: { party: "party", invoice: "bill" },
  columns: [
    { header: "No.", width: 14, value: (payment) => payment.number, whyNot: posted },
    { header: "Date", kind: "date", width: 12, value: (payment) => payment.on, whyNot: posted },
    { header: "Customer", width: 28, value: (payment, look) => look(payment.partyId).name, whyNot: posted },
    { header: "Mode", width: 9, value: (payment) => payment.mode, whyNot: posted },
    { header: "Reference", width: 18, value: (payment) => payment.reference, whyNot: posted },
    { header: "Amount", kind: "money", width: 14, value: (payment) => payment.amount, whyNot: posted },
    {
      header: "Settles",
      width: 30,
      value: (payment, look) => payment.allocations.map((row) => look(row.billId).number).join(", "),
      whyNot: posted,
    },
    {
      header: "Not allocated",
      kind: "money",
      width: 14,
      value: (payment) => freeOf(payment),
      whyNot: posted,
    },
    { header: "Status", width: 10, value: (payment) => payment.status, whyNot: posted },
  ],
  totals: ["Amount", "Not allocated"],
});

import { isCredit, partyOfCredit, sideOfCredit, type Credit } from "../company/credit";
import type { Allocation } from "../records";
import { mirror } from "../workbook/mirror";

const posted = "What settles what is decided in the pane: use a credit on bills, or take it off.";

interface Row extends Allocation {
  readonly credit: Credit;
}

/** The Allocations worksheet: one row for each bill that a payment, a credit note or a debit note settles. */
export const allocationSheet = mirror<"payment", Row>({
  of: "payment",
  also: ["invoice", "purchase"],
  sheet: "Allocations",
  table: "Allocations",
  rows: (record) => {
    const credit: Credit = record;
    return isCredit(credit) ? (credit.allocations ?? []).map((row) => ({ ...row, credit })) : [];
  },
  orderBy: "on",
  columns: [
    { header: "Credit", width: 16, value: ({ credit }) => credit.number, whyNot: posted },
    { header: "Kind", width: 12, value: ({ credit }) => kindOf(credit), whyNot: posted },
    { header: "Date", kind: "date", width: 12, value: ({ credit }) => credit.on, whyNot: posted },
    {
      header: "Side",
      width: 10,
      value: ({ credit }) => sideOfCredit(credit),
      whyNot: posted,
    },
    {
      header: "Party",
      width: 28,
      value: ({ credit }, look) => look(partyOfCredit(credit)).name,
      whyNot: posted,
    },
    {
      header: "Settles",
      width: 16,
      value: ({ billId }, look) => numberOf(look.find(billId)),
      whyNot: posted,
    },
    {
      header: "Bill date",
      kind: "date",
      width: 12,
      value: ({ billId }, look) => look.find(billId)?.on,
      whyNot: posted,
    },
    { header: "Amount", kind: "money", width: 14, value: ({ amount }) => amount, whyNot: posted },
  ],
  totals: ["Amount"],
});

function kindOf(credit: Credit): string {
  if ("customerId" in credit) return "credit note";
  return "principalId" in credit ? "debit note" : credit.kind === "opening" ? "opening" : "payment";
}

const numberOf = (bill: Credit | undefined): string | undefined =>
  bill && "principalId" in bill ? bill.reference || bill.number : bill?.number;

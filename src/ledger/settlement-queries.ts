import { asBill, type Bill, type Side } from "../company/settlement";
import type { Allocation, Invoice, Payment, Purchase, RecordId } from "../records";

/** A bill with what it asks for in all, minor units. */
export interface Owed {
  readonly bill: Bill;
  readonly total: number;
}

/** What settles bills: a payment, a credit note, a debit note to a principal. Minor units. */
export interface Credit {
  readonly id: RecordId;
  readonly side: Side;
  readonly partyId: RecordId<"party">;
  readonly number: string;
  readonly on: string;
  readonly worth: number;
  readonly allocations: readonly Allocation[];
}

/** Every bill and every credit that stands, of both sides, as the documents say. */
export interface Settlements {
  readonly owed: readonly Owed[];
  readonly credits: readonly Credit[];
}

/** The documents that move what parties owe. */
export interface Documents {
  readonly invoices: readonly Invoice[];
  readonly purchases: readonly Purchase[];
  readonly payments: readonly Payment[];
}

/** Tells the bills of both sides from the credits that settle them; drafts, cancelled and reversed papers are neither. */
export function settlementsOf({ invoices, purchases, payments }: Documents): Settlements {
  const owed: Owed[] = [];
  const credits: Credit[] = [];
  const add = (record: Invoice | Purchase | Payment, worth: number, isCredit: boolean): void => {
    const bill = asBill(record);
    if (!isCredit) owed.push({ bill, total: worth });
    else {
      const { side, partyId, number, on } = bill;
      credits.push({ id: bill.id, side, partyId, number, on, worth, allocations: record.allocations ?? [] });
    }
  };
  for (const invoice of invoices)
    if (invoice.status === "issued")
      add(invoice, invoice.figures?.total ?? 0, invoice.kind === "credit-note");
  for (const purchase of purchases)
    if (purchase.status === "posted")
      add(purchase, purchase.figures?.total ?? 0, purchase.kind === "debit-note");
  for (const payment of payments)
    if (payment.status === "posted") add(payment, worthOf(payment), payment.kind !== "refund");
  return { owed, credits };
}

/** What a payment is worth to its party: the money and what was deducted. */
const worthOf = ({ amount, deductions = [] }: Payment): number =>
  deductions.reduce((sum, deduction) => sum + deduction.amount, amount);

/** What credits settle in all of every bill, minor units. */
export function settledBy(credits: readonly Credit[]): Map<string, number> {
  const settled = new Map<string, number>();
  for (const { billId, amount } of credits.flatMap(({ allocations }) => allocations))
    settled.set(billId, (settled.get(billId) ?? 0) + amount);
  return settled;
}

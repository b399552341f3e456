import { asBill } from "../company/settlement";
import type { Invoice, Payment, Purchase } from "../records";
import type { Read } from "../store/work";
import type { Credit, Owed, Settlements } from "./settlement-model";

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

/** Every bill and every credit that stands in the book, with the documents themselves. */
export async function settlementsIn(read: Read): Promise<Settlements & Documents> {
  const [invoices, purchases, payments] = await Promise.all([
    read.list("invoice", "id"),
    read.list("purchase", "id"),
    read.list("payment", "id"),
  ]);
  const documents = { invoices, purchases, payments };
  return { ...settlementsOf(documents), ...documents };
}

import type { Allocation, Deduction, Invoice, Payment, Purchase, RecordId } from "../records";
import { useAdvance, type Advance } from "./advance";

/** Whatever can settle bills: money received or paid, our credit note, our debit note to a principal. */
export type Credit = Payment | Invoice | Purchase;

/** Whose credit it is. */
export const partyOfCredit = (credit: Credit): RecordId<"party"> =>
  "customerId" in credit ? credit.customerId : "principalId" in credit ? credit.principalId : credit.partyId;

/** On which side of the ledger it stands. */
export const sideOfCredit = (credit: Credit): "customer" | "principal" =>
  "customerId" in credit ? "customer" : "principalId" in credit ? "principal" : (credit.side ?? "customer");

/** What the deductions of a payment come to, minor units; a rounding may be negative. */
export const deductionsOf = (deductions: readonly Pick<Deduction, "amount">[] | undefined): number =>
  (deductions ?? []).reduce((sum, { amount }) => sum + amount, 0);

/** What a payment settles at most: its money and what was deducted from it, minor units. */
export const worthOf = ({ amount, deductions }: Pick<Payment, "amount" | "deductions">): number =>
  amount + deductionsOf(deductions);

/** The sum of allocations, minor units. */
export const allocatedOf = (rows: readonly Pick<Allocation, "amount">[] | undefined): number =>
  (rows ?? []).reduce((sum, { amount }) => sum + amount, 0);

/** Whether a record is a credit in force: not a draft, not reversed or cancelled, no bill, no refund. */
export function isCredit(record: Credit): boolean {
  if (record.status !== "posted" && record.status !== "issued") return false;
  if ("customerId" in record) return record.kind === "credit-note";
  return "principalId" in record ? record.kind === "debit-note" : record.kind !== "refund";
}

/** What a credit brings in all, minor units; nothing when it is none or no longer in force. */
export function creditTotal(record: Credit): number {
  if (!isCredit(record)) return 0;
  return "amount" in record ? worthOf(record) : (record.figures?.total ?? 0);
}

/** What of a credit settles nothing yet, minor units. */
export const freeOf = (record: Credit): number =>
  isCredit(record) ? creditTotal(record) - allocatedOf(record.allocations) : 0;

/** What of a taxed advance is used by its allocations, each taking its part of net and taxes, the last one all that is left. */
export function advanceUsed(
  { amount, deductions, advance }: Pick<Payment, "amount" | "deductions" | "advance">,
  rows: readonly Pick<Allocation, "amount">[],
): { readonly net: number; readonly taxes: Readonly<Record<string, number>> } {
  if (!advance) return { net: 0, taxes: {} };
  const received = Object.fromEntries(advance.taxes.map((tax) => [tax.name, tax.amount]));
  const tax = {
    rate: advance.taxRate,
    components: advance.taxes.map(({ name }) => ({ name, divisor: advance.taxes.length })),
  };
  let left: Advance = {
    gross: worthOf({ amount, ...(deductions ? { deductions } : {}) }),
    net: advance.net,
    taxes: received,
  };
  for (const row of rows) left = useAdvance(left, row.amount, tax).left;
  return {
    net: advance.net - left.net,
    taxes: Object.fromEntries(
      Object.entries(received).map(([name, whole]) => [name, whole - (left.taxes[name] ?? 0)]),
    ),
  };
}

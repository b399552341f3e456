import { asBill, openOf } from "../company/settlement";
import type { Allocation, Cheque, Entry, Invoice, Party, Payment, Purchase, RecordId } from "../records";
import type { Read } from "../store/work";
import { sideOf } from "./payment-model";
import { totalOf } from "./open-queries";

/** What one row of a payment settles: the bill, its total, what the row takes of it and what it still leaves open. */
export interface SettledBill {
  readonly record: Invoice | Purchase | Payment;
  readonly number: string;
  readonly on: string;
  readonly total: number;
  readonly amount: number;
  readonly outstanding: number;
}

export interface PaymentPage {
  readonly payment: Payment;
  readonly party: Party;
  readonly bills: readonly SettledBill[];
  /** The credits a refund gave back. */
  readonly refunded: readonly { readonly id: Allocation["billId"]; number: string; amount: number }[];
  readonly cheque: Cheque | undefined;
  /** Its postings, oldest first. */
  readonly entries: readonly Entry[];
}

/** A payment with its party, the bills it settles, and what it posted. */
export async function paymentPage(read: Read, id: Payment["id"]): Promise<PaymentPage> {
  const payment = await read.get(id);
  const [party, bills, refunded, cheque, entries] = await Promise.all([
    read.get(payment.partyId),
    Promise.all(payment.allocations.map((row) => settledBill(read, row))),
    payment.kind === "refund" ? creditsSettling(read, payment) : [],
    payment.chequeId ? read.find(payment.chequeId) : undefined,
    read.list("entry", "source", { is: id }),
  ]);
  return { payment, party, bills, refunded, cheque, entries };
}

async function settledBill(read: Read, { billId, amount }: Allocation): Promise<SettledBill> {
  const record: SettledBill["record"] = await read.get(billId);
  const bill = asBill(record);
  return {
    record,
    number: "principalId" in record ? record.reference || bill.number : bill.number,
    on: bill.on,
    total: totalOf(record),
    amount,
    outstanding: await openOf(read, bill),
  };
}

async function creditsSettling(read: Read, refund: Payment): Promise<PaymentPage["refunded"]> {
  const [payments, notes, debitNotes] = await Promise.all([
    read.list("payment", "bill", { is: refund.id }),
    sideOf(refund) === "customer" ? read.list("invoice", "settles", { is: refund.id }) : [],
    sideOf(refund) === "principal" ? read.list("purchase", "settles", { is: refund.id }) : [],
  ]);
  return [...payments, ...notes, ...debitNotes].map((credit) => ({
    id: credit.id,
    number: credit.number ?? "",
    amount: (credit.allocations ?? [])
      .filter(({ billId }) => billId === refund.id)
      .reduce((sum, row) => sum + row.amount, 0),
  }));
}

/** Payments of a party on both sides, newest first. */
export const paymentsOf = (read: Read, partyId: RecordId<"party">, limit?: number): Promise<Payment[]> =>
  read.list("payment", "party", { prefix: [partyId] }, { order: "newest", ...(limit ? { limit } : {}) });

/** Payments that settle a bill. */
export const paymentsOfBill = (read: Read, id: Allocation["billId"]): Promise<Payment[]> =>
  read.list("payment", "bill", { is: id });

/** The newest payments. */
export const newestPayments = (read: Read, limit = 50): Promise<Payment[]> =>
  read.list("payment", "on", undefined, { order: "newest", limit });

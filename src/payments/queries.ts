import type { Invoice, Party, Payment, RecordId } from "../records";
import type { Read } from "../store/work";

export interface PaymentPage {
  readonly payment: Payment;
  readonly party: Party;
  readonly bills: readonly { invoice: Invoice; amount: number }[];
}

/** A payment with its customer and the bills it settles. */
export async function paymentPage(read: Read, id: Payment["id"]): Promise<PaymentPage> {
  const payment = await read.get(id);
  const [party, bills] = await Promise.all([
    read.get(payment.partyId),
    Promise.all(
      payment.allocations.map(async ({ billId, amount }) => ({
        invoice: (await read.get(billId)) as Invoice,
        amount,
      })),
    ),
  ]);
  return { payment, party, bills };
}

/** Payments of a customer, newest first. */
export const paymentsOf = (read: Read, partyId: RecordId<"party">, limit?: number): Promise<Payment[]> =>
  read.list("payment", "party", { prefix: [partyId] }, { order: "newest", ...(limit ? { limit } : {}) });

/** Payments that settle a bill. */
export const paymentsOfBill = (read: Read, id: Invoice["id"]): Promise<Payment[]> =>
  read.list("payment", "bill", { is: id });

/** The newest payments. */
export const newestPayments = (read: Read, limit = 50): Promise<Payment[]> =>
  read.list("payment", "on", undefined, { order: "newest", limit });

import { advanceUsed } from "../company/credit";
import type { Allocation, Company, Party, Payment } from "../records";
import type { Read } from "../store/work";

/** What a voucher prints: the advance, and on a refund the money given back with what of net and taxes went with it. */
export interface VoucherPaper {
  readonly payment: Payment;
  readonly company: Company;
  readonly party: Party;
  readonly advance: NonNullable<Payment["advance"]>;
  /** The receipt voucher that a refund voucher gives back. */
  readonly voucher?: Pick<Payment, "number" | "on">;
}

/** What the paper of a taxed advance, or of its refund, says; undefined where a payment is neither. */
export async function voucherPaper(read: Read, id: Payment["id"]): Promise<VoucherPaper | undefined> {
  const payment = await read.get(id);
  const [company, party] = await Promise.all([read.get("company:main"), read.get(payment.partyId)]);
  if (payment.advance) return { payment, company, party, advance: payment.advance };
  if (payment.kind !== "refund") return undefined;
  const advances = (await read.list("payment", "bill", { is: id })).filter((one) => one.advance);
  const [first] = advances;
  if (!first?.advance) return undefined;
  return {
    payment,
    company,
    party,
    advance: { ...first.advance, ...refundedShare(advances, id) },
    voucher: { number: advances.map(({ number }) => number).join(", "), on: first.on },
  };
}

/** What of net and taxes of the advances went with the allocations to a refund. */
function refundedShare(advances: readonly Payment[], refundId: Allocation["billId"]) {
  let net = 0;
  const taxes = new Map<string, number>();
  for (const payment of advances) {
    const at = payment.allocations.findIndex(({ billId }) => billId === refundId);
    const before = advanceUsed(payment, payment.allocations.slice(0, at));
    const after = advanceUsed(payment, payment.allocations.slice(0, at + 1));
    net += after.net - before.net;
    for (const [name, sum] of Object.entries(after.taxes))
      taxes.set(name, (taxes.get(name) ?? 0) + sum - (before.taxes[name] ?? 0));
  }
  return { net, taxes: [...taxes].map(([name, amount]) => ({ name, amount })) };
}

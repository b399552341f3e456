import { msg, str } from "@lit/localize";
import { adjustAdvanceTax } from "../company/advance-tax";
import { worthOf } from "../company/credit";
import { post } from "../company/post";
import { reversed } from "../company/posting";
import { asBill, freeAllocations, grant, mergedRows, owe, reallocate, settle } from "../company/settlement";
import type { Payment } from "../records";
import type { Work } from "../store/work";
import type { AllocationRow } from "./allocation";
import { sideOf } from "./payment-model";
import { paymentPostings } from "./postings";

/** Puts a payment into the book: its entry, the party's credit, and the bills its rows settle; a refund is owed until
 *  credits settle it. */
export async function bookPayment(
  work: Work,
  payment: Payment,
  rows: readonly AllocationRow[] = [],
): Promise<void> {
  const bare: Payment = { ...payment, allocations: [] };
  const party = await work.get(payment.partyId);
  await work.put(bare);
  await post(work, {
    id: `entry:${payment.id}`,
    on: payment.on,
    sourceId: payment.id,
    sourceNumber: payment.number,
    text: party.name,
    lines: paymentPostings(payment),
  });
  if (payment.kind === "refund") return owe(work, asBill(bare), payment.amount);
  await grant(work, sideOf(payment), payment.partyId, worthOf(payment));
  if (rows.length) await reallocate(work, bare, mergedRows(rows), payment.on);
}

/** Takes a payment out of every balance again: its bills are open as before, both entries stay. Dated today. */
export async function unbookPayment(work: Work, payment: Payment, reason: string): Promise<void> {
  const entry = await work.get(`entry:${payment.id}`);
  const { partyId } = payment;
  const side = sideOf(payment);
  if (payment.kind === "refund") {
    await freeAllocations(work, asBill(payment));
    await owe(work, asBill(payment), -payment.amount);
  } else {
    await settle(work, { side, partyId }, payment.allocations, -1);
    await grant(work, side, partyId, -worthOf(payment));
    await adjustAdvanceTax(work, payment, [], work.today);
  }
  await work.put({ ...payment, status: "reversed", reversedOn: work.today, reverseReason: reason });
  await post(work, {
    id: `entry:${payment.id}/reversed`,
    on: work.today,
    sourceId: payment.id,
    sourceNumber: payment.number,
    text: msg(str`Reversed: ${reason}`),
    lines: reversed(entry.lines),
  });
}

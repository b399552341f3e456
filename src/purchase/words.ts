import { msg } from "@lit/localize";
import type { Claim, Receipt } from "../records";
import type { OrderState, PurchaseState } from "./model";

/** An order's state in words. */
export function orderStateName(state: OrderState): string {
  const names: Record<OrderState, string> = {
    draft: msg("draft"),
    sent: msg("sent"),
    "partly received": msg("partly received"),
    received: msg("received"),
    "closed short": msg("closed short"),
    cancelled: msg("cancelled"),
  };
  return names[state];
}

/** A receipt's state in words. */
export function receiptStateName(state: Receipt["status"]): string {
  const names = { draft: msg("draft"), posted: msg("posted"), reversed: msg("reversed") };
  return names[state];
}

/** The state of a principal's bill or a debit note in words. */
export function purchaseStateName(state: PurchaseState): string {
  const names: Record<PurchaseState, string> = {
    draft: msg("draft"),
    posted: msg("open"),
    "partly paid": msg("partly paid"),
    paid: msg("paid"),
    settled: msg("settled"),
    cancelled: msg("cancelled"),
  };
  return names[state];
}

/** A claim's state in words. */
export function claimStateName(state: Claim["status"]): string {
  const names: Record<Claim["status"], string> = {
    open: msg("open"),
    sent: msg("sent"),
    reimbursed: msg("reimbursed"),
    replenished: msg("replenished"),
    credited: msg("credited"),
    refused: msg("refused"),
  };
  return names[state];
}

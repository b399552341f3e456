import { msg } from "@lit/localize";
import type { Challan } from "../records";
import type { ChallanState, QuotationState } from "./model";

/** What a quotation is, in words. */
export function quotationStateName(state: QuotationState): string {
  const names: Record<QuotationState, string> = {
    draft: msg("draft"),
    sent: msg("sent"),
    accepted: msg("accepted"),
    lost: msg("lost"),
    lapsed: msg("lapsed"),
  };
  return names[state];
}

/** What became of a challan, in words. */
export function challanStateName(state: ChallanState): string {
  const names: Record<ChallanState, string> = {
    draft: msg("draft"),
    issued: msg("out"),
    "partly invoiced": msg("partly billed"),
    invoiced: msg("billed"),
    "partly returned": msg("partly returned"),
    returned: msg("returned"),
    cancelled: msg("cancelled"),
  };
  return names[state];
}

/** Why goods leave on a challan, in words. */
export function purposeName(purpose: Challan["purpose"]): string {
  const names: Record<Challan["purpose"], string> = {
    sale: msg("for sale"),
    approval: msg("on approval"),
    repair: msg("for repair"),
    loan: msg("as a loan"),
  };
  return names[purpose];
}

/** Every purpose, to choose from. */
export const purposeChoices = (): { value: Challan["purpose"]; label: string }[] =>
  (["sale", "approval", "repair", "loan"] as const).map((value) => ({ value, label: purposeName(value) }));

import { msg } from "@lit/localize";
import type { Payment } from "../records";
import type { Choice } from "../ui/choice-fields";

/** A way of paying, in words. */
export function modeName(mode: Payment["mode"]): string {
  return {
    cash: msg("Cash"),
    bank: msg("Bank transfer"),
    card: msg("Card"),
    upi: msg("UPI"),
    cheque: msg("Cheque"),
  }[mode];
}

/** The ways of paying; UPI only in India. */
export const modeChoices = (country: string): Choice[] =>
  (["cash", "upi", "bank", "card", "cheque"] as const)
    .filter((mode) => mode !== "upi" || country === "IN")
    .map((mode) => ({ value: mode, label: modeName(mode) }));

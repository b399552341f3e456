import { msg } from "@lit/localize";
import type { Cheque, Payment } from "../records";
import type { Choice } from "../ui/choice-fields";
import { directionOf } from "./payment-model";
import { modeName, modesIn } from "./words";

/** The ways of paying as choices; UPI only in India. */
export const modeChoices = (country: string): Choice[] =>
  modesIn(country).map((mode) => ({ value: mode, label: modeName(mode) }));

/** What a payment is called on its page. */
export function paymentTitle(payment: Payment): string {
  if (payment.kind === "refund") return msg("Refund");
  if (payment.kind === "opening") return msg("Opening credit");
  if (payment.advance) return msg("Receipt voucher");
  return directionOf(payment) === "in" ? msg("Receipt") : msg("Payment");
}

/** How a cheque's state is coloured. */
export function chequeTone(status: Cheque["status"]): "ok" | "warn" | "bad" | "info" | "neutral" {
  switch (status) {
    case "cleared":
      return "ok";
    case "bounced":
      return "bad";
    case "held":
      return "warn";
    case "deposited":
    case "re-presented":
      return "info";
    default:
      return "neutral";
  }
}

import { msg } from "@lit/localize";
import type { Payment } from "../records";

/** A way of paying, in words. */
export function modeName(mode: Payment["mode"]): string {
  switch (mode) {
    case "cash":
      return msg("Cash");
    case "bank":
      return msg("Bank transfer");
    case "card":
      return msg("Card");
    case "upi":
      return msg("UPI");
    case "cheque":
      return msg("Cheque");
  }
}

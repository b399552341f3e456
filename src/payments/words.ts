import { msg } from "@lit/localize";
import type { Cheque, Deduction, Payment } from "../records";

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

/** What was deducted from a payment, in words. */
export function deductionName(kind: Deduction["kind"]): string {
  switch (kind) {
    case "tds":
      return msg("Tax withheld (TDS)");
    case "discount":
      return msg("Discount");
    case "write-off":
      return msg("Written off");
    case "round-off":
      return msg("Rounding");
  }
}

/** Where a cheque stands, in words. */
export function statusWord(status: Cheque["status"]): string {
  switch (status) {
    case "held":
      return msg("held");
    case "deposited":
      return msg("deposited");
    case "cleared":
      return msg("cleared");
    case "bounced":
      return msg("bounced");
    case "re-presented":
      return msg("presented again");
    case "replaced":
      return msg("replaced");
    case "written off":
      return msg("written off");
    case "returned":
      return msg("returned");
    case "cancelled":
      return msg("cancelled");
  }
}

/** The ways of paying that can be chosen; UPI only in India, a cheque only through its own record. */
export const modesIn = (country: string): Exclude<Payment["mode"], "cheque">[] =>
  (["cash", "upi", "bank", "card"] as const).filter((mode) => mode !== "upi" || country === "IN");

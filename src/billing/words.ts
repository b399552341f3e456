import { msg } from "@lit/localize";
import type { BillKind } from "./kinds";
import type { InvoiceStatus } from "./model";

/** A bill's state in words. */
export function billStateName(status: InvoiceStatus): string {
  switch (status) {
    case "draft":
      return msg("no number yet");
    case "issued":
      return msg("issued");
    case "partly paid":
      return msg("partly paid");
    case "paid":
      return msg("paid");
    case "partly used":
      return msg("partly used");
    case "used":
      return msg("used");
    case "cancelled":
      return msg("cancelled");
  }
}

/** What a bill is called, by its kind. */
export function billName(kind: BillKind): string {
  switch (kind) {
    case "invoice":
      return msg("Bill");
    case "bill-of-supply":
      return msg("Bill of supply");
    case "cash-memo":
      return msg("Cash memo");
    case "credit-note":
      return msg("Credit note");
    case "debit-note":
      return msg("Debit note");
    case "opening":
      return msg("Opening bill");
  }
}

import { msg } from "@lit/localize";
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
    case "cancelled":
      return msg("cancelled");
  }
}

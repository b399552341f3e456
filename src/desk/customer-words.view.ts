import { msg } from "@lit/localize";
import type { InvoiceStatus } from "../billing/model";
import type { Payment } from "../records";
import type { AppContext } from "../ui/context";
import type { DeskRow } from "./rows.view";

/** A bill's state in words. */
export function billStateName(status: InvoiceStatus): string {
  switch (status) {
    case "draft":
      return msg("no number yet");
    case "issued":
      return msg("open");
    case "partly paid":
      return msg("partly paid");
    case "paid":
      return msg("paid");
    case "cancelled":
      return msg("cancelled");
  }
}

/** A payment as a line that opens it. */
export function paymentRow(payment: Payment, app: AppContext): DeskRow {
  const { format } = app;
  const mode = {
    cash: msg("Cash"),
    bank: msg("Bank transfer"),
    card: msg("Card"),
    upi: msg("UPI"),
    cheque: msg("Cheque"),
  }[payment.mode];
  return {
    title: payment.number,
    detail: `${format.day(payment.on)} · ${mode}`,
    end: format.money(payment.amount, { bare: true }),
    endDetail: payment.status === "reversed" ? msg("reversed") : "",
    open: () => app.navigate("payment", { id: payment.id }),
  };
}

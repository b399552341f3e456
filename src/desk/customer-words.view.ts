import { msg } from "@lit/localize";
import { modeName } from "../payments/words";
import type { Payment } from "../records";
import type { AppContext } from "../ui/context";
import type { DeskRow } from "./rows.view";

/** A payment as a line that opens it. */
export function paymentRow(payment: Payment, app: AppContext): DeskRow {
  const { format } = app;
  return {
    title: payment.number,
    detail: `${format.day(payment.on)} · ${modeName(payment.mode)}`,
    end: format.money(payment.amount, { bare: true }),
    endDetail: payment.status === "reversed" ? msg("reversed") : "",
    open: () => app.navigate("payment", { id: payment.id }),
  };
}

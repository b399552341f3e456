import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { modeName } from "../payments/words";
import type { Payment } from "../records";
import type { AppContext } from "../ui/context";
import type { DeskRow } from "./rows.view";
import type { Params } from "../ui/router";

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

/** Quiet buttons that lead on: the view, what it is told, what the button says. */
export const quietButtons = (
  app: Pick<AppContext, "navigate">,
  ways: readonly (readonly [view: string, params: Params, label: string])[],
): TemplateResult[] =>
  ways.map(
    ([view, params, label]) =>
      html`<button type="button" class="quiet" @click=${() => app.navigate(view, params)}>${label}</button>`,
  );

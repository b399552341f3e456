import { msg } from "@lit/localize";
import { html } from "lit";
import type { RecordId } from "../records";
import type { View } from "../ui/router";

/** Views of receipts. */
export const paymentViews: readonly View[] = [
  {
    name: "payments",
    title: () => msg("Money"),
    load: () => import("./payments.view"),
    render: () => html`<payment-register></payment-register>`,
  },
  {
    name: "payment",
    rail: "payments",
    list: "payments",
    title: () => msg("Receipt"),
    load: () => import("./payment.view"),
    render: ({ id }) => html`<payment-page .paymentId=${id as RecordId<"payment">}></payment-page>`,
  },
  {
    name: "payment-form",
    rail: "payments",
    title: () => msg("Take payment"),
    load: () => import("./payment-form.view"),
    render: ({ party, bill }) =>
      html`<payment-form
        .partyId=${party as RecordId<"party"> | undefined}
        .billId=${bill as RecordId<"invoice"> | undefined}
      ></payment-form>`,
  },
];

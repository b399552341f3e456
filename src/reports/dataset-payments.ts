import { msg } from "@lit/localize";
import { modeName } from "../payments/words";
import type { Payment } from "../records";
import type { Dataset } from "./dataset";
import { choiceField, dayFields, partyField } from "./dataset-fields";
import { plainLayout } from "./dataset-layout";

const deducted = ({ deductions = [] }: Payment): number =>
  deductions.reduce((sum, { amount }) => sum + amount, 0);
const settled = ({ allocations }: Payment): number =>
  allocations.reduce((sum, { amount }) => sum + amount, 0);

const layout = plainLayout<"payment">({
  name: "payments",
  of: "payment",
  version: 1,
  title: ({ number }) => number,
  when: ({ status }) => status === "posted",
  codes: {
    direction: ({ direction = "in" }) => direction,
    kind: ({ kind = "settlement" }) => kind,
    mode: ({ mode }) => mode,
    party: ({ partyId }) => partyId,
    on: ({ on }) => on,
  },
  numbers: {
    received: (payment) => (payment.direction === "out" ? 0 : payment.amount),
    paid: (payment) => (payment.direction === "out" ? payment.amount : 0),
    deducted,
    settled,
    free: (payment) => payment.amount + deducted(payment) - settled(payment),
  },
});

/** Money received and paid, as it stands: what was reversed is left out. */
export const payments: Dataset = {
  name: "payments",
  table: "Payments",
  label: () => msg("Payments"),
  about: () => msg("One row is money received or paid; what was reversed is left out."),
  rows: () => msg("payments"),
  layout,
  fields: [
    partyField({ name: "party", label: () => msg("Customer or principal"), of: "party" }),
    choiceField<Payment["mode"]>(
      { name: "mode", label: () => msg("Mode"), of: "mode" },
      ["cash", "bank", "upi", "card", "cheque"],
      modeName,
    ),
    choiceField(
      { name: "direction", label: () => msg("In or out"), of: "direction" },
      ["in", "out"] as const,
      (direction) => (direction === "in" ? msg("received") : msg("paid")),
    ),
    choiceField(
      { name: "kind", label: () => msg("Kind"), of: "kind" },
      ["settlement", "refund", "opening"] as const,
      (kind) =>
        ({ settlement: msg("payment"), refund: msg("refund"), opening: msg("from before the book") })[kind],
    ),
    ...dayFields({ name: "on", label: () => msg("Date"), of: "on" }),
  ],
  measures: [
    { name: "received", label: () => msg("Received"), kind: "money", of: "received" },
    { name: "paid", label: () => msg("Paid"), kind: "money", of: "paid" },
    { name: "deducted", label: () => msg("Deducted"), kind: "money", of: "deducted" },
    { name: "settled", label: () => msg("Settled"), kind: "money", of: "settled" },
    { name: "free", label: () => msg("Not allocated"), kind: "money", of: "free" },
  ],
};

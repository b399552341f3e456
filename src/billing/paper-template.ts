import type { Invoice, Series } from "../records";
import { kindOf, type BillKind } from "./kinds";

const TEMPLATES: Readonly<Partial<Record<BillKind, string>>> = {
  "bill-of-supply": "bill-of-supply",
  "cash-memo": "cash-memo",
  "credit-note": "credit-note",
  "debit-note": "credit-note",
};

/** The template a bill is printed by: its series' own choice, else its kind's. */
export const templateOf = (invoice: Pick<Invoice, "kind">, series: Pick<Series, "template">): string =>
  series.template ?? TEMPLATES[kindOf(invoice)] ?? "invoice";

import { allocatedOf } from "../company/credit";
import type { Invoice, Series } from "../records";

export type BillKind = NonNullable<Invoice["kind"]>;

/** What a bill is; a plain one when nothing is said. */
export const kindOf = ({ kind = "invoice" }: Pick<Invoice, "kind">): BillKind => kind;

/** Whether the customer owes it: everything but a credit note. */
export const isOwed = (invoice: Pick<Invoice, "kind">): boolean => kindOf(invoice) !== "credit-note";

/** Whether it corrects another bill. */
export const isNote = (invoice: Pick<Invoice, "kind">): boolean =>
  kindOf(invoice) === "credit-note" || kindOf(invoice) === "debit-note";

const NUMBERED: readonly Series["document"][] = [
  "invoice",
  "bill-of-supply",
  "cash-memo",
  "credit-note",
  "debit-note",
];

/** The kind of the bills that a series numbers; undefined where it numbers something else. */
export const kindOfSeries = ({ document }: Pick<Series, "document">): BillKind | undefined =>
  NUMBERED.includes(document) ? (document as BillKind) : undefined;

/** What a company of a scheme bills by unless told otherwise: one that may collect no tax writes bills of supply. */
export const usualKind = (taxScheme: Invoice["taxScheme"]): BillKind =>
  taxScheme === "gst-composition" ? "bill-of-supply" : "invoice";

/** What of a credit note settles nothing yet, minor units. */
export const freeCredit = (note: Pick<Invoice, "status" | "figures" | "allocations">): number =>
  note.status === "issued" ? (note.figures?.total ?? 0) - allocatedOf(note.allocations) : 0;

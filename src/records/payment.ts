import * as s from "./shape";
import { fold, terms } from "./terms";

/** Money received from a customer; allocations settle bills row by row. Reversing keeps both entries. */
export const payment = s.kind(
  s.object({
    id: s.idOf("payment"),
    number: s.label,
    status: s.choice(["posted", "reversed"]),
    on: s.day,
    partyId: s.idOf("party"),
    amount: s.money,
    mode: s.choice(["cash", "bank", "card", "upi", "cheque"]),
    reference: s.text,
    allocations: s.list(s.object({ invoiceId: s.idOf("invoice"), amount: s.money })),
    note: s.text,
    reversedOn: s.optional(s.day),
    reverseReason: s.optional(s.label),
  }),
  {
    number: (payment) => fold(payment.number),
    party: (payment) => [payment.partyId, payment.on],
    invoice: s.many((payment) => payment.allocations.map((allocation) => allocation.invoiceId)),
    on: (payment) => payment.on,
    terms: s.many((payment) => terms([payment.number, payment.reference])),
  },
);

/** A double-entry posting derived from a document; Σ debit = Σ credit in minor units. */
export const entry = s.kind(
  s.object({
    id: s.idOf("entry"),
    on: s.day,
    /** The document it derives from. */
    sourceId: s.label,
    sourceNumber: s.text,
    text: s.text,
    lines: s.list(
      s.object({
        account: s.label,
        partyId: s.optional(s.idOf("party")),
        debit: s.money,
        credit: s.money,
      }),
    ),
  }),
  {
    on: (entry) => entry.on,
    source: (entry) => entry.sourceId,
    party: s.many((entry) => [...new Set(entry.lines.flatMap((line) => line.partyId ?? []))]),
  },
);

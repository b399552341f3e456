import * as s from "./shape";
import { allocation } from "./invoice";
import { fold, terms } from "./terms";

/** What settles bills beside the money: tax withheld, a discount allowed, a rest written off or rounded away. Minor units. */
export const deduction = s.object({
  kind: s.choice(["tds", "discount", "write-off", "round-off"]),
  amount: s.money,
  note: s.optional(s.text),
});

/**
 * Money received from a party (`in`) or paid to one (`out`); allocations settle bills row by row. It is worth its amount
 * and its deductions. Reversing keeps both entries. A refund gives a party's credit back: credits settle it like a bill.
 */
export const payment = s.kind(
  s.object({
    id: s.idOf("payment"),
    number: s.label,
    status: s.choice(["posted", "reversed"]),
    /** `in` when left out. */
    direction: s.optional(s.choice(["in", "out"])),
    /** Whose account it moves: what a customer owes us, or what we owe a principal; the customer's when left out. */
    side: s.optional(s.choice(["customer", "principal"])),
    /** An ordinary settlement when left out; `opening` is credit of the time before the book. */
    kind: s.optional(s.choice(["settlement", "refund", "opening"])),
    on: s.day,
    partyId: s.idOf("party"),
    amount: s.money,
    mode: s.choice(["cash", "bank", "card", "upi", "cheque"]),
    reference: s.text,
    deductions: s.optional(s.list(deduction)),
    allocations: s.list(allocation),
    /** The cheque that brought it, once cleared. */
    chequeId: s.optional(s.idOf("cheque")),
    /** An advance for a service, taxed when received (India): its net and taxes by name, minor units, as received. */
    advance: s.optional(
      s.object({
        taxCode: s.text,
        taxRate: s.decimal,
        placeOfSupply: s.text,
        description: s.text,
        net: s.money,
        taxes: s.list(s.object({ name: s.label, amount: s.money })),
      }),
    ),
    note: s.text,
    reversedOn: s.optional(s.day),
    reverseReason: s.optional(s.label),
  }),
  {
    number: (payment) => fold(payment.number),
    party: (payment) => [payment.partyId, payment.on],
    bill: s.many((payment) => payment.allocations.map((allocation) => allocation.billId)),
    on: (payment) => payment.on,
    opening: (payment) => (payment.kind === "opening" ? payment.on : undefined),
    cheque: (payment) => payment.chequeId,
    terms: s.many((payment) => terms([payment.number, payment.reference])),
  },
);

/** A cheque, post-dated or not, from a customer (`in`) or to a principal (`out`). It settles bills only when cleared. */
export const cheque = s.kind(
  s.object({
    id: s.idOf("cheque"),
    /** Of our register, from its series. */
    number: s.label,
    direction: s.choice(["in", "out"]),
    status: s.choice([
      "held",
      "deposited",
      "cleared",
      "bounced",
      "re-presented",
      "replaced",
      "written off",
      "returned",
      "cancelled",
    ]),
    partyId: s.idOf("party"),
    /** The number printed on the cheque, the bank and branch it is drawn on. */
    chequeNumber: s.label,
    bank: s.text,
    receivedOn: s.day,
    /** The date written on it: it may not be presented before. */
    chequeOn: s.day,
    amount: s.money,
    /** What it is to settle once cleared. */
    allocations: s.list(allocation),
    /** Everything that happened to it, oldest first. */
    events: s.list(
      s.object({
        on: s.day,
        at: s.instant,
        status: s.label,
        note: s.text,
        /** What the bank took from us for a bounce, minor units. */
        bankCharge: s.optional(s.money),
        /** The bill for the bounce. */
        billId: s.optional(s.idOf("invoice")),
      }),
    ),
    depositId: s.optional(s.idOf("deposit")),
    /** The payment made of it when it cleared. */
    paymentId: s.optional(s.idOf("payment")),
    replaces: s.optional(s.idOf("cheque")),
    /** Another cheque, or other money. */
    replacedBy: s.optional(s.anyOf([s.idOf("cheque"), s.idOf("payment")])),
    note: s.text,
  }),
  {
    number: (cheque) => fold(cheque.number),
    chequeNumber: (cheque) => fold(cheque.chequeNumber),
    party: (cheque) => [cheque.partyId, cheque.chequeOn],
    /** By its state and date: what is in hand, in clearing, bounced. */
    status: (cheque) => [cheque.status, cheque.chequeOn],
    chequeOn: (cheque) => cheque.chequeOn,
    bill: s.many((cheque) => cheque.allocations.map(({ billId }) => billId)),
    deposit: (cheque) => cheque.depositId,
    terms: s.many((cheque) => terms([cheque.number, cheque.chequeNumber])),
  },
);

/** A deposit slip: the cheques (and cash) taken to the bank together. */
export const deposit = s.kind(
  s.object({
    id: s.idOf("deposit"),
    number: s.label,
    on: s.day,
    chequeIds: s.list(s.idOf("cheque")),
    /** Cash paid in with it, minor units. */
    cash: s.money,
    note: s.text,
  }),
  { number: (deposit) => fold(deposit.number), on: (deposit) => deposit.on },
);

/** A voucher written by hand: opening balances, expenses, bank charges, corrections. Never edited; reversed. */
export const journal = s.kind(
  s.object({
    id: s.idOf("journal"),
    number: s.label,
    status: s.choice(["posted", "reversed"]),
    kind: s.choice(["opening", "voucher", "closing"]),
    on: s.day,
    lines: s.list(s.object({ account: s.label, debit: s.money, credit: s.money, text: s.text })),
    text: s.text,
    reversedOn: s.optional(s.day),
    reverseReason: s.optional(s.label),
  }),
  { number: (journal) => fold(journal.number), on: (journal) => journal.on },
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

/** An account the desk added to the chart, or its own name for one the chart starts with: `account:<code>`. */
export const account = s.kind(
  s.object({
    id: s.idOf("account"),
    name: s.label,
    kind: s.choice(["asset", "liability", "income", "expense", "equity"]),
    /** Money at a bank or in a box: it has a book of its own. */
    role: s.optional(s.choice(["bank", "cash"])),
    active: s.flag,
  }),
  {},
);

/** What the last proof of the whole book found: `proof:last`. The proofs before it are in the operations. */
export const proof = s.kind(
  s.object({
    id: s.idOf("proof"),
    at: s.instant,
    rows: s.list(
      s.object({
        invariant: s.count,
        /** What was gone through, by the type of record, sheets included. */
        checked: s.list(s.object({ what: s.label, count: s.count })),
        faults: s.count,
      }),
    ),
    /** The records that break an invariant, the first thousand. */
    faults: s.list(s.object({ invariant: s.count, recordId: s.label, text: s.label })),
  }),
  {},
);

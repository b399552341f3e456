import * as v from "valibot";
import * as s from "./shape";
import { fold, terms } from "./terms";

const positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** How often a covered unit is visited: every so many days, weeks or months; so many times a term; or on days named one by one. */
export const frequency = v.variant("kind", [
  s.object({ kind: v.literal("every"), interval: positive, unit: s.choice(["day", "week", "month"]) }),
  s.object({ kind: v.literal("times"), count: positive }),
  s.object({ kind: v.literal("dates"), dates: s.list(s.day) }),
]);

/** What a plan promises, frozen on a contract when it is drafted: who pays for what, how often, what it is billed as. */
export const planTerms = {
  name: s.label,
  covers: s.choice(["comprehensive", "labour-only", "limited"]),
  /** A limited plan's items, each so many times a term for one unit; `count` left out = as often as needed. */
  limits: s.list(s.object({ itemId: s.idOf("item"), count: s.optional(positive) })),
  frequency,
  /** Where in its window a visit is planned. */
  visitAt: s.choice(["start", "middle", "end"]),
  /** The service item the contract is billed as; it brings its tax. Without one, `taxCode` and `taxRate` stand. */
  itemId: s.optional(s.idOf("item")),
  /** SAC in India, ДКПП in Ukraine. */
  taxCode: s.text,
  /** The whole tax rate in percent. */
  taxRate: s.decimal,
} as const;

/** What is offered: what is covered, how often it is visited, for how long and at what price a unit. */
export const plan = s.kind(
  s.object({
    id: s.idOf("plan"),
    ...planTerms,
    months: positive,
    /** Price of one unit for a term, before tax, in minor units. */
    price: s.money,
    active: s.flag,
    note: s.text,
  }),
  { name: (plan) => fold(plan.name), terms: s.many((plan) => terms([plan.name])) },
);

/** A promise to visit units so many times in a term. Upcoming, expiring and expired follow from its dates. */
export const contract = s.kind(
  s.object({
    id: s.idOf("contract"),
    /** Taken from its series at activation; a draft has none. */
    number: s.optional(s.label),
    customerId: s.idOf("party"),
    status: s.choice(["draft", "active", "cancelled", "renewed"]),
    planId: s.idOf("plan"),
    terms: s.object(planTerms),
    startsOn: s.day,
    months: positive,
    /** The last day covered: start + months − 1 day. */
    endsOn: s.day,
    /** Changes of frequency, oldest first: from that day windows are counted anew, their first ordinal is `ordinal`. */
    phases: s.list(s.object({ from: s.day, frequency, ordinal: positive })),
    /** How many units it covers, and what they cost together for the term before tax, in minor units. */
    units: s.count,
    price: s.money,
    /** When which part of the price is to be billed; minor units before tax. */
    installments: s.list(
      s.object({ dueOn: s.day, amount: s.money, invoiceId: s.optional(s.idOf("invoice")) }),
    ),
    previousId: s.optional(s.idOf("contract")),
    successorId: s.optional(s.idOf("contract")),
    activatedOn: s.optional(s.day),
    /** What became of visits whose windows had passed at activation. */
    past: s.optional(s.choice(["done", "missed", "waived"])),
    /** Cancelled from a day on, with the part of the price that is given back, in minor units before tax. */
    cancelled: s.optional(s.object({ on: s.day, reason: s.label, credit: s.money })),
    /** What is to be given back because cover ended early, in minor units before tax; `invoiceId` once a credit note says so. */
    credits: s.optional(
      s.list(
        s.object({ on: s.day, amount: s.money, reason: s.label, invoiceId: s.optional(s.idOf("invoice")) }),
      ),
    ),
    poReference: s.text,
    note: s.text,
  }),
  {
    number: (contract) => (contract.number ? fold(contract.number) : undefined),
    customer: (contract) => [contract.customerId, contract.startsOn],
    status: (contract) => [contract.status, contract.endsOn],
    /** Active ones by their last day. */
    ends: (contract) => (contract.status === "active" ? contract.endsOn : undefined),
    plan: (contract) => contract.planId,
    previous: (contract) => contract.previousId,
    startsOn: (contract) => contract.startsOn,
    terms: s.many((contract) => terms([contract.number, contract.poReference])),
  },
);

/** One unit under a contract: `cover:<contract>/<card>`. */
export const cover = s.kind(
  s.object({
    id: s.idOf("cover"),
    contractId: s.idOf("contract"),
    cardId: s.idOf("card"),
    /** Copied from the contract, so that a unit's cover is read without it; a part cover ends or begins inside the term. */
    status: s.choice(["draft", "active", "ended"]),
    from: s.day,
    until: s.day,
    /** Price of this unit for its time, before tax, in minor units. */
    price: s.money,
    /** Visits promised for this unit; absent while they are not generated yet. */
    visitsOwed: s.optional(s.count),
    /** Another contract covers it too, and the desk said so. */
    overlapAllowed: s.optional(s.flag),
  }),
  {
    contract: (cover) => cover.contractId,
    /** Every cover of a unit, by its last day. */
    card: (cover) => [cover.cardId, cover.until],
  },
);

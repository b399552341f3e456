import * as v from "valibot";
import { allocation, invoiceFigures, invoiceLine } from "./invoice";
import * as s from "./shape";
import { fold, terms } from "./terms";

const thousandths = v.pipe(v.number(), v.safeInteger());

/** What is ordered from a principal. States: draft → sent → partly received → received / closed short; cancelled. */
export const order = s.kind(
  s.object({
    id: s.idOf("order"),
    /** Taken when it is sent; a draft has none. */
    number: s.optional(s.label),
    /** Partly received and received follow from its receipts. */
    status: s.choice(["draft", "sent", "closed short", "cancelled"]),
    principalId: s.idOf("party"),
    on: s.day,
    expectedOn: s.optional(s.day),
    lines: s.list(
      s.object({
        itemId: s.idOf("item"),
        description: s.text,
        quantity: s.decimal,
        /** Price per unit in major units, before tax. */
        price: s.decimal,
        taxRate: s.decimal,
        /** Received so far, thousandths. */
        received: thousandths,
      }),
    ),
    /** How much more than ordered was allowed to come, in percent, where more did. */
    tolerance: s.optional(s.decimal),
    note: s.text,
    /** Why it was closed short or cancelled. */
    reason: s.optional(s.label),
  }),
  {
    number: (order) => (order.number ? fold(order.number) : undefined),
    principal: (order) => [order.principalId, order.on],
    status: (order) => [order.status, order.on],
    on: (order) => order.on,
    item: s.many((order) => [...new Set(order.lines.map(({ itemId }) => itemId))]),
    terms: s.many((order) => terms([order.number])),
  },
);

/** Goods received from a principal. States: draft → posted → reversed. */
export const receipt = s.kind(
  s.object({
    id: s.idOf("receipt"),
    number: s.optional(s.label),
    status: s.choice(["draft", "posted", "reversed"]),
    principalId: s.idOf("party"),
    orderId: s.optional(s.idOf("order")),
    on: s.day,
    /** The principal's delivery note. */
    reference: s.text,
    location: s.label,
    lines: s.list(
      s.object({
        itemId: s.idOf("item"),
        /** The line of the order, counted from 0. */
        orderLine: s.optional(s.count),
        quantity: s.decimal,
        /** Price per unit in major units, before tax. */
        price: s.decimal,
        /** Serial numbers captured, one a piece; fewer where some are not known yet. */
        serials: s.list(s.text),
        units: s.optional(s.list(s.idOf("unit"))),
        /** What it was worth when posted, minor units. */
        value: s.optional(s.money),
        /** Billed so far by the principal, and sent back of that, thousandths. */
        billed: thousandths,
        returned: thousandths,
        /** The part of its value that his bills cleared so far, minor units. */
        billedValue: s.optional(s.money),
        /** The claim that the principal replenished with it: nothing of it is billed. */
        claimId: s.optional(s.idOf("claim")),
      }),
    ),
    note: s.text,
    reversedOn: s.optional(s.day),
    reason: s.optional(s.label),
  }),
  {
    number: (receipt) => (receipt.number ? fold(receipt.number) : undefined),
    principal: (receipt) => [receipt.principalId, receipt.on],
    order: (receipt) => receipt.orderId,
    item: s.many((receipt) => [...new Set(receipt.lines.map(({ itemId }) => itemId))]),
    status: (receipt) => [receipt.status, receipt.on],
    on: (receipt) => receipt.on,
    terms: s.many((receipt) => terms([receipt.number, receipt.reference])),
  },
);

/** A principal's bill, or our debit note to a principal (a credit against his bills). Figures as on his paper. */
export const purchase = s.kind(
  s.object({
    id: s.idOf("purchase"),
    kind: s.choice(["bill", "debit-note", "opening"]),
    status: s.choice(["draft", "posted", "cancelled"]),
    /** Of our register, taken when posted. */
    number: s.optional(s.label),
    /** The number on the principal's paper. */
    reference: s.text,
    principalId: s.idOf("party"),
    on: s.day,
    dueOn: s.day,
    taxScheme: s.choice(["gst", "gst-composition", "pdv", "vat", "none"]),
    /** State codes (India): where the principal supplies from, and where it is taxed; empty elsewhere. */
    supplierState: s.optional(s.text),
    placeOfSupply: s.text,
    /** We owe the tax ourselves, and deduct it again. */
    reverseCharge: s.flag,
    /** The tax cannot be deducted (composition): it is part of the cost. */
    taxToCost: s.optional(s.flag),
    /** The total printed on his paper, minor units: what misses ours by less than a whole unit is its rounding. */
    stated: s.optional(s.money),
    lines: s.list(
      s.object({
        ...invoiceLine.entries,
        /** The line of the receipt it bills or sends back, counted from 0. */
        receipt: s.optional(s.object({ id: s.idOf("receipt"), line: s.count })),
        /** An expense account for what is no goods; landed charges are spread over the goods received instead. */
        account: s.optional(s.label),
        landed: s.optional(s.flag),
        /** What it cleared of its receipt's value, or took out of the stock when goods went back; minor units. */
        goods: s.optional(s.money),
        /** The claim it credits. */
        claimId: s.optional(s.idOf("claim")),
      }),
    ),
    /** The receipts over which landed charges are spread; those it bills when left out. */
    landedOn: s.optional(s.list(s.idOf("receipt"))),
    /**
     * What prices, charges and reductions moved in the stock beside the goods themselves: how much of them was on hand then,
     * thousandths, and by how much their worth moved, minor units.
     */
    revalued: s.optional(
      s.list(
        s.object({
          itemId: s.idOf("item"),
          location: s.label,
          quantity: thousandths,
          value: s.money,
          units: s.optional(s.list(s.idOf("unit"))),
        }),
      ),
    ),
    /** The bill that a debit note corrects. */
    original: s.optional(s.object({ id: s.idOf("purchase"), number: s.label, on: s.day })),
    figures: s.optional(invoiceFigures),
    /** Under reverse charge: the tax that we owe and deduct. */
    ownTaxes: s.optional(invoiceFigures.entries.taxes),
    /** What of a debit note settles which of his bills. */
    allocations: s.optional(s.list(allocation)),
    note: s.text,
    reason: s.optional(s.label),
    cancelledOn: s.optional(s.day),
  }),
  {
    number: (purchase) => (purchase.number ? fold(purchase.number) : undefined),
    reference: (purchase) => [purchase.principalId, fold(purchase.reference)],
    principal: (purchase) => [purchase.principalId, purchase.on],
    receipt: s.many((purchase) => [
      ...new Set([...purchase.lines.flatMap((line) => line.receipt?.id ?? []), ...(purchase.landedOn ?? [])]),
    ]),
    original: (purchase) => purchase.original?.id,
    settles: s.many((purchase) => (purchase.allocations ?? []).map(({ billId }) => billId)),
    status: (purchase) => [purchase.status, purchase.on],
    on: (purchase) => purchase.on,
    opening: (purchase) => (purchase.kind === "opening" ? purchase.on : undefined),
    terms: s.many((purchase) => terms([purchase.number, purchase.reference])),
  },
);

/** A claim on a principal for what was given free under his warranty. */
export const claim = s.kind(
  s.object({
    id: s.idOf("claim"),
    status: s.choice(["open", "sent", "reimbursed", "replenished", "credited", "refused"]),
    principalId: s.idOf("party"),
    visitId: s.idOf("visit"),
    cardId: s.optional(s.idOf("card")),
    itemId: s.idOf("item"),
    quantity: s.decimal,
    /** What it cost us, minor units. */
    cost: s.money,
    on: s.day,
    settledOn: s.optional(s.day),
    /** The paper that settled it: a receipt or our debit note. */
    settledBy: s.optional(s.anyOf([s.idOf("receipt"), s.idOf("purchase")])),
    note: s.text,
    /** Why it was refused. */
    reason: s.optional(s.label),
  }),
  {
    principal: (claim) => [claim.principalId, claim.on],
    status: (claim) => [claim.status, claim.on],
    visit: (claim) => claim.visitId,
    card: (claim) => claim.cardId,
    item: (claim) => claim.itemId,
    settledBy: (claim) => claim.settledBy,
  },
);

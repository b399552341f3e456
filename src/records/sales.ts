import * as v from "valibot";
import { documentCharge, invoiceLine } from "./invoice";
import * as s from "./shape";
import { fold, terms } from "./terms";

const thousandths = v.pipe(v.number(), v.safeInteger());

/** An offer to a customer. It has a number once sent; lapsed follows from its last day. */
export const quotation = s.kind(
  s.object({
    id: s.idOf("quotation"),
    number: s.optional(s.label),
    status: s.choice(["draft", "sent", "accepted", "lost"]),
    on: s.day,
    validUntil: s.day,
    customerId: s.idOf("party"),
    siteId: s.optional(s.idOf("site")),
    taxScheme: s.choice(["gst", "gst-composition", "pdv", "vat", "none"]),
    placeOfSupply: s.text,
    taxInclusive: s.flag,
    lines: s.list(invoiceLine),
    charges: s.list(documentCharge),
    poReference: s.text,
    note: s.text,
    /** Why it was lost. */
    reason: s.optional(s.label),
    /** What it became. */
    challanId: s.optional(s.idOf("challan")),
    invoiceId: s.optional(s.idOf("invoice")),
  }),
  {
    number: (quotation) => (quotation.number ? fold(quotation.number) : undefined),
    customer: (quotation) => [quotation.customerId, quotation.on],
    status: (quotation) => [quotation.status, quotation.on],
    on: (quotation) => quotation.on,
    terms: s.many((quotation) => terms([quotation.number, quotation.poReference])),
  },
);

/** Goods that leave before or without the bill. Partly and fully invoiced follow from its lines. */
export const challan = s.kind(
  s.object({
    id: s.idOf("challan"),
    number: s.optional(s.label),
    status: s.choice(["draft", "issued", "cancelled"]),
    seriesId: s.idOf("series"),
    fiscalYear: s.optional(s.label),
    ordinal: s.optional(s.count),
    /** Why goods leave: for sale, on approval, for repair, as a loan. */
    purpose: s.choice(["sale", "approval", "repair", "loan"]),
    on: s.day,
    customerId: s.idOf("party"),
    siteId: s.optional(s.idOf("site")),
    complaintId: s.optional(s.idOf("complaint")),
    quotationId: s.optional(s.idOf("quotation")),
    poReference: s.text,
    /** Who takes them, and in what vehicle. */
    carrier: s.text,
    lines: s.list(
      s.object({
        itemId: s.idOf("item"),
        description: s.label,
        taxCode: s.text,
        quantity: s.decimal,
        unit: s.text,
        /** Price per unit in major units, before tax, for the bill to come. */
        price: s.decimal,
        taxRate: s.decimal,
        /** Where they leave from. */
        location: s.label,
        units: s.optional(s.list(s.idOf("unit"))),
        /** Billed and brought back so far, thousandths. */
        invoiced: thousandths,
        returned: thousandths,
      }),
    ),
    /** Cards made where its goods were installed. */
    installed: s.optional(s.list(s.object({ cardId: s.idOf("card"), on: s.day, by: s.text }))),
    printed: s.optional(
      s.object({
        companyName: s.text,
        companyAddress: s.text,
        companyTaxId: s.text,
        customerName: s.text,
        customerAddress: s.text,
        customerTaxId: s.text,
        siteAddress: s.text,
      }),
    ),
    note: s.text,
    cancelReason: s.optional(s.label),
  }),
  {
    number: (challan) => (challan.number ? fold(challan.number) : undefined),
    customer: (challan) => [challan.customerId, challan.on],
    status: (challan) => [challan.status, challan.on],
    series: (challan) =>
      challan.ordinal && challan.fiscalYear
        ? [challan.seriesId, challan.fiscalYear, challan.ordinal]
        : undefined,
    on: (challan) => challan.on,
    terms: s.many((challan) => terms([challan.number, challan.poReference])),
  },
);

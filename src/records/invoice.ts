import * as s from "./shape";
import { fold, terms } from "./terms";

export const invoiceLine = s.object({
  itemId: s.optional(s.idOf("item")),
  description: s.label,
  taxCode: s.text,
  quantity: s.decimal,
  unit: s.text,
  /** Price per `baseQuantity` units in major units. */
  price: s.decimal,
  baseQuantity: s.decimal,
  discountPercent: s.decimal,
  /** Discount on the line in minor units, beside the percentage. */
  discount: s.money,
  /** Charge on the line in minor units. */
  charge: s.money,
  taxCategory: s.choice(["standard", "zero", "exempt", "reverse", "export", "outside"]),
  taxRate: s.decimal,
  /** Where goods leave from (come back to, on a credit note); a challan's id where they left on it; none for services. */
  location: s.text,
  /** The pieces of a serialised item. */
  units: s.optional(s.list(s.idOf("unit"))),
  /** The line of the challan it bills, counted from 0. */
  challan: s.optional(s.object({ id: s.idOf("challan"), line: s.count })),
  /** The line of the original bill that a note corrects, counted from 0. */
  originalLine: s.optional(s.count),
  /** On a note: only the price is corrected; the quantity stays sold. */
  valueOnly: s.optional(s.flag),
});

/** A discount or charge on the whole document, with its own tax. */
export const documentCharge = s.object({
  label: s.label,
  /** Positive for a charge, negative for a discount; minor units before tax. */
  amount: s.money,
  taxCategory: s.choice(["standard", "zero", "exempt", "reverse", "export", "outside"]),
  taxRate: s.decimal,
});

/** Figures computed once at issue and never edited; minor units. */
export const invoiceFigures = s.object({
  lineNets: s.list(s.money),
  /** Nets of the document's charges and discounts; absent on bills issued before they were kept. */
  chargeNets: s.optional(s.list(s.money)),
  net: s.money,
  taxes: s.list(
    s.object({ name: s.label, category: s.label, rate: s.decimal, taxable: s.money, amount: s.money }),
  ),
  tax: s.money,
  rounding: s.money,
  total: s.money,
});

/** How much of a credit settles which bill, minor units. A refund is a debt of ours that credits settle like a bill. */
export const allocation = s.object({
  billId: s.anyOf([s.idOf("invoice"), s.idOf("purchase"), s.idOf("payment")]),
  amount: s.money,
});

/** A bill or a credit note. A draft has no number; issuing takes it, freezes the figures and the names printed on the paper. */
export const invoice = s.kind(
  s.object({
    id: s.idOf("invoice"),
    status: s.choice(["draft", "issued", "cancelled"]),
    /** A plain invoice when left out. `opening` is a bill of the time before the book: its number is typed, it moves no goods and bears no tax here. */
    kind: s.optional(
      s.choice(["invoice", "bill-of-supply", "cash-memo", "credit-note", "debit-note", "opening"]),
    ),
    seriesId: s.idOf("series"),
    number: s.optional(s.label),
    /** Financial year of the number, `2026-27`. */
    fiscalYear: s.optional(s.label),
    /** Place in the series and year, 1..n. */
    ordinal: s.optional(s.count),
    on: s.day,
    dueOn: s.day,
    customerId: s.idOf("party"),
    siteId: s.optional(s.idOf("site")),
    complaintId: s.optional(s.idOf("complaint")),
    /** The visit owed by a contract whose paid parts and services it bills. */
    visitId: s.optional(s.idOf("visit")),
    /** The part of a contract's price it bills, named by the day that part falls due. */
    contract: s.optional(s.object({ id: s.idOf("contract"), dueOn: s.day })),
    /** The offer it comes from. */
    quotationId: s.optional(s.idOf("quotation")),
    /** The bill that a credit or debit note corrects, with its number and day as printed. */
    original: s.optional(s.object({ id: s.idOf("invoice"), number: s.label, on: s.day })),
    /** Why the note was written. */
    reason: s.optional(s.text),
    /** What of a credit note settles which bill; empty on everything else. */
    allocations: s.optional(s.list(allocation)),
    taxScheme: s.choice(["gst", "gst-composition", "pdv", "vat", "none"]),
    /** State code where the supply is taxed (India); empty elsewhere. */
    placeOfSupply: s.text,
    reverseCharge: s.flag,
    taxInclusive: s.flag,
    poReference: s.text,
    lines: s.list(invoiceLine),
    charges: s.list(documentCharge),
    note: s.text,
    /** Why lines bear no tax, printed under the figures. */
    taxReason: s.optional(s.text),
    /** What the customer had paid before the bill (EN 16931 prepaid), shown on the paper; minor units. */
    prepaid: s.money,
    figures: s.optional(invoiceFigures),
    /** Names and addresses as printed, frozen at issue. */
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
    issuedAt: s.optional(s.instant),
    cancelledAt: s.optional(s.instant),
    cancelReason: s.optional(s.label),
  }),
  {
    number: (invoice) => (invoice.number ? fold(invoice.number) : undefined),
    customer: (invoice) => [invoice.customerId, invoice.on],
    complaint: (invoice) => invoice.complaintId,
    /** Notes that correct a bill. */
    original: (invoice) => invoice.original?.id,
    /** Bills that a credit note settles. */
    settles: s.many((invoice) => (invoice.allocations ?? []).map(({ billId }) => billId)),
    /** Bills of what left on a challan. */
    challan: s.many((invoice) => [...new Set(invoice.lines.flatMap((line) => line.challan?.id ?? []))]),
    status: (invoice) => [invoice.status, invoice.on],
    series: (invoice) =>
      invoice.ordinal && invoice.fiscalYear
        ? [invoice.seriesId, invoice.fiscalYear, invoice.ordinal]
        : undefined,
    on: (invoice) => invoice.on,
    opening: (invoice) => (invoice.kind === "opening" ? invoice.on : undefined),
    terms: s.many((invoice) => terms([invoice.number])),
  },
);

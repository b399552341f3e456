import * as v from "valibot";
import * as s from "./shape";

/** The business itself: one record, `company:main`. Rates, limits and legends that the law changes live in dated settings. */
export const company = s.kind(
  s.object({
    id: s.idOf("company"),
    name: s.label,
    address: s.text,
    phone: s.text,
    email: s.text,
    /** Country preset: which tax scheme, currency, words and paper labels apply. */
    country: s.choice(["IN", "UA", "EU", "XX"]),
    taxScheme: s.choice(["gst", "gst-composition", "pdv", "vat", "none"]),
    /** GSTIN, ІПН or VAT ID; empty when not registered. */
    taxId: s.text,
    /** Two-digit GST state code; empty outside India. */
    stateCode: s.text,
    currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    /** BCP 47 locale of figures and dates: `en-IN`. */
    locale: s.label,
    language: s.choice(["en", "uk", "hi"]),
    /** First month of the financial year, 1..12. */
    fiscalYearStart: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
    bank: s.text,
    terms: s.text,
    /** The last day of the books that are closed: nothing dated up to it is posted, cancelled or moved. */
    closedUntil: s.optional(s.day),
    /** Every closing and reopening of the books, oldest first, with its reason; without a day everything is open again. */
    closures: s.optional(s.list(s.object({ at: s.instant, until: s.optional(s.day), reason: s.label }))),
    /** The logo printed on papers, PNG as base64. */
    logo: s.optional(s.text),
    settings: s.object({
      /** Days within which the same unit's next complaint counts as a repeat. */
      repeatDays: s.count,
      /** Days after issue when a bill falls due. */
      creditDays: s.count,
      /** Round bills to the whole currency unit by a separate line. */
      roundToUnit: s.flag,
      /** GST rounding: each line, or per document and rate with the remainder on the last line. */
      gstRounding: s.choice(["line", "carry"]),
      negativeStock: s.flag,
      /** Target hours to resolve, by priority. */
      targetHours: s.object({ low: s.count, normal: s.count, high: s.count, urgent: s.count }),
      expiryNoticeDays: s.count,
      /** Days before a contract ends on which it is pointed out; 30, 15 and 7 when left out. */
      expiryAlertDays: s.optional(s.list(s.count)),
      /** Weekdays without visits, 1 = Monday … 7 = Sunday; Sunday when left out. */
      weeklyOff: s.optional(s.list(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)))),
      /** How goods leaving the stock are valued; the moving average when left out. */
      valuation: s.optional(s.choice(["average", "fifo"])),
      /** How much more than ordered may be received, in percent; nothing more when left out. */
      receiptTolerance: s.optional(s.decimal),
      /** Days after which somebody is reminded of a backup, 0 = never; 7 when left out. */
      backupDays: s.optional(s.count),
      /** Months after its date when a cheque is stale; 3 when left out. */
      chequeMonths: s.optional(s.count),
      /** What a customer is billed for a bounced cheque, minor units; proposed, never taken by itself. */
      bounceCharge: s.optional(s.money),
      /** UPI address printed as a QR code on bills (India). */
      upi: s.optional(s.text),
      /** IBAN and BIC printed as an EPC QR code on bills (EU). */
      iban: s.optional(s.text),
      bic: s.optional(s.text),
      /** What each copy of a paper says, from a day on and under a scheme (any when left out); the country's own when left out. */
      copyLegends: s.optional(
        s.list(
          s.object({
            from: s.day,
            taxScheme: s.optional(s.choice(["gst", "gst-composition", "pdv", "vat", "none"])),
            goods: s.list(s.text),
            services: s.list(s.text),
            challan: s.list(s.text),
          }),
        ),
      ),
      holidays: s.optional(s.list(s.object({ on: s.day, name: s.text }))),
    }),
  }),
  {},
);

/** A numbering sequence of one document type. Its next number per financial year is the balance `series/<id>/<year>`. */
export const series = s.kind(
  s.object({
    id: s.idOf("series"),
    name: s.label,
    document: s.choice([
      "complaint",
      "card",
      "invoice",
      "payment",
      "visit",
      "contract",
      "bill-of-supply",
      "cash-memo",
      "credit-note",
      "debit-note",
      "quotation",
      "challan",
      "receipt-voucher",
      "refund-voucher",
      "payment-out",
      "cheque",
      "deposit",
      "order",
      "receipt",
      "purchase",
      "purchase-note",
      "journal",
    ]),
    /** May hold `{FY}` (2026-27) and `{fy}` (26-27): `S/{fy}/`. */
    prefix: s.text,
    padding: s.count,
    /** Starts again at 1 with each financial year. */
    yearly: s.flag,
    taxScheme: s.optional(s.choice(["gst", "gst-composition", "pdv", "vat", "none"])),
    /** Proposed first for papers with goods in stock, or for those without. */
    forItems: s.optional(s.choice(["stock", "non-stock"])),
    /** The number of the first paper here, where an older program had counted before; 1 when left out. */
    startAt: s.optional(s.count),
    /** The financial year that begins with it, `2026-27`; the years after begin with 1. Empty for a series that never starts again. */
    startIn: s.optional(s.text),
    /** The file under `templates/` its papers are printed by; the document's own when left out. */
    template: s.optional(s.label),
    active: s.flag,
  }),
  { document: (series) => series.document },
);

/** The text of a message to customers for an occasion, in a language; what is not here has its text from the program. */
export const message = s.kind(
  s.object({
    id: s.idOf("message"),
    occasion: s.choice([
      "complaint noted",
      "technician coming",
      "complaint resolved",
      "visit due",
      "contract expiring",
    ]),
    language: s.choice(["en", "uk", "hi"]),
    text: s.label,
  }),
  {},
);

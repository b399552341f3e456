import type { Company, Series } from "../records";

export type Country = Company["country"];

/** What a country presets for a new company; everything may be changed before and after. */
export interface CountryPreset {
  readonly country: Country;
  readonly name: string;
  readonly taxScheme: Company["taxScheme"];
  readonly currency: string;
  readonly locale: string;
  readonly language: Company["language"];
  /** First month of the financial year. */
  readonly fiscalYearStart: number;
  /** Prefix of the bill series; India asks for at most 16 characters of A–Z 0–9 / -. */
  readonly billPrefix: string;
}

export const presets: readonly CountryPreset[] = [
  {
    country: "IN",
    name: "India, GST",
    taxScheme: "gst",
    currency: "INR",
    locale: "en-IN",
    language: "en",
    fiscalYearStart: 4,
    billPrefix: "S/{fy}/",
  },
  {
    country: "UA",
    name: "Україна, ПДВ",
    taxScheme: "pdv",
    currency: "UAH",
    locale: "uk-UA",
    language: "uk",
    fiscalYearStart: 1,
    billPrefix: "Р-{fy}-",
  },
  {
    country: "EU",
    name: "European Union, VAT",
    taxScheme: "vat",
    currency: "EUR",
    locale: "en-IE",
    language: "en",
    fiscalYearStart: 1,
    billPrefix: "INV-{fy}-",
  },
  {
    country: "XX",
    name: "No tax",
    taxScheme: "none",
    currency: "USD",
    locale: "en-US",
    language: "en",
    fiscalYearStart: 1,
    billPrefix: "B-{fy}-",
  },
];

/** The preset of a country. */
export function presetFor(country: Country): CountryPreset {
  const preset = presets.find((one) => one.country === country);
  if (!preset) throw new Error(`No preset for ${country}`);
  return preset;
}

export const defaultSettings = (country: Country): Company["settings"] => ({
  repeatDays: 30,
  creditDays: 15,
  roundToUnit: country === "IN",
  gstRounding: "line",
  negativeStock: false,
  targetHours: { low: 72, normal: 24, high: 8, urgent: 4 },
  expiryNoticeDays: 30,
});

/** The series a company starts with; their ids are fixed so that papers and tests can name them. */
export function firstSeries({
  taxScheme,
  billPrefix,
}: Pick<CountryPreset, "taxScheme" | "billPrefix">): Series[] {
  const series = (
    document: Series["document"],
    name: string,
    prefix: string,
    padding: number,
    yearly: boolean,
  ): Series => ({
    id: `series:${document}`,
    name,
    document,
    prefix,
    padding,
    yearly,
    active: true,
  });
  return [
    series("complaint", "Complaints", "C-", 4, false),
    series("card", "Cards", "", 4, false),
    { ...series("invoice", "Bills", billPrefix, 4, true), taxScheme },
    series("payment", "Receipts", "R/{fy}/", 4, true),
    series("contract", "Contracts", "AMC/{fy}/", 4, true),
    // They number under any scheme: notes bear their bill's, the others the company's.
    ...moneySeries.map(([document, name, prefix]) => series(document, name, prefix, 4, true)),
  ];
}

const moneySeries: readonly (readonly [Series["document"], string, string])[] = [
  ["bill-of-supply", "Bills of supply", "BS/{fy}/"],
  ["cash-memo", "Cash memos", "CM/{fy}/"],
  ["credit-note", "Credit notes", "CN/{fy}/"],
  ["debit-note", "Debit notes", "DN/{fy}/"],
  ["quotation", "Quotations", "Q/{fy}/"],
  ["challan", "Delivery challans", "DC/{fy}/"],
  ["receipt-voucher", "Receipt vouchers", "RV/{fy}/"],
  ["refund-voucher", "Refund vouchers", "RF/{fy}/"],
  ["payment-out", "Payments", "P/{fy}/"],
  ["cheque", "Cheques", "CH/{fy}/"],
  ["deposit", "Deposit slips", "DS/{fy}/"],
  ["order", "Principal orders", "PO/{fy}/"],
  ["receipt", "Goods receipts", "GR/{fy}/"],
  ["purchase", "Principals' bills", "PB/{fy}/"],
  ["purchase-note", "Debit notes to principals", "PN/{fy}/"],
  ["journal", "Journal vouchers", "J/{fy}/"],
];

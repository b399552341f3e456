import type { Day } from "../base/day";
import type { Company, InvoiceLine } from "../records";

export type TaxSchemeId = Company["taxScheme"];
export type TaxCategory = InvoiceLine["taxCategory"];

/**
 * Where tax is rounded: once per category and rate of the document, on each line, or on each line so that the
 * document is right too and the remainder goes to the later line.
 */
export type TaxRounding = "category" | "line" | "carry";

/** A rate of tax in percent and the days on which it may be charged; `to` is its last day. */
export interface DatedRate {
  readonly rate: string;
  readonly from: Day;
  readonly to?: Day;
}

/** What a tax law says, as data. */
export interface TaxScheme {
  readonly id: TaxSchemeId;
  /** The tax as bills name it; GST splits it into CGST and SGST or IGST. */
  readonly taxName: string;
  readonly rounding: TaxRounding;
  /** Whether the company charges tax on its bills at all. */
  readonly charges: boolean;
  readonly rates: readonly DatedRate[];
  /** Rates beside the listed ones are allowed: member states set their own. */
  readonly freeRates: boolean;
  /** What a document number may look like. */
  readonly number: { readonly longest: number; readonly characters: RegExp };
}

const gstRates: readonly DatedRate[] = [
  { rate: "0", from: "2017-07-01" },
  { rate: "0.25", from: "2017-07-01" },
  { rate: "1.5", from: "2022-07-18" },
  { rate: "3", from: "2017-07-01" },
  { rate: "5", from: "2017-07-01" },
  { rate: "12", from: "2017-07-01", to: "2025-09-21" },
  { rate: "18", from: "2017-07-01" },
  { rate: "28", from: "2017-07-01", to: "2025-09-21" },
  { rate: "40", from: "2025-09-22" },
];

const indianNumber = { longest: 16, characters: /^[A-Z0-9/-]+$/i };
const anyNumber = { longest: 40, characters: /^\S(.*\S)?$/ };
const zeroOnly: readonly DatedRate[] = [{ rate: "0", from: "1900-01-01" }];

const schemes: Readonly<Record<TaxSchemeId, TaxScheme>> = {
  gst: {
    id: "gst",
    taxName: "GST",
    rounding: "line",
    charges: true,
    rates: gstRates,
    freeRates: false,
    number: indianNumber,
  },
  "gst-composition": {
    id: "gst-composition",
    taxName: "GST",
    rounding: "line",
    charges: false,
    rates: zeroOnly,
    freeRates: false,
    number: indianNumber,
  },
  pdv: {
    id: "pdv",
    taxName: "ПДВ",
    rounding: "category",
    charges: true,
    rates: [
      { rate: "0", from: "1997-10-01" },
      { rate: "7", from: "2014-04-01" },
      { rate: "14", from: "2021-03-01" },
      { rate: "20", from: "1997-10-01" },
    ],
    freeRates: false,
    number: anyNumber,
  },
  vat: {
    id: "vat",
    taxName: "VAT",
    rounding: "category",
    charges: true,
    rates: ["0", "5", "7", "10", "19", "20", "21", "25"].map((rate) => ({ rate, from: "1993-01-01" })),
    freeRates: true,
    number: anyNumber,
  },
  none: {
    id: "none",
    taxName: "",
    rounding: "category",
    charges: false,
    rates: zeroOnly,
    freeRates: false,
    number: anyNumber,
  },
};

/** A tax scheme by its id. */
export const taxScheme = (id: TaxSchemeId): TaxScheme => schemes[id];

/** The scheme a registered business of a country bills under unless it says otherwise. */
export const schemeFor = (country: Company["country"]): TaxSchemeId =>
  (({ IN: "gst", UA: "pdv", EU: "vat", XX: "none" }) as const)[country];

/** The rates in force on a day, in percent, rising. */
export const ratesOn = (id: TaxSchemeId, day: Day): string[] =>
  schemes[id].rates.filter(({ from, to }) => from <= day && (!to || day <= to)).map(({ rate }) => rate);

/** Whether a rate may be charged on a day; under a scheme with free rates any from 0 to 100 may. */
export function isRateOn(id: TaxSchemeId, rate: string, day: Day): boolean {
  const percent = Number(rate);
  if (schemes[id].freeRates) return percent >= 0 && percent <= 100;
  return ratesOn(id, day).some((allowed) => Number(allowed) === percent);
}

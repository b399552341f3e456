import type { Money } from "../base/money";
import { kindOf } from "../billing/kinds";
import { hsnSummary, type HsnLine } from "../company/gst";
import { stateName } from "../company/states";
import { bearsRate, byRate, type GstDocument, type GstTable } from "./gst-documents";
import type { ReportRow, ReportValue } from "./report";

/** A place of supply as the offline tool lists it: `27-Maharashtra`. */
export const placeWords = (code: string): string => `${code}-${stateName(code) ?? ""}`;

const yes = (flag: boolean): string => (flag ? "Y" : "N");
const of = (documents: readonly GstDocument[], table: GstTable) =>
  documents.filter((document) => document.table === table);

/** One row for each document and rate. */
const rated = (
  documents: readonly GstDocument[],
  cellsOf: (document: GstDocument, rate: string, taxable: Money) => ReportValue[],
): ReportRow[] =>
  documents.flatMap((document) =>
    byRate(document).map(({ rate, taxable }) => ({
      cells: cellsOf(document, rate, taxable),
      of: document.invoice.id,
    })),
  );

const total = ({ invoice }: GstDocument): Money => invoice.figures?.total ?? 0;

/** Bills to registered customers. */
export const b2bRows = (documents: readonly GstDocument[]): ReportRow[] =>
  rated(of(documents, "b2b"), (document, rate, taxable) => [
    document.gstin,
    document.invoice.printed?.customerName,
    document.invoice.number,
    document.invoice.on,
    total(document),
    placeWords(document.placeOfSupply),
    yes(document.invoice.reverseCharge),
    undefined,
    "Regular B2B",
    undefined,
    rate,
    taxable,
    undefined,
  ]);

/** Large bills across the border to customers who are not registered. */
export const b2clRows = (documents: readonly GstDocument[]): ReportRow[] =>
  rated(of(documents, "b2cl"), (document, rate, taxable) => [
    document.invoice.number,
    document.invoice.on,
    total(document),
    placeWords(document.placeOfSupply),
    undefined,
    rate,
    taxable,
    undefined,
    undefined,
  ]);

/** All other bills to customers who are not registered, less their notes, by place of supply and rate. */
export function b2csRows(documents: readonly GstDocument[]): ReportRow[] {
  const sums = new Map<string, Money>();
  for (const document of of(documents, "b2cs"))
    for (const { rate, taxable } of byRate(document)) {
      const key = `${document.placeOfSupply} ${rate}`;
      sums.set(key, (sums.get(key) ?? 0) + document.sign * taxable);
    }
  return [...sums]
    .map(([key, taxable]) => ({ place: key.slice(0, 2), rate: key.slice(3), taxable }))
    .sort((a, b) => a.place.localeCompare(b.place) || Number(a.rate) - Number(b.rate))
    .map(({ place, rate, taxable }) => ({
      cells: ["OE", placeWords(place), undefined, rate, taxable, undefined, undefined],
    }));
}

const noteType = ({ sign }: GstDocument): string => (sign < 0 ? "C" : "D");

/** Credit and debit notes to registered customers. */
export const cdnrRows = (documents: readonly GstDocument[]): ReportRow[] =>
  rated(of(documents, "cdnr"), (document, rate, taxable) => [
    document.gstin,
    document.invoice.printed?.customerName,
    document.invoice.number,
    document.invoice.on,
    noteType(document),
    placeWords(document.placeOfSupply),
    yes(document.invoice.reverseCharge),
    "Regular B2B",
    total(document),
    undefined,
    rate,
    taxable,
    undefined,
  ]);

/** Notes that correct bills listed singly though their customers are not registered. */
export const cdnurRows = (documents: readonly GstDocument[]): ReportRow[] =>
  rated(of(documents, "cdnur"), (document, rate, taxable) => [
    document.placeOfSupply === "96" ? "EXPWOP" : "B2CL",
    document.invoice.number,
    document.invoice.on,
    noteType(document),
    placeWords(document.placeOfSupply),
    total(document),
    undefined,
    rate,
    taxable,
    undefined,
  ]);

/** Bills abroad, without payment of tax. */
export const expRows = (documents: readonly GstDocument[]): ReportRow[] =>
  rated(of(documents, "exp"), (document, rate, taxable) => [
    "WOPAY",
    document.invoice.number,
    document.invoice.on,
    total(document),
    undefined,
    undefined,
    undefined,
    rate,
    taxable,
    undefined,
  ]);

const EXEMPTED = ["zero", "exempt", "outside"] as const;
type Exempted = (typeof EXEMPTED)[number];

/** What bore no tax by its nature, by where it went and to whom: nil rated, exempted, outside GST. */
export function exemptRows(documents: readonly GstDocument[]): ReportRow[] {
  return [true, false].flatMap((registered) =>
    [true, false].map((across): ReportRow => {
      const sums: Record<Exempted, Money> = { zero: 0, exempt: 0, outside: 0 };
      for (const document of documents)
        if (Boolean(document.gstin) === registered && document.isInterState === across)
          for (const line of document.lines)
            if (!bearsRate(line)) sums[exemption(line.category)] += document.sign * line.taxable;
      const to = registered ? "registered persons" : "unregistered persons";
      return {
        cells: [
          `${across ? "Inter-State" : "Intra-State"} supplies to ${to}`,
          ...EXEMPTED.map((kind) => sums[kind]),
        ],
      };
    }),
  );
}

const exemption = (category: string): Exempted =>
  category === "exempt" || category === "outside" ? category : "zero";

/** Goods and services by code, unit and rate; of registered customers or of the others. */
export function hsnRows(documents: readonly GstDocument[], registered: boolean): ReportRow[] {
  const names = new Map<string, string>();
  const lines = documents
    .filter(({ gstin }) => Boolean(gstin) === registered)
    .flatMap((document) => {
      const { invoice, sign } = document;
      // What is charged on the whole bill goes with its first line.
      return document.lines.map((one): HsnLine => {
        const line = invoice.lines[one.at ?? 0];
        const code = line?.taxCode ?? "";
        if (line && !names.has(code)) names.set(code, line.description.slice(0, 30));
        const counts = one.at !== undefined && !line?.valueOnly && !isService(code);
        return {
          hsn: code,
          unit: isService(code) ? "NA" : unitCode(line?.unit ?? ""),
          rate: one.rate,
          quantity: counts ? `${sign < 0 ? "-" : ""}${line?.quantity ?? "0"}` : "0",
          taxable: sign * one.taxable,
          taxes: Object.fromEntries(Object.entries(one.taxes).map(([name, tax]) => [name, sign * tax])),
        };
      });
    });
  return hsnSummary(lines).map(({ hsn, unit, quantity, total: whole, rate, taxable, taxes }) => ({
    cells: [
      hsn,
      names.get(hsn),
      unit,
      quantity,
      whole,
      rate,
      taxable,
      taxes["IGST"] ?? 0,
      taxes["CGST"] ?? 0,
      taxes["SGST"] ?? 0,
      undefined,
    ],
  }));
}

const isService = (code: string): boolean => code.startsWith("99");

const UNITS: Readonly<Record<string, string>> = {
  pcs: "PCS-PIECES",
  pc: "PCS-PIECES",
  piece: "PCS-PIECES",
  nos: "NOS-NUMBERS",
  no: "NOS-NUMBERS",
  set: "SET-SETS",
  kg: "KGS-KILOGRAMS",
  g: "GMS-GRAMMES",
  m: "MTR-METERS",
  mtr: "MTR-METERS",
  l: "LTR-LITRES",
  ltr: "LTR-LITRES",
  box: "BOX-BOX",
  pair: "PRS-PAIRS",
  roll: "ROL-ROLLS",
  bottle: "BTL-BOTTLES",
  pkt: "PAC-PACKS",
  pack: "PAC-PACKS",
  unit: "UNT-UNITS",
};

/** A unit as the law lists units of quantity. */
export const unitCode = (unit: string): string =>
  UNITS[unit.trim().toLowerCase().replace(/\.$/, "")] ?? "OTH-OTHERS";

/** A numbered paper as the table of documents counts it. */
export interface NumberedPaper {
  readonly nature: string;
  readonly seriesId: string;
  readonly fiscalYear: string;
  readonly ordinal: number;
  readonly number: string;
  readonly isCancelled: boolean;
}

/** The nature of a bill or note in the table of documents. */
export const natureOf = (invoice: Parameters<typeof kindOf>[0]): string =>
  ({
    "credit-note": "Credit Note",
    "debit-note": "Debit Note",
    invoice: "Invoices for outward supply",
    "bill-of-supply": "Invoices for outward supply",
    "cash-memo": "Invoices for outward supply",
    opening: "",
  })[kindOf(invoice)];

/** From which number to which each series went, how many in all, how many cancelled. */
export function documentRows(papers: readonly NumberedPaper[]): ReportRow[] {
  const series = new Map<string, NumberedPaper[]>();
  for (const paper of papers) {
    const key = `${paper.nature} ${paper.seriesId} ${paper.fiscalYear}`;
    series.set(key, [...(series.get(key) ?? []), paper]);
  }
  return [...series.values()].map((own): ReportRow => {
    const sorted = own.toSorted((a, b) => a.ordinal - b.ordinal);
    const [first, last] = [sorted[0], sorted.at(-1)];
    return {
      cells: [
        first?.nature,
        first?.number,
        last?.number,
        (last?.ordinal ?? 0) - (first?.ordinal ?? 0) + 1,
        own.filter(({ isCancelled }) => isCancelled).length,
      ],
    };
  });
}

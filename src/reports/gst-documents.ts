import type { Day } from "../base/day";
import { Decimal } from "../base/decimal";
import type { Money } from "../base/money";
import { isNote, kindOf } from "../billing/kinds";
import { isInterState } from "../company/gst";
import { normalGstin } from "../company/gstin";
import type { Company, Invoice } from "../records";

/** A line or charge of an issued bill with the tax it bears, minor units; taxes by name: CGST, SGST, IGST. */
export interface GstLine {
  /** The line's place; undefined for a charge on the whole bill. */
  readonly at: number | undefined;
  readonly category: Invoice["lines"][number]["taxCategory"];
  /** Whole rate in percent, as decimal text without trailing zeros. */
  readonly rate: string;
  readonly taxable: Money;
  readonly taxes: Readonly<Record<string, Money>>;
}

/** Where GSTR-1 lists a document: its table, by whom it went to, from where, and how large it is. */
export type GstTable = "b2b" | "b2cl" | "b2cs" | "cdnr" | "cdnur" | "exp";

/** An issued bill or note as GSTR-1 sees it. */
export interface GstDocument {
  readonly invoice: Invoice;
  readonly table: GstTable;
  /** The customer's GSTIN as printed; "" when he is not registered. */
  readonly gstin: string;
  /** Two figures; 96 abroad. */
  readonly placeOfSupply: string;
  readonly isInterState: boolean;
  /** −1 for credit notes: what they take back. */
  readonly sign: 1 | -1;
  readonly lines: readonly GstLine[];
}

/** Above this total a bill across the border to somebody unregistered is listed singly (b2cl), in major units. */
const LARGE: readonly { readonly from: Day; readonly above: number }[] = [
  { from: "2024-08-01", above: 100_000 },
  { from: "2017-07-01", above: 250_000 },
];

export const largeAbove = (on: Day): number => LARGE.find(({ from }) => on >= from)?.above ?? 250_000;

const ABROAD = "96";

/**
 * The bills and notes of a period that GSTR-1 asks for: issued, under GST, not of the time before the book. `originals`
 * are the bills that notes correct.
 */
export function gstDocuments(
  invoices: readonly Invoice[],
  originals: ReadonlyMap<string, Invoice>,
  company: Company,
): GstDocument[] {
  return invoices
    .filter(
      (invoice) =>
        invoice.status === "issued" && invoice.taxScheme === "gst" && kindOf(invoice) !== "opening",
    )
    .map((invoice) => gstDocument(invoice, originals, company));
}

function gstDocument(
  invoice: Invoice,
  originals: ReadonlyMap<string, Invoice>,
  company: Company,
): GstDocument {
  const facts = factsOf(invoice, company);
  const original = invoice.original && originals.get(invoice.original.id);
  const isSingle = original ? isListedSingly(original, company) : isListedSingly(invoice, company);
  const table: GstTable = facts.gstin
    ? isNote(invoice)
      ? "cdnr"
      : "b2b"
    : isNote(invoice)
      ? isSingle
        ? "cdnur"
        : "b2cs"
      : isAbroad(invoice)
        ? "exp"
        : isSingle
          ? "b2cl"
          : "b2cs";
  const sign = kindOf(invoice) === "credit-note" ? -1 : 1;
  return { invoice, table, ...facts, sign, lines: gstLines(invoice) };
}

function factsOf(invoice: Invoice, company: Company) {
  const placeOfSupply = isAbroad(invoice) ? ABROAD : invoice.placeOfSupply || company.stateCode;
  return {
    gstin: normalGstin(invoice.printed?.customerTaxId ?? ""),
    placeOfSupply,
    isInterState: isInterState({ supplierState: company.stateCode, placeOfSupply }),
  };
}

const isAbroad = ({ lines, placeOfSupply }: Invoice): boolean =>
  placeOfSupply === ABROAD || lines.some(({ taxCategory }) => taxCategory === "export");

/** Whether a bill to somebody unregistered is listed by itself: exports, and large ones across the border. */
function isListedSingly(invoice: Invoice, company: Company): boolean {
  const facts = factsOf(invoice, company);
  if (facts.gstin) return false;
  const total = (invoice.figures?.total ?? 0) / 100;
  return isAbroad(invoice) || (facts.isInterState && total > largeAbove(invoice.on));
}

/**
 * The lines and charges of an issued bill with their share of its frozen taxes: each line rounded by itself, what is left
 * of a tax on the last line of its rate, so that they always sum to what the bill says.
 */
export function gstLines({ lines, charges, figures }: Invoice): GstLine[] {
  if (!figures) return [];
  const listed = [
    ...lines.map((line, at) => entry(line, figures.lineNets[at] ?? 0, at)),
    ...charges.map((charge, at) => entry(charge, figures.chargeNets?.[at] ?? charge.amount, undefined)),
  ];
  for (const tax of figures.taxes) {
    const own = listed.filter(
      ({ category, rate }) => category === tax.category && componentRate(rate, tax.name).eq(tax.rate),
    );
    let left = tax.amount;
    own.forEach((one, at) => {
      const exact = componentRate(one.rate, tax.name).times(one.taxable).div(100);
      const share = at === own.length - 1 ? left : exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
      one.taxes[tax.name] = (one.taxes[tax.name] ?? 0) + share;
      left -= share;
    });
  }
  return listed;
}

const entry = (
  { taxCategory, taxRate }: Pick<Invoice["lines"][number], "taxCategory" | "taxRate">,
  taxable: Money,
  at: number | undefined,
) => ({
  at,
  category: taxCategory,
  rate: new Decimal(taxRate).toFixed(),
  taxable,
  taxes: {} as Record<string, Money>,
});

const componentRate = (rate: string, name: string): Decimal =>
  name === "CGST" || name === "SGST" ? new Decimal(rate).div(2) : new Decimal(rate);

/** Whether a line stands in the tables by rate; what bears no tax by its nature stands in the table of nil and exempt. */
export const bearsRate = ({ category, rate }: GstLine): boolean =>
  category === "reverse" || category === "export" || (category === "standard" && Number(rate) > 0);

/** A document's taxable value by rate, the lowest first; only what bears a rate. */
export function byRate(document: GstDocument): { rate: string; taxable: Money }[] {
  const rates = new Map<string, Money>();
  for (const line of document.lines.filter(bearsRate))
    rates.set(line.rate, (rates.get(line.rate) ?? 0) + line.taxable);
  return [...rates]
    .map(([rate, taxable]) => ({ rate, taxable }))
    .sort((a, b) => Number(a.rate) - Number(b.rate));
}

import { Decimal } from "../base/decimal";
import { currencyDigits, toDecimal } from "../base/money";
import { amountInWords } from "../base/words";
import { rateBorne } from "../company/bill-lines";
import { letterhead, paperLabels } from "../company/paper-labels";
import { stateName } from "../company/states";
import { taxIdLabel } from "../company/tax-id";
import { taxScheme } from "../company/tax-schemes";
import { shownTaxes } from "../company/tax-words";
import type { Totals } from "../company/totals";
import { billWordsLanguage } from "../company/words-language";
import type { PaperDocument, PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import type { Company, Party, Quotation, Site } from "../records";
import { salesWords } from "./paper-words";
import { quotationTotals } from "./queries";

/** What the paper of a quotation needs beside it. */
export interface QuotationPaper {
  readonly quotation: Quotation;
  readonly company: Company;
  readonly customer: Party;
  readonly site?: Site | undefined;
}

/** What `templates/quotation.xlsx` prints; a draft says that it is one. */
export function quotationDocument({ quotation, company, customer, site }: QuotationPaper): PaperDocument {
  const digits = currencyDigits(company.currency);
  const money = (minor: number): PaperValue => ({ money: minor, digits });
  const totals = quotationTotals(quotation, company);
  const words = salesWords(company.language);
  const taxed = taxScheme(quotation.taxScheme).charges;
  const taxes = shownTaxes(totals.taxes);
  const { placeOfSupply } = quotation;
  return {
    locale: company.locale,
    sheetName: sheetNameFor(quotation.number ?? words.quotation),
    scalars: {
      ...paperLabels(company),
      title: words.quotation,
      copyLegend: quotation.number ? "" : words.draft,
      number: quotation.number ?? words.draft,
      date: { day: quotation.on },
      validUntil: { day: quotation.validUntil },
      currency: company.currency,
      ...letterhead(company),
      "customer.name": customer.name,
      "customer.address": customer.address,
      "customer.taxId": customer.taxId,
      "site.name": "",
      "site.address": site ? [site.name, site.address].filter(Boolean).join(", ") : "",
      placeOfSupply: placeOfSupply ? `${placeOfSupply} ${stateName(placeOfSupply) ?? ""}`.trim() : "",
      poReference: quotation.poReference,
      "complaint.number": "",
      "totals.lines": quotation.charges.length ? money(totals.sumLines) : null,
      "totals.taxable": taxed ? money(totals.net) : null,
      "totals.tax": taxed && taxes.length > 1 ? money(totals.tax) : null,
      "totals.roundOff": totals.rounding ? money(totals.rounding) : null,
      "totals.total": money(totals.total),
      "totals.paid": null,
      "totals.due": null,
      amountInWords: amountInWords(totals.total, {
        currency: company.currency,
        language: billWordsLanguage(company),
      }),
      notes: quotation.note,
      terms: company.terms,
      thanks: words.thanks,
      "label.number": words.quotationNumber,
      "label.validUntil": words.validUntil,
      "label.accepted": words.accepted,
      "label.billTo": words.to,
      "label.taxId": taxIdLabel(company.country),
      "label.customerTaxId": taxIdLabel(company.country),
    },
    blocks: {
      line: quotation.lines.map((line, at) => ({
        ...lineFields(line, at, totals, digits),
        taxable: taxed ? money(totals.lines[at]?.net ?? 0) : null,
        taxRate: taxed ? Number(rateBorne(line)) : null,
        amount: money(totals.lines[at]?.net ?? 0),
      })),
      charge: quotation.charges.map(({ label }, at) => ({
        label,
        amount: money(totals.adjustments[at]?.net ?? 0),
      })),
      tax: taxes.map(({ name, rate, taxable, amount }) => ({
        name,
        rate: Number(rate),
        taxable: money(taxable),
        amount: money(amount),
      })),
    },
    ...(company.logo ? { images: { logo: { png: bytesOf(company.logo) } } } : {}),
  };
}

function lineFields(line: Quotation["lines"][number], at: number, totals: Totals, digits: number) {
  const listed = new Decimal(line.quantity).times(line.price).div(line.baseQuantity);
  const off = listed.minus(toDecimal(totals.lines[at]?.net ?? 0, digits));
  return {
    no: at + 1,
    description: line.description,
    code: line.taxCode,
    quantity: Number(line.quantity),
    unit: line.unit,
    price: Number(line.price),
    discount: line.discountPercent !== "0" || line.discount ? Number(off.toFixed(digits)) : null,
  };
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

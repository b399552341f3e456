import { Decimal } from "../base/decimal";
import { currencyDigits, toDecimal } from "../base/money";
import { amountInWords } from "../base/words";
import { stateName } from "../company/states";
import { taxScheme } from "../company/tax-schemes";
import { taxIdLabel } from "../company/tax-id";
import { billWordsLanguage } from "../company/words-language";
import { sheetNameFor } from "../paper/sheet-name";
import type { Company, Complaint, Invoice, Party, Site } from "../records";
import type { PaperDocument, PaperRow, PaperValue } from "../paper/paper-document";
import { figuresOf, totalsOf } from "./figures";
import { paperWords } from "./paper-words";

/** What the paper of a bill needs beside the bill itself. */
export interface BillPaper {
  readonly invoice: Invoice;
  readonly company: Company;
  readonly customer: Party;
  readonly site?: Site | undefined;
  readonly complaint?: Complaint | undefined;
}

/** What `templates/invoice.xlsx` prints: the names and figures frozen at issue; a draft shows today's and says so. */
export function invoiceDocument({ invoice, company, customer, site, complaint }: BillPaper): PaperDocument {
  const digits = currencyDigits(company.currency);
  const money = (minor: number): PaperValue => ({ money: minor, digits });
  const figures = invoice.figures ?? figuresOf(invoice, company);
  const totals = totalsOf(invoice, company);
  const words = paperWords(company);
  const printed = invoice.printed;
  const taxed = taxScheme(invoice.taxScheme).charges;
  return {
    locale: company.locale,
    sheetName: sheetName(invoice),
    scalars: {
      title: words.title(invoice),
      number: invoice.number ?? words.draft,
      date: { day: invoice.on },
      dueDate: { day: invoice.dueOn },
      currency: company.currency,
      copyLegend:
        invoice.status === "cancelled" ? words.cancelled : invoice.number ? words.original : words.draft,
      "company.name": printed?.companyName ?? company.name,
      "company.address": printed?.companyAddress ?? company.address,
      "company.taxId": printed?.companyTaxId ?? company.taxId,
      "company.phone": company.phone,
      "company.email": company.email,
      "customer.name": printed?.customerName ?? customer.name,
      "customer.address": printed?.customerAddress ?? customer.address,
      "customer.taxId": printed?.customerTaxId ?? customer.taxId,
      "site.name": "",
      "site.address":
        printed?.siteAddress ?? (site ? [site.name, site.address].filter(Boolean).join(", ") : ""),
      placeOfSupply: invoice.placeOfSupply
        ? `${invoice.placeOfSupply} ${stateName(invoice.placeOfSupply) ?? ""}`.trim()
        : "",
      poReference: invoice.poReference,
      "complaint.number": complaint?.number ?? "",
      "totals.lines": invoice.charges.length ? money(totals.sumLines) : null,
      "totals.taxable": taxed ? money(figures.net) : null,
      "totals.tax": taxed && figures.taxes.length > 1 ? money(figures.tax) : null,
      "totals.roundOff": figures.rounding ? money(figures.rounding) : null,
      "totals.total": money(figures.total),
      "totals.paid": invoice.prepaid ? money(invoice.prepaid) : null,
      "totals.due": invoice.prepaid ? money(figures.total - invoice.prepaid) : null,
      amountInWords: amountInWords(figures.total, {
        currency: company.currency,
        language: billWordsLanguage(company),
      }),
      notes: invoice.note,
      terms: company.terms,
      bank: company.bank,
      taxNote: words.taxNote(invoice),
      ...words.labels,
      "label.taxId": taxIdLabel(company.country),
      "label.customerTaxId": taxIdLabel(company.country),
    },
    blocks: {
      line: invoice.lines.map((line, at) =>
        lineRow(line, at, figures.lineNets[at] ?? 0, { money, digits, taxed }),
      ),
      charge: invoice.charges.map(({ label, amount }) => ({ label, amount: money(amount) })),
      tax: figures.taxes.map(({ name, rate, taxable, amount }) => ({
        name,
        rate: Number(rate),
        taxable: money(taxable),
        amount: money(amount),
      })),
    },
    ...(company.logo ? { images: { logo: { png: bytesOf(company.logo) } } } : {}),
  };
}

function lineRow(
  line: Invoice["lines"][number],
  at: number,
  net: number,
  { money, digits, taxed }: { money: (minor: number) => PaperValue; digits: number; taxed: boolean },
): PaperRow {
  const listed = new Decimal(line.quantity).times(line.price).div(line.baseQuantity);
  const off = listed.minus(toDecimal(net, digits)).plus(toDecimal(line.charge, digits));
  return {
    no: at + 1,
    description: line.description,
    code: line.taxCode,
    quantity: Number(line.quantity),
    unit: line.baseQuantity === "1" ? line.unit : `${line.unit}/${line.baseQuantity}`,
    price: Number(line.price),
    discount: line.discountPercent !== "0" || line.discount ? Number(off.toFixed(digits)) : null,
    taxable: taxed ? money(net) : null,
    taxRate: taxed ? Number(line.taxRate) : null,
    amount: money(net),
  };
}

const sheetName = (invoice: Invoice): string => sheetNameFor(invoice.number ?? "Draft");

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

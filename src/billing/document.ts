import { Decimal } from "../base/decimal";
import { currencyDigits, toDecimal } from "../base/money";
import { amountInWords } from "../base/words";
import { copyLegends } from "../company/copies";
import { installedText, letterhead } from "../company/paper-labels";
import { paymentCode } from "../company/payment-code";
import { stateName } from "../company/states";
import { taxScheme } from "../company/tax-schemes";
import { taxIdLabel } from "../company/tax-id";
import { billWordsLanguage } from "../company/words-language";
import { valueText } from "../paper/paper-document";
import { qrPng } from "../paper/qr";
import { sheetNameFor } from "../paper/sheet-name";
import type { Card, Company, Complaint, Invoice, Party, Payment, Site } from "../records";
import type { PaperDocument, PaperRow, PaperValue } from "../paper/paper-document";
import { figuresOf, sumsOf } from "../company/figures";
import { rateBorne } from "../company/bill-lines";
import { isOwed, kindOf } from "./kinds";
import { paidBy, paperWords, type PaperWords } from "./paper-words";
import { shownTaxes } from "../company/tax-words";

/** What the paper of a bill needs beside the bill itself. */
export interface BillPaper {
  readonly invoice: Invoice;
  readonly company: Company;
  readonly customer: Party;
  readonly site?: Site | undefined;
  readonly complaint?: Complaint | undefined;
  /** Which copy it is, as the law names it; the first where nothing is said. */
  readonly legend?: string | undefined;
  /** Pieces on it that are installed. */
  readonly pieces?: readonly InstalledPiece[] | undefined;
  /** How a cash memo was paid. */
  readonly mode?: Payment["mode"] | undefined;
}

/** A piece of a bill with the card it was installed under. */
export interface InstalledPiece {
  readonly name: string;
  readonly card: Card;
  readonly site: string;
}

/** What `templates/invoice.xlsx` prints: the names and figures frozen at issue; a draft shows today's and says so. */
export function invoiceDocument(paper: BillPaper): PaperDocument {
  const { invoice, company, customer, site, complaint, pieces = [], mode } = paper;
  const digits = currencyDigits(company.currency);
  const money = (minor: number): PaperValue => ({ money: minor, digits });
  const figures = invoice.figures ?? figuresOf(invoice, company);
  const sums = sumsOf(figures, invoice.charges);
  const words = paperWords(company, kindOf(invoice));
  const code =
    isOwed(invoice) && invoice.status !== "cancelled" && !mode
      ? codeOf(invoice, company, figures.total)
      : undefined;
  const printed = invoice.printed;
  const taxed = taxScheme(invoice.taxScheme).charges && kindOf(invoice) !== "bill-of-supply";
  const taxes = kindOf(invoice) === "bill-of-supply" ? [] : shownTaxes(figures.taxes);
  return {
    locale: company.locale,
    sheetName: sheetName(invoice),
    scalars: {
      title: words.title(invoice),
      number: invoice.number ?? words.draft,
      date: { day: invoice.on },
      dueDate: { day: invoice.dueOn },
      currency: company.currency,
      copyLegend: legendOf(paper, words),
      "original.number": invoice.original?.number ?? "",
      "original.date": invoice.original ? { day: invoice.original.on } : null,
      reason: invoice.reason ?? "",
      paidBy: mode ? paidBy(company.language, mode) : "",
      hasPieces: pieces.length > 0,
      ...letterhead(company, printed),
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
      "totals.lines": invoice.charges.length ? money(sums.sumLines) : null,
      "totals.taxable": taxed ? money(figures.net) : null,
      "totals.tax": taxed && taxes.length > 1 ? money(figures.tax) : null,
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
      bank: isOwed(invoice) && !mode ? company.bank : "",
      taxNote: [words.taxNote(invoice), ...reasons(invoice, words)].filter(Boolean).join("\n"),
      ...words.labels,
      "label.taxId": taxIdLabel(company.country),
      "label.customerTaxId": taxIdLabel(company.country),
    },
    blocks: {
      line: invoice.lines.map((line, at) =>
        lineRow(line, at, figures.lineNets[at] ?? 0, { money, digits, taxed }),
      ),
      piece: pieces.map(({ name, card, site: place }) => ({
        text: installedText(company.language, {
          name,
          serial: card.serial,
          card: card.number,
          on: valueText({ day: card.installedOn }, company.locale),
          site: place,
          by: card.installedBy ?? "",
        }),
      })),
      charge: invoice.charges.map(({ label, amount }, at) => ({
        label,
        amount: money(figures.chargeNets?.[at] ?? amount),
      })),
      tax: taxes.map(({ name, category, rate, taxable, amount }) => ({
        name: words.untaxed[category as keyof PaperWords["untaxed"]] ?? name,
        rate: Number(rate),
        taxable: money(taxable),
        amount: money(amount),
      })),
    },
    images: {
      ...(company.logo ? { logo: { png: bytesOf(company.logo) } } : {}),
      ...(code ? { qr: { png: qrPng(code) } } : {}),
    },
  };
}

/** What a payment app reads from the paper: what is to pay, to whom, for what. */
const codeOf = ({ number = "", prepaid }: Invoice, company: Company, total: number): string | undefined =>
  number ? paymentCode(company, { amount: total - prepaid, number }) : undefined;

/** Which copy it is; or that it is none yet, or does not stand. */
function legendOf({ invoice, company, legend }: BillPaper, words: PaperWords): string {
  if (invoice.status === "cancelled") return words.cancelled;
  if (!invoice.number) return words.draft;
  return legend ?? legendsOf(invoice, company)[0] ?? "";
}

/** The legends of a bill's copies: goods have one for the transporter too. Notes and memos have none but the first. */
export function legendsOf(invoice: Invoice, company: Company): readonly string[] {
  const holds = invoice.lines.some(({ location, units }) => location || units?.length) ? "goods" : "services";
  const all = copyLegends({ ...company, taxScheme: invoice.taxScheme }, holds, invoice.on);
  return kindOf(invoice) === "invoice" || kindOf(invoice) === "bill-of-supply" ? all : all.slice(0, 1);
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
    taxRate: taxed ? Number(rateBorne(line)) : null,
    amount: money(net),
  };
}

/** Why something bears no tax: what the person wrote, else what the law has every such paper say. */
function reasons({ taxReason, lines, charges }: Invoice, words: PaperWords): string[] {
  if (taxReason) return [taxReason];
  const categories = new Set([...lines, ...charges].map(({ taxCategory }) => taxCategory));
  return [...categories].flatMap((category) =>
    category === "reverse" || category === "export" ? [words.reasons[category]] : [],
  );
}

const sheetName = (invoice: Invoice): string => sheetNameFor(invoice.number ?? "Draft");

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

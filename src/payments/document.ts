import { currencyDigits } from "../base/money";
import { amountInWords } from "../base/words";
import { billWordsLanguage } from "../company/words-language";
import { taxIdLabel } from "../company/tax-id";
import type { PaperDocument, PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import type { Company, Invoice, Party, Payment } from "../records";
import { unallocated } from "./allocation";

/** What the paper of a receipt needs beside the payment: its customer and the bills it settles with what each leaves open. */
export interface ReceiptPaper {
  readonly payment: Payment;
  readonly company: Company;
  readonly party: Party;
  readonly bills: readonly {
    readonly invoice: Invoice;
    readonly amount: number;
    readonly outstanding: number;
  }[];
}

const modes: Record<Company["language"], Record<Payment["mode"], string>> = {
  en: { cash: "Cash", bank: "Bank transfer", card: "Card", upi: "UPI", cheque: "Cheque" },
  uk: { cash: "Готівка", bank: "Банківський переказ", card: "Картка", upi: "UPI", cheque: "Чек" },
  hi: { cash: "नकद", bank: "बैंक अंतरण", card: "कार्ड", upi: "UPI", cheque: "चेक" },
};

const words: Record<
  Company["language"],
  { title: string; reversed: string; realisation: string; labels: Record<string, string> }
> = {
  en: {
    title: "Receipt",
    reversed: "REVERSED",
    realisation: "Subject to realisation of the cheque",
    labels: {},
  },
  uk: {
    title: "Квитанція про оплату",
    reversed: "СТОРНОВАНО",
    realisation: "Дійсна після зарахування чека",
    labels: {
      "label.number": "Квитанція №",
      "label.date": "Дата",
      "label.mode": "Спосіб оплати",
      "label.receivedFrom": "Одержано від",
      "label.amount": "Сума",
      "label.reference": "Призначення",
      "label.bill": "За рахунком",
      "label.billDate": "Від",
      "label.billTotal": "Сума рахунку",
      "label.settled": "Сплачено зараз",
      "label.left": "Залишок",
      "label.unallocated": "Аванс",
      "label.for": "Від імені",
      "label.signatory": "Підпис",
    },
  },
  hi: {
    title: "रसीद",
    reversed: "रद्द",
    realisation: "चेक की वसूली के अधीन",
    labels: {
      "label.number": "रसीद सं.",
      "label.date": "दिनांक",
      "label.mode": "भुगतान का तरीका",
      "label.receivedFrom": "से सधन्यवाद प्राप्त",
      "label.amount": "राशि",
      "label.reference": "संदर्भ",
      "label.for": "की ओर से",
      "label.signatory": "अधिकृत हस्ताक्षर",
    },
  },
};

/** What `templates/receipt.xlsx` prints. */
export function receiptDocument({ payment, company, party, bills }: ReceiptPaper): PaperDocument {
  const digits = currencyDigits(company.currency);
  const money = (minor: number): PaperValue => ({ money: minor, digits });
  const said = words[company.language];
  const left = unallocated(payment);
  return {
    locale: company.locale,
    sheetName: sheetNameFor(payment.number),
    scalars: {
      title: said.title,
      copyLegend: payment.status === "reversed" ? said.reversed : "",
      number: payment.number,
      date: { day: payment.on },
      currency: company.currency,
      "company.name": company.name,
      "company.address": company.address,
      "company.taxId": company.taxId,
      "company.phone": company.phone,
      "company.email": company.email,
      "customer.name": party.name,
      "customer.address": party.address,
      "customer.taxId": party.taxId,
      mode: modes[company.language][payment.mode],
      reference: payment.reference,
      notes: payment.note,
      amountInWords: amountInWords(payment.amount, {
        currency: company.currency,
        language: billWordsLanguage(company),
      }),
      "totals.amount": money(payment.amount),
      "totals.allocated": bills.length ? money(payment.amount - left) : null,
      "totals.unallocated": left ? money(left) : null,
      "cheque.note": payment.mode === "cheque" ? said.realisation : "",
      "label.taxId": taxIdLabel(company.country),
      "label.customerTaxId": taxIdLabel(company.country),
      ...said.labels,
    },
    blocks: {
      allocation: bills.map(({ invoice, amount, outstanding }, at) => ({
        no: at + 1,
        bill: invoice.number ?? "",
        date: { day: invoice.on },
        total: money(invoice.figures?.total ?? 0),
        amount: money(amount),
        left: money(outstanding),
      })),
    },
  };
}

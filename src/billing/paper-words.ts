import { paperLabels } from "../company/paper-labels";
import { taxScheme } from "../company/tax-schemes";
import type { Company, Invoice, InvoiceLine, Payment } from "../records";
import { kindOf, type BillKind } from "./kinds";

/** The words of a paper in the company's language; they belong to the paper, not to the pane. */
export interface PaperWords {
  title(invoice: Pick<Invoice, "taxScheme" | "kind">): string;
  readonly draft: string;
  readonly cancelled: string;
  taxNote(invoice: Pick<Invoice, "reverseCharge" | "taxScheme">): string;
  /** The names of the categories that bear no tax, as the tax rows say them. */
  readonly untaxed: Readonly<Record<Exclude<InvoiceLine["taxCategory"], "standard">, string>>;
  /** What a paper says where nobody wrote why there is no tax. */
  readonly reasons: Readonly<Record<"reverse" | "export", string>>;
  /** `label.…` placeholders. */
  readonly labels: Readonly<Record<string, string>>;
}

type Titles = Readonly<Partial<Record<BillKind, string>>>;
const ENGLISH: Titles = {
  "bill-of-supply": "Bill of supply",
  "cash-memo": "Cash memo",
  "credit-note": "Credit note",
  "debit-note": "Debit note",
};
const UKRAINIAN: Titles = {
  "cash-memo": "Товарний чек",
  "credit-note": "Коригування (повернення)",
  "debit-note": "Коригування (доплата)",
};
const HINDI: Titles = {
  "bill-of-supply": "आपूर्ति बिल",
  "cash-memo": "नकद बिल",
  "credit-note": "जमा पत्र",
  "debit-note": "नामे पत्र",
};

const english = ({ country }: Pick<Company, "country">): PaperWords => ({
  title: (invoice) =>
    ENGLISH[kindOf(invoice)] ??
    (country !== "IN" ? "Invoice" : taxScheme(invoice.taxScheme).charges ? "Tax invoice" : "Bill of supply"),
  draft: "DRAFT, no number yet",
  cancelled: "CANCELLED",
  taxNote: ({ reverseCharge, taxScheme: id }) =>
    reverseCharge
      ? "Tax is payable on reverse charge by the recipient."
      : id === "gst-composition"
        ? "Composition taxable person, not eligible to collect tax on supplies."
        : "",
  untaxed: {
    zero: "Zero rated",
    exempt: "Exempt",
    reverse: "Reverse charge",
    export: "Export",
    outside: "Outside the tax",
  },
  reasons: {
    reverse: "Reverse charge: the tax is payable by the recipient.",
    export: "Export: supplied free of tax.",
  },
  labels: paperLabels({ country, language: "en" }),
});

const ukrainian: PaperWords = {
  title: (invoice) => UKRAINIAN[kindOf(invoice)] ?? "Рахунок-фактура",
  draft: "ЧЕРНЕТКА, без номера",
  cancelled: "СКАСОВАНО",
  taxNote: ({ taxScheme: id }) => (taxScheme(id).charges ? "" : "Без ПДВ"),
  untaxed: {
    zero: "Нульова ставка",
    exempt: "Звільнено від ПДВ",
    reverse: "ПДВ сплачує покупець",
    export: "Експорт",
    outside: "Не є об’єктом ПДВ",
  },
  reasons: {
    reverse: "ПДВ нараховує та сплачує отримувач.",
    export: "Експорт: нульова ставка ПДВ.",
  },
  labels: paperLabels({ country: "UA", language: "uk" }),
};

const hindi: PaperWords = {
  title: (invoice) =>
    HINDI[kindOf(invoice)] ?? (taxScheme(invoice.taxScheme).charges ? "कर बीजक" : "आपूर्ति बिल"),
  draft: "मसौदा, अभी कोई संख्या नहीं",
  cancelled: "रद्द",
  taxNote: ({ reverseCharge }) => (reverseCharge ? "कर प्राप्तकर्ता द्वारा देय है (रिवर्स चार्ज)।" : ""),
  untaxed: {
    zero: "शून्य दर",
    exempt: "कर मुक्त",
    reverse: "रिवर्स चार्ज",
    export: "निर्यात",
    outside: "कर के दायरे से बाहर",
  },
  reasons: {
    reverse: "कर प्राप्तकर्ता द्वारा देय है (रिवर्स चार्ज)।",
    export: "निर्यात: बिना कर के आपूर्ति।",
  },
  labels: paperLabels({ country: "IN", language: "hi" }),
};

/** How a paper's number is called, by its kind; what is not here is the invoice's. */
const NUMBERS: Readonly<Record<Company["language"], Titles>> = {
  en: {
    "bill-of-supply": "Bill no.",
    "cash-memo": "Memo no.",
    "credit-note": "Credit note no.",
    "debit-note": "Debit note no.",
  },
  uk: { "cash-memo": "Чек №", "credit-note": "Коригування №", "debit-note": "Коригування №" },
  hi: {
    "cash-memo": "बिल सं.",
    "credit-note": "जमा पत्र सं.",
    "debit-note": "नामे पत्र सं.",
    "bill-of-supply": "बिल सं.",
  },
};

/** The words of the company's papers, of an invoice unless another kind is named. */
export function paperWords(
  company: Pick<Company, "country" | "language">,
  kind: BillKind = "invoice",
): PaperWords {
  const words = company.language === "uk" ? ukrainian : company.language === "hi" ? hindi : english(company);
  const number = NUMBERS[company.language][kind];
  return number ? { ...words, labels: { ...words.labels, "label.number": number } } : words;
}

/** What says how a cash memo was paid. */
export const paidBy = (language: Company["language"], mode: Payment["mode"]): string => MODES[language][mode];

const MODES: Readonly<Record<Company["language"], Readonly<Record<Payment["mode"], string>>>> = {
  en: { cash: "Cash", bank: "Bank transfer", card: "Card", upi: "UPI", cheque: "Cheque" },
  uk: { cash: "Готівка", bank: "Переказ", card: "Картка", upi: "UPI", cheque: "Чек" },
  hi: { cash: "नकद", bank: "बैंक अंतरण", card: "कार्ड", upi: "UPI", cheque: "चेक" },
};

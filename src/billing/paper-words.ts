import { taxScheme } from "../company/tax-schemes";
import type { Company, Invoice, InvoiceLine } from "../records";

/** The words of a paper in the company's language; they belong to the paper, not to the pane. */
export interface PaperWords {
  title(invoice: Pick<Invoice, "taxScheme">): string;
  readonly draft: string;
  readonly original: string;
  readonly cancelled: string;
  taxNote(invoice: Pick<Invoice, "reverseCharge" | "taxScheme">): string;
  /** The names of the categories that bear no tax, as the tax rows say them. */
  readonly untaxed: Readonly<Record<Exclude<InvoiceLine["taxCategory"], "standard">, string>>;
  /** What a paper says where nobody wrote why there is no tax. */
  readonly reasons: Readonly<Record<"reverse" | "export", string>>;
  /** `label.…` placeholders. */
  readonly labels: Readonly<Record<string, string>>;
}

const english = ({ country }: Pick<Company, "country">): PaperWords => ({
  title: ({ taxScheme: id }) =>
    taxScheme(id).charges
      ? country === "IN"
        ? "Tax invoice"
        : "Invoice"
      : country === "IN"
        ? "Bill of supply"
        : "Invoice",
  draft: "DRAFT, no number yet",
  original: country === "IN" ? "Original for recipient" : "",
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
  labels: {
    "label.code": country === "IN" ? "HSN/SAC" : "Code",
    "label.number": country === "IN" ? "Invoice no." : "Invoice no.",
    "label.date": "Date",
    "label.dueDate": "Due date",
  },
});

const ukrainian: PaperWords = {
  title: () => "Рахунок-фактура",
  draft: "ЧЕРНЕТКА, без номера",
  original: "",
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
  labels: {
    "label.phone": "Тел.",
    "label.number": "Рахунок №",
    "label.date": "Дата",
    "label.dueDate": "Сплатити до",
    "label.billTo": "Платник",
    "label.site": "Об’єкт",
    "label.placeOfSupply": "Місце постачання",
    "label.poReference": "Ваше замовлення",
    "label.complaint": "Заявка",
    "label.no": "№",
    "label.description": "Найменування",
    "label.code": "Код",
    "label.quantity": "К-сть",
    "label.unit": "Од.",
    "label.price": "Ціна",
    "label.discount": "Знижка",
    "label.lineTaxable": "Без ПДВ",
    "label.taxRate": "ПДВ %",
    "label.lineAmount": "Сума",
    "label.lines": "Разом за рядками",
    "label.taxable": "Разом без ПДВ",
    "label.tax": "ПДВ разом",
    "label.roundOff": "Округлення",
    "label.total": "Всього",
    "label.paid": "Сплачено",
    "label.due": "До сплати",
    "label.bank": "Реквізити для оплати",
    "label.notes": "Примітки",
    "label.terms": "Умови",
    "label.for": "Від імені",
    "label.signatory": "Підпис",
  },
};

const hindi: PaperWords = {
  title: ({ taxScheme: id }) => (taxScheme(id).charges ? "कर बीजक" : "आपूर्ति बिल"),
  draft: "मसौदा, अभी कोई संख्या नहीं",
  original: "प्राप्तकर्ता के लिए मूल प्रति",
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
  labels: {
    "label.phone": "फ़ोन",
    "label.number": "बीजक सं.",
    "label.date": "दिनांक",
    "label.dueDate": "देय तिथि",
    "label.billTo": "ग्राहक",
    "label.site": "स्थान",
    "label.placeOfSupply": "आपूर्ति का स्थान",
    "label.poReference": "आपका आदेश",
    "label.complaint": "शिकायत",
    "label.no": "क्र.",
    "label.description": "विवरण",
    "label.code": "HSN/SAC",
    "label.quantity": "मात्रा",
    "label.unit": "इकाई",
    "label.price": "दर",
    "label.discount": "छूट",
    "label.lineTaxable": "कर योग्य",
    "label.taxRate": "कर %",
    "label.lineAmount": "राशि",
    "label.lines": "पंक्तियों का योग",
    "label.taxable": "कर योग्य राशि",
    "label.tax": "कुल कर",
    "label.roundOff": "पूर्णांकन",
    "label.total": "कुल",
    "label.paid": "भुगतान हुआ",
    "label.due": "देय",
    "label.bank": "भुगतान के लिए",
    "label.notes": "टिप्पणी",
    "label.terms": "शर्तें",
    "label.for": "की ओर से",
    "label.signatory": "अधिकृत हस्ताक्षर",
  },
};

/** The words of the company's papers. */
export const paperWords = (company: Pick<Company, "country" | "language">): PaperWords =>
  company.language === "uk" ? ukrainian : company.language === "hi" ? hindi : english(company);

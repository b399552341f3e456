import type { Challan, Company } from "../records";

type Language = Company["language"];

interface SalesWords {
  readonly quotation: string;
  readonly quotationNumber: string;
  readonly validUntil: string;
  readonly accepted: string;
  readonly to: string;
  readonly thanks: string;
  readonly challan: string;
  readonly challanNumber: string;
  readonly purpose: string;
  readonly purposes: Readonly<Record<Challan["purpose"], string>>;
  readonly carrier: string;
  readonly received: string;
  readonly receiver: string;
  readonly value: string;
  readonly notABill: string;
  readonly draft: string;
  readonly cancelled: string;
  readonly serials: string;
}

const words: Readonly<Record<Language, SalesWords>> = {
  en: {
    quotation: "Quotation",
    quotationNumber: "Quotation no.",
    validUntil: "Valid until",
    accepted: "Accepted: name, date, signature",
    to: "To",
    thanks: "We thank you for your inquiry and look forward to your order.",
    challan: "Delivery challan",
    challanNumber: "Challan no.",
    purpose: "Goods leave",
    purposes: { sale: "for sale", approval: "on approval", repair: "for repair", loan: "as a loan" },
    carrier: "Taken by",
    received: "Received in good condition",
    receiver: "Name, date, signature",
    value: "Value",
    notABill: "This is no bill; it does not ask for payment.",
    draft: "DRAFT, no number yet",
    cancelled: "CANCELLED",
    serials: "serial",
  },
  uk: {
    quotation: "Комерційна пропозиція",
    quotationNumber: "Пропозиція №",
    validUntil: "Дійсна до",
    accepted: "Погоджено: ім’я, дата, підпис",
    to: "Кому",
    thanks: "Дякуємо за запит і чекаємо на ваше замовлення.",
    challan: "Накладна на переміщення",
    challanNumber: "Накладна №",
    purpose: "Мета",
    purposes: { sale: "продаж", approval: "на випробування", repair: "у ремонт", loan: "у позику" },
    carrier: "Перевізник",
    received: "Отримано у належному стані",
    receiver: "Ім’я, дата, підпис",
    value: "Вартість",
    notABill: "Це не рахунок і не вимога оплати.",
    draft: "ЧЕРНЕТКА, без номера",
    cancelled: "СКАСОВАНО",
    serials: "серійний №",
  },
  hi: {
    quotation: "कोटेशन",
    quotationNumber: "कोटेशन सं.",
    validUntil: "मान्य तिथि",
    accepted: "स्वीकृत: नाम, दिनांक, हस्ताक्षर",
    to: "सेवा में",
    thanks: "आपकी पूछताछ के लिए धन्यवाद।",
    challan: "डिलीवरी चालान",
    challanNumber: "चालान सं.",
    purpose: "उद्देश्य",
    purposes: { sale: "बिक्री हेतु", approval: "अनुमोदन पर", repair: "मरम्मत हेतु", loan: "उधार" },
    carrier: "वाहक",
    received: "सही हालत में प्राप्त",
    receiver: "नाम, दिनांक, हस्ताक्षर",
    value: "मूल्य",
    notABill: "यह बिल नहीं है।",
    draft: "मसौदा, अभी कोई संख्या नहीं",
    cancelled: "रद्द",
    serials: "क्रमांक",
  },
};

/** The words of quotations and challans in the company's language; they belong to the paper, not to the pane. */
export const salesWords = (language: Language): SalesWords => words[language];

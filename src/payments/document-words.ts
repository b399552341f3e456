import type { Company, Payment } from "../records";
import { directionOf } from "./payment-model";

/** The words of money papers in the company's language; they belong to the paper, not to the pane. */
export interface MoneyWords {
  readonly receipt: string;
  readonly paymentOut: string;
  readonly refund: string;
  readonly opening: string;
  readonly receiptVoucher: string;
  readonly refundVoucher: string;
  readonly depositSlip: string;
  readonly slipNumber: string;
  readonly reversed: string;
  /** Which cheque it came of. */
  readonly cheque: (number: string) => string;
  readonly modes: Readonly<Record<Payment["mode"], string>>;
  readonly yes: string;
  readonly no: string;
  readonly cash: string;
  /** `label.…` of money received, and what differs on money paid. */
  readonly labels: Readonly<Record<string, string>>;
  readonly paidLabels: Readonly<Record<string, string>>;
}

const english: MoneyWords = {
  receipt: "Receipt",
  paymentOut: "Payment advice",
  refund: "Refund",
  opening: "Opening balance",
  receiptVoucher: "Receipt voucher",
  refundVoucher: "Refund voucher",
  depositSlip: "Deposit slip",
  slipNumber: "Slip no.",
  reversed: "REVERSED",
  cheque: (number) => `Cheque ${number}, cleared`,
  modes: { cash: "Cash", bank: "Bank transfer", card: "Card", upi: "UPI", cheque: "Cheque" },
  yes: "Yes",
  no: "No",
  cash: "Cash",
  labels: {},
  paidLabels: { "label.receivedFrom": "Paid to", "label.number": "No.", "label.settled": "Paid now" },
};

const ukrainian: MoneyWords = {
  receipt: "Квитанція про оплату",
  paymentOut: "Повідомлення про оплату",
  refund: "Повернення коштів",
  opening: "Вхідний залишок",
  receiptVoucher: "Квитанція про аванс",
  refundVoucher: "Повернення авансу",
  depositSlip: "Відомість до банку",
  slipNumber: "Відомість №",
  reversed: "СТОРНОВАНО",
  cheque: (number) => `Чек ${number}, зараховано`,
  modes: { cash: "Готівка", bank: "Банківський переказ", card: "Картка", upi: "UPI", cheque: "Чек" },
  yes: "Так",
  no: "Ні",
  cash: "Готівка",
  labels: {
    "label.phone": "Тел.",
    "label.number": "Квитанція №",
    "label.date": "Дата",
    "label.mode": "Спосіб оплати",
    "label.receivedFrom": "Одержано від",
    "label.amount": "Сума",
    "label.reference": "Призначення",
    "label.no": "№",
    "label.bill": "За рахунком",
    "label.billDate": "Від",
    "label.billTotal": "Сума рахунку",
    "label.settled": "Сплачено зараз",
    "label.left": "Залишок",
    "label.allocated": "Зараховано разом",
    "label.withheld": "Утримано податку",
    "label.discount": "Знижка",
    "label.writtenOff": "Списано",
    "label.rounding": "Округлення",
    "label.unallocated": "Аванс",
    "label.for": "Від імені",
    "label.signatory": "Підпис",
    "label.page": "Сторінка",
    "label.depositedTo": "Зараховується на",
    "label.chequeNumber": "Чек №",
    "label.bank": "Банк",
    "label.drawer": "Від кого",
    "label.chequeDate": "Дата чека",
    "label.total": "Разом",
  },
  paidLabels: {
    "label.receivedFrom": "Сплачено",
    "label.number": "Документ №",
    "label.settled": "Сплачено зараз",
  },
};

const hindi: MoneyWords = {
  receipt: "रसीद",
  paymentOut: "भुगतान सूचना",
  refund: "धन वापसी",
  opening: "प्रारंभिक शेष",
  receiptVoucher: "अग्रिम रसीद वाउचर",
  refundVoucher: "धन वापसी वाउचर",
  depositSlip: "जमा पर्ची",
  slipNumber: "पर्ची सं.",
  reversed: "रद्द",
  cheque: (number) => `चेक ${number}, भुगतान प्राप्त`,
  modes: { cash: "नकद", bank: "बैंक अंतरण", card: "कार्ड", upi: "UPI", cheque: "चेक" },
  yes: "हाँ",
  no: "नहीं",
  cash: "नकद",
  labels: {
    "label.phone": "फ़ोन",
    "label.number": "रसीद सं.",
    "label.date": "दिनांक",
    "label.mode": "भुगतान का तरीका",
    "label.receivedFrom": "से सधन्यवाद प्राप्त",
    "label.amount": "राशि",
    "label.reference": "संदर्भ",
    "label.no": "क्र.",
    "label.bill": "बिल",
    "label.billDate": "दिनांक",
    "label.billTotal": "बिल राशि",
    "label.settled": "अब चुकाया",
    "label.left": "शेष",
    "label.allocated": "कुल समायोजित",
    "label.withheld": "स्रोत पर कर कटौती",
    "label.discount": "छूट",
    "label.writtenOff": "बट्टे खाते में",
    "label.rounding": "पूर्णांकन",
    "label.unallocated": "अग्रिम",
    "label.for": "की ओर से",
    "label.signatory": "अधिकृत हस्ताक्षर",
    "label.page": "पृष्ठ",
    "label.description": "विवरण",
    "label.placeOfSupply": "आपूर्ति का स्थान",
    "label.net": "कर-पूर्व राशि",
    "label.tax": "कर",
    "label.rate": "दर",
    "label.depositedTo": "खाते में जमा",
    "label.chequeNumber": "चेक सं.",
    "label.bank": "बैंक",
    "label.drawer": "किससे",
    "label.chequeDate": "चेक दिनांक",
    "label.total": "कुल",
  },
  paidLabels: { "label.receivedFrom": "को भुगतान किया", "label.number": "सं." },
};

const byLanguage: Readonly<Record<Company["language"], MoneyWords>> = {
  en: english,
  uk: ukrainian,
  hi: hindi,
};

/** The words of a company's money papers. */
export const moneyWords = ({ language }: Pick<Company, "language">): MoneyWords => byLanguage[language];

/** What a payment's paper is called. */
export function paperTitle(payment: Payment, words: MoneyWords): string {
  if (payment.kind === "opening") return words.opening;
  if (payment.kind === "refund") return words.refund;
  if (payment.advance) return words.receiptVoucher;
  return directionOf(payment) === "in" ? words.receipt : words.paymentOut;
}

/** The labels of a payment's paper: those of money received, or with what differs on money paid. */
export const paperLabels = (payment: Payment, words: MoneyWords): Readonly<Record<string, string>> =>
  directionOf(payment) === "in" ? words.labels : { ...words.labels, ...words.paidLabels };

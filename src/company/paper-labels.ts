import type { Company } from "../records";

type Labels = Readonly<Record<string, string>>;

/** The `label.…` placeholders that bills, notes, quotations and challans share, in the company's language; what is missing has the template's own words. */
export const paperLabels = ({ country, language }: Pick<Company, "country" | "language">): Labels =>
  language === "uk" ? ukrainian : language === "hi" ? hindi : english(country);

const english = (country: Company["country"]): Labels => ({
  "label.code": country === "IN" ? "HSN/SAC" : "Code",
  "label.number": country === "IN" ? "Invoice no." : "Invoice no.",
  "label.date": "Date",
  "label.dueDate": "Due date",
});

const ukrainian: Labels = {
  "label.original": "До рахунку",
  "label.originalDate": "Рахунок від",
  "label.reason": "Підстава",
  "label.paidBy": "Оплата",
  "label.installed": "Встановлено",
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
};

const hindi: Labels = {
  "label.original": "मूल बीजक",
  "label.originalDate": "बीजक दिनांक",
  "label.reason": "कारण",
  "label.paidBy": "भुगतान",
  "label.installed": "स्थापित",
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
};

/** A piece as a paper tells where it was installed. */
export function installedText(
  language: Company["language"],
  piece: { name: string; serial: string; card: string; on: string; site: string; by: string },
): string {
  const { name, serial, card, on, site, by } = piece;
  const texts: Record<Company["language"], string[]> = {
    en: [
      name,
      serial && `serial ${serial}`,
      `card ${card}`,
      `on ${on}`,
      site && `at ${site}`,
      by && `by ${by}`,
    ],
    uk: [name, serial && `серійний № ${serial}`, `картка ${card}`, on, site, by && `виконав ${by}`],
    hi: [name, serial && `क्रमांक ${serial}`, `कार्ड ${card}`, on, site, by],
  };
  return texts[language].filter(Boolean).join(", ");
}

/** The seller at the head of every paper; what was frozen when it was issued goes before what holds today. */
export const letterhead = (
  company: Company,
  printed?: { readonly companyName: string; readonly companyAddress: string; readonly companyTaxId: string },
): Record<string, string> => ({
  "company.name": printed?.companyName ?? company.name,
  "company.address": printed?.companyAddress ?? company.address,
  "company.taxId": printed?.companyTaxId ?? company.taxId,
  "company.phone": company.phone,
  "company.email": company.email,
});

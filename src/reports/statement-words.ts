import type { Company } from "../records";

/** The words of a statement of account in a language; they belong to the paper, not to the pane. */
export interface StatementWords {
  readonly title: string;
  readonly broughtForward: string;
  readonly payTo: string;
  /** Not due, 0–30, 31–60, 61–90, over 90 days. */
  readonly ages: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

const english: StatementWords = {
  title: "Statement of account",
  broughtForward: "Brought forward",
  payTo: "Please pay to:",
  ages: ["Not due yet", "0–30 days", "31–60 days", "61–90 days", "Over 90 days"],
  labels: {},
};

const ukrainian: StatementWords = {
  title: "Виписка за рахунком",
  broughtForward: "Вхідний залишок",
  payTo: "Просимо сплатити на:",
  ages: ["Строк ще не настав", "0–30 днів", "31–60 днів", "61–90 днів", "Понад 90 днів"],
  labels: {
    "label.phone": "Тел.",
    "label.from": "З",
    "label.to": "По",
    "label.opening": "Вхідний залишок",
    "label.closing": "До сплати",
    "label.account": "Рахунок клієнта",
    "label.what": "Документ",
    "label.date": "Дата",
    "label.charged": "Нараховано",
    "label.received": "Сплачено",
    "label.balance": "Залишок",
    "label.total": "Разом",
    "label.ages": "Заборгованість за строками прострочення",
    "label.credit": "Невикористаний аванс",
    "label.cheques": "Чеки на руках, ще не зараховані",
    "label.for": "Від імені",
    "label.signatory": "Підпис",
    "label.page": "Сторінка",
  },
};

const hindi: StatementWords = {
  title: "खाता विवरण",
  broughtForward: "पिछला शेष",
  payTo: "कृपया भुगतान करें:",
  ages: ["अभी देय नहीं", "0–30 दिन", "31–60 दिन", "61–90 दिन", "90 दिन से अधिक"],
  labels: {
    "label.phone": "फ़ोन",
    "label.from": "से",
    "label.to": "तक",
    "label.opening": "पिछला शेष",
    "label.closing": "अंत में बकाया",
    "label.account": "खाता",
    "label.what": "दस्तावेज़",
    "label.date": "दिनांक",
    "label.charged": "बिल राशि",
    "label.received": "प्राप्त",
    "label.balance": "शेष",
    "label.total": "कुल",
    "label.ages": "बकाया, देरी के दिनों के अनुसार",
    "label.credit": "अप्रयुक्त जमा",
    "label.cheques": "हाथ में चेक, अभी प्राप्त नहीं",
    "label.for": "कृते",
    "label.signatory": "अधिकृत हस्ताक्षरकर्ता",
    "label.page": "पृष्ठ",
  },
};

/** The words in the company's language. */
export const statementWords = (language: Company["language"]): StatementWords =>
  language === "uk" ? ukrainian : language === "hi" ? hindi : english;

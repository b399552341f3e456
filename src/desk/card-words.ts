import type { Card, Company } from "../records";

/** The words of a unit's card on paper; they belong to the paper, not to the pane. */
interface CardWords {
  readonly title: string;
  readonly until: string;
  readonly states: Readonly<Record<Card["status"], string>>;
  readonly counted: Readonly<Record<"complaint" | "visit" | "bill", string>>;
  before(number: string): string;
  after(number: string): string;
  /** `label.…` placeholders; the template's own are English. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The words of a card in each of the company's languages. */
export const cardWords: Readonly<Record<Company["language"], CardWords>> = {
  en: {
    title: "Unit card",
    until: "till",
    states: { "in service": "In service", returned: "Returned", replaced: "Replaced", scrapped: "Scrapped" },
    counted: { complaint: "Complaints closed", visit: "Visits made", bill: "Bills" },
    before: (number) => `In the place of card ${number}`,
    after: (number) => `Replaced by card ${number}`,
    labels: {},
  },
  uk: {
    title: "Картка обладнання",
    until: "до",
    states: { "in service": "В роботі", returned: "Повернуто", replaced: "Замінено", scrapped: "Списано" },
    counted: { complaint: "Заявок закрито", visit: "Візитів", bill: "Рахунків" },
    before: (number) => `Замість картки ${number}`,
    after: (number) => `Замінено карткою ${number}`,
    labels: {
      "label.phone": "Тел.",
      "label.number": "Картка №",
      "label.serial": "Серійний №",
      "label.installed": "Встановлено",
      "label.state": "Стан",
      "label.unit": "Обладнання",
      "label.owner": "Власник і об’єкт",
      "label.pending": "Треба зробити",
      "label.no": "№",
      "label.date": "Дата",
      "label.what": "Подія",
      "label.detail": "Роботи, деталі, показники",
      "label.amount": "Сума",
      "label.printed": "Надруковано",
      "label.page": "Стор.",
    },
  },
  hi: {
    title: "यूनिट कार्ड",
    until: "तक",
    states: { "in service": "सेवा में", returned: "वापस", replaced: "बदला गया", scrapped: "कबाड़" },
    counted: { complaint: "बंद शिकायतें", visit: "भेंट", bill: "बिल" },
    before: (number) => `कार्ड ${number} के स्थान पर`,
    after: (number) => `कार्ड ${number} से बदला गया`,
    labels: {
      "label.phone": "फ़ोन",
      "label.number": "कार्ड सं.",
      "label.serial": "क्रम सं.",
      "label.installed": "स्थापना",
      "label.state": "स्थिति",
      "label.unit": "यूनिट",
      "label.owner": "मालिक और स्थान",
      "label.pending": "करना शेष",
      "label.no": "क्र.",
      "label.date": "दिनांक",
      "label.what": "घटना",
      "label.detail": "काम, पुर्ज़े, माप",
      "label.amount": "राशि",
      "label.printed": "मुद्रित",
      "label.page": "पृष्ठ",
    },
  },
};

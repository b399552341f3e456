import { currencyDigits, type Money } from "../base/money";
import { Decimal, roundTo } from "../base/decimal";
import { amountInWords } from "../base/words";
import { billWordsLanguage } from "../company/words-language";
import type { PaperDocument, PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import type { Company } from "../records";
import type { RenewalOffer } from "./letter-queries";

interface Words {
  readonly title: string;
  readonly dear: (name: string) => string;
  readonly opening: (number: string, until: string) => string;
  readonly closing: (until: string) => string;
  readonly term: (from: string, until: string) => string;
  readonly labels: Readonly<Record<string, string>>;
}

const words: Record<Company["language"], Words> = {
  en: {
    title: "Renewal of your service contract",
    dear: (name) => `Dear ${name},`,
    opening: (number, until) =>
      `your service contract ${number} ends on ${until}. So that your units stay looked after without a gap, we offer to renew it for the units below on the same terms.`,
    closing: (until) =>
      `Please confirm by ${until}, or pay the amount above; the new term then begins the day after the old one ends. Thank you for your trust.`,
    term: (from, until) => `${from} to ${until}`,
    labels: {},
  },
  uk: {
    title: "Продовження договору обслуговування",
    dear: (name) => `Шановний клієнте, ${name}!`,
    opening: (number, until) =>
      `Ваш договір обслуговування ${number} закінчується ${until}. Щоб обладнання залишалося під наглядом без перерви, пропонуємо продовжити його на тих самих умовах для переліченого нижче обладнання.`,
    closing: (until) =>
      `Просимо підтвердити до ${until} або сплатити зазначену суму; новий строк почнеться наступного дня після закінчення попереднього. Дякуємо за довіру.`,
    term: (from, until) => `з ${from} до ${until}`,
    labels: {
      "label.no": "№",
      "label.unit": "Обладнання",
      "label.card": "Картка",
      "label.serial": "Зав. №",
      "label.site": "Місце",
      "label.plan": "План",
      "label.term": "Новий строк",
      "label.visits": "Візитів на одиницю обладнання",
      "label.price": "Ціна без податку",
      "label.total": "До сплати з податком",
      "label.bank": "Реквізити",
      "label.for": "Від імені",
      "label.signatory": "Підпис",
      "label.accepted": "Погоджено: дата, ім'я, підпис",
      "label.page": "Сторінка",
    },
  },
  hi: {
    title: "आपके सर्विस अनुबंध का नवीनीकरण",
    dear: (name) => `प्रिय ${name},`,
    opening: (number, until) =>
      `आपका सर्विस अनुबंध ${number} ${until} को समाप्त हो रहा है। आपके उपकरणों की देखभाल बिना रुकावट जारी रहे, इसलिए हम नीचे दिए उपकरणों के लिए उन्हीं शर्तों पर नवीनीकरण का प्रस्ताव करते हैं।`,
    closing: (until) =>
      `कृपया ${until} तक पुष्टि करें या ऊपर दी गई राशि का भुगतान करें; नई अवधि पुरानी के अगले दिन से शुरू होगी। आपके विश्वास के लिए धन्यवाद।`,
    term: (from, until) => `${from} से ${until}`,
    labels: {
      "label.no": "सं.",
      "label.unit": "उपकरण",
      "label.card": "कार्ड",
      "label.serial": "क्रम सं.",
      "label.site": "स्थान",
      "label.plan": "योजना",
      "label.term": "नई अवधि",
      "label.visits": "प्रति उपकरण सर्विस विज़िट",
      "label.price": "कर से पहले मूल्य",
      "label.total": "कुल देय, कर सहित",
      "label.bank": "भुगतान विवरण",
      "label.for": "की ओर से",
      "label.signatory": "अधिकृत हस्ताक्षर",
      "label.accepted": "स्वीकृत: दिनांक, नाम और हस्ताक्षर",
      "label.page": "पृष्ठ",
    },
  },
};

/** What `templates/renewal-letter.xlsx` prints: the units, the new term and what it costs. */
export function renewalLetter(offer: RenewalOffer): PaperDocument {
  const { company, contract, customer, units, term, net, taxRate, visits, today } = offer;
  const said = words[customer.language ?? company.language];
  const digits = currencyDigits(company.currency);
  const money = (minor: Money): PaperValue => ({ money: minor, digits });
  const total = net + roundTo(new Decimal(net).times(taxRate).div(100), 0).toNumber();
  const written = (day: string): string =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString(company.locale, {
      timeZone: "UTC",
      day: "numeric",
      month: "long",
      year: "numeric",
    });
  return {
    locale: company.locale,
    sheetName: sheetNameFor(`${contract.number ?? ""} renewal`),
    scalars: {
      title: said.title,
      copyLegend: "",
      number: contract.number ?? "",
      date: { day: today },
      "company.name": company.name,
      "company.address": company.address,
      "company.taxId": company.taxId,
      "company.phone": company.phone,
      "company.email": company.email,
      "customer.name": customer.name,
      "customer.address": customer.address,
      salutation: said.dear(customer.name),
      opening: said.opening(contract.number ?? "", written(contract.endsOn)),
      closing: said.closing(written(contract.endsOn)),
      plan: contract.terms.name,
      term: said.term(written(term.from), written(term.until)),
      visits: visits === undefined ? null : visits,
      "totals.net": money(net),
      "totals.total": money(total),
      currency: company.currency,
      amountInWords: amountInWords(total, {
        currency: company.currency,
        language: billWordsLanguage(company),
      }),
      bank: company.bank,
      ...said.labels,
    },
    blocks: {
      unit: units.map(({ card, item, site }, at) => ({
        no: at + 1,
        name: item.name,
        card: card.number,
        serial: card.serial,
        site: site.name,
      })),
    },
  };
}

import { currencyDigits, type Money } from "../base/money";
import { Decimal } from "../base/decimal";
import { amountInWords } from "../base/words";
import { taxIdLabel } from "../company/tax-id";
import { shownTaxes } from "../company/tax-words";
import { taxScheme } from "../company/tax-schemes";
import { billWordsLanguage } from "../company/words-language";
import type { PaperDocument, PaperRow, PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import type { Company, Item, Order, Party, RecordId } from "../records";
import { isUntaxed, orderFigures } from "./figures";

interface Words {
  readonly title: string;
  readonly draft: string;
  readonly cancelled: string;
  readonly ask: string;
  readonly labels: Readonly<Record<string, string>>;
}

const words: Record<Company["language"], Words> = {
  en: {
    title: "Purchase order",
    draft: "DRAFT, not sent",
    cancelled: "CANCELLED",
    ask: "Please confirm this order with the day of delivery, and name its number on your delivery note and bill.",
    labels: {},
  },
  uk: {
    title: "Замовлення постачальнику",
    draft: "ЧЕРНЕТКА, не надіслано",
    cancelled: "СКАСОВАНО",
    ask: "Просимо підтвердити замовлення та день поставки і вказати його номер у накладній та рахунку.",
    labels: {
      "label.phone": "Тел.",
      "label.number": "Замовлення №",
      "label.date": "Дата",
      "label.expected": "Поставити до",
      "label.to": "Постачальник",
      "label.deliverTo": "Місце поставки",
      "label.no": "№",
      "label.yourCode": "Ваш код",
      "label.description": "Товар",
      "label.code": "Код",
      "label.quantity": "К-сть",
      "label.unit": "Од.",
      "label.price": "Ціна",
      "label.taxRate": "ПДВ, %",
      "label.lineAmount": "Сума",
      "label.net": "Разом без податку",
      "label.total": "Усього",
      "label.for": "Від імені",
      "label.signatory": "Підпис",
      "label.page": "Сторінка",
    },
  },
  hi: {
    title: "क्रय आदेश",
    draft: "मसौदा, भेजा नहीं गया",
    cancelled: "रद्द",
    ask: "कृपया डिलीवरी की तारीख के साथ इस आदेश की पुष्टि करें, और डिलीवरी नोट तथा बिल पर इसका क्रमांक लिखें।",
    labels: {
      "label.phone": "फ़ोन",
      "label.number": "आदेश सं.",
      "label.date": "दिनांक",
      "label.expected": "डिलीवरी तक",
      "label.to": "सेवा में",
      "label.deliverTo": "डिलीवरी का पता",
      "label.no": "सं.",
      "label.yourCode": "आपका कोड",
      "label.description": "विवरण",
      "label.code": "HSN",
      "label.quantity": "मात्रा",
      "label.unit": "इकाई",
      "label.price": "दर",
      "label.taxRate": "कर %",
      "label.lineAmount": "राशि",
      "label.net": "कर से पहले",
      "label.total": "कुल",
      "label.for": "की ओर से",
      "label.signatory": "अधिकृत हस्ताक्षर",
      "label.page": "पृष्ठ",
    },
  },
};

/** What the paper of an order is made of. */
export interface OrderPaper {
  readonly order: Order;
  readonly company: Company;
  readonly principal: Party;
  readonly items: ReadonlyMap<RecordId<"item">, Item>;
}

/** What `templates/purchase-order.xlsx` prints: the lines with the principal's own codes, the tax he will charge, the total. */
export function orderDocument({ order, company, principal, items }: OrderPaper): PaperDocument {
  const said = words[company.language];
  const digits = currencyDigits(company.currency);
  const money = (minor: Money): PaperValue => ({ money: minor, digits });
  const figures = orderFigures(order.lines, company, principal);
  const taxed = taxScheme(company.taxScheme).charges && !isUntaxed(principal, company.taxScheme);
  return {
    locale: company.locale,
    sheetName: sheetNameFor(order.number ?? "Order"),
    scalars: {
      title: said.title,
      copyLegend: order.status === "draft" ? said.draft : order.status === "cancelled" ? said.cancelled : "",
      number: order.number ?? said.draft,
      date: { day: order.on },
      expectedOn: order.expectedOn ? { day: order.expectedOn } : null,
      currency: company.currency,
      "company.name": company.name,
      "company.address": company.address,
      "company.taxId": company.taxId,
      "company.phone": company.phone,
      "company.email": company.email,
      "principal.name": principal.name,
      "principal.address": principal.address,
      "principal.taxId": principal.taxId,
      "principal.phone": principal.phones[0] ?? "",
      "totals.net": figures && taxed ? money(figures.net) : null,
      "totals.total": money(figures?.total ?? 0),
      amountInWords: amountInWords(figures?.total ?? 0, {
        currency: company.currency,
        language: billWordsLanguage(company),
      }),
      notes: order.note,
      ask: said.ask,
      ...said.labels,
      "label.taxId": taxIdLabel(company.country),
    },
    blocks: {
      line: order.lines.map((line, at) =>
        lineRow(line, at, principal, items.get(line.itemId), { taxed, digits }),
      ),
      tax: shownTaxes(taxed && figures ? figures.taxes : []).map(({ name, rate, amount }) => ({
        name,
        rate: Number(rate),
        amount: money(amount),
      })),
    },
    ...(company.logo ? { images: { logo: { png: bytesOf(company.logo) } } } : {}),
  };
}

function lineRow(
  line: Order["lines"][number],
  at: number,
  principal: Party,
  item: Item | undefined,
  { taxed, digits }: { readonly taxed: boolean; readonly digits: number },
): PaperRow {
  const code = item?.principalId === principal.id ? (item.principalCode ?? "") : "";
  const isCoded = code !== "" && line.description.startsWith(`${code} `);
  return {
    no: at + 1,
    code,
    description: isCoded ? line.description.slice(code.length + 1) : line.description,
    taxCode: item?.taxCode ?? "",
    quantity: Number(line.quantity),
    unit: item?.unit ?? "",
    price: Number(line.price),
    taxRate: taxed ? Number(line.taxRate) : null,
    amount: Number(new Decimal(line.quantity).times(line.price).toFixed(digits)),
  };
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

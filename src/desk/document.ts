import { currencyDigits } from "../base/money";
import type { Day } from "../base/day";
import { taxIdLabel } from "../company/tax-id";
import type { PaperDocument, PaperRow, PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import { siteLine } from "../parties/model";
import type { Card, Company, Item, Party, Site } from "../records";
import { cardWords } from "./card-words";
import type { TrailEvent } from "./trail";

/** What the paper of a unit's card needs: the unit, whose it is, who covers it and its trail as `cardTrail` gives it. */
export interface CardPaper {
  readonly card: Card;
  readonly item: Item;
  readonly party: Party;
  readonly site: Site;
  readonly company: Company;
  /** Who pays for it today, in words. */
  readonly cover: string;
  /** Numbers of the cards before and after it, where it was replaced. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly trail: readonly TrailEvent[];
  readonly today: Day;
}

/** What `templates/card.xlsx` prints: what is to be done, then the unit's life from its first day on. */
export function cardDocument(paper: CardPaper): PaperDocument {
  const { card, item, party, site, company, cover, trail, today } = paper;
  const words = cardWords[company.language];
  const said = (event: TrailEvent): string => detailOf(event, words.until, company.locale);
  const pending = trail.filter((event) => event.pending);
  const life = lifeOf(trail);
  return {
    locale: company.locale,
    sheetName: sheetNameFor(`${words.title} ${card.number}`),
    scalars: {
      title: words.title,
      copyLegend: "",
      number: card.number,
      serial: card.serial || "–",
      installed: { day: card.installedOn },
      state: words.states[card.status],
      currency: company.currency,
      "company.name": company.name,
      "company.address": company.address,
      "company.taxId": company.taxId,
      "company.phone": company.phone,
      "company.email": company.email,
      "item.name": item.name,
      "item.code": item.code,
      cover,
      chain: [paper.before ? words.before(paper.before) : "", paper.after ? words.after(paper.after) : ""]
        .filter(Boolean)
        .join(" · "),
      "customer.name": party.name,
      "customer.phone": party.phones.join(", "),
      "site.address": siteLine(site),
      notes: card.note,
      hasPending: pending.length > 0,
      summary: summaryOf(trail, words),
      printed: { day: today },
      "label.taxId": taxIdLabel(company.country),
      ...words.labels,
    },
    blocks: {
      pending: pending.map((event): PaperRow => ({
        on: { day: event.on },
        what: event.title,
        detail: said(event),
      })),
      event: life.map((event, at): PaperRow => ({
        no: at + 1,
        on: { day: event.on },
        what: event.title,
        detail: said(event),
        amount: amountOf(event, company),
      })),
    },
    ...(company.logo ? { images: { logo: { png: bytesOf(company.logo) } } } : {}),
  };
}

/** What was, from the first day on. What we claimed from a principal, and its cost, is no business of the customer's. */
export const lifeOf = (trail: readonly TrailEvent[]): TrailEvent[] =>
  trail.filter(({ pending, kind }) => !pending && kind !== "claim").reverse();

const detailOf = ({ detail, until }: TrailEvent, till: string, locale: string): string =>
  [detail, until ? `${till} ${dayText(until, locale)}` : ""].filter(Boolean).join(" · ");

const dayText = (day: Day, locale: string): string =>
  new Intl.DateTimeFormat(`${locale}-u-nu-latn`, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));

const amountOf = ({ amount }: TrailEvent, { currency }: Company): PaperValue =>
  amount === undefined ? null : { money: amount, digits: currencyDigits(currency) };

function summaryOf(trail: readonly TrailEvent[], words: (typeof cardWords)["en"]): string {
  const count = (kind: TrailEvent["kind"]) =>
    trail.filter((event) => event.kind === kind && !event.pending).length;
  return (["complaint", "visit", "bill"] as const)
    .map((kind) => `${words.counted[kind]}: ${count(kind)}`)
    .join("   ·   ");
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

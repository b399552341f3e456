import { currencyDigits } from "../base/money";
import { taxIdLabel } from "../company/tax-id";
import type { PaperDocument, PaperRow, PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import type { Company, Party } from "../records";
import type { Span } from "./parameters";
import type { Statement } from "./statement";
import { statementWords } from "./statement-words";

/** What the paper of a statement needs: whose account, from when till when, and what of it is due since when. Minor units. */
export interface StatementPaper {
  readonly company: Company;
  readonly party: Party;
  readonly span: Span;
  readonly statement: Statement;
  /** What is open by age: not due, 0–30, 31–60, 61–90, over 90 days. */
  readonly ages: readonly number[];
  readonly credit: number;
  readonly chequesInHand: number;
}

/** What `templates/statement.xlsx` prints, in the company's language. */
export function statementDocument(paper: StatementPaper): PaperDocument {
  const { company, party, span, statement, ages, credit, chequesInHand } = paper;
  const digits = currencyDigits(company.currency);
  const money = (minor: number): PaperValue => ({ money: minor, digits });
  const some = (minor: number): PaperValue => (minor ? money(minor) : null);
  const words = statementWords(company.language);
  const sum = (of: "charged" | "settled") => statement.lines.reduce((all, line) => all + line[of], 0);
  return {
    locale: company.locale,
    sheetName: sheetNameFor(`${words.title} ${party.name}`),
    scalars: {
      title: words.title,
      copyLegend: "",
      number: "",
      currency: company.currency,
      from: { day: span.from },
      to: { day: span.to },
      "company.name": company.name,
      "company.address": company.address,
      "company.taxId": company.taxId,
      "company.phone": company.phone,
      "company.email": company.email,
      "customer.name": party.name,
      "customer.address": party.address,
      "customer.taxId": party.taxId,
      "totals.opening": money(statement.opening),
      "totals.closing": money(statement.closing),
      "totals.charged": money(sum("charged")),
      "totals.received": money(sum("settled")),
      "totals.credit": some(credit),
      "totals.cheques": some(chequesInHand),
      hasAges: ages.some(Boolean),
      notes: company.bank ? `${words.payTo} ${company.bank}` : "",
      "label.taxId": taxIdLabel(company.country),
      "label.customerTaxId": taxIdLabel(company.country),
      ...words.labels,
    },
    blocks: {
      line: [
        {
          what: words.broughtForward,
          date: { day: span.from },
          charged: null,
          received: null,
          balance: money(statement.opening),
        },
        ...statement.lines.map(({ entry, charged, settled, balance }): PaperRow => ({
          what: entry.sourceNumber,
          date: { day: entry.on },
          charged: some(charged),
          received: some(settled),
          balance: money(balance),
        })),
      ],
      age: ages.flatMap((amount, at) =>
        amount ? [{ name: words.ages[at] ?? "", amount: money(amount) }] : [],
      ),
    },
    ...logoOf(company),
  };
}

const logoOf = ({ logo }: Pick<Company, "logo">): Pick<PaperDocument, "images"> =>
  logo ? { images: { logo: { png: Uint8Array.from(atob(logo), (one) => one.charCodeAt(0)) } } } : {};

import { currencyDigits } from "../base/money";
import { amountInWords } from "../base/words";
import { copyLegends } from "../company/copies";
import { installedText, letterhead, paperLabels } from "../company/paper-labels";
import { taxIdLabel } from "../company/tax-id";
import { lineAmount } from "../company/totals";
import { billWordsLanguage } from "../company/words-language";
import { valueText, type PaperDocument, type PaperValue } from "../paper/paper-document";
import { sheetNameFor } from "../paper/sheet-name";
import type { Challan, Company, Party, Site } from "../records";
import { salesWords } from "./paper-words";
import type { SoldPiece } from "./queries";

/** What the paper of a challan needs beside it. */
export interface ChallanPaper {
  readonly challan: Challan;
  readonly company: Company;
  readonly customer: Party;
  readonly site?: Site | undefined;
  readonly pieces: readonly SoldPiece[];
  /** Which copy it is; the first where nothing is said. */
  readonly legend?: string | undefined;
}

/** The legends of a challan's copies, as the law names them. */
export const challanLegends = (company: Company, { on }: Pick<Challan, "on">): readonly string[] =>
  copyLegends(company, "challan", on);

/** What `templates/challan.xlsx` prints: the names frozen at issue, each line with its serial numbers and its value. */
export function challanDocument(paper: ChallanPaper): PaperDocument {
  const { challan, company, customer, site, pieces } = paper;
  const digits = currencyDigits(company.currency);
  const money = (minor: number): PaperValue => ({ money: minor, digits });
  const words = salesWords(company.language);
  const { printed } = challan;
  const values = challan.lines.map(({ quantity, price }) =>
    lineAmount({ quantity, price, taxCategory: "standard", taxRate: "0" }, digits),
  );
  const total = values.reduce((sum, value) => sum + value, 0);
  return {
    locale: company.locale,
    sheetName: sheetNameFor(challan.number ?? words.challan),
    scalars: {
      ...paperLabels(company),
      title: words.challan,
      copyLegend: legendOf(paper),
      number: challan.number ?? words.draft,
      date: { day: challan.on },
      purpose: words.purposes[challan.purpose],
      carrier: challan.carrier,
      currency: company.currency,
      ...letterhead(company, printed),
      "customer.name": printed?.customerName ?? customer.name,
      "customer.address": printed?.customerAddress ?? customer.address,
      "customer.taxId": printed?.customerTaxId ?? customer.taxId,
      "site.name": "",
      "site.address":
        printed?.siteAddress ?? (site ? [site.name, site.address].filter(Boolean).join(", ") : ""),
      placeOfSupply: "",
      poReference: challan.poReference,
      "complaint.number": "",
      "totals.total": money(total),
      amountInWords: amountInWords(total, {
        currency: company.currency,
        language: billWordsLanguage(company),
      }),
      notes: challan.note,
      notABill: words.notABill,
      hasPieces: pieces.some(({ card }) => card),
      "label.number": words.challanNumber,
      "label.purpose": words.purpose,
      "label.carrier": words.carrier,
      "label.received": words.received,
      "label.receiver": words.receiver,
      "label.lineAmount": words.value,
      "label.total": words.value,
      "label.billTo": words.to,
      "label.taxId": taxIdLabel(company.country),
      "label.customerTaxId": taxIdLabel(company.country),
    },
    blocks: {
      line: challan.lines.map((line, at) => ({
        no: at + 1,
        description: described(line, pieces, words.serials),
        code: line.taxCode,
        quantity: Number(line.quantity),
        unit: line.unit,
        price: Number(line.price),
        amount: money(values[at] ?? 0),
      })),
      piece: pieces.flatMap(({ item, card }) =>
        card
          ? [
              {
                text: installedText(company.language, {
                  name: item.name,
                  serial: card.serial,
                  card: card.number,
                  on: valueText({ day: card.installedOn }, company.locale),
                  site: "",
                  by: card.installedBy ?? "",
                }),
              },
            ]
          : [],
      ),
    },
    ...(company.logo ? { images: { logo: { png: bytesOf(company.logo) } } } : {}),
  };
}

/** What a line is, with the serial numbers of its pieces. */
function described(line: Challan["lines"][number], pieces: readonly SoldPiece[], word: string): string {
  const serials = pieces
    .filter(({ unit }) => line.units?.includes(unit.id))
    .flatMap(({ unit }) => unit.serial || []);
  return serials.length ? `${line.description}\n${word} ${serials.join(", ")}` : line.description;
}

function legendOf({ challan, company, legend }: ChallanPaper): string {
  const words = salesWords(company.language);
  if (challan.status === "cancelled") return words.cancelled;
  if (!challan.number) return words.draft;
  return legend ?? challanLegends(company, challan)[0] ?? "";
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

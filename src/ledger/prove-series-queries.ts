import { msg, str } from "@lit/localize";
import type { Fault } from "../company/proof";
import { firstOrdinal, formatNumber, numberKey } from "../company/series-rules";
import type { RecordId, RecordType, Series } from "../records";
import type { Read } from "../store/work";

/** Which records a series numbers. */
const NUMBERED: Readonly<Record<Series["document"], RecordType>> = {
  complaint: "complaint",
  card: "card",
  visit: "visit",
  contract: "contract",
  invoice: "invoice",
  "bill-of-supply": "invoice",
  "cash-memo": "invoice",
  "credit-note": "invoice",
  "debit-note": "invoice",
  payment: "payment",
  "receipt-voucher": "payment",
  "refund-voucher": "payment",
  "payment-out": "payment",
  quotation: "quotation",
  challan: "challan",
  cheque: "cheque",
  deposit: "deposit",
  order: "order",
  receipt: "receipt",
  purchase: "purchase",
  "purchase-note": "purchase",
  journal: "journal",
};

/** Every type whose records bear numbers of a series. */
export const numberedTypes: readonly RecordType[] = [...new Set(Object.values(NUMBERED))].filter(
  (type) => type !== "visit",
);

interface Numbered {
  readonly id: RecordId;
  readonly number?: string;
  readonly ordinal?: number;
  readonly fiscalYear?: string;
  readonly seriesId?: Series["id"];
  readonly kind?: string;
  readonly status?: string;
}

/** Looks for every number a series has given, once and only once, and that no paper's place differs from its number. */
export async function proveSeries(read: Read): Promise<Fault[]> {
  const all = await read.list("series", "id");
  const papers = new Map<RecordType, readonly Numbered[]>();
  for (const type of numberedTypes) papers.set(type, (await read.list(type, "id")) as readonly Numbered[]);
  const faults: Fault[] = [];
  for (const series of all) {
    const type = NUMBERED[series.document];
    const own = papers.get(type) ?? [];
    const found = new Map(own.map((paper) => [numberKey(paper.number ?? ""), paper]));
    for (const { key, amount } of await read.balances(`series/${series.id}/`)) {
      const year = key.slice(`series/${series.id}/`.length);
      const missing = firstMissing(series, year, amount, found);
      if (missing) {
        const text = msg(str`${series.name}: number ${missing} was given, but no paper bears it.`);
        faults.push({ invariant: 5, id: series.id, text });
      }
    }
    faults.push(...own.flatMap((paper) => (paper.seriesId === series.id ? placeFault(paper, series) : [])));
  }
  for (const own of papers.values()) faults.push(...twice(own));
  return faults;
}

function firstMissing(
  series: Series,
  fiscalYear: string,
  last: number,
  found: ReadonlyMap<string, Numbered>,
): string | undefined {
  for (let next = firstOrdinal(series, fiscalYear); next <= last; next++) {
    const number = formatNumber({ ...series, next, fiscalYear });
    if (!found.has(numberKey(number))) return number;
  }
  return undefined;
}

function placeFault({ id, number, ordinal, fiscalYear }: Numbered, series: Series): Fault[] {
  if (number === undefined || ordinal === undefined) return [];
  const expected = formatNumber({ ...series, next: ordinal, fiscalYear: fiscalYear ?? "" });
  if (numberKey(expected) === numberKey(number)) return [];
  return [{ invariant: 5, id, text: msg(str`${number} stands at the place of ${expected} in its series.`) }];
}

function twice(papers: readonly Numbered[]): Fault[] {
  const seen = new Set<string>();
  return papers.flatMap(({ id, number, seriesId = "", kind, status }) => {
    // What stood open before the book bears the numbers of others' papers; our own bills among them have a series, and
    // one that was mistyped may be entered again.
    if (number === undefined || (kind === "opening" && (!seriesId || status === "cancelled"))) return [];
    const key = `${seriesId} ${numberKey(number)}`;
    if (seen.has(key)) return [{ invariant: 5, id, text: msg(str`${number} comes twice.`) }];
    seen.add(key);
    return [];
  });
}

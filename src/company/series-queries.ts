import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import type { AnyRecord, RecordId, RecordType, Series } from "../records";
import type { Read } from "../store/work";
import type { Fault } from "./proof";
import { firstOrdinal, formatNumber, numberKey } from "./series-rules";

/** What was numbered in a series and financial year. */
export interface SeriesAudit {
  readonly series: Series;
  /** `2026-27`; empty for a series that never starts again. */
  readonly fiscalYear: string;
  /** The first and the last number given; empty while none was. */
  readonly from: string;
  readonly to: string;
  /** Papers that have a number, the cancelled ones among them. */
  readonly count: number;
  readonly cancelled: number;
  /** Numbers that no paper has. */
  readonly gaps: readonly string[];
  /** Numbers that more than one paper has, with the later paper. */
  readonly twice: readonly { readonly number: string; readonly id: RecordId }[];
  /** Drafts that would be numbered here. */
  readonly drafts: number;
}

/** Where the papers of a series are kept. */
const HOMES: Readonly<Partial<Record<Series["document"], RecordType>>> = {
  complaint: "complaint",
  card: "card",
  invoice: "invoice",
  "bill-of-supply": "invoice",
  "cash-memo": "invoice",
  "credit-note": "invoice",
  "debit-note": "invoice",
  contract: "contract",
  quotation: "quotation",
  challan: "challan",
  payment: "payment",
  "payment-out": "payment",
  "receipt-voucher": "payment",
  "refund-voucher": "payment",
  cheque: "cheque",
  deposit: "deposit",
  order: "order",
  receipt: "receipt",
  purchase: "purchase",
  "purchase-note": "purchase",
  journal: "journal",
};

interface Numbered {
  readonly id: RecordId;
  readonly number?: string;
  readonly status?: string;
  readonly seriesId?: Series["id"];
  readonly on?: Day;
}

/** Every series and year with its numbers looked up paper by paper, in the order of the series' names and years. */
export async function seriesAudit(read: Read): Promise<SeriesAudit[]> {
  const [all, balances] = await Promise.all([read.list("series", "id"), read.balances("series/")]);
  const papers = await papersOf(read, all);
  const last = new Map(balances.map(({ key, amount }) => [key, amount]));
  const rows = all.flatMap((series) => {
    const kept = papers.get(HOMES[series.document] ?? "visit") ?? [];
    const start = `series/${series.id}/`;
    const years = [...last.keys()]
      .filter((key) => key.startsWith(start))
      .map((key) => key.slice(start.length));
    const drafts = kept.filter((paper) => isDraftOf(paper, series, all)).length;
    const given = years
      .sort()
      .map((year, at) => audited(series, year, last.get(start + year) ?? 0, kept, at ? 0 : drafts));
    return given.length || !drafts ? given : [{ ...none(series), drafts }];
  });
  return rows.sort(
    (a, b) => a.series.name.localeCompare(b.series.name) || a.fiscalYear.localeCompare(b.fiscalYear),
  );
}

async function papersOf(read: Read, all: readonly Series[]): Promise<Map<RecordType, Numbered[]>> {
  const types = [...new Set(all.flatMap(({ document }) => HOMES[document] ?? []))];
  const lists = await Promise.all(types.map((type) => read.list(type, "id") as Promise<AnyRecord[]>));
  return new Map(types.map((type, at) => [type, (lists[at] ?? []) as Numbered[]]));
}

/** A draft waits for the series it names; one that names none, for the first of its kind. */
function isDraftOf({ id, status, seriesId }: Numbered, series: Series, all: readonly Series[]): boolean {
  if (status !== "draft") return false;
  if (seriesId) return seriesId === series.id;
  return all.find(({ document }) => HOMES[document] === id.slice(0, id.indexOf(":")))?.id === series.id;
}

const none = (series: Series): SeriesAudit => ({
  series,
  fiscalYear: "",
  from: "",
  to: "",
  count: 0,
  cancelled: 0,
  gaps: [],
  twice: [],
  drafts: 0,
});

function audited(
  series: Series,
  fiscalYear: string,
  last: number,
  papers: readonly Numbered[],
  drafts: number,
): SeriesAudit {
  const { prefix, padding } = series;
  const first = firstOrdinal(series, fiscalYear);
  const numberAt = (next: number) => formatNumber({ prefix, padding, next, fiscalYear });
  const given = byNumber(papers);
  const gaps: string[] = [];
  const found: Numbered[] = [];
  const twice: { number: string; id: RecordId }[] = [];
  for (let ordinal = first; ordinal <= last; ordinal++) {
    const number = numberAt(ordinal);
    const own = (given.get(numberKey(number)) ?? []).filter(
      ({ seriesId }) => !seriesId || seriesId === series.id,
    );
    if (!own.length) gaps.push(number);
    found.push(...own.slice(0, 1));
    twice.push(...own.slice(1).map(({ id }) => ({ number, id })));
  }
  return {
    series,
    fiscalYear,
    from: numberAt(first),
    to: numberAt(last),
    count: found.length,
    cancelled: found.filter(({ status }) => status === "cancelled" || status === "reversed").length,
    gaps,
    twice,
    drafts,
  };
}

const numbersOf = new WeakMap<readonly Numbered[], Map<string, Numbered[]>>();

function byNumber(papers: readonly Numbered[]): Map<string, Numbered[]> {
  let known = numbersOf.get(papers);
  if (known) return known;
  known = new Map();
  for (const paper of papers) {
    if (!paper.number) continue;
    const key = numberKey(paper.number);
    known.set(key, [...(known.get(key) ?? []), paper]);
  }
  numbersOf.set(papers, known);
  return known;
}

/** Papers dated before the one in front of them in their series and year. */
export async function proveDates(read: Read): Promise<Fault[]> {
  const lists = await Promise.all([read.list("invoice", "series"), read.list("challan", "series")]);
  const faults: Fault[] = [];
  for (const papers of lists)
    papers.forEach((paper, at) => {
      const before = papers[at - 1];
      if (before?.seriesId !== paper.seriesId || before.fiscalYear !== paper.fiscalYear) return;
      if (before.on > paper.on)
        faults.push({
          invariant: 5,
          id: paper.id,
          text: msg(str`${paper.number ?? ""} is dated before ${before.number ?? ""}.`),
        });
    });
  return faults;
}

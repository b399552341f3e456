import { msg, str } from "@lit/localize";
import { fiscalYear } from "../base/fiscal-year";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { RecordId, Series } from "../records";
import type { Read, Work } from "../store/work";
import { firstOrdinal, formatNumber } from "./series-rules";

export interface TakenNumber {
  readonly number: string;
  /** Place in the series and year, without gaps from its first one on. */
  readonly ordinal: number;
  /** `2026-27`, or empty for a series that never starts again. */
  readonly fiscalYear: string;
}

/** What the lines of a paper hold: anything from stock, or services alone. */
export type Holds = NonNullable<Series["forItems"]>;

/** Takes the next number of a series inside the running transaction: a rolled-back command gives it back. */
export async function takeNumber(work: Work, seriesId: RecordId<"series">, on: Day): Promise<TakenNumber> {
  const { series, year, key } = await place(work, seriesId, on);
  const last = (await work.balance(key)).amount;
  const ordinal = await work.move(key, last ? 1 : firstOrdinal(series, year));
  return { number: numberAt(series, ordinal, year), ordinal, fiscalYear: year };
}

/** The number the next document of a series would get; a promise to nobody. */
export async function nextNumber(read: Read, seriesId: RecordId<"series">, on: Day): Promise<string> {
  const { series, year, key } = await place(read, seriesId, on);
  const last = (await read.balance(key)).amount;
  return numberAt(series, last ? last + 1 : firstOrdinal(series, year), year);
}

/** The active series of a document type: the given tax scheme's before those of any scheme, then the one for what the paper holds. */
export async function seriesOf(
  read: Read,
  document: Series["document"],
  taxScheme?: Series["taxScheme"],
  holds?: Holds,
): Promise<Series> {
  const series = fittingSeries(await read.list("series", "document", { is: document }), taxScheme, holds);
  if (!series)
    throw new Refusal(msg(str`There is no active number series for a ${document}. Add one in Settings.`));
  return series;
}

/** The best of some series for a tax scheme and for what a paper holds; undefined where none is active. */
export function fittingSeries(
  all: readonly Series[],
  taxScheme?: Series["taxScheme"],
  holds?: Holds,
): Series | undefined {
  const fit = <T>(own: T | undefined, asked: T | undefined): number =>
    own === undefined ? 1 : own === asked ? 2 : 0;
  const rank = (one: Series): number => 3 * fit(one.taxScheme, taxScheme) + fit(one.forItems, holds);
  return all.filter(({ active }) => active).sort((a, b) => rank(b) - rank(a))[0];
}

async function place(read: Read, seriesId: RecordId<"series">, on: Day) {
  const [series, company] = await Promise.all([read.get(seriesId), read.get("company:main")]);
  const year = series.yearly ? fiscalYear(on, company.fiscalYearStart).label : "";
  return { series, year, key: `series/${seriesId}/${year}` };
}

const numberAt = (series: Series, next: number, year: string): string =>
  formatNumber({ prefix: series.prefix, padding: series.padding, next, fiscalYear: year });

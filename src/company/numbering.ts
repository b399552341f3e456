import { fiscalYear } from "../base/fiscal-year";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { RecordId, Series } from "../records";
import type { Read, Work } from "../store/work";
import { formatNumber } from "./series-rules";

export interface TakenNumber {
  readonly number: string;
  /** Place in the series and year, 1..n without gaps. */
  readonly ordinal: number;
  /** `2026-27`, or empty for a series that never starts again. */
  readonly fiscalYear: string;
}

/** Takes the next number of a series inside the running transaction: a rolled-back command gives it back. */
export async function takeNumber(work: Work, seriesId: RecordId<"series">, on: Day): Promise<TakenNumber> {
  const { series, year, key } = await place(work, seriesId, on);
  const ordinal = await work.move(key, 1);
  return { number: numberAt(series, ordinal, year), ordinal, fiscalYear: year };
}

/** The number the next document of a series would get; a promise to nobody. */
export async function nextNumber(read: Read, seriesId: RecordId<"series">, on: Day): Promise<string> {
  const { series, year, key } = await place(read, seriesId, on);
  return numberAt(series, (await read.balance(key)).amount + 1, year);
}

/** The active series of a document type, the given tax scheme's first. */
export async function seriesOf(
  read: Read,
  document: Series["document"],
  taxScheme?: Series["taxScheme"],
): Promise<Series> {
  const all = (await read.list("series", "document", { is: document })).filter((series) => series.active);
  const series =
    all.find((one) => one.taxScheme === taxScheme) ?? all.find((one) => !one.taxScheme) ?? all[0];
  if (!series) throw new Refusal(`There is no active number series for a ${document}. Add one in Settings.`);
  return series;
}

async function place(read: Read, seriesId: RecordId<"series">, on: Day) {
  const [series, company] = await Promise.all([read.get(seriesId), read.get("company:main")]);
  const year = series.yearly ? fiscalYear(on, company.fiscalYearStart).label : "";
  return { series, year, key: `series/${seriesId}/${year}` };
}

const numberAt = (series: Series, next: number, year: string): string =>
  formatNumber({ prefix: series.prefix, padding: series.padding, next, fiscalYear: year });

import { msg, str } from "@lit/localize";
import { fiscalYear } from "../base/fiscal-year";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { Company, Series } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { companyProblems, seriesProblems } from "./model";
import { defaultSettings, firstSeries, presetFor, type Country } from "./presets";
import { couldClash } from "./series-rules";

export interface CompanyDraft {
  readonly name: string;
  readonly country: Country;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly taxId?: string;
  readonly stateCode?: string;
  readonly taxScheme?: Company["taxScheme"];
  readonly currency?: string;
  readonly locale?: string;
  readonly language?: Company["language"];
  readonly fiscalYearStart?: number;
  readonly bank?: string;
  readonly terms?: string;
  readonly logo?: string;
  readonly settings?: Partial<Company["settings"]>;
}

/** Sets up the business in an empty book: the country presets what is not said, and the first series are made. */
export const setUpCompany = command("company.setUp", async (work, draft: CompanyDraft) => {
  if (await work.find("company:main"))
    throw new Refusal(msg("This book already has its company; change it in Settings."));
  const preset = presetFor(draft.country);
  const company: Company = {
    id: "company:main",
    name: draft.name.trim(),
    address: draft.address?.trim() ?? "",
    phone: draft.phone?.trim() ?? "",
    email: draft.email?.trim() ?? "",
    country: draft.country,
    taxScheme: draft.taxScheme ?? preset.taxScheme,
    taxId: draft.taxId?.trim().toUpperCase() ?? "",
    stateCode: draft.stateCode ?? "",
    currency: draft.currency ?? preset.currency,
    locale: draft.locale ?? preset.locale,
    language: draft.language ?? preset.language,
    fiscalYearStart: draft.fiscalYearStart ?? preset.fiscalYearStart,
    bank: draft.bank ?? "",
    terms: draft.terms ?? "",
    ...(draft.logo ? { logo: draft.logo } : {}),
    settings: { ...defaultSettings(draft.country), ...draft.settings },
  };
  refuse(msg("The company cannot be saved yet."), companyProblems(company));
  await work.put(company);
  for (const series of firstSeries({ taxScheme: company.taxScheme, billPrefix: preset.billPrefix }))
    await work.put(series);
});

/** Changes the company's data or settings; fields left out stay. The currency stays once money has moved. */
export const amendCompany = command(
  "company.amend",
  async (work, { settings, ...changes }: Partial<Omit<CompanyDraft, "country">>) => {
    const before = await work.get("company:main");
    const after: Company = { ...before, ...changes, settings: { ...before.settings, ...settings } };
    const problems = companyProblems(after);
    if (after.currency !== before.currency && (await work.count("entry")))
      problems.currency = msg(str`Money in ${before.currency} has already been booked; the currency stays.`);
    if (after.fiscalYearStart !== before.fiscalYearStart && (await work.count("invoice", "series")))
      problems.fiscalYearStart = msg("Bills are already numbered by the financial year; its start stays.");
    refuse(msg("The company cannot be saved yet."), problems);
    await work.put(after);
  },
);

/** A series as it is asked for; where it starts counts in the financial year of the day. */
export type SeriesDraft = Omit<Series, "id" | "active" | "startIn">;

/** Adds a numbering series; what is left blank is not said. */
export const addSeries = command("series.add", async (work, draft: SeriesDraft) => {
  const series: Series = { id: newId("series"), ...(await started(work, said(draft))), active: true };
  await checkSeries(work, series);
  await work.put(series);
  return series.id;
});

/** Changes a series: name, use and paper at any time, the rest only until its first number was taken. */
export const amendSeries = command(
  "series.amend",
  async (work, { id, ...changes }: { id: Series["id"] } & Partial<Omit<Series, "id" | "startIn">>) => {
    const before = await work.get(id);
    const isUsed = (await work.balances(`series/${id}/`)).length > 0;
    const frozen = (["document", "prefix", "padding", "yearly", "startAt"] as const).find(
      (field) => field in changes && (changes[field] ?? 1) !== (before[field] ?? 1),
    );
    if (isUsed && frozen)
      throw new Refusal(msg("This series cannot be changed so."), {
        [frozen]: msg("Numbers were already given; close this series and add another."),
      });
    const wished = said({ ...before, ...changes });
    const after = isUsed ? wished : await started(work, wished);
    await checkSeries(work, after);
    await work.put(after);
  },
);

/** The series without the choices that were left blank. */
const said = <T extends object>(series: T): T =>
  Object.fromEntries(
    Object.entries(series).filter(
      ([field, value]) => value !== "" || field === "prefix" || field === "startIn",
    ),
  ) as T;

/** The series with the year its first number belongs to; nothing of it where it starts with 1. */
async function started<T extends Partial<Series>>(
  work: Work,
  { startAt, startIn: _, ...series }: T,
): Promise<Omit<T, "startAt" | "startIn"> & Pick<Series, "startAt" | "startIn">> {
  if (!startAt || startAt === 1) return series;
  const { fiscalYearStart } = await work.get("company:main");
  return {
    ...series,
    startAt,
    startIn: series.yearly ? fiscalYear(work.today, fiscalYearStart).label : "",
  };
}

async function checkSeries(read: Read, series: Series): Promise<void> {
  const [company, others] = await Promise.all([read.get("company:main"), read.list("series", "id")]);
  const problems = seriesProblems(series, company);
  const twin = others.find(
    (other) => other.id !== series.id && other.document === series.document && couldClash(other, series),
  );
  if (twin) problems.prefix ??= msg(str`${twin.name} already gives such numbers; they could clash.`);
  refuse(msg("This series cannot be saved yet."), problems);
}

function refuse(message: string, problems: Record<string, string>): void {
  if (Object.keys(problems).length) throw new Refusal(message, problems);
}

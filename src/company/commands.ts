import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { Company, Series } from "../records";
import { command } from "../store/command";
import type { Read } from "../store/work";
import { companyProblems, seriesProblems } from "./model";
import { defaultSettings, firstSeries, presetFor, type Country } from "./presets";
import { sameNumber } from "./series-rules";

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

/** Adds a numbering series. */
export const addSeries = command("series.add", async (work, draft: Omit<Series, "id" | "active">) => {
  const series: Series = { id: newId("series"), ...draft, active: true };
  await checkSeries(work, series);
  await work.put(series);
  return series.id;
});

/** Changes a series: name and activity at any time, the rest only until its first number was taken. */
export const amendSeries = command(
  "series.amend",
  async (work, { id, ...changes }: { id: Series["id"] } & Partial<Omit<Series, "id">>) => {
    const before = await work.get(id);
    const after = { ...before, ...changes };
    const used = (await work.balances(`series/${id}/`)).length > 0;
    if (
      used &&
      (["document", "prefix", "padding", "yearly"] as const).some((field) => after[field] !== before[field])
    )
      throw new Refusal(msg("This series cannot be changed so."), {
        prefix: msg("Numbers were already given; close this series and add another."),
      });
    await checkSeries(work, after);
    await work.put(after);
  },
);

async function checkSeries(read: Read, series: Series): Promise<void> {
  const [company, others] = await Promise.all([read.get("company:main"), read.list("series", "id")]);
  const problems = seriesProblems(series, company);
  const twin = others.find(
    (other) =>
      other.id !== series.id && other.document === series.document && sameNumber(other.prefix, series.prefix),
  );
  if (twin) problems.prefix = msg(str`${twin.name} already numbers with this prefix.`);
  refuse(msg("This series cannot be saved yet."), problems);
}

function refuse(message: string, problems: Record<string, string>): void {
  if (Object.keys(problems).length) throw new Refusal(message, problems);
}

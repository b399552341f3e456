import { msg, str } from "@lit/localize";
import { isDecimalText } from "../base/quantity";
import type { Company, Series } from "../records";
import { legendProblems } from "./copies";
import { isIban, isUpi } from "./payment-code";
import { prefixProblem, TAXED } from "./series-rules";
import { taxIdProblem } from "./tax-id";

/** What is wrong with the company's data, by field, in words. */
export function companyProblems(company: Company): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!company.name) problems.name = msg("The company needs a name; it is printed on every paper.");
  if (company.email && !/^\S+@\S+\.\S+$/.test(company.email))
    problems.email = msg("This is not an e-mail address.");
  if (!/^[A-Z]{3}$/.test(company.currency)) problems.currency = msg("Three letters, as in INR or UAH.");
  if (!(company.fiscalYearStart >= 1 && company.fiscalYearStart <= 12))
    problems.fiscalYearStart = msg("A month, 1 to 12.");
  const wrong = company.taxId ? taxIdProblem(company.country, company.taxId) : undefined;
  if (wrong) problems.taxId = wrong;
  if (company.taxScheme.startsWith("gst") && !/^\d\d$/.test(company.stateCode))
    problems.stateCode = msg("GST needs the company's state, to tell CGST and SGST from IGST.");
  else if (
    company.taxScheme.startsWith("gst") &&
    company.taxId &&
    !wrong &&
    company.taxId.slice(0, 2) !== company.stateCode
  )
    problems.stateCode = msg(str`The GSTIN is of state ${company.taxId.slice(0, 2)}.`);
  return {
    ...problems,
    ...calendarProblems(company.settings),
    ...payCodeProblems(company.settings),
    ...legendProblems(company.settings),
    ...toleranceProblems(company.settings),
  };
}

function payCodeProblems({ upi, iban }: Company["settings"]): Record<string, string> {
  const problems: Record<string, string> = {};
  if (upi && !isUpi(upi)) problems.upi = msg("This is no UPI address: a name, @, a bank’s handle.");
  if (iban && !isIban(iban)) problems.iban = msg("The check figures of this IBAN are wrong.");
  return problems;
}

function toleranceProblems({ receiptTolerance = "0" }: Company["settings"]): Record<string, string> {
  const isPercent = isDecimalText(receiptTolerance) && Number(receiptTolerance) >= 0;
  return isPercent && Number(receiptTolerance) <= 100
    ? {}
    : { receiptTolerance: msg("Between 0 and 100 percent.") };
}

function calendarProblems({
  weeklyOff = [],
  expiryAlertDays = [],
}: Company["settings"]): Record<string, string> {
  const problems: Record<string, string> = {};
  if (new Set(weeklyOff).size === 7) problems["off-7"] = msg("Leave at least one day on which you work.");
  if (expiryAlertDays.some((days) => !(Number.isSafeInteger(days) && days >= 0)))
    problems.expiryAlertDays = msg("Whole days, as in 30, 15, 7.");
  return problems;
}

/** What is wrong with a number series, by field. */
export function seriesProblems(series: Series, company: Company): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!series.name.trim()) problems.name = msg("A name is needed.");
  if ((series.startAt ?? 1) < 1 || (series.startAt ?? 1) > 999_999)
    problems.startAt = msg("A number from 1 to 999999.");
  if (series.padding > 9) problems.padding = msg("At most nine figures.");
  if (series.yearly && TAXED.has(series.document) && !/\{fy\}/i.test(series.prefix))
    problems.prefix = msg(
      "A yearly series needs {fy} in its prefix, or last year's numbers would come again.",
    );
  // Only tax papers are numbered by the law; a complaint may be called what one likes.
  const scheme = TAXED.has(series.document) ? (series.taxScheme ?? company.taxScheme) : "none";
  const wrong = prefixProblem(series, scheme);
  if (wrong) problems.prefix = wrong;
  return problems;
}

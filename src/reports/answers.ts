import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { accountNames } from "../ledger/queries";
import type { RecordId } from "../records";
import type { Read } from "../store/work";
import type { Answers, Parameter, Report, ReportContext, ReportResult } from "./report";

/** What a report is asked with until somebody answers otherwise. */
export const initialAnswers = (report: Pick<Report, "parameters">, context: ReportContext): Answers =>
  Object.fromEntries(report.parameters.map((parameter) => [parameter.name, initialOf(parameter, context)]));

function initialOf(parameter: Parameter, { today, company }: ReportContext): string {
  switch (parameter.kind) {
    case "day":
      return parameter.initial(today, company);
    case "choice":
    case "money":
      return parameter.initial;
    case "flag":
      return parameter.initial ? "yes" : "";
    default:
      return "";
  }
}

/** Answers to all parameters: those given, the initial ones for the others; what the report does not ask is dropped. */
export const fullAnswers = (
  report: Pick<Report, "parameters">,
  given: Answers,
  context: ReportContext,
): Answers =>
  Object.fromEntries(
    Object.entries(initialAnswers(report, context)).map(([name, initial]) => [name, given[name] ?? initial]),
  );

/** What is still to be answered before a report can be run, in words by name. */
export const missingAnswers = (
  { parameters }: Pick<Report, "parameters">,
  answers: Answers,
): Record<string, string> =>
  Object.fromEntries(
    parameters
      .filter((one) => "required" in one && one.required && !answers[one.name])
      .map(({ name, label }) => [name, msg(str`${label()} is needed.`)]),
  );

/** Runs a report with what was answered, the rest by its initial answers. @throws Refusal where something is missing */
export async function runReport(
  read: Read,
  report: Report,
  given: Answers,
  context: ReportContext,
): Promise<ReportResult> {
  const answers = fullAnswers(report, given, context);
  const missing = missingAnswers(report, answers);
  const [first] = Object.values(missing);
  if (first) throw new Refusal(first, missing);
  return report.run(read, answers, context);
}

/** One answer in words: what was asked, and what was answered. Days stay as they are written in records. */
export interface AnswerWords {
  readonly label: string;
  readonly text: string;
}

/** The answers as a heading tells them; those not given are left out. `money` writes minor units. */
export async function answerWords(
  read: Read,
  { parameters }: Pick<Report, "parameters">,
  answers: Answers,
  money: (minor: number) => string,
): Promise<AnswerWords[]> {
  const words = await Promise.all(
    parameters.map(async (parameter) => ({
      label: parameter.label(),
      text: await wordsOf(read, parameter, answers[parameter.name] ?? "", money),
    })),
  );
  return words.filter(({ text }) => text !== "");
}

async function wordsOf(
  read: Read,
  parameter: Parameter,
  answer: string,
  money: (minor: number) => string,
): Promise<string> {
  if (!answer) return "";
  switch (parameter.kind) {
    case "choice":
      return parameter.options().find(({ value }) => value === answer)?.label ?? "";
    case "flag":
      return answer === "yes" ? msg("yes") : "";
    case "money":
      return Number(answer) ? money(Number(answer)) : "";
    case "account":
      return (await accountNames(read)).get(answer) ?? answer;
    case "party":
    case "item":
    case "technician":
      return (await read.find(answer as RecordId<"party">))?.name ?? answer;
    case "day":
      return answer;
  }
}

import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import type { ChartAccount } from "../company/chart";
import type { Journal } from "../records";

/** One line of a voucher as it is typed: a debit or a credit of an account, minor units. */
export interface JournalLine {
  readonly account: string;
  readonly debit: number;
  readonly credit: number;
  readonly text?: string;
}

export interface JournalDraft {
  readonly kind: "voucher" | "opening";
  readonly on: Day;
  readonly lines: readonly JournalLine[];
  readonly text: string;
}

/** Debits less credits of some lines, minor units. */
export const difference = (lines: readonly Pick<JournalLine, "debit" | "credit">[]): number =>
  lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0);

/**
 * What is wrong with a voucher, by field (`lines.0.account`): accounts that are no one's or follow from documents, lines
 * with both sides or none, and sides that do not agree. What opening balances differ by goes to that account.
 */
export function journalProblems(
  { kind, on, lines, text }: JournalDraft,
  {
    chart,
    today,
    show,
  }: { chart: ReadonlyMap<string, ChartAccount>; today: Day; show: (minor: number) => string },
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isDay(on)) problems.on = msg("This is not a day.");
  else if (on > today) problems.on = msg(str`A voucher cannot be dated after today, ${today}.`);
  if (!text.trim()) problems.text = msg("Say what it is for; it stands in the ledger.");
  lines.forEach((line, at) => Object.assign(problems, lineProblems(line, at, chart)));
  if (lines.length < (kind === "opening" ? 1 : 2))
    problems.lines = msg("At least one line to debit and one to credit.");
  const off = difference(lines);
  if (kind === "voucher" && off && !problems.lines)
    problems.lines =
      off > 0
        ? msg(str`The debits are ${show(off)} more than the credits.`)
        : msg(str`The credits are ${show(-off)} more than the debits.`);
  return problems;
}

function lineProblems(
  { account, debit, credit }: JournalLine,
  at: number,
  chart: ReadonlyMap<string, ChartAccount>,
): Record<string, string> {
  const problems: Record<string, string> = {};
  const known = chart.get(account);
  if (!known) problems[`lines.${at}.account`] = msg("Choose an account.");
  else if (known.derived)
    problems[`lines.${at}.account`] = msg(
      str`${known.name} follow from bills, payments and stock; write those instead.`,
    );
  else if (!known.active) problems[`lines.${at}.account`] = msg(str`${known.name} is closed.`);
  const isAmount = (one: number) => Number.isSafeInteger(one) && one >= 0;
  if (!isAmount(debit)) problems[`lines.${at}.debit`] = msg("An amount above zero.");
  if (!isAmount(credit)) problems[`lines.${at}.credit`] = msg("An amount above zero.");
  if (isAmount(debit) && isAmount(credit) && debit > 0 === credit > 0)
    problems[`lines.${at}.debit`] = msg("Either a debit or a credit.");
  return problems;
}

/** A voucher's lines as they are kept, with the line that takes what opening balances differ by. */
export function journalLines({ kind, lines }: Pick<JournalDraft, "kind" | "lines">): Journal["lines"] {
  const kept = lines.map(({ account, debit, credit, text = "" }) => ({
    account,
    debit,
    credit,
    text: text.trim(),
  }));
  const off = difference(lines);
  if (kind !== "opening" || !off) return kept;
  return [...kept, { account: "opening", debit: Math.max(-off, 0), credit: Math.max(off, 0), text: "" }];
}

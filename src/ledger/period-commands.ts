import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { fiscalYear } from "../base/fiscal-year";
import { Refusal } from "../base/refusal";
import { accounts } from "../company/accounts";
import { accountKind } from "../company/chart";
import { posting } from "../company/posting";
import type { Company, Journal } from "../records";
import { command } from "../store/command";
import type { Work } from "../store/work";
import { postJournal, takeBack } from "./journal-commands";
import { balancesAt } from "./queries";

/** Closes the books up to a day that is over: nothing dated up to it can be posted, moved or taken back any more. */
export const closeBooks = command(
  "period.close",
  async (work, { until, reason }: { until: Day; reason: string }) => {
    const company = await work.get("company:main");
    refuse(closeProblems(company, until, work.today, reason));
    await keepClosure(work, company, until, reason);
  },
);

/**
 * Opens closed books again, down to a day or altogether. Closings of years that are open again are taken back on their own
 * day, so that the year can be closed anew with what is changed now.
 */
export const reopenBooks = command(
  "period.reopen",
  async (work, { until, reason }: { until?: Day; reason: string }) => {
    const company = await work.get("company:main");
    const problems: Record<string, string> = {};
    if (!company.closedUntil) throw new Refusal(msg("The books are not closed; nothing was changed."));
    if (until !== undefined && !isDay(until)) problems.until = msg("This is not a day.");
    else if (until !== undefined && until >= company.closedUntil)
      problems.until = msg(str`The books are closed until ${company.closedUntil}; choose an earlier day.`);
    if (!reason.trim()) problems.reason = msg("Say why.");
    refuse(problems);
    await keepClosure(work, company, until, reason);
    for (const journal of await closings(work))
      if (journal.status === "posted" && (!until || journal.on > until))
        await takeBack(work, journal, journal.on, reason.trim());
  },
);

/**
 * Closes a financial year: income and expenses go to the profit carried forward by a voucher on the year's last day, and the
 * books are closed until then. Gives the voucher's number, none where nothing had moved, and the profit (a loss is negative).
 */
export const closeYear = command(
  "period.closeYear",
  async (work, { lastDay, reason }: { lastDay: Day; reason: string }) => {
    const company = await work.get("company:main");
    const problems = closeProblems(company, lastDay, work.today, reason);
    if (isDay(lastDay) && fiscalYear(lastDay, company.fiscalYearStart).to !== lastDay)
      problems.until = msg("A financial year ends on the day before the next one begins.");
    refuse(problems);
    const lines = await resultLines(work, lastDay);
    const profit = lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0);
    const year = fiscalYear(lastDay, company.fiscalYearStart).label;
    const voucher = lines.length
      ? await postJournal(work, {
          kind: "closing",
          on: lastDay,
          text: msg(str`Result of ${year}`),
          lines: [...lines, posting(accounts.retained.code, -profit)]
            .filter(({ debit, credit }) => debit || credit)
            .map((line) => ({ ...line, text: "" })),
        })
      : undefined;
    await keepClosure(work, company, lastDay, reason);
    return { number: voucher?.number, profit };
  },
);

/** The lines that bring every account of income and expense to nothing at the end of a day. */
async function resultLines(work: Work, lastDay: Day) {
  const own = new Map((await work.list("account", "id")).map((one) => [one.id as string, one]));
  return [...(await balancesAt(work, lastDay))].flatMap(([code, sum]) => {
    const kind = accountKind(code, own.get(`account:${code}`));
    return sum && (kind === "income" || kind === "expense") ? [posting(code, -sum)] : [];
  });
}

function closeProblems(
  { closedUntil }: Company,
  until: Day,
  today: Day,
  reason: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isDay(until)) problems.until = msg("This is not a day.");
  else if (until >= today) problems.until = msg("Only days that are over can be closed.");
  else if (closedUntil && until <= closedUntil)
    problems.until = msg(str`The books are already closed until ${closedUntil}.`);
  if (!reason.trim()) problems.reason = msg("Say why.");
  return problems;
}

async function keepClosure(
  work: Work,
  company: Company,
  until: Day | undefined,
  reason: string,
): Promise<void> {
  const { closedUntil: _, ...open } = company;
  const closure = { at: work.at, ...(until ? { until } : {}), reason: reason.trim() };
  await work.put({
    ...open,
    ...(until ? { closedUntil: until } : {}),
    closures: [...(company.closures ?? []), closure],
  });
}

const closings = async (work: Work): Promise<Journal[]> =>
  (await work.list("journal", "id")).filter(({ kind }) => kind === "closing");

function refuse(problems: Record<string, string>): void {
  if (Object.keys(problems).length) throw new Refusal(msg("The books stay as they are."), problems);
}

import { msg, str } from "@lit/localize";
import { seriesAudit } from "../company/series-queries";
import { firstOrdinal } from "../company/series-rules";
import { column, numberOf, unequal } from "./columns";
import type { Report } from "./report";

/** Every number series by year: from, to, how many, which are missing, which were cancelled. */
export const seriesReport: Report = {
  name: "series-audit",
  title: () => msg("Series audit"),
  about: () =>
    msg("Every number series by year: first and last number, gaps, numbers given twice, cancelled papers."),
  group: "tax",
  picture: "list",
  parameters: [],
  run: async (read) => {
    const audits = await seriesAudit(read);
    return {
      columns: [
        column("series", () => msg("Series"), "text", { width: 26 }),
        column("year", () => msg("Year"), "text", { width: 10, pane: "under" }),
        column("from", () => msg("From"), "text", { width: 16 }),
        column("to", () => msg("To"), "text", { width: 16, pane: "under" }),
        column("count", () => msg("Numbers"), "number", { total: true, pane: "stays" }),
        column("cancelled", () => msg("Cancelled"), "number", { total: true }),
        column("gaps", () => msg("Missing"), "text", { width: 24, pane: "stays" }),
        column("twice", () => msg("Twice"), "text", { width: 18 }),
        column("drafts", () => msg("Drafts"), "number"),
      ],
      rows: audits.map((one) => ({
        cells: [
          one.series.name,
          one.fiscalYear,
          one.from,
          one.to,
          one.count,
          one.cancelled || undefined,
          listed(one.gaps),
          listed(one.twice.map(({ number }) => number)),
          one.drafts || undefined,
        ],
        of: one.series.id,
        ...(one.gaps.length || one.twice.length ? { tone: "bad" as const } : {}),
      })),
    };
  },
  reconcile: async (read, { rows }) => {
    // Numbers found and numbers missing are all the numbers that were given.
    const audits = await seriesAudit(read);
    const last = new Map((await read.balances("series/")).map(({ key, amount }) => [key, amount]));
    const given = audits.reduce((sum, { series, fiscalYear }) => {
      const to = last.get(`series/${series.id}/${fiscalYear}`) ?? 0;
      return sum + (to ? to - firstOrdinal(series, fiscalYear) + 1 : 0);
    }, 0);
    const found = rows.reduce((sum, { cells }) => sum + numberOf(cells[4]), 0);
    const missing = audits.reduce((sum, { gaps }) => sum + gaps.length, 0);
    return unequal(found + missing, given, () =>
      msg(str`${found} numbers were found and ${missing} are missing, but ${given} were given.`),
    );
  },
};

const MOST = 5;

const listed = (numbers: readonly string[]): string | undefined => {
  if (!numbers.length) return undefined;
  const shown = numbers.slice(0, MOST).join(", ");
  return numbers.length > MOST ? msg(str`${shown} and ${numbers.length - MOST} more`) : shown;
};

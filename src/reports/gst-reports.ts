import { msg, str } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import type { Read } from "../store/work";
import { column, unequal } from "./columns";
import { gstGaps } from "./gst-checks";
import type { GstDocument } from "./gst-documents";
import { gstDocumentsOf, numberedPapers } from "./gst-queries";
import { as, hsnTables, stays, tables, text, type GstTable } from "./gst-sheets";
import { documentRows } from "./gst-tables";
import { moneyWriter } from "./names";
import { spanOf } from "./parameters";
import type { Parameter, Report, ReportContext, ReportResult } from "./report";

/** The first day of the month before a day's. */
const monthBefore = (today: Day): Day => `${addDays(`${today.slice(0, 8)}01`, -1).slice(0, 8)}01`;

/** From and to: the whole month before at first, which is the one returned next. */
const lastMonth = (): readonly [Parameter, Parameter] => [
  { name: "from", label: () => msg("From"), kind: "day", initial: monthBefore },
  {
    name: "to",
    label: () => msg("Till"),
    kind: "day",
    initial: (today) => addDays(`${today.slice(0, 8)}01`, -1),
  },
];

const shared = {
  group: "tax",
  picture: "list",
  suits: ({ taxScheme }: { readonly taxScheme: string }) => taxScheme === "gst",
} as const;

const fromTable = ({ name, title, about, columns, rows }: GstTable): Report => ({
  ...shared,
  name: `gstr1-${name}`,
  title,
  about,
  parameters: lastMonth(),
  run: async (read, answers, { company }) => {
    const documents = await gstDocumentsOf(read, spanOf(answers), company);
    return { columns, rows: rows(documents), ...notesOf(documents) };
  },
});

const notesOf = (documents: readonly GstDocument[]): Pick<ReportResult, "notes"> => {
  const gaps = gstGaps(documents).length;
  return gaps
    ? { notes: [msg(str`The check list of this return has ${gaps} entries: see “GSTR-1 check list”.`)] }
    : {};
};

const checkList: Report = {
  ...shared,
  name: "gstr1-check",
  title: () => msg("GSTR-1 check list"),
  about: () => msg("What the return lacks: GSTIN, HSN, place of supply, numbers."),
  parameters: lastMonth(),
  run: async (read, answers, { company }) => ({
    columns: [
      column("number", () => msg("Bill"), "text", { width: 18 }),
      column("customer", () => msg("Customer"), "text", { width: 28, pane: "under" }),
      column("says", () => msg("What to do"), "text", { width: 60, pane: "under" }),
    ],
    rows: gstGaps(await gstDocumentsOf(read, spanOf(answers), company)).map(
      ({ of, number, customer, says }) => ({
        cells: [number, customer, says],
        of,
        tone: "warn",
      }),
    ),
  }),
};

const documentsIssued: Report = {
  ...shared,
  name: "gstr1-docs",
  title: as("GSTR-1 docs"),
  about: () => msg("From which number to which each series went, and what was cancelled."),
  parameters: lastMonth(),
  run: async (read, answers) => ({
    columns: [
      text("nature", "Nature of Document", 40),
      column("first", as("Sr. No. From"), "text", { width: 18, pane: "under" }),
      column("last", as("Sr. No. To"), "text", { width: 18, pane: "under" }),
      column("count", as("Total Number"), "number", { total: true, ...stays }),
      column("cancelled", as("Cancelled"), "number", { total: true, ...stays }),
    ],
    rows: documentRows(await numberedPapers(read, spanOf(answers))),
  }),
};

/** GSTR-1, a report for each sheet of the offline tool, and the list of what is missing before it is filed. */
export const gstReports: readonly Report[] = [
  checkList,
  ...tables.map(fromTable),
  ...hsnTables.map((table) => ({
    ...fromTable(table),
    reconcile: (...asked: HsnAsked) => hsnAgrees(table, ...asked),
  })),
  documentsIssued,
];

type HsnAsked = Parameters<NonNullable<Report["reconcile"]>>;

/** The taxes of both tables of codes are those frozen on the period's bills. */
async function hsnAgrees(
  table: GstTable,
  read: Read,
  { rows }: ReportResult,
  { company }: ReportContext,
  answers: HsnAsked[3],
): Promise<string[]> {
  const documents = (await gstDocumentsOf(read, spanOf(answers), company)).filter(
    ({ gstin: registered }) => Boolean(registered) === (table.name === "hsn-b2b"),
  );
  const frozen = documents.reduce((sum, { sign, invoice }) => sum + sign * (invoice.figures?.tax ?? 0), 0);
  const money = moneyWriter(company);
  const summed = rows.reduce(
    (sum, { cells }) => sum + [7, 8, 9].reduce((all, at) => all + Number(cells[at] ?? 0), 0),
    0,
  );
  return unequal(summed, frozen, (a, b) =>
    msg(str`${table.title()}: the codes bear ${money(a)} of tax, the bills ${money(b)}.`),
  );
}

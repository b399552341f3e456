import { msg, str } from "@lit/localize";
import type { AppContext } from "../ui/context";
import { saveFile } from "../ui/save-file";
import type { SheetPage } from "../ui/sheets";
import { answerWords } from "./answers";
import type { Answers, Report, ReportResult } from "./report";

/** A report as it was asked, with what it answered. */
export interface AskedReport {
  readonly report: Report;
  readonly answers: Answers;
  readonly result: ReportResult;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Writes a report as a sheet, in the place of the same report's earlier one. */
export async function showReport(app: AppContext, asked: AskedReport): Promise<void> {
  const { sheets } = app;
  if (!sheets?.writePage) return;
  const page = await pageContent(app, asked);
  const done = await app.job(msg(str`Writing ${asked.report.title()}`), async () => sheets.writePage?.(page));
  if (done?.result) app.toast(msg(str`The report is on sheet ${done.result}.`));
}

/** Hands a report over as an Excel file of its own. */
export async function saveReport(app: AppContext, asked: AskedReport): Promise<void> {
  const { company } = app;
  if (!company) return;
  const page = await pageContent(app, asked);
  const done = await app.job(msg(str`Writing ${asked.report.title()}`), async () => {
    const [{ pageOf }, { pageFile }] = await Promise.all([
      import("../workbook/page"),
      import("../workbook/page-file"),
    ]);
    return pageFile(pageOf(page, company));
  });
  if (done) saveFile(done.result, `${asked.report.name}-${app.today()}.xlsx`, XLSX);
}

/** What the sheet of a report shows: whose it is, what was asked, what to know, its columns and rows, its chart. */
export async function pageContent(
  app: AppContext,
  { report, answers, result }: AskedReport,
): Promise<SheetPage> {
  const { format, store, company } = app;
  const asked = await store.read((read) =>
    answerWords(read, report, answers, (minor) => format.money(minor)),
  );
  const { chart, columns, rows, notes = [] } = result;
  return {
    name: report.name,
    title: report.title(),
    lines: [
      msg(str`${company?.name ?? ""}, as of ${format.moment(app.now())}`),
      format.prose(asked.map(({ label, text }) => `${label}: ${text}`).join("   ·   ")),
      format.prose(notes.join(" ")),
    ],
    columns: columns.map(({ key, header, kind, width, total }) => ({
      key,
      header: header(),
      kind,
      ...(width ? { width } : {}),
      ...(total ? { total } : {}),
    })),
    rows: rows.map(({ cells, of }) => ({ ...(of ? { key: of } : {}), cells })),
    ...(chart
      ? { chart: { kind: chart.kind, title: chart.title(), names: chart.names, values: chart.values } }
      : {}),
  };
}

import { msg, str } from "@lit/localize";
import { fiscalYear } from "../base/fiscal-year";
import { filledPaper, showPaper } from "../paper/show";
import type { RecordId } from "../records";
import type { AppContext } from "../ui/context";
import { saveFile } from "../ui/save-file";
import type { Span } from "./parameters";
import { statementDocument } from "./statement-document";
import { statementPaper } from "./statement-queries";
import { partiesOf } from "./statement-report";

/** The days a statement is of when nothing is said: the financial year so far. */
export const statementSpan = ({ company, today }: Pick<AppContext, "company" | "today">): Span => ({
  from: fiscalYear(today(), company?.fiscalYearStart ?? 4).from,
  to: today(),
});

/** Puts a customer's statement of account into the workbook as a sheet, or hands it over as a file. */
export async function showStatement(
  app: AppContext,
  id: RecordId<"party">,
  span: Span = statementSpan(app),
): Promise<void> {
  const paper = await app.store.read((read) => statementPaper(read, id, span));
  const { sheets } = app;
  const sheet = await showPaper(
    "statement",
    statementDocument(paper),
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (sheet) app.toast(msg(str`The statement is on sheet ${sheet}.`));
}

/** Statements of every customer with a balance, a sheet each (a file each without a workbook), one after another. */
export async function showAllStatements(app: AppContext, span: Span): Promise<void> {
  const done = await app.job(msg("Writing statements"), async ({ signal, progress }) => {
    const parties = await app.store.read((read) => withBalance(read, span));
    let written = 0;
    for (const paper of parties) {
      if (signal.aborted) break;
      const document = statementDocument(paper);
      const { sheets } = app;
      const bytes = await filledPaper("statement", document);
      const name = document.sheetName ?? "Statement";
      if (sheets) await sheets.insertPaper(bytes, name);
      else saveFile(bytes, `${name}.xlsx`, XLSX);
      progress(++written, parties.length);
    }
    return written;
  });
  if (done) app.toast(msg(str`Statements written: ${app.format.count(done.result)}.`));
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Paper = Awaited<ReturnType<typeof statementPaper>>;

/** The statements of everybody whose account does not end even, by name. */
async function withBalance(read: Parameters<typeof statementPaper>[0], span: Span): Promise<Paper[]> {
  const papers: Paper[] = [];
  for (const id of await partiesOf(read, "customer")) {
    const paper = await statementPaper(read, id, span);
    if (paper.statement.closing) papers.push(paper);
  }
  return papers.sort((a, b) => a.party.name.localeCompare(b.party.name));
}

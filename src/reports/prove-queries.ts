import { today } from "../base/day";
import type { Fault } from "../company/proof";
import type { Check } from "../ledger/further-queries";
import type { RecordId, RecordType } from "../records";
import type { Read } from "../store/work";
import { reports } from "./all-reports";
import { fullAnswers, missingAnswers } from "./answers";
import type { Answers, Report, ReportContext } from "./report";

/** What the reports of each group go through. */
const THROUGH: Readonly<Record<Report["group"], readonly RecordType[]>> = {
  money: ["invoice", "entry", "cheque"],
  tax: ["invoice", "purchase"],
  service: ["complaint", "visit"],
  contracts: ["contract", "visit"],
  stock: ["item", "movement", "claim"],
};

/** Every report that can be held against the ledger or its records, as a check of invariant 13: a read of its own for each. */
export const reportChecks: readonly Check[] = reports
  .filter(({ reconcile }) => reconcile)
  .map((report) => ({ of: { 13: THROUGH[report.group] }, run: (read) => proveReport(read, report) }));

/** Runs a report as its `cases` ask and says where its figures differ from what they must equal. */
export async function proveReport(
  read: Read,
  report: Report,
  on: string = today(new Date()),
): Promise<Fault[]> {
  // A book that nobody has set up has nothing to report of.
  const company = await read.find("company:main");
  if (!company) return [];
  const context: ReportContext = { today: on, company };
  const cases: readonly Answers[] = report.cases ? await report.cases(read, context) : [{}];
  const faults: Fault[] = [];
  for (const given of cases) {
    const answers = fullAnswers(report, given, context);
    if (Object.keys(missingAnswers(report, answers)).length) continue;
    const result = await report.run(read, answers, context);
    const said = (await report.reconcile?.(read, result, context, answers)) ?? [];
    const about = (answers.party || answers.item || "company:main") as RecordId;
    faults.push(...said.map((text) => ({ invariant: 13, id: about, text: `${report.title()}: ${text}` })));
  }
  return faults;
}

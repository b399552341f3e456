import { ageingReport } from "./ageing-report";
import { chequesReport } from "./cheques-report";
import { dayBookReport } from "./day-book-report";
import { outstandingReport } from "./outstanding-report";
import type { Report } from "./report";
import { customerStatementReport, principalStatementReport } from "./statement-report";

/** Every report, in the order of the gallery within its group. */
export const reports: readonly Report[] = [
  ageingReport,
  outstandingReport,
  customerStatementReport,
  principalStatementReport,
  chequesReport,
  dayBookReport,
];

export const reportNamed = (name: string): Report | undefined =>
  reports.find((report) => report.name === name);

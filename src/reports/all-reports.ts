import { ageingReport } from "./ageing-report";
import { chequesReport } from "./cheques-report";
import { dayBookReport } from "./day-book-report";
import { outstandingReport } from "./outstanding-report";
import { salesByCustomerReport, salesByItemReport } from "./sales-report";
import { turnaroundReport } from "./turnaround-report";
import { techniciansReport } from "./technicians-report";
import { firstFixReport } from "./first-fix-report";
import { repeatsReport } from "./repeats-report";
import { expiryReport } from "./expiry-report";
import { servicesReport } from "./services-report";
import { contractProfitReport } from "./contract-profit-report";
import { stockLedgerReport } from "./stock-ledger-report";
import { valuationReport } from "./valuation-report";
import { flowReport } from "./flow-report";
import { claimsReport } from "./claims-report";
import { reorderReport } from "./reorder-report";
import { slowMoversReport } from "./slow-movers-report";
import { taxSummaryReport, hsnReport } from "./tax-report";
import { gstReports } from "./gst-reports";
import { seriesReport } from "./series-report";
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
  salesByCustomerReport,
  salesByItemReport,
  turnaroundReport,
  techniciansReport,
  firstFixReport,
  repeatsReport,
  expiryReport,
  servicesReport,
  contractProfitReport,
  stockLedgerReport,
  valuationReport,
  flowReport,
  claimsReport,
  reorderReport,
  slowMoversReport,
  taxSummaryReport,
  hsnReport,
  seriesReport,
  ...gstReports,
];

export const reportNamed = (name: string): Report | undefined =>
  reports.find((report) => report.name === name);

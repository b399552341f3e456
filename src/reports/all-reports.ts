import type { Report } from "./report";

/** Every report, in the order of the gallery within its group. */
export const reports: readonly Report[] = [];

export const reportNamed = (name: string): Report | undefined =>
  reports.find((report) => report.name === name);

import { msg } from "@lit/localize";
import { isDay } from "../base/day";
import { freeCredit, isOwed } from "./kinds";
import { lineProblems, needsTaxReason, rateProblem } from "../company/bill-lines";
import type { Invoice } from "../records";

export type InvoiceStatus =
  "draft" | "issued" | "partly paid" | "paid" | "partly used" | "used" | "cancelled";

/** The state of a bill or a note as people say it; `outstanding` in minor units from its balance. A credit note is used as far
 *  as it settles bills. */
export function invoiceStatus(
  invoice: Pick<Invoice, "status" | "figures" | "kind" | "allocations">,
  outstanding: number,
): InvoiceStatus {
  if (invoice.status !== "issued") return invoice.status;
  const total = invoice.figures?.total ?? 0;
  if (!isOwed(invoice)) {
    const free = freeCredit(invoice);
    return free === 0 ? "used" : free === total ? "issued" : "partly used";
  }
  if (outstanding === 0) return "paid";
  return outstanding === total ? "issued" : "partly paid";
}

export const isOverdue = (
  invoice: Pick<Invoice, "status" | "dueOn">,
  outstanding: number,
  today: string,
): boolean => invoice.status === "issued" && outstanding > 0 && invoice.dueOn < today;

/** What is wrong with a bill, by field (`lines.2.price`), in words. */
export function invoiceProblems(
  invoice: Pick<Invoice, "on" | "dueOn" | "lines" | "charges" | "taxScheme" | "taxReason">,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isDay(invoice.on)) problems.on = msg("This is not a day.");
  if (!isDay(invoice.dueOn)) problems.dueOn = msg("This is not a day.");
  else if (invoice.dueOn < invoice.on) problems.dueOn = msg("A bill cannot fall due before its own date.");
  if (!invoice.lines.length) problems.lines = msg("A bill needs at least one line.");
  invoice.lines.forEach((line, at) => Object.assign(problems, lineProblems(line, `lines.${at}`)));
  invoice.charges.forEach((charge, at) => {
    if (!charge.label.trim()) problems[`charges.${at}.label`] = msg("Say what it is for.");
    Object.assign(problems, rateProblem(charge.taxRate, `charges.${at}`));
  });
  if (needsTaxReason(invoice) && !invoice.taxReason?.trim())
    problems.taxReason = msg("A bill with something exempt says why, with the article of the law.");
  return problems;
}

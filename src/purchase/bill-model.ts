import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { isDecimalText } from "../base/quantity";
import { expenseAccounts } from "../company/accounts";
import { isRateOn, ratesOn, taxScheme } from "../company/tax-schemes";
import type { InvoiceLine, Item, Purchase } from "../records";

export type PurchaseLine = Purchase["lines"][number];

/** A line as a form or a query gives it; what is left out is nothing, or follows from its item. */
export type PurchaseLineDraft = Pick<PurchaseLine, "description" | "quantity" | "price"> &
  Partial<PurchaseLine>;

/** What a line holds where nothing else is said. */
export const wholeLine = ({ account, ...line }: PurchaseLineDraft): PurchaseLine => ({
  taxCode: "",
  unit: "",
  baseQuantity: "1",
  discountPercent: "0",
  discount: 0,
  charge: 0,
  taxCategory: "standard",
  taxRate: "0",
  location: "",
  ...line,
  ...(account ? { account } : {}),
});

/** A line for goods of an item at a price. */
export const lineOfGoods = (
  item: Pick<Item, "id" | "name" | "taxCode" | "unit" | "taxRate">,
  line: Pick<PurchaseLine, "quantity" | "price"> & Partial<PurchaseLine>,
): PurchaseLine =>
  wholeLine({
    itemId: item.id,
    description: item.name,
    taxCode: item.taxCode,
    unit: item.unit,
    taxRate: item.taxRate,
    taxCategory: Number(item.taxRate) === 0 ? "zero" : "standard",
    ...line,
  });

/** Where the cost of a line goes. */
export type LineKind = "goods" | "landed" | "expense" | "claim";

export const lineKind = ({
  receipt,
  landed,
  claimId,
}: Pick<PurchaseLine, "receipt" | "landed" | "claimId">): LineKind =>
  claimId ? "claim" : receipt ? "goods" : landed ? "landed" : "expense";

/** What is wrong with a principal's bill before its receipts are asked, by field. */
export function billProblems(bill: Purchase): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!bill.reference.trim()) problems.reference = msg("The number on his paper is needed.");
  if (!isDay(bill.dueOn)) problems.dueOn = msg("This is not a day.");
  else if (bill.dueOn < bill.on) problems.dueOn = msg("A bill cannot fall due before its own date.");
  if (!bill.lines.length) problems.lines = msg("A bill needs at least one line.");
  bill.lines.forEach((line, at) => Object.assign(problems, lineProblems(line, `lines.${at}`, bill)));
  return problems;
}

function lineProblems(
  line: PurchaseLine,
  at: string,
  { taxScheme: scheme, on }: Pick<Purchase, "taxScheme" | "on">,
): Record<string, string> {
  const problems: Record<string, string> = figureProblems(line, at);
  if (!line.description.trim()) problems[`${at}.description`] = msg("Say what is billed.");
  const wrong = rateProblem(line, scheme, on);
  if (wrong) problems[`${at}.taxRate`] = wrong;
  if (lineKind(line) === "expense" && !expenseAccounts.some(({ code }) => code === line.account))
    problems[`${at}.account`] = msg("Choose what kind of expense it is, or the receipt it is for.");
  return problems;
}

/** What keeps a line from being reckoned, by field under `at`. */
export function figureProblems(
  line: Pick<InvoiceLine, "quantity" | "price" | "discountPercent">,
  at: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isDecimalText(line.quantity) || Number(line.quantity) <= 0)
    problems[`${at}.quantity`] = msg("A number above zero.");
  if (!isDecimalText(line.price) || Number(line.price) < 0)
    problems[`${at}.price`] = msg("A price, zero or more.");
  const percent = Number(line.discountPercent);
  if (!isDecimalText(line.discountPercent) || percent < 0 || percent > 100)
    problems[`${at}.discountPercent`] = msg("Between 0 and 100 percent.");
  return problems;
}

function rateProblem(
  { taxCategory, taxRate }: PurchaseLine,
  scheme: Purchase["taxScheme"],
  on: Day,
): string | undefined {
  if (!isDecimalText(taxRate) || Number(taxRate) < 0 || Number(taxRate) > 100)
    return msg("A rate between 0 and 100 percent.");
  if (taxCategory !== "standard" || !taxScheme(scheme).charges || !isDay(on)) return undefined;
  if (isRateOn(scheme, taxRate, on)) return undefined;
  return msg(
    str`${taxRate} % is no ${taxScheme(scheme).taxName} rate on ${on}; in force are ${ratesOn(scheme, on).join(", ")}.`,
  );
}

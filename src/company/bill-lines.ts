import { msg, str } from "@lit/localize";
import type { Company, Invoice, InvoiceLine, Item, Party } from "../records";

/** A bill line for an item at its list price; `location` empty when no goods leave with this line. */
export const lineForItem = (item: Item, quantity: string, location = ""): InvoiceLine => ({
  itemId: item.id,
  description: item.name,
  taxCode: item.taxCode,
  quantity,
  unit: item.unit,
  price: item.price,
  baseQuantity: "1",
  discountPercent: "0",
  discount: 0,
  charge: 0,
  taxCategory: Number(item.taxRate) === 0 ? "zero" : "standard",
  taxRate: item.taxRate,
  location,
});

/** A free line: labour, or anything without an item. */
export const freeLine = (
  line: Partial<InvoiceLine> & Pick<InvoiceLine, "description" | "quantity" | "price">,
): InvoiceLine => ({
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
});

/** Where a supply is taxed in India: the site's state, else the customer's, else the company's; empty elsewhere. */
export const placeOfSupply = (
  company: Company,
  customer: Pick<Party, "stateCode">,
  siteState?: string,
): string => (company.country === "IN" ? siteState || customer.stateCode || company.stateCode : "");

const number = /^-?\d+(\.\d+)?$/;

/** What is wrong with one line, by field under `at`. */
export function lineProblems(line: InvoiceLine, at: string): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!line.description.trim()) problems[`${at}.description`] = msg("Say what is billed.");
  return { ...problems, ...figureProblems(line, at) };
}

/** What keeps a line from being reckoned, by field under `at`; none when its net and tax are figures. */
export function figureProblems(line: InvoiceLine, at: string): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!number.test(line.quantity) || Number(line.quantity) === 0)
    problems[`${at}.quantity`] = msg("A number other than zero.");
  if (!number.test(line.price)) problems[`${at}.price`] = msg("A number.");
  if (!number.test(line.baseQuantity) || Number(line.baseQuantity) <= 0)
    problems[`${at}.baseQuantity`] = msg("How many the price is for: a number above zero.");
  const percent = Number(line.discountPercent);
  if (!number.test(line.discountPercent) || percent < 0 || percent > 100)
    problems[`${at}.discountPercent`] = msg(str`Between 0 and 100 percent, not ${line.discountPercent}.`);
  return { ...problems, ...rateProblem(line.taxRate, at) };
}

/** What is wrong with a rate, at its field under `at`. */
export const rateProblem = (rate: string, at: string): Record<string, string> =>
  number.test(rate) && Number(rate) >= 0 && Number(rate) <= 100
    ? {}
    : { [`${at}.taxRate`]: msg("A rate between 0 and 100 percent.") };

/** Whether the law wants a reason on the paper: EU VAT does where something is exempt (BR-E-10). */
export const needsTaxReason = ({
  taxScheme,
  lines,
  charges,
}: Pick<Invoice, "taxScheme" | "lines" | "charges">): boolean =>
  taxScheme === "vat" && [...lines, ...charges].some(({ taxCategory }) => taxCategory === "exempt");

/** The rate a line or charge bears: its own where its category is taxed, nothing otherwise. */
export const rateBorne = ({ taxCategory, taxRate }: Pick<InvoiceLine, "taxCategory" | "taxRate">): string =>
  taxCategory === "standard" ? taxRate : "0";

/** A line in which nothing has been written yet. */
export const isBlankLine = ({ itemId, description, price }: InvoiceLine): boolean =>
  !itemId && !description.trim() && !price;

import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { fromThousandths, toThousandths } from "../base/quantity";
import { lineForItem, lineProblems, rateProblem } from "../company/bill-lines";
import type { Challan, InvoiceLine, Item, Quotation } from "../records";

export type ChallanLine = Challan["lines"][number];
export type QuotationState = Quotation["status"] | "lapsed";
export type ChallanState =
  "draft" | "issued" | "partly invoiced" | "invoiced" | "partly returned" | "returned" | "cancelled";

/** A challan as it is asked for. */
export interface ChallanDraft {
  readonly customerId: Challan["customerId"];
  readonly siteId?: NonNullable<Challan["siteId"]>;
  readonly complaintId?: NonNullable<Challan["complaintId"]>;
  readonly quotationId?: NonNullable<Challan["quotationId"]>;
  readonly seriesId?: Challan["seriesId"];
  readonly purpose?: Challan["purpose"];
  readonly on?: Day;
  readonly poReference?: string;
  readonly carrier?: string;
  readonly lines: readonly ChallanLine[];
  readonly note?: string;
}

/** What a quotation is on a day: a sent one lapses after its last day. */
export const quotationState = (
  { status, validUntil }: Pick<Quotation, "status" | "validUntil">,
  today: Day,
): QuotationState => (status === "sent" && validUntil < today ? "lapsed" : status);

/** What of a challan's line is still out: neither billed nor brought back; thousandths. */
export const leftOf = ({ quantity, invoiced, returned }: ChallanLine): number =>
  (toThousandths(quantity) ?? 0) - invoiced - returned;

/** What became of a challan: its goods are billed, brought back, or still out. */
export function challanState({ status, lines }: Pick<Challan, "status" | "lines">): ChallanState {
  if (status !== "issued") return status;
  const left = lines.some((line) => leftOf(line) > 0);
  const invoiced = lines.some((line) => line.invoiced > 0);
  if (invoiced) return left ? "partly invoiced" : "invoiced";
  if (!lines.some((line) => line.returned > 0)) return "issued";
  return left ? "partly returned" : "returned";
}

/** Whether goods of a challan are still out. */
export const isOut = ({ status, lines }: Pick<Challan, "status" | "lines">): boolean =>
  status === "issued" && lines.some((line) => leftOf(line) > 0);

/** A challan's line for an item at its list price, leaving a location. */
export function challanLine(item: Item, quantity: string, location: string): ChallanLine {
  const { description, taxCode, unit, price, taxRate } = lineForItem(item, quantity);
  return {
    itemId: item.id,
    description,
    taxCode,
    quantity,
    unit,
    price,
    taxRate,
    location,
    invoiced: 0,
    returned: 0,
  };
}

/** The bill's line for what a challan's line has left, or for so much of it; thousandths. */
export function billLineOf(
  { id, lines }: Pick<Challan, "id" | "lines">,
  at: number,
  quantity?: number,
): InvoiceLine | undefined {
  const line = lines[at];
  if (!line) return undefined;
  const { itemId, description, taxCode, unit, price, taxRate } = line;
  const rate = Number(taxRate);
  return {
    itemId,
    description,
    taxCode,
    quantity: fromThousandths(quantity ?? leftOf(line)),
    unit,
    price,
    baseQuantity: "1",
    discountPercent: "0",
    discount: 0,
    charge: 0,
    taxCategory: rate === 0 ? "zero" : "standard",
    taxRate,
    location: id,
    challan: { id, line: at },
  };
}

/** The challan's line for goods of a quotation; undefined for what is no item. */
export function challanLineOf(line: InvoiceLine, location: string): ChallanLine | undefined {
  const { itemId, description, taxCode, quantity, unit, price, taxRate } = line;
  return itemId
    ? { itemId, description, taxCode, quantity, unit, price, taxRate, location, invoiced: 0, returned: 0 }
    : undefined;
}

/** What is wrong with a quotation, by field, in words. */
export function quotationProblems(
  draft: Pick<Quotation, "on" | "validUntil" | "lines" | "charges">,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isDay(draft.on)) problems.on = msg("This is not a day.");
  if (!isDay(draft.validUntil)) problems.validUntil = msg("This is not a day.");
  else if (draft.validUntil < draft.on)
    problems.validUntil = msg("An offer cannot lapse before its own date.");
  if (!draft.lines.length) problems.lines = msg("A quotation needs at least one line.");
  draft.lines.forEach((line, at) => Object.assign(problems, lineProblems(line, `lines.${at}`)));
  draft.charges.forEach((charge, at) =>
    Object.assign(problems, rateProblem(charge.taxRate, `charges.${at}`)),
  );
  return problems;
}

/** What is wrong with a challan, by field, in words. */
export function challanProblems(draft: Pick<Challan, "on" | "lines">, today: Day): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!isDay(draft.on)) problems.on = msg("This is not a day.");
  else if (draft.on > today) problems.on = msg(str`Goods cannot leave after today, ${today}.`);
  if (!draft.lines.length) problems.lines = msg("A challan needs at least one line.");
  draft.lines.forEach(({ quantity, price, taxRate }, at) => {
    const amount = toThousandths(quantity);
    if (amount === undefined || amount <= 0)
      problems[`lines.${at}.quantity`] = msg("More than zero, with at most three decimals.");
    if (!/^\d+(\.\d+)?$/.test(price)) problems[`lines.${at}.price`] = msg("A number.");
    Object.assign(problems, rateProblem(taxRate, `lines.${at}`));
  });
  return problems;
}

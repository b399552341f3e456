import { msg, str } from "@lit/localize";
import { Decimal } from "../base/decimal";
import { isDay, type Day } from "../base/day";
import { fromThousandths, isDecimalText, toThousandths } from "../base/quantity";
import type { Item, Order, Party, Purchase, Receipt } from "../records";

export type Problems = Record<string, string>;
export type OrderLine = Order["lines"][number];
export type ReceiptLine = Receipt["lines"][number];

export type OrderState = Order["status"] | "partly received" | "received";

/** The state of an order as people say it: what came of it follows from its lines. */
export function orderState({ status, lines }: Pick<Order, "status" | "lines">): OrderState {
  if (status !== "sent" || !lines.some(({ received }) => received > 0)) return status;
  return lines.every((line) => awaited(line) === 0) ? "received" : "partly received";
}

/** What of an ordered line is still to come, thousandths. */
export const awaited = ({ quantity, received }: Pick<OrderLine, "quantity" | "received">): number =>
  Math.max(0, (toThousandths(quantity) ?? 0) - received);

/** How much of an ordered line may be received in all, thousandths: `tolerance` percent more than ordered. */
export const mostReceived = ({ quantity }: Pick<OrderLine, "quantity">, tolerance = "0"): number =>
  new Decimal(quantity).times(1000).times(new Decimal(100).plus(tolerance)).div(100).floor().toNumber();

/** What of a received line its principal has not billed yet, thousandths; nothing of what replenished a claim. */
export const unbilled = ({ quantity, billed, claimId }: ReceiptLine): number =>
  claimId ? 0 : Math.max(0, (toThousandths(quantity) ?? 0) - billed);

/**
 * The value that so much of a received line stands for, minor units: its share of what is not billed yet, and all of that
 * for the last of it, so that no paisa stays behind.
 */
export function clearedValue(line: ReceiptLine, quantity: number): number {
  const left = (line.value ?? 0) - (line.billedValue ?? 0);
  const open = unbilled(line);
  if (quantity >= open) return left;
  return new Decimal(left).times(quantity).div(open).toDecimalPlaces(0).toNumber();
}

/** What is wrong with the head of a paper from or to a principal, by field. */
export function headProblems(
  { principalId, on }: { readonly principalId: string; readonly on: Day },
  principal: Pick<Party, "name" | "principal"> | undefined,
  today: Day,
): Problems {
  const problems: Problems = {};
  if (!principalId || !principal) problems.principalId = msg("Choose the principal.");
  else if (!principal.principal)
    problems.principalId = msg(str`${principal.name} is no principal; say so on the page of the party.`);
  if (!isDay(on)) problems.on = msg("This is not a day.");
  else if (on > today) problems.on = msg(str`Not after today, ${today}.`);
  return problems;
}

/** What is wrong with a quantity and a price of goods, by field under `at`. */
export function goodsProblems(
  { quantity, price }: { readonly quantity: string; readonly price: string },
  item: Pick<Item, "name" | "type"> | undefined,
  at: string,
): Problems {
  const problems: Problems = {};
  if (!item) problems[`${at}.itemId`] = msg("Choose the item.");
  else if (item.type === "service")
    problems[`${at}.itemId`] = msg(str`${item.name} is a service; only goods are ordered and received.`);
  const thousandths = toThousandths(quantity);
  if (thousandths === undefined || thousandths <= 0)
    problems[`${at}.quantity`] = msg("A quantity above zero, with at most three decimals.");
  else if (item?.type === "serialised" && thousandths % 1000)
    problems[`${at}.quantity`] = msg("Whole pieces only.");
  if (!isDecimalText(price) || Number(price) < 0) problems[`${at}.price`] = msg("A price, zero or more.");
  return problems;
}

/** What is wrong with an order, by field. */
export function orderProblems(
  order: Order,
  principal: Party | undefined,
  items: ReadonlyMap<string, Item>,
  today: Day,
): Problems {
  const problems = headProblems(order, principal, today);
  if (order.expectedOn !== undefined && (!isDay(order.expectedOn) || order.expectedOn < order.on))
    problems.expectedOn = msg("A day not before the order's own.");
  if (!order.lines.length) problems.lines = msg("An order needs at least one line.");
  order.lines.forEach((line, at) => {
    Object.assign(problems, goodsProblems(line, items.get(line.itemId), `lines.${at}`));
    if (!isDecimalText(line.taxRate) || Number(line.taxRate) < 0 || Number(line.taxRate) > 100)
      problems[`lines.${at}.taxRate`] = msg("A rate between 0 and 100 percent.");
  });
  return problems;
}

/** More of an ordered line than may come, line by line; `received` sums what several lines of a receipt take of one. */
export function toleranceProblems(
  receipt: Pick<Receipt, "lines">,
  order: Order,
  tolerance: string | undefined,
): Problems {
  const problems: Problems = {};
  const now = new Map<number, number>();
  receipt.lines.forEach(({ orderLine, itemId, quantity }, at) => {
    if (orderLine === undefined) return;
    const line = order.lines[orderLine];
    if (!line || line.itemId !== itemId) {
      problems[`lines.${at}.itemId`] = msg(str`Order ${order.number ?? ""} has no such line.`);
      return;
    }
    const sum = (now.get(orderLine) ?? 0) + (toThousandths(quantity) ?? 0);
    now.set(orderLine, sum);
    const most = mostReceived(line, tolerance) - line.received;
    if (sum > most)
      problems[`lines.${at}.quantity`] = msg(
        str`Ordered ${line.quantity}, received ${fromThousandths(line.received)}: at most ${fromThousandths(Math.max(0, most))} more.`,
      );
  });
  return problems;
}

/** More serial numbers than pieces, line by line. */
export function serialCountProblems({ lines }: Pick<Receipt, "lines">): Problems {
  return Object.fromEntries(
    lines.flatMap(({ quantity, serials }, at) =>
      serials.length * 1000 > (toThousandths(quantity) ?? 0)
        ? [[`lines.${at}.serials`, msg(str`${serials.length} serial numbers for ${quantity} pieces.`)]]
        : [],
    ),
  );
}

export type PurchaseState = Purchase["status"] | "partly paid" | "paid" | "settled";

/** The state of a principal's bill or a debit note as people say it; `open` is what it leaves open, minor units. */
export function purchaseState({ kind, status, figures }: Purchase, open: number): PurchaseState {
  if (status !== "posted") return status;
  if (kind === "debit-note") return open === 0 ? "settled" : "posted";
  if (open === 0) return "paid";
  return open === figures?.total ? "posted" : "partly paid";
}

/** What of a debit note settles no bill yet, minor units. */
export const freeOfNote = ({ status, figures, allocations = [] }: Purchase): number =>
  status === "posted" ? (figures?.total ?? 0) - allocations.reduce((sum, { amount }) => sum + amount, 0) : 0;

/** Whether a principal's bill is past its due day with something open. */
export const isOverdue = ({ kind, status, dueOn }: Purchase, open: number, today: Day): boolean =>
  kind !== "debit-note" && status === "posted" && open > 0 && dueOn < today;

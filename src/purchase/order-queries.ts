import { Decimal } from "../base/decimal";
import { fromThousandths, toThousandths, type DecimalText } from "../base/quantity";
import type { Item, Order, Party, Receipt, RecordId } from "../records";
import { underReorderLevel } from "../stock/queries";
import type { Read } from "../store/work";
import { awaited, orderState, type OrderState } from "./model";

/** An item to order, how much, and at what price it was last ordered. */
export interface ShortItem {
  readonly item: Item;
  /** Thousandths. */
  readonly onHand: number;
  readonly onOrder: number;
  readonly quantity: DecimalText;
  readonly price: DecimalText;
}

/**
 * Items under their reorder level even with what is on order (drafts too), each with so much as brings it to twice its
 * level; whole pieces of what is counted in whole ones.
 */
export async function shortItems(read: Read): Promise<ShortItem[]> {
  const low = await underReorderLevel(read);
  const all = await Promise.all(
    low.map(async ({ item, onHand }) => {
      const orders = await read.list("order", "item", { is: item.id }, { order: "newest" });
      const onOrder = onOrderOf(orders, item.id);
      const level = toThousandths(item.reorderLevel) ?? 0;
      return { item, onHand, onOrder, level, price: lastPrice(orders, item) };
    }),
  );
  return all
    .filter(({ onHand, onOrder, level }) => onHand + onOrder <= level)
    .map(({ level, ...one }) => ({ ...one, quantity: toOrder(one, level) }));
}

const toOrder = ({ onHand, onOrder }: { onHand: number; onOrder: number }, level: number): DecimalText =>
  fromThousandths(new Decimal(2 * level - onHand - onOrder).div(1000).ceil().times(1000).toNumber());

/** What is still to come of an item on drafts and sent orders, thousandths. */
export const onOrderOf = (orders: readonly Order[], itemId: Item["id"]): number =>
  orders
    .filter(({ status }) => status === "draft" || status === "sent")
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + (line.itemId === itemId ? awaited(line) : 0), 0);

/** The price an item was last ordered at from its principal, else its cost price; decimal text in major units. */
export const lastPriceOf = async (read: Read, item: Item): Promise<DecimalText> =>
  lastPrice(await read.list("order", "item", { is: item.id }), item);

/** The price an item was last ordered at from its principal, else its cost price. */
function lastPrice(newestFirst: readonly Order[], { id, principalId, cost }: Item): DecimalText {
  const last = newestFirst
    .filter((order) => order.principalId === principalId && order.status !== "cancelled")
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .flatMap(({ lines }) => lines)
    .find((line) => line.itemId === id);
  return last?.price ?? cost;
}

export interface OrderRow {
  readonly id: Order["id"];
  readonly order: Order;
  readonly principal: string;
  readonly state: OrderState;
  /** Net of the lines in major units. */
  readonly net: number;
}

export type OrdersShown = "open" | "draft" | "all";

/** Orders, newest first: those of which something is still to come, the drafts, or the newest of all. */
export async function orderRows(read: Read, shown: OrdersShown, limit = 200): Promise<OrderRow[]> {
  const [drafts, sent] = await Promise.all([
    read.list("order", "status", { prefix: ["draft"] }, { order: "newest" }),
    shown === "all"
      ? read.list("order", "on", undefined, { order: "newest", limit })
      : read.list("order", "status", { prefix: ["sent"] }, { order: "newest" }),
  ]);
  const orders = shown === "draft" ? drafts : [...drafts, ...sent.filter(({ status }) => status !== "draft")];
  const rows = await Promise.all(orders.map((order) => rowOf(read, order)));
  return shown === "open" ? rows.filter(({ state }) => state !== "received") : rows;
}

/** An order as a list shows it. */
export async function rowOf(read: Read, order: Order): Promise<OrderRow> {
  const principal = await read.find(order.principalId);
  return {
    id: order.id,
    order,
    principal: principal?.name ?? "",
    state: orderState(order),
    net: order.lines.reduce((sum, { quantity, price }) => sum + Number(quantity) * Number(price), 0),
  };
}

export interface OrderPage {
  readonly order: Order;
  readonly principal: Party;
  readonly items: ReadonlyMap<RecordId<"item">, Item>;
  readonly receipts: readonly Receipt[];
  readonly state: OrderState;
}

/** An order with its principal, its items and what came of it. */
export async function orderPage(read: Read, id: Order["id"]): Promise<OrderPage> {
  const order = await read.get(id);
  const [principal, receipts, items] = await Promise.all([
    read.get(order.principalId),
    read.list("receipt", "order", { is: id }),
    Promise.all([...new Set(order.lines.map(({ itemId }) => itemId))].map((itemId) => read.get(itemId))),
  ]);
  return {
    order,
    principal,
    receipts,
    items: new Map(items.map((item) => [item.id, item])),
    state: orderState(order),
  };
}

import { toThousandths } from "../base/quantity";
import type { Item, Order, RecordId } from "../records";
import type { Balance, Read } from "../store/work";
import { isStocked } from "./model";

/** The way of an item's goods through the whole time of the book, thousandths. */
export interface GoodsFlow {
  readonly item: Item;
  /** On orders that were sent: what came and what is still to come; not what was closed short or cancelled. */
  readonly ordered: number;
  readonly toCome: number;
  readonly received: number;
  readonly onHand: number;
  readonly onChallan: number;
  /** Units with a card of their own; of other goods what visits used. */
  readonly installed: number;
  /** Sold, less what came back; installed units were mostly sold first. */
  readonly sold: number;
  /** Back to the principal. */
  readonly returned: number;
}

/** What was ordered, received, is on hand and on challans, was installed, and went back, of one item. */
export async function itemFlow(read: Read, id: RecordId<"item">): Promise<GoodsFlow> {
  const [item, orders, moved, held] = await Promise.all([
    read.get(id),
    read.list("order", "item", { is: id }),
    read.balance(`moved/${id}`),
    read.balance(`stock/${id}`),
  ]);
  return flowOf(read, item, orderedOf(orders).get(id), moved, held);
}

/** The way of every stocked item that is sold, by code. */
export async function goodsFlows(read: Read): Promise<GoodsFlow[]> {
  const [items, orders, moved, held] = await Promise.all([
    read.list("item", "code"),
    read.list("order", "id"),
    read.balances("moved/"),
    read.balances("stock/"),
  ]);
  const ordered = orderedOf(orders);
  const [movedOf, heldOf] = [byItem(moved, "moved/"), byItem(held, "stock/")];
  return Promise.all(
    items
      .filter((item) => isStocked(item) && (item.active || movedOf.has(item.id)))
      .map((item) => flowOf(read, item, ordered.get(item.id), movedOf.get(item.id), heldOf.get(item.id))),
  );
}

const byItem = (balances: readonly Balance[], prefix: string): Map<string, Balance> =>
  new Map(balances.map((balance) => [balance.key.slice(prefix.length), balance]));

interface Ordered {
  came: number;
  toCome: number;
}

/** What came and what is to come on sent orders, by item. */
function orderedOf(orders: readonly Order[]): Map<string, Ordered> {
  const sums = new Map<string, Ordered>();
  for (const { status, lines } of orders) {
    if (status !== "sent" && status !== "closed short") continue;
    for (const { itemId, quantity, received } of lines) {
      const sum = sums.get(itemId) ?? { came: 0, toCome: 0 };
      sum.came += received;
      if (status === "sent") sum.toCome += Math.max(0, (toThousandths(quantity) ?? 0) - received);
      sums.set(itemId, sum);
    }
  }
  return sums;
}

async function flowOf(
  read: Read,
  item: Item,
  { came, toCome }: Ordered = { came: 0, toCome: 0 },
  { parts: moved }: Pick<Balance, "parts"> = { parts: {} },
  { amount, parts }: Pick<Balance, "amount" | "parts"> = { amount: 0, parts: {} },
): Promise<GoodsFlow> {
  const onChallan = Object.entries(parts).reduce(
    (sum, [place, quantity]) => sum + (place.startsWith("challan:") ? quantity : 0),
    0,
  );
  const of = (reason: string): number => moved[reason] ?? 0;
  return {
    item,
    ordered: came + toCome,
    toCome,
    received: of("receipt"),
    onHand: amount - onChallan,
    onChallan,
    installed:
      item.type === "serialised" ? 1000 * (await read.count("card", "item", { is: item.id })) : -of("used"),
    sold: -of("sold") - of("returned"),
    returned: -of("to principal"),
  };
}

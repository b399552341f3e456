import { msg, str } from "@lit/localize";
import { fromThousandths, toThousandths } from "../base/quantity";
import type { Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { Item, Movement, RecordId } from "../records";
import type { Read, Work } from "../store/work";
import { isStocked } from "./model";

export interface StockMove {
  readonly itemId: RecordId<"item">;
  readonly location: string;
  readonly on: Day;
  /** Signed, in thousandths of the item's unit. */
  readonly quantity: number;
  readonly reason: Movement["reason"];
  readonly sourceId: string;
  readonly note?: string;
}

/** Moves goods inside the running transaction: one movement, the balance `stock/<item>` with its location's part.
 *  Refused when the location would go below zero on that day or, for a backdated move, on any later day. */
export async function moveStock(work: Work, move: StockMove): Promise<void> {
  const item = await work.get(move.itemId);
  if (!isStocked(item) || move.quantity === 0) return;
  if (move.quantity < 0) await refuseShortage(work, item, move);
  await Promise.all([
    work.put({ id: newId("movement"), note: "", ...move }),
    work.move(`stock/${item.id}`, move.quantity, move.location),
  ]);
}

/** A typed quantity of an item in thousandths, or a Refusal that names the field. */
export function stockQuantity(text: string, field: string): number {
  const quantity = toThousandths(text);
  if (quantity === undefined)
    throw new Refusal(msg("A quantity has at most three decimals."), {
      [field]: msg("At most three decimals."),
    });
  return quantity;
}

async function refuseShortage(read: Read, item: Item, move: StockMove): Promise<void> {
  const [company, balance, later] = await Promise.all([
    read.get("company:main"),
    read.balance(`stock/${item.id}`),
    read.list("movement", "item", { from: [item.id, move.on], to: [item.id, "9999-12-31"], fromOpen: true }),
  ]);
  if (company.settings.negativeStock) return;
  const short = firstShortage(balance.parts[move.location] ?? 0, move, later);
  if (!short) return;
  const have = fromThousandths(short.available);
  const need = fromThousandths(-move.quantity);
  throw new Refusal(
    short.on === move.on
      ? msg(str`${item.name}: only ${have} ${item.unit} on hand on ${short.on}, ${need} needed.`)
      : msg(
          str`${item.name}: taking ${need} ${item.unit} on ${move.on} would leave less than nothing on ${short.on}, when only ${have} are on hand.`,
        ),
    { quantity: msg(str`Only ${have} on hand on ${short.on}.`) },
  );
}

/** The first day from the move on, at which the location would go below zero, with what it holds then. */
export function firstShortage(
  onHandNow: number,
  move: Pick<StockMove, "location" | "on" | "quantity">,
  later: readonly Pick<Movement, "location" | "on" | "quantity">[],
): { on: Day; available: number } | undefined {
  const after = later.filter((one) => one.location === move.location && one.on > move.on);
  let available = onHandNow - after.reduce((sum, one) => sum + one.quantity, 0);
  if (available + move.quantity < 0) return { on: move.on, available };
  const byDay = new Map<Day, number>();
  for (const one of after) byDay.set(one.on, (byDay.get(one.on) ?? 0) + one.quantity);
  for (const [on, quantity] of [...byDay].sort(([a], [b]) => (a < b ? -1 : 1))) {
    available += quantity;
    if (available + move.quantity < 0) return { on, available };
  }
  return undefined;
}

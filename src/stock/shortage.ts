import { msg, str } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { Item, RecordId } from "../records";
import type { Read, Work } from "../store/work";

/** What a location of an item took in and gave out, thousandths by day: the parts of one balance a year, so that looking
 *  at every later day costs the same whether ten or ten thousand movements made them. */
const flowKey = (itemId: RecordId<"item">, location: string, year: number): string =>
  `${flowPrefix(itemId)}${location}/${String(year)}`;

/** The start of the keys of an item's balances by day; a location and a year follow. */
export const flowPrefix = (itemId: RecordId<"item">): string => `flow/${itemId}/`;

const yearOf = (on: Day): number => Number(on.slice(0, 4));

/** Moves what a location holds on a day: the item's balance with its part there, and that day's flow. */
export async function moveOnHand(
  work: Work,
  { itemId, location, on, quantity }: Going & { readonly itemId: RecordId<"item"> },
): Promise<void> {
  await Promise.all([
    work.move(`stock/${itemId}`, quantity, location),
    work.move(flowKey(itemId, location, yearOf(on)), quantity, on),
  ]);
}

interface Going {
  readonly location: string;
  readonly on: Day;
  /** Signed, in thousandths of the item's unit. */
  readonly quantity: number;
}

/** Refuses what would leave less than nothing at a location on its day or on any later one, and names that day. @throws Refusal */
export async function refuseShortage(read: Read, item: Item, move: Going, today: Day): Promise<void> {
  const years: number[] = [];
  for (let year = yearOf(move.on); year <= yearOf(today); year++) years.push(year);
  const [balance, ...flows] = await Promise.all([
    read.balance(`stock/${item.id}`),
    ...years.map((year) => read.balance(flowKey(item.id, move.location, year))),
  ]);
  const byDay = flows.flatMap(({ parts }) => Object.entries(parts));
  const short = firstShortage(balance.parts[move.location] ?? 0, move, byDay);
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

/** The first day from a taking on, at which its location would go below zero, with what it holds then. `flows` are what
 *  came and went there by day (days before the taking do not matter); each day once. */
export function firstShortage(
  onHandNow: number,
  { on, quantity }: Pick<Going, "on" | "quantity">,
  flows: readonly (readonly [day: Day, quantity: number])[],
): { on: Day; available: number } | undefined {
  const after = flows.filter(([day]) => day > on);
  let available = onHandNow - after.reduce((sum, [, flow]) => sum + flow, 0);
  if (available + quantity < 0) return { on, available };
  for (const [day, flow] of after.sort(([a], [b]) => (a < b ? -1 : 1))) {
    available += flow;
    if (available + quantity < 0) return { on: day, available };
  }
  return undefined;
}

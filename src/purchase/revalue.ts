import { Decimal, roundTo } from "../base/decimal";
import type { Day } from "../base/day";
import type { Money } from "../base/money";
import type { Purchase, RecordId } from "../records";
import { moveStock } from "../stock/move";
import type { Work } from "../store/work";

/** Goods that became dearer or cheaper after they came. */
export interface Revaluation {
  readonly itemId: RecordId<"item">;
  readonly location: string;
  /** Of how many, thousandths. */
  readonly quantity: number;
  /** By how much in all, minor units. */
  readonly value: Money;
  /** The pieces of a serialised item. */
  readonly units?: readonly RecordId<"unit">[];
}

export type Revalued = NonNullable<Purchase["revalued"]>[number];

/**
 * Gives goods that are still on hand their share of a difference, inside the running transaction: what of it falls on goods
 * that have gone, and what would take their worth below nothing, does not move the stock. Gives what moved it.
 */
export async function revalueGoods(
  work: Work,
  { itemId, location, quantity, value, units = [] }: Revaluation,
  { on, sourceId }: { readonly on: Day; readonly sourceId: string },
): Promise<Revalued | undefined> {
  if (!value || !quantity) return undefined;
  const here = (await Promise.all(units.map((id) => work.get(id)))).filter((unit) => unit.location);
  const item = await work.get(itemId);
  const isPieces = item.type === "serialised" && units.length > 0;
  const held = isPieces
    ? here.length * 1000
    : Math.min(quantity, Math.max(0, (await work.balance(`stock/${itemId}`)).amount));
  const all = isPieces ? units.length * 1000 : quantity;
  const share = roundTo(new Decimal(value).times(held).div(all), 0).toNumber() + 0;
  if (!held || !share) return undefined;
  const ids = isPieces ? here.map(({ id }) => id) : undefined;
  const moved = await moveStock(work, {
    itemId,
    location,
    on,
    quantity: 0,
    reason: "revalued",
    sourceId,
    value: share,
    ...(ids ? { units: ids } : {}),
  });
  return moved.value
    ? { itemId, location, quantity: held, value: moved.value, ...(ids ? { units: ids } : {}) }
    : undefined;
}

/** Takes revaluations back as far as their goods are still there. Gives what moved the stock, minor units. */
export async function undoRevaluations(
  work: Work,
  revalued: readonly Revalued[],
  moment: { readonly on: Day; readonly sourceId: string },
): Promise<Money> {
  let sum = 0;
  for (const one of revalued) {
    const undone = await revalueGoods(work, { ...one, value: -one.value }, moment);
    sum += undone?.value ?? 0;
  }
  return sum;
}

import { Decimal } from "../base/decimal";
import type { Item, Movement } from "../records";
import { isBetweenPlaces } from "./costing";
import { comeIn, goOut, inMinorUnits, nothing, revalue, type Worth } from "./valuation";

/** Movements of one item in the order of their posting. */
export const byOrdinal = (movements: readonly Movement[]): Movement[] =>
  [...movements].sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));

/** What an item's movements, one after the other, make of its worth; or the first that has another value than its goods. */
export function replay(
  item: Item,
  movements: readonly Movement[],
): { readonly worth: Worth } | { readonly wrong: Movement } {
  let worth = nothing;
  let corrected = 0;
  for (const [at, movement] of movements.entries()) {
    const before = worth;
    if (movement.ordinal !== at + 1) return { wrong: movement };
    if (corrected) {
      if (movement.quantity !== 0 || movement.value !== corrected) return { wrong: movement };
      corrected = 0;
      continue;
    }
    worth = item.type === "serialised" ? summed(before, movement) : applied(before, movement);
    const moved = inMinorUnits(worth.value) - inMinorUnits(before.value);
    if (movement.quantity > 0) corrected = moved - (movement.value ?? 0);
    else if (moved !== (movement.value ?? 0)) return { wrong: movement };
  }
  return { worth };
}

/** Pieces leave at what each of them cost, which only their records know. */
const summed = (worth: Worth, { quantity, value = 0 }: Movement): Worth => ({
  quantity: worth.quantity + quantity,
  value: new Decimal(worth.value).plus(value).toFixed(),
  layers: [],
});

function applied(worth: Worth, { quantity, value = 0, reason, fifo }: Movement): Worth {
  const method = fifo ? "fifo" : "average";
  if (isBetweenPlaces(reason)) return { ...worth, quantity: worth.quantity + quantity };
  if (quantity === 0) return revalue(worth, value, method).after;
  if (quantity > 0) return comeIn(worth, quantity, value, method).after;
  // Goods that nobody knew the cost of left at the item's price of that day, which their value tells.
  return goOut(worth, -quantity, method, new Decimal(value).div(quantity));
}

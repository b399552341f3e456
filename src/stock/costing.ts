import { Decimal } from "../base/decimal";
import { currencyDigits, fromDecimal, type Money } from "../base/money";
import { fromThousandths } from "../base/quantity";
import type { Company, Item, Movement } from "../records";
import { averageOf, comeIn, goOut, inMinorUnits, revalue, type Method, type Worth } from "./valuation";

/** Whether a movement only changes the place: nothing is gained or lost by it. */
export const isBetweenPlaces = (reason: Movement["reason"]): boolean =>
  reason === "transfer" || reason === "challan";

/** What a movement makes of its item's worth. */
export interface Change {
  readonly after: Worth;
  /** Signed minor units: the movement's value. */
  readonly value: Money;
  /** Whole minor units by which the cost of goods that had left before they came is corrected. */
  readonly correction: Money;
  readonly method: Method;
}

interface Costed {
  readonly quantity: number;
  readonly reason: Movement["reason"];
  readonly value?: Money;
}

/** What a movement makes of an item's worth; `own` is what its pieces cost together, signed only where they are revalued. */
export function changeOf(item: Item, move: Costed, before: Worth, own: Money, company: Company): Change {
  const { quantity } = move;
  const moved = { ...before, quantity: before.quantity + quantity };
  if (isBetweenPlaces(move.reason))
    return { after: moved, value: 0, correction: 0, method: before.layers.length ? "fifo" : "average" };
  if (item.type === "serialised") {
    const value = (quantity < 0 ? -own : own) + 0;
    const after = { ...moved, value: new Decimal(before.value).plus(value).toFixed() };
    return { after, value, correction: 0, method: "average" };
  }
  return counted(item, move, before, company);
}

function counted(item: Item, move: Costed, before: Worth, company: Company): Change {
  const method = company.settings.valuation ?? "average";
  const { quantity } = move;
  const then = inMinorUnits(before.value);
  if (quantity === 0) {
    const { after, by } = revalue(before, move.value ?? 0, method);
    return { after, value: by, correction: 0, method };
  }
  if (quantity < 0) {
    const estimate = new Decimal(atCostPrice(item, 1_000_000, company)).div(1_000_000);
    const after = goOut(before, -quantity, method, estimate);
    return { after, value: inMinorUnits(after.value) - then, correction: 0, method };
  }
  const value = broughtValue(item, move, before, company);
  const { after } = comeIn(before, quantity, value, method);
  return { after, value, correction: inMinorUnits(after.value) - then - value, method };
}

/** What incoming goods are worth: as the caller says, at the present average, or at the item's cost price. */
export function broughtValue(
  item: Item,
  { quantity, value }: Pick<Costed, "quantity" | "value">,
  before: Worth,
  company: Company,
): Money {
  if (value !== undefined) return value;
  return averageOf(before, quantity) ?? atCostPrice(item, quantity, company);
}

const atCostPrice = (item: Item, quantity: number, { currency }: Company): Money =>
  fromDecimal(new Decimal(item.cost).times(fromThousandths(quantity)), currencyDigits(currency));

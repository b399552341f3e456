import { Decimal, type DecimalValue } from "../base/decimal";
import type { Money } from "../base/money";
import type { DecimalText } from "../base/quantity";

/** How goods that leave are costed: at the average of all that is on hand, or oldest receipt first. */
export type Method = "average" | "fifo";

/** What is left of one receipt: thousandths of the unit, and minor units with their fraction. */
export interface Layer {
  readonly quantity: number;
  readonly value: DecimalText;
}

/** What is on hand of an item and its exact worth. Layers are kept first in, first out, oldest first; below nothing there is
 *  one, negative, at the cost that what is missing was taken for. */
export interface Worth {
  readonly quantity: number;
  readonly value: DecimalText;
  readonly layers: readonly Layer[];
}

export const nothing: Worth = { quantity: 0, value: "0", layers: [] };

/** Kept digits: what division leaves beyond them can never add up to a minor unit. */
const exact = (value: DecimalValue): Decimal => new Decimal(value).toSignificantDigits(36);
const text = (value: DecimalValue): DecimalText => {
  const kept = exact(value);
  return kept.isZero() ? "0" : kept.toFixed();
};

/** An exact worth in whole minor units. Halves go up, so that adding whole units always moves it by exactly them; what
 *  division left beyond twelve decimals does not count. */
export const inMinorUnits = (value: DecimalValue): Money =>
  new Decimal(value).toDecimalPlaces(12).plus("0.5").floor().toNumber() + 0;

/** Goods come in, bringing a value: what is on hand then, and by how much that corrects the cost of goods that had left
 *  before they came. @throws RangeError for a quantity not above, or a value below, zero */
export function comeIn(
  worth: Worth,
  quantity: number,
  value: DecimalValue,
  method: Method,
): { after: Worth; correction: DecimalText } {
  if (!(quantity > 0)) throw new RangeError("What comes in is more than nothing.");
  if (new Decimal(value).isNegative() && !new Decimal(value).isZero())
    throw new RangeError("What comes in is worth nothing or more.");
  const { after, estimate } = coverMissing(worth, quantity);
  const covered = Math.min(quantity, Math.max(-worth.quantity, 0));
  const rest = exact(new Decimal(value).times(quantity - covered).div(quantity));
  const actual = new Decimal(value).minus(rest);
  return {
    after:
      quantity > covered ? added(after, { quantity: quantity - covered, value: text(rest) }, method) : after,
    correction: text(new Decimal(estimate).minus(actual)),
  };
}

/** What is still missing after goods came, and the cost at which those they make up for had been taken. */
function coverMissing(worth: Worth, quantity: number): { after: Worth; estimate: DecimalText } {
  if (worth.quantity >= 0) return { after: worth, estimate: "0" };
  const missing = worth.quantity + quantity;
  if (missing >= 0) return { after: nothing, estimate: text(new Decimal(worth.value).negated()) };
  const value = text(new Decimal(worth.value).times(missing).div(worth.quantity));
  const estimate = text(new Decimal(value).minus(worth.value));
  return { after: below(missing, value), estimate };
}

const below = (quantity: number, value: DecimalText): Worth => ({
  quantity,
  value,
  layers: [{ quantity, value }],
});

function added(worth: Worth, layer: Layer, method: Method): Worth {
  return {
    quantity: worth.quantity + layer.quantity,
    value: text(new Decimal(worth.value).plus(layer.value)),
    layers: method === "fifo" ? [...layersOf(worth), layer] : [],
  };
}

/** What is on hand in layers; goods that came under the moving average are one. */
const layersOf = ({ quantity, value, layers }: Worth): readonly Layer[] =>
  layers.length || !quantity ? layers : [{ quantity, value }];

/**
 * Goods leave. `estimate` (minor units per thousandth) costs what goes beyond what was ever known to be on hand.
 * @throws RangeError for a quantity not above zero, and for more than there is when there is no estimate
 */
export function goOut(worth: Worth, quantity: number, method: Method, estimate?: DecimalValue): Worth {
  if (!(quantity > 0)) throw new RangeError("What leaves is more than nothing.");
  const left = worth.quantity - quantity;
  if (left < 0 && estimate === undefined) throw new RangeError("More would leave than is there.");
  if (left === 0) return nothing;
  if (left < 0) {
    if (worth.quantity !== 0) return below(left, text(lastRate(worth, method).times(left)));
    return below(left, String(inMinorUnits(new Decimal(estimate ?? 0).times(left))));
  }
  return method === "fifo" ? oldestOut(worth, quantity) : averageOut(worth, left);
}

/** What a thousandth costs that leaves after everything else. */
function lastRate(worth: Worth, method: Method): Decimal {
  const of = (method === "fifo" ? layersOf(worth).at(-1) : undefined) ?? worth;
  return new Decimal(of.value).div(of.quantity);
}

const averageOut = ({ quantity, value }: Worth, left: number): Worth => ({
  quantity: left,
  value: text(new Decimal(value).times(left).div(quantity)),
  layers: [],
});

function oldestOut(worth: Worth, quantity: number): Worth {
  const layers = [...layersOf(worth)];
  let value = new Decimal(worth.value);
  for (let wanted = quantity; wanted > 0;) {
    const [oldest] = layers as [Layer];
    const taken = Math.min(wanted, oldest.quantity);
    const rest = exact(new Decimal(oldest.value).times(oldest.quantity - taken).div(oldest.quantity));
    value = value.minus(oldest.value).plus(rest);
    if (taken === oldest.quantity) layers.shift();
    else layers[0] = { quantity: oldest.quantity - taken, value: text(rest) };
    wanted -= taken;
  }
  return { quantity: worth.quantity - quantity, value: text(value), layers };
}

/** What is on hand becomes worth more or less, by whole minor units; never less than nothing. Gives what really changed. */
export function revalue(worth: Worth, by: Money, method: Method): { after: Worth; by: Money } {
  if (worth.quantity <= 0) return { after: worth, by: 0 };
  const change = Math.max(by, -new Decimal(worth.value).floor().toNumber());
  if (change === 0) return { after: worth, by: 0 };
  const layers = method === "fifo" ? spread(layersOf(worth), worth, change) : [];
  return {
    after: { quantity: worth.quantity, value: text(new Decimal(worth.value).plus(change)), layers },
    by: change,
  };
}

/** A dearer receipt makes every piece dearer alike; what gets cheaper does so by its worth, so that no layer goes below zero. */
function spread(layers: readonly Layer[], { quantity, value }: Worth, by: Money): Layer[] {
  let left = new Decimal(by);
  return layers.map((layer, at) => {
    const share = by > 0 ? new Decimal(layer.quantity).div(quantity) : new Decimal(layer.value).div(value);
    const part = at === layers.length - 1 ? left : exact(share.times(by));
    left = left.minus(part);
    return { quantity: layer.quantity, value: text(new Decimal(layer.value).plus(part)) };
  });
}

/** What so much would cost at the present average, whole minor units; undefined when nothing is on hand. */
export const averageOf = ({ quantity, value }: Worth, of: number): Money | undefined =>
  quantity > 0 ? inMinorUnits(new Decimal(value).times(of).div(quantity)) : undefined;

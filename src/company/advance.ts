import { Decimal, roundTo, type DecimalValue } from "../base/decimal";
import type { Money } from "../base/money";
import type { TaxComponent } from "./tax-split";

/** An advance for a service, taxed when received, in minor units. */
export interface Advance {
  /** The money; after a partial use, net and taxes may miss it by the rounding of that use. */
  readonly gross: Money;
  readonly net: Money;
  /** Taxes by name. */
  readonly taxes: Readonly<Record<string, Money>>;
}

interface AdvanceTax {
  /** Whole rate in percent. */
  readonly rate: DecimalValue;
  readonly components: readonly TaxComponent[];
}

/** The advance whose net value is given, each tax rounded by itself. */
export function advanceOf(net: Money, { rate, components }: AdvanceTax): Advance {
  const exact = (divisor: number) => new Decimal(net).times(rate).div(divisor).div(100);
  const taxes = byName(components, ({ divisor }) => exact(divisor));
  return { gross: net + sum(taxes), net, taxes };
}

/** The advance contained in money received, tax inside: taxes rounded each, the rest is net. */
export function advanceReceived(gross: Money, { rate, components }: AdvanceTax): Advance {
  const whole = wholeRate({ rate, components });
  const taxes = byName(components, ({ divisor }) =>
    new Decimal(gross).times(rate).div(divisor).div(whole.plus(100)),
  );
  return { gross, net: gross - sum(taxes), taxes };
}

/**
 * Uses money of an advance against a bill: what of its net and taxes goes, and what is left. The last use takes all that
 * is left, so that no paisa of rounding stays behind. RangeError beyond what is left.
 */
export function useAdvance(
  left: Advance,
  gross: Money,
  tax: AdvanceTax,
): { readonly used: Advance; readonly left: Advance } {
  if (gross < 0 || gross > left.gross)
    throw new RangeError(`Of the advance ${left.gross} is left, not ${gross}.`);
  const used = gross === left.gross ? left : share(gross, tax);
  const taxes = Object.fromEntries(
    Object.entries(left.taxes).map(([name, amount]) => [name, amount - (used.taxes[name] ?? 0)]),
  );
  return { used, left: { gross: left.gross - gross, net: left.net - used.net, taxes } };
}

function share(gross: Money, tax: AdvanceTax): Advance {
  const net = rounded(new Decimal(gross).times(100).div(wholeRate(tax).plus(100)));
  return { ...advanceOf(net, tax), gross };
}

const wholeRate = ({ rate, components }: AdvanceTax): Decimal =>
  components.reduce((all, { divisor }) => all.plus(new Decimal(rate).div(divisor)), new Decimal(0));

const byName = (components: readonly TaxComponent[], exact: (one: TaxComponent) => Decimal) =>
  Object.fromEntries(components.map((one) => [one.name, rounded(exact(one))]));

const rounded = (value: Decimal): Money => roundTo(value, 0).toNumber() + 0;
const sum = (taxes: Readonly<Record<string, Money>>): Money =>
  Object.values(taxes).reduce((all, amount) => all + amount, 0);

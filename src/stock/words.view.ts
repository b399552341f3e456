import { msg } from "@lit/localize";
import { Decimal } from "../base/decimal";
import type { Item } from "../records";
import type { AppContext } from "../ui/context";

/** An item's price per unit with the currency's sign, every decimal kept. */
export function priceText(
  item: Pick<Item, "price" | "unit">,
  { format }: Pick<AppContext, "format">,
): string {
  const minor = new Decimal(item.price).times(10 ** format.digits);
  const price = minor.isInteger()
    ? format.money(minor.toNumber(), { whole: true })
    : `${format.symbol}\u00a0${format.quantity(item.price)}`;
  return `${price} / ${item.unit}`;
}

/** The kinds of items, in words. */
export const typeChoices = () => [
  { value: "stock", label: msg("Goods, counted") },
  { value: "serialised", label: msg("Units with a serial number") },
  { value: "service", label: msg("Service, not stocked") },
];

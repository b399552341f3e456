import { msg } from "@lit/localize";
import { Decimal } from "../base/decimal";
import type { Item, Movement } from "../records";
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

/** Why goods moved, in words. */
export function reasonName(reason: Movement["reason"]): string {
  switch (reason) {
    case "opening":
      return msg("Opening");
    case "receipt":
      return msg("Received");
    case "used":
      return msg("Used at a visit");
    case "sold":
      return msg("Sold");
    case "adjusted":
      return msg("Counted");
    case "transfer":
      return msg("Moved");
    case "returned":
      return msg("Came back");
    case "challan":
      return msg("Out on a challan");
    case "to principal":
      return msg("Back to the principal");
    case "revalued":
      return msg("Worth corrected");
    case "scrapped":
      return msg("Scrapped");
  }
}

/** The kinds of items, in words. */
export const typeChoices = () => [
  { value: "stock", label: msg("Goods, counted") },
  { value: "serialised", label: msg("Units with a serial number") },
  { value: "service", label: msg("Service, not stocked") },
];

import { msg } from "@lit/localize";
import type { Day } from "../base/day";
import { isDay } from "../base/day";
import type { DecimalText } from "../base/quantity";
import type { Item, PriceList, RecordId } from "../records";
import type { Problems } from "./model";

export type PriceListDraft = Omit<PriceList, "id" | "active">;

/** What an item costs a customer on a day: by the newest list that is for him, then by the newest for everybody, else its own. */
export function listedPrice(
  lists: readonly PriceList[],
  item: Pick<Item, "id" | "price">,
  partyId: RecordId<"party"> | undefined,
  on: Day,
): DecimalText {
  const inForce = lists
    .filter(({ active, from }) => active && from <= on)
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  const own = inForce.filter(({ partyIds }) => partyId !== undefined && partyIds.includes(partyId));
  const all = inForce.filter(({ partyIds }) => !partyIds.length);
  for (const { prices } of [...own, ...all]) {
    const found = prices.find(({ itemId }) => itemId === item.id);
    if (found) return found.price;
  }
  return item.price;
}

/** What is wrong with a price list, field by field, in words. */
export function priceListProblems(draft: PriceListDraft): Problems {
  const problems: Problems = {};
  if (!draft.name.trim()) problems.name = msg("A name is needed.");
  if (!isDay(draft.from)) problems.from = msg("This is not a day.");
  if (!draft.prices.length) problems.prices = msg("At least one item with its price.");
  const seen = new Set<string>();
  for (const [at, { itemId, price }] of draft.prices.entries()) {
    if (!itemId) problems[`prices.${String(at)}.itemId`] = msg("Name the item.");
    else if (seen.has(itemId)) problems[`prices.${String(at)}.itemId`] = msg("This item is listed twice.");
    if (!/^\d+(\.\d+)?$/.test(price)) problems[`prices.${String(at)}.price`] = msg("A number, zero or more.");
    seen.add(itemId);
  }
  return problems;
}

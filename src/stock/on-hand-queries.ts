import { msg, str } from "@lit/localize";
import { allocateMoney, type Money } from "../base/money";
import { toThousandths } from "../base/quantity";
import type { Item, RecordId, Unit } from "../records";
import type { Read } from "../store/work";
import { isStocked, STORE } from "./model";

/** All the goods that are out on challans count as one place. */
export const ON_CHALLANS = "challans";

/** What of an item is in a place. */
export interface Held {
  readonly item: Item;
  /** `store`, a technician's id, or `challans` for all that is out on them. */
  readonly place: string;
  /** The place in words. */
  readonly name: string;
  /** Thousandths. */
  readonly quantity: number;
  /** Minor units; all places together come to the item's worth. */
  readonly worth: Money;
  /** What one costs at the average of all places, minor units; undefined where nothing is. */
  readonly average: number | undefined;
  /** All that is in the store and with technicians is at or under the item's reorder level. */
  readonly isLow: boolean;
}

/** Stocked items by place, those that are there; an item that is nowhere stands in the store with nothing. */
export async function stockOnHand(read: Read): Promise<Held[]> {
  const [items, stock, worth, units, names] = await Promise.all([
    read.list("item", "code"),
    read.balances("stock/"),
    read.balances("worth/"),
    read.list("unit", "place"),
    placeNames(read),
  ]);
  const parts = new Map(stock.map(({ key, parts }) => [key.slice("stock/".length), parts]));
  const worths = new Map(worth.map(({ key, amount }) => [key.slice("worth/".length), amount]));
  const costs = costsByPlace(units);
  return items
    .filter((item) => isStocked(item) && (item.active || parts.has(item.id)))
    .flatMap((item) => heldOf(item, parts.get(item.id) ?? {}, worths.get(item.id) ?? 0, costs, names));
}

const placeOf = (location: string): string => (location.startsWith("challan:") ? ON_CHALLANS : location);

function heldOf(
  item: Item,
  parts: Readonly<Record<string, number>>,
  worth: Money,
  costs: ReadonlyMap<string, Money>,
  names: (place: string) => string,
): Held[] {
  const places = new Map<string, number>();
  for (const [location, quantity] of Object.entries(parts))
    places.set(placeOf(location), (places.get(placeOf(location)) ?? 0) + quantity);
  if (!places.size) places.set(STORE, 0);
  const rows = [...places].sort(([a], [b]) => rank(a) - rank(b) || (names(a) < names(b) ? -1 : 1));
  const total = rows.reduce((sum, [, quantity]) => sum + quantity, 0);
  const here = total - (places.get(ON_CHALLANS) ?? 0);
  const level = toThousandths(item.reorderLevel) ?? 0;
  const shares =
    item.type === "serialised"
      ? rows.map(([place]) => costs.get(`${item.id} ${place}`) ?? 0)
      : allocateMoney(
          worth,
          rows.map(([, quantity]) => Math.max(quantity, 0)),
        );
  return rows.map(([place, quantity], at) => ({
    item,
    place,
    name: names(place),
    quantity,
    worth: shares[at] ?? 0,
    average: total > 0 ? (worth * 1000) / total : undefined,
    isLow: level > 0 && here <= level,
  }));
}

/** The store first, then the vans, then what is out. */
const rank = (place: string): number => (place === STORE ? 0 : place === ON_CHALLANS ? 2 : 1);

function costsByPlace(units: readonly Unit[]): ReadonlyMap<string, Money> {
  const costs = new Map<string, Money>();
  for (const { itemId, location, cost } of units) {
    const key = `${itemId} ${placeOf(location)}`;
    costs.set(key, (costs.get(key) ?? 0) + cost);
  }
  return costs;
}

/** What places are called: the store, whose van, all challans together, or the one challan that is meant. */
export async function placeNames(
  read: Read,
  challans: readonly string[] = [],
): Promise<(place: string) => string> {
  const technicians = await read.list("technician", "name");
  const names = new Map<string, string>(technicians.map(({ id, name }) => [id, msg(str`Van of ${name}`)]));
  for (const id of new Set(challans)) {
    const challan = await read.find(id as RecordId<"challan">);
    if (challan) names.set(id, msg(str`Challan ${challan.number ?? ""}`));
  }
  names.set(STORE, msg("Store")).set(ON_CHALLANS, msg("On challans"));
  return (place) => names.get(place) ?? names.get(placeOf(place)) ?? place;
}

/** A place with what is there. */
export interface Place {
  readonly place: string;
  readonly name: string;
  readonly items: number;
  readonly worth: Money;
  /** Rows of its count under way, and how many of them are counted. */
  readonly count?: { readonly rows: number; readonly counted: number };
}

/** The store, the vans and the challans, with how many items are there and what they are worth. */
export async function stockPlaces(read: Read): Promise<Place[]> {
  const [held, technicians, tallies] = await Promise.all([
    stockOnHand(read),
    read.list("technician", "name"),
    read.list("tally", "place"),
  ]);
  const vans = technicians.filter(({ active }) => active).map(({ id }) => id as string);
  const names = await placeNames(read);
  const places = new Set([
    STORE,
    ...vans,
    ...held.filter(({ quantity }) => quantity).map(({ place }) => place),
  ]);
  return [...places]
    .sort((a, b) => rank(a) - rank(b))
    .map((place) => {
      const here = held.filter((row) => row.place === place && row.quantity !== 0);
      const rows = tallies.filter(({ location }) => location === place);
      return {
        place,
        name: names(place),
        items: here.length,
        worth: here.reduce((sum, row) => sum + row.worth, 0),
        ...(rows.length
          ? { count: { rows: rows.length, counted: rows.filter((row) => row.counted !== undefined).length } }
          : {}),
      };
    });
}

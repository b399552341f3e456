import type { Card, Challan, Invoice, Item, Movement, Receipt, Unit } from "../records";
import { fold } from "../records/terms";
import type { Read } from "../store/work";
import { placeNames } from "./on-hand-queries";
import { byOrdinal } from "./replay";

/** Where the pieces of an item are. */
export interface Pieces {
  /** Those in a place, oldest first. */
  readonly here: readonly { readonly unit: Unit; readonly place: string }[];
  /** There are more in places than are listed. */
  readonly more: boolean;
  /** How many left, by what became of them. */
  readonly gone: readonly { readonly status: Unit["status"]; readonly count: number }[];
}

const LISTED = 60;
const GONE: readonly Unit["status"][] = ["sold", "installed", "returned", "replaced", "scrapped"];

export async function piecesOf(read: Read, itemId: Item["id"]): Promise<Pieces> {
  const [units, counts] = await Promise.all([
    read.list("unit", "place", { prefix: [itemId] }, { limit: LISTED + 1 }),
    Promise.all(GONE.map((status) => read.count("unit", "item", { is: [itemId, status] }))),
  ]);
  const names = await placeNames(
    read,
    units.flatMap(({ challanId }) => challanId ?? []),
  );
  return {
    here: units.slice(0, LISTED).map((unit) => ({ unit, place: names(unit.location) })),
    more: units.length > LISTED,
    gone: GONE.map((status, at) => ({ status, count: counts[at] ?? 0 })).filter(({ count }) => count),
  };
}

/** One piece with its way: what brought it, where it went, and the card it was installed by. */
export interface UnitPage {
  readonly unit: Unit;
  readonly item: Item;
  readonly place: string;
  readonly receipt: Receipt | undefined;
  readonly challan: Challan | undefined;
  readonly invoice: Invoice | undefined;
  readonly card: Card | undefined;
  /** Movements that name it, in the order of posting, each with its place in words. */
  readonly steps: readonly { readonly movement: Movement; readonly place: string }[];
}

export async function unitPage(read: Read, id: Unit["id"]): Promise<UnitPage> {
  const unit = await read.get(id);
  const { itemId, receiptId, challanId, invoiceId, cardId } = unit;
  const [item, receipt, challan, invoice, card, movements] = await Promise.all([
    read.get(itemId),
    receiptId && read.find(receiptId),
    challanId && read.find(challanId),
    invoiceId && read.find(invoiceId),
    cardId && read.find(cardId),
    // A piece that came back after it was sent away has moved before the day it is known to be received on.
    read.list("movement", "item", { prefix: [itemId] }),
  ]);
  const named = byOrdinal(movements.filter(({ units }) => units?.includes(id)));
  const names = await placeNames(
    read,
    [unit.location, ...named.map(({ location }) => location)].filter((at) => at.startsWith("challan:")),
  );
  return {
    unit,
    item,
    place: unit.location && names(unit.location),
    receipt,
    challan,
    invoice,
    card,
    steps: named.map((movement) => ({ movement, place: names(movement.location) })),
  };
}

/** Pieces found by a word of their serial number, whatever became of them; those on a card are found by it. */
export async function searchUnits(read: Read, typed: string, limit = 12): Promise<Unit[]> {
  const word = fold(typed.trim());
  if (!word) return [];
  const found = await read.list("unit", "terms", { prefix: word }, { limit: limit * 4 });
  return [...new Map(found.map((unit) => [unit.id, unit])).values()].slice(0, limit);
}

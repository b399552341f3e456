import { msg, str } from "@lit/localize";
import { toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import type { Card, Invoice, Item, Movement, RecordId } from "../records";
import { fold } from "../records/terms";
import type { Read } from "../store/work";
import { isStocked } from "./model";
import { placeNames } from "./on-hand-queries";
import { piecesOf, type Pieces } from "./unit-queries";

/** Active items found by a word of the name or the start of the code. */
export async function searchItems(read: Read, typed: string, limit = 12): Promise<Item[]> {
  const words = fold(typed)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  const first = words[0];
  const found = first
    ? await read.list("item", "terms", { prefix: first }, { limit: 200 })
    : await read.list("item", "name", undefined, { limit: limit * 2 });
  const unique = [...new Map(found.map((item) => [item.id, item])).values()];
  return unique
    .filter((item) => item.active && words.every((word) => fold(`${item.code} ${item.name}`).includes(word)))
    .slice(0, limit);
}

/** The one item meant by its code or whole name, as typed in a cell. @throws Refusal */
export async function itemMeant(read: Read, typed: string): Promise<Item> {
  const text = typed.trim();
  if (!text) throw new Refusal(msg("Name the item: by code or name."));
  const [byCode] = await read.list("item", "code", { is: fold(text) });
  if (byCode) return byCode;
  const named = await read.list("item", "name", { is: fold(text) });
  if (named.length > 1) throw new Refusal(msg(str`“${text}” is ${named.length} items; give the code.`));
  const [item] = named;
  if (!item) throw new Refusal(msg(str`There is no item “${text}” in the book.`));
  return item;
}

/** The card of this number; undefined without one. @throws Refusal */
export async function cardMeant(read: Read, typed: string): Promise<Card | undefined> {
  const text = typed.trim();
  if (!text) return undefined;
  const [card] = (
    await Promise.all(asPrinted(text).map((number) => read.list("card", "number", { is: number })))
  ).flat();
  if (!card) throw new Refusal(msg(str`There is no card ${text} in the book.`));
  return card;
}

/** A number as typed, and with the zeros in front that a worksheet drops from pasted digits. */
const asPrinted = (text: string): string[] =>
  /^\d{1,7}$/.test(text)
    ? Array.from({ length: 9 - text.length }, (_, zeros) => "0".repeat(zeros) + text)
    : [fold(text)];

/** On hand of an item by location, in thousandths. */
export const onHand = async (
  read: Read,
  itemId: RecordId<"item">,
): Promise<Readonly<Record<string, number>>> => (await read.balance(`stock/${itemId}`)).parts;

/** Stocked items at or under their reorder level, with what is on hand in all locations, in thousandths. */
export async function underReorderLevel(read: Read): Promise<{ item: Item; onHand: number }[]> {
  const [items, balances] = await Promise.all([
    read.list("item", "name", undefined, { kept: true }),
    read.balances("stock/", { kept: true }),
  ]);
  const held = new Map(balances.map((balance) => [balance.key.slice("stock/".length), balance.amount]));
  return items
    .filter((item) => item.active && isStocked(item) && Number(item.reorderLevel) > 0)
    .map((item) => ({ item, onHand: held.get(item.id) ?? 0 }))
    .filter(({ item, onHand }) => onHand <= (toThousandths(item.reorderLevel) ?? 0));
}

/** Cards of a customer, with the item each one is. */
export async function cardsOfParty(
  read: Read,
  partyId: RecordId<"party">,
): Promise<{ card: Card; item: Item }[]> {
  const cards = await read.list("card", "party", { is: partyId });
  return Promise.all(cards.map(async (card) => ({ card, item: await read.get(card.itemId) })));
}

/** Bills on which a customer bought more pieces of an item than cards name them, newest first. */
export async function salesWithoutCard(
  read: Read,
  partyId: RecordId<"party">,
  itemId: Item["id"],
): Promise<Invoice[]> {
  const bills = await read.list("invoice", "customer", { prefix: [partyId] }, { order: "newest" });
  const free = await Promise.all(
    bills.map(async ({ id, status, kind, lines }) => {
      const sold = lines.filter((line) => line.itemId === itemId);
      if (status !== "issued" || kind === "credit-note" || !sold.length) return false;
      const pieces = sold.reduce((sum, { quantity }) => sum + Number(quantity), 0);
      const named = await read.list("card", "sale", { is: id });
      return named.filter((card) => card.itemId === itemId).length < pieces;
    }),
  );
  return bills.filter((_, at) => free[at]);
}

/** An item with what its page shows. */
export interface ItemPage {
  readonly item: Item;
  /** Thousandths by location. */
  readonly held: Readonly<Record<string, number>>;
  /** Minor units, all places together. */
  readonly worth: number;
  /** Where the pieces of a serialised item are. */
  readonly pieces: Pieces | undefined;
  /** What a location is called. */
  readonly placeName: (location: string) => string;
  /** Newest first. */
  readonly movements: readonly Movement[];
  readonly more: boolean;
  /** Names of the technicians who may carry goods, by id; those who left while they still carry some. */
  readonly people: ReadonlyMap<string, string>;
}

const MOVEMENTS = 50;

export async function itemPage(read: Read, id: Item["id"]): Promise<ItemPage> {
  const [item, held, worth, movements, technicians] = await Promise.all([
    read.get(id),
    onHand(read, id),
    read.balance(`worth/${id}`),
    read.list("movement", "item", { prefix: [id] }, { order: "newest", limit: MOVEMENTS + 1 }),
    read.list("technician", "name"),
  ]);
  const places = [...Object.keys(held), ...movements.map(({ location }) => location)];
  const [placeName, pieces] = await Promise.all([
    placeNames(
      read,
      places.filter((at) => at.startsWith("challan:")),
    ),
    item.type === "serialised" ? piecesOf(read, id) : undefined,
  ]);
  const people = technicians.filter(({ id: who, active }) => active || held[who]);
  return {
    item,
    held,
    worth: worth.amount,
    pieces,
    placeName,
    movements: movements.slice(0, MOVEMENTS),
    more: movements.length > MOVEMENTS,
    people: new Map(people.map(({ id: who, name }) => [who, name])),
  };
}

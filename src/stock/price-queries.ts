import type { Day } from "../base/day";
import type { DecimalText } from "../base/quantity";
import type { Item, RecordId } from "../records";
import type { Read } from "../store/work";
import { listedPrice } from "./prices";

/** The price of an item for a customer on a day, major units per unit before tax, price lists heeded. */
export const priceFor = async (
  read: Read,
  item: Pick<Item, "id" | "price">,
  partyId: RecordId<"party"> | undefined,
  on: Day,
): Promise<DecimalText> => listedPrice(await read.list("priceList", "name"), item, partyId, on);

/** An item at the price it has for a customer on a day, so that a line made of it asks that. */
export const listed = async (
  read: Read,
  item: Item,
  partyId: RecordId<"party"> | undefined,
  on: Day,
): Promise<Item> => ({ ...item, price: await priceFor(read, item, partyId, on) });

import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import { toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import { accounts } from "../company/accounts";
import type { Item, RecordId, Tally } from "../records";
import { command } from "../store/command";
import type { Work } from "../store/work";
import { postStock } from "./cost";
import { isStocked } from "./model";
import { moveStock } from "./move";

/** Begins the count of a location: a row for every item, and for every piece of a serialised item that is there. Gives how many. */
export const startCount = command(
  "count.start",
  async (work, { location }: { readonly location: string }) => {
    if (await work.count("tally", "place", { is: location }))
      throw new Refusal(msg("A count is under way here already; post it or drop it first."));
    const items = (await work.list("item", "code")).filter(isStocked);
    let rows = 0;
    for (const item of items) {
      for (const row of await rowsOf(work, item, location)) {
        await work.put({ id: newId("tally"), location, itemId: item.id, note: "", ...row });
        rows++;
      }
    }
    if (!rows) throw new Refusal(msg("There is nothing here to count."));
    return rows;
  },
);

async function rowsOf(work: Work, item: Item, location: string): Promise<Pick<Tally, "unitId" | "book">[]> {
  if (item.type === "serialised") {
    const units = await work.list("unit", "place", { prefix: [item.id, location] });
    return units.map(({ id }) => ({ unitId: id, book: 1000 }));
  }
  const book = await onHandAt(work, item.id, location);
  return item.active || book ? [{ book }] : [];
}

const onHandAt = async (work: Work, itemId: Item["id"], location: string): Promise<number> =>
  (await work.balance(`stock/${itemId}`)).parts[location] ?? 0;

/** Notes what was counted of a row, decimal text; left blank, it is not counted. The book is looked up then, so that goods may go on moving. */
export const typeCount = command(
  "count.type",
  async (
    work,
    { id, counted, note }: { readonly id: Tally["id"]; readonly counted?: string; readonly note?: string },
  ) => {
    const { counted: before, ...tally } = await work.get(id);
    const kept = note === undefined ? tally : { ...tally, note: note.trim() };
    if (counted === undefined) return work.put(before === undefined ? kept : { ...kept, counted: before });
    if (!counted.trim()) return work.put(kept);
    const quantity = toThousandths(counted);
    const says =
      quantity === undefined
        ? msg("A quantity with at most three decimals.")
        : quantity < 0
          ? msg("Not less than nothing.")
          : tally.unitId && quantity > 1000
            ? msg("1 when this piece is there, 0 when it is not.")
            : tally.unitId && quantity % 1000
              ? msg("Whole pieces only.")
              : undefined;
    if (says || quantity === undefined)
      throw new Refusal(msg("The count is not noted."), { counted: says ?? "" });
    await work.put({ ...kept, book: await bookOf(work, tally), counted: quantity });
  },
);

async function bookOf(work: Work, { unitId, itemId, location }: Tally): Promise<number> {
  if (!unitId) return onHandAt(work, itemId, location);
  return (await work.get(unitId)).location === location ? 1000 : 0;
}

export interface CountPosted {
  readonly location: string;
  readonly on: Day;
  readonly reason: string;
}

/** Posts the differences of a location's count and ends it: all of them or none. Rows that were not counted stay as the book has
 *  them. Gives how many differed. */
export const postCount = command("count.post", async (work, { location, on, reason }: CountPosted) => {
  const rows = await work.list("tally", "place", { is: location });
  const counted = rows.filter((row) => row.counted !== undefined);
  const problems = {
    ...(reason.trim() ? {} : { reason: msg("Say why.") }),
    ...(isDay(on) ? {} : { on: msg("This is not a day.") }),
  };
  if (Object.keys(problems).length) throw new Refusal(msg("The count is not posted yet."), problems);
  if (!counted.length)
    throw new Refusal(msg("Nothing was counted here yet; type what you count into the sheet."));
  const differing = counted.filter((row) => row.counted !== row.book);
  await postDifferences(work, differing, on, reason.trim());
  for (const { id } of rows) await work.remove(id);
  return differing.length;
});

/** One movement a row, and one entry for them all. */
async function postDifferences(work: Work, rows: readonly Tally[], on: Day, reason: string): Promise<void> {
  let sum = 0;
  let first: RecordId<"movement"> | undefined;
  for (const { itemId, unitId, location, counted = 0, book, note } of rows) {
    const { value, movementId } = await moveStock(work, {
      itemId,
      location,
      on,
      quantity: counted - book,
      reason: "adjusted",
      sourceId: "",
      note: [reason, note].filter(Boolean).join(": "),
      ...(unitId ? { units: [unitId] } : {}),
    });
    sum += value;
    first ??= movementId;
  }
  if (!first) return;
  await postStock(work, {
    id: `entry:${first}`,
    on,
    sourceId: first,
    sourceNumber: "",
    text: msg(str`Stock count: ${reason}`),
    lines: [{ account: accounts.stockAdjustment.code, value: sum }],
  });
}

/** Drops a location's count: nothing of it is posted. */
export const dropCount = command("count.drop", async (work, { location }: { readonly location: string }) => {
  for (const { id } of await work.list("tally", "place", { is: location })) await work.remove(id);
});

import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import type { Money } from "../base/money";
import { Refusal } from "../base/refusal";
import { accounts } from "../company/accounts";
import type { Card, Item, RecordId } from "../records";
import { fold } from "../records/terms";
import { command } from "../store/command";
import type { Read } from "../store/work";
import { itemProblems, STORE, type CardDraft, type ItemDraft } from "./model";
import { postStock } from "./cost";
import { makeCard } from "./make-card";
import { moveStock, stockQuantity } from "./move";
import { piecesMeant } from "./pieces";
import { serialProblem } from "./unit";
import { problemsOf } from "./unit-model";
import { stockedProblem } from "./unit-piece";

/** What is in the store when an item is added. */
export interface Opening {
  /** Decimal text in the item's unit. */
  readonly opening?: string;
  /** The day of the count; today when left out. */
  readonly openingOn?: Day;
  /** What it is worth, minor units; at the item's cost price when left out. */
  readonly openingValue?: Money;
  /** Serial numbers of the pieces, of those known so far. */
  readonly openingSerials?: readonly string[];
}

/** Adds an item, with what is already in the store and its worth. */
export const addItem = command("item.add", async (work, wish: ItemDraft & Opening) => {
  const { opening = "0", openingOn = work.today, openingValue, openingSerials, ...draft } = wish;
  const item: Item = {
    id: newId("item"),
    ...draft,
    code: draft.code.trim(),
    name: draft.name.trim(),
    active: true,
  };
  await checkItem(work, item);
  await work.put(item);
  if (openingValue !== undefined && openingValue < 0)
    throw new Refusal(msg("This item cannot be saved yet."), { openingValue: msg("Nothing or more.") });
  const { value, movementId } = await atOpening(() =>
    moveStock(work, {
      itemId: item.id,
      location: STORE,
      on: openingOn,
      quantity: stockQuantity(opening, "quantity"),
      reason: "opening",
      sourceId: item.id,
      ...(openingValue === undefined ? {} : { value: openingValue }),
      ...(openingSerials ? { serials: openingSerials } : {}),
    }),
  );
  if (movementId)
    await postStock(work, {
      id: `entry:${movementId}`,
      on: openingOn,
      sourceId: item.id,
      sourceNumber: item.code,
      text: msg(str`Opening stock: ${item.name}`),
      lines: [{ account: accounts.opening.code, value }],
    });
  return item.id;
});

/** Says what is refused about the opening stock at the fields that asked for it. */
async function atOpening<R>(move: () => Promise<R>): Promise<R> {
  try {
    return await move();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields: Record<string, string> = {
      on: "openingOn",
      serials: "openingSerials",
      quantity: "opening",
    };
    const problems = Object.entries(error.problems).map(([field, says]) => [fields[field] ?? field, says]);
    throw new Refusal(error.message, Object.fromEntries(problems));
  }
}

type Blank = "principalId" | "principalCode" | "labourWarrantyMonths";

/** Corrects an item; fields left out stay, those under `without` go. Its type cannot change once goods have moved. */
export const amendItem = command(
  "item.amend",
  async (
    work,
    {
      id,
      without = [],
      ...changes
    }: { id: Item["id"]; without?: readonly Blank[] } & Partial<Omit<Item, "id">>,
  ) => {
    const before = await work.get(id);
    const after = { ...before, ...changes };
    for (const field of without) delete after[field];
    if (after.type !== before.type && (await work.count("movement", "item", { prefix: [id] })))
      throw new Refusal(msg("This item cannot be saved yet."), {
        type: msg("Goods have already moved; the type stays."),
      });
    await checkItem(work, after);
    await work.put(after);
  },
);

export interface Adjustment {
  readonly itemId: RecordId<"item">;
  readonly location: string;
  /** Decimal text in the item's unit. */
  readonly counted: string;
  readonly on: Day;
  /** Why the book was wrong. */
  readonly note: string;
  /** Serial numbers of pieces that were found, or that are missing; the oldest there for missing ones not named. */
  readonly serials?: readonly string[];
}

/** Sets what is really there: the difference to the book becomes one adjustment, and its worth an entry. */
export const adjustStock = command("stock.adjust", async (work, wish: Adjustment) => {
  const { itemId, location, on, note, serials = [] } = wish;
  const counted = stockQuantity(wish.counted, "counted");
  const [item, { parts }] = await Promise.all([work.get(itemId), work.balance(`stock/${itemId}`)]);
  const quantity = counted - (parts[location] ?? 0);
  const missing = quantity < 0 ? await piecesMeant(work, item, location, serials) : [];
  const { value, movementId } = await moveStock(work, {
    itemId,
    location,
    on,
    quantity,
    reason: "adjusted",
    sourceId: "",
    note,
    ...(serials.length && quantity > 0 ? { serials } : {}),
    ...(missing.length ? { units: missing } : {}),
  });
  if (!movementId) return;
  await postStock(work, {
    id: `entry:${movementId}`,
    on,
    sourceId: movementId,
    sourceNumber: item.code,
    text: msg(str`Counted: ${item.name}`) + (note ? ` (${note})` : ""),
    lines: [{ account: accounts.stockAdjustment.code, value }],
  });
});

/** Adds a card for an installed unit: its number is the typed preprinted one or the next of the series. */
export const addCard = command("card.add", async (work, draft: CardDraft) => {
  const serial = await stockedProblem(work, draft);
  if (serial) throw new Refusal(msg("This unit cannot be saved yet."), { serial });
  return makeCard(work, draft);
});

/** Corrects a card; fields left out stay. The number stays for life; owner, site and state change by commands of their own. */
export const amendCard = command(
  "card.amend",
  async (
    work,
    { id, ...changes }: { id: Card["id"] } & Partial<Pick<Card, "serial" | "note" | "saleId">>,
  ) => {
    const before = await work.get(id);
    const after = { ...before, ...changes };
    const problems = problemsOf({
      serial: after.serial === before.serial ? undefined : await serialProblem(work, after, id),
      saleId:
        after.saleId && (await work.get(after.saleId)).customerId !== after.owners[0]?.partyId
          ? msg("This bill is of another customer.")
          : undefined,
    });
    if (Object.keys(problems).length) throw new Refusal(msg("This unit cannot be saved yet."), problems);
    await work.put(after);
  },
);

async function checkItem(read: Read, item: Item): Promise<void> {
  const problems = itemProblems(item);
  const twins = await read.list("item", "code", { is: fold(item.code) });
  if (twins.some((twin) => twin.id !== item.id))
    problems.code = msg(str`The code ${item.code} is already in use.`);
  if (Object.keys(problems).length) throw new Refusal(msg("This item cannot be saved yet."), problems);
}

/** A warranty on top of a unit's own, bought or given, for parts or labour or both. */
export interface Extension {
  readonly id: Card["id"];
  /** Its last day; left out = there is none any more. */
  readonly until?: Day;
  readonly parts: boolean;
  readonly labour: boolean;
  readonly note?: string;
}

/** Extends a unit's warranty till a day, or takes an extension back. */
export const extendWarranty = command("card.extendWarranty", async (work, wish: Extension) => {
  const { until, parts, labour, note = "" } = wish;
  const { extendedWarranty: _, ...card } = await work.get(wish.id);
  if (until === undefined) return work.put(card);
  const problems = problemsOf({
    until: !isDay(until)
      ? msg("This is not a day.")
      : until < card.installedOn
        ? msg(str`The unit was installed on ${card.installedOn}.`)
        : undefined,
    parts: parts || labour ? undefined : msg("It covers parts, labour or both."),
  });
  if (Object.keys(problems).length) throw new Refusal(msg("The warranty stays as it is."), problems);
  await work.put({ ...card, extendedWarranty: { until, parts, labour, note: note.trim() } });
});

import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import type { Card, Item, RecordId } from "../records";
import { fold } from "../records/terms";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { cardProblems, itemProblems, STORE, warrantyEnd, type CardDraft, type ItemDraft } from "./model";
import { moveStock, stockQuantity } from "./move";

/** Adds an item; `opening` is the quantity already in the store. */
export const addItem = command(
  "item.add",
  async (work, { opening = "0", ...draft }: ItemDraft & { opening?: string }) => {
    const item: Item = {
      id: newId("item"),
      ...draft,
      code: draft.code.trim(),
      name: draft.name.trim(),
      active: true,
    };
    await checkItem(work, item);
    await work.put(item);
    const quantity = stockQuantity(opening, "opening");
    await moveStock(work, {
      itemId: item.id,
      location: STORE,
      on: work.today,
      quantity,
      reason: "opening",
      sourceId: item.id,
    });
    return item.id;
  },
);

/** Corrects an item; fields left out stay. Its type cannot change once goods have moved. */
export const amendItem = command(
  "item.amend",
  async (work, { id, ...changes }: { id: Item["id"] } & Partial<Omit<Item, "id">>) => {
    const before = await work.get(id);
    const after = { ...before, ...changes };
    if (after.type !== before.type && (await work.count("movement", "item", { prefix: [id] })))
      throw new Refusal(msg("This item cannot be saved yet."), {
        type: msg("Goods have already moved; the type stays."),
      });
    await checkItem(work, after);
    await work.put(after);
  },
);

/** Sets what is really there: the difference to the book becomes one adjustment. */
export const adjustStock = command(
  "stock.adjust",
  async (
    work,
    input: { itemId: RecordId<"item">; location: string; counted: string; on: Day; note: string },
  ) => {
    const counted = stockQuantity(input.counted, "counted");
    const { parts } = await work.balance(`stock/${input.itemId}`);
    await moveStock(work, {
      itemId: input.itemId,
      location: input.location,
      on: input.on,
      quantity: counted - (parts[input.location] ?? 0),
      reason: "adjusted",
      sourceId: "",
      note: input.note,
    });
  },
);

/** Adds a card for an installed unit: its number is the typed preprinted one or the next of the series. */
export const addCard = command("card.add", async (work, draft: CardDraft) => {
  const [item, site] = await Promise.all([work.get(draft.itemId), work.get(draft.siteId)]);
  const problems = cardProblems(draft, work.today);
  if (site.partyId !== draft.partyId) problems.siteId = msg(str`${site.name} belongs to another customer.`);
  await checkSerial(work, draft, problems);
  if (draft.number && (await cardByNumber(work, draft.number)))
    problems.number = msg(str`Card ${draft.number} is already in use.`);
  if (Object.keys(problems).length) throw new Refusal(msg("This unit cannot be saved yet."), problems);
  const warrantyUntil = warrantyEnd(draft.installedOn, draft.warrantyMonths ?? item.warrantyMonths);
  const card: Card = {
    id: newId("card"),
    number: draft.number?.trim() || (await freeCardNumber(work)),
    itemId: draft.itemId,
    serial: draft.serial.trim(),
    partyId: draft.partyId,
    siteId: draft.siteId,
    installedOn: draft.installedOn,
    ...(warrantyUntil ? { warrantyUntil } : {}),
    status: "in service",
    owners: [{ partyId: draft.partyId, from: draft.installedOn }],
    note: draft.note ?? "",
  };
  await work.put(card);
  return { id: card.id, number: card.number };
});

/** Corrects a card; fields left out stay. The number stays for life. */
export const amendCard = command(
  "card.amend",
  async (
    work,
    { id, ...changes }: { id: Card["id"] } & Partial<Pick<Card, "serial" | "note" | "status" | "siteId">>,
  ) => {
    const before = await work.get(id);
    const after = { ...before, ...changes };
    const problems: Record<string, string> = {};
    if (changes.siteId && (await work.get(changes.siteId)).partyId !== after.partyId)
      problems.siteId = msg("This site belongs to another customer.");
    if (after.serial !== before.serial) await checkSerial(work, after, problems, id);
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

async function checkSerial(
  read: Read,
  { serial, itemId }: { serial: string; itemId: Item["id"] },
  problems: Record<string, string>,
  own?: Card["id"],
): Promise<void> {
  if (!serial.trim()) return;
  const twins = await read.list("card", "serial", { is: fold(serial.trim()) });
  const twin = twins.find(
    (card) => card.itemId === itemId && card.id !== own && card.status === "in service",
  );
  if (twin) problems.serial = msg(str`Serial ${serial} is already in service on card ${twin.number}.`);
}

const cardByNumber = async (read: Read, number: string): Promise<Card | undefined> =>
  (await read.list("card", "number", { is: fold(number.trim()) }, { limit: 1 }))[0];

async function freeCardNumber(work: Work): Promise<string> {
  const series = await seriesOf(work, "card");
  for (;;) {
    const { number } = await takeNumber(work, series.id, work.today);
    if (!(await cardByNumber(work, number))) return number; // a preprinted number typed in earlier is stepped over
  }
}

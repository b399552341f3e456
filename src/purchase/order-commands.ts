import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import type { Item, Order, RecordId } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { orderProblems, orderState } from "./model";
import { orderStateName } from "./words";
import { shortItems } from "./order-queries";

export interface OrderLineDraft {
  readonly itemId: RecordId<"item">;
  /** The principal's own code or name for it; the item's when left out. */
  readonly description?: string;
  readonly quantity: string;
  readonly price: string;
  /** The item's when left out. */
  readonly taxRate?: string;
}

export interface OrderDraft {
  readonly principalId: RecordId<"party">;
  readonly on?: Day;
  readonly expectedOn?: Day | undefined;
  readonly lines: readonly OrderLineDraft[];
  readonly note?: string;
}

/** Keeps an order as a draft; it has no number. */
export const draftOrder = command("order.draft", async (work, draft: OrderDraft) => {
  const order = await completed(work, draft);
  await refuseUnknown(work, order);
  await work.put(order);
  return order.id;
});

/** Changes a draft. */
export const amendOrder = command(
  "order.amend",
  async (work, { id, ...draft }: { id: Order["id"] } & OrderDraft) => {
    await draftOf(work, id);
    const order = await completed(work, draft, id);
    await refuseUnknown(work, order);
    await work.put(order);
  },
);

/** Throws a draft away. */
export const discardOrder = command("order.discard", async (work, { id }: { id: Order["id"] }) => {
  await draftOf(work, id);
  await work.remove(id);
});

/** Sends an order, a new one or a draft with its last changes: it takes its number and stays as it is. */
export const sendOrder = command(
  "order.send",
  async (work, { id, ...changes }: { id?: Order["id"] | undefined } & Partial<OrderDraft>) => {
    const draft = id ? await draftOf(work, id) : undefined;
    const { lines, principalId } = { ...draft, ...changes };
    if (!lines || !principalId)
      throw new Refusal(msg("This order cannot be sent yet."), {
        principalId: msg("Choose the principal."),
      });
    const order = await completed(work, { ...draft, ...changes, lines, principalId }, id);
    const problems = await problemsOf(work, order);
    if (Object.keys(problems).length) throw new Refusal(msg("This order cannot be sent yet."), problems);
    const { number } = await takeNumber(work, (await seriesOf(work, "order")).id, order.on);
    await work.put({ ...order, status: "sent", number });
    return { id: order.id, number };
  },
);

/** Writes another day on which a sent order is expected; without one it is not known. */
export const expectOrder = command(
  "order.expect",
  async (work, { id, expectedOn }: { id: Order["id"]; expectedOn?: Day | undefined }) => {
    const { expectedOn: _, ...order } = await work.get(id);
    if (expectedOn !== undefined && (!isDay(expectedOn) || expectedOn < order.on))
      throw new Refusal(msg("The order stays as it is."), {
        expectedOn: msg("A day not before the order's own."),
      });
    await work.put(expectedOn === undefined ? order : { ...order, expectedOn });
  },
);

/** Expects no more of an order than came. */
export const closeOrder = command(
  "order.close",
  async (work, { id, reason }: { id: Order["id"]; reason: string }) => {
    const order = await work.get(id);
    const state = orderState(order);
    if (state !== "sent" && state !== "partly received") throw notNow(order);
    if (state === "sent") throw new Refusal(msg("Nothing of this order came; cancel it instead."));
    await work.put({ ...order, status: "closed short", reason: said(reason) });
  },
);

/** Cancels a sent order of which nothing came. It keeps its number. */
export const cancelOrder = command(
  "order.cancel",
  async (work, { id, reason }: { id: Order["id"]; reason: string }) => {
    const order = await work.get(id);
    const state = orderState(order);
    if (state === "partly received")
      throw new Refusal(msg("Part of this order came; close it short instead."));
    if (state !== "sent") throw notNow(order);
    await work.put({ ...order, status: "cancelled", reason: said(reason) });
  },
);

/** Drafts an order to each principal for what is under its reorder level and not on order yet. Gives the drafts' ids. */
export const orderShort = command(
  "order.short",
  async (work, { principalId }: { principalId?: RecordId<"party"> }) => {
    const short = (await shortItems(work)).filter(
      ({ item }) => item.principalId && (!principalId || item.principalId === principalId),
    );
    if (!short.length)
      throw new Refusal(msg("Nothing is short that has a principal and is not on order already."));
    const ids: Order["id"][] = [];
    for (const id of new Set(short.map(({ item }) => item.principalId as RecordId<"party">))) {
      const lines = short.filter(({ item }) => item.principalId === id);
      const order = await completed(work, {
        principalId: id,
        lines: lines.map(({ item, quantity, price }) => ({ itemId: item.id, quantity, price })),
      });
      await work.put(order);
      ids.push(order.id);
    }
    return ids;
  },
);

async function completed(work: Work, draft: OrderDraft, id?: Order["id"]): Promise<Order> {
  const lines = await Promise.all(
    draft.lines.map(async (line) => {
      const item = line.itemId ? await work.find(line.itemId) : undefined;
      return {
        itemId: line.itemId,
        description: line.description?.trim() || (item ? orderedAs(item, draft.principalId) : ""),
        quantity: line.quantity,
        price: line.price,
        taxRate: line.taxRate ?? item?.taxRate ?? "0",
        received: 0,
      };
    }),
  );
  return {
    id: id ?? newId("order"),
    status: "draft",
    principalId: draft.principalId,
    on: draft.on ?? work.today,
    ...(draft.expectedOn ? { expectedOn: draft.expectedOn } : {}),
    lines,
    note: draft.note?.trim() ?? "",
  };
}

/** What an item is called on an order: by the principal's own code where he has one. */
export const orderedAs = (
  { name, principalCode, principalId }: Pick<Item, "name" | "principalCode" | "principalId">,
  to: RecordId<"party"> | "",
): string => (principalCode && principalId === to ? `${principalCode} ${name}` : name);

/** A draft may be unfinished, but what it names must be there and its figures must be figures. */
async function refuseUnknown(read: Work, order: Order): Promise<void> {
  const problems = await problemsOf(read, order);
  if (Object.keys(problems).length) throw new Refusal(msg("This order cannot be kept yet."), problems);
}

async function problemsOf(work: Work, order: Order): Promise<Record<string, string>> {
  const [principal, items] = await Promise.all([
    order.principalId ? work.find(order.principalId) : undefined,
    itemsById(work, order.lines),
  ]);
  return orderProblems(order, principal, items, work.today);
}

/** The items that lines name, by id; those that are not there are left out. */
export async function itemsById(
  read: Read,
  lines: readonly { readonly itemId?: RecordId<"item"> }[],
): Promise<Map<string, Item>> {
  const ids = [...new Set(lines.flatMap(({ itemId }) => (itemId ? [itemId] : [])))];
  const found = await Promise.all(ids.map((id) => read.find(id)));
  return new Map(found.flatMap((item) => (item ? [[item.id, item] as const] : [])));
}

async function draftOf(read: Read, id: Order["id"]): Promise<Order> {
  const order = await read.get(id);
  if (order.status !== "draft")
    throw new Refusal(
      msg(str`Order ${order.number ?? ""} is ${orderStateName(orderState(order))}; it stays as it was sent.`),
    );
  return order;
}

const notNow = (order: Order): Refusal =>
  new Refusal(
    msg(
      str`Order ${order.number ?? msg("draft")} is ${orderStateName(orderState(order))}; nothing was changed.`,
    ),
  );

function said(reason: string): string {
  if (!reason.trim()) throw new Refusal(msg("The order stays as it is."), { reason: msg("Say why.") });
  return reason.trim();
}

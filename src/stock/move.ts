import { msg } from "@lit/localize";
import type { Day } from "../base/day";
import { newId } from "../base/id";
import { allocateMoney, type Money } from "../base/money";
import { toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import { accounts } from "../company/accounts";
import { refuseClosed } from "../company/period";
import type { Company, Item, Movement, RecordId, Unit, Valuation } from "../records";
import type { Work } from "../store/work";
import { postStock } from "./cost";
import { broughtValue, changeOf, isBetweenPlaces, type Change } from "./costing";
import { isStocked } from "./model";
import { bringPieces, takePieces } from "./pieces";
import { moveOnHand, refuseShortage } from "./shortage";
import { nothing, type Worth } from "./valuation";

export interface StockMove {
  readonly itemId: RecordId<"item">;
  /** `store`, a technician's id or a challan's. */
  readonly location: string;
  readonly on: Day;
  /** Signed, in thousandths of the item's unit; 0 with the reason "revalued". */
  readonly quantity: number;
  readonly reason: Movement["reason"];
  readonly sourceId: string;
  readonly note?: string;
  /** Minor units: what incoming goods are worth, or by how much goods on hand are revalued. Without it incoming goods come at
   *  the item's present average, at its cost price when none is on hand. Goods that leave are costed here. */
  readonly value?: Money;
  /** Pieces of a serialised item that leave, come back or are revalued; the oldest there, or new ones, for what is not named. */
  readonly units?: readonly Unit["id"][];
  /** Serial numbers of new pieces; those without one are captured later. */
  readonly serials?: readonly string[];
}

export interface Moved {
  /** Signed minor units by which the account `stock` moves; the caller posts it (see `costPostings`). */
  readonly value: Money;
  /** Pieces concerned. */
  readonly units: readonly Unit["id"][];
  /** Absent where nothing moved: a service, or a quantity of zero. */
  readonly movementId?: Movement["id"];
}

/**
 * Moves goods inside the running transaction, one call after the other: a movement with its value, on hand at its location,
 * the item's worth, and the record of each piece. Refused inside closed books, on a day to come, for what is not there on
 * that day or on any later one, and for serial numbers that are wrong, by field. @throws Refusal
 */
export async function moveStock(work: Work, move: StockMove): Promise<Moved> {
  const item = await work.get(move.itemId);
  if (!isStocked(item) || (move.quantity === 0 && move.reason !== "revalued")) return { value: 0, units: [] };
  if (move.quantity < 0 && move.value !== undefined)
    throw new Error("Goods that leave are costed by the stock.");
  await refuseClosed(work, move.on);
  if (move.on > work.today)
    throw new Refusal(msg("Goods cannot be moved on a day to come."), { on: msg("Not after today.") });
  const company = await work.get("company:main");
  if (move.quantity < 0 && (item.type === "serialised" || !company.settings.negativeStock))
    await refuseShortage(work, item, move, work.today);
  const before = await valuationOf(work, item.id);
  const pieces = item.type === "serialised" ? await movePieces(work, item, move, before, company) : [];
  const own = pieces.reduce((sum, { cost }) => sum + cost, 0);
  const change = changeOf(item, move, before, own, company);
  const units = pieces.map(({ id }) => id);
  const movementId = await record(work, move, units, before, change);
  if (change.correction) await correct(work, item, move, change.correction);
  return { value: change.value, units, movementId };
}

/** Moves goods from one location to another inside the running transaction, the same pieces on both sides; their worth stays. */
export async function moveBetween(
  work: Work,
  {
    from,
    to,
    ...move
  }: Omit<StockMove, "location" | "value" | "serials" | "reason"> & {
    readonly from: string;
    readonly to: string;
    readonly reason: "transfer" | "challan";
  },
): Promise<Moved> {
  const { units } = await moveStock(work, { ...move, location: from, quantity: -move.quantity });
  return moveStock(work, { ...move, location: to, units });
}

/** Brings back all the goods that left by a document, at the very value they left, to where they were. Gives their value. */
export async function bringBack(work: Work, sourceId: RecordId, on: Day): Promise<Money> {
  const left = (await work.list("movement", "source", { is: sourceId }))
    .filter(({ quantity }) => quantity < 0)
    .sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
  let sum = 0;
  for (const { itemId, location, quantity, value = 0, units } of left)
    sum += (
      await moveStock(work, {
        itemId,
        location,
        on,
        quantity: -quantity,
        reason: "returned",
        sourceId,
        value: -value,
        ...(units ? { units } : {}),
      })
    ).value;
  return sum;
}

/** A typed quantity of an item in thousandths, or a Refusal that names the field. */
export function stockQuantity(text: string, field: string): number {
  const quantity = toThousandths(text);
  if (quantity === undefined)
    throw new Refusal(msg("A quantity has at most three decimals."), {
      [field]: msg("At most three decimals."),
    });
  return quantity;
}

/** The record of an item's exact worth; of nothing when it never moved. */
export async function valuationOf(work: Pick<Work, "find">, itemId: Item["id"]): Promise<Valuation> {
  const id: Valuation["id"] = `valuation:${itemId.slice("item:".length)}`;
  return (await work.find(id)) ?? { id, itemId, movements: 0, ...nothing, layers: [] };
}

async function movePieces(
  work: Work,
  item: Item,
  move: StockMove,
  before: Worth,
  company: Company,
): Promise<Unit[]> {
  if (move.quantity < 0) return takePieces(work, item, move);
  if (move.quantity > 0) {
    if (isBetweenPlaces(move.reason) && (move.units?.length ?? 0) * 1000 !== move.quantity)
      throw new Error("Pieces that move between places are named on both sides.");
    const one = broughtValue(item, { quantity: 1000 }, before, company);
    return bringPieces(work, item, move, one);
  }
  const units = await Promise.all((move.units ?? []).map((id) => work.get(id)));
  return revalued(work, item, units, move.value ?? 0);
}

/** Spreads what pieces become dearer or cheaper by over those named, or over all that are still in a place. */
async function revalued(work: Work, item: Item, named: readonly Unit[], by: Money): Promise<Unit[]> {
  const all = named.length ? named : await work.list("unit", "place", { prefix: [item.id] });
  const units = all.filter(({ location }) => location);
  if (!units.length) return [];
  const total = units.reduce((sum, { cost }) => sum + cost, 0);
  const change = Math.max(by, -total);
  const weights = units.map(({ cost }) => (change < 0 ? cost : 1));
  const parts = allocateMoney(change, weights);
  const after = units.map((unit, at) => ({ ...unit, cost: unit.cost + (parts[at] ?? 0) }));
  for (const unit of after) await work.put(unit);
  return units.map((unit, at) => ({ ...unit, cost: parts[at] ?? 0 }));
}

async function record(
  work: Work,
  move: StockMove,
  units: readonly Unit["id"][],
  before: Valuation,
  { after, value, method }: Change,
): Promise<Movement["id"]> {
  const { itemId, location, on, quantity, reason, sourceId, note = "" } = move;
  const id = newId("movement");
  const ordinal = before.movements + 1;
  await work.put({
    id,
    itemId,
    location,
    on,
    quantity,
    value,
    ordinal,
    ...(method === "fifo" ? { fifo: true } : {}),
    reason,
    sourceId,
    ...(units.length ? { units: [...units] } : {}),
    note,
  });
  await work.put({
    id: before.id,
    itemId,
    movements: ordinal,
    quantity: after.quantity,
    value: after.value,
    layers: [...after.layers],
  });
  await work.move(`worth/${itemId}`, value);
  if (quantity) await moveOnHand(work, move);
  // What was received, sold, used … in all, without going through every movement.
  if (quantity && !isBetweenPlaces(reason)) await work.move(`moved/${itemId}`, quantity, reason);
  return id;
}

/** Goods that were taken before they came had left at a guess; when they come, the difference is a cost, or less of one. */
async function correct(work: Work, item: Item, move: StockMove, value: Money): Promise<void> {
  const before = await valuationOf(work, item.id);
  const { location, on, sourceId } = move;
  const change: Change = {
    after: before,
    value,
    correction: 0,
    method: before.layers.length ? "fifo" : "average",
  };
  const note = msg("what had left before it came, at its real cost");
  const id = await record(
    work,
    { itemId: item.id, location, on, quantity: 0, reason: "revalued", sourceId, note },
    [],
    before,
    change,
  );
  await postStock(work, {
    id: `entry:${id}`,
    on,
    sourceId: id,
    sourceNumber: item.code,
    text: msg("Goods that had left before they came, at their real cost"),
    lines: [{ account: accounts.costGoods.code, value }],
  });
}

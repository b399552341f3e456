import { msg } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { RecordId } from "../records";
import { command } from "../store/command";
import { moveBetween, stockQuantity } from "./move";
import { piecesMeant } from "./pieces";

export interface StockTransfer {
  readonly itemId: RecordId<"item">;
  /** `store` or a technician's id. */
  readonly from: string;
  readonly to: string;
  /** Decimal text in the item's unit. */
  readonly quantity: string;
  readonly on: Day;
  readonly note?: string;
  /** Pieces of a serialised item, by id or by serial number; the oldest there for those not named. */
  readonly units?: readonly RecordId<"unit">[];
  readonly serials?: readonly string[];
}

/** Moves goods from one location to another: two movements with one source, both or neither; the same pieces on both sides. */
export const transferStock = command("stock.transfer", async (work, transfer: StockTransfer) => {
  const { itemId, from, to, on, note = "" } = transfer;
  const problems: Record<string, string> = {};
  if (from === to) problems.to = msg("Choose another place than where they come from.");
  if (!(Number(transfer.quantity) > 0)) problems.quantity = msg("More than zero.");
  if (!isDay(on)) problems.on = msg("This is not a day.");
  else if (on > work.today) problems.on = msg("Goods cannot be moved on a day to come.");
  if (Object.keys(problems).length) throw new Refusal(msg("Nothing is moved yet."), problems);
  const item = await work.get(itemId);
  if (item.type === "service")
    throw new Refusal(msg("Nothing is moved yet."), { itemId: msg("A service is in no place.") });
  const quantity = stockQuantity(transfer.quantity, "quantity");
  const named = await piecesMeant(work, item, from, transfer.serials ?? []);
  const units = [...(transfer.units ?? []), ...named];
  const sourceId = newId("movement");
  await moveBetween(work, {
    itemId,
    from,
    to,
    quantity,
    on,
    reason: "transfer",
    sourceId,
    note,
    ...(units.length ? { units } : {}),
  });
});

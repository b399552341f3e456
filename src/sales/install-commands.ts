import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { Challan, Invoice, RecordId, Unit } from "../records";
import { makeCard } from "../stock/make-card";
import { serialTaken } from "../stock/pieces";
import { pieceState } from "../stock/words";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";

/** Where and by whom a piece is installed. */
export interface Installation {
  readonly unitId: Unit["id"];
  readonly siteId: RecordId<"site">;
  readonly on: Day;
  readonly by: string;
  /** Its serial number, where it was not captured before. */
  readonly serial?: string;
  /** A preprinted card number; the next of the series when empty. */
  readonly number?: string;
  /** Months of warranty; the item's when left out. */
  readonly warrantyMonths?: number;
}

/** Installs a piece that is out on a challan or was sold: its card is made, and the challan says so. Gives id and number of the card. */
export const installPiece = command("unit.install", async (work, wish: Installation) => {
  const unit = await work.get(wish.unitId);
  const paper = await paperOf(work, unit);
  const serial = unit.serial || (wish.serial?.trim() ?? "");
  const taken = !unit.serial && serial ? await serialTaken(work, unit.itemId, serial, unit.id) : undefined;
  if (taken) throw new Refusal(msg("The piece is not installed."), { serial: taken });
  if (wish.on < paper.on)
    throw new Refusal(msg("The piece is not installed."), {
      installedOn: msg(str`It left on ${paper.on}; it cannot be installed before.`),
    });
  const card = await makeCard(work, {
    partyId: paper.customerId,
    siteId: wish.siteId,
    itemId: unit.itemId,
    serial,
    installedOn: wish.on,
    installedBy: wish.by,
    ...(wish.number?.trim() ? { number: wish.number } : {}),
    ...(wish.warrantyMonths === undefined ? {} : { warrantyMonths: wish.warrantyMonths }),
    ...(unit.invoiceId ? { saleId: unit.invoiceId } : {}),
  });
  const isOut = unit.location !== "";
  await work.put({ ...unit, serial, cardId: card.id, ...(isOut ? {} : { status: "installed" as const }) });
  if (unit.challanId)
    await noteOnChallan(work, unit.challanId, { cardId: card.id, on: wish.on, by: wish.by });
  return card;
});

async function noteOnChallan(
  work: Work,
  id: Challan["id"],
  done: NonNullable<Challan["installed"]>[number],
): Promise<void> {
  const challan = await work.get(id);
  await work.put({ ...challan, installed: [...(challan.installed ?? []), done] });
}

/** The paper on which a piece left us; refused where it did not leave, or stands somewhere already. */
async function paperOf(read: Read, unit: Unit): Promise<Challan | Invoice> {
  const { serial = "", status } = unit;
  if (unit.cardId) {
    const card = await read.get(unit.cardId);
    throw new Refusal(msg(str`Serial ${serial} is installed already, on card ${card.number}.`));
  }
  const id = status === "sold" ? unit.invoiceId : status === "on challan" ? unit.challanId : undefined;
  if (id) return read.get(id);
  throw new Refusal(
    msg(str`Serial ${serial} is ${pieceState(status)}; only what was sold or is out is installed.`),
  );
}

import { msg, str } from "@lit/localize";
import { accounts } from "../company/accounts";
import type { Card, RecordId, Unit } from "../records";
import { fold } from "../records/terms";
import type { Read, Work } from "../store/work";
import { postStock } from "./cost";
import { moveStock } from "./move";

/** The piece behind a card goes its card's way when it leaves service: replaced, come back or scrapped. */
export async function leaveWithCard(work: Work, { id, status, left }: Card): Promise<void> {
  if (status === "in service") return;
  for (const unit of await work.list("unit", "card", { is: id }))
    if (!unit.location) await work.put({ ...unit, status, since: left?.on ?? unit.since });
}

/** The piece of an item with a serial number that waits for its card: one that was sold. */
export async function linkSold(work: Work, { id, itemId, serial, saleId }: Card): Promise<void> {
  const unit = await pieceOf(work, itemId, serial, ({ status, cardId }) => status === "sold" && !cardId);
  if (!unit || (saleId && unit.invoiceId && unit.invoiceId !== saleId)) return;
  await work.put({ ...unit, cardId: id, status: "installed" });
}

/** A piece in stock that is put in another's place leaves it, as a part used for the customer. */
export async function fitFromStock(work: Work, card: Card): Promise<void> {
  const unit = await pieceOf(work, card.itemId, card.serial, ({ status }) => status === "in stock");
  if (!unit) return;
  const { value, movementId } = await moveStock(work, {
    itemId: card.itemId,
    location: unit.location,
    on: card.installedOn,
    quantity: -1000,
    reason: "used",
    sourceId: card.id,
    units: [unit.id],
  });
  await work.put({ ...(await work.get(unit.id)), cardId: card.id });
  if (!movementId) return;
  await postStock(work, {
    id: `entry:${movementId}`,
    on: card.installedOn,
    sourceId: card.id,
    sourceNumber: card.number,
    text: msg(str`Put in place of another unit: serial ${unit.serial}`),
    lines: [{ account: accounts.costParts.code, value }],
  });
}

/** Why a typed card cannot be made of a serial number: its piece is still ours and would stand in two places. */
export async function stockedProblem(
  read: Read,
  { itemId, serial }: Pick<Card, "itemId" | "serial">,
): Promise<string | undefined> {
  const unit = await pieceOf(read, itemId, serial, ({ location }) => location !== "");
  if (!unit) return undefined;
  if (unit.location.startsWith("challan:")) {
    const challan = await read.find(unit.location as RecordId<"challan">);
    return msg(str`Serial ${unit.serial} is on challan ${challan?.number ?? ""}; install it from there.`);
  }
  const technician = unit.location.startsWith("technician:")
    ? await read.find(unit.location as RecordId<"technician">)
    : undefined;
  const place = technician ? msg(str`in the van of ${technician.name}`) : msg("in the store");
  return msg(
    str`Serial ${unit.serial} is still ${place}; send it on a challan or bill it, and install it from there.`,
  );
}

async function pieceOf(
  read: Read,
  itemId: Unit["itemId"],
  serial: string,
  fits: (unit: Unit) => boolean,
): Promise<Unit | undefined> {
  if (!serial.trim()) return undefined;
  const units = await read.list("unit", "serial", { is: fold(serial.trim()) });
  return units.find((unit) => unit.itemId === itemId && fits(unit));
}

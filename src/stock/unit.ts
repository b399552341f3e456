import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import type { Card, Item, RecordId, Site } from "../records";
import { fold } from "../records/terms";
import type { Read, Work } from "../store/work";
import {
  movedTo,
  notServed,
  ownedBy,
  problemsOf,
  unitDayProblem,
  warrantyAfter,
  type WarrantyAfter,
} from "./unit-model";
import { fitFromStock, leaveWithCard } from "./unit-piece";

/** The card of a number, whatever its case. */
export const cardByNumber = async (read: Read, number: string): Promise<Card | undefined> =>
  (await read.list("card", "number", { is: fold(number.trim()) }, { limit: 1 }))[0];

/** Why a typed card number cannot be taken. */
export async function numberProblem(read: Read, number: string | undefined): Promise<string | undefined> {
  if (!number?.trim()) return undefined;
  const twin = await cardByNumber(read, number);
  return twin && msg(str`Card ${twin.number} is already in use.`);
}

/** Why a serial number cannot be taken: it is in service on another card of the same item. */
export async function serialProblem(
  read: Read,
  { serial, itemId }: { readonly serial: string; readonly itemId: Item["id"] },
  own?: Card["id"],
): Promise<string | undefined> {
  if (!serial.trim()) return undefined;
  const twins = await read.list("card", "serial", { is: fold(serial.trim()) });
  const twin = twins.find(
    (card) => card.itemId === itemId && card.id !== own && card.status === "in service",
  );
  return twin && msg(str`Serial ${serial} is already in service on card ${twin.number}.`);
}

/** The typed preprinted number, or the next of the series; preprinted ones typed in earlier are stepped over. */
export async function takeCardNumber(work: Work, typed: string | undefined): Promise<string> {
  if (typed?.trim()) return typed.trim();
  const series = await seriesOf(work, "card");
  for (;;) {
    const { number } = await takeNumber(work, series.id, work.today);
    if (!(await cardByNumber(work, number))) return number;
  }
}

/** Brings a unit to another site of its owner, inside the running transaction. */
export async function moveToSite(
  work: Work,
  { id, siteId, on }: { readonly id: Card["id"]; readonly siteId: Site["id"]; readonly on: Day },
): Promise<void> {
  const [card, site] = await Promise.all([served(work, id), work.get(siteId)]);
  refuseIf(msg("The unit was not moved."), {
    siteId:
      site.partyId !== card.partyId
        ? msg(str`${site.name} belongs to another customer; hand the unit over instead.`)
        : siteId === card.siteId
          ? msg("It stands there already.")
          : undefined,
    on: unitDayProblem(card, on, work.today),
  });
  await work.put(movedTo(card, siteId, on));
}

export interface HandOver {
  readonly id: Card["id"];
  readonly partyId: RecordId<"party">;
  /** Where it stands from then on: a site of the new owner; left out, it stays at its address, which becomes a site of his. */
  readonly siteId?: Site["id"];
  readonly on: Day;
}

/** Gives a unit to a new owner inside the running transaction: the history keeps the old one. Gives both. */
export async function handOverUnit(
  work: Work,
  { id, partyId, siteId, on }: HandOver,
): Promise<{ before: Card; after: Card }> {
  const [before, party] = await Promise.all([served(work, id), work.get(partyId)]);
  const site = siteId ? await work.get(siteId) : await sameAddress(work, before.siteId, partyId);
  refuseIf(msg("The unit was not handed over."), {
    partyId:
      partyId === before.partyId
        ? msg(str`${party.name} owns it already.`)
        : party.customer
          ? undefined
          : msg(str`${party.name} is no customer.`),
    siteId: site.partyId === partyId ? undefined : msg(str`${site.name} is no site of ${party.name}.`),
    on: unitDayProblem(before, on, work.today),
  });
  const after = ownedBy(before, site, on);
  await Promise.all([siteId ? undefined : work.put(site), work.put(after)]);
  return { before, after };
}

/** The site of an owner at the address of another's, as it stands or to be made. */
async function sameAddress(read: Read, siteId: Site["id"], partyId: Site["partyId"]): Promise<Site> {
  const [place, own] = await Promise.all([read.get(siteId), read.list("site", "party", { is: partyId })]);
  const there = own.find((site) => fold(site.address) === fold(place.address));
  return there ?? { ...place, id: newId("site"), partyId, phone: "" };
}

export interface Swap {
  readonly id: Card["id"];
  readonly on: Day;
  readonly reason: string;
  /** What stands there from then on; the same item when left out. */
  readonly itemId?: Item["id"];
  readonly serial: string;
  /** A preprinted number typed in; the next of the series when empty. */
  readonly number?: string;
  readonly warranty: WarrantyAfter;
  /** Months of a new warranty; the item's when left out. */
  readonly warrantyMonths?: number;
  readonly note?: string;
}

/** Puts another unit in the place of one, inside the running transaction; each card names the other. Gives both. */
export async function swapUnit(work: Work, swap: Swap): Promise<{ before: Card; after: Card }> {
  const old = await served(work, swap.id);
  const item = await work.get(swap.itemId ?? old.itemId);
  refuseIf(msg("The unit was not replaced."), {
    on: unitDayProblem(old, swap.on, work.today),
    reason: swap.reason.trim() ? undefined : msg("Say why."),
    itemId: item.type === "service" ? msg(str`${item.name} is a service, not a unit.`) : undefined,
    number: await numberProblem(work, swap.number),
    serial: await serialProblem(work, { serial: swap.serial, itemId: item.id }, old.id),
    warrantyMonths: (swap.warrantyMonths ?? 0) < 0 ? msg("Months, zero or more.") : undefined,
  });
  const after: Card = {
    id: newId("card"),
    number: await takeCardNumber(work, swap.number),
    itemId: item.id,
    serial: swap.serial.trim(),
    partyId: old.partyId,
    siteId: old.siteId,
    installedOn: swap.on,
    ...warrantyAfter(
      old,
      swap.warranty,
      swap.on,
      swap.warrantyMonths ?? item.warrantyMonths,
      item.labourWarrantyMonths,
    ),
    status: "in service",
    owners: [{ partyId: old.partyId, from: swap.on }],
    replaces: old.id,
    note: swap.note ?? "",
  };
  const before: Card = {
    ...old,
    status: "replaced",
    left: { on: swap.on, reason: swap.reason.trim() },
    replacedBy: after.id,
  };
  await Promise.all([work.put(before), work.put(after)]);
  await leaveWithCard(work, before);
  await fitFromStock(work, after);
  return { before, after };
}

/** Takes a unit out of service, inside the running transaction: it came back, or it is scrap. */
export async function takeOut(
  work: Work,
  {
    id,
    status,
    on,
    reason,
  }: {
    readonly id: Card["id"];
    readonly status: "returned" | "scrapped";
    readonly on: Day;
    readonly reason: string;
  },
): Promise<Card> {
  const card = await served(work, id);
  const open = (await work.list("complaint", "card", { prefix: [id] })).find(
    (complaint) => !["resolved", "closed", "cancelled"].includes(complaint.status),
  );
  refuseIf(msg("The unit stays in service."), {
    status: open && msg(str`Complaint ${open.number} about it is still open; resolve or cancel that first.`),
    on: unitDayProblem(card, on, work.today),
    reason: reason.trim() ? undefined : msg("Say why."),
  });
  const after: Card = { ...card, status, left: { on, reason: reason.trim() } };
  await work.put(after);
  await leaveWithCard(work, after);
  return after;
}

async function served(read: Read, id: Card["id"]): Promise<Card> {
  const card = await read.get(id);
  const why = notServed(card);
  if (why) throw new Refusal(why);
  return card;
}

function refuseIf(sentence: string, found: Readonly<Record<string, string | undefined>>): void {
  const problems = problemsOf(found);
  if (Object.keys(problems).length) throw new Refusal(sentence, problems);
}

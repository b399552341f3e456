import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import type { Card, Site } from "../records";
import { warrantyFrom, type Problems } from "./model";

/** How a warranty goes on when a unit is replaced: what is left of the old one, or a new one from that day. */
export type WarrantyAfter = "carried" | "new";

/** What is wrong with a day on which something happens to a unit: it lies between its last event and today. */
export function unitDayProblem(card: Card, on: Day, today: Day): string | undefined {
  if (!isDay(on)) return msg("This is not a day.");
  if (on > today) return msg(str`This cannot be after today, ${today}.`);
  const last = lastChange(card);
  return on < last ? msg(str`The card's last change was on ${last}; this cannot be before it.`) : undefined;
}

/** The day of the last thing that changed a card's owner, place or state. */
export const lastChange = (card: Card): Day =>
  [card.installedOn, card.owners.at(-1)?.from, card.moves?.at(-1)?.from, card.left?.on]
    .filter((day) => day !== undefined)
    .reduce((latest, day) => (day > latest ? day : latest));

/** Where a unit has stood, oldest first. */
export const sitesOf = (card: Card): readonly { readonly siteId: Site["id"]; readonly from: Day }[] =>
  card.moves ?? [{ siteId: card.siteId, from: card.installedOn }];

/** A unit at another site from a day on. */
export const movedTo = (card: Card, siteId: Site["id"], from: Day): Card =>
  siteId === card.siteId ? card : { ...card, siteId, moves: [...sitesOf(card), { siteId, from }] };

/** A unit with a new owner, at one of his sites, from a day on. */
export const ownedBy = (card: Card, site: Pick<Site, "id" | "partyId">, from: Day): Card => ({
  ...movedTo(card, site.id, from),
  partyId: site.partyId,
  owners: [...card.owners, { partyId: site.partyId, from }],
});

/** The warranty fields of the unit that stands in for another: the old one's dates, or anew from its installation. */
export function warrantyAfter(
  old: Card,
  how: WarrantyAfter,
  installedOn: Day,
  months: number,
  labourMonths?: number,
): Partial<Pick<Card, "warrantyUntil" | "labourWarrantyUntil" | "extendedWarranty">> {
  if (how === "new") return warrantyFrom(installedOn, months, labourMonths);
  return Object.fromEntries(Object.entries(old).filter(([field]) => /warranty/i.test(field)));
}

/** Whether anybody may still do something with a unit; when not, why, in words. */
export function notServed(card: Card): string | undefined {
  if (card.status === "in service") return undefined;
  return msg(str`Card ${card.number} is no longer in service since ${card.left?.on ?? ""}.`);
}

/** The problems that stand, without those that do not. */
export const problemsOf = (found: Readonly<Record<string, string | undefined>>): Problems =>
  Object.fromEntries(Object.entries(found).flatMap(([field, says]) => (says ? [[field, says]] : [])));

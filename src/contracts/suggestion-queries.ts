import type { Day } from "../base/day";
import { isAtWork, skillFor } from "../parties/model";
import { activeTechnicians } from "../parties/queries";
import type { Card, Site, Technician } from "../records";
import type { Read } from "../store/work";

/** What is to be done, as far as it matters for who should go. */
export interface Errand {
  /** Areas of the sites; empty when none is known. */
  readonly areas: readonly string[];
  /** What the unit is and what is wrong with it, in words a skill may name. */
  readonly about: readonly string[];
}

/** A technician for an errand with what speaks for him. */
export interface Suggestion {
  readonly technician: Technician;
  /** Visits he has on that day. */
  readonly load: number;
  readonly knowsArea: boolean;
  /** The skill the errand asks for. */
  readonly skill: string | undefined;
}

/** Technicians at work on a day: those with the skill first, then those who know the area, the least loaded first. */
export async function suggestTechnicians(
  read: Read,
  { areas, about }: Errand,
  on: Day,
): Promise<Suggestion[]> {
  const wanted = new Set(areas.map((area) => area.trim().toLowerCase()).filter(Boolean));
  const all = await Promise.all(
    (await activeTechnicians(read))
      .filter((one) => isAtWork(one, on))
      .map(async (technician) => ({
        technician,
        load: await read.count("visit", "technician", { is: [technician.id, on] }),
        knowsArea: technician.areas.some((one) => wanted.has(one.trim().toLowerCase())),
        skill: skillFor(technician, about),
      })),
  );
  return all.sort(
    (a, b) =>
      Number(b.skill !== undefined) - Number(a.skill !== undefined) ||
      Number(b.knowsArea) - Number(a.knowsArea) ||
      a.load - b.load,
  );
}

/** The errand to a unit or a site, with what is wrong where something is. */
export async function errandTo(
  read: Read,
  {
    cardId,
    siteId,
    problem = "",
  }: { cardId?: Card["id"] | undefined; siteId?: Site["id"] | undefined; problem?: string },
): Promise<Errand> {
  const card = cardId && (await read.find(cardId));
  const place = siteId ?? (card ? card.siteId : undefined);
  const [site, item] = await Promise.all([
    place ? read.find(place) : undefined,
    card ? read.find(card.itemId) : undefined,
  ]);
  return { areas: site ? [site.area] : [], about: [item?.name ?? "", problem].filter(Boolean) };
}

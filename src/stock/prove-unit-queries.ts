import { msg, str } from "@lit/localize";
import type { Fault } from "../company/proof";
import type { Card, Movement, Unit } from "../records";
import type { Read } from "../store/work";
import { byOrdinal } from "./replay";

/** Follows every piece through the movements that name it, and every card to the one it replaced: one place for each, no
 *  chain that is broken or turns in a circle. */
export async function proveUnits(
  read: Read,
  units: readonly Unit[],
  movements: readonly Movement[],
): Promise<Fault[]> {
  const cards = await read.list("card", "id");
  const byId = new Map(cards.map((card) => [card.id, card]));
  return [
    ...placeFaults(units, movements),
    ...units.flatMap((unit) => stateFault(unit, byId)),
    ...chainFaults(cards, byId),
  ];
}

const called = ({ serial, id }: Unit): string => serial || id;

/** A piece leaves where it is and comes where it is not; in the end it is where its record says. */
function placeFaults(units: readonly Unit[], movements: readonly Movement[]): Fault[] {
  const faults: Fault[] = [];
  const places = new Map<string, string>();
  const known = new Set(units.map(({ id }) => id));
  const wrong = new Set<Unit["id"]>();
  for (const { units: named = [], quantity, location, id } of byOrdinal(movements))
    for (const unit of quantity ? named : []) {
      if (!known.has(unit))
        faults.push({ invariant: 7, id, text: msg("A movement names a piece that is not in the book.") });
      const at = places.get(unit);
      if (quantity < 0 ? at !== undefined && at !== location : at) wrong.add(unit);
      places.set(unit, quantity < 0 ? "" : location);
    }
  for (const unit of units) {
    const place = places.get(unit.id);
    if (wrong.has(unit.id) || (place !== undefined && place !== unit.location))
      faults.push({
        invariant: 7,
        id: unit.id,
        text: msg(str`${called(unit)} is not where its movements brought it.`),
      });
  }
  return faults;
}

function stateFault(unit: Unit, cards: ReadonlyMap<Card["id"], Card>): Fault[] {
  const placed = unit.status === "in stock" || unit.status === "on challan";
  const card = unit.cardId ? cards.get(unit.cardId) : undefined;
  const wrong =
    placed !== (unit.location !== "") ||
    (unit.status === "on challan") !== unit.location.startsWith("challan:") ||
    (unit.status === "in stock" && unit.cardId !== undefined) ||
    (unit.cardId !== undefined && (card === undefined || card.itemId !== unit.itemId)) ||
    (card?.status === "in service" && unit.status !== "installed" && unit.status !== "on challan");
  const text = msg(str`${called(unit)} is not in one place: its record says more than one thing.`);
  return wrong ? [{ invariant: 7, id: unit.id, text }] : [];
}

function chainFaults(cards: readonly Card[], byId: ReadonlyMap<Card["id"], Card>): Fault[] {
  return cards.flatMap((card) => {
    const next = card.replacedBy ? byId.get(card.replacedBy) : undefined;
    const before = card.replaces ? byId.get(card.replaces) : undefined;
    const wrong =
      (card.status === "replaced") !== (card.replacedBy !== undefined) ||
      (card.replacedBy !== undefined && next?.replaces !== card.id) ||
      (card.replaces !== undefined && before?.replacedBy !== card.id) ||
      turns(card, byId);
    const text = msg(str`Card ${card.number}: the chain of what replaced what is broken.`);
    return wrong ? [{ invariant: 7, id: card.id, text }] : [];
  });
}

function turns(start: Card, byId: ReadonlyMap<Card["id"], Card>): boolean {
  const seen = new Set<string>();
  for (let card: Card | undefined = start; card?.replacedBy; card = byId.get(card.replacedBy)) {
    if (seen.has(card.id)) return true;
    seen.add(card.id);
  }
  return false;
}

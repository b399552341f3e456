import { msg, str } from "@lit/localize";
import type { Card, Contract, Cover, RecordId, Visit } from "../records";
import type { Read } from "../store/work";
import { contractName, isPending } from "./model";
import { overlap } from "./schedule";

/** A contract, cover or visit that breaks an invariant of the book, with the number of the invariant in the domain's list. */
export interface ContractFault {
  readonly invariant: number;
  readonly id: RecordId;
  readonly text: string;
}

/** Recounts visits against what was promised, looks for units covered twice, and adds up the money of every contract. */
export async function proveContracts(read: Read): Promise<ContractFault[]> {
  const [contracts, covers, visits] = await Promise.all([
    read.list("contract", "id"),
    read.list("cover", "id"),
    read.list("visit", "contract"),
  ]);
  const names = new Map(contracts.map((contract) => [contract.id, contractName(contract)]));
  const name = (id: Contract["id"]): string => names.get(id) ?? id;
  return [
    ...contracts.flatMap(moneyFault),
    ...covers.flatMap((cover) => countFault(cover, visitsOf(visits), name(cover.contractId))),
    ...visits.flatMap((visit) => windowFault(visit, name)),
    ...sameDayFaults(visits),
    ...coveredTwice(covers, name),
  ];
}

/** The parts of a price, less what is given back, come to the price. */
function moneyFault(contract: Contract): ContractFault[] {
  const parts = contract.installments.reduce((sum, { amount }) => sum + amount, 0);
  const back = (contract.credits ?? []).reduce((sum, { amount }) => sum + amount, 0);
  if (parts - back === contract.price) return [];
  const text = msg(str`${contractName(contract)}: its installments do not come to its price.`);
  return [{ invariant: 3, id: contract.id, text }];
}

type VisitsOf = (cover: Cover) => readonly Visit[];

function visitsOf(visits: readonly Visit[]): VisitsOf {
  const byUnit = new Map<string, Visit[]>();
  for (const visit of visits) {
    const key = `${visit.contractId} ${visit.cardId}`;
    const known = byUnit.get(key);
    if (known) known.push(visit);
    else byUnit.set(key, [visit]);
  }
  return ({ contractId, cardId }) => byUnit.get(`${contractId} ${cardId}`) ?? [];
}

function countFault(cover: Cover, of: VisitsOf, name: string): ContractFault[] {
  if (cover.status === "draft") return [];
  const owed = of(cover).filter(({ status, remainderOf }) => status !== "cancelled" && !remainderOf);
  if (owed.length === cover.visitsOwed) return [];
  const text = msg(str`${name} promises ${cover.visitsOwed ?? 0} visits of a unit and has ${owed.length}.`);
  return [{ invariant: 10, id: cover.id, text }];
}

function windowFault(visit: Visit, name: (id: Contract["id"]) => string): ContractFault[] {
  const { opensOn = "", dueOn = "", originalOn = "", contractId, status } = visit;
  // A window that was cut short by a change keeps the day the visit should have been.
  if (!contractId || status === "cancelled" || (opensOn <= dueOn && originalOn >= opensOn)) return [];
  return [
    { invariant: 10, id: visit.id, text: msg(str`A visit of ${name(contractId)} is outside its window.`) },
  ];
}

function sameDayFaults(visits: readonly Visit[]): ContractFault[] {
  const seen = new Set<string>();
  return visits.filter(isPending).flatMap((visit) => {
    const key = `${visit.cardId} ${visit.plannedOn}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const text = msg(str`A unit has two contract visits on ${visit.plannedOn}.`);
    return [{ invariant: 10, id: visit.id, text }];
  });
}

function coveredTwice(covers: readonly Cover[], name: (id: Contract["id"]) => string): ContractFault[] {
  const byCard = new Map<Card["id"], Cover[]>();
  const faults: ContractFault[] = [];
  for (const cover of covers) {
    if (cover.status === "draft" || cover.from > cover.until) continue;
    const others = byCard.get(cover.cardId) ?? [];
    const twin = others.find(
      (one) =>
        one.contractId !== cover.contractId &&
        overlap(one, cover) &&
        !one.overlapAllowed &&
        !cover.overlapAllowed,
    );
    if (twin)
      faults.push({
        invariant: 11,
        id: cover.id,
        text: msg(
          str`A unit is covered by ${name(twin.contractId)} and ${name(cover.contractId)} on the same days.`,
        ),
      });
    byCard.set(cover.cardId, [...others, cover]);
  }
  return faults;
}

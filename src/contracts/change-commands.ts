import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { Card, Contract, Cover, Visit } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { endCovers, endProblem, running, settledContract } from "./end-commands";
import {
  contractName,
  coverId,
  frequencyProblem,
  isPending,
  isPrice,
  planPrice,
  problemsOf,
  type Problems,
  type UnitDraft,
} from "./model";
import { proRata, settlement } from "./money";
import type { Frequency } from "./schedule";
import {
  countOwed,
  coversOf,
  daysOff,
  passedVisits,
  planUnit,
  unitProblems,
  unitVisits,
  visitsByUnit,
  voidVisits,
  type Past,
} from "./unit-cover";

export interface ChangedFrequency {
  readonly id: Contract["id"];
  /** From this day windows are counted anew. */
  readonly from: Day;
  readonly frequency: Frequency;
  /** What became of visits of windows that have passed already, for a day before today. */
  readonly past?: Past;
}

/** Visits a contract's units at another frequency from a day on: what was done stays, the rest is planned anew. */
export const changeFrequency = command("contract.changeFrequency", async (work, wish: ChangedFrequency) => {
  const { id, from, frequency, past } = wish;
  const contract = await running(work, id);
  const [covers, visits, off] = await Promise.all([
    coversOf(work, id),
    visitsByUnit(work, id),
    daysOff(work),
  ]);
  const all = [...visits.values()].flat();
  const wrongDay = endProblem(contract, from, all);
  refuse(contract, msg("keeps its frequency."), {
    from: wrongDay,
    frequency: wrongDay ? undefined : frequencyProblem(frequency, { from, until: contract.endsOn }),
  });
  const changed = withPhase(contract, { from, frequency }, all);
  await work.put(changed);
  const reason = msg(str`The frequency changed on ${from}.`);
  // Asked for all units in one breath, and before anything is written: later each question would look through all of it.
  const known = await Promise.all(covers.map(({ cardId }) => unitVisits(work, contract, cardId)));
  for (const [at, cover] of covers.entries()) {
    // A unit that leaves keeps what it was promised till then.
    if (cover.status !== "active") continue;
    const left = await voidVisits(work, visits.get(cover.cardId) ?? [], from, reason);
    const others = known[at]?.all.filter(({ contractId }) => contractId !== id) ?? [];
    const counted = { ...cover, visitsOwed: countOwed(left) };
    if (cover.until >= from)
      await planUnit(work, changed, counted, { off, past, visits: { all: [...others, ...left], own: left } });
  }
});

/** A contract whose windows are counted anew from a day, with ordinals no visit of it ever had. */
function withPhase(
  contract: Contract,
  { from, frequency }: { from: Day; frequency: Frequency },
  visits: readonly Visit[],
): Contract {
  const ordinal = visits.reduce((most, visit) => Math.max(most, visit.ordinal ?? 0), 0) + 1;
  const kept = contract.phases.filter((phase) => phase.from < from);
  return { ...contract, phases: [...kept, { from, frequency, ordinal }] };
}

export interface AddedUnits {
  readonly id: Contract["id"];
  /** The first day they are covered. */
  readonly from: Day;
  /** At the plan's price for the days left unless said otherwise. */
  readonly units: readonly UnitDraft[];
  readonly past?: Past;
}

/** Covers more units from a day to the end of the term, each with its visits; what they cost is one more installment. */
export const addUnits = command("contract.addUnits", async (work, { id, from, units, past }: AddedUnits) => {
  const contract = await running(work, id);
  const [covers, plan, off] = await Promise.all([
    coversOf(work, id),
    work.get(contract.planId),
    daysOff(work),
  ]);
  await refuseBadUnits(work, contract, covers, { from, units });
  const whole = { from: contract.startsOn, until: contract.endsOn };
  const share = proRata(planPrice(plan, contract.months), { from, until: contract.endsOn }, whole);
  const added = units.map((unit) => newCover(contract, from, unit, share));
  if (!past && passedVisits(contract, added, work.today))
    throw new Refusal(msg("Some visits of these units should have been made already."), {
      past: msg("Say what became of them."),
    });
  const price = added.reduce((sum, cover) => sum + cover.price, 0);
  const more = price > 0 ? [{ dueOn: from, amount: price }] : [];
  const after: Contract = {
    ...contract,
    units: contract.units + added.length,
    price: contract.price + price,
    installments: [...contract.installments, ...more].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
  };
  await work.put(after);
  for (const cover of added) await planUnit(work, after, cover, { off, past });
});

const newCover = (
  contract: Contract,
  from: Day,
  { cardId, price, overlapAllowed }: UnitDraft,
  share: number,
): Cover => ({
  id: coverId(contract.id, cardId),
  contractId: contract.id,
  cardId,
  status: "active",
  from,
  until: contract.endsOn,
  price: price ?? share,
  ...(overlapAllowed ? { overlapAllowed } : {}),
});

async function refuseBadUnits(
  read: Read,
  contract: Contract,
  covers: readonly Cover[],
  { from, units }: Pick<AddedUnits, "from" | "units">,
): Promise<void> {
  const wrongDay = endProblem(contract, from, []);
  const known = units.flatMap(({ cardId }, at) => {
    const cover = covers.find((one) => one.cardId === cardId);
    return cover
      ? [[`units.${at}.cardId`, msg(str`It was on this contract from ${cover.from} to ${cover.until}.`)]]
      : [];
  });
  const prices = units.flatMap(({ price }, at) =>
    price === undefined || isPrice(price) ? [] : [[`units.${at}.price`, msg("An amount, zero or more.")]],
  );
  refuse(contract, msg("stays as it was."), {
    from: wrongDay,
    units: units.length ? undefined : msg("Choose at least one unit."),
    ...(wrongDay
      ? {}
      : await unitProblems(
          read,
          units,
          { from, until: contract.endsOn },
          {
            customerId: contract.customerId,
            contractId: contract.id,
          },
        )),
    ...(Object.fromEntries([...known, ...prices]) as Problems),
  });
}

export interface RemovedUnits {
  readonly id: Contract["id"];
  /** The first day they are no longer covered. */
  readonly on: Day;
  readonly cardIds: readonly Card["id"][];
  readonly reason?: string;
}

/** Ends the cover of some units of a contract: their later visits are void, the price is split by days. Gives the settlement. */
export const removeUnits = command("contract.removeUnits", async (work, wish: RemovedUnits) => {
  const contract = await running(work, wish.id);
  const [covers, visits] = await Promise.all([coversOf(work, wish.id), visitsByUnit(work, wish.id)]);
  const leaving = covers.filter(({ cardId, until }) => wish.cardIds.includes(cardId) && until >= wish.on);
  const staying = covers.filter((one) => one.until >= wish.on && !leaving.includes(one));
  const theirs = leaving.flatMap(({ cardId }) => visits.get(cardId) ?? []);
  refuse(contract, msg("stays as it was."), {
    on: endProblem(contract, wish.on, theirs),
    cardIds: !leaving.length
      ? msg("Choose at least one of its units.")
      : !staying.length
        ? msg("No unit would be left; cancel the contract instead.")
        : undefined,
  });
  return leaveContract(work, contract, leaving, visits, {
    on: wish.on,
    reason: wish.reason?.trim() || msg("Left the contract."),
  });
});

/** Ends covers of a contract inside the running transaction and settles their price. */
export async function leaveContract(
  work: Work,
  contract: Contract,
  leaving: readonly Cover[],
  visits: ReadonlyMap<Card["id"], readonly Visit[]>,
  { on, reason }: { readonly on: Day; readonly reason: string },
) {
  const settled = settlement(contract, leaving, on);
  await endCovers(work, leaving, visits, on, reason);
  const after = settledContract(contract, settled, { on, credit: settled.credit, reason });
  await work.put({ ...after, units: Math.max(0, contract.units - leaving.length) });
  return settled;
}

/** Visits of a unit that are still to be made. */
export const pendingOf = (visits: readonly Visit[] | undefined): Visit[] => (visits ?? []).filter(isPending);

function refuse(contract: Contract, what: string, found: Readonly<Record<string, string | undefined>>): void {
  const problems = problemsOf(found);
  if (Object.keys(problems).length) throw new Refusal(`${contractName(contract)} ${what}`, problems);
}

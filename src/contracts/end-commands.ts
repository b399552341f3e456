import { msg, str } from "@lit/localize";
import { addDays, isDay, type Day } from "../base/day";
import { Refusal } from "../base/refusal";
import type { Contract, Cover, Visit } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { contractName, problemsOf } from "./model";
import { repriced, settlement, type Settlement } from "./money";
import { coversOf, countOwed, madeFrom, visitsByUnit, voidVisits } from "./unit-cover";
import { stateName } from "./words";

export interface Cancellation {
  readonly id: Contract["id"];
  /** The first day that is no longer covered. */
  readonly on: Day;
  readonly reason: string;
  /** What is given back of what was billed, before tax, in minor units; by days when left out. */
  readonly credit?: number;
}

/** Cancels a contract from a day on: cover ends the day before, later visits are void, the price is split by days. Gives the settlement. */
export const cancelContract = command("contract.cancel", async (work, wish: Cancellation) => {
  const contract = await running(work, wish.id);
  const covers = (await coversOf(work, wish.id)).filter(({ until }) => until >= wish.on);
  const visits = await visitsByUnit(work, wish.id);
  const settled = settlement(contract, covers, wish.on);
  const credit = wish.credit ?? settled.credit;
  const problems = problemsOf({
    on: endProblem(contract, wish.on, [...visits.values()].flat()),
    reason: wish.reason.trim() ? undefined : msg("Say why."),
    credit:
      Number.isSafeInteger(credit) && credit >= 0 && credit <= settled.billed
        ? undefined
        : msg("Zero up to what was billed."),
  });
  if (Object.keys(problems).length)
    throw new Refusal(msg(str`${contractName(contract)} is not cancelled.`), problems);
  const reason = wish.reason.trim();
  await endCovers(work, covers, visits, wish.on, reason);
  const after = settledContract(contract, settled, { on: wish.on, credit, reason });
  await work.put({ ...after, status: "cancelled", cancelled: { on: wish.on, reason, credit } });
  return settled;
});

/** The contract, if cover by it can still be changed; a Refusal names what it is instead. */
export async function running(read: Read, id: Contract["id"]): Promise<Contract> {
  const contract = await read.get(id);
  if (contract.status !== "active" && contract.status !== "renewed")
    throw new Refusal(
      msg(str`${contractName(contract)} is ${stateName(contract.status)}; nothing was changed.`),
    );
  return contract;
}

/** What is wrong with the first day that is no longer covered (or the first of a change), in words. */
export function endProblem(
  { startsOn, endsOn }: Pick<Contract, "startsOn" | "endsOn">,
  on: Day,
  visits: readonly Visit[],
): string | undefined {
  if (!isDay(on)) return msg("This is not a day.");
  if (on < startsOn || on > endsOn) return msg(str`The contract runs from ${startsOn} to ${endsOn}.`);
  const made = madeFrom(visits, on);
  return made && msg(str`A visit was recorded on ${made.doneOn ?? made.plannedOn}; this must be after it.`);
}

/** Ends covers the day before a day, with the part of their price that is earned by then; their later visits are void. */
export async function endCovers(
  work: Work,
  covers: readonly Cover[],
  visits: ReadonlyMap<Cover["cardId"], readonly Visit[]>,
  on: Day,
  reason: string,
): Promise<void> {
  for (const cover of covers) {
    const left = await voidVisits(work, visits.get(cover.cardId) ?? [], on, reason);
    const { unused } = settlement({ price: 0, installments: [] }, [cover], on);
    await work.put({
      ...cover,
      status: "ended",
      until: addDays(on, -1),
      price: cover.price - unused,
      visitsOwed: countOwed(left),
    });
  }
}

/** A contract at the price that is left of it: open installments share what is still owed, what was billed too much is a credit. */
export function settledContract(
  contract: Contract,
  settled: Settlement,
  { on, credit, reason }: { readonly on: Day; readonly credit: number; readonly reason: string },
): Contract {
  const installments = repriced(contract.installments, settled.billed + settled.owed, on);
  const credits = [...(contract.credits ?? []), ...(credit > 0 ? [{ on, amount: credit, reason }] : [])];
  return {
    ...contract,
    price: settled.billed + settled.owed - credit,
    installments,
    ...(credits.length ? { credits } : {}),
  };
}

import { msg, str } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import { newId } from "../base/id";
import { seriesOf, takeNumber } from "../company/numbering";
import type { Card, Contract, Cover, Visit } from "../records";
import { handOverUnit, swapUnit, takeOut, type HandOver, type Swap } from "../stock/unit";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { leaveContract, pendingOf } from "./change-commands";
import { contractName, coverId, visitId } from "./model";
import { settlement } from "./money";
import { coversOf, countOwed, visitsByUnit } from "./unit-cover";

export interface TransferWithUnit extends HandOver {
  /** Whether its cover goes to the new owner or ends with the old one's ownership. */
  readonly contract: "follows" | "ends";
}

/** Gives a unit to a new owner. Its cover follows him as a contract of his own for the days left, already paid for, or it ends and is settled. */
export const transferWithUnit = command(
  "contract.transferUnit",
  async (work, { contract: what, ...handOver }: TransferWithUnit) => {
    const held = await coversFrom(work, handOver.id, handOver.on);
    const { after } = await handOverUnit(work, handOver);
    const reason = msg(str`Card ${after.number} was handed over on ${handOver.on}.`);
    for (const cover of held)
      if (what === "follows") await followOwner(work, cover, after, { on: handOver.on, reason });
      else await endCover(work, cover, { on: handOver.on, reason });
  },
);

/** Puts another unit in the place of one: its cover and its visits still to be made go to the new card. Gives the new card. */
export const replaceWithUnit = command("contract.replaceUnit", async (work, swap: Swap) => {
  const held = await coversFrom(work, swap.id, swap.on);
  const { after } = await swapUnit(work, swap);
  const reason = msg(str`Replaced by card ${after.number} on ${swap.on}.`);
  for (const cover of held) {
    const contract = await work.get(cover.contractId);
    await moveCover(work, cover, { contract, card: after, on: swap.on, price: "moves", reason });
  }
  return { id: after.id, number: after.number };
});

/** Takes a unit out of service; its cover ends that day and is settled. */
export const retireWithUnit = command(
  "contract.retireUnit",
  async (work, gone: Parameters<typeof takeOut>[1]) => {
    const held = await coversFrom(work, gone.id, gone.on);
    const card = await takeOut(work, gone);
    const reason = msg(str`Card ${card.number} left service on ${gone.on}: ${gone.reason.trim()}`);
    for (const cover of held) await endCover(work, cover, { on: gone.on, reason });
  },
);

/** The active covers of a unit that last to a day or longer. */
const coversFrom = async (read: Read, cardId: Card["id"], on: Day): Promise<Cover[]> =>
  (await read.list("cover", "card", { from: [cardId, on], to: [cardId, "9999-12-31"] })).filter(
    ({ status }) => status === "active",
  );

interface When {
  readonly on: Day;
  readonly reason: string;
}

async function endCover(work: Work, cover: Cover, { on, reason }: When): Promise<void> {
  const [contract, visits] = await Promise.all([
    work.get(cover.contractId),
    visitsByUnit(work, cover.contractId),
  ]);
  const first = on < cover.from ? cover.from : on;
  await leaveContract(work, contract, [cover], visits, { on: first, reason });
  await closeIfEmpty(work, contract.id, { on, reason });
}

/** The cover goes to a contract of the new owner's own: same terms and windows, the days left, nothing to be paid. */
async function followOwner(work: Work, cover: Cover, card: Card, when: When): Promise<void> {
  const old = await work.get(cover.contractId);
  const { number } = await takeNumber(work, (await seriesOf(work, "contract")).id, work.today);
  const contract: Contract = {
    ...termsAndDays(old),
    id: newId("contract"),
    number,
    customerId: card.partyId,
    status: "active",
    units: 1,
    price: 0,
    installments: [],
    activatedOn: work.today,
    poReference: "",
    note: msg(str`Taken over from ${contractName(old)} with card ${card.number}.`),
  };
  await work.put(contract);
  await work.put({ ...old, units: Math.max(0, old.units - 1) });
  await moveCover(work, cover, { contract, card, price: "stays", ...when });
  await closeIfEmpty(work, old.id, when);
}

const termsAndDays = ({ planId, terms, startsOn, months, endsOn, phases }: Contract) => ({
  planId,
  terms,
  startsOn,
  months,
  endsOn,
  phases,
});

/** Ends a cover the day before and begins another, on the same contract or another one, with the visits still to be made; the price of the days left moves along or stays with who paid it. */
async function moveCover(
  work: Work,
  cover: Cover,
  { contract, card, on, price, reason }: When & { contract: Contract; card: Card; price: "moves" | "stays" },
): Promise<void> {
  const visits = (await visitsByUnit(work, cover.contractId)).get(cover.cardId) ?? [];
  const from = on < cover.from ? cover.from : on;
  const pending = pendingOf(visits);
  for (const visit of pending) await moveVisit(work, visit, { contract, card, reason });
  const settled = visits.filter((visit) => !pending.includes(visit));
  const moved = price === "moves" ? settlement(NOTHING, [cover], from).unused : 0;
  await work.put({
    ...cover,
    status: "ended",
    until: addDays(from, -1),
    price: cover.price - moved,
    visitsOwed: countOwed(settled),
  });
  await work.put({
    ...cover,
    id: coverId(contract.id, card.id),
    contractId: contract.id,
    cardId: card.id,
    status: "active",
    from,
    price: moved,
    visitsOwed: countOwed(pending),
  });
}

const NOTHING = { price: 0, installments: [] };

async function moveVisit(
  work: Work,
  visit: Visit,
  { contract, card, reason }: { contract: Contract; card: Card; reason: string },
): Promise<void> {
  await work.put({ ...visit, status: "cancelled", reason });
  const suffix = visit.id.slice(visit.id.lastIndexOf("/") + 1);
  await work.put({
    ...visit,
    id: `${visitId(contract.id, card.id, "")}${suffix}` as Visit["id"],
    contractId: contract.id,
    cardId: card.id,
    customerId: card.partyId,
  });
}

/** A contract without a unit left is over: it is cancelled with the same reason, its money was settled with its units. */
async function closeIfEmpty(work: Work, id: Contract["id"], { on, reason }: When): Promise<void> {
  const [contract, covers] = await Promise.all([work.get(id), coversOf(work, id)]);
  if (contract.status !== "active" || covers.some(({ status }) => status !== "ended")) return;
  await work.put({ ...contract, status: "cancelled", cancelled: { on, reason, credit: 0 } });
}

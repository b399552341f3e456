import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import type { Card, Contract, Cover } from "../records";
import { fold } from "../records/terms";
import { command, type CommandCall } from "../store/command";
import type { Store } from "../store/store";
import type { Read, Work } from "../store/work";
import { contractName, coverId, type Problems } from "./model";
import {
  coversOf,
  daysOff,
  passedVisits,
  planUnit,
  unitProblems,
  unitVisits,
  type Past,
  type ToCover,
} from "./unit-cover";
import { stateName } from "./words";

export interface Activation {
  readonly id: Contract["id"];
  /** What became of visits whose windows have passed; asked for when there are any. */
  readonly past?: Past;
  /** The number of a contract made elsewhere; the next of the series when left out. */
  readonly number?: string;
}

/** Takes the number and makes a draft active; its units are planned one by one by `planContractUnit`. */
const activateContract = command("contract.activate", async (work, wish: Activation) => {
  const { number } = await activateHead(work, wish);
  return number;
});

/** Covers one unit of an active contract and plans its visits, whole or not at all. */
const planContractUnit = command(
  "contract.planUnit",
  async (work, { id, cardId }: { id: Contract["id"]; cardId: Card["id"] }) => {
    const contract = await work.get(id);
    const [cover, visits, refused] = await unitQuestions(work, contract, cardId);
    if (contract.status !== "active" || cover.status !== "draft") return;
    const stands = refused && cover.overlapAllowed ? await unitRefusal(work, contract, [cover]) : refused;
    if (stands) throw stands;
    await planUnit(work, contract, cover, { off: await daysOff(work), past: contract.past, visits });
  },
  async (read, { id, cardId }) => unitQuestions(read, await read.get(id), cardId),
);

/** Everything asked for in one breath: with five hundred units each further question is a second. */
const unitQuestions = (read: Read, contract: Contract, cardId: Card["id"]) =>
  Promise.all([
    read.get(coverId(contract.id, cardId)),
    unitVisits(read, contract, cardId),
    unitRefusal(read, contract, [{ cardId }]),
  ]);

/**
 * Activates a contract, one operation for its number and one for each unit, or goes on where it was stopped; stopped between
 * two units, those done stay covered. `onProgress` hears how many units of how many are planned.
 */
export async function activation(
  store: Store,
  wish: Activation,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
): Promise<{ number: string; done: number; cancelled: boolean }> {
  const { contract, waiting } = await store.read(async (read) => ({
    contract: await read.get(wish.id),
    waiting: (await coversOf(read, wish.id)).filter(({ status }) => status === "draft"),
  }));
  const number =
    contract.status === "active" && contract.number
      ? contract.number
      : await store.run(activateContract(wish));
  onProgress?.(0, waiting.length);
  const refusals: Error[] = [];
  const { done, cancelled } = await store.runMany(unitCalls(wish.id, waiting), {
    origin: "pane",
    total: waiting.length,
    onProgress: (count) => onProgress?.(count, waiting.length),
    onRefused: (_call, refusal) => refusals.push(refusal),
    ...(signal ? { signal } : {}),
  });
  if (refusals[0]) throw refusals[0];
  return { number, done, cancelled };
}

function* unitCalls(id: Contract["id"], covers: readonly Cover[]): Generator<CommandCall<void>> {
  for (const { cardId } of covers) yield planContractUnit({ id, cardId });
}

/** How many visits of a draft should have been made before today: activating it then asks what became of them. */
export async function pastVisits(read: Read, id: Contract["id"], today: string): Promise<number> {
  const [contract, covers] = await Promise.all([read.get(id), coversOf(read, id)]);
  return passedVisits(contract, covers, today);
}

/** Activates a contract and all its units inside the running transaction: whole or not at all. */
export async function activateWhole(work: Work, wish: Activation): Promise<Contract> {
  const contract = await activateHead(work, wish);
  const off = await daysOff(work);
  for (const cover of await coversOf(work, contract.id))
    await planUnit(work, contract, cover, { off, past: wish.past });
  return contract;
}

async function activateHead(
  work: Work,
  { id, past, number: typed }: Activation,
): Promise<Contract & { number: string }> {
  const [draft, covers] = await Promise.all([work.get(id), coversOf(work, id)]);
  if (draft.status !== "draft")
    throw new Refusal(msg(str`${contractName(draft)} is ${stateName(draft.status)}; nothing was changed.`));
  if (!covers.length)
    throw new Refusal(msg("This contract cannot be activated yet."), {
      units: msg("Choose at least one unit."),
    });
  if (!past && passedVisits(draft, covers, work.today))
    throw new Refusal(msg("Some visits of this contract should have been made already."), {
      past: msg("Say what became of them."),
    });
  const refused = await unitRefusal(work, draft, covers);
  if (refused) throw refused;
  const number = await numberOf(work, typed);
  const active = {
    ...draft,
    status: "active" as const,
    number,
    activatedOn: work.today,
    ...(past ? { past } : {}),
  };
  await work.put(active);
  if (draft.previousId) await markRenewed(work, draft.previousId, id);
  return active;
}

/** The typed number where no other contract has it, or the next of the series. */
async function numberOf(work: Work, typed: string | undefined): Promise<string> {
  const own = typed?.trim();
  if (!own) return (await takeNumber(work, (await seriesOf(work, "contract")).id, work.today)).number;
  if ((await work.list("contract", "number", { is: fold(own) }, { limit: 1 })).length)
    throw new Refusal(msg("This contract cannot be activated yet."), {
      number: msg(str`There is a contract ${own} already.`),
    });
  return own;
}

async function markRenewed(work: Work, id: Contract["id"], successorId: Contract["id"]): Promise<void> {
  const previous = await work.get(id);
  if (previous.status === "active") await work.put({ ...previous, status: "renewed", successorId });
}

/** The refusal of units that may not be covered any more, naming every one; undefined when all may. */
async function unitRefusal(
  read: Read,
  contract: Contract,
  units: readonly ToCover[],
): Promise<Refusal | undefined> {
  const span = { from: contract.startsOn, until: contract.endsOn };
  const problems: Problems = await unitProblems(read, units, span, {
    customerId: contract.customerId,
    contractId: contract.id,
  });
  const says = Object.values(problems).slice(0, 3).join(" ");
  return says ? new Refusal(msg(str`This contract cannot be activated yet. ${says}`), problems) : undefined;
}

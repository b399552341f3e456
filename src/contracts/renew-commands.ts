import { msg, str } from "@lit/localize";
import { isDecimalText } from "../base/quantity";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { Card, Contract, Cover, Plan } from "../records";
import { command, type CommandCall } from "../store/command";
import type { Store } from "../store/store";
import type { Read } from "../store/work";
import { activateWhole } from "./activation-commands";
import { putDraft, startProblem, type PricedUnit } from "./draft-commands";
import { contractName, frequencyProblem, monthsProblem, planPrice, problemsOf } from "./model";
import {
  renewalFrequency,
  renewalInstallments,
  renewalPrice,
  renewalStart,
  renewalTerms,
  type RenewalWish,
} from "./renewal";
import { termEnd } from "./schedule";
import { coversOf, type Past } from "./unit-cover";
import { stateName } from "./words";

export interface Renewal extends RenewalWish {
  readonly id: Contract["id"];
  /** The units that go on; all that are still the customer's and in service when left out. */
  readonly keep?: readonly Card["id"][];
  /** Activates the successor at once. */
  readonly activate?: boolean;
  /** What became of visits whose windows have passed, when a late renewal is activated at once. */
  readonly past?: Past;
}

/** Writes the successor of a contract as a draft, or active at once: it begins after the old term, early or late. */
export const renewContract = command("contract.renew", async (work, wish: Renewal) => {
  const old = await renewable(work, wish.id);
  const plan = wish.planId ? await work.get(wish.planId) : undefined;
  const units = await goingOn(work, old, wish.keep);
  const successor = successorOf(old, plan, wish);
  refuseBadRenewal(old, successor, wish, plan, units);
  const priced = await pricedAnew(work, old, units, { ...wish, months: successor.months }, plan);
  const price = priced.reduce((sum, unit) => sum + unit.price, 0);
  const span = { from: successor.startsOn, until: successor.endsOn };
  await putDraft(
    work,
    { ...successor, units: priced.length, price, installments: renewalInstallments(old, span, price) },
    priced,
  );
  await work.put({ ...old, successorId: successor.id });
  if (!wish.activate) return { id: successor.id };
  const { number } = await activateWhole(work, {
    id: successor.id,
    ...(wish.past ? { past: wish.past } : {}),
  });
  return { id: successor.id, ...(number ? { number } : {}) };
});

/** What came of renewing many contracts: refused ones with the sentence that says why. */
export interface RenewedMany {
  readonly done: number;
  readonly cancelled: boolean;
  readonly refused: readonly { readonly id: Contract["id"]; readonly says: string }[];
}

/** Renews and activates many contracts, each whole or not at all; what is refused is named and the rest goes on. */
export async function renewMany(
  store: Store,
  { ids, ...wish }: Omit<Renewal, "id" | "keep"> & { readonly ids: readonly Contract["id"][] },
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
): Promise<RenewedMany> {
  const calls = ids.map((id) => renewContract({ activate: true, ...wish, id }));
  const refused: { id: Contract["id"]; says: string }[] = [];
  const { done, cancelled } = await store.runMany<unknown>(calls, {
    origin: "pane",
    total: calls.length,
    onProgress: (count) => onProgress?.(count, calls.length),
    onRefused: (call, refusal) => refused.push({ id: idOf(call), says: sentences(refusal) }),
    ...(signal ? { signal } : {}),
  });
  return { done, cancelled, refused };
}

const idOf = (call: CommandCall): Contract["id"] => (call.input as Renewal).id;

const sentences = (refusal: Error): string =>
  [refusal.message, ...(refusal instanceof Refusal ? Object.values(refusal.problems) : [])].join(" ");

async function renewable(read: Read, id: Contract["id"]): Promise<Contract> {
  const old = await read.get(id);
  const successor = old.successorId && (await read.find(old.successorId));
  if (successor)
    throw new Refusal(
      successor.number
        ? msg(str`${contractName(old)} is renewed by ${successor.number} already.`)
        : msg(str`The renewal of ${contractName(old)} is drafted already.`),
    );
  if (old.status !== "active")
    throw new Refusal(
      msg(str`${contractName(old)} is ${stateName(old.status)}; only an active contract is renewed.`),
    );
  return old;
}

/** The covers that last to the end of a contract and whose units are still the customer's and in service. */
async function goingOn(
  read: Read,
  { id, endsOn, customerId }: Contract,
  keep: readonly Card["id"][] | undefined,
): Promise<Cover[]> {
  const covers = (await coversOf(read, id)).filter(
    ({ status, until }) => status === "active" && until === endsOn,
  );
  const cards = await Promise.all(covers.map(({ cardId }) => read.get(cardId)));
  return covers.filter(({ cardId }, at) => {
    const card = cards[at];
    const served = card?.status === "in service" && card.partyId === customerId;
    return served && (!keep || keep.includes(cardId));
  });
}

function successorOf(old: Contract, plan: Plan | undefined, wish: Renewal): Contract {
  const startsOn = wish.startsOn ?? renewalStart(old);
  const months = wish.months ?? (plan ? plan.months : old.months);
  const frequency = wish.frequency ?? (plan ? plan.frequency : renewalFrequency(old, startsOn));
  const endsOn = monthsProblem(months) || startProblem(startsOn) ? startsOn : termEnd(startsOn, months);
  return {
    id: newId("contract"),
    customerId: old.customerId,
    status: "draft",
    planId: plan?.id ?? old.planId,
    terms: renewalTerms(old, plan, frequency),
    startsOn,
    months,
    endsOn,
    phases: [{ from: startsOn, frequency, ordinal: 1 }],
    units: 0,
    price: 0,
    installments: [],
    previousId: old.id,
    poReference: "",
    note: "",
  };
}

function refuseBadRenewal(
  old: Contract,
  successor: Contract,
  { escalationPercent = "0" }: Renewal,
  plan: Plan | undefined,
  units: readonly Cover[],
): void {
  const { startsOn, months, endsOn, terms } = successor;
  const found = problemsOf({
    startsOn: startProblem(startsOn, old),
    months: monthsProblem(months),
    planId: plan && !plan.active ? msg(str`${plan.name} is no longer offered.`) : undefined,
    escalationPercent:
      isDecimalText(escalationPercent) && Number(escalationPercent) > -100
        ? undefined
        : msg("Percent, as in 10 or -5."),
    units: units.length ? undefined : msg("None of its units is left to go on."),
  });
  const problems =
    found.startsOn || found.months
      ? found
      : {
          ...found,
          ...problemsOf({ frequency: frequencyProblem(terms.frequency, { from: startsOn, until: endsOn }) }),
        };
  if (Object.keys(problems).length)
    throw new Refusal(msg(str`${contractName(old)} is not renewed.`), problems);
}

async function pricedAnew(
  read: Read,
  old: Contract,
  units: readonly Cover[],
  { months, escalationPercent }: { readonly months: number; readonly escalationPercent?: string },
  plan: Plan | undefined,
): Promise<PricedUnit[]> {
  const term = { from: old.startsOn, until: old.endsOn, months: old.months };
  // A unit that came with its cover paid by the former owner has no price of its own.
  const fallback = plan ?? (units.some(({ price }) => price === 0) ? await read.find(old.planId) : undefined);
  return units.map((cover) => ({
    cardId: cover.cardId,
    price: renewalPrice(cover, term, {
      months,
      escalationPercent,
      planPrice: fallback && (plan || cover.price === 0) ? planPrice(fallback, months) : undefined,
    }),
    ...(cover.overlapAllowed ? { overlapAllowed: true } : {}),
  }));
}

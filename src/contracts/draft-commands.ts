import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { newId } from "../base/id";
import { currencyDigits, formatMoney } from "../base/money";
import { Refusal } from "../base/refusal";
import type { Contract, Cover, Plan } from "../records";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import {
  coverId,
  contractName,
  draftInstallments,
  frequencyProblem,
  installmentsProblem,
  isPrice,
  monthsProblem,
  planPrice,
  problemsOf,
  termsOf,
  type ContractDraft,
  type Problems,
} from "./model";
import { termEnd, type Span } from "./schedule";
import { coversOf, unitProblems } from "./unit-cover";
import { stateName } from "./words";

/** Saves a draft, or with `id` writes one anew: its plan's promises are frozen, its units are covered only once it is active. */
export const draftContract = command(
  "contract.draft",
  async (work, { id, ...draft }: ContractDraft & { readonly id?: Contract["id"] }) => {
    const before = id && (await work.get(id));
    if (before && before.status !== "draft")
      throw new Refusal(
        msg(str`${contractName(before)} is ${stateName(before.status)}; only a draft is written anew.`),
      );
    const plan = await work.get(draft.planId);
    const months = draft.months ?? plan.months;
    await refuseBadDraft(work, { ...draft, months }, plan, before);
    const contract = contractOf(id ?? newId("contract"), { ...draft, months }, plan, before);
    await putDraft(work, contract, pricedUnits({ ...draft, months }, plan));
    return { id: contract.id };
  },
);

/** Throws a draft away, with the cover it would have given. */
export const discardDraft = command("contract.discard", async (work, { id }: { id: Contract["id"] }) => {
  const contract = await work.get(id);
  if (contract.status !== "draft")
    throw new Refusal(
      msg(str`${contractName(contract)} is ${stateName(contract.status)}; cancel it instead.`),
    );
  for (const cover of await coversOf(work, id)) await work.remove(cover.id);
  if (contract.previousId) {
    const { successorId: _, ...previous } = await work.get(contract.previousId);
    await work.put(previous);
  }
  await work.remove(id);
});

/** A unit with what it costs for its term, before tax, in minor units. */
export interface PricedUnit {
  readonly cardId: Cover["cardId"];
  readonly price: number;
  readonly overlapAllowed?: boolean;
}

const pricedUnits = (
  { units, months }: Pick<ContractDraft, "units"> & { readonly months: number },
  plan: Plan,
): PricedUnit[] => units.map((unit) => ({ ...unit, price: unit.price ?? planPrice(plan, months) }));

/** Writes a draft and exactly the covers of its units. */
export async function putDraft(work: Work, contract: Contract, units: readonly PricedUnit[]): Promise<void> {
  const covers = units.map(({ cardId, price, overlapAllowed }): Cover => ({
    id: coverId(contract.id, cardId),
    contractId: contract.id,
    cardId,
    status: "draft",
    from: contract.startsOn,
    until: contract.endsOn,
    price,
    ...(overlapAllowed ? { overlapAllowed } : {}),
  }));
  const kept = new Set(covers.map(({ id }) => id));
  const gone = (await coversOf(work, contract.id)).filter(({ id }) => !kept.has(id));
  for (const cover of gone) await work.remove(cover.id);
  for (const cover of covers) await work.put(cover);
  await work.put(contract);
}

function contractOf(
  id: Contract["id"],
  draft: ContractDraft & { readonly months: number },
  plan: Plan,
  before: Contract | undefined,
): Contract {
  const { startsOn, months } = draft;
  const endsOn = termEnd(startsOn, months);
  const terms = termsOf(plan);
  const frequency = draft.frequency ?? terms.frequency;
  const price = pricedUnits(draft, plan).reduce((sum, unit) => sum + unit.price, 0);
  return {
    id,
    customerId: draft.customerId,
    status: "draft",
    planId: plan.id,
    terms: { ...terms, frequency, visitAt: draft.visitAt ?? terms.visitAt },
    startsOn,
    months,
    endsOn,
    phases: [{ from: startsOn, frequency, ordinal: 1 }],
    units: draft.units.length,
    price,
    installments: draftInstallments(draft, price, { from: startsOn, until: endsOn }),
    ...(before?.previousId ? { previousId: before.previousId } : {}),
    poReference: draft.poReference?.trim() ?? "",
    note: draft.note?.trim() ?? "",
  };
}

async function refuseBadDraft(
  read: Read,
  draft: ContractDraft & { readonly months: number },
  plan: Plan,
  before: Contract | undefined,
): Promise<void> {
  const [customer, previous] = await Promise.all([
    read.get(draft.customerId),
    before?.previousId ? read.get(before.previousId) : undefined,
  ]);
  const planKept = before?.planId === plan.id;
  const problems = problemsOf({
    customerId: customer.customer ? undefined : msg(str`${customer.name} is no customer.`),
    planId: plan.active || planKept ? undefined : msg(str`${plan.name} is no longer offered.`),
    startsOn: startProblem(draft.startsOn, previous),
    months: monthsProblem(draft.months),
  });
  const wrongTerm = problems.startsOn ?? problems.months;
  const term = wrongTerm ? undefined : { from: draft.startsOn, until: termEnd(draft.startsOn, draft.months) };
  refuse({ ...problems, ...(term ? await termProblems(read, draft, plan, term, before) : {}) });
}

/** What is wrong with the first day of a contract; a renewal begins after the old term. */
export function startProblem(
  startsOn: Day,
  previous?: Pick<Contract, "endsOn" | "number">,
): string | undefined {
  if (!isDay(startsOn)) return msg("This is not a day.");
  if (startsOn < "1990-01-01" || startsOn > "2089-12-31") return msg("Is the year right?");
  return previous && startsOn <= previous.endsOn
    ? msg(str`${previous.number ?? ""} runs till ${previous.endsOn}; its renewal begins after that day.`)
    : undefined;
}

async function termProblems(
  read: Read,
  draft: ContractDraft & { readonly months: number },
  plan: Plan,
  term: Span,
  before: Contract | undefined,
): Promise<Problems> {
  const units = pricedUnits(draft, plan);
  const price = units.reduce((sum, unit) => sum + unit.price, 0);
  const { currency, locale } = await read.get("company:main");
  const money = (minor: number) => formatMoney(minor, { currency, digits: currencyDigits(currency), locale });
  const priceProblems = Object.fromEntries(
    units.flatMap(({ price: one }, at) =>
      isPrice(one) ? [] : [[`units.${at}.price`, msg("An amount, zero or more.")]],
    ),
  ) as Problems;
  return {
    ...problemsOf({
      frequency: frequencyProblem(draft.frequency ?? plan.frequency, term),
      units: units.length ? undefined : msg("Choose at least one unit."),
      installments: Object.keys(priceProblems).length
        ? undefined
        : installmentsProblem(draft.installments, price, money),
    }),
    ...(await unitProblems(read, units, term, {
      customerId: draft.customerId,
      ...(before ? { contractId: before.id } : {}),
    })),
    ...priceProblems,
  };
}

function refuse(problems: Problems): void {
  if (Object.keys(problems).length) throw new Refusal(msg("This contract cannot be saved yet."), problems);
}

import { msg, str } from "@lit/localize";
import { addDays, daysBetween, isDay, type Day } from "../base/day";
import { Decimal, roundTo } from "../base/decimal";
import { isDecimalText } from "../base/quantity";
import type { Company, Contract, Cover, Plan, RecordId, Visit } from "../records";
import { installmentsOf, type Installment, type InstallmentRule } from "./money";
import { addSteps, daysIn, termEnd, type Frequency } from "./schedule";

export type Problems = Record<string, string>;
export type PlanDraft = Omit<Plan, "id" | "active">;
/** What a contract is on a day: its stored status, refined by its dates. */
export type ContractState =
  "draft" | "upcoming" | "active" | "expiring" | "expired" | "renewed" | "cancelled";

/** What a contract is on a day; it is expiring the set number of days before its end. */
export function contractState(
  { status, startsOn, endsOn }: Pick<Contract, "status" | "startsOn" | "endsOn">,
  on: Day,
  settings: Pick<Company["settings"], "expiryNoticeDays">,
): ContractState {
  if (status !== "active") return status;
  if (on < startsOn) return "upcoming";
  if (on > endsOn) return "expired";
  return daysBetween(on, endsOn) <= settings.expiryNoticeDays ? "expiring" : "active";
}

/** Whether a visit is still to be made. */
export const isPending = ({ status }: Pick<Visit, "status">): boolean =>
  status === "planned" || status === "assigned";

/** What became of a contract visit by a day, as the strip of a contract shows it. */
export type VisitMark =
  "done" | "part-done" | "missed" | "waived" | "cancelled" | "overdue" | "due" | "ahead";

/** Pending visits are overdue after their window, due inside it, ahead before it. */
export function visitMark(
  { status, opensOn, dueOn, plannedOn }: Pick<Visit, "status" | "opensOn" | "dueOn" | "plannedOn">,
  on: Day,
): VisitMark {
  if (status !== "planned" && status !== "assigned") return status;
  if (on > (dueOn ?? plannedOn)) return "overdue";
  return on >= (opensOn ?? plannedOn) ? "due" : "ahead";
}

const MOST_MONTHS = 120;

/** What is wrong with a term of months, in words. */
export const monthsProblem = (months: number): string | undefined =>
  Number.isSafeInteger(months) && months >= 1 && months <= MOST_MONTHS
    ? undefined
    : msg(str`A term has 1 to ${MOST_MONTHS} whole months.`);

/** What is wrong with a frequency in a term, in words; the days named must lie in it. */
export function frequencyProblem(frequency: Frequency, term: { from: Day; until: Day }): string | undefined {
  if (frequency.kind === "dates") return datesProblem(frequency.dates, term);
  const count = frequency.kind === "every" ? frequency.interval : frequency.count;
  if (!Number.isSafeInteger(count) || count < 1)
    return frequency.kind === "times"
      ? msg("At least one visit a term.")
      : msg("At least one day, week or month between two visits.");
  if (frequency.kind === "times")
    return count > daysIn(term)
      ? msg(str`The term has only ${daysIn(term)} days; there cannot be more visits.`)
      : undefined;
  if (count > 4_000 || addDays(addSteps(term.from, frequency, 1), -1) > term.until)
    return msg("This is longer than the term; there would be no full visit in it.");
  return undefined;
}

function datesProblem(dates: readonly Day[], { from, until }: { from: Day; until: Day }): string | undefined {
  if (!dates.length) return msg("Name at least one day.");
  const wrong = dates.find((day) => !isDay(day));
  if (wrong !== undefined) return msg(str`“${wrong}” is not a day.`);
  const outside = dates.find((day) => day < from || day > until);
  if (outside) return msg(str`${outside} is outside the term, ${from} – ${until}.`);
  const twice = dates.find((day, at) => dates.indexOf(day) !== at);
  return twice && msg(str`${twice} is named twice; a unit has one visit a day.`);
}

/** A term to judge a plan by, whose contracts start whenever they start. */
const someTerm = (months: number) => ({ from: "2026-01-01", until: termEnd("2026-01-01", months) });

/** What is wrong with a plan, field by field, in words. */
export function planProblems(plan: PlanDraft): Problems {
  const wrongMonths = monthsProblem(plan.months);
  const wrongFrequency =
    plan.frequency.kind === "dates"
      ? msg("Days are named on a contract; a plan says how often.")
      : wrongMonths
        ? undefined
        : frequencyProblem(plan.frequency, someTerm(plan.months));
  return problemsOf({
    name: plan.name.trim() ? undefined : msg("A name is needed."),
    months: wrongMonths,
    frequency: wrongFrequency,
    price: isPrice(plan.price) ? undefined : msg("An amount, zero or more."),
    taxRate:
      isDecimalText(plan.taxRate) && Number(plan.taxRate) >= 0 ? undefined : msg("A number, zero or more."),
    limits: limitsProblem(plan),
  });
}

function limitsProblem({ covers, limits }: Pick<PlanDraft, "covers" | "limits">): string | undefined {
  if (covers !== "limited") return undefined;
  if (!limits.length) return msg("Name at least one item that is covered.");
  if (limits.some(({ count }) => count !== undefined && !(Number.isSafeInteger(count) && count >= 1)))
    return msg("A limit is at least one; leave it empty for as often as needed.");
  const ids = limits.map(({ itemId }) => itemId);
  return new Set(ids).size < ids.length ? msg("An item is named twice.") : undefined;
}

/** What a unit costs for a term of so many months by a plan, before tax, in minor units. */
export const planPrice = (
  { price, months: planned }: Pick<Plan, "price" | "months">,
  months: number,
): number => roundTo(new Decimal(price).times(months).div(planned), 0).toNumber() + 0;

export const isPrice = (amount: number): boolean => Number.isSafeInteger(amount) && amount >= 0;

/** A unit to be covered: for the whole term at the plan's price unless said otherwise. */
export interface UnitDraft {
  readonly cardId: Cover["cardId"];
  /** Before tax, in minor units. */
  readonly price?: number;
  /** It is covered although another contract covers it too. */
  readonly overlapAllowed?: boolean;
}

export interface ContractDraft {
  readonly customerId: Contract["customerId"];
  readonly planId: Plan["id"];
  readonly startsOn: Day;
  /** The plan's when left out. */
  readonly months?: number;
  readonly frequency?: Frequency;
  readonly visitAt?: Contract["terms"]["visitAt"];
  readonly units: readonly UnitDraft[];
  /** A rule, or the parts one by one; everything on the first day when left out. */
  readonly installments?: InstallmentRule | readonly Installment[];
  readonly poReference?: string;
  readonly note?: string;
}

/** The installments of a draft: those given, or by its rule. */
export const draftInstallments = (
  { installments = { count: 1, everyMonths: 1 } }: Pick<ContractDraft, "installments">,
  price: number,
  term: { from: Day; until: Day },
): Installment[] =>
  "count" in installments
    ? installmentsOf(price, term, installments)
    : installments.map((one) => ({ ...one }));

/** What is wrong with installments, in words: each a day and an amount, together the price. */
export function installmentsProblem(
  installments: ContractDraft["installments"],
  price: number,
  money: (minor: number) => string = String,
): string | undefined {
  if (!installments) return undefined;
  if ("count" in installments)
    return [installments.count, installments.everyMonths].every(
      (whole) => Number.isSafeInteger(whole) && whole >= 1 && whole <= MOST_MONTHS,
    )
      ? undefined
      : msg("At least one installment, at least one month apart.");
  if (installments.some(({ dueOn }) => !isDay(dueOn))) return msg("Every installment needs a day.");
  if (installments.some(({ amount }) => !(Number.isSafeInteger(amount) && amount > 0)))
    return msg("Every installment needs an amount above zero.");
  const sum = installments.reduce((all, { amount }) => all + amount, 0);
  return sum === price
    ? undefined
    : msg(str`The installments come to ${money(sum)}, the contract to ${money(price)}.`);
}

/** The id of the n-th visit a contract owes a unit, the same whenever it is generated; with `""` what all of them begin with. */
export const visitId = (
  contractId: Contract["id"],
  cardId: Cover["cardId"],
  ordinal: number | "",
): RecordId<"visit"> => `visit:${bare(contractId)}/${bare(cardId)}/${ordinal}`;

/** The id of a unit's cover by a contract. */
export const coverId = (contractId: Contract["id"], cardId: Cover["cardId"]): Cover["id"] =>
  `cover:${bare(contractId)}/${bare(cardId)}`;

const bare = (id: string): string => id.slice(id.indexOf(":") + 1);

/** What a plan promises, as a contract freezes it. */
export const termsOf = ({
  name,
  covers,
  limits,
  frequency,
  visitAt,
  itemId,
  taxCode,
  taxRate,
}: Plan): Contract["terms"] => ({
  name,
  covers,
  limits,
  frequency,
  visitAt,
  ...(itemId ? { itemId } : {}),
  taxCode,
  taxRate,
});

/** How a draft or an active contract is spoken of. */
export const contractName = ({ number }: Pick<Contract, "number">): string => number ?? msg("The draft");

/** The problems that stand, without those that do not. */
export const problemsOf = (found: Readonly<Record<string, string | undefined>>): Problems =>
  Object.fromEntries(Object.entries(found).flatMap(([field, says]) => (says ? [[field, says]] : [])));

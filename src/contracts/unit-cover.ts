import { msg, str } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import { Refusal } from "../base/refusal";
import { dayOff } from "../company/calendar";
import type { Card, Contract, Cover, Visit } from "../records";
import type { Read, Work } from "../store/work";
import { contractName, isPending, visitId, type Problems } from "./model";
import { overlap, visitsOwed, workingDay, type OwedVisit, type Span } from "./schedule";

/** What becomes of visits whose windows have passed when they are generated. */
export type Past = NonNullable<Contract["past"]>;

/** Whether nobody works on a day where the company is; the same answerer for as long as its settings are the same. */
export async function daysOff(read: Read): Promise<(day: Day) => boolean> {
  const { settings } = await read.get("company:main");
  const known = offBy.get(settings) ?? dayOff(settings);
  offBy.set(settings, known);
  return known;
}
const offBy = new WeakMap<object, (day: Day) => boolean>();

/** All covers of a contract. */
export const coversOf = (read: Read, id: Contract["id"]): Promise<Cover[]> =>
  read.list("cover", "contract", { is: id });

/** All visits of a contract, by the unit they are owed to. */
export async function visitsByUnit(read: Read, id: Contract["id"]): Promise<Map<Card["id"], Visit[]>> {
  const byUnit = new Map<Card["id"], Visit[]>();
  for (const visit of await read.list("visit", "contract", { prefix: [id] })) {
    if (!visit.cardId) continue;
    byUnit.set(visit.cardId, [...(byUnit.get(visit.cardId) ?? []), visit]);
  }
  return byUnit;
}

/** A unit that is to be covered in a span. */
export interface ToCover {
  readonly cardId: Card["id"];
  readonly overlapAllowed?: boolean;
}

/** What is wrong with units to be covered, as `units.<place>.cardId`: somebody else's, out of service, named twice, covered already. */
export async function unitProblems(
  read: Read,
  units: readonly ToCover[],
  span: Span,
  {
    customerId,
    contractId,
  }: { readonly customerId: Contract["customerId"]; readonly contractId?: Contract["id"] },
): Promise<Problems> {
  const found = await Promise.all(
    units.map(async ({ cardId, overlapAllowed }, at) => {
      const [card, others] = await Promise.all([
        read.find(cardId),
        overlapAllowed ? [] : otherCovers(read, cardId, span, contractId),
      ]);
      const twice = units.findIndex((one) => one.cardId === cardId) < at;
      const says = unitProblem(card, customerId, twice) ?? (await coveredSentence(read, card, others[0]));
      return says ? ([`units.${at}.cardId`, says] as const) : undefined;
    }),
  );
  return Object.fromEntries(found.filter((one) => one !== undefined));
}

function unitProblem(
  card: Card | undefined,
  customerId: Contract["customerId"],
  twice: boolean,
): string | undefined {
  if (!card) return msg("This unit is no longer there.");
  if (twice) return msg(str`Card ${card.number} is named twice.`);
  if (card.partyId !== customerId) return msg(str`Card ${card.number} belongs to another customer.`);
  return card.status === "in service" ? undefined : msg(str`Card ${card.number} is no longer in service.`);
}

async function coveredSentence(
  read: Read,
  card: Card | undefined,
  other: Cover | undefined,
): Promise<string | undefined> {
  if (!card || !other) return undefined;
  const name = contractName(await read.get(other.contractId));
  return msg(str`Card ${card.number} is covered by ${name} from ${other.from} to ${other.until}.`);
}

/** Covers of a unit by other contracts that share a day with a span; drafts cover nobody. */
export async function otherCovers(
  read: Read,
  cardId: Card["id"],
  span: Span,
  contractId?: Contract["id"],
): Promise<Cover[]> {
  const ending = await read.list("cover", "card", { from: [cardId, span.from], to: [cardId, "9999-12-31"] });
  return ending.filter(
    (one) =>
      one.contractId !== contractId && one.status !== "draft" && one.from <= one.until && overlap(one, span),
  );
}

/** The contract visits of a unit in a term: all of them, and those of one contract. */
export interface UnitVisits {
  readonly all: readonly Visit[];
  readonly own: readonly Visit[];
}

/** Reads the visits of a unit in the term of a contract; its own by their ids, so that the store knows which are not there yet. */
export async function unitVisits(
  read: Read,
  { id, startsOn, endsOn }: Pick<Contract, "id" | "startsOn" | "endsOn">,
  cardId: Card["id"],
): Promise<UnitVisits> {
  const [all, own] = await Promise.all([
    read.list("visit", "card", { from: [cardId, startsOn], to: [cardId, endsOn] }),
    read.list("visit", "id", { prefix: visitId(id, cardId, "") }),
  ]);
  return { all: all.filter((visit) => visit.contractId), own };
}

/** How visits are generated: on which days nobody works, and what became of those whose windows have passed. */
export interface Planning {
  readonly off: (day: Day) => boolean;
  readonly past: Past | undefined;
  /** The unit's visits, where they were read already. */
  readonly visits?: UnitVisits;
}

/** Covers a unit and plans the visits it is owed that are not there yet; refused while it is not said what became of the past ones. */
export async function planUnit(
  work: Work,
  contract: Contract,
  cover: Cover,
  { off, past, visits }: Planning,
): Promise<void> {
  const [card, { all, own: known }] = await Promise.all([
    work.get(cover.cardId),
    visits ?? unitVisits(work, contract, cover.cardId),
  ]);
  const there = new Set(known.map(({ id }) => id));
  const days = takenDays(all);
  const taken = (day: Day): boolean => days.has(day);
  const missing = owedInSpan(contract, cover, off).filter(
    ({ ordinal }) => !there.has(visitId(contract.id, cover.cardId, ordinal)),
  );
  for (const owed of missing) {
    const visit = newVisit(contract.id, card, owed, work.today, { off, past, taken });
    days.add(visit.plannedOn);
    await work.put(visit);
  }
  await work.put({ ...cover, status: "active", visitsOwed: countOwed(known) + missing.length });
}

/** The visits owed in a span, reckoned once for all the units of a contract that have the same one. */
function owedInSpan(contract: Contract, { from, until }: Span, off: (day: Day) => boolean): OwedVisit[] {
  const held = owedBy.get(contract);
  const known = held?.off === off ? held : { off, bySpan: new Map<string, OwedVisit[]>() };
  owedBy.set(contract, known);
  const span = `${from} ${until}`;
  const owed = known.bySpan.get(span) ?? visitsOwed(contract, { from, until }, off);
  known.bySpan.set(span, owed);
  return owed;
}
const owedBy = new WeakMap<
  Contract,
  { readonly off: (day: Day) => boolean; readonly bySpan: Map<string, OwedVisit[]> }
>();

/** The days on which a unit is visited by contract anyway. */
export const takenDays = (visits: readonly Visit[]): Set<Day> =>
  new Set(visits.flatMap((visit) => (visit.status !== "cancelled" ? [visit.doneOn ?? visit.plannedOn] : [])));

function newVisit(
  contractId: Contract["id"],
  card: Card,
  { ordinal, opensOn, dueOn, originalOn, plannedOn }: OwedVisit,
  today: Day,
  { off, past, taken }: Planning & { readonly taken: (day: Day) => boolean },
): Visit {
  const blank = {
    id: visitId(contractId, card.id, ordinal),
    contractId,
    cardId: card.id,
    customerId: card.partyId,
    ordinal,
    opensOn,
    dueOn,
    originalOn,
    lines: [],
    readings: "",
    remark: "",
  };
  if (dueOn < today) return { ...blank, plannedOn, ...whatBecame(past, plannedOn) };
  const from = opensOn < today ? today : opensOn;
  const wanted = originalOn < from ? from : originalOn;
  return {
    ...blank,
    plannedOn: workingDay({ opensOn: from, dueOn }, wanted, off, taken),
    status: "planned",
    work: "",
  };
}

function whatBecame(past: Past | undefined, on: Day): Pick<Visit, "status" | "work" | "doneOn" | "reason"> {
  if (!past)
    throw new Refusal(msg("Some visits of this contract should have been made already."), {
      past: msg("Say what became of them."),
    });
  const before = msg("Before the contract was entered here.");
  return past === "done"
    ? { status: "done", doneOn: on, work: before }
    : { status: past, reason: before, work: "" };
}

/** How many of the visits owed to units should have been made before today. */
export const passedVisits = (
  contract: Contract,
  covers: readonly Span[],
  today: Day,
  off: (day: Day) => boolean = neverOff,
): number =>
  covers.reduce(
    (sum, cover) => sum + owedInSpan(contract, cover, off).filter(({ dueOn }) => dueOn < today).length,
    0,
  );
const neverOff = (): boolean => false;

/** Voids what is still to be visited from a day on: planned later it is cancelled with the reason, planned earlier its window ends the day before. Gives the visits as they then are. */
export async function voidVisits(
  work: Work,
  visits: readonly Visit[],
  from: Day,
  reason: string,
): Promise<Visit[]> {
  const after: Visit[] = [];
  for (const visit of visits) {
    // One waived or given up ahead of its day would else stand in the way of what is planned anew.
    const isOpen =
      isPending(visit) || (!isMade(visit) && visit.status !== "cancelled" && visit.plannedOn >= from);
    const voided = isOpen ? cutShort(visit, from, reason) : visit;
    if (voided !== visit) await work.put(voided);
    after.push(voided);
  }
  return after;
}

function cutShort(visit: Visit, from: Day, reason: string): Visit {
  const { plannedOn, opensOn, dueOn } = visit;
  if (plannedOn >= from)
    return { ...visit, status: "cancelled", reason: [visit.reason, reason].filter(Boolean).join(" · ") };
  if (!dueOn || dueOn < from) return visit;
  // A visit that was moved before its window keeps the day it was moved to.
  return {
    ...visit,
    dueOn: addDays(from, -1),
    ...(opensOn && opensOn >= from ? { opensOn: plannedOn } : {}),
  };
}

/** How many visits are owed by what is left of them: cancelled ones and remainders do not count. */
export const countOwed = (visits: readonly Visit[]): number =>
  visits.filter(({ status, remainderOf }) => status !== "cancelled" && !remainderOf).length;

/** The visit of these that was made (done or part-done) on the latest day at or after one; undefined when none was. */
export const madeFrom = (visits: readonly Visit[], from: Day): Visit | undefined =>
  visits
    .filter((visit) => isMade(visit) && (visit.doneOn ?? visit.plannedOn) >= from)
    .sort((a, b) => ((a.doneOn ?? a.plannedOn) < (b.doneOn ?? b.plannedOn) ? 1 : -1))[0];

const isMade = ({ status }: Visit): boolean => status === "done" || status === "part-done";

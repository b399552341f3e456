import { msg, str } from "@lit/localize";
import { isDay, type Day } from "../base/day";
import { Refusal } from "../base/refusal";
import { isAtWork } from "../parties/model";
import type { RecordId, Technician, Visit } from "../records";
import type { Read, Work } from "../store/work";
import type { Coverage } from "./coverage";
import { unitCoverage } from "./unit-coverage";
import { isPending, problemsOf } from "./model";
import { leaveRemainder } from "./remainder";
import { visitStateName } from "./words";
import { takeLines, type UsedLine } from "./visit-lines";

export interface MovedVisit {
  readonly id: Visit["id"];
  readonly on: Day;
  /** Who is to go; nothing changes of that when left out. */
  readonly technicianId?: RecordId<"technician">;
  /** Asked for outside the visit's window. */
  readonly reason?: string;
}

/** Plans a contract visit for another day, for somebody, or both; the day it should have been is kept. */
export async function moveOwedVisit(work: Work, wish: MovedVisit): Promise<void> {
  const visit = await owed(work, wish.id);
  const reason = wish.reason?.trim() ?? "";
  const isMoved = wish.on !== visit.plannedOn;
  const technicianId = wish.technicianId ?? visit.technicianId;
  const away = technicianId && absence(await work.get(technicianId), wish.on);
  const problems = problemsOf({
    on:
      (isMoved ? await dayProblem(work, visit, wish.on) : undefined) ??
      (isMoved && !wish.technicianId ? away : undefined),
    technicianId: wish.technicianId ? away : undefined,
    reason:
      reason || !isMoved || inWindow(visit, wish.on)
        ? undefined
        : msg(str`This is outside its window, ${visit.opensOn ?? ""} – ${visit.dueOn ?? ""}; say why.`),
  });
  if (Object.keys(problems).length) throw new Refusal(msg("The visit is not moved."), problems);
  await work.put({
    ...visit,
    plannedOn: wish.on,
    ...(wish.technicianId ? { technicianId: wish.technicianId, status: "assigned" as const } : {}),
    ...(reason ? { reason } : {}),
  });
}

/** Why somebody cannot go on a day, in words. */
const absence = (technician: Technician, on: Day): string | undefined =>
  !technician.active
    ? msg(str`${technician.name} no longer works here.`)
    : isAtWork(technician, on)
      ? undefined
      : msg(str`${technician.name} is on leave on that day.`);

/** Visits for a technician, each on its own day or all on one. */
export interface GivenVisits {
  readonly ids: readonly Visit["id"][];
  readonly technicianId: RecordId<"technician">;
  readonly on?: Day;
}

/** Gives contract visits to a technician, each for its own day or all for one; all of them or none. */
export async function giveOwedVisits(work: Work, wish: GivenVisits): Promise<void> {
  const technician = await work.get(wish.technicianId);
  if (!technician.active) throw notAtWork(msg(str`${technician.name} no longer works here.`));
  const visits = await Promise.all(wish.ids.map((id) => owed(work, id)));
  for (const visit of visits) {
    const on = wish.on ?? visit.plannedOn;
    if (!isAtWork(technician, on)) throw notAtWork(msg(str`${technician.name} is on leave on ${on}.`));
    const wrong = wish.on && wish.on !== visit.plannedOn ? await assignProblem(work, visit, on) : undefined;
    if (wrong) throw new Refusal(msg("The visits are not assigned."), { on: wrong });
    await work.put({ ...visit, technicianId: technician.id, plannedOn: on, status: "assigned" });
  }
}

export interface ContractVisitReport {
  readonly id: Visit["id"];
  readonly outcome: "done" | "part-done" | "missed" | "waived";
  /** The day it was made; today when left out. */
  readonly on?: Day;
  /** Who made it; the one it was assigned to when left out. */
  readonly technicianId?: RecordId<"technician">;
  readonly lines?: readonly UsedLine[];
  readonly work?: string;
  /** Why it was missed or waived, or what is left to do. */
  readonly reason?: string;
  /** When the remainder of a part-done visit is planned; the next working day of its window when left out. */
  readonly remainderOn?: Day;
  readonly readings?: string;
  /** What the item asks to be measured, and to be gone through. */
  readonly measured?: Visit["measured"];
  readonly checked?: Visit["checked"];
  readonly remark?: string;
}

/** Records what became of a contract visit; its parts leave the stock, and a part-done one leaves the rest as a new visit. Gives the id of the remainder. */
export async function endOwedVisit(
  work: Work,
  report: ContractVisitReport,
): Promise<Visit["id"] | undefined> {
  const visit = await owed(work, report.id);
  if (report.outcome === "missed" || report.outcome === "waived") {
    await work.put(await notMade(visit, report, report.outcome));
    return undefined;
  }
  const on = report.on ?? work.today;
  await refuseBadReport(work, visit, { ...report, on });
  const technicianId = report.technicianId ?? visit.technicianId;
  await work.put({
    ...visit,
    ...(technicianId ? { technicianId } : {}),
    status: report.outcome,
    doneOn: on,
    lines: await linesOf(work, visit, report, on),
    work: report.work?.trim() ?? "",
    readings: report.readings ?? "",
    remark: report.remark ?? "",
    ...(report.measured ? { measured: report.measured } : {}),
    ...(report.checked ? { checked: report.checked } : {}),
    ...(report.reason?.trim() ? { reason: report.reason.trim() } : {}),
  });
  return report.outcome === "part-done"
    ? leaveRemainder(work, visit, { on, remainderOn: report.remainderOn })
    : undefined;
}

async function owed(
  read: Read,
  id: Visit["id"],
): Promise<Visit & { contractId: NonNullable<Visit["contractId"]> }> {
  const { contractId, ...visit } = await read.get(id);
  if (!contractId) throw new Refusal(msg("This visit is of a complaint; it is changed there."));
  if (!isPending(visit))
    throw new Refusal(msg(str`This visit is ${visitStateName(visit.status)}; nothing was changed.`));
  return { ...visit, contractId };
}

const inWindow = ({ opensOn, dueOn }: Pick<Visit, "opensOn" | "dueOn">, on: Day): boolean =>
  (!opensOn || on >= opensOn) && (!dueOn || on <= dueOn);

async function dayProblem(work: Work, visit: Visit, on: Day): Promise<string | undefined> {
  if (!isDay(on)) return msg("This is not a day.");
  if (on < work.today) return msg(str`A visit cannot be planned before today, ${work.today}.`);
  return sameDayProblem(work, visit, on);
}

async function assignProblem(work: Work, visit: Visit, on: Day): Promise<string | undefined> {
  const wrong = await dayProblem(work, visit, on);
  if (wrong || inWindow(visit, on)) return wrong;
  const { number } = visit.cardId ? await work.get(visit.cardId) : { number: "" };
  return msg(
    str`Card ${number}: ${on} is outside its window, ${visit.opensOn ?? ""} – ${visit.dueOn ?? ""}.`,
  );
}

/** No two contract visits of a unit fall on one day. */
async function sameDayProblem(read: Read, visit: Visit, on: Day): Promise<string | undefined> {
  if (!visit.cardId) return undefined;
  const ofUnit = await read.list("visit", "card", { prefix: [visit.cardId] });
  const other = ofUnit.find(
    (one) =>
      one.id !== visit.id &&
      one.contractId !== undefined &&
      (isPending(one) ? one.plannedOn === on : one.doneOn === on),
  );
  if (!other) return undefined;
  const { number } = await read.get(visit.cardId);
  return msg(str`Card ${number} has another visit on ${on}.`);
}

const notAtWork = (says: string): Refusal =>
  new Refusal(says, { technicianId: msg("Choose somebody who is at work on that day.") });

/** A visit made before its window needs a reason, unless it was moved there with one. */
const tooEarly = (
  { opensOn = "", plannedOn }: Visit,
  { on = "", reason = "" }: ContractVisitReport,
): boolean => on < opensOn && plannedOn >= opensOn && !reason.trim();

async function notMade(
  visit: Visit,
  { reason = "" }: ContractVisitReport,
  status: "missed" | "waived",
): Promise<Visit> {
  if (!reason.trim()) throw new Refusal(msg("The visit stays planned."), { reason: msg("Say why.") });
  return { ...visit, status, reason: reason.trim() };
}

async function refuseBadReport(
  work: Work,
  visit: Visit,
  report: ContractVisitReport & { readonly on: Day },
): Promise<void> {
  const { on, outcome, remainderOn } = report;
  const wrongDay = !isDay(on)
    ? msg("This is not a day.")
    : on > work.today
      ? msg(str`A visit cannot be recorded for a day after today, ${work.today}.`)
      : await sameDayProblem(work, visit, on);
  const restOn = outcome === "part-done" ? remainderOn : undefined;
  const problems = problemsOf({
    on: wrongDay,
    work: report.work?.trim() ? undefined : msg("Say what was done."),
    reason: tooEarly(visit, report)
      ? msg(str`Its window opens on ${visit.opensOn ?? ""}; say why it is made earlier.`)
      : undefined,
    technicianId: report.technicianId || visit.technicianId ? undefined : msg("Say who made the visit."),
    remainderOn:
      restOn === undefined
        ? undefined
        : isDay(restOn) && restOn > on
          ? await sameDayProblem(work, visit, restOn)
          : msg("The rest is done on a later day."),
    ...Object.fromEntries(
      (report.lines ?? []).map(({ quantity }, at) => [
        `lines.${at}.quantity`,
        Number(quantity) > 0 ? undefined : msg("More than zero."),
      ]),
    ),
  });
  if (Object.keys(problems).length) throw new Refusal(msg("This visit cannot be saved yet."), problems);
}

/** The lines of a visit as they are saved. */
async function linesOf(
  work: Work,
  visit: Visit,
  { lines = [] }: ContractVisitReport,
  on: Day,
): Promise<Visit["lines"]> {
  if (!lines.length) return [];
  const { id: visitId, cardId } = visit;
  return takeLines(work, { visitId, cardId, coverage: await owedCoverage(work, visit, on), on, lines });
}

/** Who pays for a visit that a contract owes: its labour costs nothing, parts are as the unit is covered on the day. */
export async function owedCoverage(
  read: Read,
  { cardId }: Pick<Visit, "cardId">,
  on: Day,
): Promise<Coverage> {
  const card = cardId && (await read.get(cardId));
  const item = card ? await read.get(card.itemId) : undefined;
  return { ...(await unitCoverage(read, card, item, on)), freeLabour: true };
}

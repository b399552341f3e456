import { addDays, type Day } from "../base/day";
import type { Visit } from "../records";
import type { Work } from "../store/work";
import { workingDay } from "./schedule";
import { daysOff, takenDays } from "./unit-cover";

/** Leaves what is left of a part-done visit as a visit of the same window, on a day told or the next one that is free. Gives its id. */
export async function leaveRemainder(
  work: Work,
  visit: Visit,
  { on, remainderOn }: { readonly on: Day; readonly remainderOn: Day | undefined },
): Promise<Visit["id"]> {
  const base = visit.id.replace(/r\d+$/, "");
  const earlier = await work.count("visit", "id", { prefix: `${base}r` });
  const id = `${base}r${earlier + 1}` as Visit["id"];
  const next = addDays(on > work.today ? on : work.today, on < work.today ? 0 : 1);
  await work.put({
    ...withoutOutcome(visit),
    id,
    status: "planned",
    plannedOn: remainderOn ?? (await freeDay(work, visit, next)),
    remainderOf: visit.id,
  });
  return id;
}

/** The next working day on which no contract visits the unit anyway: of the window, and after it where all its days are taken. */
async function freeDay(work: Work, { cardId, dueOn }: Visit, next: Day): Promise<Day> {
  const [off, ofUnit] = await Promise.all([
    daysOff(work),
    cardId ? work.list("visit", "card", { prefix: [cardId] }) : [],
  ]);
  const days = takenDays(ofUnit.filter(({ contractId }) => contractId));
  const taken = (day: Day): boolean => days.has(day);
  const last = dueOn && dueOn > next ? dueOn : addDays(next, 6);
  const within = workingDay({ opensOn: next, dueOn: last }, next, off, taken);
  if (!taken(within)) return within;
  const after = addDays(last, 1);
  return workingDay({ opensOn: after, dueOn: addDays(after, days.size + 14) }, after, off, taken);
}

/** A visit as it was owed, without what became of it and who was to make it. */
function withoutOutcome({ technicianId: _, doneOn: _on, reason: _why, ...visit }: Visit): Visit {
  return { ...visit, lines: [], work: "", readings: "", remark: "" };
}

import type { Day } from "../base/day";
import { isAtWork } from "../parties/model";
import { activeTechnicians } from "../parties/queries";
import type { Technician, Visit } from "../records";
import type { Read } from "../store/work";
import { plannedVisit, type PlannedVisit } from "./planned-visit";

/** One technician's part of a day. */
export interface TechnicianDay {
  readonly technician: Technician;
  readonly isAway: boolean;
  readonly visits: readonly PlannedVisit[];
}

/** A day as the plan board shows it. */
export interface PlanPicture {
  readonly day: Day;
  /** Due before the day and not made yet; only for today. */
  readonly overdue: readonly PlannedVisit[];
  /** Of the day, and given to nobody. */
  readonly unassigned: readonly PlannedVisit[];
  readonly technicians: readonly TechnicianDay[];
  /** Done on the day, by anybody. */
  readonly done: number;
}

/** How many overdue visits the board shows; the list of visits has them all. */
export const OVERDUE_SHOWN = 50;

/** The visits of a day by technician; visits of a technician who left count as given to nobody. */
export async function planPicture(read: Read, day: Day, today: Day): Promise<PlanPicture> {
  const [technicians, visits, late] = await Promise.all([
    activeTechnicians(read),
    read.list("visit", "pending", { is: day }),
    day === today ? read.list("visit", "pending", { to: today, toOpen: true }, { limit: OVERDUE_SHOWN }) : [],
  ]);
  const gather = (some: readonly Visit[]) => Promise.all(some.map((visit) => plannedVisit(read, visit)));
  const known = new Set(technicians.map(({ id }) => id));
  const isGiven = ({ technicianId }: Visit) => technicianId !== undefined && known.has(technicianId);
  const byArea = (a: PlannedVisit, b: PlannedVisit) =>
    (a.site?.area ?? "").localeCompare(b.site?.area ?? "") || a.customer.name.localeCompare(b.customer.name);
  return {
    day,
    overdue: await gather(late),
    unassigned: (await gather(visits.filter((visit) => !isGiven(visit)))).sort(byArea),
    technicians: await Promise.all(
      technicians.map(async (technician) => ({
        technician,
        isAway: !isAtWork(technician, day),
        visits: (await gather(visits.filter(({ technicianId }) => technicianId === technician.id))).sort(
          byArea,
        ),
      })),
    ),
    done: await doneOn(read, technicians, day),
  };
}

async function doneOn(read: Read, technicians: readonly Technician[], day: Day): Promise<number> {
  const all = await Promise.all(
    technicians.map(({ id }) => read.list("visit", "technician", { is: [id, day] })),
  );
  return all.flat().filter((visit) => visit.doneOn === day).length;
}

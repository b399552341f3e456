import { addDays, type Day } from "../base/day";
import { turnaroundHours } from "../complaints/model";
import type { Complaint, Item, Technician, Visit } from "../records";
import type { Read } from "../store/work";
import { isPending, plannedVisit, type PlannedVisit } from "./planned-visit";

/** What one technician does and has. */
export interface TechnicianPicture {
  readonly technician: Technician;
  /** Still to be made, the earliest first. */
  readonly planned: readonly PlannedVisit[];
  /** What the van holds, in thousandths of each item's unit. */
  readonly van: readonly { readonly item: Item; readonly quantity: number }[];
  readonly month: Productivity;
}

/** The last thirty days of a technician in figures. */
export interface Productivity {
  readonly visits: number;
  readonly resolved: number;
  /** Resolved by the first visit, of all resolved; 0..1. */
  readonly firstTimeFix: number | undefined;
  /** Hours from call to remedy, on the average. */
  readonly turnaround: number | undefined;
}

const MONTH = 30;

export async function technicianPicture(
  read: Read,
  id: Technician["id"],
  today: Day,
): Promise<TechnicianPicture> {
  const technician = await read.get(id);
  const [visits, van] = await Promise.all([
    read.list("visit", "technician", { prefix: [id] }),
    vanOf(read, id),
  ]);
  const pending = visits.filter(isPending);
  const since = addDays(today, -MONTH);
  return {
    technician,
    planned: await Promise.all(pending.map((visit) => plannedVisit(read, visit))),
    van,
    month: await productivity(
      read,
      visits.filter(({ doneOn }) => doneOn !== undefined && doneOn > since),
    ),
  };
}

/** Items a location holds, by name. */
async function vanOf(read: Read, location: string): Promise<{ item: Item; quantity: number }[]> {
  const held = (await read.balances("stock/")).flatMap(({ key, parts }) => {
    const quantity = parts[location] ?? 0;
    return quantity ? [{ id: key.slice("stock/".length) as Item["id"], quantity }] : [];
  });
  const van = await Promise.all(
    held.map(async ({ id, quantity }) => ({ item: await read.get(id), quantity })),
  );
  return van.sort((a, b) => a.item.name.localeCompare(b.item.name));
}

async function productivity(read: Read, visits: readonly Visit[]): Promise<Productivity> {
  const ids = [...new Set(visits.flatMap(({ complaintId }) => complaintId ?? []))];
  const solved = (await Promise.all(ids.map((id) => read.find(id)))).filter(
    (complaint): complaint is Complaint => complaint?.resolvedAt !== undefined,
  );
  const counts = await Promise.all(
    solved.map(
      async ({ id }) =>
        (await read.list("visit", "complaint", { is: id })).filter(({ doneOn }) => doneOn).length,
    ),
  );
  const hours = solved.map((complaint) => turnaroundHours(complaint) ?? 0);
  const first = solved.filter(({ reopened }, at) => counts[at] === 1 && !reopened).length;
  return {
    visits: visits.length,
    resolved: solved.length,
    firstTimeFix: solved.length ? first / solved.length : undefined,
    turnaround: hours.length ? hours.reduce((sum, one) => sum + one, 0) / hours.length : undefined,
  };
}

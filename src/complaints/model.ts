import { daysBetween, type Day } from "../base/day";
import { isFree } from "../contracts/coverage";
import type { Company, Complaint, Item } from "../records";

export type ComplaintStatus = Complaint["status"];
export type Priority = Complaint["priority"];
export type Coverage = Complaint["coverage"];

/** The moves a complaint can make, by the state it is in. */
export const moves: Readonly<Record<ComplaintStatus, readonly ComplaintStatus[]>> = {
  new: ["assigned", "in progress", "waiting", "resolved", "cancelled"],
  assigned: ["assigned", "in progress", "waiting", "resolved", "cancelled"],
  "in progress": ["assigned", "in progress", "waiting", "resolved", "cancelled"],
  waiting: ["assigned", "in progress", "waiting", "resolved", "cancelled"],
  resolved: ["closed", "in progress"],
  closed: ["in progress"],
  cancelled: [],
};

export const canMove = (complaint: Pick<Complaint, "status">, to: ComplaintStatus): boolean =>
  moves[complaint.status].includes(to);

export const isOpen = ({ status }: Pick<Complaint, "status">): boolean =>
  status !== "resolved" && status !== "closed" && status !== "cancelled";

/** An open complaint past its target time. */
export const isLate = (complaint: Pick<Complaint, "status" | "dueAt">, now: string): boolean =>
  isOpen(complaint) && complaint.dueAt < now;

/** Turnaround time in whole hours from the call to the remedy; undefined while it is open. */
export const turnaroundHours = ({
  loggedAt,
  resolvedAt,
}: Pick<Complaint, "loggedAt" | "resolvedAt">): number | undefined =>
  resolvedAt ? Math.round((Date.parse(resolvedAt) - Date.parse(loggedAt)) / 3_600_000) : undefined;

/** The whole hours promised for a complaint from the call to the remedy. */
export const targetHours = ({ loggedAt, dueAt: due }: Pick<Complaint, "loggedAt" | "dueAt">): number =>
  Math.round((Date.parse(due) - Date.parse(loggedAt)) / 3_600_000);

/** When a complaint of this priority is due, by the company's target hours. */
export const dueAt = (loggedAt: string, priority: Priority, settings: Company["settings"]): string =>
  new Date(Date.parse(loggedAt) + settings.targetHours[priority] * 3_600_000).toISOString();

/** The complaint that a new one on the same unit repeats: the newest within so many days, cancelled ones left out. */
export const repeatedBy = (
  earlier: readonly Complaint[],
  on: Day,
  withinDays: number,
): Complaint | undefined =>
  earlier
    .filter((one) => one.status !== "cancelled" && daysBetween(one.loggedOn, on) <= withinDays)
    .sort((a, b) => (a.loggedAt < b.loggedAt ? 1 : -1))[0];

/** Whether the customer pays for a part or labour line under a coverage; a limited contract's lines are counted when they are taken. */
export const isChargeable = (coverage: Coverage, item: Pick<Item, "type">): boolean =>
  !isFree(coverage, item);

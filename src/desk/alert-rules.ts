import { addDays, daysBetween, today as dayOf, type Day } from "../base/day";
import type { BackupAge } from "../company/backup-queries";
import { isLate, isOpen } from "../complaints/model";
import type { Cheque, Complaint, Contract, Invoice, Item, RecordId, Visit } from "../records";

/** What may ask for somebody's attention; a kind's place is part of its rows' keys, so new ones come last. */
export const alertKinds = [
  "over target",
  "unassigned",
  "part arrived",
  "visit missed",
  "visit overdue",
  "visit due",
  "contract expired",
  "contract expiring",
  "bill overdue",
  "reorder",
  "escalated",
  "cheque due",
  "cheque bounced",
  "backup due",
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** How soon something must be done: today, these days, or it is only good to know. */
export const urgencies = ["now", "soon", "later"] as const;
export type Urgency = (typeof urgencies)[number];

/** One thing to look at, computed from dates; nothing of it is stored. */
export interface Alert {
  readonly kind: AlertKind;
  readonly urgency: Urgency;
  /** The record it is about. */
  readonly id: RecordId;
  /** The day it counts from: due, planned, ended, logged. */
  readonly on: Day;
  /** Days since then; negative while it still lies ahead. */
  readonly days: number;
  /** Minor units that are at stake, for bills and cheques. */
  readonly amount?: number;
}

/** An alert's key, the same as long as it stands: `complaint:…#1`. */
export const alertKey = ({ id, kind }: Pick<Alert, "id" | "kind">): string =>
  `${id}#${alertKinds.indexOf(kind) + 1}`;

/** Days ahead in which a contract's visit is pointed out. */
export const VISIT_DAYS = 7;
/** Days for which a contract that ended without a successor is pointed out. */
export const LAPSED_DAYS = 90;
/** Days after which an overdue bill cannot wait any longer. */
const BILL_DAYS = 30;
/** Days after which a missing backup cannot wait any longer. */
const BACKUP_DAYS = 30;

/** An open complaint: escalated, over its target, without a technician, its part on hand by now. */
export function complaintAlerts(
  complaint: Complaint,
  { today, now, isOnHand }: { today: Day; now: string; isOnHand: (id: Item["id"]) => boolean },
): Alert[] {
  if (!isOpen(complaint)) return [];
  const { id, loggedOn, dueAt, priority, status, waitingFor, waitingItemId, escalation } = complaint;
  const isPressing = loggedOn < today || priority === "urgent" || priority === "high";
  return [
    ...(escalation ? [alert("escalated", "now", id, dayOf(new Date(escalation.at)), today)] : []),
    ...(isLate(complaint, now) ? [alert("over target", "now", id, dayOf(new Date(dueAt)), today)] : []),
    ...(status === "new" ? [alert("unassigned", isPressing ? "now" : "soon", id, loggedOn, today)] : []),
    ...(status === "waiting" && waitingFor === "part" && waitingItemId && isOnHand(waitingItemId)
      ? [alert("part arrived", "now", id, loggedOn, today)]
      : []),
  ];
}

/** A visit still to be made: its window has passed, its day has passed, its day is near. */
export function visitAlert({ id, plannedOn, dueOn, contractId }: Visit, today: Day): Alert | undefined {
  if (dueOn && dueOn < today) return alert("visit missed", "now", id, dueOn, today);
  if (plannedOn < today) return alert("visit overdue", "now", id, plannedOn, today);
  if (plannedOn === today) return alert("visit due", "soon", id, plannedOn, today);
  const isNear = contractId !== undefined && plannedOn <= addDays(today, VISIT_DAYS);
  return isNear ? alert("visit due", "later", id, plannedOn, today) : undefined;
}

/** A contract without a successor that ends within so many days (`steps`, the widest first), or has ended lately. */
export function contractAlert(
  { id, endsOn, status, successorId }: Pick<Contract, "id" | "endsOn" | "status" | "successorId">,
  today: Day,
  steps: readonly number[],
): Alert | undefined {
  if (status !== "active" || successorId) return undefined;
  const left = daysBetween(today, endsOn);
  if (left < 0) return left < -LAPSED_DAYS ? undefined : alert("contract expired", "now", id, endsOn, today);
  const reached = steps.filter((step) => left <= step).length;
  if (!reached) return undefined;
  const urgency: Urgency = reached === steps.length ? "now" : reached === 1 ? "later" : "soon";
  return alert("contract expiring", urgency, id, endsOn, today);
}

/** A bill past its due day with what it leaves open, in minor units. */
export function billAlert(
  { id, dueOn, outstanding }: { id: Invoice["id"]; dueOn: Day; outstanding: number },
  today: Day,
): Alert | undefined {
  if (outstanding <= 0 || dueOn >= today) return undefined;
  const urgency = daysBetween(dueOn, today) > BILL_DAYS ? "now" : "soon";
  return { ...alert("bill overdue", urgency, id, dueOn, today), amount: outstanding };
}

/** A cheque whose day to go to the bank has come, or one that came back and nothing was done about; amounts in minor units. */
export const chequeAlert = (cheque: Cheque, today: Day): Alert => ({
  ...(cheque.status === "bounced"
    ? alert("cheque bounced", "now", cheque.id, cheque.events.at(-1)?.on ?? cheque.chequeOn, today)
    : alert("cheque due", "now", cheque.id, cheque.chequeOn, today)),
  amount: cheque.amount,
});

/** An item at or under its reorder level; pressing when nothing is left. */
export const reorderAlert = (item: Pick<Item, "id">, onHand: number, today: Day): Alert =>
  alert("reorder", onHand <= 0 ? "now" : "soon", item.id, today, today);

/** The book without a backup for longer than the company wants; it can wait for the evening, not for weeks. */
export const backupAlert = ({ isDue, since, days }: BackupAge, today: Day): Alert | undefined =>
  isDue ? alert("backup due", days >= BACKUP_DAYS ? "now" : "soon", "company:main", since, today) : undefined;

/** The most urgent first, within that by kind, then the longest waiting. */
export const byUrgency = (a: Alert, b: Alert): number =>
  rank(a.urgency) - rank(b.urgency) ||
  alertKinds.indexOf(a.kind) - alertKinds.indexOf(b.kind) ||
  (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) ||
  (a.id < b.id ? -1 : 1);

const rank = (urgency: Urgency): number => urgencies.indexOf(urgency);

const alert = (kind: AlertKind, urgency: Urgency, id: RecordId, on: Day, today: Day): Alert => ({
  kind,
  urgency,
  id,
  on,
  days: daysBetween(on, today),
});

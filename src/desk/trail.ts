import type { Day } from "../base/day";
import type { Card, RecordId } from "../records";
import type { Read } from "../store/work";
import { unitEvents } from "./trail-unit";
import { claimEvents, complaintEvents, contractEvents, visitEvents } from "./trail-work";

/** Kinds of events in the order in which they follow one another on one day. */
const kinds = [
  "received",
  "sent",
  "sold",
  "installed",
  "moved",
  "owner",
  "contract",
  "complaint",
  "visit",
  "claim",
  "bill",
  "warranty",
  "left",
] as const;

/** One event in a unit's life. */
export interface TrailEvent {
  /** Day of the event; a pending one by when it is due. */
  readonly on: Day;
  readonly kind: (typeof kinds)[number];
  readonly title: string;
  readonly detail: string;
  /** The last day of what began: a contract's cover, a visit's window. */
  readonly until?: Day;
  /** Minor units: a bill's total. */
  readonly amount?: number;
  readonly pending: boolean;
  /** The record to open. */
  readonly id: RecordId;
}

/** The full trail of a unit, what is pending on top, earliest due first, then the rest newest first. */
export async function cardTrail(read: Read, id: Card["id"], today: Day): Promise<TrailEvent[]> {
  const card = await read.get(id);
  const parts = await Promise.all([
    unitEvents(read, card, today),
    contractEvents(read, card, today),
    complaintEvents(read, card),
    visitEvents(read, card),
    claimEvents(read, card),
  ]);
  return parts.flat().sort(inOrder);
}

/** What is pending goes first, the earliest due on top; the rest by day, newest on top. */
const inOrder = (a: TrailEvent, b: TrailEvent): number =>
  Number(b.pending) - Number(a.pending) ||
  (a.pending ? a.on.localeCompare(b.on) : b.on.localeCompare(a.on)) ||
  kinds.indexOf(b.kind) - kinds.indexOf(a.kind);

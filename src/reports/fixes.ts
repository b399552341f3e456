import type { Complaint, RecordId } from "../records";
import type { Read } from "../store/work";
import { within, type Span } from "./parameters";

/** A complaint that was resolved, with what it took. */
export interface Resolved {
  readonly complaint: Complaint;
  /** Visits made on it. */
  readonly visits: number;
  /** From the call to the remedy. */
  readonly hours: number;
  /** A later complaint says that it repeats this one. */
  readonly repeated: boolean;
}

/** Complaints resolved on some days, cancelled ones left out. */
export async function resolvedIn(read: Read, span: Span): Promise<Resolved[]> {
  const [complaints, visits] = await Promise.all([read.list("complaint", "id"), read.list("visit", "id")]);
  const made = new Map<RecordId<"complaint">, number>();
  for (const { complaintId, status } of visits)
    if (complaintId && (status === "done" || status === "part-done"))
      made.set(complaintId, (made.get(complaintId) ?? 0) + 1);
  const repeats = new Set(
    complaints.flatMap(({ repeatOf, status }) => (status === "cancelled" ? [] : (repeatOf ?? []))),
  );
  return complaints.flatMap((complaint) => {
    const { resolvedAt, loggedAt, id, status } = complaint;
    if (!resolvedAt || status === "cancelled" || !within(span, resolvedAt.slice(0, 10))) return [];
    return {
      complaint,
      visits: made.get(id) ?? 0,
      hours: (Date.parse(resolvedAt) - Date.parse(loggedAt)) / 3_600_000,
      repeated: repeats.has(id),
    };
  });
}

/** Resolved with no more than one visit, never reopened and never repeated. */
export const fixedFirst = ({ complaint, visits, repeated }: Resolved): boolean =>
  visits <= 1 && complaint.reopened === 0 && !repeated;

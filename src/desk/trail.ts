import { msg, str } from "@lit/localize";
import type { Card, Complaint, Invoice, RecordId } from "../records";
import { isOpen, turnaroundHours } from "../complaints/model";
import type { Read } from "../store/work";

/** One event in a unit's life. */
export interface TrailEvent {
  /** Day of the event; a pending one by when it is due. */
  readonly on: string;
  readonly kind: "sold" | "installed" | "owner" | "warranty" | "complaint" | "visit" | "bill";
  readonly title: string;
  readonly detail: string;
  readonly pending: boolean;
  /** The record to open. */
  readonly id: RecordId;
}

/** The full trail of a unit, what is pending on top, earliest due first, then the rest newest first. */
export async function cardTrail(read: Read, id: Card["id"], today: string): Promise<TrailEvent[]> {
  const card = await read.get(id);
  const [complaints, visits, installEvents] = await Promise.all([
    read.list("complaint", "card", { prefix: [id] }),
    read.list("visit", "card", { prefix: [id] }),
    installation(read, card, today),
  ]);
  const bills = await Promise.all(
    complaints.flatMap(({ invoiceId }) => (invoiceId ? [read.find(invoiceId)] : [])),
  );
  const visitEvents = await Promise.all(
    visits
      .filter(({ status }) => status !== "cancelled")
      .map(async (visit): Promise<TrailEvent> => {
        const [technician, items] = await Promise.all([
          visit.technicianId ? read.find(visit.technicianId) : undefined,
          Promise.all(
            visit.lines.map(async (line) => `${line.quantity} × ${(await read.get(line.itemId)).name}`),
          ),
        ]);
        const pending = visit.status === "planned" || visit.status === "assigned";
        return {
          on: visit.doneOn ?? visit.plannedOn,
          kind: "visit",
          title: pending
            ? msg(str`Visit by ${technician?.name ?? msg("nobody yet")}`)
            : msg(str`Visit ${visit.status}`),
          detail: [technician?.name, visit.work, ...items, visit.readings].filter(Boolean).join(" · "),
          pending,
          id: visit.complaintId ?? visit.id,
        };
      }),
  );
  return [
    ...installEvents,
    ...complaints.map(complaintEvent),
    ...visitEvents,
    ...bills.flatMap((bill) => (bill && bill.status !== "draft" ? [billEvent(bill)] : [])),
  ].sort(inOrder);
}

/** What is pending goes first, the earliest due on top; the rest by day, newest on top. */
const inOrder = (a: TrailEvent, b: TrailEvent): number =>
  Number(b.pending) - Number(a.pending) ||
  (a.pending ? a.on.localeCompare(b.on) : b.on.localeCompare(a.on)) ||
  order(b) - order(a);

const order = ({ kind }: TrailEvent): number =>
  ["sold", "installed", "warranty", "owner", "complaint", "visit", "bill"].indexOf(kind);

async function installation(read: Read, card: Card, today: string): Promise<TrailEvent[]> {
  const owners = await Promise.all(
    card.owners.slice(1).map(async ({ partyId, from }, at): Promise<TrailEvent> => {
      const before = card.owners[at];
      const [party, earlier] = await Promise.all([
        read.get(partyId),
        before ? read.get(before.partyId) : undefined,
      ]);
      return {
        on: from,
        kind: "owner",
        title: msg(str`Now of ${party.name}`),
        detail: msg(str`before: ${earlier?.name ?? ""}`),
        pending: false,
        id: partyId,
      };
    }),
  );
  const warranty: TrailEvent[] = card.warrantyUntil
    ? [
        {
          on: card.warrantyUntil,
          kind: "warranty",
          title: card.warrantyUntil < today ? msg("Warranty ended") : msg("Warranty ends"),
          detail: "",
          pending: card.warrantyUntil >= today,
          id: card.id,
        },
      ]
    : [];
  const site = await read.get(card.siteId);
  return [
    {
      on: card.installedOn,
      kind: "installed",
      title: msg("Installed"),
      detail: [site.name, site.address].filter(Boolean).join(", "),
      pending: false,
      id: card.id,
    },
    ...warranty,
    ...owners,
  ];
}

function complaintEvent(complaint: Complaint): TrailEvent {
  const hours = turnaroundHours(complaint);
  return {
    on: complaint.loggedOn,
    kind: "complaint",
    title: msg(str`Complaint ${complaint.number}, ${complaint.problem}`),
    detail: [complaint.status, complaint.remedy, hours === undefined ? "" : msg(str`TAT ${hours} h`)]
      .filter(Boolean)
      .join(" · "),
    pending: isOpen(complaint),
    id: complaint.id,
  };
}

const billEvent = (bill: Invoice): TrailEvent => ({
  on: bill.on,
  kind: "bill",
  title: msg(str`Bill ${bill.number ?? ""}`),
  detail: bill.status === "cancelled" ? msg("cancelled") : "",
  pending: false,
  id: bill.id,
});

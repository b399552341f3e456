import { msg, str } from "@lit/localize";
import { addDays, type Day } from "../base/day";
import type { CalendarEvent } from "../base/icalendar";
import { expiryAlertDays } from "../company/calendar";
import type { Contract, RecordId, Visit } from "../records";
import type { Read } from "../store/work";

export interface CalendarAsked {
  readonly today: Day;
  /** How far ahead, in days. */
  readonly days: number;
  /** Only the visits of one technician, and no renewals. */
  readonly technicianId?: RecordId<"technician">;
  /** The book's own id, which makes the entries' ids unique in the world. */
  readonly bookId: string;
}

/** Visits still to be made and contracts that end, as entries of a calendar, by day. */
export async function calendarEvents(read: Read, asked: CalendarAsked): Promise<CalendarEvent[]> {
  const to = addDays(asked.today, asked.days);
  const { technicianId } = asked;
  const visits = await read.list("visit", "pending", { to });
  const chosen = technicianId ? visits.filter((visit) => visit.technicianId === technicianId) : visits;
  const [ofVisits, renewals] = await Promise.all([
    Promise.all(chosen.map((visit) => visitEvent(read, visit, asked))),
    technicianId ? [] : renewalsUntil(read, to, asked),
  ]);
  return [...ofVisits, ...renewals].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

async function visitEvent(read: Read, visit: Visit, asked: CalendarAsked): Promise<CalendarEvent> {
  const [customer, technician, complaint, contract, card] = await Promise.all([
    read.find(visit.customerId),
    visit.technicianId && read.find(visit.technicianId),
    visit.complaintId && read.find(visit.complaintId),
    visit.contractId && read.find(visit.contractId),
    visit.cardId && read.find(visit.cardId),
  ]);
  const siteId = complaint?.siteId ?? card?.siteId;
  const [site, item] = await Promise.all([siteId && read.find(siteId), card && read.find(card.itemId)]);
  const what = complaint
    ? `${complaint.number} ${complaint.problem}`
    : (contract?.terms.name ?? msg("Visit"));
  const window = visit.dueOn ? msg(str`Due by ${visit.dueOn}`) : "";
  return {
    uid: uidOf(visit.id, asked),
    on: visit.plannedOn,
    summary: [customer?.name, what].filter(Boolean).join(": "),
    description: [
      technician?.name ?? msg("nobody yet"),
      customer?.phones.join(", "),
      item && card ? msg(str`${item.name}, card ${card.number}`) : "",
      contract?.number ?? "",
      window,
    ]
      .filter(Boolean)
      .join("\n"),
    location: site?.address || (customer?.address ?? ""),
    categories: [complaint ? msg("Complaint") : msg("Service")],
  };
}

async function renewalsUntil(read: Read, to: Day, asked: CalendarAsked): Promise<CalendarEvent[]> {
  const { settings } = await read.get("company:main");
  const remindDays = Math.max(0, ...expiryAlertDays(settings));
  const ending = await read.list("contract", "ends", { from: asked.today, to });
  return Promise.all(
    ending
      .filter(({ successorId }) => !successorId)
      .map((contract) => renewalEvent(read, contract, { ...asked, remindDays })),
  );
}

async function renewalEvent(
  read: Read,
  contract: Contract,
  { remindDays, ...asked }: CalendarAsked & { remindDays: number },
): Promise<CalendarEvent> {
  const customer = await read.find(contract.customerId);
  return {
    uid: uidOf(contract.id, asked),
    on: contract.endsOn,
    summary: msg(str`Contract ${contract.number ?? ""} of ${customer?.name ?? ""} ends`),
    description: [contract.terms.name, customer?.phones.join(", ")].filter(Boolean).join("\n"),
    categories: [msg("Renewal")],
    remindDays,
    busy: false,
  };
}

const uidOf = (id: RecordId, { bookId }: CalendarAsked): string => `${id}@${bookId}.servicebook`;

import type { Card, Complaint, Item, Party, RecordId, Site, Technician, Visit } from "../records";
import { activeTechnicians } from "../parties/queries";
import type { Read } from "../store/work";
import { decideCoverage, repeatedBy } from "./model";

/** A complaint with everything its page shows. */
export interface ComplaintPage {
  readonly complaint: Complaint;
  readonly customer: Party;
  readonly site: Site | undefined;
  readonly card: Card | undefined;
  readonly item: Item | undefined;
  readonly technician: Technician | undefined;
  readonly repeatOf: Complaint | undefined;
  readonly visits: readonly {
    visit: Visit;
    technician: Technician | undefined;
    items: readonly (Item | undefined)[];
  }[];
}

export async function complaintPage(read: Read, id: Complaint["id"]): Promise<ComplaintPage> {
  const complaint = await read.get(id);
  const [customer, site, card, technician, repeatOf, visits] = await Promise.all([
    read.get(complaint.customerId),
    maybe(read, complaint.siteId),
    maybe(read, complaint.cardId),
    maybe(read, complaint.technicianId),
    maybe(read, complaint.repeatOf),
    read.list("visit", "complaint", { is: id }),
  ]);
  return {
    complaint,
    customer,
    site,
    card,
    item: card && (await read.find(card.itemId)),
    technician,
    repeatOf,
    visits: await Promise.all(
      visits
        .sort((a, b) => (a.doneOn ?? a.plannedOn).localeCompare(b.doneOn ?? b.plannedOn))
        .map(async (visit) => ({
          visit,
          technician: await maybe(read, visit.technicianId),
          items: await Promise.all(visit.lines.map((line) => read.find(line.itemId))),
        })),
    ),
  };
}

/** A unit as the person at the phone chooses it: its item, its site, who would pay today and what was last wrong. */
export interface CallUnit {
  readonly card: Card;
  readonly item: Item;
  readonly site: Site;
  readonly coverage: Complaint["coverage"];
  readonly repeats: Complaint | undefined;
}

/** The units of a customer with today's coverage and the complaint a new one would repeat. */
export async function callUnits(read: Read, partyId: Party["id"], today: string): Promise<CallUnit[]> {
  const [company, cards] = await Promise.all([
    read.get("company:main"),
    read.list("card", "party", { is: partyId }),
  ]);
  return Promise.all(
    cards
      .filter((card) => card.status === "in service")
      .map(async (card) => {
        const [item, site, earlier] = await Promise.all([
          read.get(card.itemId),
          read.get(card.siteId),
          read.list("complaint", "card", { prefix: [card.id] }, { order: "newest", limit: 5 }),
        ]);
        const repeats = repeatedBy(earlier, today, company.settings.repeatDays);
        return { card, item, site, coverage: decideCoverage(card, item, today), repeats };
      }),
  );
}

/** Technicians for an area on a day: those who know the area first, the least loaded first. */
export async function suggestTechnicians(
  read: Read,
  area: string,
  on: string,
): Promise<{ technician: Technician; load: number; knowsArea: boolean }[]> {
  const all = await Promise.all(
    (await activeTechnicians(read)).map(async (technician) => ({
      technician,
      load: await read.count("visit", "technician", { is: [technician.id, on] }),
      knowsArea: technician.areas.some((one) => one.toLowerCase() === area.toLowerCase()),
    })),
  );
  return all.sort((a, b) => Number(b.knowsArea) - Number(a.knowsArea) || a.load - b.load);
}

/** Problems typed before, the most frequent first: the list that learns. */
export async function usualProblems(read: Read, limit = 30): Promise<string[]> {
  const recent = await read.list("complaint", "loggedOn", undefined, { order: "newest", limit: 400 });
  const counts = new Map<string, { text: string; count: number }>();
  for (const { problem } of recent) {
    const seen = counts.get(problem.toLowerCase()) ?? { text: problem, count: 0 };
    counts.set(problem.toLowerCase(), { ...seen, count: seen.count + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, limit)
    .map(({ text }) => text);
}

/** Open complaints by when they fall due, the most pressing first. */
export const openComplaints = (read: Read, limit?: number): Promise<Complaint[]> =>
  read.list("complaint", "open", undefined, limit ? { limit } : undefined);

const maybe = <Id extends RecordId>(read: Read, id: Id | undefined) =>
  id ? read.find(id) : Promise.resolve(undefined);

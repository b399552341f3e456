import { unitCoverage } from "../contracts/unit-coverage";
import type { Card, Complaint, Item, Party, RecordId, Site, Technician, Visit } from "../records";
import type { Read } from "../store/work";
import { repeatedBy } from "./model";

/** A complaint with everything its page shows. */
export interface ComplaintPage {
  readonly complaint: Complaint;
  readonly customer: Party;
  readonly site: Site | undefined;
  readonly card: Card | undefined;
  readonly item: Item | undefined;
  readonly technician: Technician | undefined;
  readonly repeatOf: Complaint | undefined;
  /** What is still open of its bill, in minor units; 0 without one. */
  readonly outstanding: number;
  readonly visits: readonly {
    visit: Visit;
    technician: Technician | undefined;
    items: readonly (Item | undefined)[];
  }[];
}

export async function complaintPage(read: Read, id: Complaint["id"]): Promise<ComplaintPage> {
  const complaint = await read.get(id);
  const [customer, site, card, technician, repeatOf, bill, visits] = await Promise.all([
    read.get(complaint.customerId),
    maybe(read, complaint.siteId),
    maybe(read, complaint.cardId),
    maybe(read, complaint.technicianId),
    maybe(read, complaint.repeatOf),
    complaint.invoiceId ? read.balance(`bill/${complaint.invoiceId}`) : undefined,
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
    outstanding: bill?.amount ?? 0,
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
        return { card, item, site, coverage: await unitCoverage(read, card, item, today), repeats };
      }),
  );
}

/** Problems typed before, the most frequent first: the list that learns. */
export const usualProblems = async (read: Read, limit = 30): Promise<string[]> =>
  mostFrequent((await lately(read)).map(({ problem }) => problem)).slice(0, limit);

/** Remedies written before, those against the same problem first, the most frequent first. */
export async function usualRemedies(read: Read, problem: string, limit = 30): Promise<string[]> {
  const solved = (await lately(read)).filter(({ remedy }) => remedy);
  const same = solved.filter((one) => one.problem.toLowerCase() === problem.toLowerCase());
  const remedies = ({ remedy }: Complaint) => remedy;
  return [...new Set([...mostFrequent(same.map(remedies)), ...mostFrequent(solved.map(remedies))])].slice(
    0,
    limit,
  );
}

/** How many of the newest complaints the lists learn from. */
const LEARNT_FROM = 400;

const lately = (read: Read): Promise<Complaint[]> =>
  read.list("complaint", "loggedOn", undefined, { order: "newest", limit: LEARNT_FROM });

/** Each text once, without regard to case, the most frequent first; written as it was last. */
function mostFrequent(texts: readonly string[]): string[] {
  const counts = new Map<string, { text: string; count: number }>();
  for (const text of texts) {
    const seen = counts.get(text.toLowerCase()) ?? { text, count: 0 };
    counts.set(text.toLowerCase(), { ...seen, count: seen.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ text }) => text);
}

/** Visits of a complaint that are still to be made. */
export const pendingVisits = async (read: Read, id: Complaint["id"]) =>
  (await read.list("visit", "complaint", { is: id })).filter(
    ({ status }) => status === "planned" || status === "assigned",
  );

/** Open complaints by when they fall due, the most pressing first. */
export const openComplaints = (read: Read, limit?: number): Promise<Complaint[]> =>
  read.list("complaint", "open", undefined, limit ? { limit } : undefined);

const maybe = <Id extends RecordId>(read: Read, id: Id | undefined) =>
  id ? read.find(id) : Promise.resolve(undefined);

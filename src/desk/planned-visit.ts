import type { Card, Complaint, Contract, Item, Party, Site, Visit } from "../records";
import type { Read } from "../store/work";

/** A visit with everybody and everything it is about. */
export interface PlannedVisit {
  readonly visit: Visit;
  readonly customer: Party;
  readonly site: Site | undefined;
  readonly card: Card | undefined;
  readonly item: Item | undefined;
  /** The complaint it is made on; absent for one that a contract owes. */
  readonly complaint: Complaint | undefined;
  readonly contract: Contract | undefined;
}

/** Reads what a visit is about. */
export async function plannedVisit(read: Read, visit: Visit): Promise<PlannedVisit> {
  const [customer, complaint, card, contract] = await Promise.all([
    read.get(visit.customerId),
    visit.complaintId ? read.find(visit.complaintId) : undefined,
    visit.cardId ? read.find(visit.cardId) : undefined,
    visit.contractId ? read.find(visit.contractId) : undefined,
  ]);
  const siteId = complaint?.siteId ?? card?.siteId;
  const [site, item] = await Promise.all([
    siteId ? read.find(siteId) : undefined,
    card ? read.find(card.itemId) : undefined,
  ]);
  return { visit, customer, site, card, item, complaint, contract };
}

export const isPending = ({ status }: Visit): boolean => status === "planned" || status === "assigned";

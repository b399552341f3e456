import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { Refusal } from "../base/refusal";
import { isPending } from "../contracts/model";
import { owedCoverage } from "../contracts/owed-visit";
import { visitStateName } from "../contracts/words";
import { activeTechnicians } from "../parties/queries";
import type { Card, Complaint, Contract, Item, Party, Technician, Visit } from "../records";
import type { Read } from "../store/work";
import type { Coverage } from "./model";
import { pendingVisits } from "./queries";

/** What the form of a visit is about: a complaint (planned or not), or a visit that a contract owes. */
export interface VisitToRecord {
  /** The visit as it was planned; absent for a complaint's that was not. */
  readonly visit: Visit | undefined;
  readonly complaint: Complaint | undefined;
  readonly contract: Contract | undefined;
  readonly customer: Party;
  readonly card: Card | undefined;
  readonly item: Item | undefined;
  /** Those still at work, and whoever it was given to. */
  readonly technicians: readonly Technician[];
}

/** Everything the form of a visit shows. @throws Refusal for one that is not still to be made. */
export async function visitToRecord(
  read: Read,
  asked: { readonly visitId?: Visit["id"] | undefined; readonly complaintId?: Complaint["id"] | undefined },
): Promise<VisitToRecord> {
  const named = asked.visitId && (await read.get(asked.visitId));
  if (named && !isPending(named))
    throw new Refusal(msg(str`This visit is ${visitStateName(named.status)}; nothing was changed.`));
  const complaintId = (named ? named.complaintId : undefined) ?? asked.complaintId;
  const complaint = complaintId && (await read.get(complaintId));
  const [pending] = complaint ? await pendingVisits(read, complaint.id) : [];
  const visit = named || pending;
  const about = complaint || visit;
  if (!about) throw new Error("the form of a visit needs a visit or a complaint");
  const [customer, card, contract, technicians] = await Promise.all([
    read.get(about.customerId),
    about.cardId ? read.find(about.cardId) : undefined,
    visit?.contractId ? read.find(visit.contractId) : undefined,
    activeTechnicians(read),
  ]);
  const given = visit?.technicianId && (await read.find(visit.technicianId));
  return {
    visit,
    complaint: complaint || undefined,
    contract,
    customer,
    card,
    item: card && (await read.find(card.itemId)),
    technicians: given && !given.active ? [...technicians, given] : technicians,
  };
}

/** Who pays for what is used on a visit on a day: as frozen on its complaint, or as its unit is covered then. */
export const visitCoverage = (
  read: Read,
  { complaint, visit }: Pick<VisitToRecord, "complaint" | "visit">,
  on: Day,
): Promise<Coverage> =>
  complaint ? Promise.resolve(complaint.coverage) : owedCoverage(read, visit ?? {}, on);

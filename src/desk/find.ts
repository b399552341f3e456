import { complaintStateName } from "../complaints/words";
import type {
  AnyRecord,
  Card,
  Challan,
  Cheque,
  Complaint,
  Contract,
  Invoice,
  Item,
  Party,
  Payment,
  Quotation,
  RecordType,
  Unit,
} from "../records";
import { fold, phoneTerm } from "../records/terms";
import { searchParties } from "../parties/queries";
import { pieceState } from "../stock/words";
import type { Read } from "../store/work";

/** A record that Find shows, with the line under its name. */
export interface Hit {
  readonly id: AnyRecord["id"];
  readonly type: RecordType;
  readonly title: string;
  readonly detail: string;
}
export interface HitGroup {
  readonly type:
    | "party"
    | "card"
    | "complaint"
    | "contract"
    | "invoice"
    | "quotation"
    | "challan"
    | "payment"
    | "cheque"
    | "item"
    | "unit";
  readonly hits: readonly Hit[];
}

const PER_GROUP = 6;

/** Everything that a phone's last digits, a name, a card number, a serial or a document number finds, by kind. */
export async function findEverything(read: Read, typed: string): Promise<HitGroup[]> {
  const term = joined(typed);
  if (term.length < 2 && !/^\d+$/.test(term)) return [];
  const [
    parties,
    cards,
    complaints,
    contracts,
    invoices,
    quotations,
    challans,
    payments,
    cheques,
    items,
    units,
  ] = await Promise.all([
    searchParties(read, typed, PER_GROUP),
    byTerm<Card>(read, "card", term),
    byTerm<Complaint>(read, "complaint", term),
    byTerm<Contract>(read, "contract", term),
    byTerm<Invoice>(read, "invoice", term),
    byTerm<Quotation>(read, "quotation", term),
    byTerm<Challan>(read, "challan", term),
    byTerm<Payment>(read, "payment", term),
    byTerm<Cheque>(read, "cheque", term),
    byTerm<Item>(read, "item", term),
    byTerm<Unit>(read, "unit", term),
  ]);
  const groups: HitGroup[] = [
    { type: "party", hits: parties.map(partyHit) },
    { type: "card", hits: await Promise.all(cards.map((card) => cardHit(read, card))) },
    {
      type: "complaint",
      hits: await Promise.all(complaints.map((complaint) => complaintHit(read, complaint))),
    },
    {
      type: "contract",
      hits: await Promise.all(
        contracts.map(({ id, number = "", startsOn, customerId }) =>
          namedHit(read, "contract", id, number, startsOn, customerId),
        ),
      ),
    },
    {
      type: "invoice",
      hits: await Promise.all(
        invoices.map((invoice) =>
          namedHit(read, "invoice", invoice.id, invoice.number ?? "", invoice.on, invoice.customerId),
        ),
      ),
    },
    {
      type: "quotation",
      hits: await Promise.all(
        quotations.map(({ id, number = "", on, customerId }) =>
          namedHit(read, "quotation", id, number, on, customerId),
        ),
      ),
    },
    {
      type: "challan",
      hits: await Promise.all(
        challans.map(({ id, number = "", on, customerId }) =>
          namedHit(read, "challan", id, number, on, customerId),
        ),
      ),
    },
    {
      type: "payment",
      hits: await Promise.all(
        payments.map((payment) =>
          namedHit(read, "payment", payment.id, payment.number, payment.on, payment.partyId),
        ),
      ),
    },
    {
      type: "cheque",
      hits: await Promise.all(
        cheques.map((cheque) =>
          namedHit(read, "cheque", cheque.id, cheque.chequeNumber, cheque.chequeOn, cheque.partyId),
        ),
      ),
    },
    {
      type: "item",
      hits: items.map((item) => ({ id: item.id, type: "item", title: item.name, detail: item.code })),
    },
    { type: "unit", hits: await Promise.all(units.map((unit) => unitHit(read, unit))) },
  ];
  return groups.filter(({ hits }) => hits.length);
}

const joined = (typed: string): string => fold(typed).replace(/\s+/g, "");

async function byTerm<T extends AnyRecord>(
  read: Read,
  type: Exclude<HitGroup["type"], "party">,
  term: string,
): Promise<T[]> {
  const found = (await read.list(
    type,
    "terms",
    { prefix: term },
    { limit: PER_GROUP * 4, order: "newest" },
  )) as AnyRecord[] as T[];
  return [...new Map(found.map((record) => [record.id, record])).values()].slice(0, PER_GROUP);
}

const partyHit = (party: Party): Hit => ({
  id: party.id,
  type: "party",
  title: party.name,
  detail: [party.phones[0], party.address].filter(Boolean).join(" · "),
});

async function cardHit(read: Read, card: Card): Promise<Hit> {
  const [item, party] = await Promise.all([read.get(card.itemId), read.get(card.partyId)]);
  return {
    id: card.id,
    type: "card",
    title: `${card.number} · ${item.name}`,
    detail: [party.name, card.serial].filter(Boolean).join(" · "),
  };
}

/** A piece that no card names: in stock, on its way, sold and not installed. */
async function unitHit(read: Read, unit: Unit): Promise<Hit> {
  const { name } = await read.get(unit.itemId);
  return { id: unit.id, type: "unit", title: unit.serial, detail: `${name} · ${pieceState(unit.status)}` };
}

async function complaintHit(read: Read, complaint: Complaint): Promise<Hit> {
  const party = await read.get(complaint.customerId);
  return {
    id: complaint.id,
    type: "complaint",
    title: `${complaint.number} · ${complaint.problem}`,
    detail: `${party.name} · ${complaintStateName(complaint)}`,
  };
}

async function namedHit(
  read: Read,
  type: "contract" | "invoice" | "quotation" | "challan" | "payment" | "cheque",
  id: AnyRecord["id"],
  number: string,
  on: string,
  partyId: Party["id"],
): Promise<Hit> {
  return { id, type, title: number, detail: `${(await read.get(partyId)).name} · ${on}` };
}

/** Whether what was typed can only be a phone number. */
export const looksLikePhone = (typed: string): boolean =>
  /^[+\d][\d\s()-]{4,}$/.test(typed.trim()) && phoneTerm(typed).length > 5;

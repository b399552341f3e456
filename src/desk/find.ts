import { complaintStateName } from "../complaints/words";
import type {
  AnyRecord,
  Card,
  Challan,
  Cheque,
  Claim,
  Complaint,
  Contract,
  Invoice,
  Item,
  Order,
  Party,
  Payment,
  Purchase,
  Quotation,
  Receipt,
  RecordType,
  Unit,
} from "../records";
import { fold, phoneTerm } from "../records/terms";
import { searchParties } from "../parties/queries";
import { claimStateName } from "../purchase/words";
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
    | "order"
    | "receipt"
    | "purchase"
    | "claim"
    | "item"
    | "unit";
  readonly hits: readonly Hit[];
}

const PER_GROUP = 6;

/**
 * Everything that a phone's last digits, a name, a card number, a serial or a document number finds, by kind; with a party
 * its cheques, with a principal or a card the claims for it.
 */
export async function findEverything(read: Read, typed: string): Promise<HitGroup[]> {
  const term = joined(typed);
  if (term.length < 2 && !/^\d+$/.test(term)) return [];
  const find = <T extends AnyRecord>(type: Searched): Promise<T[]> => byTerm<T>(read, type, term);
  const [parties, cards] = await Promise.all([searchParties(read, typed, PER_GROUP), find<Card>("card")]);
  const papers = (named: readonly Named[]): Promise<Hit[]> =>
    Promise.all(named.map((one) => namedHit(read, one)));
  const groups = await Promise.all<HitGroup>([
    { type: "party", hits: parties.map(partyHit) },
    group(
      "card",
      mapped(cards, (card) => cardHit(read, card)),
    ),
    group(
      "complaint",
      mapped(find<Complaint>("complaint"), (complaint) => complaintHit(read, complaint)),
    ),
    group(
      "contract",
      find<Contract>("contract").then((all) => papers(all.map(contractNamed))),
    ),
    group(
      "invoice",
      find<Invoice>("invoice").then((all) => papers(all.map(byCustomer))),
    ),
    group(
      "quotation",
      find<Quotation>("quotation").then((all) => papers(all.map(byCustomer))),
    ),
    group(
      "challan",
      find<Challan>("challan").then((all) => papers(all.map(byCustomer))),
    ),
    group(
      "payment",
      find<Payment>("payment").then((all) => papers(all)),
    ),
    group(
      "cheque",
      cheques(read, find<Cheque>("cheque"), parties).then((all) => papers(all.map(chequeNamed))),
    ),
    group(
      "order",
      find<Order>("order").then((all) => papers(all.map(byPrincipal))),
    ),
    group(
      "receipt",
      find<Receipt>("receipt").then((all) => papers(all.map(byPrincipal))),
    ),
    group(
      "purchase",
      find<Purchase>("purchase").then((all) => papers(all.map(purchaseNamed))),
    ),
    group(
      "claim",
      mapped(claims(read, parties, cards), (claim) => claimHit(read, claim)),
    ),
    group(
      "item",
      mapped(find<Item>("item"), async (item) => itemHit(item)),
    ),
    group(
      "unit",
      mapped(find<Unit>("unit"), (unit) => unitHit(read, unit)),
    ),
  ]);
  return groups.filter(({ hits }) => hits.length);
}

type Searched = Exclude<HitGroup["type"], "party" | "claim">;

const group = async (type: HitGroup["type"], hits: Promise<readonly Hit[]>): Promise<HitGroup> => ({
  type,
  hits: await hits,
});

const mapped = async <T>(
  records: readonly T[] | Promise<readonly T[]>,
  hit: (record: T) => Promise<Hit>,
): Promise<Hit[]> => Promise.all((await records).map(hit));

/** Cheques by their number, and the newest of the parties found. */
async function cheques(
  read: Read,
  numbered: Promise<Cheque[]>,
  parties: readonly Party[],
): Promise<Cheque[]> {
  const own = parties.map(({ id }) =>
    read.list("cheque", "party", { prefix: [id] }, { order: "newest", limit: PER_GROUP }),
  );
  return first([...(await numbered), ...(await Promise.all(own)).flat()]);
}

/** Claims on the principals found, and for the cards found; a claim has no number of its own. */
async function claims(read: Read, parties: readonly Party[], cards: readonly Card[]): Promise<Claim[]> {
  const newest = { order: "newest", limit: PER_GROUP } as const;
  const found = await Promise.all([
    ...cards.map(({ id }) => read.list("claim", "card", { is: id }, newest)),
    ...parties
      .filter(({ principal }) => principal)
      .map(({ id }) => read.list("claim", "principal", { prefix: [id] }, newest)),
  ]);
  return first(found.flat());
}

const first = <T extends AnyRecord>(records: readonly T[]): T[] =>
  [...new Map(records.map((record) => [record.id, record])).values()].slice(0, PER_GROUP);

const joined = (typed: string): string => fold(typed).replace(/\s+/g, "");

async function byTerm<T extends AnyRecord>(read: Read, type: Searched, term: string): Promise<T[]> {
  const found = (await read.list(
    type,
    "terms",
    { prefix: term },
    { limit: PER_GROUP * 4, order: "newest" },
  )) as AnyRecord[] as T[];
  return first(found);
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

async function claimHit(read: Read, { id, principalId, itemId, status, on }: Claim): Promise<Hit> {
  const [{ name }, item] = await Promise.all([read.get(principalId), read.get(itemId)]);
  return { id, type: "claim", title: item.name, detail: `${name} · ${claimStateName(status)} · ${on}` };
}

const itemHit = ({ id, name, code }: Item): Hit => ({ id, type: "item", title: name, detail: code });

/** A paper as Find names it: its number, whose it is, its day. */
interface Named {
  readonly id: AnyRecord["id"];
  readonly number: string;
  readonly on: string;
  readonly partyId: Party["id"];
}

const byCustomer = ({ id, number = "", on, customerId }: Invoice | Quotation | Challan): Named => ({
  id,
  number,
  on,
  partyId: customerId,
});
const byPrincipal = ({ id, number = "", on, principalId }: Order | Receipt): Named => ({
  id,
  number,
  on,
  partyId: principalId,
});
const contractNamed = ({ id, number = "", startsOn, customerId }: Contract): Named => ({
  id,
  number,
  on: startsOn,
  partyId: customerId,
});
const chequeNamed = ({ id, chequeNumber, chequeOn, partyId }: Cheque): Named => ({
  id,
  number: chequeNumber,
  on: chequeOn,
  partyId,
});
/** His paper is known by his number for it, and ours. */
const purchaseNamed = ({ id, number = "", reference, on, principalId }: Purchase): Named => ({
  id,
  number: [reference, number].filter((text, at, all) => text && all.indexOf(text) === at).join(" · "),
  on,
  partyId: principalId,
});

async function namedHit(read: Read, { id, number, on, partyId }: Named): Promise<Hit> {
  return {
    id,
    type: id.slice(0, id.indexOf(":")) as RecordType,
    title: number,
    detail: `${(await read.get(partyId)).name} · ${on}`,
  };
}

/** Whether what was typed can only be a phone number. */
export const looksLikePhone = (typed: string): boolean =>
  /^[+\d][\d\s()-]{4,}$/.test(typed.trim()) && phoneTerm(typed).length > 5;

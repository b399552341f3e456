import type { Day } from "../base/day";
import type {
  Card,
  Contract,
  Cover,
  Invoice,
  Item,
  Party,
  Plan,
  RecordId,
  Site,
  Technician,
  Visit,
} from "../records";
import type { Read } from "../store/work";
import { contractState, type ContractState } from "./model";
import { coversOf, otherCovers } from "./unit-cover";
import { termEnd } from "./schedule";

/** Which contracts a register shows: those that run (upcoming ones too), end soon, ended without successor, are drafts, or are over. */
export type ContractsShown = "running" | "expiring" | "expired" | "drafts" | "over";

/** A contract in a list. */
export interface ContractRow {
  readonly id: Contract["id"];
  readonly contract: Contract;
  readonly state: ContractState;
  readonly customer: Party;
}

const AT_MOST = 500;

/** The contracts of a register on a day: what ends first stands first, what is over newest first. */
export async function contractRows(read: Read, shown: ContractsShown, today: Day): Promise<ContractRow[]> {
  const { settings } = await read.get("company:main");
  const rows = await Promise.all(
    (await chosen(read, shown, today)).map(async (contract) => ({
      id: contract.id,
      contract,
      state: contractState(contract, today, settings),
      customer: await read.get(contract.customerId),
    })),
  );
  return shown === "expiring" ? rows.filter(({ state }) => state === "expiring") : rows;
}

async function chosen(read: Read, shown: ContractsShown, today: Day): Promise<Contract[]> {
  const limit = { limit: AT_MOST };
  const newest = { limit: AT_MOST, order: "newest" } as const;
  switch (shown) {
    case "running":
    case "expiring":
      return read.list("contract", "ends", { from: today }, limit);
    case "expired":
      return read.list("contract", "ends", { to: today, toOpen: true }, newest);
    case "drafts":
      return read.list("contract", "status", { prefix: ["draft"] }, newest);
    case "over": {
      const lists = await Promise.all(
        (["renewed", "cancelled"] as const).map((status) =>
          read.list("contract", "status", { prefix: [status] }, newest),
        ),
      );
      return lists.flat().sort((a, b) => (a.endsOn < b.endsOn ? 1 : -1));
    }
  }
}

/** A customer's contracts, newest first. */
export async function contractsOfParty(
  read: Read,
  partyId: Party["id"],
  today: Day,
): Promise<{ contract: Contract; state: ContractState }[]> {
  const { settings } = await read.get("company:main");
  const contracts = await read.list("contract", "customer", { prefix: [partyId] }, { order: "newest" });
  return contracts.map((contract) => ({ contract, state: contractState(contract, today, settings) }));
}

/** A unit under a contract, with its visits in the order of their windows. */
export interface CoveredUnit {
  readonly cover: Cover;
  readonly card: Card;
  readonly item: Item;
  readonly site: Site;
  readonly visits: readonly Visit[];
}

/** An installment with the bill it went on and what is still open of it. */
export interface BilledInstallment {
  readonly installment: Contract["installments"][number];
  readonly bill: Invoice | undefined;
  /** Minor units, tax included. */
  readonly open: number;
}

/** A contract with everything its page shows. */
export interface ContractPage {
  readonly contract: Contract;
  readonly state: ContractState;
  readonly customer: Party;
  readonly previous: Contract | undefined;
  readonly successor: Contract | undefined;
  readonly units: readonly CoveredUnit[];
  /** Units of an active contract whose visits are not planned yet. */
  readonly waiting: number;
  /** Names of the items a limited plan counts. */
  readonly limited: ReadonlyMap<RecordId<"item">, string>;
  readonly technicians: ReadonlyMap<Technician["id"], string>;
  readonly installments: readonly BilledInstallment[];
  /** What free parts cost so far at the items' present cost, in minor units of `digits` decimals. */
  readonly freeLines: readonly { readonly item: Item; readonly quantity: string }[];
}

export async function contractPage(read: Read, id: Contract["id"], today: Day): Promise<ContractPage> {
  const contract = await read.get(id);
  const [{ settings }, customer, previous, successor, covers, visits] = await Promise.all([
    read.get("company:main"),
    read.get(contract.customerId),
    maybe(read, contract.previousId),
    maybe(read, contract.successorId),
    coversOf(read, id),
    read.list("visit", "contract", { prefix: [id] }),
  ]);
  const units = await Promise.all(covers.map((cover) => coveredUnit(read, cover, visits)));
  return {
    contract,
    state: contractState(contract, today, settings),
    customer,
    previous,
    successor,
    units: units.sort((a, b) => (a.card.number < b.card.number ? -1 : 1)),
    waiting: contract.status === "active" ? covers.filter(({ status }) => status === "draft").length : 0,
    limited: await names(
      read,
      contract.terms.limits.map(({ itemId }) => itemId),
    ),
    technicians: await names(
      read,
      visits.flatMap(({ technicianId }) => technicianId ?? []),
    ),
    installments: await Promise.all(contract.installments.map((one) => billed(read, one))),
    freeLines: await freeLines(read, visits),
  };
}

async function coveredUnit(read: Read, cover: Cover, visits: readonly Visit[]): Promise<CoveredUnit> {
  const card = await read.get(cover.cardId);
  const [item, site] = await Promise.all([read.get(card.itemId), read.get(card.siteId)]);
  const own = visits.filter(({ cardId }) => cardId === cover.cardId);
  return { cover, card, item, site, visits: own.sort(byOrdinal) };
}

const byOrdinal = (a: Visit, b: Visit): number =>
  (a.ordinal ?? 0) - (b.ordinal ?? 0) ||
  Number(Boolean(a.remainderOf)) - Number(Boolean(b.remainderOf)) ||
  (a.plannedOn < b.plannedOn ? -1 : 1);

async function billed(read: Read, installment: Contract["installments"][number]): Promise<BilledInstallment> {
  const bill = await maybe(read, installment.invoiceId);
  return { installment, bill, open: bill ? (await read.balance(`bill/${bill.id}`)).amount : 0 };
}

const freeLines = (read: Read, visits: readonly Visit[]) =>
  Promise.all(
    visits
      .flatMap(({ lines }) => lines)
      .filter(({ chargeable }) => !chargeable)
      .map(async ({ itemId, quantity }) => ({ item: await read.get(itemId), quantity })),
  );

async function names<T extends "item" | "technician">(
  read: Read,
  ids: readonly RecordId<T>[],
): Promise<Map<RecordId<T>, string>> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id) => [id, (await read.find(id as RecordId<"item">))?.name ?? ""] as const),
  );
  return new Map(found);
}

/** A unit as a contract's form offers it. */
export interface OfferedUnit {
  readonly card: Card;
  readonly item: Item;
  readonly site: Site;
  /** The other contract that covers it in the term, with its last day there. */
  readonly coveredBy: { readonly contract: Contract; readonly until: Day } | undefined;
}

/** A customer's units in service for a term of so many months, each with the contract that covers it then already. */
export async function offeredUnits(
  read: Read,
  partyId: Party["id"],
  term: { readonly startsOn: Day; readonly months: number },
  own?: Contract["id"],
): Promise<OfferedUnit[]> {
  const span = { from: term.startsOn, until: termEnd(term.startsOn, Math.max(1, term.months)) };
  const cards = await read.list("card", "party", { is: partyId });
  const units = await Promise.all(
    cards
      .filter(({ status }) => status === "in service")
      .map(async (card) => {
        const [item, site, [other]] = await Promise.all([
          read.get(card.itemId),
          read.get(card.siteId),
          otherCovers(read, card.id, span, own),
        ]);
        const coveredBy = other && { contract: await read.get(other.contractId), until: other.until };
        return { card, item, site, coveredBy };
      }),
  );
  return units.sort((a, b) => (a.card.number < b.card.number ? -1 : 1));
}

/** The plans still offered, and `kept` even when it no longer is. */
export const offeredPlans = async (read: Read, kept?: Plan["id"]): Promise<Plan[]> =>
  (await read.list("plan", "name")).filter(({ id, active }) => active || id === kept);

const maybe = <Id extends RecordId>(read: Read, id: Id | undefined) =>
  id ? read.find(id) : Promise.resolve(undefined);

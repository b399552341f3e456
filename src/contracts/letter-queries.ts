import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import type { Money } from "../base/money";
import { Refusal } from "../base/refusal";
import type { Card, Company, Contract, Item, Party, Site } from "../records";
import type { Read } from "../store/work";
import { contractName } from "./model";
import { renewalPrice, renewalStart, type RenewalWish } from "./renewal";
import { termEnd, type Span } from "./schedule";
import { coversOf } from "./unit-cover";

/** A renewal as it is offered by letter: the units that can go on, the next term and its price before tax. */
export interface RenewalOffer {
  readonly company: Company;
  readonly contract: Contract;
  readonly customer: Party;
  readonly units: readonly { readonly card: Card; readonly item: Item; readonly site: Site }[];
  readonly term: Span;
  /** Minor units before tax. */
  readonly net: Money;
  /** The whole tax rate in percent. */
  readonly taxRate: string;
  /** Visits promised for each unit, where all have the same. */
  readonly visits: number | undefined;
  readonly today: Day;
}

/** What is offered for the next term of a contract, its prices raised by so many percent. A Refusal when no unit is left to go on. */
export async function renewalOffer(
  read: Read,
  id: Contract["id"],
  { escalationPercent, months: wished }: Pick<RenewalWish, "escalationPercent" | "months">,
  today: Day,
): Promise<RenewalOffer> {
  const contract = await read.get(id);
  const [company, customer, covers, item] = await Promise.all([
    read.get("company:main"),
    read.get(contract.customerId),
    coversOf(read, id),
    contract.terms.itemId ? read.find(contract.terms.itemId) : undefined,
  ]);
  const months = wished ?? contract.months;
  const from = renewalStart(contract);
  const all = await Promise.all(covers.map(async (cover) => ({ cover, card: await read.get(cover.cardId) })));
  const going = all.filter(
    ({ card, cover }) =>
      card.status === "in service" && card.partyId === contract.customerId && cover.until === contract.endsOn,
  );
  if (!going.length)
    throw new Refusal(msg(str`None of the units of ${contractName(contract)} is left to go on.`));
  const old = { from: contract.startsOn, until: contract.endsOn, months: contract.months };
  const net = going.reduce(
    (sum, { cover }) => sum + renewalPrice(cover, old, { months, planPrice: undefined, escalationPercent }),
    0,
  );
  const owed = new Set(going.map(({ cover }) => cover.visitsOwed));
  return {
    company,
    contract,
    customer,
    units: await Promise.all(
      going.map(async ({ card }) => ({
        card,
        item: await read.get(card.itemId),
        site: await read.get(card.siteId),
      })),
    ),
    term: { from, until: termEnd(from, months) },
    net,
    taxRate: item?.taxRate ?? contract.terms.taxRate,
    visits: owed.size === 1 && months === contract.months ? [...owed][0] : undefined,
    today,
  };
}

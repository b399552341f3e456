import type { Day } from "../base/day";
import { toThousandths } from "../base/quantity";
import type { Card, Contract, Item, RecordId, Visit } from "../records";
import type { Read } from "../store/work";
import { decideCoverage, type Coverage, type UnitCover } from "./coverage";
import type { CoveredUse, Limits } from "./line-cover";

/** Every cover of a unit with its contract, the one that ends first first. */
export async function unitCovers(read: Read, cardId: Card["id"]): Promise<UnitCover[]> {
  const covers = await read.list("cover", "card", { prefix: [cardId] });
  return Promise.all(covers.map(async (cover) => ({ cover, contract: await read.get(cover.contractId) })));
}

/** Who pays for a unit on a day, by its warranty and its contracts. */
export const unitCoverage = async (
  read: Read,
  card: Card | undefined,
  item: Pick<Item, "name"> | undefined,
  on: Day,
): Promise<Coverage> => decideCoverage(card, item, card ? await unitCovers(read, card.id) : [], on);

/** What counts against the limits of a coverage for a unit; undefined unless a limited contract covers it. */
export async function limitsOf(
  read: Read,
  { kind, contractId }: Pick<Coverage, "kind" | "contractId">,
  cardId: Card["id"] | undefined,
): Promise<Limits | undefined> {
  if (kind !== "limited" || !contractId || !cardId) return undefined;
  const contract = await read.get(contractId);
  return { limits: contract.terms.limits, used: await coveredUse(read, contract, cardId) };
}

/** What a limited contract has given a unit on all its visits, in thousandths by item. */
export async function coveredUse(
  read: Read,
  { id, terms }: Pick<Contract, "id" | "terms">,
  cardId: Card["id"],
): Promise<CoveredUse> {
  const limited = new Set(terms.limits.map(({ itemId }) => itemId));
  const used = new Map<RecordId<"item">, number>();
  for (const visit of await read.list("visit", "card", { prefix: [cardId] })) {
    const lines = visit.lines.filter(({ itemId, chargeable }) => !chargeable && limited.has(itemId));
    if (!lines.length || !(await isOn(read, visit, id))) continue;
    for (const { itemId, quantity } of lines)
      used.set(itemId, (used.get(itemId) ?? 0) + (toThousandths(quantity) ?? 0));
  }
  return used;
}

/** Whether a visit was made on a contract: one it owed, or a call on a complaint it covers. */
const isOn = async (read: Read, visit: Visit, contractId: Contract["id"]): Promise<boolean> =>
  visit.contractId === contractId ||
  (visit.complaintId !== undefined &&
    (await read.find(visit.complaintId))?.coverage.contractId === contractId);

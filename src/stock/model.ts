import { msg, str } from "@lit/localize";
import { addMonths, addDays, isDay, type Day } from "../base/day";
import { toThousandths } from "../base/quantity";
import type { Card, Item, RecordId } from "../records";

export type Problems = Record<string, string>;
export type ItemDraft = Omit<Item, "id" | "active">;

/** Where goods lie when no technician carries them. */
export const STORE = "store";

/** What is wrong with an item, field by field, in words. */
export function itemProblems(draft: ItemDraft): Problems {
  const problems: Problems = {};
  if (!draft.code.trim()) problems.code = msg("A code is needed.");
  if (!draft.name.trim()) problems.name = msg("A name is needed.");
  if (!draft.unit.trim()) problems.unit = msg("Say in what it is counted: pcs, m, h …");
  for (const field of ["price", "cost", "taxRate"] as const)
    if (!/^\d+(\.\d+)?$/.test(draft[field])) problems[field] = msg("A number, zero or more.");
  const level = toThousandths(draft.reorderLevel);
  if (level === undefined || level < 0)
    problems.reorderLevel = msg("A quantity with at most three decimals.");
  return problems;
}

export const isStocked = (item: Pick<Item, "type">): boolean => item.type !== "service";

/** The last day of a warranty of so many months: start + months − 1 day; undefined without a warranty. */
export const warrantyEnd = (installedOn: Day, months: number): Day | undefined =>
  months > 0 ? addDays(addMonths(installedOn, months), -1) : undefined;

/**
 * The warranty of a unit installed on a day: parts for so many months, labour for as many unless it has months of its own;
 * where labour has none at all, its last day lies before the installation.
 */
export function warrantyFrom(
  installedOn: Day,
  months: number,
  labourMonths = months,
): Pick<Card, "warrantyUntil" | "labourWarrantyUntil"> {
  const parts = warrantyEnd(installedOn, months);
  const labour = warrantyEnd(installedOn, labourMonths) ?? addDays(installedOn, -1);
  return {
    ...(parts ? { warrantyUntil: parts } : {}),
    ...(labourMonths === months ? {} : { labourWarrantyUntil: labour }),
  };
}

export const underWarranty = (card: Pick<Card, "warrantyUntil" | "status">, on: Day): boolean =>
  card.status === "in service" && card.warrantyUntil !== undefined && on <= card.warrantyUntil;

export interface CardDraft {
  readonly partyId: Card["partyId"];
  readonly siteId: Card["siteId"];
  readonly itemId: Card["itemId"];
  readonly serial: string;
  /** A preprinted number typed in; the next of the series when empty. */
  readonly number?: string;
  readonly installedOn: Day;
  /** Who installed it. */
  readonly installedBy?: string;
  /** Months from installation; the item's when left out. */
  readonly warrantyMonths?: number;
  /** The bill it was sold on. */
  readonly saleId?: RecordId<"invoice">;
  readonly note?: string;
}

/** What is wrong with a card before the book is asked. */
export function cardProblems(draft: Pick<CardDraft, "installedOn" | "warrantyMonths">, today: Day): Problems {
  const problems: Problems = {};
  if (!isDay(draft.installedOn)) problems.installedOn = msg("This is not a day.");
  else if (draft.installedOn > today)
    problems.installedOn = msg(str`A unit cannot be installed after today, ${today}.`);
  if ((draft.warrantyMonths ?? 0) < 0) problems.warrantyMonths = msg("Months, zero or more.");
  return problems;
}

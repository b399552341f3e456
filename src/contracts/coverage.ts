import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import type { Card, Complaint, Contract, Cover, Item } from "../records";

export type Coverage = Complaint["coverage"];

/** A unit's cover with the contract it belongs to. */
export interface UnitCover {
  readonly cover: Cover;
  readonly contract: Contract;
}

/** The last days on which parts and labour of a unit are free by its warranty, and what that is called. */
export interface Warranty {
  readonly parts: Day | undefined;
  readonly labour: Day | undefined;
  readonly extended: boolean;
}

/** A unit's warranty: labour lasts as long as the parts unless it has a day of its own; an extension counts where it is later. */
export function warrantyOf(
  card: Pick<Card, "warrantyUntil" | "labourWarrantyUntil" | "extendedWarranty">,
): Warranty {
  const own = { parts: card.warrantyUntil, labour: card.labourWarrantyUntil ?? card.warrantyUntil };
  const more = card.extendedWarranty;
  const parts = later(own.parts, more?.parts ? more.until : undefined);
  const labour = later(own.labour, more?.labour ? more.until : undefined);
  return { parts, labour, extended: parts !== own.parts || labour !== own.labour };
}

/** Whether a cover holds on a day: it began, did not end, and is more than a draft. */
export const covers = ({ status, from, until }: Pick<Cover, "status" | "from" | "until">, on: Day): boolean =>
  status !== "draft" && from <= on && on <= until;

/**
 * Who pays for parts and labour of a unit on a day, with the reason in words: its warranty first, parts and labour apart,
 * then its contract, else the customer. Of several contracts the one that gives most counts.
 */
export function decideCoverage(
  card: Card | undefined,
  item: Pick<Item, "name"> | undefined,
  unitCovers: readonly UnitCover[],
  on: Day,
): Coverage {
  if (!card || !item) return paid(msg("No unit is named, so nothing covers it."));
  if (card.status !== "in service") return paid(msg(str`Card ${card.number} is no longer in service.`));
  const warranty = warrantyOf(card);
  const parts = warranty.parts !== undefined && on <= warranty.parts;
  const labour = warranty.labour !== undefined && on <= warranty.labour;
  const contract = bestContract(unitCovers, on);
  if (parts && labour) return byWarranty(item, card, warranty);
  if (parts || labour) return byPartWarranty(item, card, warranty, { parts, labour, contract });
  if (contract) return byContract(contract);
  return paid(noCover(card, warranty, unitCovers, on));
}

/** Whether a part or a service is free by the kind of coverage alone; the lines of a limited contract are counted by `divideLine`. */
export function isFree(coverage: Coverage, item: Pick<Item, "type">): boolean {
  const isLabour = item.type === "service";
  const said = isLabour ? coverage.freeLabour : coverage.freeParts;
  if (said !== undefined) return said;
  if (coverage.kind === "labour-only") return isLabour;
  return coverage.kind === "warranty" || coverage.kind === "comprehensive";
}

/** Whether it is the warranty that gives a part free, so that its principal bears it; a contract's promise is our own. */
export const isGivenByWarranty = (coverage: Coverage, item: Pick<Item, "type">): boolean =>
  item.type !== "service" &&
  (coverage.kind === "warranty" ? coverage.freeParts !== false : coverage.freeParts === true);

/** The coverage a contract gives its unit. */
export function byContract({ contract, cover }: UnitCover): Coverage {
  const { covers: kind, name } = contract.terms;
  const number = contract.number ?? "";
  return {
    kind,
    reason:
      kind === "comprehensive"
        ? msg(str`Contract ${number}, ${name}, till ${cover.until}: parts and labour are included.`)
        : kind === "labour-only"
          ? msg(str`Contract ${number}, ${name}, till ${cover.until}: labour is included, parts are paid.`)
          : msg(
              str`Contract ${number}, ${name}, till ${cover.until}: what the plan names, so often as it says.`,
            ),
    overridden: false,
    contractId: contract.id,
  };
}

const RANK: Readonly<Record<Contract["terms"]["covers"], number>> = {
  comprehensive: 3,
  limited: 2,
  "labour-only": 1,
};

function bestContract(unitCovers: readonly UnitCover[], on: Day): UnitCover | undefined {
  return unitCovers
    .filter(({ cover, contract }) => contract.status !== "draft" && covers(cover, on))
    .sort(
      (a, b) =>
        RANK[b.contract.terms.covers] - RANK[a.contract.terms.covers] ||
        (a.cover.until < b.cover.until ? 1 : -1),
    )[0];
}

function byWarranty(
  item: Pick<Item, "name">,
  card: Card,
  { parts = "", labour = "", extended }: Warranty,
): Coverage {
  const till = parts < labour ? parts : labour;
  return {
    kind: "warranty",
    reason: extended
      ? msg(str`${item.name}, card ${card.number}: extended warranty till ${till}.`)
      : msg(str`${item.name}, card ${card.number}: warranty till ${till}.`),
    overridden: false,
  };
}

interface PartWarranty {
  readonly parts: boolean;
  readonly labour: boolean;
  readonly contract: UnitCover | undefined;
}

/** Only parts or only labour is under warranty: the contract, where there is one, may give the other. */
function byPartWarranty(
  item: Pick<Item, "name">,
  card: Card,
  warranty: Warranty,
  { parts, labour, contract }: PartWarranty,
): Coverage {
  const given = contract && byContract(contract);
  // A comprehensive contract gives everything anyway; its own name says more than half a warranty.
  if (given?.kind === "comprehensive") return given;
  const freeLabour = labour || given?.kind === "labour-only";
  const own = parts
    ? msg(str`${item.name}, card ${card.number}: parts under warranty till ${warranty.parts ?? ""}`)
    : msg(str`${item.name}, card ${card.number}: labour under warranty till ${warranty.labour ?? ""}`);
  const rest = !given ? (parts ? msg("labour is paid.") : msg("parts are paid.")) : given.reason;
  return {
    kind: given?.kind === "limited" ? "limited" : "warranty",
    reason: `${own}; ${rest}`,
    ...(given?.kind === "limited"
      ? { ...(parts ? { freeParts: true } : {}), ...(labour ? { freeLabour: true } : {}) }
      : { freeParts: parts, freeLabour }),
    overridden: false,
    ...(given?.contractId ? { contractId: given.contractId } : {}),
  };
}

function noCover(card: Card, { parts, labour }: Warranty, unitCovers: readonly UnitCover[], on: Day): string {
  const ended = unitCovers
    .filter(({ cover, contract }) => contract.status !== "draft" && cover.until < on)
    .sort((a, b) => (a.cover.until < b.cover.until ? 1 : -1))[0];
  const last = later(parts, labour);
  if (ended)
    return msg(
      str`Contract ${ended.contract.number ?? ""} of card ${card.number} ended ${ended.cover.until}; no warranty.`,
    );
  if (last) return msg(str`The warranty of card ${card.number} ended ${last}; no contract.`);
  return msg(str`Card ${card.number} has no warranty and no contract.`);
}

const paid = (reason: string): Coverage => ({ kind: "paid", reason, overridden: false });

const later = (a: Day | undefined, b: Day | undefined): Day | undefined =>
  a === undefined ? b : b === undefined || a > b ? a : b;

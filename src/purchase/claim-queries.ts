import type { Claim, RecordId } from "../records";
import type { Read } from "../store/work";

export type ClaimsShown = "open" | "sent" | "settled";

export interface ClaimRow {
  readonly id: Claim["id"];
  readonly claim: Claim;
  readonly principal: string;
  readonly item: string;
  readonly unit: string;
  /** Number of the card of the unit it was fitted to; empty without one. */
  readonly card: string;
}

const STATES: Record<ClaimsShown, readonly Claim["status"][]> = {
  open: ["open"],
  sent: ["sent"],
  settled: ["reimbursed", "replenished", "credited", "refused"],
};

/** The list a claim stands on. */
export const shownWith = ({ status }: Pick<Claim, "status">): ClaimsShown =>
  status === "open" || status === "sent" ? status : "settled";

/** Claims in a state, newest first; of one principal where one is named. */
export async function claimRows(
  read: Read,
  shown: ClaimsShown,
  principalId?: RecordId<"party">,
): Promise<ClaimRow[]> {
  const found = await Promise.all(
    STATES[shown].map((status) => read.list("claim", "status", { prefix: [status] }, { order: "newest" })),
  );
  const claims = found.flat().filter((claim) => !principalId || claim.principalId === principalId);
  return Promise.all(claims.map((claim) => rowOf(read, claim)));
}

/** A claim as a list shows it. */
export async function rowOf(read: Read, claim: Claim): Promise<ClaimRow> {
  const [principal, item, card] = await Promise.all([
    read.find(claim.principalId),
    read.find(claim.itemId),
    claim.cardId ? read.find(claim.cardId) : undefined,
  ]);
  return {
    id: claim.id,
    claim,
    principal: principal?.name ?? "",
    item: item?.name ?? "",
    unit: item?.unit ?? "",
    card: card?.number ?? "",
  };
}

import type { Day } from "../base/day";
import { newId } from "../base/id";
import type { Money } from "../base/money";
import { accounts } from "../company/accounts";
import { post } from "../company/post";
import { posting } from "../company/posting";
import type { Claim, Item, RecordId } from "../records";
import type { Work } from "../store/work";

/** A part given free under warranty. */
export interface FreePart {
  readonly item: Pick<Item, "id" | "name" | "code" | "type" | "principalId">;
  /** Decimal text in the item's unit. */
  readonly quantity: string;
  /** What it cost us, minor units. */
  readonly cost: Money;
  readonly visitId: RecordId<"visit">;
  readonly cardId: RecordId<"card"> | undefined;
  readonly on: Day;
}

/**
 * Opens a claim on the principal of a part that a visit gave free under warranty, inside the running transaction: what it
 * cost is owed by him until he answers. Nothing for a service or an item without a principal.
 */
export async function openClaim(work: Work, part: FreePart): Promise<Claim["id"] | undefined> {
  const { item, quantity, cost, visitId, cardId, on } = part;
  if (item.type === "service" || !item.principalId) return undefined;
  const id: Claim["id"] = newId("claim");
  await work.put({
    id,
    status: "open",
    principalId: item.principalId,
    visitId,
    ...(cardId ? { cardId } : {}),
    itemId: item.id,
    quantity,
    cost,
    on,
    note: "",
  });
  if (cost)
    await post(work, {
      id: `entry:${id}`,
      on,
      sourceId: id,
      sourceNumber: item.code,
      text: item.name,
      lines: [posting(accounts.claims.code, cost), posting(accounts.costWarranty.code, -cost)],
    });
  return id;
}

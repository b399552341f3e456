import { fromThousandths, toThousandths, type DecimalText } from "../base/quantity";
import type { Contract, Item, RecordId } from "../records";
import { isFree, type Coverage } from "./coverage";

/** What a limited contract has given a unit so far: thousandths by item. */
export type CoveredUse = ReadonlyMap<RecordId<"item">, number>;

/** A limited contract's promises with what is used of them. */
export interface Limits {
  readonly limits: Contract["terms"]["limits"];
  readonly used: CoveredUse;
}

/** A line of a visit divided by who pays: decimal quantities, `"0"` where there is no such part. */
export interface DividedLine {
  readonly free: DecimalText;
  readonly paid: DecimalText;
}

/**
 * Divides a quantity of an item between contract and customer: wholly free or wholly paid by the coverage; under a limited
 * contract free as far as the plan's count for the term reaches. `limits` is needed for limited contracts only.
 */
export function divideLine(
  coverage: Coverage,
  item: Pick<Item, "id" | "type">,
  quantity: DecimalText,
  limits?: Limits,
): DividedLine {
  if (isFree(coverage, item)) return { free: quantity, paid: "0" };
  const left = coverage.kind === "limited" && limits ? leftOf(limits, item.id) : 0;
  const asked = toThousandths(quantity) ?? 0;
  const free = Math.min(asked, left);
  return { free: fromThousandths(free), paid: fromThousandths(asked - free) };
}

/** How much of an item a limited contract still gives, in thousandths; infinite where the plan sets no count. */
export function leftOf({ limits, used }: Limits, itemId: RecordId<"item">): number {
  const limit = limits.find((one) => one.itemId === itemId);
  if (!limit) return 0;
  if (limit.count === undefined) return Infinity;
  return Math.max(0, limit.count * 1000 - (used.get(itemId) ?? 0));
}

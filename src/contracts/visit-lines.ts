import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { toThousandths, type DecimalText } from "../base/quantity";
import type { Card, Item, RecordId, Visit } from "../records";
import { moveStock, stockQuantity } from "../stock/move";
import { STORE } from "../stock/model";
import type { Work } from "../store/work";
import type { Coverage } from "./coverage";
import { limitsOf } from "./unit-coverage";
import { divideLine, type Limits } from "./line-cover";

/** A part used on a visit, from the store or the technician's van, or a service given. */
export interface UsedLine {
  readonly itemId: RecordId<"item">;
  readonly quantity: DecimalText;
  readonly location?: string;
  /** Overrules whether the customer pays for this line. */
  readonly chargeable?: boolean;
  /** Why it is overruled. */
  readonly reason?: string;
}

export interface UsedLines {
  readonly visitId: Visit["id"];
  readonly cardId: Card["id"] | undefined;
  readonly coverage: Coverage;
  readonly on: Day;
  readonly lines: readonly UsedLine[];
}

/**
 * Takes the parts of a visit out of the stock inside the running transaction, and says for each line who pays and why.
 * A line that a limited contract covers only in part becomes two.
 */
export async function takeLines(work: Work, { visitId, cardId, coverage, on, lines }: UsedLines) {
  const limits = await limitsOf(work, coverage, cardId);
  const used = new Map(limits?.used);
  const taken: Visit["lines"] = [];
  for (const [at, line] of lines.entries()) {
    const item = await work.get(line.itemId);
    const location = item.type === "service" ? STORE : (line.location ?? STORE);
    const quantity = -stockQuantity(line.quantity, `lines.${at}.quantity`);
    await moveStock(work, { itemId: item.id, location, on, quantity, reason: "used", sourceId: visitId });
    for (const part of decided(coverage, item, line, limits && { ...limits, used })) {
      taken.push({ itemId: item.id, location, ...part });
      if (!part.chargeable) used.set(item.id, (used.get(item.id) ?? 0) + (toThousandths(part.quantity) ?? 0));
    }
  }
  return taken;
}

type Decided = Pick<Visit["lines"][number], "quantity" | "chargeable" | "reason">;

function decided(coverage: Coverage, item: Item, line: UsedLine, limits: Limits | undefined): Decided[] {
  const { quantity, chargeable, reason = "" } = line;
  const { free, paid } = divideLine(coverage, item, quantity, limits);
  const byCoverage = paid !== "0";
  if (chargeable !== undefined && (free === "0" || paid === "0" || reason.trim())) {
    const why = chargeable === byCoverage ? undefined : reason.trim() || msg("as the desk decided");
    return [{ quantity, chargeable, ...(why ? { reason: why } : {}) }];
  }
  const parts: Decided[] = [];
  if (free !== "0") parts.push({ quantity: free, chargeable: false });
  if (paid !== "0")
    parts.push({
      quantity: paid,
      chargeable: true,
      ...(free === "0" ? {} : { reason: msg(str`beyond the ${free} the contract still gave`) }),
    });
  return parts;
}

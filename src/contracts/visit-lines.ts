import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { allocateMoney, type Money } from "../base/money";
import { toThousandths, type DecimalText } from "../base/quantity";
import type { Card, Item, RecordId, Visit } from "../records";
import { accounts } from "../company/accounts";
import { postStock } from "../stock/cost";
import { moveStock, stockQuantity } from "../stock/move";
import { STORE } from "../stock/model";
import type { Read, Work } from "../store/work";
import { isGivenByWarranty, type Coverage } from "./coverage";
import { openClaim } from "../purchase/claim";
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

/** A line of a visit with who pays for it: one part, or two where a limited contract covers it only in part. */
export interface DecidedLine {
  readonly item: Item;
  readonly location: string;
  readonly parts: readonly Decided[];
}

/** Says for each line who pays and why, counting what a limited contract gave before and on the lines above. */
export async function decideLines(
  read: Read,
  { cardId, coverage, lines }: Pick<UsedLines, "cardId" | "coverage" | "lines">,
): Promise<DecidedLine[]> {
  const limits = await limitsOf(read, coverage, cardId);
  const used = new Map(limits?.used);
  const all: DecidedLine[] = [];
  for (const line of lines) {
    const item = await read.get(line.itemId);
    const parts = decided(coverage, item, line, limits && { ...limits, used });
    for (const { chargeable, quantity } of parts)
      if (!chargeable) used.set(item.id, (used.get(item.id) ?? 0) + (toThousandths(quantity) ?? 0));
    all.push({ item, location: item.type === "service" ? STORE : (line.location ?? STORE), parts });
  }
  return all;
}

/**
 * Takes the parts of a visit out of the stock inside the running transaction, posts what they cost, claims from principals
 * what their warranty gave, and says for each line who pays and why.
 * A line that a limited contract covers only in part becomes two.
 */
export async function takeLines(work: Work, { visitId, on, ...about }: UsedLines): Promise<Visit["lines"]> {
  const all = await decideLines(work, about);
  let value = 0;
  for (const [at, { item, location, parts }] of all.entries()) {
    const quantity = -stockQuantity(about.lines[at]?.quantity ?? "", `lines.${at}.quantity`);
    const move = { itemId: item.id, location, on, quantity, reason: "used" as const, sourceId: visitId };
    const moved = await moveStock(work, move);
    value += moved.value;
    if (isGivenByWarranty(about.coverage, item))
      await claimFree(work, { ...about, visitId, on }, item, parts, -moved.value);
  }
  await postStock(work, {
    id: `entry:${visitId}`,
    on,
    sourceId: visitId,
    sourceNumber: "",
    text: msg("Parts used on a visit"),
    lines: [{ account: accounts.costParts.code, value }],
  });
  return all.flatMap(({ item, location, parts }) =>
    parts.map((part) => ({ itemId: item.id, location, ...part })),
  );
}

/** Opens the claim on the principal for what of a line the customer does not pay; `cost` is of the whole line, minor units. */
async function claimFree(
  work: Work,
  { visitId, cardId, on }: UsedLines,
  item: Item,
  parts: readonly Decided[],
  cost: Money,
): Promise<void> {
  const shares = allocateMoney(
    cost,
    parts.map(({ quantity }) => quantity),
  );
  for (const [at, { quantity, chargeable }] of parts.entries())
    if (!chargeable) await openClaim(work, { item, quantity, cost: shares[at] ?? 0, visitId, cardId, on });
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

import { msg, str } from "@lit/localize";
import { allocateMoney, type Money } from "../base/money";
import { fromThousandths, toThousandths } from "../base/quantity";
import type { Purchase, Receipt } from "../records";
import { lineKind, type PurchaseLine } from "./bill-model";
import { clearedValue, unbilled, type Problems } from "./model";

/** Goods of a received line that became dearer or cheaper. */
export interface Difference {
  readonly itemId: Receipt["lines"][number]["itemId"];
  readonly location: string;
  /** Thousandths. */
  readonly quantity: number;
  readonly units?: NonNullable<Receipt["lines"][number]["units"]>;
  /** By how much in all, minor units. */
  readonly value: Money;
}

/** Clears what the bill's lines bill of their receipts: the lines with the value cleared, the receipts as they are then. */
export function clear(
  { lines }: Purchase,
  receipts: ReadonlyMap<string, Receipt>,
): { lines: PurchaseLine[]; cleared: Map<string, Receipt> } {
  const cleared = new Map<string, Receipt>();
  const after = lines.map((line) => {
    const { receipt: at } = line;
    const receipt = at && (cleared.get(at.id) ?? receipts.get(at.id));
    const received = at && receipt?.lines[at.line];
    if (!at || !receipt || !received) return line;
    const quantity = toThousandths(line.quantity) ?? 0;
    const goods = clearedValue(received, quantity);
    const billed = {
      ...received,
      billed: received.billed + quantity,
      billedValue: (received.billedValue ?? 0) + goods,
    };
    cleared.set(at.id, {
      ...receipt,
      lines: receipt.lines.map((one, index) => (index === at.line ? billed : one)),
    });
    return { ...line, goods };
  });
  return { lines: after, cleared };
}

/** What makes goods dearer or cheaper than they came: the difference of price, and their share of landed charges by value. */
export function differences(
  bill: Purchase,
  costs: readonly Money[],
  receipts: ReadonlyMap<string, Receipt>,
): Difference[] {
  const priced = bill.lines.flatMap((line, at) => {
    const goods = line.receipt && goodsAt(receipts, line.receipt, toThousandths(line.quantity) ?? 0);
    return goods ? [{ goods, worth: line.goods ?? 0, value: (costs[at] ?? 0) - (line.goods ?? 0) }] : [];
  });
  const landed = bill.lines.reduce(
    (sum, line, at) => sum + (lineKind(line) === "landed" ? (costs[at] ?? 0) : 0),
    0,
  );
  const on = bill.landedOn?.length ? landedGoods(bill.landedOn, receipts) : priced;
  const shares =
    landed && on.length
      ? allocateMoney(
          landed,
          on.map(({ worth }) => worth),
        )
      : [];
  return [
    ...priced.map(({ goods, value }) => ({ ...goods, value })),
    ...shares.map((value, at) => ({ ...on[at]!.goods, value })),
  ];
}

/** All goods of receipts, with what they came at. */
const landedGoods = (ids: readonly Receipt["id"][], receipts: ReadonlyMap<string, Receipt>) =>
  ids.flatMap((id) =>
    (receipts.get(id)?.lines ?? []).flatMap((received, line) => {
      const goods = goodsAt(receipts, { id, line }, toThousandths(received.quantity) ?? 0);
      return goods && !received.claimId ? [{ goods, worth: received.value ?? 0 }] : [];
    }),
  );

/** The goods of a received line as far as a difference concerns them; undefined when there is no such line. */
export function goodsAt(
  receipts: ReadonlyMap<string, Receipt>,
  { id, line }: { readonly id: string; readonly line: number },
  quantity: number,
): Omit<Difference, "value"> | undefined {
  const receipt = receipts.get(id);
  const received = receipt?.lines[line];
  if (!receipt || !received) return undefined;
  const { itemId, units } = received;
  return { itemId, location: receipt.location, quantity, ...(units ? { units } : {}) };
}

/** Lines that bill more of a receipt than is open, or of one that cannot be billed; landed charges that fall on no goods. */
export function receiptLineProblems(bill: Purchase, receipts: ReadonlyMap<string, Receipt>): Problems {
  const problems: Problems = {};
  const now = new Map<string, number>();
  const isLandedOnGoods =
    bill.lines.some(({ receipt }) => receipt) || (bill.landedOn ?? []).some((id) => receipts.has(id));
  bill.lines.forEach((line, at) => {
    if (lineKind(line) === "landed" && !isLandedOnGoods)
      problems[`lines.${at}.account`] = msg("Choose the receipt whose goods it is for.");
    if (!line.receipt) return;
    const receipt = receipts.get(line.receipt.id);
    const received = receipt?.lines[line.receipt.line];
    const says = !receipt || !received ? msg("This receipt is not there.") : unfit(bill, line, receipt);
    if (says || !received) {
      problems[`lines.${at}.receipt`] = says ?? "";
      return;
    }
    const key = `${line.receipt.id}/${line.receipt.line}`;
    const before = now.get(key) ?? 0;
    const quantity = toThousandths(line.quantity) ?? 0;
    const left = unbilled(received) - before;
    if (quantity > left)
      problems[`lines.${at}.quantity`] = msg(
        str`Of receipt ${receipt?.number ?? ""} only ${fromThousandths(left)} are not billed yet.`,
      );
    now.set(key, before + quantity);
  });
  for (const id of bill.landedOn ?? [])
    if (receipts.get(id)?.status !== "posted") problems.landedOn = msg("Only goods received bear charges.");
  return problems;
}

function unfit(bill: Purchase, line: PurchaseLine, receipt: Receipt): string | undefined {
  if (receipt.status !== "posted") return msg(str`Receipt ${receipt.number ?? ""} is not posted.`);
  if (receipt.principalId !== bill.principalId)
    return msg(str`Receipt ${receipt.number ?? ""} is of another principal.`);
  const received = line.receipt && receipt.lines[line.receipt.line];
  if (received?.itemId !== line.itemId) return msg(str`Receipt ${receipt.number ?? ""} is of another item.`);
  return undefined;
}

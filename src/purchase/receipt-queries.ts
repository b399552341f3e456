import { msg } from "@lit/localize";
import { fromThousandths } from "../base/quantity";
import type { Day } from "../base/day";
import type { Item, Order, Party, Purchase, Receipt, RecordId, Unit } from "../records";
import { fold } from "../records/terms";
import { serialFaults } from "../stock/pieces";
import { STORE } from "../stock/model";
import type { Read } from "../store/work";
import { awaited, goodsProblems, headProblems, unbilled, type Problems } from "./model";

/** What is wrong with a receipt as far as it says so itself, by field. */
export function receiptProblems(
  receipt: Receipt,
  principal: Party | undefined,
  items: ReadonlyMap<string, Item>,
  today: Day,
): Problems {
  const problems = headProblems(receipt, principal, today);
  if (!receipt.lines.length) problems.lines = msg("Nothing is received: add a line.");
  receipt.lines.forEach((line, at) => {
    const item = items.get(line.itemId);
    Object.assign(problems, goodsProblems(line, item, `lines.${at}`));
    if (line.serials.length && item?.type !== "serialised")
      problems[`lines.${at}.serials`] = msg("This item has no serial numbers.");
  });
  return problems;
}

/** Serial numbers that come twice, on one line or on several of an item, or that another piece in the book has. */
export async function serialProblems(read: Read, lines: Receipt["lines"]): Promise<Problems> {
  const problems: Problems = {};
  const before = new Map<string, Set<string>>();
  for (const [at, { itemId, serials }] of lines.entries()) {
    const seen = before.get(itemId) ?? new Set<string>();
    const again = serials.find((serial) => serial && seen.has(fold(serial)));
    const [fault] = itemId ? Object.values(await serialFaults(read, itemId, serials)) : [];
    const says = again ? msg("A serial number stands on another line too.") : fault;
    if (says) problems[`lines.${at}.serials`] = says;
    for (const serial of serials) seen.add(fold(serial));
    before.set(itemId, seen);
  }
  return problems;
}

export interface ReceiptRow {
  readonly id: Receipt["id"];
  readonly receipt: Receipt;
  readonly principal: string;
  /** Worth of the goods, minor units; of drafts undefined. */
  readonly value: number | undefined;
  /** Whether something of it is still to be billed. */
  readonly isUnbilled: boolean;
}

export type ReceiptsShown = "newest" | "unbilled" | "draft";

/** Receipts, newest first: drafts before the others; or those of which something is not billed yet. */
export async function receiptRows(read: Read, shown: ReceiptsShown, limit = 200): Promise<ReceiptRow[]> {
  const drafts =
    shown === "unbilled"
      ? []
      : await read.list("receipt", "status", { prefix: ["draft"] }, { order: "newest" });
  const others =
    shown === "draft"
      ? []
      : shown === "unbilled"
        ? await read.list("receipt", "status", { prefix: ["posted"] }, { order: "newest" })
        : await read.list("receipt", "on", undefined, { order: "newest", limit });
  const rows = await Promise.all(
    [...drafts, ...others.filter(({ status }) => status !== "draft")].map((receipt) => rowOf(read, receipt)),
  );
  return shown === "unbilled" ? rows.filter(({ isUnbilled }) => isUnbilled) : rows;
}

/** A receipt as a list shows it. */
export async function rowOf(read: Read, receipt: Receipt): Promise<ReceiptRow> {
  const principal = await read.find(receipt.principalId);
  return {
    id: receipt.id,
    receipt,
    principal: principal?.name ?? "",
    value:
      receipt.status === "draft" ? undefined : receipt.lines.reduce((sum, { value = 0 }) => sum + value, 0),
    isUnbilled: receipt.status === "posted" && receipt.lines.some((line) => unbilled(line) > 0),
  };
}

export interface ReceiptPage {
  readonly receipt: Receipt;
  readonly principal: Party;
  readonly order: Order | undefined;
  readonly items: ReadonlyMap<RecordId<"item">, Item>;
  /** The pieces that came, by id. */
  readonly units: ReadonlyMap<RecordId<"unit">, Unit>;
  readonly purchases: readonly Purchase[];
  readonly place: string;
}

/** A receipt with everything its page shows. */
export async function receiptPage(read: Read, id: Receipt["id"]): Promise<ReceiptPage> {
  const receipt = await read.get(id);
  const ids = receipt.lines.flatMap(({ units = [] }) => units);
  const [principal, order, items, units, purchases, technician] = await Promise.all([
    read.get(receipt.principalId),
    receipt.orderId ? read.find(receipt.orderId) : undefined,
    Promise.all([...new Set(receipt.lines.map(({ itemId }) => itemId))].map((itemId) => read.get(itemId))),
    Promise.all(ids.map((unit) => read.get(unit))),
    read.list("purchase", "receipt", { is: id }),
    receipt.location === STORE ? undefined : read.find(receipt.location as RecordId<"technician">),
  ]);
  return {
    receipt,
    principal,
    order,
    items: new Map(items.map((item) => [item.id, item])),
    units: new Map(units.map((unit) => [unit.id, unit])),
    purchases,
    place: technician?.name ?? "",
  };
}

/** What is still to come on an order, as the lines of a receipt for it. */
export const linesToCome = (order: Order) =>
  order.lines.flatMap((line, at) =>
    awaited(line) > 0
      ? [
          {
            itemId: line.itemId,
            orderLine: at,
            quantity: fromThousandths(awaited(line)),
            price: line.price,
            serials: [] as readonly string[],
          },
        ]
      : [],
  );

export interface ReceiptStart {
  readonly order: Order | undefined;
  readonly receipt: Receipt | undefined;
  readonly lines: readonly (Omit<ReturnType<typeof linesToCome>[number], "orderLine"> & {
    readonly orderLine: number | undefined;
    readonly type: Item["type"];
  })[];
}

/** What a receipt's form starts with: a kept draft, everything still to come on an order, or nothing. */
export async function startOfReceipt(
  read: Read,
  {
    receiptId,
    orderId,
  }: { readonly receiptId: Receipt["id"] | undefined; readonly orderId: Order["id"] | undefined },
): Promise<ReceiptStart> {
  const receipt = receiptId ? await read.get(receiptId) : undefined;
  const about = receipt?.orderId ?? orderId;
  const order = about ? await read.get(about) : undefined;
  const lines = receipt
    ? receipt.lines.map(({ itemId, orderLine, quantity, price, serials }) => ({
        itemId,
        orderLine,
        quantity,
        price,
        serials,
      }))
    : order
      ? linesToCome(order)
      : [];
  const typed = lines.map(async (line) => ({ ...line, type: (await read.get(line.itemId)).type }));
  return { order, receipt, lines: await Promise.all(typed) };
}

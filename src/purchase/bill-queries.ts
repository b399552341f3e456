import { fromThousandths } from "../base/quantity";
import type { Item, Party, Payment, Purchase, Receipt, RecordId } from "../records";
import { billKey } from "../company/settlement";
import type { Read } from "../store/work";
import { lineOfGoods, type PurchaseLine } from "./bill-model";
import { isUntaxed } from "./figures";
import { receiptRows, type ReceiptRow } from "./receipt-queries";
import { freeOfNote, isOverdue, purchaseState, unbilled, type PurchaseState } from "./model";

/** What a bill for receipts starts from: everything of them that is not billed yet, at the prices they came. */
export async function billFromReceipts(
  read: Read,
  ids: readonly Receipt["id"][],
): Promise<{ principalId: RecordId<"party">; lines: PurchaseLine[]; reference: string }> {
  const receipts = await Promise.all(ids.map((id) => read.get(id)));
  const [first] = receipts;
  if (!first) throw new Error("A bill for receipts needs one.");
  const principal = await read.get(first.principalId);
  const company = await read.get("company:main");
  const untaxed = isUntaxed(principal, company.taxScheme);
  const lines = await Promise.all(
    receipts.flatMap((receipt) =>
      receipt.lines.flatMap((line, at) => {
        const left = receipt.status === "posted" ? unbilled(line) : 0;
        return left ? [lineOf(read, receipt, line, at, left, untaxed)] : [];
      }),
    ),
  );
  return { principalId: first.principalId, lines, reference: "" };
}

async function lineOf(
  read: Read,
  receipt: Receipt,
  { itemId, price }: Receipt["lines"][number],
  at: number,
  left: number,
  untaxed: boolean,
): Promise<PurchaseLine> {
  const item = await read.get(itemId);
  return lineOfGoods(item, {
    quantity: fromThousandths(left),
    price,
    receipt: { id: receipt.id, line: at },
    ...(untaxed ? { taxCategory: "outside" as const } : {}),
  });
}

/** Posted receipts of a principal of which something is not billed yet, oldest first. */
export async function receiptsToBill(read: Read, principalId: RecordId<"party">): Promise<Receipt[]> {
  const all = await read.list("receipt", "principal", { prefix: [principalId] });
  return all.filter(({ status, lines }) => status === "posted" && lines.some((line) => unbilled(line) > 0));
}

/** The newest posted receipts of anybody, for charges that belong to their goods. */
export const recentReceipts = async (read: Read, limit = 30): Promise<ReceiptRow[]> =>
  (await receiptRows(read, "newest", limit)).filter(({ receipt }) => receipt.status === "posted");

export interface PurchaseRow {
  readonly id: Purchase["id"];
  readonly purchase: Purchase;
  readonly principal: string;
  /** What a bill leaves open, or what a debit note has left; minor units. */
  readonly open: number;
  readonly state: PurchaseState;
  readonly isOverdue: boolean;
}

export type PurchasesShown = "open" | "overdue" | "newest" | "draft" | "notes";

/** Principals' bills and debit notes: what we owe by due day, or the newest. */
export async function purchaseRows(read: Read, shown: PurchasesShown, today: string): Promise<PurchaseRow[]> {
  const purchases = await chosen(read, shown);
  const rows = await Promise.all(purchases.map((purchase) => rowOf(read, purchase, today)));
  if (shown === "overdue") return rows.filter((row) => row.isOverdue);
  return shown === "open" ? rows.filter(({ open }) => open !== 0) : rows;
}

async function chosen(read: Read, shown: PurchasesShown): Promise<Purchase[]> {
  if (shown === "draft") return read.list("purchase", "status", { prefix: ["draft"] }, { order: "newest" });
  if (shown === "newest" || shown === "notes") {
    const newest = await read.list("purchase", "on", undefined, { order: "newest", limit: 200 });
    return shown === "notes" ? newest.filter(({ kind }) => kind === "debit-note") : newest;
  }
  const open = await read.balances("payable-bill/purchase:");
  const bills = await Promise.all(
    open.map(({ key }) => read.get(key.slice("payable-bill/".length) as Purchase["id"])),
  );
  return bills.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** A principal's bill or a debit note as a list shows it. */
export async function rowOf(read: Read, purchase: Purchase, today: string): Promise<PurchaseRow> {
  const [principal, open] = await Promise.all([
    read.find(purchase.principalId),
    openOfPurchase(read, purchase),
  ]);
  return {
    id: purchase.id,
    purchase,
    principal: principal?.name ?? "",
    open,
    state: purchaseState(purchase, open),
    isOverdue: isOverdue(purchase, open, today),
  };
}

/** What a bill leaves open, or what a debit note has left to settle with; minor units. */
export const openOfPurchase = async (read: Read, purchase: Purchase): Promise<number> =>
  purchase.kind === "debit-note"
    ? freeOfNote(purchase)
    : (await read.balance(billKey("principal", purchase.id))).amount;

export interface PurchasePage extends PurchaseRow {
  readonly party: Party;
  readonly items: ReadonlyMap<RecordId<"item">, Item>;
  readonly receipts: ReadonlyMap<string, Receipt>;
  readonly notes: readonly Purchase[];
  /** What settled it: payments and debit notes, with how much; minor units. */
  readonly settledBy: readonly { readonly record: Payment | Purchase; readonly amount: number }[];
}

/** A principal's bill or a debit note with everything its page shows. */
export async function purchasePage(read: Read, id: Purchase["id"], today: string): Promise<PurchasePage> {
  const purchase = await read.get(id);
  const receiptIds = [
    ...new Set([...purchase.lines.flatMap(({ receipt }) => receipt?.id ?? []), ...(purchase.landedOn ?? [])]),
  ];
  const itemIds = [...new Set(purchase.lines.flatMap(({ itemId }) => itemId ?? []))];
  const [row, party, receipts, items, notes, payments, settling] = await Promise.all([
    rowOf(read, purchase, today),
    read.get(purchase.principalId),
    Promise.all(receiptIds.map((receipt) => read.get(receipt))),
    Promise.all(itemIds.map((item) => read.get(item))),
    read.list("purchase", "original", { is: id }),
    read.list("payment", "bill", { is: id }),
    read.list("purchase", "settles", { is: id }),
  ]);
  const settledBy = [...payments, ...settling]
    .filter(({ status }) => status === "posted")
    .map((record) => ({
      record,
      amount: (record.allocations ?? [])
        .filter(({ billId }) => billId === id)
        .reduce((sum, row) => sum + row.amount, 0),
    }));
  return {
    ...row,
    party,
    items: new Map(items.map((item) => [item.id, item])),
    receipts: new Map(receipts.map((receipt) => [receipt.id, receipt])),
    notes,
    settledBy,
  };
}

/** A principal's open bills, oldest due first, with what each leaves open. */
export async function openBillsOf(
  read: Read,
  principalId: RecordId<"party">,
): Promise<{ purchase: Purchase; open: number }[]> {
  const bills = (await read.list("purchase", "principal", { prefix: [principalId] })).filter(
    ({ kind, status }) => kind !== "debit-note" && status === "posted",
  );
  const all = await Promise.all(
    bills.map(async (purchase) => ({ purchase, open: await openOfPurchase(read, purchase) })),
  );
  return all.filter(({ open }) => open > 0).sort((a, b) => a.purchase.dueOn.localeCompare(b.purchase.dueOn));
}

import { creditKey, partyKey } from "../company/settlement";
import type { Item, Order, Party } from "../records";
import type { Read } from "../store/work";
import { purchaseRows, rowOf as purchaseRow, type PurchaseRow } from "./bill-queries";
import { claimRows, type ClaimRow } from "./claim-queries";
import { awaited, orderState, unbilled } from "./model";
import { lastPriceOf, onOrderOf, rowOf as orderRow, type OrderRow } from "./order-queries";
import { rowOf as receiptRow, type ReceiptRow } from "./receipt-queries";

export interface PrincipalRow {
  readonly id: Party["id"];
  readonly party: Party;
  /** What we owe on his open bills less our credit with him, minor units. */
  readonly owed: number;
  /** Sent orders of which something is still to come. */
  readonly awaited: number;
}

/** Every principal, by name, with what we owe him and how many orders are still to come. */
export async function principalRows(read: Read): Promise<PrincipalRow[]> {
  const [parties, owed, credit, sent] = await Promise.all([
    read.list("party", "name"),
    read.balances("payable/"),
    read.balances("advance/"),
    read.list("order", "status", { prefix: ["sent"] }),
  ]);
  const amounts = new Map([...owed, ...credit].map(({ key, amount }) => [key, amount]));
  const open = sent.filter(({ lines }) => lines.some((line) => awaited(line) > 0));
  return parties
    .filter(({ principal }) => principal)
    .map((party) => ({
      id: party.id,
      party,
      owed:
        (amounts.get(partyKey("principal", party.id)) ?? 0) -
        (amounts.get(creditKey("principal", party.id)) ?? 0),
      awaited: open.filter(({ principalId }) => principalId === party.id).length,
    }));
}

/** An item of a principal, with what is on hand and on order, thousandths, and the price it was last ordered at. */
export interface PrincipalItem {
  readonly item: Item;
  readonly onHand: number;
  readonly onOrder: number;
  readonly price: string;
}

export interface PrincipalPage {
  readonly party: Party;
  /** Minor units. */
  readonly owed: number;
  readonly credit: number;
  /** What we owe by due day, minor units. */
  readonly due: Readonly<Record<string, number>>;
  readonly orders: readonly OrderRow[];
  /** Receipts not billed yet. */
  readonly receipts: readonly ReceiptRow[];
  readonly bills: readonly PurchaseRow[];
  readonly notes: readonly PurchaseRow[];
  readonly claims: readonly ClaimRow[];
  readonly items: readonly PrincipalItem[];
}

/** A principal with everything that is open with him, and what is ordered from him. */
export async function principalPage(read: Read, id: Party["id"], today: string): Promise<PrincipalPage> {
  const [party, payable, credit, orders, receipts, open, purchases, items, openClaims, sentClaims] =
    await Promise.all([
      read.get(id),
      read.balance(partyKey("principal", id)),
      read.balance(creditKey("principal", id)),
      read.list("order", "principal", { prefix: [id] }, { order: "newest" }),
      read.list("receipt", "principal", { prefix: [id] }, { order: "newest" }),
      purchaseRows(read, "open", today),
      read.list("purchase", "principal", { prefix: [id] }, { order: "newest" }),
      read.list("item", "principal", { is: id }),
      claimRows(read, "open", id),
      claimRows(read, "sent", id),
    ]);
  const notes = purchases.filter(({ kind, status }) => kind === "debit-note" && status === "posted");
  return {
    party,
    owed: payable.amount,
    credit: credit.amount,
    due: payable.parts,
    orders: await Promise.all(orders.filter(isOpen).map((order) => orderRow(read, order))),
    receipts: await Promise.all(
      receipts
        .filter(({ status, lines }) => status === "posted" && lines.some((line) => unbilled(line) > 0))
        .map((receipt) => receiptRow(read, receipt)),
    ),
    bills: open.filter(({ purchase }) => purchase.principalId === id),
    notes: (await Promise.all(notes.map((note) => purchaseRow(read, note, today)))).filter(
      (row) => row.open > 0,
    ),
    claims: [...openClaims, ...sentClaims],
    items: await Promise.all(items.map((item) => itemOf(read, item))),
  };
}

const isOpen = (order: Order): boolean => ["draft", "sent", "partly received"].includes(orderState(order));

async function itemOf(read: Read, item: Item): Promise<PrincipalItem> {
  const [held, orders, price] = await Promise.all([
    read.balance(`stock/${item.id}`),
    read.list("order", "item", { is: item.id }),
    lastPriceOf(read, item),
  ]);
  return { item, onHand: held.amount, onOrder: onOrderOf(orders, item.id), price };
}

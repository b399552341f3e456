import type { Day } from "../base/day";
import { asBill, billKey, partyKey, type Side } from "../company/settlement";
import type { Invoice, Payment, Purchase, RecordId } from "../records";
import type { Read } from "../store/work";
import type { OpenBill } from "./allocation";
import { promisedKey } from "./cheque-model";

/** An open bill of a side, or a refund that no credit has settled; minor units. */
export interface OpenItem extends OpenBill {
  readonly record: Invoice | Purchase | Payment;
  readonly on: Day;
  readonly dueOn: Day;
  /** What cheques in hand promise to settle of it. */
  readonly promised: number;
}

/** Everything a party has open on a side, oldest due first. */
export async function openItems(read: Read, side: Side, partyId: RecordId<"party">): Promise<OpenItem[]> {
  const { amount, parts } = await read.balance(partyKey(side, partyId));
  if (!amount && !Object.keys(parts).length) return [];
  const [bills, payments] = await Promise.all([
    side === "customer"
      ? read.list("invoice", "customer", { prefix: [partyId] })
      : read.list("purchase", "principal", { prefix: [partyId] }),
    read.list("payment", "party", { prefix: [partyId] }),
  ]);
  const refunds = payments.filter((one) => one.kind === "refund" && (one.side ?? "customer") === side);
  const items = await Promise.all([...bills, ...refunds].map((record) => openItem(read, side, record)));
  return items.flatMap((item) => item ?? []).sort(byDue);
}

async function openItem(read: Read, side: Side, record: OpenItem["record"]): Promise<OpenItem | undefined> {
  const { amount } = await read.balance(billKey(side, record.id));
  if (!amount) return undefined;
  const promised = (await read.balance(promisedKey(record.id))).amount;
  return { record, ...asBill(record), outstanding: amount, promised };
}

const byDue = (a: OpenItem, b: OpenItem): number =>
  a.dueOn.localeCompare(b.dueOn) || a.on.localeCompare(b.on) || a.number.localeCompare(b.number);

/** Open items by id, as allocations are checked against them. */
export const byId = (items: readonly OpenItem[]): ReadonlyMap<string, OpenItem> =>
  new Map(items.map((item) => [item.id, item]));

/** What is written on a bill, a principal's bill or a refund: its total in minor units. */
export const totalOf = (record: OpenItem["record"]): number =>
  "amount" in record ? record.amount : (record.figures?.total ?? 0);

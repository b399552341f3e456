import type { Day } from "../base/day";
import type { Allocation, Invoice, Payment, Purchase, RecordId } from "../records";
import type { Read, Work } from "../store/work";
import { accounts } from "./accounts";
import { adjustAdvanceTax } from "./advance-tax";
import { freeOf, isCredit, type Credit } from "./credit";

/** Whose account a bill or a credit stands on: what a customer owes us, or what we owe a principal. */
export type Side = "customer" | "principal";
export type BillId = Allocation["billId"];

/** Where a side keeps what is open: a bill's own balance, the party's open bills by due day, the party's free credit. */
const KEYS = {
  customer: { bill: "bill/", party: "receivable/", credit: "credit/" },
  principal: { bill: "payable-bill/", party: "payable/", credit: "advance/" },
} as const satisfies Record<Side, Record<string, string>>;

/** The control account of a side. */
export const controlAccount = (side: Side): string =>
  side === "customer" ? accounts.receivable.code : accounts.payable.code;

/** Anything that credits settle: a bill of ours, a principal's bill, a refund. */
export interface Bill {
  readonly id: BillId;
  readonly side: Side;
  readonly partyId: RecordId<"party">;
  readonly number: string;
  readonly on: Day;
  readonly dueOn: Day;
}

/** The key of the balance that says what a bill leaves open. */
export const billKey = (side: Side, id: BillId): string => KEYS[side].bill + id;
/** The key of the balance of a party's open bills, with its parts by due day. */
export const partyKey = (side: Side, partyId: RecordId<"party">): string => KEYS[side].party + partyId;
/** The key of the balance of a party's credit that settles nothing yet. */
export const creditKey = (side: Side, partyId: RecordId<"party">): string => KEYS[side].credit + partyId;

/** A bill of any kind by its id. */
export async function billOf(read: Read, id: BillId): Promise<Bill> {
  const record = await read.get(id);
  return asBill(record);
}

/** What settlement needs to know of a bill, a principal's bill or a refund. */
export function asBill(record: Invoice | Purchase | Payment): Bill {
  if ("customerId" in record) {
    const { id, customerId: partyId, number = "", on, dueOn } = record;
    return { id, side: "customer", partyId, number, on, dueOn };
  }
  if ("principalId" in record) {
    const { id, principalId: partyId, number = "", on, dueOn } = record;
    return { id, side: "principal", partyId, number, on, dueOn };
  }
  const { id, side = "customer", partyId, number, on } = record;
  return { id, side, partyId, number, on, dueOn: on };
}

/** What a bill leaves open, minor units. */
export const openOf = async (read: Read, bill: Pick<Bill, "id" | "side">): Promise<number> =>
  (await read.balance(billKey(bill.side, bill.id))).amount;

/** Moves what a bill leaves open: its own balance and its party's, by due day; minor units. */
export async function owe(work: Work, bill: Bill, by: number): Promise<void> {
  await Promise.all([
    work.move(billKey(bill.side, bill.id), by, bill.dueOn),
    work.move(partyKey(bill.side, bill.partyId), by, bill.dueOn),
  ]);
}

/** Raises (or lowers) a party's credit that settles nothing yet; minor units. */
export async function grant(work: Work, side: Side, partyId: RecordId<"party">, by: number): Promise<void> {
  await work.move(creditKey(side, partyId), by);
}

/** Settles bills with a party's credit (`1`), or takes that back (`-1`): row by row, each bill and the credit alike. */
export async function settle(
  work: Work,
  { side, partyId }: Pick<Bill, "side" | "partyId">,
  rows: readonly Allocation[],
  sign: 1 | -1,
): Promise<void> {
  for (const { billId, amount } of rows) await owe(work, await billOf(work, billId), -sign * amount);
  await grant(work, side, partyId, -sign * rows.reduce((sum, { amount }) => sum + amount, 0));
}

/** The side, the party and the day of a credit. */
export const creditOf = (credit: Credit): Pick<Bill, "side" | "partyId" | "number" | "on"> => asBill(credit);

/** Gives a credit other allocations: what each bill leaves open and the free credit follow, and so does the tax of an advance. */
export async function reallocate(
  work: Work,
  credit: Credit,
  rows: readonly Allocation[],
  on: Day = work.today,
): Promise<void> {
  const { side, partyId } = creditOf(credit);
  await work.put({ ...credit, allocations: [...rows] });
  await settle(work, { side, partyId }, changed(credit.allocations ?? [], rows), 1);
  if ("amount" in credit) await adjustAdvanceTax(work, credit, rows, on);
}

/** By how much each bill is settled more (or, negative, less) than before. */
function changed(before: readonly Allocation[], after: readonly Allocation[]): Allocation[] {
  const sums = new Map<BillId, number>();
  for (const { billId, amount } of after) sums.set(billId, (sums.get(billId) ?? 0) + amount);
  for (const { billId, amount } of before) sums.set(billId, (sums.get(billId) ?? 0) - amount);
  return [...sums].map(([billId, amount]) => ({ billId, amount })).filter(({ amount }) => amount !== 0);
}

/** Rows of which no bill stands twice, in the order of its first row. */
export const mergedRows = (rows: readonly Allocation[]): Allocation[] => changed([], rows);

/** A party's credits that settle nothing yet or not all, oldest first, with what is free of each in minor units. */
export async function freeCredits(
  read: Read,
  side: Side,
  partyId: RecordId<"party">,
): Promise<{ credit: Credit; free: number }[]> {
  if (!(await read.balance(creditKey(side, partyId))).amount) return [];
  const all: Credit[] = [
    ...(await read.list("payment", "party", { prefix: [partyId] })),
    ...(side === "customer"
      ? await read.list("invoice", "customer", { prefix: [partyId] })
      : await read.list("purchase", "principal", { prefix: [partyId] })),
  ];
  return all
    .filter((credit) => creditOf(credit).side === side)
    .map((credit) => ({ credit, free: freeOf(credit) }))
    .filter(({ free }) => free > 0)
    .sort((a, b) => (a.credit.on < b.credit.on ? -1 : a.credit.on > b.credit.on ? 1 : 0));
}

/** Frees everything that settles a bill: payments, credit and debit notes keep the amount as credit; minor units freed. */
export async function freeAllocations(work: Work, bill: Bill): Promise<number> {
  const [payments, notes, debitNotes] = await Promise.all([
    work.list("payment", "bill", { is: bill.id }),
    work.list("invoice", "settles", { is: bill.id }),
    work.list("purchase", "settles", { is: bill.id }),
  ]);
  let freed = 0;
  for (const credit of [...payments, ...notes, ...debitNotes] as Credit[]) {
    if (!isCredit(credit)) continue;
    const kept = (credit.allocations ?? []).filter(({ billId }) => billId !== bill.id);
    const free = freeOf(credit);
    await reallocate(work, credit, kept);
    freed += freeOf({ ...credit, allocations: kept }) - free;
  }
  return freed;
}

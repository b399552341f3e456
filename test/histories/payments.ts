import type { AllocationRow } from "../../src/payments/allocation";
import { payPrincipal, receivePayment, reversePayment } from "../../src/payments/commands";
import { allocateCredit, refundCredit, unallocateCredit } from "../../src/payments/credit-commands";
import { openBill, openCredit } from "../../src/payments/opening-commands";
import { openItems } from "../../src/payments/open-queries";
import type { Invoice, Payment, Purchase, RecordId } from "../../src/records";
import type { Move, Situation } from "./world";

type Side = "customer" | "principal";

/** Rows over open bills of a party that mostly fit the amount, and sometimes do not. */
export async function rowsFor(
  { read, dice }: Situation,
  side: Side,
  partyId: RecordId<"party">,
  amount: number,
): Promise<AllocationRow[]> {
  const rows: AllocationRow[] = [];
  let left = amount;
  for (const item of await openItems(read, side, partyId)) {
    if (left <= 0 || dice.chance(30)) continue;
    const open = (await read.balance((side === "customer" ? "bill/" : "payable-bill/") + item.record.id))
      .amount;
    // Once in a while more than is open, which must be refused.
    const part = dice.chance(4)
      ? open + 1
      : Math.min(left, dice.chance(60) ? open : dice.int(1, Math.max(1, open)));
    rows.push({ billId: item.record.id, amount: part });
    left -= part;
  }
  return rows;
}

const party = ({ world, dice }: Situation, side: Side) =>
  dice.pick(side === "customer" ? world.customers : world.principals)!;

async function payment(at: Situation, side: Side) {
  const { dice } = at;
  const partyId = party(at, side);
  const amount = dice.int(1, 2_000_000);
  const settles = await rowsFor(at, side, partyId, amount);
  const deductions = dice.chance(20)
    ? [
        {
          kind: dice.one("tds" as const, "discount" as const, "write-off" as const),
          amount: dice.int(1, 5_000),
        },
      ]
    : [];
  const mode = dice.one("cash" as const, "bank" as const, "upi" as const);
  return { partyId, on: dice.day(at.today), amount, mode, allocations: settles, deductions };
}

type Credit = Payment | Invoice | Purchase;

/** Papers that may have something to settle bills with. */
async function credit({ read, dice }: Situation): Promise<Credit | undefined> {
  const [payments, invoices, purchases] = await Promise.all([
    read.list("payment", "id"),
    read.list("invoice", "id"),
    read.list("purchase", "id"),
  ]);
  return dice.pick<Credit>([
    ...payments.filter(({ status, kind }) => status === "posted" && kind !== "refund"),
    ...invoices.filter(({ status, kind }) => status === "issued" && kind === "credit-note"),
    ...purchases.filter(({ status, kind }) => status === "posted" && kind === "debit-note"),
  ]);
}

const sideOf = (one: Credit): Side =>
  "principalId" in one ? "principal" : "customerId" in one ? "customer" : (one.side ?? "customer");
const partyOf = (one: Credit): RecordId<"party"> =>
  "principalId" in one ? one.principalId : "customerId" in one ? one.customerId : one.partyId;

/** Money both ways, credits used, taken off and given back, what was owed before the book. */
export const paymentMoves: readonly Move[] = [
  { name: "take money", weight: 5, make: async (at) => receivePayment(await payment(at, "customer")) },
  { name: "pay a principal", weight: 2, make: async (at) => payPrincipal(await payment(at, "principal")) },
  {
    name: "take an advance",
    weight: 1,
    make: async (at) =>
      receivePayment({
        partyId: party(at, "customer"),
        on: at.dice.day(at.today),
        amount: at.dice.int(1_000, 500_000),
        mode: "bank",
        allocations: [],
        advance: { description: "Service to come", taxCode: "9987", taxRate: "18" },
      }),
  },
  {
    name: "use a credit",
    weight: 2,
    make: async (at) => {
      const one = await credit(at);
      if (!one) return undefined;
      return allocateCredit({
        id: one.id,
        rows: await rowsFor(at, sideOf(one), partyOf(one), at.dice.int(1, 900_000)),
      });
    },
  },
  {
    name: "take a credit off a bill",
    weight: 1,
    make: async (at) => {
      const one = await credit(at);
      const row = one && at.dice.pick(one.allocations ?? []);
      return (
        row &&
        unallocateCredit({
          id: one.id,
          billId: row.billId as never,
          ...(at.dice.chance(50) ? { amount: 1 } : {}),
        })
      );
    },
  },
  {
    name: "refund",
    weight: 1,
    make: async (at) => {
      const one = await credit(at);
      if (!one) return undefined;
      const draft = {
        side: sideOf(one),
        partyId: partyOf(one),
        on: at.dice.day(at.today),
        mode: "bank" as const,
      };
      return refundCredit({ ...draft, credits: [{ id: one.id, amount: at.dice.int(1, 100_000) }] });
    },
  },
  {
    name: "reverse a payment",
    weight: 1,
    make: async (at) => {
      const one = at.dice.pick(
        (await at.read.list("payment", "id")).filter(({ status }) => status === "posted"),
      );
      return one && reversePayment({ id: one.id, reason: "wrong" });
    },
  },
  {
    name: "a bill of before",
    weight: 1,
    make: async (at) => {
      const side = at.dice.one("customer" as const, "principal" as const);
      const on = at.dice.one("2026-03-10", "2026-04-20");
      const draft = {
        side,
        partyId: party(at, side),
        number: `OLD/${at.dice.int(1, 50)}`,
        on,
        amount: at.dice.int(1, 900_000),
      };
      return at.dice.chance(70) ? openBill(draft) : openCredit(draft);
    },
  },
];

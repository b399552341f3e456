import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { billNow } from "../../src/billing/commands";
import { freeLine } from "../../src/company/bill-lines";
import { oldestFirst, proposal } from "../../src/payments/allocation";
import { receivePayment, reversePayment } from "../../src/payments/commands";
import { allocateCredit } from "../../src/payments/credit-commands";
import type { RecordId } from "../../src/records";
import { openBook, type Book } from "../book";

let book: Book;
beforeEach(async () => {
  book = await openBook();
});
const bill = async (price: string, dueOn = "2026-04-30") =>
  (
    await book.run(
      billNow({
        customerId: book.customer,
        dueOn,
        lines: [freeLine({ description: "Work", quantity: "1", price })],
      }),
    )
  ).id;
const receive = (amount: number, allocations: { billId: RecordId<"invoice">; amount: number }[] = []) =>
  receivePayment({ partyId: book.customer, on: book.clock.today(), amount, mode: "cash", allocations });
const balance = (key: string) => book.store.read(async (read) => (await read.balance(key)).amount);

describe("allocation", () => {
  it("[M1] checks each row against its own bill and the running sum, and says so at the row", async () => {
    const [first, second] = [await bill("100"), await bill("50")];
    const refusal = await book.refused(
      receive(12_000, [
        { billId: first, amount: 6_000 },
        { billId: first, amount: 5_000 },
        { billId: second, amount: 5_000 },
        { billId: "invoice:gone", amount: 1 },
        { billId: second, amount: 0 },
      ]),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual([
      "allocations.1",
      "allocations.2",
      "allocations.3",
      "allocations.4",
    ]);
    expect(refusal.problems["allocations.1"]).toContain("40");
    expect(await balance(`bill/${first}`)).toBe(10_000);
    expect(await book.store.read((read) => read.count("payment"))).toBe(0);
  });

  it("[M2] keeps the rest as credit and uses it later, no more than is left", async () => {
    const first = await bill("100");
    const { id } = await book.run(receive(15_000, [{ billId: first, amount: 10_000 }]));
    expect(await balance(`credit/${book.customer}`)).toBe(5_000);
    const second = await bill("80");
    await book.refused(allocateCredit({ id, rows: [{ billId: second, amount: 5_001 }] }));
    await book.run(allocateCredit({ id, rows: [{ billId: second, amount: 5_000 }] }));
    expect([await balance(`bill/${second}`), await balance(`credit/${book.customer}`)]).toEqual([3_000, 0]);
    expect(await book.faults()).toEqual([]);
  });

  it("[M3] [M4] proposes the one exact bill, else the oldest due first until the money is used up", () => {
    const bills = [
      { id: "invoice:b", number: "2", dueOn: "2026-05-01", outstanding: 500 },
      { id: "invoice:a", number: "1", dueOn: "2026-04-01", outstanding: 300 },
      { id: "invoice:c", number: "3", dueOn: "2026-06-01", outstanding: 200 },
    ] as const;
    expect(proposal(bills, 500)).toEqual([{ billId: "invoice:b", amount: 500 }]);
    expect(proposal(bills, 400)).toEqual([
      { billId: "invoice:a", amount: 300 },
      { billId: "invoice:b", amount: 100 },
    ]);
  });

  it("[M1] [M3] oldest first never exceeds a bill or the amount, and leaves nothing over while a bill is open", () => {
    const bills = fc.uniqueArray(
      fc.record({
        n: fc.nat(999),
        outstanding: fc.integer({ min: 1, max: 100_000 }),
        due: fc.integer({ min: 1, max: 28 }),
      }),
      { selector: ({ n }) => n, maxLength: 12 },
    );
    fc.assert(
      fc.property(bills, fc.integer({ min: 1, max: 500_000 }), (rows, amount) => {
        const open = rows.map(({ n, outstanding, due }) => ({
          id: `invoice:${n}` as const,
          number: String(n),
          dueOn: `2026-04-${String(due).padStart(2, "0")}`,
          outstanding,
        }));
        const settled = oldestFirst(open, amount);
        const sum = settled.reduce((total, row) => total + row.amount, 0);
        expect(sum).toBe(
          Math.min(
            amount,
            open.reduce((total, { outstanding }) => total + outstanding, 0),
          ),
        );
        for (const row of settled)
          expect(row.amount).toBeLessThanOrEqual(open.find(({ id }) => id === row.billId)?.outstanding ?? 0);
      }),
    );
  });
});

describe("payments", () => {
  it("[M5] posts money against the customer", async () => {
    const { id } = await book.run({
      ...receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 700,
        mode: "upi",
        allocations: [],
      }),
    });
    const { lines } = await book.store.read((read) => read.get(`entry:${id}`));
    expect(lines).toEqual([
      { account: "bank", debit: 700, credit: 0 },
      { account: "receivable", debit: 0, credit: 700, partyId: book.customer },
    ]);
  });

  it("[M6] reversing opens exactly its bills, keeps both entries and needs a reason", async () => {
    const first = await bill("100");
    const { id } = await book.run(receive(15_000, [{ billId: first, amount: 4_000 }]));
    await book.refused(reversePayment({ id, reason: " " }));
    await book.run(reversePayment({ id, reason: "wrong customer" }));
    expect([
      await balance(`bill/${first}`),
      await balance(`credit/${book.customer}`),
      await balance("account/cash"),
    ]).toEqual([10_000, 0, 0]);
    expect(await book.store.read((read) => read.list("entry", "source", { is: id }))).toHaveLength(2);
    await book.refused(reversePayment({ id, reason: "again" }));
    expect(await book.faults()).toEqual([]);
  });

  it("[M7] refuses nothing, tomorrow and a cheque that the bank has not cleared, each at its field", async () => {
    const refusal = await book.refused(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-02",
        amount: 0,
        mode: "cheque",
        allocations: [],
      }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["amount", "mode", "on"]);
  });
});

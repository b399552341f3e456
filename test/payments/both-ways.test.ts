import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { cancelInvoice } from "../../src/billing/issue";
import { creditBill } from "../../src/billing/note-commands";
import { proportional } from "../../src/payments/allocation";
import { payPrincipal, receivePayment, reversePayment } from "../../src/payments/commands";
import { allocateCredit, refundCredit, unallocateCredit } from "../../src/payments/credit-commands";
import { creditRows } from "../../src/payments/credit-queries";
import { dayBook } from "../../src/payments/day-book-queries";
import { openItems } from "../../src/payments/open-queries";
import { openBill, openCredit } from "../../src/payments/opening-commands";
import type { RecordId } from "../../src/records";
import { openBook, type Book } from "../book";
import { handsOn, type Hands } from "./hands";

let book: Book;
let hands: Hands;
beforeEach(async () => {
  book = await openBook();
  hands = handsOn(book);
});
const receive = (
  amount: number,
  allocations: { billId: RecordId<"invoice">; amount: number }[] = [],
  more: Partial<Parameters<typeof receivePayment>[0]> = {},
) =>
  receivePayment({
    partyId: book.customer,
    on: book.clock.today(),
    amount,
    mode: "cash",
    allocations,
    ...more,
  });
const linesOf = async (id: RecordId<"payment">) =>
  (await book.store.read((read) => read.get(`entry:${id}`))).lines.map(({ account, debit, credit }) => [
    account,
    debit - credit,
  ]);

describe("proposals", () => {
  it("[M9] in proportion settles each bill by its share and never beyond what is open", () => {
    const open = fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(open, fc.integer({ min: 1, max: 4_000_000 }), (amounts, amount) => {
        const bills = amounts.map((outstanding, at) => ({
          id: `invoice:${at}` as const,
          number: String(at),
          dueOn: "2026-04-01",
          outstanding,
        }));
        const whole = amounts.reduce((sum, one) => sum + one, 0);
        const rows = proportional(bills, amount);
        expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(Math.min(amount, whole));
        for (const { billId, amount: part } of rows) {
          const { outstanding } = bills.find(({ id }) => id === billId)!;
          expect(part).toBeLessThanOrEqual(outstanding);
          expect(Math.abs(part - (Math.min(amount, whole) * outstanding) / whole)).toBeLessThan(1);
        }
      }),
    );
  });
});

describe("deductions", () => {
  it("[M10] count towards the bills, each with its own account", async () => {
    const bill = await hands.bill("1000");
    const { id } = await book.run(
      receive(87_960, [{ billId: bill, amount: 100_000 }], {
        mode: "bank",
        deductions: [
          { kind: "tds", amount: 10_000 },
          { kind: "discount", amount: 2_000 },
          { kind: "write-off", amount: 50 },
          { kind: "round-off", amount: -10 },
        ],
      }),
    );
    expect(await linesOf(id)).toEqual([
      ["bank", 87_960],
      ["tds", 10_000],
      ["discount:allowed", 2_000],
      ["written-off", 50],
      ["rounding", -10],
      ["receivable", -100_000],
    ]);
    expect([await hands.balance(`bill/${bill}`), await hands.balance(`credit/${book.customer}`)]).toEqual([
      0, 0,
    ]);
    expect(await book.faults()).toEqual([]);
    await book.run(reversePayment({ id, reason: "wrong" }));
    expect([await hands.balance(`bill/${bill}`), await hands.balance("account/tds")]).toEqual([100_000, 0]);
    expect(await book.faults()).toEqual([]);
  });

  it("[M10] must settle bills but for tax withheld, and round by no more than a unit", async () => {
    const bill = await hands.bill("1000");
    const rows = [{ billId: bill, amount: 1_000 }];
    const refusal = await book.refused(
      receive(100, rows, {
        deductions: [
          { kind: "round-off", amount: 101 },
          { kind: "discount", amount: -5 },
        ],
      }),
    );
    expect(Object.keys(refusal.problems)).toEqual(["deductions.0", "deductions.1", "allocations.0"]);
    const given = await book.refused(
      receive(100, rows, { deductions: [{ kind: "discount", amount: 1_001 }] }),
    );
    expect(given.problems["deductions.0"]).toContain("10.00");
    await book.run(receive(100, [], { deductions: [{ kind: "tds", amount: 10 }] }));
    expect(await hands.balance(`credit/${book.customer}`)).toBe(110);
    await book.run(
      receive(0, [{ billId: bill, amount: 50 }], { deductions: [{ kind: "write-off", amount: 50 }] }),
    );
    expect(await hands.balance(`bill/${bill}`)).toBe(99_950);
    expect(await book.faults()).toEqual([]);
  });
});

describe("principals", () => {
  it("[M11] are paid bill by bill; the rest is an advance that the next bill takes", async () => {
    const partyId = await hands.principal();
    const [first, second] = [
      await hands.theirs(partyId, "AM/1", 50_000),
      await hands.theirs(partyId, "AM/2", 30_000),
    ];
    expect(await hands.balance(`payable/${partyId}`)).toBe(80_000);
    const draft = { partyId, on: "2026-04-01", mode: "bank", amount: 58_000 } as const;
    const over = await book.refused(
      payPrincipal({ ...draft, allocations: [{ billId: first, amount: 50_001 }] }),
    );
    expect(over.problems["allocations.0"]).toContain("500.00");
    const { id, number } = await book.run(
      payPrincipal({
        ...draft,
        deductions: [
          { kind: "tds", amount: 1_000 },
          { kind: "discount", amount: 1_000 },
        ],
        allocations: [{ billId: first, amount: 50_000 }],
      }),
    );
    expect(number).toMatch(/^P\//);
    expect(await linesOf(id)).toEqual([
      ["bank", -58_000],
      ["tds:payable", -1_000],
      ["discount:received", -1_000],
      ["payable", 60_000],
    ]);
    expect(await hands.balance(`advance/${partyId}`)).toBe(10_000);
    await book.run(allocateCredit({ id, rows: [{ billId: second, amount: 10_000 }] }));
    expect([
      await hands.balance(`payable-bill/${second}`),
      await hands.balance(`advance/${partyId}`),
    ]).toEqual([20_000, 0]);
    expect(await book.faults()).toEqual([]);
    await book.run(reversePayment({ id, reason: "stopped" }));
    expect(await hands.balance(`payable/${partyId}`)).toBe(80_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[M13] a principal's refund of an advance comes in", async () => {
    const partyId = await hands.principal();
    const draft = { side: "principal", partyId, number: "ADV-1", on: "2026-03-20", amount: 20_000 } as const;
    const { id } = await book.run(openCredit(draft));
    const refund = { side: "principal", partyId, on: "2026-04-01", mode: "bank" } as const;
    const { id: back } = await book.run(refundCredit({ ...refund, credits: [{ id, amount: 20_000 }] }));
    expect(await linesOf(back)).toEqual([
      ["bank", 20_000],
      ["payable", -20_000],
    ]);
    expect(await hands.balance(`advance/${partyId}`)).toBe(0);
    expect(await book.faults()).toEqual([]);
  });
});

describe("credits", () => {
  it("[M12] are taken off a bill wholly or in part, and used on another", async () => {
    const [first, second] = [await hands.bill("100"), await hands.bill("80")];
    const { id } = await book.run(receive(10_000, [{ billId: first, amount: 10_000 }]));
    await book.refused(unallocateCredit({ id, billId: first, amount: 10_001 }));
    await book.refused(unallocateCredit({ id, billId: second }));
    await book.run(unallocateCredit({ id, billId: first, amount: 4_000 }));
    expect(await hands.balance(`bill/${first}`)).toBe(4_000);
    await book.run(allocateCredit({ id, rows: [{ billId: second, amount: 4_000 }] }));
    await book.run(unallocateCredit({ id, billId: first }));
    expect([await hands.balance(`bill/${first}`), await hands.balance(`bill/${second}`)]).toEqual([
      10_000, 4_000,
    ]);
    expect(await book.store.read((read) => creditRows(read))).toMatchObject([{ id, free: 6_000 }]);
    expect(await book.faults()).toEqual([]);
  });

  it("[M12] [M13] a credit note beyond what its bill leaves open settles others, and is given back", async () => {
    const [paid, other] = [await hands.bill("100"), await hands.bill("80")];
    await book.run(receive(10_000, [{ billId: paid, amount: 10_000 }]));
    const wish = { originalId: paid, reason: "not done", rows: [{ line: 0, amount: 6_000 }] };
    const { id } = await book.run(creditBill(wish));
    expect(await hands.balance(`credit/${book.customer}`)).toBe(6_000);
    await book.run(allocateCredit({ id, rows: [{ billId: other, amount: 5_000 }] }));
    await book.run(unallocateCredit({ id, billId: other, amount: 1_000 }));
    const draft = { partyId: book.customer, on: "2026-04-01", mode: "bank" } as const;
    await book.run(refundCredit({ ...draft, credits: [{ id, amount: 2_000 }] }));
    expect([await hands.balance(`bill/${other}`), await hands.balance(`credit/${book.customer}`)]).toEqual([
      4_000, 0,
    ]);
    expect(await book.faults()).toEqual([]);
  });

  it("[M13] are given back in money, no more than is free, and are free again when that is reversed", async () => {
    const bill = await hands.bill("100");
    const [one, two] = [await book.run(receive(6_000)), await book.run(receive(5_000))];
    await book.run(allocateCredit({ id: one.id, rows: [{ billId: bill, amount: 2_000 }] }));
    const draft = { partyId: book.customer, on: "2026-04-01", mode: "cash" } as const;
    const refusal = await book.refused(
      refundCredit({
        ...draft,
        mode: "cheque",
        credits: [
          { id: one.id, amount: 4_001 },
          { id: two.id, amount: 0 },
          { id: two.id, amount: 1 },
        ],
      }),
    );
    expect(Object.keys(refusal.problems).sort()).toEqual(["credits.0", "credits.1", "credits.2", "mode"]);
    const credits = [
      { id: one.id, amount: 4_000 },
      { id: two.id, amount: 1_000 },
    ];
    const { id } = await book.run(refundCredit({ ...draft, credits }));
    expect(await linesOf(id)).toEqual([
      ["cash", -5_000],
      ["receivable", 5_000],
    ]);
    expect(await hands.balance(`credit/${book.customer}`)).toBe(4_000);
    expect(await book.faults()).toEqual([]);
    await book.run(reversePayment({ id: one.id, reason: "it never came" }));
    // What was given back for money that never came is owed by the customer.
    const open = await book.store.read((read) => openItems(read, "customer", book.customer));
    expect(open.map((item) => [item.id, item.outstanding])).toEqual([
      [id, 4_000],
      [bill, 10_000],
    ]);
    await book.run(reversePayment({ id, reason: "not paid out" }));
    expect(await hands.balance(`credit/${book.customer}`)).toBe(5_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[M14] bills and credits of the time before bear their own numbers and settle as any other", async () => {
    const stock = await hands.balance("account/opening");
    const { id: bill } = await book.run(
      openBill({
        side: "customer",
        partyId: book.customer,
        number: "OLD/7",
        on: "2026-02-01",
        amount: 9_000,
      }),
    );
    const draft = { side: "customer", partyId: book.customer, on: "2026-02-01", amount: 4_000 } as const;
    const { id: credit } = await book.run(openCredit({ ...draft, number: "OLD/R2" }));
    const twice = await book.refused(openBill({ ...draft, number: "old/7" }));
    expect(twice.problems.number).toContain("old/7");
    const wrong = await book.refused(
      openBill({ ...draft, number: " ", on: "2026-04-02", dueOn: "2026-03-01", amount: 0 }),
    );
    expect(Object.keys(wrong.problems).sort()).toEqual(["amount", "dueOn", "number", "on"]);
    expect((await hands.balance("account/opening")) - stock).toBe(-5_000);
    await book.run(allocateCredit({ id: credit, rows: [{ billId: bill, amount: 4_000 }] }));
    expect(await hands.balance(`bill/${bill}`)).toBe(5_000);
    expect(await book.faults()).toEqual([]);
    await book.run(cancelInvoice({ id: bill as RecordId<"invoice">, reason: "was paid" }));
    await book.run(reversePayment({ id: credit, reason: "was used" }));
    expect(await hands.balance("account/opening")).toBe(stock);
    expect(await book.faults()).toEqual([]);
  });
});

it("[M30] the day book gives morning, in, out and evening by cash and bank", async () => {
  await book.run(receive(10_000));
  await book.run(receive(5_000, [], { mode: "upi" }));
  book.goTo("2026-04-03");
  const { id } = await book.run(receive(700));
  await book.run(receive(2_000));
  await book.run(
    refundCredit({ partyId: book.customer, on: "2026-04-03", mode: "cash", credits: [{ id, amount: 500 }] }),
  );
  const [cash, bank] = await book.store.read((read) => dayBook(read, "2026-04-03"));
  expect(cash).toMatchObject({ opening: 10_000, incoming: 2_700, outgoing: 500, closing: 12_200 });
  expect(cash?.lines.map(({ amount }) => amount).sort((a, b) => a - b)).toEqual([-500, 700, 2_000]);
  expect(bank).toMatchObject({ opening: 5_000, incoming: 0, outgoing: 0, closing: 5_000, lines: [] });
  const [may] = await book.store.read((read) => dayBook(read, "2026-05-01"));
  expect(may).toMatchObject({ opening: 12_200, closing: 12_200 });
});

import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { cancelInvoice } from "../../src/billing/issue";
import {
  cancelCheque,
  promiseCheque,
  receiveCheque,
  replaceCheque,
  returnCheque,
  writeOffCheque,
} from "../../src/payments/cheque-commands";
import { inHandKey } from "../../src/payments/cheque-model";
import {
  chequeList,
  chequesBetween,
  dueToDeposit,
  type ChequeFilter,
} from "../../src/payments/cheque-queries";
import {
  bounceCheque,
  clearCheque,
  depositCheques,
  representCheque,
} from "../../src/payments/clearing-commands";
import { receivePayment, reversePayment } from "../../src/payments/commands";
import { openItems } from "../../src/payments/open-queries";
import { proveCheques } from "../../src/payments/prove-queries";
import type { Cheque, RecordId } from "../../src/records";
import { command } from "../../src/store/command";
import { openBook, type Book } from "../book";
import { handsOn, type Hands } from "./hands";

let book: Book;
let hands: Hands;
beforeEach(async () => {
  book = await openBook();
  hands = handsOn(book);
});
type Id = RecordId<"cheque">;
const get = (id: Id) => book.store.read((read) => read.get(id));
const status = async (id: Id) => (await get(id)).status;
const inHand = () => hands.balance(inHandKey("customer", book.customer));
const deposit = (chequeIds: Id[], more: { on?: string; cash?: number } = {}) =>
  depositCheques({ on: book.clock.today(), chequeIds, ...more });
const bounce = (id: Id, more: { bankCharge?: number; charge?: number; reason?: string } = {}) =>
  bounceCheque({ id, on: book.clock.today(), reason: "no funds", ...more });
const clear = (id: Id) => clearCheque({ id, on: book.clock.today() });
const cash = async () => [await hands.balance("account/bank"), await hands.balance("account/cheques")];

describe("in hand", () => {
  it("[M21] is a memo by party and by bill; the bills stay open until it clears", async () => {
    const bill = await hands.bill("1000");
    const id = await hands.cheque(60_000, [{ billId: bill, amount: 60_000 }], { chequeOn: "2026-05-10" });
    expect([await hands.balance(`bill/${bill}`), await inHand()]).toEqual([100_000, 60_000]);
    const [open] = await book.store.read((read) => openItems(read, "customer", book.customer));
    expect(open).toMatchObject({ outstanding: 100_000, promised: 60_000 });
    expect(await cash()).toEqual([0, 0]);
    await book.run(promiseCheque({ id, allocations: [{ billId: bill, amount: 45_000 }] }));
    expect(await hands.balance(`promised/${bill}`)).toBe(45_000);
    await book.refused(promiseCheque({ id, allocations: [{ billId: bill, amount: 60_001 }] }));
    book.goTo("2026-05-10");
    await book.run(deposit([id]));
    expect([await inHand(), ...(await cash())]).toEqual([60_000, 0, 60_000]);
    await book.run(clear(id));
    expect([await inHand(), ...(await cash())]).toEqual([0, 60_000, 0]);
    expect(await hands.balance(`bill/${bill}`)).toBe(55_000);
    expect(await hands.balance(`credit/${book.customer}`)).toBe(15_000);
    expect(await book.faults()).toEqual([]);
  });

  it("[M22] refuses by field what is no cheque, too old, or stands in the register already", async () => {
    const bill = await hands.bill("10");
    const draft = {
      partyId: book.customer,
      chequeNumber: " ",
      bank: "SBI",
      receivedOn: "2026-04-02",
      chequeOn: "2025-12-31",
      amount: 0,
      allocations: [{ billId: bill, amount: 2_000 }],
    };
    const wrong = await book.refused(receiveCheque(draft));
    expect(Object.keys(wrong.problems).sort()).toEqual([
      "allocations.0",
      "amount",
      "chequeNumber",
      "receivedOn",
    ]);
    const good = {
      ...draft,
      chequeNumber: "000123",
      receivedOn: "2026-04-01",
      amount: 1_000,
      allocations: [],
    };
    const stale = await book.refused(receiveCheque(good));
    expect(stale.problems.chequeOn).toContain("2026-03-31");
    await book.run(receiveCheque({ ...good, chequeOn: "2026-01-01" }));
    const twice = await book.refused(receiveCheque({ ...good, bank: "sbi ", chequeOn: "2026-04-01" }));
    expect(twice.problems.chequeNumber).toContain("CH/");
    await book.run(receiveCheque({ ...good, bank: "HDFC", chequeOn: "2026-04-01" }));
    expect(await book.store.read((read) => read.count("cheque"))).toBe(2);
  });
});

describe("a slip", () => {
  it("[M23] takes several cheques and cash; each entry is of its own", async () => {
    await book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 9_000,
        mode: "cash",
        allocations: [],
      }),
    );
    const [one, two] = [await hands.cheque(1_000), await hands.cheque(2_000)];
    expect(await book.store.read((read) => dueToDeposit(read, "2026-04-01"))).toHaveLength(2);
    const { id, number } = await book.run(deposit([one, two], { cash: 4_000 }));
    expect(number).toMatch(/^DS\//);
    expect([await hands.balance("account/cash"), ...(await cash())]).toEqual([5_000, 4_000, 3_000]);
    expect(await get(one)).toMatchObject({ status: "deposited", depositId: id });
    expect(await book.faults()).toEqual([]);
  });

  it("[M23] is refused whole, row by row: before the date, stale, not here, twice, empty", async () => {
    const early = await hands.cheque(1_000, [], { chequeOn: "2026-08-01" });
    const old = await hands.cheque(1_000, [], { chequeOn: "2026-03-20" });
    const [gone, good] = [
      await hands.cheque(1_000, [], { chequeOn: "2026-06-01" }),
      await hands.cheque(1_000, [], { chequeOn: "2026-07-01" }),
    ];
    await book.run(returnCheque({ id: gone, on: "2026-04-01", reason: "paid in cash" }));
    book.goTo("2026-07-10");
    const refusal = await book.refused(deposit([good, early, old, gone, good]));
    expect(Object.keys(refusal.problems)).toEqual(["cheques.1", "cheques.2", "cheques.3", "cheques.4"]);
    expect(refusal.problems["cheques.1"]).toContain("2026-08-01");
    expect(refusal.problems["cheques.2"]).toContain("2026-06-20");
    expect([await status(good), await book.store.read((read) => read.count("deposit"))]).toEqual(["held", 0]);
    expect(Object.keys((await book.refused(deposit([]))).problems)).toEqual(["cheques"]);
    await book.refused(deposit([good], { on: "2026-07-11" }));
  });
});

describe("the bank's answer", () => {
  it("[M24] cleared settles what is still open of what it was meant for; the rest is credit", async () => {
    const [first, second] = [await hands.bill("100"), await hands.bill("50")];
    const rows = [
      { billId: first, amount: 10_000 },
      { billId: second, amount: 5_000 },
    ];
    const id = await hands.cheque(15_000, rows);
    await book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 7_000,
        mode: "cash",
        allocations: [{ billId: first, amount: 7_000 }],
      }),
    );
    await book.run(cancelInvoice({ id: second, reason: "wrong" }));
    await book.run(deposit([id]));
    const { id: paymentId } = await book.run(clear(id));
    expect(await book.store.read((read) => read.get(paymentId))).toMatchObject({
      mode: "cheque",
      chequeId: id,
      allocations: [{ billId: first, amount: 3_000 }],
    });
    expect(await hands.balance(`credit/${book.customer}`)).toBe(12_000);
    const refusal = await book.refused(reversePayment({ id: paymentId, reason: "no" }));
    expect(refusal.message).toContain("bounced");
    await book.refused(clear(id));
    expect(await book.faults()).toEqual([]);
  });

  it("[M25] bounced undoes everything, books the bank's charge and bills the customer, in one command", async () => {
    const bill = await hands.bill("1000");
    const id = await hands.cheque(60_000, [{ billId: bill, amount: 60_000 }]);
    await book.run(deposit([id]));
    const { bill: note } = await book.run(bounce(id, { bankCharge: 11_800, charge: 50_000 }));
    expect([await hands.balance(`bill/${bill}`), await inHand(), ...(await cash())]).toEqual([
      100_000, 0, -11_800, 0,
    ]);
    expect(await hands.balance("account/bank:charges")).toBe(11_800);
    const debit = await book.store.read((read) => read.get(note!.id));
    expect(debit).toMatchObject({ kind: "debit-note", dueOn: "2026-04-01", figures: { total: 50_000 } });
    expect(await hands.balance(`bill/${note!.id}`)).toBe(50_000);
    expect((await get(id)).events.at(-1)).toMatchObject({ bankCharge: 11_800, billId: note!.id });
    expect(await book.faults()).toEqual([]);
  });

  it("[M25] a cleared one that comes back opens exactly its bills", async () => {
    const bill = await hands.bill("1000");
    const id = await hands.cheque(110_000, [{ billId: bill, amount: 100_000 }]);
    await book.run(deposit([id]));
    await book.run(clear(id));
    await book.run(bounce(id));
    expect([
      await hands.balance(`bill/${bill}`),
      await hands.balance(`credit/${book.customer}`),
      ...(await cash()),
    ]).toEqual([100_000, 0, 0, 0]);
    await book.run(representCheque({ id, on: "2026-04-01" }));
    await book.run(clear(id));
    expect([await hands.balance(`bill/${bill}`), ...(await cash())]).toEqual([0, 110_000, 0]);
    expect(await book.faults()).toEqual([]);
  });

  it("[M25] a bounce without a reason, of a negative charge, or before the deposit is refused and nothing is done", async () => {
    const id = await hands.cheque(1_000);
    book.goTo("2026-04-05");
    await book.run(deposit([id]));
    const refusal = await book.refused(bounce(id, { reason: " ", bankCharge: -1, charge: 0.5 }));
    expect(Object.keys(refusal.problems).sort()).toEqual(["bankCharge", "charge", "reason"]);
    const early = await book.refused(bounceCheque({ id, on: "2026-04-04", reason: "no funds" }));
    expect(early.problems.on).toContain("2026-04-05");
    expect([await status(id), await inHand()]).toEqual(["deposited", 1_000]);
  });
});

describe("what becomes of it", () => {
  it("[M26] replaced by a cheque or money, written off with its bills, given back", async () => {
    const bill = await hands.bill("100");
    const rows = [{ billId: bill, amount: 10_000 }];
    const bad = async () => {
      const id = await hands.cheque(10_000, rows);
      await book.run(deposit([id]));
      await book.run(bounce(id));
      return id;
    };
    const first = await bad();
    const second = await hands.cheque(10_000, rows, { replaces: first });
    expect(await get(first)).toMatchObject({ status: "replaced", replacedBy: second });
    expect(await get(second)).toMatchObject({ status: "held", replaces: first });
    await book.refused(replaceCheque({ id: second, by: second, on: "2026-04-01" }));
    await book.run(cancelCheque({ id: second, on: "2026-04-01", reason: "entered twice" }));
    const third = await bad();
    await book.run(
      receivePayment({
        partyId: book.customer,
        on: "2026-04-01",
        amount: 4_000,
        mode: "cash",
        replaces: third,
        allocations: [{ billId: bill, amount: 4_000 }],
      }),
    );
    expect(await status(third)).toBe("replaced");
    const fourth = await hands.cheque(6_000, [{ billId: bill, amount: 6_000 }]);
    await book.run(deposit([fourth]));
    await book.refused(writeOffCheque({ id: fourth, on: "2026-04-01", reason: "gone", bills: true }));
    await book.run(bounce(fourth));
    await book.run(writeOffCheque({ id: fourth, on: "2026-04-01", reason: "gone", bills: true }));
    expect([await hands.balance(`bill/${bill}`), await hands.balance("account/written-off")]).toEqual([
      0, 6_000,
    ]);
    const fifth = await hands.cheque(1_000);
    await book.run(deposit([fifth]));
    await book.run(bounce(fifth));
    await book.run(returnCheque({ id: fifth, on: "2026-04-01", reason: "asked for it" }));
    for (const id of [first, second, third, fourth, fifth])
      await book.refused(representCheque({ id, on: "2026-04-01" }));
    expect(await inHand()).toBe(0);
    expect(await book.faults()).toEqual([]);
  });

  it("[M26] presented again only while it is good", async () => {
    const id = await hands.cheque(1_000);
    await book.run(deposit([id]));
    await book.run(bounce(id));
    book.goTo("2026-07-02");
    const refusal = await book.refused(representCheque({ id, on: "2026-07-02" }));
    expect(refusal.problems.on).toContain("2026-07-01");
  });

  it("[M27] ours to a principal: paid by the bank, or bounced at our cost alone", async () => {
    const partyId = await hands.principal();
    const theirs = await hands.theirs(partyId, "AM/9", 40_000);
    const draft = {
      partyId,
      direction: "out",
      bank: "Ours",
      receivedOn: "2026-04-01",
      amount: 40_000,
    } as const;
    const { id } = await book.run(
      receiveCheque({
        ...draft,
        chequeNumber: "700001",
        chequeOn: "2026-04-10",
        allocations: [{ billId: theirs, amount: 40_000 }],
      }),
    );
    const given = inHandKey("principal", partyId);
    expect([await hands.balance(given), await hands.balance(`payable-bill/${theirs}`)]).toEqual([
      40_000, 40_000,
    ]);
    await book.refused(deposit([id]));
    await book.refused(clear(id));
    book.goTo("2026-04-12");
    await book.refused(bounce(id, { charge: 1 }));
    await book.run(bounce(id, { bankCharge: 5_000 }));
    await book.run(representCheque({ id, on: "2026-04-12" }));
    await book.run(clear(id));
    expect([
      await hands.balance(given),
      await hands.balance(`payable-bill/${theirs}`),
      await hands.balance("account/bank"),
    ]).toEqual([0, 0, -45_000]);
    expect(await book.faults()).toEqual([]);
  });

  it("[M41] the register shows each where it belongs", async () => {
    const ids: Id[] = [];
    for (let n = 0; n < 4; n++)
      ids.push(await hands.cheque(1_000 + n, [], { chequeOn: n === 3 ? "2026-09-01" : "2026-04-01" }));
    await book.run(deposit([ids[0]!, ids[1]!]));
    await book.run(bounce(ids[1]!));
    const shown = async (filter: ChequeFilter) =>
      (await book.store.read((read) => chequeList(read, filter, "2026-04-01"))).map(({ id }) =>
        ids.indexOf(id),
      );
    expect(await shown("in hand")).toEqual([2, 3]);
    expect(await shown("due")).toEqual([2]);
    expect(await shown("clearing")).toEqual([0]);
    expect(await shown("bounced")).toEqual([1]);
    expect(await shown("given")).toEqual([]);
    expect(await shown("all")).toEqual([3, 2, 1, 0]);
    const between = await book.store.read((read) => chequesBetween(read, "2026-04-01", "2026-09-01"));
    expect(between.map(({ id }) => ids.indexOf(id))).toEqual([0, 2, 3]);
  });
});

describe("histories", () => {
  const steps = fc.array(
    fc.record({
      what: fc.constantFrom("bounce", "clear and bounce"),
      bankCharge: fc.integer({ min: 0, max: 900 }),
      charge: fc.integer({ min: 0, max: 9 }).map((rupees) => rupees * 100), // bills are rounded to the rupee
    }),
    { maxLength: 4 },
  );
  const play = async (
    bounces: readonly { what: string; bankCharge: number; charge: number }[],
    part: number,
  ) => {
    book = await openBook();
    hands = handsOn(book);
    const bill = await hands.bill("100");
    const id = await hands.cheque(12_000, [{ billId: bill, amount: part }]);
    await book.run(deposit([id]));
    const notes: RecordId<"invoice">[] = [];
    for (const { what, ...charges } of bounces) {
      if (what === "clear and bounce") await book.run(clear(id));
      const { bill: note } = await book.run(bounce(id, charges));
      if (note) notes.push(note.id);
      await book.run(representCheque({ id, on: book.clock.today() }));
    }
    await book.run(clear(id));
    expect(await book.faults()).toEqual([]);
    const balances = await book.store.read(async (read) => ({
      accounts: (await read.balances("account/")).map(({ key, amount }) => [key, amount] as const),
      bill: (await read.balance(`bill/${bill}`)).amount,
      owed: (await read.balance(`receivable/${book.customer}`)).amount,
      credit: (await read.balance(`credit/${book.customer}`)).amount,
    }));
    book.store.close();
    return { ...balances, accounts: Object.fromEntries(balances.accounts) };
  };

  it("[M28] bouncing and then clearing leaves what clearing at once leaves, plus the charges", async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 10_000 }), async (bounces, part) => {
        const [plain, rough] = [await play([], part), await play(bounces, part)];
        const sum = (of: "bankCharge" | "charge") => bounces.reduce((all, one) => all + one[of], 0);
        const [cost, billed] = [sum("bankCharge"), sum("charge")];
        expect(rough).toMatchObject({ bill: plain.bill, credit: plain.credit, owed: plain.owed + billed });
        const moved = Object.fromEntries(
          [...new Set([...Object.keys(plain.accounts), ...Object.keys(rough.accounts)])]
            .map((key) => [key, (rough.accounts[key] ?? 0) - (plain.accounts[key] ?? 0)] as const)
            .filter(([, by]) => by !== 0),
        );
        expect(moved).toEqual({
          ...(cost ? { "account/bank": -cost, "account/bank:charges": cost } : {}),
          ...(billed ? { "account/receivable": billed, "account/sales:service": -billed } : {}),
        });
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("[M29] the proof names what does not fit", async () => {
    const id = await hands.cheque(1_000);
    await book.run(deposit([id]));
    const spoil = command("test.spoil", async (work, changes: Partial<Cheque>) => {
      await work.put({ ...(await work.get(id)), ...changes });
    });
    const faults = () => book.store.read(proveCheques);
    expect(await faults()).toEqual([]);
    await book.run(spoil({ status: "bounced" }));
    expect((await faults()).map(({ invariant }) => invariant)).toEqual([9, 3]);
    await book.run(spoil({ status: "cleared" }));
    expect((await faults()).map(({ invariant }) => invariant)).toEqual([9, 9, 3]);
    await book.run(spoil({ status: "deposited", amount: 2_000 }));
    expect((await faults()).map(({ invariant }) => invariant)).toEqual([9, 3]);
  });
});
